"""What is not the same in two documents, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.calculation.entry_pairs import pairs
from aftersales.model.named_sites import site_rows
from aftersales.model.parts import AsFound, Beside, BySite, Entries, Fields, Names, Part, Sites
from aftersales.model.sameness import ABSENT, is_mapping, same, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place with what stood there before and what stands there after; ABSENT for nothing.

    A place in a list without names counts entries as the list before does, one that was added as the
    list after does.
    """

    place: str
    before: object
    after: object


def changes(part: Part, before: object, after: object, place: str = "") -> Iterator[Change]:
    """Every place below PLACE where AFTER is not BEFORE, taken apart by PART."""
    if same(before, after):
        return
    match part:
        case Fields():
            yield from _in_fields(part, before, after, place)
        case AsFound() if is_mapping(before) and is_mapping(after):
            yield from _in_fields(Fields(other=part), before, after, place)
        case BySite() if part.applies(before) and part.applies(after):
            yield from _in_fields(part.parts, before, after, place)
        case Names():
            yield from _in_names(before, after, place)
        case Entries():
            yield from _in_entries(before, after, place)
        case Sites():
            yield from _in_sites(before, after, place)
        case Beside():
            return
        case _:
            yield Change(place=place, before=before, after=after)


def _in_fields(part: Fields, before: object, after: object, place: str) -> Iterator[Change]:
    one, other = (side if is_mapping(side) else {} for side in (before, after))
    for key in dict.fromkeys([*one, *other]):
        inner, below = part.named.get(key, part.other), f"{place}.{key}".lstrip(".")
        yield from changes(inner, one.get(key, ABSENT), other.get(key, ABSENT), below)


def _in_names(before: object, after: object, place: str) -> Iterator[Change]:
    one, other = ({written(name): name for name in _listed(side)} for side in (before, after))
    for key in dict.fromkeys([*one, *other]):
        if (key in one) != (key in other):
            name = one.get(key, other.get(key))
            yield Change(place=f"{place}.{name}", before=one.get(key, ABSENT), after=other.get(key, ABSENT))


def _in_entries(before: object, after: object, place: str) -> Iterator[Change]:
    one, other = _listed(before), _listed(after)
    found = pairs(one, other)
    for index, entry in enumerate(one):
        now = other[found[index]] if index in found else ABSENT
        if not same(entry, now):
            yield Change(place=f"{place}.{index}", before=entry, after=now)
    kept = set(found.values())
    for index, entry in enumerate(other):
        if index not in kept:
            yield Change(place=f"{place}.{index}", before=ABSENT, after=entry)


def _in_sites(before: object, after: object, place: str) -> Iterator[Change]:
    one, other = site_rows(before), site_rows(after)
    if one is None or other is None:
        yield Change(place=place, before=before, after=after)
        return
    for name in dict.fromkeys([*one, *other]):
        row, now = one.get(name, ABSENT), other.get(name, ABSENT)
        if is_mapping(row) and is_mapping(now):
            yield from _in_fields(Fields(), row, now, f"{place}[{name}]")
        elif not same(row, now):
            yield Change(place=f"{place}[{name}]", before=row, after=now)


def _listed(side: object) -> list[object]:
    return side if isinstance(side, list) else []
