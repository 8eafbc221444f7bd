"""When surveillance is due, and which visits were late or never made (ZPIC-WF-20 5.2, 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aftersales.calculation.periods import reached
from aftersales.calculation.rule_readings import Window
from aftersales.model.lifecycle_rule import FIRST_SURVEILLANCE, LATER_SURVEILLANCE, LifecycleRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that took place, and the days within which it was due (None: none was due)."""

    day: date
    due: Window | None

    @property
    def days_late(self) -> int:
        """How many days after its last day it took place; 0 if in time."""
        return max(0, (self.day - self.due.latest).days) if self.due else 0


def surveillance_due(
    rule: LifecycleRule, issued: date, expiry: date, previous: date | None, *, day_before: bool = False
) -> Window | None:
    """When the visit after PREVIOUS is due (PREVIOUS None: the first one); None if no further one is.

    The first within 12 months of issue. Each later one in the calendar year after the visit before
    it and at most 15 months after it, so by the earlier of the two; none in the year of expiry,
    which is that of the recertification (register C-001-11, reading year-of-expiry).
    """
    if previous is None:
        first = rule.event(FIRST_SURVEILLANCE)
        return Window(earliest=issued, latest=reached(first.period, issued, day_before=day_before))
    event = rule.event(LATER_SURVEILLANCE)
    earliest, latest = previous, reached(event.period, previous, day_before=day_before)
    if event.once_per_calendar_year:
        earliest = date(previous.year + 1, 1, 1)
        latest = min(latest, date(previous.year + 1, 12, 31))
    if earliest > expiry or (event.not_in_year_of_expiry and earliest.year >= expiry.year):
        return None
    return Window(earliest=earliest, latest=min(latest, expiry))


def visits_held(
    rule: LifecycleRule, issued: date, expiry: date, visits: tuple[date, ...]
) -> tuple[Visit, ...]:
    """Each of VISITS (ascending) with the window in which it was due."""
    previous: tuple[date | None, ...] = (None, *visits)[:-1]
    return tuple(
        Visit(day=day, due=surveillance_due(rule, issued, expiry, before))
        for day, before in zip(visits, previous, strict=True)
    )


def years_without_visit(
    rule: LifecycleRule, expiry: date, visits: tuple[date, ...], today: date | None
) -> tuple[int, ...]:
    """The calendar years after the first visit's that passed without one (the year of expiry excepted).

    A year has passed when TODAY or a later visit lies behind it.
    """
    event = rule.event(LATER_SURVEILLANCE)
    if not visits or not event.once_per_calendar_year:
        return ()
    latest = max(visits[-1], today or visits[-1])
    end = min(latest.year, expiry.year + (not event.not_in_year_of_expiry))
    visited = {day.year for day in visits}
    return tuple(year for year in range(visits[0].year + 1, end) if year not in visited)
