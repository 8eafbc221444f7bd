"""Workbooks in formats without a public text form (.xls, .et, .xlsb), where `python-calamine` is installed.

The browser has no such library; there these files are called by their name. Of a formula they tell its last
value alone, which is why a remark says that the values are as old as the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from io import BytesIO
from typing import Any

from aftersales_files.sheet_xml import MOST_CELLS, MOST_CHARACTERS, Found, TooMuch, digits, text_value
from aftersales_files.sheets import Value
from aftersales_files.workbook_dates import written

_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


class CannotRead(ValueError):
    """The library is not there, or does not understand the file."""


def read_old(content: bytes) -> Iterator[tuple[str, bool, Found]]:
    """Title, whether it is hidden, and cells of each sheet of CONTENT; raises `CannotRead` and `TooMuch`."""
    try:
        calamine = import_module("python_calamine")
        workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        for metadata in workbook.sheets_metadata:
            if metadata.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = metadata.visible != calamine.SheetVisibleEnum.Visible
                yield metadata.name, hidden, _found(workbook.get_sheet_by_name(metadata.name))
    except TooMuch:
        raise
    except Exception as error:  # the library is missing, or panics in its own way
        raise CannotRead(str(error)) from None


def _found(sheet: Any) -> Found:
    found, filled, said = Found(), 0, 0
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, raw in enumerate(values, start=1):
            value = _value(raw)
            if value is None:
                continue
            filled, said = filled + 1, said + len(value.text)
            if filled > MOST_CELLS or said > MOST_CHARACTERS:
                raise TooMuch
            found.cells.setdefault(row, {})[column] = value
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        found.merged.append(((top + 1, left + 1), (bottom + 1, right + 1)))
    found.merged.sort()
    return found


def _value(raw: object) -> Value | None:
    if isinstance(raw, bool):
        return Value(text="TRUE" if raw else "FALSE", kind="text")
    if isinstance(raw, (int, float)):
        return Value(text=digits(repr(raw), float(raw)), kind="number")
    if isinstance(raw, (date, datetime, time)):
        return Value(text=written(raw), kind="date")
    if isinstance(raw, timedelta):
        return Value(text=str(raw), kind="date")
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n")
    return Value(text=text, kind="error") if text in _ERRORS else text_value(text)
