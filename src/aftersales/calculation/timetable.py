"""The timetable of an audit: which assessor looks at which clauses, where, in which half day.

ZPIC-WF-20 fixes the person-days (4.2.1) and how many sites are visited (4.2.2), not how they are spread. How
is our convention, in this order:

1. A clause that is verified by sample is looked at at every service site, any other one at the central
   office; without service sites, all of them there. No source says which clauses are looked at at sites.
2. Each place has a half day; every further one goes to where most clauses fall on a half day, the place
   listed first among equals, until none has more than one clause.
3. The half days are filled in time, the central office first, so that everybody begins there. The clauses of
   a place are dealt out evenly, in the order of the rubric.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from heapq import heapify, heapreplace
from itertools import pairwise
from math import ceil
from typing import Literal, TypeVar

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.rubric import Clause

Part = Literal["morning", "afternoon"]
PARTS: dict[Part, Text] = {"morning": Text("上午", "morning"), "afternoon": Text("下午", "afternoon")}

_ENOUGH = Text(
    "至少 {least} 人日；{days} 天 × {assessors} 人只有 {most}",
    "at least {least} {least:person-day|person-days}; {days} {days:day|days} × {assessors} "
    "{assessors:assessor|assessors} make {most}",
)
_A_HALF_DAY_EACH = Text(
    "至少 {least} 人日：中心办公室和 {sites} 个场所各半天",
    "at least {least} {least:person-day|person-days}: half a day for the central office and "
    "each of {sites} {sites:site|sites}",
)
_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who audits on which days, in order; ``person_days`` are what the audit takes, if that is known."""

    days: tuple[date, ...]
    assessors: tuple[str, ...]
    person_days: Fraction | None

    @property
    def half_days(self) -> int:
        """The half days that are planned; a part of one counts whole."""
        most = 2 * len(self.days) * len(self.assessors)
        return most if self.person_days is None else ceil(2 * self.person_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Half a day of an assessor at one place."""

    on: date
    part: Part
    assessor: str
    site: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that is visited, and the clauses that are looked at there."""

    name: str
    clauses: tuple[Clause, ...]


def places_of(
    clauses: Sequence[Clause], office: str, sites: Sequence[str], at_sites: frozenset[str]
) -> tuple[Place, ...]:
    """The central OFFICE, then the SITES, at which the clauses AT_SITES are looked at."""
    there = tuple(each for each in clauses if each.id in at_sites) if sites else ()
    here = tuple(each for each in clauses if each not in there)
    return (Place(name=office, clauses=here), *(Place(name=site, clauses=there) for site in sites))


def timetable(team: Team, places: Sequence[Place]) -> tuple[Slot, ...]:
    """The half days of TEAM at PLACES, in time; raises `Refused` where they are too few."""
    wanted = team.half_days
    _expect_enough(team, wanted, len(places))
    times = [(day, part, assessor) for day in team.days for part in PARTS for assessor in team.assessors]
    visits = _visits(places, wanted)
    return tuple(
        Slot(on=on, part=part, assessor=assessor, site=place.name, clauses=clauses)
        for (on, part, assessor), (place, clauses) in zip(times, visits, strict=False)
    )


def _expect_enough(team: Team, wanted: int, places: int) -> None:
    days, assessors = len(team.days), len(team.assessors)
    most = 2 * days * assessors
    if wanted > most:
        expected = _ENOUGH.filled(
            least=_shown(wanted), days=str(days), assessors=str(assessors), most=_shown(most)
        )
        raise Refused([Fault(at="days", found=_shown(most), expected=expected)])
    if wanted < places:
        expected = _A_HALF_DAY_EACH.filled(least=_shown(places), sites=str(places - 1))
        at = "days" if team.person_days is None else "person_days"
        raise Refused([Fault(at=at, found=_shown(wanted), expected=expected)])


def _shown(half_days: int) -> str:
    """HALF_DAYS as person-days."""
    return f"{half_days // 2}.5" if half_days % 2 else str(half_days // 2)


def _visits(places: Sequence[Place], wanted: int) -> Iterator[tuple[Place, tuple[Clause, ...]]]:
    for place, half_days in zip(places, _half_days(places, wanted), strict=True):
        for part in _dealt(place.clauses, half_days):
            yield place, part


def _half_days(places: Sequence[Place], wanted: int) -> list[int]:
    """How many half days each of PLACES has, of WANTED ones; fewer where there is no more to look at."""
    given = [1] * len(places)
    queue = [(-Fraction(len(place.clauses)), index) for index, place in enumerate(places)]
    heapify(queue)
    for _ in range(wanted - len(places)):
        load, index = queue[0]
        if -load <= 1:
            break
        given[index] += 1
        heapreplace(queue, (-Fraction(len(places[index].clauses), given[index]), index))
    return given


def _dealt(values: Sequence[_Of], parts: int) -> Iterator[tuple[_Of, ...]]:
    """VALUES in so many PARTS, as even as can be, in their order."""
    bounds = [number * len(values) // parts for number in range(parts + 1)]
    for start, end in pairwise(bounds):
        yield tuple(values[start:end])
