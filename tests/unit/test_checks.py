"""Each check finds its fault in a made-up collection broken in one way; the real data has none."""

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales_yaml.check import faults_of, main
from aftersales_yaml.checks import CHECKS, Check, Checked
from aftersales_yaml.checks.blanks import BLANKS
from aftersales_yaml.checks.changes import CHANGES
from aftersales_yaml.checks.currency import overdue, taking_over
from aftersales_yaml.checks.discrepancies import (
    DISCREPANCIES_BOTH_WAYS,
    DISCREPANCIES_KNOWN,
    DISCREPANCIES_PLACES,
    REGISTER_ONCE,
)
from aftersales_yaml.checks.editions import EDITIONS
from aftersales_yaml.checks.identity import NAMED_BY_ID, UNIQUE_IDS
from aftersales_yaml.checks.points import FIGURES, LEVELS_REACHABLE, SUMS
from aftersales_yaml.checks.references import KNOWN_SOURCES, REFERENCES_RESOLVE
from aftersales_yaml.checks.schema import SCHEMAS
from aftersales_yaml.checks.translations import missing_translations
from aftersales_yaml.checks.walk import walk
from aftersales_yaml.collection import Collection, read_collection
from aftersales_yaml.models import Models, read_models
from tests import made_up
from tests.made_up import changed, without

RUBRIC, RULES = f"scoring/{made_up.FORM}.yaml", f"rules/{made_up.RULES}.yaml"
CLAUSES = "sections.house.indicators.serving.clauses"

REGISTER = [
    *(f"C-000-{n:02}" for n in range(1, 21)),
    *(f"C-001-{n:02}" for n in range(1, 27)),
    *(f"C-002-{n:02}" for n in range(1, 11)),
    *(f"C-003-{n:02}" for n in range(1, 8)),
    *(f"C-004-{n:02}" for n in range(1, 11)),
    *(f"X-{n:02}" for n in range(1, 15)),
]


def broken(file: str, path: str, value: Any) -> dict[str, Any]:
    """The files of the made-up collection, VALUE standing at PATH of FILE (None: nothing)."""
    files = made_up.files()
    files[file] = without(files[file], path) if value is None else changed(files[file], path, value)
    return files


def found_by(check: Check, files: dict[str, Any]) -> list[tuple[str, str]]:
    """(place, found) of each fault that CHECK finds in FILES."""
    collection = made_up.collection(files)
    checked = Checked(collection=collection, models=read_models(collection))
    return [(fault.at, fault.found) for fault in check.find(checked)]


@cache
def real() -> Collection:
    return read_collection()


@cache
def real_models() -> Models:
    return read_models(real())


def events(name: str, **changes: str) -> dict[str, Any]:
    return {"lifecycle": {"events": {name: changes}}}


SAME = ""
MISPRINT, DAY, HEAT = (
    "discrepancies.weight-misprinted",
    "discrepancies.day-misprinted",
    "discrepancies.heat-differs",
)
CHANGED = f"{MISPRINT}.readings.printed.changes"
DAY_CHANGED, EVENTS = f"{DAY}.readings.printed.changes", f"{DAY}.readings.printed.changes.lifecycle.events"
ON_SITE, BARRED = {"on_site": {"of": "initial"}}, {"1.1.1": {"certificates": ["quality"]}}
TOUCHED, WEIGHT_TOUCHED = (
    '"calculation: audit-time, place: 4.1-a"',
    '"clause: 1.1.1, level: plain, place: 4.1"',
)
APPLY = "recertification-application"
CELLS, SOURCES_OF_RULES = "topics.heat.cells", f"sources.{made_up.RULES}"

BREACHES: dict[tuple[Check, str], list[tuple[str, Any, str, str]]] = {
    # (check, file): path that is broken, value put there; then the place (SAME: the path) and the finding
    (SCHEMAS, RUBRIC): [
        (f"{CLAUSES}.1.1.1.evidence", None, SAME, "–"),
        (f"{CLAUSES}.1.1.1.remark", "x", SAME, '"remark"'),
        (f"{MISPRINT}.register", "C-1", SAME, '"C-1"'),
    ],
    (SCHEMAS, RULES): [
        ("audit_time.bands.1.days", "two", SAME, '"two"'),
        ("chapters.4.clauses.4.1.actor", "cook", SAME, '"cook"'),
        ("format", "rule/9", SAME, '"rule/9"'),
        ("format", "../rule", SAME, '"../rule"'),
    ],
    (SCHEMAS, "sources.yaml"): [(f"{SOURCES_OF_RULES}.issued", "2024-2-29", SAME, '"2024-2-29"')],
    (SCHEMAS, "terms.yaml"): [("terms.leaf.label", "leaf", SAME, '"leaf"')],
    (SCHEMAS, "labels.yaml"): [("labels.page.Next", made_up.text(), SAME, '"Next"')],
    (SCHEMAS, "comparison.yaml"): [
        (f"{CELLS}.{made_up.FORM}.clause", None, f"{CELLS}.{made_up.FORM}", "{text}")
    ],
    (SUMS, RUBRIC): [("full_marks", "11", SAME, '"11"')],
    (LEVELS_REACHABLE, RUBRIC): [
        ("levels.fine.at_least", "201/2", SAME, '"201/2"'),
        ("levels.fine.certificates", "1", SAME, "1"),
    ],
    (FIGURES, RUBRIC): [
        ("scoring.normalise_to", "0", SAME, '"0"'),  # every score would be points / applicable x 0
        ("adjustments.special-deduction.points_each", "1", SAME, '"1"'),  # it would add a point
        ("adjustments.special-bonus.points_each", "-1", SAME, '"-1"'),
        ("adjustments.special-bonus.id", "extra", "adjustments.extra.id", '"extra"'),  # nobody can enter it
        ("gates.too-many.count_at_least", "0", SAME, "0"),  # 0 entries would fail everybody
        ("gates.too-many.adjustment", "special-bonus", SAME, '"special-bonus"'),
        ("staffing.share", "-1/10", SAME, '"-1/10"'),
        (f"{CHANGED}.clauses.1.1.1.points", "-3", SAME, '"-3"'),
        ("levels.plain.certificates", "1", "levels.fine.certificates", "0"),  # 1, then 0 for the level above
    ],
    (UNIQUE_IDS, RUBRIC): [
        ("levels.fine.id", "serving", "levels.serving", '"serving"'),
        ("chapters.levels.id", "1.1.2", f"{CLAUSES}.1.1.2", '"1.1.2"'),
    ],
    (UNIQUE_IDS, "terms.yaml"): [("terms", [*made_up.terms()["terms"] * 2], "terms.leaf", '"leaf"')],
    (UNIQUE_IDS, "comparison.yaml"): [(f"{HEAT}.id", "day-misprinted", DAY, '"day-misprinted"')],
    (EDITIONS, RULES): [
        ("id", made_up.FORM, SAME, f'"{made_up.FORM}"'),
        ("effective", "2024-03-02", SAME, '"2024-03-02"'),  # 2024-03-01 in sources.yaml
    ],
    (NAMED_BY_ID, RUBRIC): [("id", "coffee", SAME, '"coffee"')],
    (KNOWN_SOURCES, "sources.yaml"): [
        (f"{SOURCES_OF_RULES}.issuer", "inn", SAME, '"inn"'),
        (f"{SOURCES_OF_RULES}.published_as", "tea", SAME, '"tea"'),
    ],
    (REFERENCES_RESOLVE, RUBRIC): [
        ("levels.fine.source.clause", "9.9", "levels.fine.source", '"tea-form 9.9"'),
        ("levels.fine.source.document", "coffee", "levels.fine.source", '"coffee"'),
        ("staffing.clause", "1.1.9", "staffing", '"tea-form 1.1.9"'),
    ],
    (REFERENCES_RESOLVE, RULES): [
        ("chapters.4.clauses.4.2.same_as.0", made_up.source("1.3"), SAME, '"tea-form 1.3"'),
        ("audit_time.on_site.source", {"clause": "4.9"}, SAME, '"tea-rules 4.9"'),
    ],
    (REFERENCES_RESOLVE, "terms.yaml"): [
        ("terms.leaf.see.0", made_up.source("1.3"), SAME, '"tea-form 1.3"'),
    ],
    (REFERENCES_RESOLVE, "comparison.yaml"): [
        (f"{CELLS}.{made_up.FORM}.clause", "1.3", f"{CELLS}.{made_up.FORM}", '"tea-form 1.3"'),
        (f"{CELLS}.coffee", {"silent": made_up.text()}, SAME, '"coffee"'),
    ],
    (DISCREPANCIES_KNOWN, RULES): [("chapters.4.clauses.4.2.discrepancies", ["typo"], SAME, '"typo"')],
    (DISCREPANCIES_KNOWN, RUBRIC): [("below_levels.discrepancies", ["typo"], SAME, '"typo"')],
    (DISCREPANCIES_BOTH_WAYS, RUBRIC): [
        # Touched, but it does not list the discrepancy.
        ("levels.plain.discrepancies", [], f"{MISPRINT}.at", '"level: plain"'),
        # Lists the discrepancy, but is not touched.
        ("levels.fine.discrepancies", ["weight-misprinted"], SAME, '"weight-misprinted"'),
        ("gates.too-many.discrepancies", ["weight-misprinted"], SAME, '"weight-misprinted"'),
        ("scoring.discrepancies", ["weight-misprinted"], SAME, '"weight-misprinted"'),
    ],
    (DISCREPANCIES_BOTH_WAYS, RULES): [
        ("audit_time.bands.1.discrepancies", [], f"{DAY}.at", '"calculation: audit-time"'),
        (
            "lifecycle.events.expiry.discrepancies",
            ["day-misprinted"],
            "lifecycle.discrepancies",
            '"day-misprinted"',
        ),
    ],
    (DISCREPANCIES_PLACES, RUBRIC): [
        (f"{MISPRINT}.at", [], SAME, "[]"),
        (f"{MISPRINT}.at.1", {"level": "grand"}, SAME, '"level grand"'),
        (f"{MISPRINT}.at.2.place", "4.9", f"{MISPRINT}.at.2", '"tea-rules place 4.9"'),
    ],
    (DISCREPANCIES_PLACES, RULES): [(f"{DAY}.at.1", {"calculation": "tea"}, SAME, '"calculation tea"')],
    (DISCREPANCIES_PLACES, "comparison.yaml"): [
        (f"{HEAT}.at.0.document", None, f"{HEAT}.at.0", '"clause 1.1.1"'),
        (f"{HEAT}.at.1.document", "coffee", f"{HEAT}.at.1", '"coffee document"'),
    ],
    (CHANGES, RUBRIC): [
        (CHANGED, {"clauses": {"1.9": {"points": "1"}}}, f"{CHANGED}.clauses.1.9", '"1.9"'),
        (CHANGED, {"levels": {"plain": {"named": "top"}}}, f"{CHANGED}.levels.plain.named", '"top"'),
        (CHANGED, {"clauses": {"1.1.1": {"points": "2"}}}, f"{CHANGED}.clauses.1.1.1.points", '"2"'),
        (CHANGED, {"clauses": BARRED}, f"{CHANGED}.clauses.1.1.1.certificates", '"quality"'),
        (CHANGED, {"audit_time": ON_SITE}, f"{CHANGED}.audit_time.on_site.of", '"initial"'),
        (CHANGED, {"staffing": {"round": "down"}}, f"{CHANGED}.staffing", WEIGHT_TOUCHED),
        (f"{MISPRINT}.adopted", "printed", CHANGED, '"printed"'),
    ],
    (CHANGES, RULES): [
        (DAY_CHANGED, {"scoring": {"decide_on": "base"}}, f"{DAY_CHANGED}.scoring.decide_on", '"base"'),
        (DAY_CHANGED, {"audit_time": ON_SITE}, f"{DAY_CHANGED}.audit_time.on_site.of", '"initial"'),
        (DAY_CHANGED, {"sampling": {"round": "down"}}, f"{DAY_CHANGED}.sampling", TOUCHED),
        (DAY_CHANGED, events("brewing", term="window"), f"{EVENTS}.brewing", '"brewing"'),
        (DAY_CHANGED, events("expiry", term="window"), f"{EVENTS}.expiry.term", '"window"'),
        (DAY_CHANGED, events(APPLY, within="1 day"), f"{EVENTS}.{APPLY}.within", f'"{APPLY}"'),
        (DAY_CHANGED, events("surveillance", after="expiry"), f"{EVENTS}.surveillance", '"–"'),
        (DAY_CHANGED, events(APPLY, after="issue"), f"{EVENTS}.{APPLY}.before", '"issue"'),
    ],
    (CHANGES, "comparison.yaml"): [
        (f"{HEAT}.readings.printed.changes", {"sampling": {"round": "down"}}, SAME, '"printed"')
    ],
    (REGISTER_ONCE, "comparison.yaml"): [(f"{HEAT}.register", "C-901-01", SAME, '"C-901-01"')],
    (BLANKS, "labels.yaml"): [
        ("labels.page.heading", {"zh": "{sum} 分", "en": "points"}, SAME, '"{sum} / –"'),
        ("labels.page.heading", {"zh": "分", "en": "{a} of {b}"}, SAME, '"– / {a}, {b}"'),
        ("labels.page.heading", {"zh": "{n} 分", "en": "{m:point|points}"}, SAME, '"{n} / {m}"'),
    ],
}


SECOND = f"scoring/{made_up.FORM}@2.yaml"


def with_second_edition(**changes: str) -> dict[str, Any]:
    """The made-up files, and a second edition of the rubric, with the discrepancies of the first."""
    first = made_up.rubric(effective="2020-01-01")
    second = made_up.rubric(edition="2", effective="2024-03-01") | changes
    return made_up.files() | {RUBRIC: first, SECOND: second}


def test_an_edition_that_took_effect_since_the_release_is_told() -> None:
    models = read_models(made_up.collection(with_second_edition()))  # in force from 2024-03-01
    days = {"before": date(2024, 2, 29), "first": date(2024, 3, 1), "later": date(2024, 6, 1)}
    told = ("tea-form 2: 2024-03-01",)
    assert taking_over(models, days["before"], days["first"]) == told
    assert taking_over(models, days["before"], days["before"]) == ()
    assert taking_over(models, days["first"], days["later"]) == ()


def test_two_editions_of_one_document_are_no_fault() -> None:
    assert list(faults_of(made_up.collection(with_second_edition()))) == []


@pytest.mark.parametrize(
    ("changes", "check", "at", "found"),
    [
        ({"edition": "1"}, UNIQUE_IDS, "edition", '"tea-form 1"'),
        ({"edition": "3"}, NAMED_BY_ID, "id", '"tea-form"'),
        ({"effective": "2020-01-01"}, EDITIONS, "effective", '"2020-01-01"'),
        ({"document": made_up.RULES}, EDITIONS, "document", '"tea-rules"'),
    ],
)
def test_a_second_edition_that_is_none_is_found(
    changes: dict[str, str], check: Check, at: str, found: str
) -> None:
    assert (f"{SECOND}: {at}", found) in found_by(check, with_second_edition(**changes))


def test_editions_follow_one_another() -> None:
    files = with_second_edition()
    files[RUBRIC]["superseded"] = "2024-03-02"
    assert found_by(EDITIONS, files) == [(f"{RUBRIC}: superseded", '"2024-03-02"')]
    del files[SECOND]["effective"]
    files[RUBRIC] = made_up.rubric()
    assert found_by(EDITIONS, files) == [(f"{SECOND}: effective", '"–"')]


@pytest.mark.parametrize(
    ("check", "file", "breach"),
    [
        pytest.param(check, file, breach, id=f"{check.name}: {file}: {breach[0]}")
        for (check, file), breaches in BREACHES.items()
        for breach in breaches
    ],
)
def test_a_breach_is_found_where_it_stands(
    check: Check, file: str, breach: tuple[str, Any, str, str]
) -> None:
    path, value, at, found = breach
    assert found_by(check, broken(file, path, value)) == [(f"{file}: {at or path}", found)]


def test_every_check_has_a_breach_above() -> None:
    assert {check.name for check, _ in BREACHES} == {check.name for check in CHECKS}
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.finds for check in CHECKS)


@pytest.mark.parametrize(
    ("path", "also"),
    [
        # 2 + 1.5 = 3.5 is no longer the sum of the clauses; what stands above is compared with the 3.5.
        (f"{CLAUSES}.1.1.2.points", "sections.house.indicators.serving.points"),
        (
            "sections.kitchen.indicators.snacks.clauses.2.1.1.points",
            "sections.kitchen.indicators.snacks.points",
        ),
    ],
)
def test_sums_of_each_storey(path: str, also: str) -> None:
    assert [at for at, _ in found_by(SUMS, broken(RUBRIC, path, "1"))] == [f"{RUBRIC}: {also}"]


def test_an_indicator_that_is_wrong_is_missed_below_and_above() -> None:
    # Printed 3 instead of 3.5: neither the sum of its clauses, nor does the section still come to 6.
    at = "sections.house.indicators.serving.points"
    assert found_by(SUMS, broken(RUBRIC, at, "3")) == [
        (f"{RUBRIC}: sections.house.points", '"6"'),
        (f"{RUBRIC}: {at}", '"3"'),
    ]


def test_points_are_summed_exactly() -> None:
    # 1/3 + 1/3 + 1/3 = 1; ten times 0.1 = 1. In binary the latter is not 1.
    for points in (["1/3"] * 3, ["0.1"] * 10):
        clauses = [made_up.clause(f"1.1.{n}", share) for n, share in enumerate(points, 1)]
        indicator = made_up.indicator("serving", "1.1", clauses, points="1")
        sections = [made_up.section("house", "1", [indicator])]
        files = made_up.files() | {RUBRIC: made_up.rubric(sections=sections, full_marks="1")}
        assert found_by(SUMS, files) == []


def test_a_file_of_an_unknown_document() -> None:
    files = broken(RUBRIC, "document", "coffee")
    at = [place for place, _ in found_by(KNOWN_SOURCES, files)]
    assert at == [f"{RUBRIC}: document", f"sources.yaml: sources.{made_up.FORM}.published_as"]


def test_what_the_models_refuse_is_reported_with_its_file() -> None:
    told = list(faults_of(made_up.collection(broken(RUBRIC, "levels.fine.source", None))))
    assert [(name, fault.at) for name, fault in told if fault.at.startswith(RUBRIC)] == [
        ("model", f"{RUBRIC}: levels.fine.source")
    ]


@pytest.mark.parametrize(
    "path",
    [
        *("document", "scoring.source", "marking.all-or-nothing.source", "deletion.source"),
        *("adjustments.special-bonus.source", "gates.too-many.source", "levels.plain.source"),
        *("below_levels.source", "staffing.source"),
    ],
)
def test_whatever_states_a_rule_has_a_source(path: str) -> None:
    """Sections, indicators and clauses inherit theirs from the file's document."""
    told = [fault.at for _, fault in faults_of(made_up.collection(broken(RUBRIC, path, None)))]
    assert f"{RUBRIC}: {path}" in told


def test_missing_translations_are_counted_and_not_refused() -> None:
    files = broken(RUBRIC, f"{CLAUSES}.1.1.1.evidence.0.en", None)
    files["terms.yaml"] = changed(files["terms.yaml"], "terms.leaf.label.en", "")
    collection = made_up.collection(files)
    assert list(faults_of(collection)) == []
    assert missing_translations(collection) == (
        "terms.yaml: terms.leaf.label",
        f"{RUBRIC}: {CLAUSES}.1.1.1.evidence.0",
    )


def test_a_day_to_look_for_a_newer_edition_that_has_passed_is_told() -> None:
    files = broken("sources.yaml", f"sources.{made_up.RULES}.look_again", "2026-03-01")
    collection = made_up.collection(files)
    assert list(faults_of(collection)) == []
    assert overdue(collection, date(2026, 3, 1)) == ()
    assert overdue(collection, date(2026, 3, 2)) == (f"{made_up.RULES}: 2026-03-01",)


def test_the_made_up_collection_has_no_fault() -> None:
    assert list(faults_of(made_up.collection())) == []
    assert missing_translations(made_up.collection()) == ()


class TestRealData:
    def test_no_fault(self) -> None:
        assert [f"{name}: {fault}" for name, fault in faults_of(real())] == []

    def test_no_missing_translation(self) -> None:
        assert missing_translations(real()) == ()

    def test_the_register_is_complete(self) -> None:
        assert len(REGISTER) == 87
        assert sorted(discrepancy.register for _, discrepancy in real_models().discrepancies()) == REGISTER

    @pytest.mark.parametrize(
        ("rubric", "sections", "indicators", "clauses", "points"),
        [
            # Issue of the 100-point rubric: 3 sections of 40, 35, 25; 15 indicators; 51 clauses on 50 rows.
            ("gbt-27922-2011", 3, 15, 51, [40, 35, 25]),
            # CTS ZHHT001-2023, table 1: seven indicators, 20 clauses, 150 points.
            ("zhht-completeness", 1, 7, 20, [150]),
        ],
    )
    def test_size_of_the_rubrics(
        self, rubric: str, sections: int, indicators: int, clauses: int, points: list[int]
    ) -> None:
        found = next(r for r in real_models().rubrics.values() if r.id == rubric)
        sizes = len(found.sections), len(found.indicators), len(found.clauses)
        assert sizes == (sections, indicators, clauses)
        assert [section.points for section in found.sections] == points

    def test_rows_of_the_form(self) -> None:
        form = next(r for r in real_models().rubrics.values() if r.id == "gbt-27922-2011")
        rows = [clause.row for clause in form.clauses]
        assert list(dict.fromkeys(rows)) == [str(row) for row in range(1, 51)]
        assert [clause.id for clause in form.clauses if clause.points == 0] == ["5.1.1.3"]

    def test_only_goods_service_may_be_deleted(self) -> None:
        form = next(r for r in real_models().rubrics.values() if r.id == "gbt-27922-2011")
        assert {c.id[:3] for c in form.clauses if c.deletable} == {"5.2"}
        assert all(c.deletable for c in form.clauses if c.id.startswith("5.2."))

    def test_the_chinese_is_chinese_and_the_english_is_not(self) -> None:
        latin, han = re.compile(r"[a-z]{4}"), re.compile(r"[\u4e00-\u9fff]")
        for file in (file for file in real().files() if file not in real().words):
            for at, _, text in walk(file.content):
                if isinstance(text, dict) and set(text) == {"zh", "en"} and isinstance(text["zh"], str):
                    zh, en = (re.sub(r"\{\w+\}", "", text[language]) for language in ("zh", "en"))
                    place = f"{file.path}: {at}"
                    assert han.search(zh) or not latin.search(zh), f"{place}: {zh}"
                    assert latin.search(en.lower()) or not han.search(en), f"{place}: {en}"


class TestCommand:
    def test_a_faultless_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(made_up.write_folder(tmp_path))]) == 0
        said = capsys.readouterr()
        assert said.out == "6 files: 0 faults, 0 texts not translated\n"
        assert said.err == ""

    def test_faults_with_file_path_and_check(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        files = broken(RUBRIC, "full_marks", "11")
        files[RULES] = changed(files[RULES], "chapters.4.clauses.4.1.text.en", "")
        assert main([str(made_up.write_folder(tmp_path, files))]) == 1
        said = capsys.readouterr()
        assert said.err.splitlines() == [
            f'{RUBRIC}: full_marks: found "11"; expected the sum of its parts, 10  [sums]',
            f"{RULES}: chapters.4.clauses.4.1.text: no English",
        ]
        assert said.out == "6 files: 1 faults, 1 texts not translated\n"

    def test_missing_english_alone_does_not_fail(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(made_up.write_folder(tmp_path, broken(RULES, "title.en", None)))]) == 0
        assert capsys.readouterr().out == "6 files: 0 faults, 1 texts not translated\n"

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("a: 1\na: 2\n", ": a (line 2): found"),
            ("- a\n", ": found [… 1]; expected names with their values (name: value)"),
            ("", ": found null; expected names with their values (name: value)"),
            ("a: [\n", "line 2, column 1"),
        ],
    )
    def test_a_file_that_cannot_be_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
    ) -> None:
        folder = made_up.write_folder(tmp_path)
        (folder / RULES).write_text(content, encoding="utf-8")
        assert main([str(folder)]) == 1
        told = capsys.readouterr().err
        assert told.startswith(RULES)
        assert said in told

    def test_every_unreadable_file_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = made_up.write_folder(tmp_path)
        (folder / "terms.yaml").unlink()
        (folder / RUBRIC).write_text("x: !tag y", encoding="utf-8")
        (folder / "rules" / "new.yml").write_text("format: rule/1", encoding="utf-8")
        (folder / "rules" / ".hidden").write_text("", encoding="utf-8")
        assert main([str(folder)]) == 1
        told = capsys.readouterr().err.splitlines()
        assert [line.partition(":")[0] for line in told] == ["terms.yaml", RUBRIC, "rules/new.yml"]

    def test_as_a_module_on_the_real_data(self) -> None:
        command = [sys.executable, "-m", "aftersales_yaml.check"]
        source = str(Path(__file__).parents[2] / "src")
        ended = subprocess.run(
            command, env={"PYTHONPATH": source}, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
        assert "0 faults, 0 texts not translated" in ended.stdout


def test_folders_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    files = made_up.files()
    files["scoring/a.yaml"] = made_up.rubric(id="a")
    collection = read_collection(made_up.write_folder(tmp_path, files))
    assert [file.path for file in collection.rubrics] == ["scoring/a.yaml", RUBRIC]
    assert [content["id"] for content in collection.bundle()["rubrics"]] == ["a", made_up.FORM]  # type: ignore[attr-defined]
