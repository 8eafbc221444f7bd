"""What spreadsheets made of ``3/12``: the sample of 12 with 3 that do not conform became 12 March.

The two numbers are still there, and no more can fail than were sampled, so that the smaller one is known.
Where two samples could have become the same date, it is refused: nobody can tell which it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import plain
from aftersales_files.finding_words import Written
from aftersales_files.sheets import Value
from aftersales_files.workbook_dates import written_serial

_MIDNIGHT = LatePattern(r"[T ](?:0{1,2}:00(?::00(?:\.0+)?)?|12:00(?::00)? ?AM)$", re.IGNORECASE)
_YEAR_FIRST = LatePattern(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", re.ASCII)
_YEAR_LAST = LatePattern(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})", re.ASCII)
_YEAR_MONTH = LatePattern(r"([0-9]{4})年([0-9]{1,2})月", re.ASCII)
_SERIAL = LatePattern(r"([0-9]{5})(?:\.0)?", re.ASCII)
"""The number under which spreadsheets keep a date, shown where a cell has lost its format."""
_MONTH_DAY = LatePattern(r"([0-9]{1,2})月([0-9]{1,2})日", re.ASCII)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = LatePattern(rf"(?:([0-9]{{1,2}})[- ])?({'|'.join(_NAMES)})[a-z]*(?:[- ]([0-9]{{1,4}}))?", re.ASCII)
_RECENT = range(2020, 2041)
"""Years in which such a table may have been saved: a day without a year gets the present one."""
_ALWAYS_DAYS = 28
_MONTHS, _LONGEST_MONTH = 12, 31


def is_date(text: str) -> bool:
    """Whether TEXT is a date in one of the ways in which spreadsheets write one."""
    return any(True for _ in _dates(text)) or _sample_of_month(_bare(text)) is not None


def shown_day(value: Value, *, from_1904: bool) -> str:
    """The text of VALUE, of a number of days counted from 1904 on the day that it stands for.

    Numbers of days without the format of a date are otherwise counted as nearly every workbook counts them.
    """
    if not from_1904 or value.kind != "number" or not (serial := _SERIAL.fullmatch(value.text)):
        return value.text
    day = written_serial(int(serial[1]), from_1904=True)
    return day if day and int(day[:4]) in _RECENT else value.text


def sample_of_date(text: str) -> Written | None:
    """The sample that became the date TEXT; None if TEXT is no date, or if it may have been several."""
    bare = _bare(text)
    found = {pair for day in _dates(text) for pair in _samples_of(*day)}
    if (pair := _sample_of_month(bare)) is not None:
        found.add(pair)
    if len(found) != 1:
        return None
    bad, drawn = found.pop()
    return Written(kind="sampled", sampled=str(drawn), nonconforming=str(bad))


def _bare(text: str) -> str:
    return _MIDNIGHT.sub("", plain(text)).lower()


def _dates(text: str) -> Iterator[tuple[int, int, int]]:
    """Every (year, first, second) that TEXT can be; day or month first, it does not matter."""
    bare = _bare(text)
    if serial := _SERIAL.fullmatch(bare):
        day = date(1899, 12, 30) + timedelta(days=int(serial[1]))
        if day.year in _RECENT:
            yield day.year, day.month, day.day
    elif match := _YEAR_FIRST.fullmatch(bare):
        yield int(match[1]), int(match[2]), int(match[3])
    elif match := _YEAR_LAST.fullmatch(bare):
        first, second, year = (int(part) for part in match.groups())
        yield (year if len(match[3]) == 4 else 2000 + year), first, second
        if len(match[3]) == 2 and 2000 + first in _RECENT and second <= _MONTHS:
            yield 2000 + first, second, year
    elif (match := _NAMED.fullmatch(bare)) and match[1] and match[3]:
        year = int(match[3])
        yield (year if year > 99 else 2000 + year), _NAMES.index(match[2]) + 1, int(match[1])


def _samples_of(year: int, first: int, second: int) -> Iterator[tuple[int, int]]:
    """What may have been typed for a date: a day of this year, or a month and a year of two digits."""
    smaller, larger = min(first, second), max(first, second)
    if not (0 < smaller <= _MONTHS and larger <= _LONGEST_MONTH):
        return
    if year in _RECENT:
        yield smaller, larger
    month, day = (first, second) if second == 1 else (second, first)
    if day == 1 and year % 100 > _ALWAYS_DAYS and month <= _MONTHS:
        yield month, year % 100


def _sample_of_month(bare: str) -> tuple[int, int] | None:
    """A date without a year, or without a day: its two numbers are those that were typed."""
    if match := _MONTH_DAY.fullmatch(bare):
        pair = int(match[1]), int(match[2])
    elif match := _YEAR_MONTH.fullmatch(bare):
        pair = int(match[2]), int(match[1]) % 100
    elif (match := _NAMED.fullmatch(bare)) and (match[1] is None) != (match[3] is None):
        pair = _NAMES.index(match[2]) + 1, int(match[1] or match[3]) % 100
    else:
        return None
    return (min(pair), max(pair)) if min(pair) > 0 else None
