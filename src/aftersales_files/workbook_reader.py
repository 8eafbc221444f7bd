"""Reading workbooks that anybody may have made: measured before they are unpacked, then cell by cell.

What comes out is plain: sheets of cells, each with its text, what kind it was, and its address as a
person names it. Formulas, error values and broken files never become values.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Literal

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Language, Text
from aftersales_files.form_words import normal

LARGEST_FILE = 1024 * 1024
LARGEST_UNPACKED = 8 * 1024 * 1024
MOST_PARTS = 500
MOST_FAULTS = 100

Kind = Literal["text", "number", "date", "formula", "error"]

_SIZE = Text("不超过 1 MiB 的文件", "a file of at most 1 MiB")
_UNPACKED = Text(
    "解压后不超过 8 MiB 的工作簿（多余的空行、图片请删掉）",
    "a workbook of at most 8 MiB unpacked (delete superfluous rows and pictures)",
)
_XLSX = Text(
    "Excel 工作簿（.xlsx）；在 Excel 或 WPS 里选“另存为”",
    'an Excel workbook (.xlsx); choose it under "Save as"',
)
_WHOLE = Text("完好的 .xlsx 文件", "an .xlsx file that is whole")
_OLD = Text(".xls 文件，或加了密码的文件", "an .xls file, or one with a password")
_OPEN_DOCUMENT = Text(".ods 文件", "an .ods file")
_NO_WORKBOOK = Text("别的压缩文件", "another kind of zip archive")
_PLAIN = Text("文本文件（如 CSV）", "a text file (CSV, say)")
_BROKEN = Text("打不开", "cannot be opened")
_PLACE = Text("工作表「{sheet}」{cell}", 'sheet "{sheet}" {cell}')
VALUE_NOT_FORMULA = Text(
    "值，不是公式（复制后选“粘贴为数值”）", 'a value, not a formula (copy it and choose "paste values")'
)
NOT_MERGED = Text("不合并的单元格，每行各填各的", "cells that are not merged, each row filled by itself")
_NO_ERROR = Text("值，不是错误值", "a value, not an error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a cell holds, as text: whole numbers without a point, dates as 2026-11-25."""

    text: str
    kind: Kind

    def quoted(self) -> str:
        return shown(self.text) if self.kind == "text" else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its cells by row and column, both from 1, and the merged ranges as (first, last) corners."""

    title: str
    hidden: bool
    cells: Mapping[int, Mapping[int, Value]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]
    language: Language

    def at(self, row: int, column: int) -> Value | None:
        return self.cells.get(row, {}).get(column)

    def place(self, row: int, column: int) -> str:
        """The address of a cell as a person names it."""
        return self.place_named(f"{get_column_letter(column)}{row}")

    def place_named(self, cell: str) -> str:
        return _PLACE.filled(sheet=self.title, cell=cell).in_language(self.language)

    def fault(self, row: int, column: int, expected: Text) -> Fault:
        value = self.at(row, column)
        found = "–" if value is None else value.quoted()
        return Fault(at=self.place(row, column), found=found, expected=expected)

    def unusable(self, rows: range, columns: Sequence[int]) -> Iterator[Fault]:
        """The formulas, error values and cells merged over several rows among COLUMNS of ROWS.

        Of merged rows only the first keeps its value: what was meant for the others would be lost.
        """
        for row in (row for row in self.cells if row in rows):
            for column in columns:
                value = self.at(row, column)
                if value is not None and value.kind in ("formula", "error"):
                    expected = VALUE_NOT_FORMULA if value.kind == "formula" else _NO_ERROR
                    yield self.fault(row, column, expected)
        for (top, left), (bottom, right) in self.merged:
            within = any(left <= column <= right for column in columns)
            if within and top < bottom and top < rows.stop and bottom >= rows.start:
                span = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
                yield Fault(at=self.place_named(span), found=span, expected=NOT_MERGED)


def read_workbook(content: bytes, language: Language) -> tuple[Sheet, ...]:
    """The sheets of the .xlsx file CONTENT; places are named in LANGUAGE. Raises `Refused`."""
    _expect_small(content, language)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read: charts, extensions
            workbook = load_workbook(BytesIO(content), keep_links=False)
            return tuple(_sheet(each, language) for each in workbook.worksheets)
    except Exception as error:  # a broken archive or part fails in any of a dozen ways
        found = f"{_BROKEN.in_language(language)}: {shown(str(error))}"
        raise Refused([Fault(at="", found=found, expected=_WHOLE)]) from None


def refuse(faults: Sequence[Fault]) -> None:
    """Raise `Refused` if there are FAULTS: one a place, and as many as a person reads."""
    first: dict[tuple[str, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.at, fault.at or fault.expected.en), fault)
    if first:
        raise Refused(list(first.values())[:MOST_FAULTS])


def _expect_small(content: bytes, language: Language) -> None:
    """Refuse what is no workbook or unpacks to more than any form or list does, before it is unpacked.

    `zipfile` never gives out more of a part than the size stated for it here.
    """
    if len(content) > LARGEST_FILE:
        raise Refused([Fault(at="", found=f"{len(content)} bytes", expected=_SIZE)])
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        found = _OLD if content.startswith(b"\xd0\xcf\x11\xe0") else _BROKEN
        if not content.startswith((b"\xd0\xcf\x11\xe0", b"PK")) and b"\0" not in content[:4096]:
            found = _PLAIN
        raise Refused([Fault(at="", found=found.in_language(language), expected=_XLSX)]) from None
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise Refused([Fault(at="", found=f"{unpacked} bytes, {len(parts)} parts", expected=_UNPACKED)])
    if "[Content_Types].xml" not in names:
        other = _OPEN_DOCUMENT if "mimetype" in names else _NO_WORKBOOK
        raise Refused([Fault(at="", found=other.in_language(language), expected=_XLSX)])


def _sheet(sheet: Any, language: Language) -> Sheet:
    """Only cells that hold something: a sheet may claim a million rows, and a loop over them would not end.

    `_cells` is the one way to them that does not make the empty ones.
    """
    cells: dict[int, dict[int, Value]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        value = _value(cell)
        if value is not None:
            cells.setdefault(row, {})[column] = value
    merged = [
        ((each.min_row, each.min_col), (each.max_row, each.max_col)) for each in sheet.merged_cells.ranges
    ]
    return Sheet(
        title=sheet.title,
        hidden=sheet.sheet_state != "visible",
        cells=cells,
        merged=sorted(merged),
        language=language,
    )


def _value(cell: Any) -> Value | None:
    value = cell.value
    if value is None or (isinstance(value, str) and not normal(value)):
        return None
    if cell.data_type == "f":
        return Value(text=value if isinstance(value, str) else "=…", kind="formula")
    if cell.data_type == "e":
        return Value(text=str(value), kind="error")
    if isinstance(value, (date, datetime, time)):
        return Value(text=_dated(value), kind="date")
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return Value(text=_digits(value) if number else str(value), kind="number" if number else "text")


def _digits(value: float) -> str:
    return str(int(value)) if value == value // 1 and abs(value) < 10**15 else repr(value)


def _dated(value: date | datetime | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()
