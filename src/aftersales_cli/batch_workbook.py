"""The table of assessments in a workbook, as the text that a table in CSV would be."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from aftersales.foundation.text import Text
from aftersales_files.issuer_table import numbers_in
from aftersales_files.sheets import Sheet, Value, told_of
from aftersales_files.workbook_reader import read_workbook

_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table as text, and what is to be told of the workbook that it stands in."""

    text: str
    remarks: tuple[Text, ...]


def find_table(content: bytes) -> FoundTable | None:
    """The first sheet that heads columns by clauses; None if there is none. Raises `Refused`."""
    sheets = read_workbook(content, "zh")
    for sheet in sheets:
        if not sheet.hidden and any(_heads_clauses(cells.values()) for cells in sheet.cells.values()):
            return FoundTable(text=_as_text(sheet), remarks=tuple(told_of(sheets)))
    return None


def _heads_clauses(cells: Iterable[Value]) -> bool:
    """Whether a row has several clauses beside each other; in a form one stands beside its indicator."""
    numbers = {number for cell in cells if (number := _number(cell.text))}
    depths = Counter(number.count(".") for number in numbers)
    return any(count >= _FEWEST_HEADS for count in depths.values())


def _number(text: str) -> str | None:
    first = text.strip().split(" ")[0]
    return first if numbers_in(text) == [first] else None


def _as_text(sheet: Sheet) -> str:
    columns: Sequence[int] = range(1, max(max(cells) for cells in sheet.cells.values()) + 1)
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in range(1, max(sheet.cells) + 1):
        values = [sheet.at(row, column) for column in columns]
        writer.writerow([value.text if value else "" for value in values])
    return written.getvalue()
