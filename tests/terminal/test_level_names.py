"""Levels as people call them, and points as people write them, on the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.files.workbooks import of_rows
from tests.terminal.conftest import Run

GBT = "format: assessment/1\nrubric: gbt-27922-2011\nfindings: {}\n"
CTS = "format: assessment/1\nrubric: zhht-completeness\nfindings: {}\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "assessment.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        (GBT, "四星级", "four-star"),
        (GBT, "　四星级 ", "four-star"),
        (GBT, "four-star", "four-star"),
        (GBT, "Four-Star", "four-star"),
        (CTS, "七星（达标）", "seven-star-qualified"),
        (CTS, "七星(达标)", "seven-star-qualified"),
    ],
)
def test_a_target_is_named_as_results_name_it(
    run: Run, tmp_path: Path, text: str, name: str, level: str
) -> None:
    result = run("improve", written(tmp_path, text), "--target", name, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["target"]["id"] == level


def test_a_target_that_there_is_none_of_is_told_with_what_there_is(run: Run, tmp_path: Path) -> None:
    """Of a rubric of one's own it said "level-1 | level-2", and which of them is which nobody knew."""
    refused = run("improve", written(tmp_path, GBT), "--target", "六星级")
    assert refused.exit_code == 2
    assert (
        "应为: 以下之一：qualified（达标级）、three-star（三星级）、four-star（四星级）、five-star（五星级）"
        in refused.stderr
    )


@pytest.mark.parametrize("text", ["[]\n", "rubric: [1]\n", "{}\n"])
def test_a_file_that_is_no_assessment_is_refused_as_one(run: Run, tmp_path: Path, text: str) -> None:
    refused = run("improve", written(tmp_path, text), "--target", "四星级")
    assert refused.exit_code == 2
    assert "读到" in refused.stderr


def test_points_of_a_section_are_decimals(run: Run, tmp_path: Path) -> None:
    """10 + 20.5 + 4 + 1 points are 35.5; the table had 71/2 beside 35.5 that apply."""
    table = tmp_path / "table.xlsx"
    rows = [
        ["1.1", "有部门", "10"],
        ["1.2", "有人员", "20.5"],
        ["1.3", "有记录", "4"],
        ["1.4", "有回访", "1"],
    ]
    table.write_bytes(of_rows(["条款", "要求", "分值"], *rows))
    own = tmp_path / "lamp.yaml"
    begun = run("rubric", "new", "--from", table, "--id", "lamp", "--level", "达标=20", "-o", own)
    assert begun.exit_code == 0, begun.output
    findings = '{"1.1": met, "1.2": met, "1.3": met, "1.4": met}'
    file = written(tmp_path, f"format: assessment/1\nrubric: lamp\nfindings: {findings}\n")
    row = next(line for line in run("--with", own, "score", file).stdout.splitlines() if "35.5" in line)
    assert row.split()[-5:] == ["35.5", "35.5", "35.5", "0", "0"]
    reached = run("--with", own, "improve", file, "--target", "达标")
    assert "达标：已达到" in reached.stdout


def test_a_reading_that_changes_the_score_and_not_the_level_is_called_that(run: Run, tmp_path: Path) -> None:
    """Staffing as one clause of 6 points, half of it lost, loses 3 of 100; as printed in the form 0.5.

    Both are five stars, 97.0 and 99.5: the result is not the same, the level is.
    """
    met = json.loads(run("score", "--losses", "5.1.2.1=1/2", "--rubric", "gbt-27922-2011", "--json").stdout)
    assert met["final"] == "199/2"
    printed = run("score", "--losses", "5.1.2.1=1/2", "--rubric", "gbt-27922-2011").stdout
    assert "另一读法 C-001-06 级别不变：五星级 97.0" in printed
    assert "结果不变" not in printed
