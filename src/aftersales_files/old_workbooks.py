"""Workbooks in formats without a public text form (.xls, .et, .xlsb), where `python-calamine` is installed.

The browser has no such library; there these files are called by their name. Of a formula they tell its last
value alone, which is why a remark says that the values are as old as the file. The library lays a sheet out
in memory as large as it claims to be, so it runs in a process of its own, with a limit of memory and of time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from io import BytesIO
from typing import Any

from aftersales_files.office_xml import TooMuch
from aftersales_files.sheet_xml import MOST_CELLS, MOST_CHARACTERS, Found, digits, text_value
from aftersales_files.sheets import Value
from aftersales_files.workbook_dates import written

_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_MOST_MEMORY = 400 * 1024 * 1024
_LONGEST = 20
"""Seconds; a form takes less than one."""
_TOO_MUCH = 3
"""The exit code that says so."""


class CannotRead(ValueError):
    """The library is not there, or does not understand the file."""


def read_old(content: bytes) -> Iterator[tuple[str, bool, Found]]:
    """Title, whether it is hidden, and cells of each sheet of CONTENT; raises `CannotRead` and `TooMuch`."""
    try:
        import_module("python_calamine")
        subprocess: Any = import_module("subprocess")
    except ImportError as error:
        raise CannotRead(str(error)) from None
    command = [sys.executable, "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_LONGEST, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRead(str(error)) from None
    if done.returncode == _TOO_MUCH:
        raise TooMuch
    if done.returncode != 0:
        raise CannotRead(done.stderr.decode(errors="replace")[-200:])
    for title, hidden, cells, merged in json.loads(done.stdout):
        found = Found(merged=[((top, left), (bottom, right)) for top, left, bottom, right in merged])
        for row, column, text, kind in cells:
            found.cells.setdefault(row, {})[column] = Value(text=text, kind=kind)
        yield title, hidden, found


def _main() -> int:
    """Read a workbook from the standard input, and write its sheets to the standard output as JSON."""
    try:
        resource: Any = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, OSError, ValueError):  # a system without such limits
        pass
    calamine = import_module("python_calamine")
    workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    sheets = []
    try:
        for metadata in workbook.sheets_metadata:
            if metadata.typ == calamine.SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(metadata.name)
                hidden = metadata.visible != calamine.SheetVisibleEnum.Visible
                sheets.append((metadata.name, hidden, list(_cells(sheet)), list(_merged(sheet))))
    except TooMuch:
        return _TOO_MUCH
    json.dump(sheets, sys.stdout)
    return 0


def _cells(sheet: Any) -> Iterator[tuple[int, int, str, str]]:
    filled = said = 0
    _, left = sheet.start or (0, 0)  # rows come from the first on, columns from the first that is filled
    for row, values in enumerate(sheet.iter_rows(), start=1):
        for column, raw in enumerate(values, start=left + 1):
            value = _value(raw)
            if value is None:
                continue
            filled, said = filled + 1, said + len(value.text)
            if filled > MOST_CELLS or said > MOST_CHARACTERS:
                raise TooMuch
            yield row, column, value.text, value.kind


def _merged(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ()):
        yield top + 1, left + 1, bottom + 1, right + 1


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


if __name__ == "__main__":
    sys.exit(_main())
