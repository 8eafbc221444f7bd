"""A timetable that somebody changed by hand, and what then is looked at by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aftersales.calculation.timetable import PARTS, Part, Place, Slot, Team
from aftersales.model.rubric import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an assessor does in a half day instead; ``site`` is None where it is left free."""

    on: date
    part: Part
    assessor: str
    site: str | None
    clauses: tuple[Clause, ...]


def with_changes(slots: Sequence[Slot], changes: Sequence[Change], team: Team) -> tuple[Slot, ...]:
    """SLOTS with CHANGES in the place of what they change, in time and in the order of TEAM."""
    found = {(slot.on, slot.part, slot.assessor): slot for slot in slots}
    for change in changes:
        time = (change.on, change.part, change.assessor)
        if change.site is None:
            found.pop(time, None)
        else:
            on, part, assessor = time
            found[time] = Slot(on=on, part=part, assessor=assessor, site=change.site, clauses=change.clauses)
    times = [(day, part, assessor) for day in team.days for part in PARTS for assessor in team.assessors]
    return tuple(found[time] for time in times if time in found)


def uncovered(slots: Sequence[Slot], places: Sequence[Place]) -> tuple[Place, ...]:
    """Those of PLACES where clauses are left out, with these clauses, and those that nobody goes to."""
    seen = {(slot.site, clause.id) for slot in slots for clause in slot.clauses}
    visited = {slot.site for slot in slots}
    left = (
        Place(name=place.name, clauses=tuple(c for c in place.clauses if (place.name, c.id) not in seen))
        for place in places
    )
    return tuple(place for place in left if place.clauses or place.name not in visited)
