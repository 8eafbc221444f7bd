"""A row that is taken by its marks comes to what it comes to when it is read at length."""

import csv
import io
import json
from collections.abc import Iterator

import pytest

from aftersales.api.library import Library
from aftersales_cli.batch import outcome
from aftersales_cli.batch_row import Marked, Row, Skipped
from aftersales_cli.batch_table import table_rows
from aftersales_cli.library import rubrics
from tests.random_tables import random_table

RUBRICS = ("gbt-27922-2011", "zhht-completeness")


def told(row: Row | Marked | Skipped, library: Library) -> str:
    return str(row) if isinstance(row, Skipped) else json.dumps(outcome(library, row))


def rows_of(text: str, rubric: str, *, as_marks: bool) -> Iterator[Row | Marked | Skipped]:
    return (read() for read in table_rows(text, rubric, rubrics(), as_marks=as_marks))


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("seed", range(6))
def test_by_marks_or_at_length_a_row_comes_to_the_same(rubric: str, seed: int) -> None:
    library = rubrics()
    table = random_table([clause.id for clause in library.rubrics[rubric].rubric.clauses], 100, seed)
    quick = list(rows_of(table, rubric, as_marks=True))
    at_length = list(rows_of(table, rubric, as_marks=False))
    assert [told(row, library) for row in quick] == [told(row, library) for row in at_length]
    assert 30 < sum(isinstance(row, Marked) for row in quick) < 100  # both ways are gone
    assert not any(isinstance(row, Marked) for row in at_length)


def row_of(rubric: str = "gbt-27922-2011", name: str = "shop", **other: str) -> Row | Marked | Skipped:
    """A row in which every clause is met, but for what OTHER says of those that it names."""
    clauses = [clause.id for clause in rubrics().rubrics[rubric].rubric.clauses]
    written = io.StringIO()
    csv.writer(written).writerows([["id", *clauses], [name, *(other.get(each, "met") for each in clauses)]])
    [row] = rows_of(written.getvalue(), rubric, as_marks=True)
    return row


@pytest.mark.parametrize("cell", ["met", "不符合", "√", "3 of 12", "12抽3不符", " met ", "", "未评"])
def test_a_plain_cell_is_taken_by_its_mark(cell: str) -> None:
    assert isinstance(row_of(**{"5.1.1.1": cell}), Marked)


def test_a_deletion_with_its_reason_is_taken_by_its_mark_where_it_is_allowed() -> None:
    """GB/T 27922's goods service may be deleted, its system clauses may not."""
    clauses = rubrics().rubrics["gbt-27922-2011"].rubric.clauses
    able = next(clause.id for clause in clauses if clause.deletable)
    not_able = next(clause.id for clause in clauses if not clause.deletable)
    assert isinstance(row_of(**{able: "不适用：没有仓库"}), Marked)
    assert isinstance(row_of(**{not_able: "不适用：没有仓库"}), Row)


@pytest.mark.parametrize(
    "cell",
    ["○", "部分符合", "不适用", "不符合：没有记录", "2026/3/12", "7 of 3", "抽样", "maybe", "17", "x" * 25],
)
def test_what_asks_for_a_word_is_read_at_length(cell: str) -> None:
    assert isinstance(row_of(**{"5.1.1.1": cell}), Row)


def test_a_row_that_says_nothing_is_read_at_length() -> None:
    """Only then can a total be told from a shop whose clauses are all open."""
    clauses = {clause.id: "" for clause in rubrics().rubrics["gbt-27922-2011"].rubric.clauses}
    assert isinstance(row_of(name="合计", **clauses), Skipped)
    assert isinstance(row_of(name="shop", **clauses), Row)
    assert isinstance(row_of(name="合计"), Marked)  # every clause is met: a shop of that name


def test_a_verdict_by_marks_is_that_of_the_rule() -> None:
    """GB/T 27922: 100 points, all applicable. 5.1.1.1 is not met, and 3 of 12 of 5.1.2.1 do not conform."""
    points = {clause.id: clause.points for clause in rubrics().rubrics["gbt-27922-2011"].rubric.clauses}
    row = row_of(**{"5.1.1.1": "not_met", "5.1.2.1": "3 of 12"})
    assert isinstance(row, Marked)
    found = outcome(rubrics(), row)
    expected = 100 - points["5.1.1.1"] - points["5.1.2.1"] / 4
    assert (found["final"], found["complete"], found["ok"]) == (str(expected), True, True)
