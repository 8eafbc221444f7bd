"""The table of a certification body's own rubric: clauses with their points and texts.

Clauses are found by their numbers, columns by their heads. Nothing is made up: what a table does not
say stays empty, and what was guessed is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales_files.rubric_columns import columns_of, heads_numbers
from aftersales_files.rubric_groups import head_nothing, headings_of_groups, with_group_heads
from aftersales_files.rubric_numbers import entries, number_in, split, stated_in
from aftersales_files.rubric_points import PointsReading, stated_beside, take_stated
from aftersales_files.rubric_unread import (
    Total,
    beside,
    end_of_rows,
    lost_points,
    no_whole_numbers,
    several_numbers,
    totals_in,
)
from aftersales_files.sheets import Place, Sheet, hidden_rows_told, merged_places, not_read, refuse, told_of

FEWEST_ROWS = 3
"""A table with fewer numbered rows is no rubric."""
MOST_ROWS = 10_000
_TABLE = Text(
    "一张表：每行一个条款，条款号在一列，分值在一列（列名如“分值”）或写在条款末尾，如（3分）",
    "a table with a clause a row: the numbers in one column, the points in another (headed, say, “points”) "
    "or behind the text, as in （3分）",
)
_FEWER = Text("不超过 {most} 行的表", "a table of at most {most} rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A numbered entry: its number as printed, its points if any stand there, its texts by what they are.

    ``at`` is the cell of the number, as a person names it.
    """

    number: str
    points: Fraction | None
    texts: Mapping[str, str]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricTable:
    """The numbered entries of a table in their order, headings among them, and what is to be told of them.

    ``totals`` are the lines that sum it up; with ``faults`` it is not to be read.
    """

    rows: tuple[TableRow, ...]
    remarks: tuple[Text, ...]
    totals: tuple[Total, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_rubric_table(sheets: Sequence[Sheet]) -> RubricTable:
    """The rubric in SHEETS: the table that has most numbered rows.

    Raises `Refused` where none has points, and where a number or a column may be another than it looks.
    """
    seen = [sheet for sheet in sheets if not sheet.hidden]
    found = [(table, sheet) for sheet in seen if (table := _table_in(sheet))]
    if not found:
        titles = "、".join(sheet.title for sheet in sheets)
        raise Refused([Fault(at="", found=shown(titles), expected=_TABLE)])
    table, read = max(found, key=lambda each: len(each[0].rows))
    refuse(table.faults)
    others = [sheet for sheet in seen if sheet is not read and _table_in(sheet, 1)]
    return replace(table, remarks=(*table.remarks, *not_read(others), *told_of(sheets)))


def _table_in(sheet: Sheet, fewest: int = FEWEST_ROWS) -> RubricTable | None:
    """The table in SHEET: its numbers stand where most cells begin with one, the longest where several do."""
    anchors = merged_places(sheet)
    depths: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    is_numbers = cache(partial(heads_numbers, sheet))
    for cells in sheet.cells.values():
        for column, value in cells.items():
            number = number_in(value.text)
            if number is None or "." not in number:
                continue
            if value.kind == "text" or (value.kind == "number" and is_numbers(column)):
                counts[column] += 1
                depths[column] += number.count(".")
    best = max(counts, key=lambda column: (depths[column], -column), default=0)
    return _read(sheet, best, anchors) if counts[best] >= fewest else None


def _read(sheet: Sheet, column: int, anchors: Mapping[Place, Place]) -> RubricTable | None:
    numbered = [row for row in sheet.cells if _number_at(sheet, row, column)]
    if len(numbered) > MOST_ROWS:
        raise Refused(
            [Fault(at=sheet.title, found=str(len(numbered)), expected=_FEWER.filled(most=MOST_ROWS))]
        )
    columns, faults = columns_of(sheet, numbered, column)
    points = columns.get("points")
    end = end_of_rows(sheet, column, numbered, points)
    numbers = [number_in(sheet.cells[row][column].text) or "" for row in numbered]
    reading = _Reading(sheet, column, columns, anchors, numbers)
    headings = headings_of_groups(sheet, numbered)
    for row in sorted((*numbered, *headings)):
        if row in headings:
            reading.group = headings[row]
        elif row <= end:
            reading.read(row)
    if all(row.points is None for row in reading.rows):
        return None
    lost = lost_points(sheet, column, numbered, points)
    halves, half_told = beside(sheet, column, numbered)
    rows = with_group_heads(reading.rows)
    unread = head_nothing(sheet, headings, rows)
    return RubricTable(
        rows=rows,
        remarks=(*reading.remarks, *lost, *unread, *half_told, *hidden_rows_told(sheet, numbered)),
        totals=tuple(totals_in(sheet, column, numbered, points)),
        faults=(
            *faults,
            *halves,
            *several_numbers(sheet, column, [row for row in numbered if row <= end]),
            *no_whole_numbers(sheet, column, numbered, points),
        ),
    )


class _Reading:
    """The entries of one sheet as they are read, and what is to be told of them."""

    def __init__(
        self,
        sheet: Sheet,
        number: int,
        columns: Mapping[str, int],
        anchors: Mapping[Place, Place],
        numbers: Sequence[str],
    ) -> None:
        """NUMBERS are all that stand in the column NUMBER."""
        above = {each[:end] for each in numbers for end, sign in enumerate(each) if sign == "."}
        self.sheet, self.number, self.columns, self.anchors = sheet, number, columns, anchors
        self.rows: list[TableRow] = []
        self.remarks: list[Text] = []
        self.points = PointsReading(sheet, columns, anchors, above, self.remarks)
        self.headings: set[str] = set()
        self.group = ""
        """The title that was read last in a row of its own."""

    def read(self, row: int) -> None:
        """Take the entries of ROW: one for each line of its cell that begins with a number."""
        cell = self.sheet.at(row, self.number)
        assert cell is not None
        texts = {name: text for name in self.columns if name != "points" if (text := self._text(row, name))}
        if self.group:
            texts.setdefault("group", self.group)
        found = list(entries(cell.text))
        self._head(texts, found[0][0], self.sheet.place(row, self.number))
        for index, (number, words) in enumerate(found):
            own = texts if index == 0 else {name: texts[name] for name in ("evidence",) if name in texts}
            stated, without = stated_in(words)
            points = stated
            if index == 0:
                if stated is None and "points" not in self.columns:
                    stated = take_stated(own)
                beside = None if stated is not None or without else stated_beside(own)
                points = self.points.read(row, number, stated, beside)
            requirement = {"requirement": without} if without else {}
            at = self.sheet.place(row, self.number)
            self.rows.append(TableRow(number=number, points=points, texts={**own, **requirement}, at=at))

    def _head(self, texts: dict[str, str], number: str, at: str) -> None:
        """A title that bears the number of what NUMBER stands in is a heading of its own."""
        title, found = texts.get("title", ""), number_in(texts.get("title", ""))
        if found is None or not number.startswith(f"{found}."):
            return
        del texts["title"]
        if found not in self.headings:
            self.headings.add(found)
            stated, words = stated_in(split(title)[1])
            said = {"title": words} if words else {}
            self.rows.append(TableRow(number=found, points=stated, texts=said, at=at))

    def _text(self, row: int, name: str) -> str:
        """What stands there; a cell merged over rows says the same for each of them."""
        place = self.anchors.get((row, self.columns[name]), (row, self.columns[name]))
        value = self.sheet.at(*place)
        return "" if value is None else value.text.strip()


def _number_at(sheet: Sheet, row: int, column: int) -> str | None:
    value = sheet.at(row, column)
    return None if value is None else number_in(value.text)
