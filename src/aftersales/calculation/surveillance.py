"""When surveillance is due, and which visits were late or never made (ZPIC-WF-20 5.2, 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from aftersales.calculation.periods import counted_back, reached
from aftersales.calculation.rule_readings import Window
from aftersales.model.lifecycle_rule import (
    FIRST_SURVEILLANCE,
    LATER_SURVEILLANCE,
    RECERTIFICATION,
    LifecycleRule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that took place, and the days within which it was due (None: none was due)."""

    day: date
    due: Window | None

    @property
    def days_late(self) -> int:
        """How many days after its last day it took place; 0 if in time."""
        return max(0, (self.day - self.due.latest).days) if self.due else 0


def surveillance_due(rule: LifecycleRule, issued: date, expiry: date, previous: date | None) -> Window | None:
    """When the visit after PREVIOUS is due (PREVIOUS None: the first one); None if no further one is.

    The first within 12 months of issue, and while the certificate is valid. Each later one, where the
    rule asks for one in each calendar year, in the year after the visit before it and at most 15 months
    after it, so by the earlier of the two, and none from the excepted year on (register C-001-11). Where
    it asks for a period alone, within that period, unless the period reaches the expiry: recertification
    then takes its place.
    """
    if previous is None:
        first = rule.event(FIRST_SURVEILLANCE)
        latest = reached(first.period, issued, ends=rule.periods_end)
        return Window(earliest=issued, latest=min(latest, expiry))
    event = rule.event(LATER_SURVEILLANCE)
    earliest, latest = previous + timedelta(days=1), reached(event.period, previous, ends=rule.periods_end)
    if event.once_per == "calendar-year":
        earliest = date(previous.year + 1, 1, 1)
        latest = min(latest, date(previous.year + 1, 12, 31))
    elif latest >= expiry:
        return None
    excepted = excepted_year(rule, expiry)
    if earliest > expiry or (excepted is not None and earliest.year >= excepted):
        return None
    return Window(earliest=earliest, latest=min(latest, expiry))


def excepted_year(rule: LifecycleRule, expiry: date) -> int | None:
    """The calendar year from which on there is no surveillance, the recertification taking its place.

    A year of recertification is that of the last day to apply for it (of the first, where it is a window).
    """
    event = rule.event(LATER_SURVEILLANCE)
    if event.not_in == "none":
        return None
    if event.not_in == "year-of-recertification":
        return counted_back(rule.event(RECERTIFICATION).period, expiry).year
    return expiry.year


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
    """The calendar years after the first visit's that passed without one (the excepted year aside).

    A year has passed when TODAY or a later visit lies behind it.
    """
    if not visits or rule.event(LATER_SURVEILLANCE).once_per != "calendar-year":
        return ()
    latest = max(visits[-1], today or visits[-1])
    excepted = excepted_year(rule, expiry)
    end = min(latest.year, expiry.year + 1 if excepted is None else excepted)
    visited = {day.year for day in visits}
    return tuple(year for year in range(visits[0].year + 1, end) if year not in visited)
