"""The rule for a certificate's dates: events, each so long after or before another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

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
    "verification",
]
ANCHORS: tuple[Anchor, ...] = (
    "issue",
    "previous-surveillance",
    "expiry",
    "suspension",
    "correction-request",
    "appeal-received",
    "verification",
)
Direction: TypeAlias = Literal["after", "before"]

FIRST_SURVEILLANCE, LATER_SURVEILLANCE, EXPIRY = "first-surveillance", "surveillance", "expiry"
"""The events that the calendar itself turns on; the anchor of each is checked."""

_PERIOD = re.compile(r"([1-9][0-9]{0,2}) (day|working-day|month|year)s?", re.ASCII)
_A_PERIOD = Text(
    "期限，如 12 months、3 years、60 days、5 working-days",
    "a period such as 12 months, 3 years, 60 days, 5 working-days",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    count: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something due within ``period`` after ``anchor``, or by ``period`` before it.

    ``once_per_calendar_year`` and ``not_in_year_of_expiry`` restrict the repeated event further.
    """

    id: str
    label: Text
    direction: Direction
    anchor: Anchor
    period: Period
    once_per_calendar_year: bool
    not_in_year_of_expiry: bool
    source: Reference
    errata: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleRule:
    events: tuple[Event, ...]
    errata: tuple[str, ...]

    def event(self, name: str) -> Event:
        return next(event for event in self.events if event.id == name)

    def after(self, anchor: Anchor) -> tuple[Event, ...]:
        """The events that ANCHOR sets a date for."""
        return tuple(event for event in self.events if event.anchor == anchor)


def read_lifecycle_rule(reader: Reader, document: str) -> LifecycleRule:
    rule = LifecycleRule(
        events=tuple(_read_event(inner, document) for inner in reader.inners("events")),
        errata=reader.strings("errata"),
    )
    _expect_turning_points(reader, rule)
    reader.close()
    return rule


def _expect_turning_points(reader: Reader, rule: LifecycleRule) -> None:
    """Without these three there is no calendar; each must hang on the event that the code starts from."""
    names = [event.id for event in rule.events]
    for repeated in sorted({name for name in names if names.count(name) > 1}):
        reader.fault("events", repeated, Text("每个事件只出现一次", "each event once"))
    turning: tuple[tuple[str, Anchor], ...] = (
        (FIRST_SURVEILLANCE, "issue"),
        (LATER_SURVEILLANCE, "previous-surveillance"),
        (EXPIRY, "issue"),
    )
    for name, anchor in turning:
        if not any(event.id == name and event.anchor == anchor for event in rule.events):
            expected = Text(f"事件 {name}，after: {anchor}", f"an event {name} with after: {anchor}")
            reader.missing(f"events.{name}", expected)
    for event in rule.events:
        if event.anchor in ("issue", "previous-surveillance") and event.period.unit == "working-days":
            expected = Text("days、months 或 years", "days, months or years")
            reader.fault(f"events.{event.id}", event.period.unit, expected)


def _read_event(reader: Reader, document: str) -> Event:
    direction: Direction = "before" if reader.has("before") else "after"
    length = "by" if direction == "before" else "within"
    event = Event(
        id=reader.string("id"),
        label=reader.text("label"),
        direction=direction,
        anchor=reader.choice(direction, ANCHORS),
        period=_read_period(reader, length),
        once_per_calendar_year=_says(reader, "once_per", "calendar-year"),
        not_in_year_of_expiry=_says(reader, "not_in", "year-of-expiry"),
        source=read_reference(reader.inner("source"), document),
        errata=reader.strings("errata"),
    )
    if direction == "before" and (event.anchor != EXPIRY or event.period.unit == "working-days"):
        reader.fault("before", event.anchor, Text("expiry，按日、月或年", "expiry, in days, months or years"))
    reader.close()
    return event


def _says(reader: Reader, key: str, word: str) -> bool:
    return reader.has(key) and reader.choice(key, (word,)) == word


def _read_period(reader: Reader, key: str) -> Period:
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
