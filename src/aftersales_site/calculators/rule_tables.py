"""Tables to look a result up in, made when the site is built by the engine that the calculators run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from aftersales.calculation.managers import managers
from aftersales.calculation.sampling import sample_size
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.lifecycle_rule import (
    EXPIRY,
    FIRST_SURVEILLANCE,
    LATER_SURVEILLANCE,
    Anchor,
    Event,
    LifecycleRule,
)
from aftersales.model.rubric import Staffing
from aftersales.model.sampling_rule import SamplingRule

_LARGEST_SAMPLE = 8
_MANAGERS_SHOWN = 6
_MOST_COUNTED = 100_000
_TOLD_BY_DATES = (EXPIRY, FIRST_SURVEILLANCE, LATER_SURVEILLANCE)
_PERIODS_THAT_PASS = ("suspension-usual", "records-until")
"""Ends of periods by which nobody has to have done anything."""


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers from ``lowest`` to ``highest``, both included."""

    lowest: int
    highest: int

    def __str__(self) -> str:
        return str(self.lowest) if self.lowest == self.highest else f"{self.lowest}–{self.highest}"


def site_rows(rule: SamplingRule) -> list[tuple[int, dict[Audit, Span | None]]]:
    """For each size of sample, the numbers of service sites that lead to it, by audit."""
    spans = {audit: _spans(partial(sample_size, rule, audit)) for audit in AUDITS}
    return [
        (size, {audit: spans[audit].get(size) for audit in AUDITS}) for size in range(1, _LARGEST_SAMPLE + 1)
    ]


def staff_rows(rule: Staffing) -> list[tuple[int, Span]]:
    """For each number of managers, the numbers of staff that need so many."""
    spans = _spans(lambda staff: managers(rule, staff, staff).managers, _MANAGERS_SHOWN)
    return sorted(spans.items())


def _spans(count: Callable[[int], int], largest: int = _LARGEST_SAMPLE) -> dict[int, Span]:
    """By result up to LARGEST, the arguments from 1 on that COUNT, which never falls, gives it for."""
    spans: dict[int, Span] = {}
    for number in range(1, _MOST_COUNTED):
        result = count(number)
        if result > largest:
            break
        spans[result] = Span(spans[result].lowest if result in spans else number, number)
    return spans


def duties_by_anchor(rule: LifecycleRule, anchor: Anchor) -> Iterator[Event]:
    """The events counted from ANCHOR of which one may say that they were done, or do not matter here."""
    for event in rule.after(anchor):
        if event.id not in _TOLD_BY_DATES and event.id not in _PERIODS_THAT_PASS:
            yield event
