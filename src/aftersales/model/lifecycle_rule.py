"""The rule for a certificate's dates: events, each so long after or before another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, read_reference

Unit = Literal["days", "working-days", "months", "years"]
Anchor = Literal[
    "issue",
    "previous-surveillance",
    "expiry",
    "suspension",
    "correction-request",
    "appeal-received",
    "appeal-accepted",
    "verification",
    "information",
]
ANCHORS: tuple[Anchor, ...] = get_args(Anchor)
Direction: TypeAlias = Literal["after", "before"]
OncePer = Literal["none", "calendar-year"]
ONCE_PER: tuple[OncePer, ...] = ("none", "calendar-year")
ExceptedYear = Literal["none", "year-of-expiry", "year-of-recertification"]
EXCEPTED_YEARS: tuple[ExceptedYear, ...] = ("none", "year-of-expiry", "year-of-recertification")
Term = Literal["deadline", "window"]
TERMS: tuple[Term, ...] = ("deadline", "window")
PeriodsEnd = Literal["same-day", "day-before"]
PERIODS_END: tuple[PeriodsEnd, ...] = ("same-day", "day-before")
WorkingDaysRule = Literal["with-holidays", "weekdays"]
WORKING_DAYS: tuple[WorkingDaysRule, ...] = ("with-holidays", "weekdays")

FIRST_SURVEILLANCE, LATER_SURVEILLANCE, EXPIRY = "first-surveillance", "surveillance", "expiry"
"""The events that the calendar itself turns on; the anchor of each is checked."""
RECERTIFICATION = "recertification-application"
"""The event whose year a rule may except from surveillance."""

_PERIOD = re.compile(r"([1-9][0-9]{0,2}) (day|working-day|month|year)s?", re.ASCII)
_A_PERIOD = Text(
    "期限，如 12 months、3 years、60 days、5 working-days",
    "a period such as 12 months, 3 years, 60 days, 5 working-days",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A whole number of days, working days, months or years."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something due within ``period`` after ``anchor``, or by ``period`` before it.

    With the ``term`` "window", ``period`` before the anchor is not the last day but the first, and the
    anchor the last. ``once_per`` and ``not_in`` (a year) restrict the repeated event further.
    """

    id: str
    label: Text
    direction: Direction
    anchor: Anchor
    period: Period
    term: Term
    once_per: OncePer
    not_in: ExceptedYear
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleRule:
    """The events; whether a period of months ends on the same day of the month or the day before; and
    whether working days leave out the holidays that are given, or weekends alone."""

    periods_end: PeriodsEnd
    working_days: WorkingDaysRule
    events: tuple[Event, ...]
    discrepancies: tuple[str, ...]

    def event(self, name: str) -> Event:
        """The event NAME; raises `StopIteration` if the rule has none."""
        return next(event for event in self.events if event.id == name)

    def after(self, anchor: Anchor) -> tuple[Event, ...]:
        """The events that ANCHOR sets a date for."""
        return tuple(event for event in self.events if event.anchor == anchor)


def read_lifecycle_rule(reader: Reader, document: str) -> LifecycleRule:
    """The rule of the certificate's dates that READER describes; DOCUMENT is the id of its file."""
    rule = LifecycleRule(
        periods_end=reader.choice("periods_end", PERIODS_END, "same-day"),
        working_days=reader.choice("working_days", WORKING_DAYS, "with-holidays"),
        events=tuple(_read_event(inner, document) for inner in reader.inners("events")),
        discrepancies=reader.strings("discrepancies"),
    )
    for key, found, expected in lifecycle_faults(rule):
        reader.faults.append(Fault(at=reader.path(key), found=found, expected=expected))
    reader.close()
    return rule


def lifecycle_faults(rule: LifecycleRule) -> Iterator[tuple[str, str, Text]]:
    """What keeps RULE from being a calendar: its place in the rule, what was found, what is expected.

    Without its turning points there is no calendar; each must hang on the event that the code starts from.
    """
    names = [event.id for event in rule.events]
    for repeated in sorted({name for name in names if names.count(name) > 1}):
        yield "events", shown(repeated), Text("每个事件只出现一次", "each event once")
    turning: tuple[tuple[str, Anchor], ...] = (
        (FIRST_SURVEILLANCE, "issue"),
        (LATER_SURVEILLANCE, "previous-surveillance"),
        (EXPIRY, "issue"),
    )
    for name, anchor in turning:
        if not any(event.id == name and event.anchor == anchor for event in rule.events):
            expected = Text(f"事件 {name}，after: {anchor}", f"an event {name} with after: {anchor}")
            yield f"events.{name}", "–", expected
    for event in rule.events:
        yield from _event_faults(event)
        recertified = any(each.id == RECERTIFICATION and each.direction == "before" for each in rule.events)
        if event.not_in == "year-of-recertification" and not recertified:
            expected = Text(f"事件 {RECERTIFICATION}，用 before", f"an event {RECERTIFICATION} with `before`")
            yield f"events.{event.id}.not_in", shown(event.not_in), expected


def _event_faults(event: Event) -> Iterator[tuple[str, str, Text]]:
    at, working = f"events.{event.id}", event.period.unit == "working-days"
    if event.anchor in ("issue", "previous-surveillance") and working:
        yield at, shown(event.period.unit), Text("days、months 或 years", "days, months or years")
    if event.direction == "before" and (event.anchor != EXPIRY or working):
        expected = Text("expiry，按日、月或年", "expiry, in days, months or years")
        yield f"{at}.before", shown(event.anchor), expected
    if event.direction == "after" and event.term == "window":
        yield f"{at}.term", shown(event.term), Text("before 的事件才写", "given with `before` only")


def _read_event(reader: Reader, document: str) -> Event:
    direction: Direction = "before" if reader.has("before") else "after"
    length = "by" if direction == "before" else "within"
    event = Event(
        id=reader.string("id"),
        label=reader.text("label"),
        direction=direction,
        anchor=reader.choice(direction, ANCHORS),
        period=read_period(reader, length),
        term=reader.choice("term", TERMS, "deadline"),
        once_per=reader.choice("once_per", ONCE_PER, "none"),
        not_in=reader.choice("not_in", EXCEPTED_YEARS, "none"),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return event


def read_period(reader: Reader, key: str) -> Period:
    """``12 months``, ``60 days``, ``5 working-days`` under KEY."""
    written = reader.string(key)
    match = _PERIOD.fullmatch(written)
    if match is None:
        reader.fault(key, written, _A_PERIOD)
        return Period(count=1, unit="days")
    units: dict[str, Unit] = {
        "day": "days",
        "working-day": "working-days",
        "month": "months",
        "year": "years",
    }
    return Period(count=int(match[1]), unit=units[match[2]])
