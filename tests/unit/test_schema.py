"""The JSON Schemas: they stand alone, explain themselves, and refuse what the readers refuse."""

import json
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.model.discrepancy import read_discrepancies
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rule_document import read_rule_document
from aftersales_yaml.checks.schema import faults_by_schema, schema_for
from aftersales_yaml.checks.walk import join, walk
from aftersales_yaml.collection import read_collection, schema_folder
from tests import made_up
from tests.made_up import changed, without

FOLDER = schema_folder()
FILES = sorted(FOLDER.glob("*.json"))
TAGS = ["assessment/1", "comparison/1", "labels/1", "rubric/1", "rule/1", "sources/1", "terms/1"]


def load(file: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def objects(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of an object, with its place."""
    for place, _, inner in walk(schema, at):
        if isinstance(inner, dict) and inner.get("type") == "object":
            yield place, inner


class TestForm:
    def test_one_for_each_format(self) -> None:
        assert {tag.replace("/", "-") for tag in TAGS} <= {file.stem for file in FILES}

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_valid_and_tagged(self, file: Path) -> None:
        schema = load(file)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"].endswith("draft/2020-12/schema")
        assert schema["properties"]["format"]["enum"] == [file.stem.replace("-", "/")]
        assert "format" in schema["required"]

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_stands_alone_and_uses_all_that_it_defines(self, file: Path) -> None:
        schema = load(file)
        references = {value for _, key, value in walk(schema) if key == "$ref"}
        assert references == {f"#/$defs/{name}" for name in schema["$defs"]}

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_no_unknown_key_passes(self, file: Path) -> None:
        for place, schema in [("", load(file)), *objects(load(file))]:
            assert "additionalProperties" in schema, place
            if "properties" in schema:
                assert schema["additionalProperties"] is False, place

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_every_key_explains_itself_in_both_languages(self, file: Path) -> None:
        whole = load(file)
        for place, schema in [("", whole), *objects(whole)]:
            for name, key in schema.get("properties", {}).items():
                told = key if "description" in key else whole["$defs"][key["$ref"].rpartition("/")[2]]
                zh, _, en = told["description"].partition("。 ")
                assert any("\u4e00" <= character <= "\u9fff" for character in zh), (place, name)
                assert any(character.isascii() and character.isalpha() for character in en), (place, name)
                assert " · " in told["title"], (place, name)

    def test_what_two_schemas_define_under_one_name_is_the_same(self) -> None:
        first: dict[str, tuple[str, Any]] = {}
        for file in FILES:
            for name, definition in load(file)["$defs"].items():
                where, known = first.setdefault(name, (file.stem, definition))
                assert definition == known, f"{name} in {file.stem} and {where}"

    @pytest.mark.parametrize("tag", ["rubric", "rubric/2", "../rubric/1", "/etc/passwd", "", "rubric-1"])
    def test_an_unknown_tag_has_no_schema(self, tag: str) -> None:
        with pytest.raises(KeyError):
            schema_for(tag)


def _read_comparison_discrepancies(content: Any) -> None:
    reader = Reader(content)
    read_discrepancies(reader, "comparison")
    if reader.faults:
        raise Refused(reader.faults)


def rubric_with_everything() -> made_up.Plain:
    """One clause, and every key that a rubric may have: each mutation is tried on each key once."""
    clause = made_up.clause(
        "1.1.2",
        "1.5",
        printed="1.1.2",
        row="2",
        deletable="true",
        sample=made_up.text(),
        applies_when=made_up.text(),
        guidance=[{"title": made_up.text(), "text": made_up.text(), "list": [made_up.text()]}],
        same_as=[{**made_up.source("4.1"), "differs": made_up.text()}],
        source=made_up.source("1.1.2"),
        discrepancies=["weight-misprinted"],
    )
    indicator = made_up.indicator("serving", "1.1", [clause], discrepancies=[])
    section = made_up.section(
        "house", "1", [indicator], deletable="false", source=made_up.source("1"), discrepancies=[]
    )
    return made_up.rubric(
        sections=[section],
        certificates=[made_up.certificate("quality")],
        certificate_shortfall="lowest",
        deletion_presets=[
            {
                "id": "online",
                "label": made_up.text(),
                "text": made_up.text(),
                "clauses": [{"clause": "1.1.2", "reason": made_up.text()}],
                "keeps": [{"clause": "1.1.2", "reason": made_up.text()}],
                "source": made_up.source("levels"),
            }
        ],
        levels=[
            made_up.level("plain", "60", discrepancies=[]),
            made_up.level("fine", "90", certificates="1"),
        ],
        discrepancies=[],
    )


def comparison_with_everything() -> made_up.Plain:
    event = {"after": "expiry", "within": "12 months", "once_per": "none", "not_in": "none", "term": "window"}
    changes = {
        "clauses": {"1.1.1": {"points": "3", "partial_credit": "unstated", "certificates": ["quality"]}},
        "levels": {"plain": {"named": "fine"}},
        "scoring": {"order": ["mark", "level"], "decide_on": "base"},
        "certificate_shortfall": "none",
        "staffing": {"of": "all-service-staff", "round": "nearest"},
        "audit_time": {"on_site": {"of": "every-audit"}, "shares_of_initial": {"of": "on-site-time"}},
        "sampling": {"round": "down", "counted": "with-central-office"},
        "lifecycle": {"periods_end": "day-before", "working_days": "weekdays", "events": {"answer": event}},
    }
    reading = made_up.reading(value="80", source=made_up.source("1.1.1"), changes=changes)
    not_computed = made_up.reading(not_computed=made_up.text())
    content = changed(made_up.comparison(), "discrepancies.heat-differs.readings.meant", not_computed)
    return changed(content, "discrepancies.heat-differs.readings.printed", reading)


def _read_assessment(content: Any) -> None:
    certificates = [made_up.certificate("quality")]
    read_assessment(content, read_rubric(made_up.rubric(certificates=certificates)))


READ: dict[str, tuple[made_up.Plain, str, Callable[[Any], object]]] = {
    # what is mutated, the part of it that the reader reads, and the reader
    "rubric": (rubric_with_everything(), "", read_rubric),
    "rule": (made_up.rules(), "", read_rule_document),
    "discrepancy": (comparison_with_everything(), "discrepancies", _read_comparison_discrepancies),
    "assessment": (made_up.assessment(certificates=["quality"]), "", _read_assessment),
    "prepared": (made_up.prepared(), "", _read_assessment),
}

ACROSS_PLACES = {
    # The reader compares places with one another, which a schema cannot.
    r"scoring\.order\.1 missing": "`normalise_to` is given although the step is not",
    r"scoring\.normalise_to missing": "the step is there although `normalise_to` is not",
    r"adjustments(\.special-deduction)? missing": "the gate counts it",
    r"levels\.fine\.at_least = .*": "thresholds ascend",
    r".*\.table\.(columns\.\d|rows\.0\.\d) missing": "rows are as long as the head",
    r".*\.steps\.answer missing": "another step leads to it",
    r"lifecycle\.events\.(first-surveillance|surveillance|expiry) missing": "the calendar turns on it",
    r"sections\..*\.clauses\.1\.1\.2\.deletable missing": "a preset deletes the clause",
    r"(notes|owners) with an unknown key": "they name clauses of the rubric",
    r".*\.not_applicable = '\?!'": "signs alone are no reason, and a pattern does not know all letters",
}
ASKS_FOR_MORE = {
    # The schema is for those who write the files: it asks for what a page would lack, and for ids that speak.
    r".*\b(evidence|marking_note|explanation)(\.0)? missing": "every clause says how it is shown and marked",
    r"(.*\.)?(sections|indicators|clauses|levels|chapters|steps|at)(\.[a-z0-9.]+)? missing": "never empty",
    r".*\.readings\.printed missing": "an unclear place has two readings",
    r"(.*\.)?(id|document|clause|number|printed|level|place|named|register) = .*": "pages link to it",
    r".*\.discrepancies\.0 = .*": "pages link to it",
    r".*\.calculation = .*": "one of the calculators",
}


def mutants(content: Any, part: str) -> Iterator[tuple[str, Any]]:
    """Copies of CONTENT, each wrong in one place of PART: a key missing, a key unknown, another shape."""
    for at, _, value in walk(content):
        if not at.startswith(part) or (at.endswith((".zh", ".en")) and ".title." not in at):
            continue  # all texts are read alike; titles stand for them
        yield f"{at} missing", without(content, at)
        if isinstance(value, dict):
            yield f"{at} with an unknown key", changed(content, join(at, "unknown-key"), "x")
            yield f"{at} a text", changed(content, at, "x")
            yield f"{at} a list", changed(content, at, [])
        elif isinstance(value, list):
            yield f"{at} a text", changed(content, at, "x")
            yield f"{at} a mapping", changed(content, at, {})
        else:
            for wrong in (" ", "?!", "-7", [], {"x": "y"}):
                yield f"{at} = {wrong!r}", changed(content, at, wrong)


def refused_by_reader(content: Any, read: Callable[[Any], object]) -> bool:
    try:
        read(content)
    except Refused:
        return True
    return False


@cache
def differences(name: str) -> tuple[list[str], list[str]]:
    """The mutations that only the reader refuses, and those that only the schema refuses."""
    content, part, read = READ[name]
    validator = Draft202012Validator(schema_for(content["format"]))
    by_reader, by_schema = [], []
    for what, mutant in mutants(content, part):
        reader, schema = refused_by_reader(mutant, read), not validator.is_valid(mutant)
        if reader and not schema:
            by_reader.append(what)
        if schema and not reader:
            by_schema.append(what)
    return by_reader, by_schema


@pytest.mark.parametrize("name", READ)
class TestAgreement:
    """Where one place of a file is wrong, reader and schema both refuse it, or a reason stands above."""

    def test_both_accept_what_is_right(self, name: str) -> None:
        content, _, read = READ[name]
        assert not refused_by_reader(content, read)
        assert list(faults_by_schema(content)) == []

    def test_what_the_reader_refuses_the_schema_refuses(self, name: str) -> None:
        assert _unexplained(differences(name)[0], ACROSS_PLACES) == []

    def test_what_the_schema_refuses_the_reader_refuses(self, name: str) -> None:
        assert _unexplained(differences(name)[1], ASKS_FOR_MORE) == []


@pytest.mark.parametrize(("side", "reasons"), [(0, ACROSS_PLACES), (1, ASKS_FOR_MORE)])
def test_no_reason_has_outlived_its_difference(side: int, reasons: dict[str, str]) -> None:
    found = [what for name in READ for what in differences(name)[side]]
    assert [pattern for pattern in reasons if not any(re.fullmatch(pattern, what) for what in found)] == []


def _unexplained(mutations: list[str], reasons: dict[str, str]) -> list[str]:
    return [what for what in mutations if not any(re.fullmatch(pattern, what) for pattern in reasons)]


NUMBERS = (
    *("0", "1", "007", "1.5", "0.0", "1.0", "3/5", "4/4", "5/4", "10/3", "0/3", "3/0", "3/00"),
    *("-1", "-1.5", "-0", "+1", "1e3", ".5", "5.", "1,5", "一", "９", "", " 1", "1 ", "1/-2", "1.5/2"),
    *("9" * 18, "9" * 19, "0." + "1" * 18, "1." + "1" * 19),
)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("rubric", "full_marks"),
        ("rubric", "sections.house.indicators.serving.clauses.1.1.2.points"),
        ("rubric", "adjustments.special-bonus.at_most"),
        ("rule", "audit_time.bands.1.days"),
        ("rule", "audit_time.on_site.share"),
        ("rule", "sampling.times_sqrt_of_sites.surveillance"),
        ("assessment", "findings.1.1.2.sampled"),
    ],
)
def test_numbers_are_read_by_the_reader_as_the_schema_says(name: str, place: str, number: str) -> None:
    content, _, read = READ[name]
    if name == "assessment":  # so that k > n, which no schema can see, is not what is refused
        content = changed(content, "findings.1.1.2.nonconforming", "0")
    content = changed(content, place, number)
    valid = Draft202012Validator(schema_for(content["format"])).is_valid(content)
    refused = refused_by_reader(content, read)
    if valid and refused:  # that a fraction is above 1 is arithmetic, which a pattern cannot do
        assert place.endswith("share")
        assert Fraction(number) > 1
    else:
        assert valid == (not refused)


class TestAssessment:
    @pytest.mark.parametrize(
        "finding",
        [
            *(
                "met",
                "not_met",
                {"not_met": "x"},
                {"not_applicable": "x"},
                {"sampled": 3, "nonconforming": 0},
            ),
            {"sampled": "12", "nonconforming": "12"},
            {"sampled": 12, "nonconforming": 3, "reason": "x"},
            {
                "by_site": {
                    "A": {"sampled": 12, "nonconforming": 3},
                    "B": {"sampled": "1", "nonconforming": "1"},
                }
            },
        ],
    )
    def test_counts_may_be_numbers_or_text(self, finding: Any) -> None:
        content = made_up.assessment(findings={"2.1.1": finding})
        assert list(faults_by_schema(content)) == []
        _read_assessment(content)

    @pytest.mark.parametrize(
        "finding",
        [
            *("Met", "", "yes", None, True, [], {}, {"met": "x"}, {"not_applicable": ""}, {"not_met": " "}),
            *(
                {"sampled": 3},
                {"nonconforming": 1},
                {"sampled": 0, "nonconforming": 0},
                {"sampled": "0", "nonconforming": "0"},
            ),
            *(
                {"sampled": 3, "nonconforming": -1},
                {"sampled": 2.5, "nonconforming": 1},
                {"sampled": True, "nonconforming": 1},
            ),
            *(
                {"sampled": "3", "nonconforming": "1", "not_met": "x"},
                {"not_met": "x", "not_applicable": "x"},
            ),
            {"by_site": {}},
            {"by_site": {"A": {"sampled": 3, "nonconforming": 1}}, "sampled": 3, "nonconforming": 1},
            {"not_met": "x", "extent": "rare"},
        ],
    )
    def test_refused_by_both_with_the_place(self, finding: Any) -> None:
        content = made_up.assessment(findings={"2.1.1": finding})
        assert [fault.at.startswith("findings.2.1.1") for fault in faults_by_schema(content)] == [True]
        assert refused_by_reader(content, _read_assessment)

    def test_a_second_bonus(self) -> None:
        content = made_up.assessment(special_bonus=[{"reason": "x"}, {"reason": "y"}])
        assert [fault.at for fault in faults_by_schema(content)] == ["special_bonus"]
        assert refused_by_reader(content, _read_assessment)


AN_EXACT_NUMBER = "A whole number, decimal or fraction such as 3, 1.5, 3/5"
A_PLACE = "The printed clause number such as 4.1.1; list entries add -1 or -a; a table is table-1"


class TestFaultsAreTold:
    """A schema's fault is told as the reader tells it: path with ids, what was found, what is expected."""

    @pytest.mark.parametrize(
        ("path", "value", "found", "expected"),
        [
            ("levels.fine.at_least", "high", '"high"', AN_EXACT_NUMBER),
            ("levels.fine.at_least", None, "–", "Edge included"),
            ("levels.fine.source.clause", None, "–", A_PLACE),
            ("scoring.decide_on", "both", '"both"', "one of: final | base"),
            ("sections", "x", '"x"', "a list"),
            ("deletion", [], "[]", "names with their values (name: value)"),
            ("edition", {}, "{}", "a text"),
            ("levels", [], "[]", "at least 1"),
            ("scoring.order", ["mark", "gate", "gate", "level"], "[… 4]", "each entry once"),
            ("deletion.txt", "x", '"txt"', "a known key: discrepancies, label, source, text"),
        ],
    )  # fmt: skip
    def test_in_words(self, path: str, value: Any, found: str, expected: str) -> None:
        content = rubric_with_everything()
        broken = without(content, path) if value is None else changed(content, path, value)
        (fault,) = faults_by_schema(broken)
        assert (fault.at, fault.found, fault.expected.en) == (path, found, expected)
        assert fault.expected.zh


def test_every_file_of_the_project_keeps_to_its_schema() -> None:
    for file in read_collection().files():
        assert [f"{file.path}: {fault}" for fault in faults_by_schema(file.content)] == []
