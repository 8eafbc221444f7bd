"""A head of a list that takes several rows: columns merged down, others under the title of a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aftersales.foundation.typed import typed_count
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.model.site_heads import is_lower_head
from aftersales.model.site_rows import column_of
from aftersales_files.sheets import Sheet, Value


def with_one_head(sheet: Sheet, head: int) -> Sheet:
    """SHEET with the rows of its head put together in row HEAD, and the others of them empty.

    The head goes down as far as the head of names is merged, or over a row that names columns alone. The
    lowest row says what a column holds. A row with a number or a day is none of a head; then SHEET stays as
    it is, and the merged cells are told.
    """
    last = _last_row(sheet, head)
    below = [sheet.cells[row] for row in range(head + 1, last + 1) if row in sheet.cells]
    if last == head or any(_is_figure(value) for cells in below for value in cells.values()):
        return sheet
    together: dict[int, Value] = dict(sheet.cells[head])
    for cells in below:
        together |= {column: value for column, value in cells.items() if value.text.strip()}
    rows: Mapping[int, Mapping[int, Value]] = {
        row: together if row == head else cells
        for row, cells in sheet.cells.items()
        if not head < row <= last
    }
    merged = [(first, end) for first, end in sheet.merged if not head <= first[0] <= end[0] <= last]
    return replace(sheet, cells=rows, merged=merged)


def _last_row(sheet: Sheet, head: int) -> int:
    named = {column for column, value in sheet.cells[head].items() if column_of(value.text) == "name"}
    columns = sorted({*sheet.cells[head], *sheet.cells.get(head + 1, {})})
    upper, lower = (
        [value.text if (value := sheet.at(row, column)) else "" for column in columns]
        for row in (head, head + 1)
    )
    if is_lower_head(upper, lower):
        return head + 1
    downs = (bottom for (top, left), (bottom, _) in sheet.merged if top == head and left in named)
    return max(downs, default=head)


def _is_figure(value: Value) -> bool:
    is_number = value.kind == "number" or typed_count(value.text).isdecimal()
    return is_number or read_day_in_table(value.text) is not None
