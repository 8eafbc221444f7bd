"""Days as people type them and as tables keep them: ``2025/6/6``, ``2025年6月6日``, ``6-Jun-2025``.

What can be read in two ways (``6/7/2025``) or in none is no day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from aftersales.foundation.chinese_numerals import read_numeral
from aftersales.foundation.dates import dated
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import compact, plain

_SERIAL = LatePattern(r"([0-9]{5})(?:\.[0-9]{1,16})?", re.ASCII)
_BEFORE_FIRST_SERIAL = date(1899, 12, 30)
_OF_TABLES = range(2000, 2050)
_UNPARTED = LatePattern(r"(20[0-4][0-9])([0-9]{2})([0-9]{2})", re.ASCII)
_HOUR = LatePattern(
    r"(?<=[0-9日号])(?: ?[(]?(?:星期|周)(?P<weekday>[一二三四五六日天])[)]?)?"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)?$",
    re.ASCII,
)
"""What spreadsheets and databases put behind a day."""
_WEEKDAYS = "一二三四五六日天"
_WRITTEN = LatePattern(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?", re.ASCII)
_IN_WORDS = LatePattern(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_DIGITS = {
    ord(numeral): digit for numeral, digit in zip("〇○零一二三四五六七八九", "000123456789", strict=True)
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.]?"
)
_NAMED = (
    LatePattern(rf"(?P<day>[0-9]{{1,2}})[- ]?{_MONTH}[- ,]{{0,2}}(?P<year>[0-9]{{4}})", re.IGNORECASE),
    LatePattern(rf"{_MONTH}[- ]?(?P<day>[0-9]{{1,2}})[, -]{{1,2}}(?P<year>[0-9]{{4}})", re.IGNORECASE),
)
_AS_TABLES_NAME = LatePattern(rf"(?P<day>[0-9]{{1,2}})-{_MONTH}-(?P<year>[0-9]{{2}})", re.IGNORECASE)
"""``15-Dec-26``, as spreadsheets in English show a day; its year is one of this century."""


def typed_date(typed: str) -> str:
    """``2025/6/6``, ``2025 年 6 月 6 日``, ``20250606`` as ``2025-06-06``: in no other order."""
    day = read_typed_date(typed)
    return typed if day is None else day.isoformat()


def read_typed_date(typed: str) -> date | None:
    """The day that TYPED names; None for what is no date, for days that do not exist too."""
    seen = compact(typed)
    if match := _WRITTEN.fullmatch(seen) or _UNPARTED.fullmatch(seen):
        return dated(*match.groups())
    if match := _IN_WORDS.fullmatch(seen):
        month, day = (str(read_numeral(words) or 0) for words in match.groups()[1:])
        return dated(match[1].translate(_DIGITS), month, day)
    return _named(next(filter(None, (pattern.fullmatch(seen) for pattern in _NAMED)), None))


def read_day_in_table(typed: str) -> date | None:
    """As `read_typed_date`, and what programs make of a day in a column of dates.

    ``45992`` is the number under which spreadsheets keep 2025-12-01, shown where they do not know of a date;
    ``2025-12-01 00:00:00`` and ``20251201.0`` come out of databases. The years from 2000 to 2049 alone: any
    other number of five digits is more likely a slip.
    """
    seen = compact(typed)
    if match := _SERIAL.fullmatch(seen):
        day = _BEFORE_FIRST_SERIAL + timedelta(days=int(match[1]))
        return day if day.year in _OF_TABLES else None
    if match := _UNPARTED.fullmatch(seen.removesuffix(".0")):
        return dated(*match.groups())
    return _without_hour(plain(typed)) or _named(_AS_TABLES_NAME.fullmatch(seen))


def _without_hour(typed: str) -> date | None:
    """The day of TYPED, be there a time of the day behind it, or the day of the week if it is that one."""
    behind = _HOUR.search(typed)
    day = read_typed_date(typed[: behind.start()] if behind else typed)
    weekday = behind["weekday"] if behind else None
    return (
        day if day is None or weekday is None or day.weekday() == min(_WEEKDAYS.index(weekday), 6) else None
    )


def _named(match: re.Match[str] | None) -> date | None:
    """The day of a MATCH in which the month stands by its name."""
    if match is None:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    year = match["year"]
    return dated(year if len(year) > 2 else f"20{year}", str(month), match["day"])


DATE = typed_date
