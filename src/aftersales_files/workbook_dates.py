"""Dates in workbooks: a number of days that is a date by the format of its cell alone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)))
"""Formats that every program knows by number: of dates and times, East Asian and Thai ones too."""
_BUILT_IN_PERCENTS = (9, 10)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_NO_CODE = re.compile("general|standard|通用格式", re.IGNORECASE)
_DATE_LETTER = re.compile("[ymdhse]", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - days, in no zone
_LEAP_DAY_THAT_WAS_NOT = 60  # 1900-02-29: days before it count from one day later
_LAST_DAY = 2_958_465  # 9999-12-31


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a cell with the number format NUMBER, and its CODE if the workbook has one, shows a date."""
    if code is None:
        return number in _BUILT_IN
    bare = _EXPONENT.sub("", _NO_CODE.sub("", _LITERAL.sub("", code)))
    return _DATE_LETTER.search(bare) is not None


def is_percent_format(number: int, code: str | None) -> bool:
    """Whether a cell with the number format NUMBER, and its CODE if it has one, shows percents."""
    return number in _BUILT_IN_PERCENTS if code is None else "%" in _LITERAL.sub("", code)


def written_serial(serial: float, *, from_1904: bool) -> str | None:
    """The date (2026-11-25), the time or both that SERIAL stands for; None where there is no such day."""
    if not 0 <= serial < _LAST_DAY:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    moment = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    if not from_1904 and 0 < days < _LEAP_DAY_THAT_WAS_NOT:
        days += 1
    return written(moment + timedelta(days=days, seconds=seconds), only_time=serial < 1)


def written_iso(text: str) -> str | None:
    """A date or time in the notation of ISO 8601, as strict workbooks keep it; None for anything else."""
    for kind in (date, datetime, time):
        try:
            found = kind.fromisoformat(text)
        except ValueError:
            continue
        return written(found)
    return None


def written(value: date | datetime | time, *, only_time: bool = False) -> str:
    """VALUE as text; a time of midnight is none."""
    if isinstance(value, datetime):
        if only_time:
            return value.time().isoformat()
        if value.time() == time():
            return value.date().isoformat()
    return value.isoformat()
