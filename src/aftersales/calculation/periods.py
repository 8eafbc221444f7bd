"""Periods counted: the last day of so many days, working days, months or years.

The documents do not say how (register C-001-10). A period of months ends on the same day of the later
month, or its last day where it has no such day, or on the day before that, as the rule is read; the day
reached is the last one within the period. Days and working days leave out the first day (register
C-001-13, C-001-14).
"""

from __future__ import annotations

from datetime import date, timedelta

from aftersales.foundation.dates import WorkingDays, add_months
from aftersales.model.lifecycle_rule import Period, PeriodsEnd

_EVERY_WEEKDAY = WorkingDays()


def reached(
    period: Period, start: date, worked: WorkingDays = _EVERY_WEEKDAY, ends: PeriodsEnd = "same-day"
) -> date:
    """The last day of PERIOD after START; WORKED says which days are working days, ENDS where months end."""
    if period.unit == "working-days":
        return worked.after(start, period.count)
    if period.unit == "days":
        return start + timedelta(days=period.count)
    end = add_months(start, period.count * (12 if period.unit == "years" else 1))
    return end - timedelta(days=1) if ends == "day-before" else end


def counted_back(period: Period, end: date) -> date:
    """The day that lies PERIOD (of days, months or years) before END."""
    if period.unit == "days":
        return end - timedelta(days=period.count)
    return add_months(end, -period.count * (12 if period.unit == "years" else 1))
