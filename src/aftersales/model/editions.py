"""Editions of one document: their order, and from when to when each is in force.

An edition is in force from the day under ``effective`` (without one, always) to the day before ``superseded``
or before the next edition takes effect, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What has a first day, and may have a day on which it is superseded."""

    @property
    def effective(self) -> date | None: ...

    @property
    def superseded(self) -> date | None: ...


_Edition = TypeVar("_Edition")
Period = tuple[date | None, date | None]
"""The first day of an edition and the first day after it; None where there is none."""


def in_order(editions: Iterable[_Edition], dated: Callable[[_Edition], Dated]) -> tuple[_Edition, ...]:
    """EDITIONS from the oldest on, by what DATED says of each."""
    return tuple(sorted(editions, key=lambda each: dated(each).effective or date.min))


def periods(editions: Sequence[Dated]) -> list[Period]:
    """The period of each of EDITIONS, the oldest first."""
    found = []
    for each, after in pairwise([*editions, None]):
        assert each is not None
        ends = (each.superseded, after.effective if after else None)
        found.append((each.effective, min(filter(None, ends), default=None)))
    return found


def holds(period: Period, day: date) -> bool:
    """Whether DAY lies in PERIOD."""
    first, last = period
    return (first is None or first <= day) and (last is None or day < last)


def latest(editions: Sequence[_Edition], day: date, dated: Callable[[_Edition], Dated]) -> _Edition:
    """The last of EDITIONS that has begun by DAY; the first of them where none has."""
    begun = [each for each in editions if (dated(each).effective or date.min) <= day]
    return (begun or editions[:1])[-1]
