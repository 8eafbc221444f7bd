"""The table of assessments in a workbook, as the text that a table in CSV would be."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_files.dated_samples import shown_day
from aftersales_files.issuer_table import numbers_in
from aftersales_files.sheets import (
    Sheet,
    Value,
    column_letter,
    hidden_rows_told,
    merged_places,
    not_read,
    told_of,
)
from aftersales_files.workbook_reader import read_workbook

_FEWEST_HEADS = 2
_FEWEST_DOWN = 3
_DEEPEST_HEAD = 30
_LARGEST = 2_000_000
"""Places, empty ones too, that are laid out in a second or two whatever stands in them."""
_SPARSE = 20
"""How many places a table of more has at most for each that is filled."""
_SMALLER = Text(
    "单独成一块的表（离表很远的这一格请删掉）",
    "a table in one piece (delete this cell, which stands far away from it)",
)
_MERGED = Text("合并到 {cell} 里的单元格", "a cell merged into {cell}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table as text, and what is to be told of the workbook that it stands in."""

    text: str
    remarks: tuple[Text, ...]


def find_table(content: bytes, language: Language) -> FoundTable | None:
    """The first sheet that heads columns by clauses; None if there is none. Raises `Refused`."""
    sheets = read_workbook(content, language)
    tables = [(sheet, head) for sheet in sheets if not sheet.hidden and (head := _head_of(sheet))]
    if not tables:
        return None
    sheet, head = tables[0]
    below = [row for row in sheet.cells if row > head]
    told = [*told_of(sheets), *hidden_rows_told(sheet, below), *not_read(each for each, _ in tables[1:])]
    return FoundTable(text=_as_text(sheet, head), remarks=tuple(told))


def lists_clauses_down(content: bytes) -> bool:
    """Whether a sheet in view lists clauses below each other in the first of its columns that is filled."""
    for sheet in read_workbook(content, "zh"):
        first = min((column for cells in sheet.cells.values() for column in cells), default=0)
        down = [value for row in sheet.cells if (value := sheet.at(row, first)) and _number(value.text)]
        if not sheet.hidden and len(down) >= _FEWEST_DOWN:
            return True
    return False


def _head_of(sheet: Sheet) -> int | None:
    """The first row that heads columns by clauses; sections (5.1, 5.2) may stand in one above it."""
    depths = {row: _depth_headed(cells.values()) for row, cells in islice(sheet.cells.items(), _DEEPEST_HEAD)}
    best = max(depths, key=depths.__getitem__, default=0)
    return best if depths.get(best) else None


def _depth_headed(cells: Iterable[Value]) -> int:
    """How deep the numbers are of which a row has several; 0 if it has none.

    In a form a clause stands beside its indicator.
    """
    numbers = {number for cell in cells if (number := _number(cell.text))}
    depths = Counter(number.count(".") for number in numbers)
    return max((depth for depth, count in depths.items() if count >= _FEWEST_HEADS), default=0)


def _number(text: str) -> str | None:
    first = text.strip().split(" ")[0]
    return first if numbers_in(text) == [first] else None


def _as_text(sheet: Sheet, head: int) -> str:
    """SHEET as text. A cell of findings that is merged into another says so, as nobody knows what it was."""
    columns: Sequence[int] = range(1, max(max(cells) for cells in sheet.cells.values()) + 1)
    of_clauses = {column for column, value in sheet.cells[head].items() if _number(value.text)}
    merged = merged_places(sheet)

    def text(row: int, column: int) -> str:
        first = merged.get((row, column), (row, column))
        if row > head and first != (row, column) and column in of_clauses:
            cell = f"{column_letter(first[1])}{first[0]}"
            return _MERGED.filled(cell=cell).in_language(sheet.language)
        own_column = row > head and first[1] == column and column not in of_clauses
        value = sheet.at(*(first if own_column else (row, column)))
        if value is None:
            return ""
        return shown_day(value, from_1904=sheet.from_1904) if column in of_clauses else value.text

    last = max(sheet.cells)
    places, filled = last * len(columns), sum(map(len, sheet.cells.values()))
    if places > max(_LARGEST, _SPARSE * filled):
        far = max(sheet.cells, key=lambda row: row * max(sheet.cells[row]))
        raise Refused([sheet.fault(far, max(sheet.cells[far]), _SMALLER)])
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in range(1, last + 1):
        writer.writerow([text(row, column) for column in columns])
    return written.getvalue()
