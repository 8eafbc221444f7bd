"""What of a certification body's rubric would be lost or taken for something else without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.table_lines import is_remark, is_total
from aftersales_files.rubric_numbers import is_part, number_in, points_in, several_in, stated
from aftersales_files.sheets import Sheet

_AS_TEXT = Text(
    "文本格式的条款号（5.10 当数字存是 5.1，5.1.1 会变成日期）：整列设成文本，再写一遍",
    "the number of a clause as text: as a number 5.10 is 5.1, and 5.1.1 may become a day. "
    "Format the column as text and type it anew",
)
_ONE_CLAUSE = Text(
    "一行一个条款，条款号只写一个（如 5.1.1）",
    "a clause a row, with one number, such as 5.1.1",
)
_A_NUMBER = Text(
    "用点分级的条款号（“5.1.1-1”像 5.1.1 的第 1 项，请写成 5.1.1.1）",
    "a number parted by points: 5.1.1-1, which looks like part 1 of 5.1.1, is written as 5.1.1.1",
)
_BELOW = Text(
    "一张表接着往下写：并排的两张，把右边的移到左边的下面",
    "one table downwards: of two side by side, move the right one below the left",
)
_BESIDE = Text(
    "{at}：这一列也有条款号（{number} 等 {count} 个），没有读；如果是并排的另一半表，请移到下面",
    "{at}: this column has numbers of clauses too ({number}, {count} in all), which were not read; if they "
    "are the other half of the table, move them below it",
)
_FEWEST_BESIDE = 3
_LOST = Text(
    "{at}：这一行没有条款号，分值 {points} 没有读；是条款的请补上条款号",
    "{at}: this row has no number, and its points {points} were not read; give it one if it is a clause",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A line of totals: where it stands, what it says."""

    at: str
    points: Fraction


def no_whole_numbers(sheet: Sheet, column: int, rows: Sequence[int], points: int | None) -> Iterator[Fault]:
    """A fault for each number in COLUMN that a spreadsheet made another of: a day, or 5.1 for 5.10.

    ROWS are those with a number; that a day stands for one is told by its place among them or its POINTS.
    """
    for row, cells in sheet.cells.items():
        cell = cells.get(column)
        if cell is None or cell.kind != "date":
            continue
        if rows[0] < row < rows[-1] or (row >= rows[0] - 1 and _pointed(sheet, row, points) is not None):
            yield sheet.fault(row, column, _AS_TEXT)
    for alike in _alike(sheet, column, rows).values():
        numeric = [row for row in alike if sheet.cells[row][column].kind == "number"]
        for row in numeric[1:] if len(numeric) == len(alike) else numeric:
            yield sheet.fault(row, column, _AS_TEXT)


def several_numbers(sheet: Sheet, column: int, rows: Sequence[int]) -> Iterator[Fault]:
    """A fault for each of ROWS whose cell in COLUMN numbers several clauses: it would pass for the first."""
    for row in rows:
        if several_in(sheet.cells[row][column].text):
            one = _A_NUMBER if is_part(sheet.cells[row][column].text) else _ONE_CLAUSE
            yield sheet.fault(row, column, one)


def beside(sheet: Sheet, column: int, rows: Sequence[int]) -> tuple[list[Fault], list[Text]]:
    """Columns other than COLUMN with numbers of clauses that it does not have: half of a table stands there.

    A fault where the column is headed as COLUMN is, or where points stand beside it; else a remark, as
    numbers of another document look so.
    """
    faults, told = [], []
    for other, places in _numbers_beside(sheet, column, rows).items():
        if len(places) < _FEWEST_BESIDE:
            continue
        first = places[0]
        is_half = all(_states_points(sheet, row, other, rows[0]) for row in places)
        if is_half or _heads(sheet, column, rows[0]) & _heads(sheet, other, rows[0]):
            faults.append(sheet.fault(first, other, _BELOW))
        else:
            number = number_in(sheet.cells[first][other].text)
            count = str(len(places))
            told.append(_BESIDE.filled(at=sheet.place(first, other), number=number, count=count))
    return faults, told


def _numbers_beside(sheet: Sheet, column: int, rows: Sequence[int]) -> Mapping[int, list[int]]:
    """By column the rows whose cell begins with a number with a point that COLUMN has not, nor below it."""
    own = {number_in(sheet.cells[row][column].text) or "" for row in rows}
    found: dict[int, list[int]] = {}
    for row, cells in sheet.cells.items():
        for other, cell in cells.items():
            if row < rows[0] or other == column or cell.kind != "text":
                continue
            number = number_in(cell.text)
            if number and "." in number and not any(f"{each}.".startswith(f"{number}.") for each in own):
                found.setdefault(other, []).append(row)
    return found


def _states_points(sheet: Sheet, row: int, column: int, first: int) -> bool:
    """Whether a cell of ROW from COLUMN on states points, ``戊（2分）``, or is a figure without a head.

    FIRST is the first numbered row.
    """
    beside = [(at, cell) for at, cell in sheet.cells[row].items() if at >= column]
    return any(
        stated(cell.text) or (at > column and points_in(cell.text) and not any(_heads(sheet, at, first)))
        for at, cell in beside
    )


def _heads(sheet: Sheet, column: int, first: int) -> set[str]:
    """What stands in COLUMN above the FIRST numbered row, of which the lowest heads it."""
    above = [
        comparable(cells[column].text)
        for row, cells in sheet.cells.items()
        if row < first and column in cells
    ]
    return set(above[-1:])


def _alike(sheet: Sheet, column: int, rows: Sequence[int]) -> Mapping[str, list[int]]:
    """The rows that bear one number with a point in COLUMN."""
    found: dict[str, list[int]] = {}
    for row in rows:
        number = number_in(sheet.cells[row][column].text)
        if number is not None and "." in number:
            found.setdefault(number, []).append(row)
    return found


def end_of_rows(sheet: Sheet, column: int, rows: Sequence[int], points: int | None) -> int:
    """The row before the notes below the table: what they count, 1. 2. 3., are no clauses."""
    pointed = [
        row
        for row in rows
        if _pointed(sheet, row, points) is not None or _stated(sheet, row, column, points) is not None
    ]
    last = max(pointed, default=rows[-1])
    notes = (row for row, cells in sheet.cells.items() if row > last and is_remark(_first(cells)))
    return next(notes, max(sheet.cells) + 1) - 1


def lost_points(sheet: Sheet, column: int, rows: Sequence[int], points: int | None) -> Iterator[Text]:
    """A remark for each row from the first of ROWS on that has points, but no number, and is no total."""
    for row, found in _without_number(sheet, column, rows, points):
        if not _is_total(sheet, row):
            yield _LOST.filled(at=sheet.place(row, points or column), points=found)


def totals_in(sheet: Sheet, column: int, rows: Sequence[int], points: int | None) -> Iterator[Total]:
    """The lines of totals with what they say."""
    for row, found in _without_number(sheet, column, rows, points):
        read = points_in(found)
        if read is not None and _is_total(sheet, row):
            yield Total(at=sheet.place(row, points or column), points=read)


def _without_number(
    sheet: Sheet, column: int, rows: Sequence[int], points: int | None
) -> Iterator[tuple[int, str]]:
    numbered = set(rows)
    for row, cells in sheet.cells.items():
        if row < rows[0] or row in numbered:
            continue
        found = _pointed(sheet, row, points)
        if found is None and points is None:
            found = _stated(sheet, row, column, points)
            figures = (points_in(cell.text) for cell in cells.values())
            if found is None and _is_total(sheet, row):
                found = next((each for each in figures if each is not None), None)
        if found:
            yield row, write_exact(found)


def _pointed(sheet: Sheet, row: int, points: int | None) -> Fraction | None:
    value = None if points is None else sheet.at(row, points)
    return None if value is None else points_in(value.text)


def _stated(sheet: Sheet, row: int, column: int, points: int | None) -> Fraction | None:
    """The first points that a text of ROW states: that of its number, or, without a column of POINTS, any."""
    own = [cell for at, cell in sheet.cells[row].items() if at == column or points is None]
    return next((Fraction(each[1]) for cell in own for each in stated(cell.text)), None)


def _is_total(sheet: Sheet, row: int) -> bool:
    return any(is_total(cell.text) for cell in sheet.cells[row].values() if cell.kind == "text")


def _first(cells: Mapping[int, object]) -> str:
    value = next(iter(cells.values()), None)
    return getattr(value, "text", "")
