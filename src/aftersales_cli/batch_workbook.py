"""The table of assessments in a workbook, as the text that a table in CSV would be."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from aftersales_files.issuer_table import numbers_in
from aftersales_files.sheets import Sheet
from aftersales_files.workbook_reader import read_workbook

_FEWEST_HEADS = 2


def table_text(content: bytes) -> str | None:
    """The text of the first sheet that heads columns by clauses; None if there is none. Raises `Refused`."""
    for sheet in read_workbook(content, "zh"):
        heads = (sum(_is_number(v.text) for v in cells.values()) for cells in sheet.cells.values())
        if not sheet.hidden and any(count >= _FEWEST_HEADS for count in heads):
            return _as_text(sheet)
    return None


def _is_number(text: str) -> bool:
    return numbers_in(text) == [text.strip().split(" ")[0]]


def _as_text(sheet: Sheet) -> str:
    columns: Sequence[int] = range(1, max(max(cells) for cells in sheet.cells.values()) + 1)
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in range(1, max(sheet.cells) + 1):
        values = [sheet.at(row, column) for column in columns]
        writer.writerow([value.text if value else "" for value in values])
    return written.getvalue()
