"""Rows and cells of a table as people save or paste it: CSV, tab- or semicolon-separated text."""

from __future__ import annotations

import csv
from io import StringIO

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

_SEPARATORS = ("\t", ",", ";", "，")
_NOT_EMPTY = Text("第一行为列名，以下每行一条", "column names in the first line, then an entry a line")
_CSV = Text(
    "格式正确的 CSV（引号成对，单元格不超过 128 KiB）",
    "well-formed CSV (quotes in pairs, no cell above 128 KiB)",
)


def rows_of_table(text: str, at: str = "list.") -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows of TEXT, each row with its number as a spreadsheet counts (header: 1).

    The separator is the one that the first line uses most: tab (pasted from a spreadsheet), comma,
    semicolon or the Chinese comma. Rows that are empty throughout are left out but counted.
    Raises `Refused` for an empty table, for quotes that do not close and for a cell of more than 128 KiB,
    at the row's number after AT.
    """
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    lines: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines.extend(reader)
    except csv.Error as error:
        raise Refused([Fault(at=f"{at}{len(lines) + 1}", found=str(error), expected=_CSV)]) from None
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise Refused([Fault(at=at.rstrip(". "), found=shown(first), expected=_NOT_EMPTY)])
    rows = [(number, row) for number, row in enumerate(lines[1:], start=2) if any(c.strip() for c in row)]
    return lines[0], rows
