"""The terminal says of each result that its edition is not in force on the day that it is calculated for."""

from __future__ import annotations

import csv
import json
import re
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
    """The day that the test runs on, as far as the terminal knows."""

    now = (2027, 6, 1)

    @classmethod
    def today(cls) -> _Today:
        return cls(*cls.now)


def _withdrawn(folder: Path) -> None:
    """The second edition of the rubric is withdrawn on 2027-05-01, and none follows; ZPIC's stays."""
    second_editions.drop_into(folder)
    file = folder / "scoring" / f"{GBT}@2027.yaml"
    text = file.read_text(encoding="utf-8")
    line = f'effective: "{second_editions.FROM}"\n'
    assert text.count(line) == 1
    file.write_text(text.replace(line, f'{line}superseded: "2027-05-01"\n'), encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def without_an_edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with with_documents(_withdrawn, tmp_path_factory.mktemp("withdrawn")) as patch:
        patch.setattr(library, "date", _Today)
        yield


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda *day: monkeypatch.setattr(_Today, "now", day)


def written(folder: Path, name: str = "a.json", **more: object) -> Path:
    """5.1.1.2, worth 3 of 100 points, is not met, the rest met: 97, five stars by the first edition alone."""
    clauses = library.rubrics().rubrics[GBT].rubric.clauses
    findings = {clause.id: "met" for clause in clauses} | {"5.1.1.2": "not_met"}
    content = {"format": "assessment/1", "rubric": GBT, "findings": findings, **more}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder / name


COMMANDS = [
    ("score",),
    ("improve", "--target", "five-star"),
    ("forecast",),
    ("next",),
    ("evidence",),
    ("owners",),
    ("actions",),
    ("by-site",),
    ("deletions",),
    ("carry-over", "--to", "zhht-completeness"),
    ("timetable", "--day", "2027-06-02", "--assessor", "张三", "--office", "总部"),
    ("hand-in",),
    ("batch",),
    ("impact", "--reading", "specials-before-or-after-normalising=before-normalising"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_edition_that_is_withdrawn_is_told_beside_the_result(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """On 2027-06-01 no edition is in force: the one of 2027 ended on 2027-05-01."""
    name, *options = command
    result = run(name, written(tmp_path), *options)
    assert result.exit_code == (1 if name == "hand-in" else 0), result.output  # 1: not ready to be handed in
    assert result.stderr.count("2027 版自 2027-05-01 起不再有效，2027-06-01") == 1


@pytest.mark.parametrize("command", ["compare", "agree"])
def test_so_it_is_beside_two(run: Run, tmp_path: Path, command: str) -> None:
    options = ("--by", "张三", "--by", "李四") if command == "agree" else ()
    result = run(command, written(tmp_path), written(tmp_path, "b.json"), *options)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("2027 版自 2027-05-01 起不再有效") == 1


def test_an_impact_says_what_it_compared_and_what_was_withdrawn_before(run: Run, tmp_path: Path) -> None:
    """On 2027-06-01 the edition of 2027 is over; the change is to the one in force on 2026-12-31.

    Before, the assessments are by the edition of 2027, or by the one of the day that they name.
    """
    archive = tmp_path / "archive"
    archive.mkdir()
    written(archive, "a.json")
    written(archive, "b.json", in_force_on="2026-06-01")
    result = run("impact", "--in-force-on", "2026-12-31", archive)
    assert result.exit_code == 0, result.output
    name, lines = "（gbt-27922-2011）：", result.stdout.splitlines()
    compared = [line.partition(name)[2] for line in lines if name in line]
    editions = [re.sub(r"（SHA-256 [0-9a-f]{12}）", "", line) for line in compared]
    assert editions == ["2022-10-07 版 → 2022-10-07 版，1 份", "2027 版 → 2022-10-07 版，1 份"]
    assert result.stderr.count("变更前：注意：“") == 1
    assert "2027 版自 2027-05-01 起不再有效，2027-06-01 已不在有效期内" in result.stderr
    only = run("impact", "--in-force-on", "2026-12-31", archive / "b.json")
    assert "变更前：" not in only.stderr  # it names a day of its edition


def test_an_impact_says_which_records_were_made_by_another_edition(
    run: Run, tmp_path: Path, today: Any
) -> None:
    """In 2026 the record says five stars; before the change it is calculated by the edition of 2027: four."""
    archive, assessment = tmp_path / "archive", written(tmp_path)
    archive.mkdir()
    today(2026, 6, 1)
    assert "五星级" in run("score", assessment, "--record", archive / "record.json").stdout
    assert "份记录当时" not in run("impact", "--in-force-on", "2027-02-01", archive).stdout
    today(2027, 2, 1)
    result = run("impact", "--in-force-on", "2026-12-31", archive)
    assert "级别: 四星级 → 五星级" in result.stdout
    assert (
        "! 1 份记录当时是按 2022-10-07 版算的；“变更前”按上面的版本重算，不是记录里的结果。" in result.stdout
    )


def test_two_of_two_editions_are_each_scored_by_its_own(run: Run, tmp_path: Path) -> None:
    """97 is five stars (95) by the first edition, and four (98 wanted for five) by that of 2027."""
    files = [written(tmp_path, f"{day}.json", in_force_on=day) for day in ("2026-12-31", "2027-01-01")]
    result = run("compare", *files)
    assert result.exit_code == 0, result.output
    assert "（gbt-27922-2011，2022-10-07 → 2027）" in result.stdout
    assert "! 两份各按自己的一版计分：前一份 2022-10-07 版，后一份 2027 版。" in result.stdout
    assert "级别 五星级 → 四星级。" in result.stdout
    assert result.stdout.splitlines()[-2] == "得分变化：0.0"


def test_a_result_kept_as_a_record_is_told_of_too(run: Run, tmp_path: Path) -> None:
    result = run("score", written(tmp_path), "--record", tmp_path / "record.json")
    assert "2027 版自 2027-05-01 起不再有效" in result.stderr


def test_one_that_is_still_to_come_is_told(run: Run, tmp_path: Path, today: Any) -> None:
    """Before 2022-10-07 the rubric had no edition, and before 2025-06-06 ZPIC's rules had none."""
    today(2022, 1, 1)
    assert (
        "2022-10-07 版自 2022-10-07 起才有效，2022-01-01 还没有生效" in run("score", written(tmp_path)).stderr
    )
    result = run("audit-time", "--headcount", "20", "--document", ZPIC, "--lang", "en")
    assert "edition B1" in result.stderr
    assert "in force from 2025-06-06, not yet on 2022-01-01" in result.stderr


def test_what_is_in_force_needs_no_word(run: Run, tmp_path: Path, today: Any) -> None:
    assert "版自" not in run("audit-time", "--headcount", "20", "--document", ZPIC).stderr
    today(2027, 4, 30)
    assert run("score", written(tmp_path)).stderr == ""


def test_nor_does_an_assessment_that_names_a_day_of_its_edition(run: Run, tmp_path: Path) -> None:
    result = run("score", written(tmp_path, in_force_on="2027-04-30"))
    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_a_batch_scores_each_by_the_day_that_it_names(run: Run, tmp_path: Path) -> None:
    """97 is five stars (95) by the edition of 2026, and four (98 wanted for five) by that of 2027."""
    folder = tmp_path / "batch"
    folder.mkdir()
    written(folder, "old.json", in_force_on="2026-12-31")
    written(folder, "new.json", in_force_on="2027-01-01")
    result = run("batch", folder)
    rows = {row["name"]: row["level"] for row in csv.DictReader(result.stdout.splitlines())}
    assert rows == {"new": "four-star", "old": "five-star"}
    assert "版自" not in result.stderr
    written(folder, "gone.json", in_force_on="2027-06-01")
    assert run("batch", folder).exit_code == 2
