"""Dates: read from text, moved by months, days and working days. Nothing here asks the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

A_DATE = Text("日期，写作 2025-06-06（1900 至 2200 年）", "a date written as 2025-06-06 (years 1900 to 2200)")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_SATURDAY = 5


def read_date(value: object) -> date | None:
    """``"2025-06-06"`` as a date; None for anything else, for days that do not exist too."""
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    return None if match is None else dated(*match.groups())


def dated(year: str, month: str, day: str) -> date | None:
    """The day of a YEAR, MONTH and DAY in digits; None if there is none from 1900 to 2200."""
    if not _EARLIEST_YEAR <= int(year) <= _LATEST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def date_under(reader: Reader, key: str) -> date | None:
    """The date under KEY; None where it is absent, null or (with a fault) no date."""
    value = reader.raw(key)
    if value is None:
        return None
    found = read_date(value)
    if found is None:
        reader.fault(key, value, A_DATE)
    return found


def dates_under(reader: Reader, key: str) -> tuple[date, ...]:
    """The list of dates under KEY, in the order given; empty where it is absent."""
    found = []
    for index, value in enumerate(reader.entries(key)):
        each = read_date(value)
        if each is None:
            reader.fault(f"{key}.{index}", value, A_DATE)
        else:
            found.append(each)
    return tuple(found)


def add_months(start: date, months: int) -> date:
    """The same day MONTHS months later (if negative, earlier), or the last day of a month without it.

    2025-08-31 and 6 months: 2026-02-28. 2024-02-29 and 36 months: 2027-02-28.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, _last_day(year, month + 1)))


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Which days are worked: Monday to Friday, less HOLIDAYS, plus WORKDAYS (worked in lieu, at weekends)."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    workdays: frozenset[date] = field(default_factory=frozenset)

    def is_worked(self, day: date) -> bool:
        """Whether DAY is worked: a weekday that is no holiday, or a weekend that is worked."""
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def after(self, start: date, count: int) -> date:
        """The COUNT-th working day after START, which is itself not counted."""
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_worked(day)
        return day


def working_days(holidays: Iterable[date], workdays: Iterable[date]) -> WorkingDays:
    """The days worked, with HOLIDAYS on weekdays and WORKDAYS on weekends."""
    return WorkingDays(holidays=frozenset(holidays), workdays=frozenset(workdays))
