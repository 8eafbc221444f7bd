"""The table of assessments in a workbook, as the text that a table in CSV would be."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from aftersales.foundation.text import Language, Text
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
    return next((row for row, cells in sheet.cells.items() if _heads_clauses(cells.values())), None)


def _heads_clauses(cells: Iterable[Value]) -> bool:
    """Whether a row has several clauses beside each other; in a form one stands beside its indicator."""
    numbers = {number for cell in cells if (number := _number(cell.text))}
    depths = Counter(number.count(".") for number in numbers)
    return any(count >= _FEWEST_HEADS for count in depths.values())


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
        return value.text if value else ""

    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in range(1, max(sheet.cells) + 1):
        writer.writerow([text(row, column) for column in columns])
    return written.getvalue()
