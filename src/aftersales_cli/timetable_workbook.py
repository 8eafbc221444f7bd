"""Half days that were planned otherwise, in a workbook: its lines as those of a table in CSV would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.input_files import read_bytes
from aftersales_files.sheets import Sheet, told_of
from aftersales_files.workbook_reader import read_workbook

Heads: TypeAlias = Sequence[str | None]
"""What each column holds; None for a column of one's own."""
Headed: TypeAlias = Callable[[Sequence[Sequence[str]]], tuple[Heads, int]]
"""Finds the heads among lines, and how many lines there are down to them; raises `Refused`."""
Table: TypeAlias = tuple[Heads, Sequence[tuple[str, Sequence[str]]], Sequence[Text]]
"""The heads, where each line below stands and its cells, and what is to be told."""

_AS_TEXT = Text(
    "文本格式的编号（表格软件会把 2.10 存成 2.1）",
    "a number as text (a spreadsheet keeps 2.10 as 2.1)",
)


def sheet_table(path: Path, language: Language, headed: Headed) -> Table:
    """The table on the first sheet in view of the workbook at PATH; raises `Refused`.

    A formula, an error and a number with a point, which may have been that of a clause, are refused.
    """
    sheets = read_workbook(read_bytes(path), language)
    sheet = next((each for each in sheets if not each.hidden and each.cells), None)
    rows = sorted(sheet.cells) if sheet else []
    lines = [_cells(sheet, row) for row in rows] if sheet else []
    heads, above = headed(lines)
    assert sheet is not None  # where there is a head there is a sheet
    faults = list(_unusable(sheet, rows[above - 1], [at for at, head in enumerate(heads, 1) if head]))
    if faults:
        raise Refused(faults)
    below = [(sheet.place(row, 1), line) for row, line in zip(rows[above:], lines[above:], strict=True)]
    return heads, below, told_of(sheets)


def _unusable(sheet: Sheet, head: int, columns: Sequence[int]) -> Iterator[Fault]:
    below = range(head + 1, max(sheet.cells) + 1)
    yield from sheet.unusable(below, columns)
    for row in below:
        for column in columns:
            value = sheet.at(row, column)
            if value is not None and value.kind == "number" and "." in value.text:
                yield sheet.fault(row, column, _AS_TEXT)


def _cells(sheet: Sheet, row: int) -> list[str]:
    width = max(max(cells, default=1) for cells in sheet.cells.values())
    values = (sheet.at(row, column) for column in range(1, width + 1))
    return [value.text if value else "" for value in values]
