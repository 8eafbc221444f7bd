"""A list of service sites from a workbook, as the table of text that the engine reads."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from unicodedata import normalize

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.site import HEADERS, read_sites
from aftersales_files.sheets import Sheet, refuse

_DEEPEST_HEAD = 30
_LONGEST_LIST = 20_000
_SHORTER = Text(
    f"不超过 {_LONGEST_LIST} 行的清单（最下面多余的内容请删掉）",
    f"a list of at most {_LONGEST_LIST} rows (delete what stands far below it)",
)
_A_LIST = Text("有“名称”一列的清单", 'a list with a column "name"')


def read_site_list(sheets: Sequence[Sheet]) -> str:
    """The first list of sites in SHEETS as tab-separated text; raises `Refused` with sheet and cell.

    The head may stand below a title; what the columns may be called is the engine's to say.
    """
    seen = [sheet for sheet in sheets if not sheet.hidden and sheet.cells]
    if not seen:
        raise Refused([Fault(at="", found="–", expected=_A_LIST)])
    sheet = next((each for each in seen if _head_of(each) is not None), seen[0])
    head = _head_of(sheet) or min(sheet.cells)
    columns = sorted({column for row, cells in sheet.cells.items() if row >= head for column in cells})
    rows = range(head, max(sheet.cells) + 1)
    if len(rows) > _LONGEST_LIST:
        raise Refused([sheet.fault(max(sheet.cells), min(sheet.cells[max(sheet.cells)]), _SHORTER)])
    refuse(list(sheet.unusable(rows, columns)))
    text = _as_text(sheet, rows, columns)
    try:
        read_sites(text)
    except Refused as refused:
        raise Refused([_placed(fault, sheet, head, columns) for fault in refused.faults]) from None
    return text


def _head_of(sheet: Sheet) -> int | None:
    """The row with the head "name" in one of its spellings."""
    for row in sorted(sheet.cells)[:_DEEPEST_HEAD]:
        if any(_column_of(value.text) == "name" for value in sheet.cells[row].values()):
            return row
    return None


def _column_of(head: str) -> str | None:
    return HEADERS.get(" ".join(head.split()).lower())


def _as_text(sheet: Sheet, rows: range, columns: Sequence[int]) -> str:
    """Every row up to the last one, empty ones too, so that rows keep their distance."""
    heads = {column: _column_of(value.text) for column, value in sheet.cells[rows.start].items()}
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(sheet, row, column, heads.get(column)) for column in columns])
    return written.getvalue()


def _cell(sheet: Sheet, row: int, column: int, head: str | None) -> str:
    """The text of a cell on one line; digits and dates typed in full width are made narrow."""
    value = sheet.at(row, column)
    text = "" if value is None else " ".join(value.text.split())
    return normalize("NFKC", text) if head in ("headcount", "last_visited") else text


def _placed(fault: Fault, sheet: Sheet, head: int, columns: Sequence[int]) -> Fault:
    """A FAULT of the engine (``list.ROW.COLUMN``, the head being row 1) with the cell that it is about."""
    match = re.fullmatch(r"list\.(\d+)(?:\.(\w+))?", fault.at)
    if match is None:
        return Fault(at=sheet.place_named(""), found=fault.found, expected=fault.expected)
    row, name = head - 1 + int(match[1]), match[2]
    for column, value in sheet.cells[head].items():
        in_head = name is None and row == head and shown(value.text) == fault.found
        if column in columns and (in_head or (name is not None and _column_of(value.text) == name)):
            return Fault(at=sheet.place(row, column), found=fault.found, expected=fault.expected)
    return Fault(at=sheet.place_named(f"{row}:{row}"), found=fault.found, expected=fault.expected)
