"""Two documents that grew out of one, put together again.

The rule: what one side changed and the other did not is taken as changed; what both changed alike is
taken once; what both changed otherwise is a conflict, and so is what one deleted and the other changed.
At a conflict the merged document keeps mine, and the conflict carries both sides, so nothing is dropped.
Without a common ancestor what is the same or stands on one side alone is taken; what differs conflicts.
Whether the documents are complete, or right, is not asked: unfinished work merges like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aftersales.calculation.merge_lists import merged_entries, merged_names, merged_sites
from aftersales.calculation.three_sides import Conflict, Disputes, Settlement, Side, Sides
from aftersales.model.documents import check_alike
from aftersales.model.parts import AsFound, Beside, BySite, Entries, Fields, Fixed, Names, Part, Sites, Unit
from aftersales.model.sameness import ABSENT, UNKNOWN, is_mapping, same

Document = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged document, the conflicts left in it, and those that were settled with the side taken.

    ``disputed`` is what both sides have at the places of conflicts that are left.
    """

    document: Document
    conflicts: tuple[Conflict, ...]
    settled: tuple[tuple[Conflict, Side], ...]
    disputed: Disputes


def merge(
    base: Document | Merged | None,
    mine: Document,
    theirs: Document,
    *,
    parts: Fields,
    resolved: Mapping[str, object] | None = None,
) -> Merged:
    """MINE and THEIRS, which both grew out of BASE, put together by their PARTS.

    BASE is None where they have no common ancestor. Where they have several, it is what `merged_ancestors`
    makes of these. RESOLVED says for places of
    conflicts which side to take. Raises `Refused` for sides of other formats or rubrics, for parts that are
    not what the format says, and for a resolution of what is no conflict.
    """
    ancestor = base.document if isinstance(base, Merged) else base
    sides = Sides(UNKNOWN if ancestor is None else ancestor, mine, theirs)
    check_alike(parts, {"mine": mine, "theirs": theirs, "base": sides.base})
    settlement = Settlement(base.disputed if isinstance(base, Merged) else {}, resolved or {})
    document = _merged_fields(settlement, "", parts, sides)
    settlement.refuse_unused()
    assert is_mapping(document)
    return Merged(
        document=document,
        conflicts=tuple(settlement.conflicts),
        settled=tuple(settlement.settled),
        disputed=settlement.left,
    )


def merged_ancestors(
    base: Document | Merged | None, mine: Document | Merged, theirs: Document | Merged, *, parts: Fields
) -> Merged:
    """Common ancestors put together, to be the base of another merge.

    Each of them may have been put together from others: what these disagree on stays disputed.
    """
    one, other = (each.document if isinstance(each, Merged) else each for each in (mine, theirs))
    found = merge(base, one, other, parts=parts)
    disputed = dict(found.disputed)
    for each in (mine, theirs):
        for place, values in each.disputed.items() if isinstance(each, Merged) else ():
            disputed[place] = (*disputed.get(place, ()), *values)
    return replace(found, disputed=disputed)


def _merged(settlement: Settlement, place: str, part: Part, sides: Sides) -> object:
    """What stands at PLACE in the merged document, ABSENT for nothing."""
    match part:
        case Fields():
            found = _merged_fields(settlement, place, part, sides)
        case AsFound():
            found = _merged_as_found(settlement, place, part, sides)
        case BySite():
            found = _merged_by_site(settlement, place, part, sides)
        case Names():
            found = merged_names(part, sides)
        case Entries():
            found = merged_entries(settlement, place, part, sides)
        case Sites():
            found = merged_sites(settlement, place, sides)
        case Unit():
            found = settlement.unit(place, part, sides)
        case Beside():
            found = ABSENT
        case _:  # fixed, and the same wherever it stands
            found = sides.theirs if sides.mine is ABSENT else sides.mine
    return found


def _merged_fields(settlement: Settlement, place: str, part: Fields, sides: Sides) -> object:
    found = {}
    for key in sides.names():
        inner, below = part.named.get(key, part.other), f"{place}.{key}".lstrip(".")
        value = _merged(settlement, below, inner, sides.under(key))
        if value is not ABSENT:
            found[key] = value
    fixed = {key for key in found if isinstance(part.named.get(key), Fixed)}
    return found if set(found) - fixed or sides.is_kept else ABSENT


def _merged_by_site(settlement: Settlement, place: str, part: BySite, sides: Sides) -> object:
    """Site by site where both sides have sites; whole where one has none, and where no site would be left."""
    if place in settlement.disputed or not (part.applies(sides.mine) and part.applies(sides.theirs)):
        return settlement.unit(place, part.whole, sides)
    base = ABSENT if sides.base is not UNKNOWN and not part.applies(sides.base) else sides.base
    apart = sides._replace(base=base)
    kept = {*part.sites_of(sides.mine), *part.sites_of(sides.theirs)} - set(_taken_out(part, apart))
    if not kept:
        return settlement.unit(place, part.whole, sides)
    return _merged_fields(settlement, place, part.parts, apart)


def _taken_out(part: BySite, sides: Sides) -> Iterator[str]:
    """The sites that one side took out and the other left as it was."""
    before, mine, theirs = (part.sites_of(side) for side in sides)
    for site, sample in before.items():
        for one, other in ((mine, theirs), (theirs, mine)):
            if site not in one and same(other.get(site, sample), sample):
                yield site


def _merged_as_found(settlement: Settlement, place: str, part: AsFound, sides: Sides) -> object:
    """Taken apart where every side that is there is a mapping, the ancestor too."""
    there = [side for side in sides if side not in (ABSENT, UNKNOWN)]
    if place not in settlement.disputed and all(is_mapping(side) for side in there):
        return _merged_fields(settlement, place, Fields(other=part), sides)
    return settlement.unit(place, Unit(), sides)
