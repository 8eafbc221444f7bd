"""Lists merged three ways: sets of names, entries without names, and sites by their name."""

from __future__ import annotations

from aftersales.calculation.entry_pairs import slots, unmoved
from aftersales.calculation.three_sides import Conflict, Settlement, Sides
from aftersales.model.named_sites import site_rows, with_rows
from aftersales.model.parts import Entries, Names, Unit
from aftersales.model.sameness import ABSENT, UNKNOWN, same, written

_WHOLE = Unit()


def merged_names(part: Names, sides: Sides) -> object:
    """Each name by itself: one that either side added is in, one that either side took out is not."""
    before, in_mine, in_theirs = ({written(name) for name in names} for names in sides.lists())
    _, mine, theirs = sides.lists()
    kept = [name for name in mine if written(name) not in before - in_theirs]
    added = {written(name): name for name in theirs if written(name) not in before | in_mine}
    found = [*kept, *added.values()]
    if part.ascending and not unmoved(found, mine):
        found.sort(key=written)
    return _as_mine(found, sides)


def merged_entries(settlement: Settlement, place: str, part: Entries, sides: Sides) -> object:
    """Entry by entry; the whole list where ancestors do not agree on it, or it would grow too long."""
    if place in settlement.disputed:
        return settlement.unit(place, _WHOLE, sides)
    before = len(settlement.conflicts), len(settlement.settled)
    found, as_theirs = [], []
    for slot in slots(*sides.lists()):
        left = len(settlement.conflicts)
        value = settlement.unit(f"{place}.{slot.number}", part.entry, slot.values)
        found += [] if value is ABSENT else [value]
        other = slot.values.theirs if len(settlement.conflicts) > left else value
        as_theirs += [] if other is ABSENT else [other]
    _, mine, theirs = sides.lists()
    if part.at_most is not None and len(found) > max(part.at_most, len(mine), len(theirs)):
        del settlement.conflicts[before[0] :], settlement.settled[before[1] :]
        return settlement.settle(Conflict(place=place, values=sides))
    if len(settlement.conflicts) > before[0]:  # entries have no places that outlive a merge; their list has
        settlement.left[place] = (found, as_theirs)
    return _as_mine(found, sides)


def merged_sites(settlement: Settlement, place: str, sides: Sides) -> object:
    """Site by site where all sides are lists of named sites; otherwise the list is one value."""
    before, mine, theirs = (site_rows(each) for each in sides)
    whole = place in settlement.disputed or same(sides.mine, sides.theirs)
    if whole or before is None or mine is None or theirs is None:
        return settlement.unit(place, _WHOLE, sides)
    found = []
    for name in dict.fromkeys([*mine, *theirs]):
        was = UNKNOWN if sides.base is UNKNOWN else before.get(name, ABSENT)
        values = Sides(was, mine.get(name, ABSENT), theirs.get(name, ABSENT))
        found.append(_merged_site(settlement, f"{place}[{name}]", values))
    kept = [row for row in found if row is not ABSENT]
    if not kept and not sides.is_kept:
        return ABSENT
    if unmoved(kept, list(mine.values())) and sides.mine is not ABSENT:
        return sides.mine
    return with_rows(sides.theirs if sides.mine is ABSENT else sides.mine, kept)


def _merged_site(settlement: Settlement, place: str, sides: Sides) -> object:
    """A site that both sides have, column by column; one that a side took out is one value."""
    whole = place in settlement.disputed
    if whole or sides.mine is ABSENT or sides.theirs is ABSENT:
        return settlement.unit(place, _WHOLE, sides)
    cells = {key: settlement.unit(f"{place}.{key}", _WHOLE, sides.under(key)) for key in sides.names()}
    return {key: cell for key, cell in cells.items() if cell is not ABSENT}


def _as_mine(found: list[object], sides: Sides) -> object:
    """FOUND; mine as it stands where nothing came in, and no list where none is kept."""
    if not found:
        return [] if sides.is_kept else ABSENT
    return sides.mine if unmoved(found, sides.lists()[1]) else found
