"""The terminal calculates by the editions in force today, or on the day that it is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aftersales_cli import library
from tests import second_editions
from tests.second_editions import GBT, ZPIC
from tests.terminal.conftest import Run, with_documents


class _Today(date):
    """A day before the second editions take effect, whatever day the tests run on."""

    @classmethod
    def today(cls) -> _Today:
        return cls(2026, 12, 31)


@pytest.fixture(scope="module", autouse=True)
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with with_documents(second_editions.drop_into, tmp_path_factory.mktemp("editions")) as patch:
        patch.setattr(library, "date", _Today)
        yield


@pytest.fixture
def assessment(tmp_path: Path) -> Path:
    """All met but 5.1.1.2, which is worth 3 of 100 points: 97."""
    rubric = library.rubrics().rubrics[GBT].rubric
    findings = {clause.id: "met" for clause in rubric.clauses} | {"5.1.1.2": "not_met"}
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"format": "assessment/1", "rubric": GBT, "findings": findings}))
    return file


def told(run: Run, *arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


@pytest.mark.parametrize(
    ("on", "level", "edition"),
    [
        ((), "five-star", "2022-10-07"),
        (("--in-force-on", "2026-12-31"), "five-star", "2022-10-07"),
        (("--in-force-on", "2027-01-01"), "four-star", "2027"),
        (("--in-force-on", "2027年1月1日"), "four-star", "2027"),
    ],
    ids=str,
)
def test_a_score(run: Run, assessment: Path, on: tuple[str, ...], level: str, edition: str) -> None:
    result = told(run, "score", assessment, *on)
    assert (result["level"], result["rubric"]["edition"]) == (level, edition)


def test_the_form_with_the_result_is_of_that_edition_too(run: Run, assessment: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert run("score", assessment, "--in-force-on", "2027-01-01", "--xlsx", form).exit_code == 0
    assert told(run, "score", form)["final"] == "97"


@pytest.mark.parametrize(("on", "days"), [("2026-12-31", "2"), ("2027-01-01", "3")])
def test_audit_time(run: Run, on: str, days: str) -> None:
    arguments = ("audit-time", "--headcount", "20", "--document", ZPIC)
    assert told(run, *arguments, "--in-force-on", on)["initial"] == days
    assert told(run, *arguments)["initial"] == "2"


@pytest.mark.parametrize("arguments", [("sites", "--sites", "10"), ("calendar", "--issued", "2025-06-06")])
def test_sites_and_dates_name_the_edition(run: Run, arguments: tuple[str, ...]) -> None:
    asked = (*arguments, "--document", ZPIC, "--in-force-on", "2027-05-01")
    assert told(run, *asked)["document"]["edition"] == "C1"
    assert told(run, *asked[:-2])["document"]["edition"] == "B1"


def test_a_day_before_the_first_edition_is_refused(run: Run) -> None:
    result = run("audit-time", "--headcount", "20", "--document", ZPIC, "--in-force-on", "2025-06-05")
    assert result.exit_code == 2
    assert "B1 版自 2025-06-06 起" in result.output


def test_what_is_no_day_is_refused(run: Run, assessment: Path) -> None:
    for command in (("score", assessment), ("impact", assessment)):
        result = run(*command, "--in-force-on", "gestern")
        assert result.exit_code == 2
        assert "日期" in result.output


def test_a_record_says_by_which_day_and_is_verified(run: Run, assessment: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    told(run, "score", assessment, "--in-force-on", "2027-01-01", "--record", record)
    assert json.loads(record.read_text())["request"]["in_force_on"] == "2027-01-01"
    assert run("verify", record).exit_code == 0


def test_what_the_next_edition_changes(run: Run, assessment: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("impact", "--in-force-on", "2027-01-01", assessment, "-o", out)
    assert result.exit_code == 0, result.output
    _, changed = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (changed["before"]["level"], changed["after"]["level"]) == ("five-star", "four-star")
    assert [why["zh"] for why in changed["why"]] == ["级别“五星级”：95 分起改为 98 分起"]


def test_a_record_made_by_the_next_edition_stays_with_it(run: Run, assessment: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    told(run, "score", assessment, "--in-force-on", "2027-01-01", "--record", record)
    result = run("impact", "--in-force-on", "2027-01-01", record)
    assert "0 份有变化，1 份不变" in result.output


def test_a_clause_is_looked_up_once(run: Run) -> None:
    assert run("clause", "5.1.1.2", "--document", GBT).output.count("5.1.1.2 ") == 1
