"""Rows judged by several processes come to the same, in the same order, as by one.

Each test forks from a process of its own: one that runs tests has threads, from which nothing is forked.
"""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from aftersales_cli.batch import outcome
from aftersales_cli.batch_outcomes import FEWEST, each_outcome
from aftersales_cli.batch_row import Row
from aftersales_cli.batch_rows import line_row
from aftersales_cli.library import rubrics

ROOT = Path(__file__).resolve().parents[2]
FORKING = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
ROWS = 230  # four chunks and a half
CLAUSES = ("5.1.1.1", "5.1.1.2", "5.1.2.1")


def rows_of_three() -> list[Row]:
    """Every third is no assessment, and what the others say of three clauses differs."""
    lines = (
        '{"format": "assessment/1"'
        if number % 3 == 0
        else '{"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": '
        f'{{"{CLAUSES[number % 3]}": {{"sampled": {number + 1}, "nonconforming": {number % 2}}}}}}}'
        for number in range(ROWS)
    )
    return [line_row(number, line) for number, line in enumerate(lines, start=1)]


def judged(processes: int) -> str:
    """What the rows come to, as JSON."""
    return json.dumps(list(each_outcome(rows_of_three(), partial(outcome, rubrics()), processes=processes)))


def failing(row: Row) -> dict[str, object]:
    raise ArithmeticError(row.place)


def failing_late(row: Row) -> dict[str, object]:
    """Fails at a row of the second chunk, which is not judged where the first one is."""
    return failing(row) if row.place == "line 60" else {}


def _apart(code: str) -> subprocess.CompletedProcess[str]:
    made = f"from tests.terminal.test_batch_outcomes import *; {code}"
    command = [sys.executable, "-W", "error", "-c", made]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@FORKING
@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_find_what_one_finds_in_the_order_of_the_rows(processes: int) -> None:
    alone = json.loads(judged(1))
    assert [each["place"] for each in alone] == [f"line {number + 1}" for number in range(ROWS)]
    assert [each["ok"] for each in alone] == [number % 3 != 0 for number in range(ROWS)]
    assert len({each["best"] for each in alone}) > ROWS // 4
    ran = _apart(f"print(judged({processes}))")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == alone


@FORKING
def test_what_goes_wrong_in_a_process_is_told() -> None:
    ran = _apart("list(each_outcome(rows_of_three(), failing, processes=2))")
    assert ran.returncode == 1
    assert "ArithmeticError: line 1" in ran.stderr


@FORKING
def test_what_goes_wrong_in_a_forked_process_is_told_and_ends_the_batch() -> None:
    ran = _apart("list(each_outcome(rows_of_three(), failing_late, processes=2))")
    assert ran.returncode == 1
    assert "ArithmeticError: line 60" in ran.stderr
    assert "ChildProcessError" in ran.stderr


@FORKING
def test_who_stops_asking_leaves_no_process_behind() -> None:
    asked = "first = each_outcome(rows_of_three(), lambda row: row.place, processes=3)"
    left = "import os, errno; print(next(first)); first.close(); os.waitpid(-1, 0)"
    ran = _apart(f"{asked}; {left}")
    assert ran.stdout == "line 1\n"
    assert "ChildProcessError: [Errno 10]" in ran.stderr  # there is none to wait for


def test_few_rows_are_judged_here() -> None:
    """No process is begun for them, so what is noted here has been noted."""
    seen: list[str] = []

    def noting(row: Row) -> dict[str, object]:
        seen.append(row.place)
        return {}

    rows = rows_of_three()
    assert len(rows) < FEWEST
    assert list(each_outcome(rows, noting)) == [{}] * ROWS
    assert seen == [row.place for row in rows]
