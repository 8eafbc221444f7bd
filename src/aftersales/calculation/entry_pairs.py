"""Which entry of one list is which of another, where entries have no names.

Entries that say the same are the same. One that is left over is the same entry worded anew if it has the
reason of one that is left over in the other list, else its clause. What is still left over of an entry that
neither side kept as it was goes by its order, if both sides have one: an entry that two people word anew is
one on which they disagree, never two. Only then is it one that both worded anew alike: else a merge, which
brings what one side added into the other, would pair differently when it is done again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from aftersales.calculation.three_sides import Sides
from aftersales.model.parts import REASON
from aftersales.model.sameness import ABSENT, is_mapping, same, written

Pairs = dict[int, int]
"""Index in one list to index in another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One entry as it stands in each list; ``number`` is its index in the base, None where it was added."""

    number: int | None
    values: Sides


def pairs(before: Sequence[object], after: Sequence[object]) -> Pairs:
    """The entries of BEFORE that are still there AFTER, worded anew or not."""
    found = _equal(before, range(len(before)), after, range(len(after)))
    found |= _alike(before, _rest(before, found), after, _rest(after, found.values()))
    return found | dict(zip(_rest(before, found), _rest(after, found.values()), strict=False))


def reworded(one: Sequence[object], other: Sequence[object]) -> Pairs:
    """The entries of ONE that OTHER has in other words, where neither was made of the other.

    They have a clause in common; or the reason, if one of them names no clause. Two clauses are two findings.
    """
    found = _equal(one, range(len(one)), other, range(len(other)))
    found |= _by(_CLAUSE, one, _rest(one, found), other, _rest(other, found.values()))
    found |= _by(_REASON, one, _rest(one, found), other, _unplaced(other, _rest(other, found.values())))
    return found | _by(_REASON, one, _unplaced(one, _rest(one, found)), other, _rest(other, found.values()))


def slots(base: Sequence[object], mine: Sequence[object], theirs: Sequence[object]) -> list[Slot]:
    """Every entry of the three lists: those of MINE in their order, then others of THEIRS, then of BASE."""
    of_mine, of_theirs = (_equal(base, range(len(base)), side, range(len(side))) for side in (mine, theirs))
    both_added = _equal(mine, _rest(mine, of_mine.values()), theirs, _rest(theirs, of_theirs.values()))
    gone = _rest(base, {*of_mine, *of_theirs})
    left_mine = _rest(mine, {*of_mine.values(), *both_added})
    left_theirs = _rest(theirs, {*of_theirs.values(), *both_added.values()})
    of_mine |= _alike(base, _rest(base, of_mine), mine, left_mine)
    of_theirs |= _alike(base, _rest(base, of_theirs), theirs, left_theirs)
    sides = (
        (of_mine, deque(_without(left_mine, of_mine))),
        (of_theirs, deque(_without(left_theirs, of_theirs))),
    )
    for number in gone:
        wanting = [(found, left) for found, left in sides if number not in found]
        if all(left for _, left in wanting):
            for found, left in wanting:
                found[number] = left.popleft()
    reworded_alike = dict(zip(_rest(base, {*of_mine, *of_theirs}), both_added, strict=False))
    of_mine |= reworded_alike
    of_theirs |= {number: both_added[index] for number, index in reworded_alike.items()}
    return _Order(base, mine, theirs).slots(of_mine, of_theirs, both_added)


class _Order(NamedTuple):
    """Three lists whose entries have been found in one another."""

    base: Sequence[object]
    mine: Sequence[object]
    theirs: Sequence[object]

    def slots(self, of_mine: Pairs, of_theirs: Pairs, both_added: Pairs) -> list[Slot]:
        from_mine = {index: number for number, index in of_mine.items()}
        from_theirs = {index: number for number, index in of_theirs.items()}
        found = []
        for index in range(len(self.mine)):
            number = from_mine.get(index)
            in_theirs = both_added.get(index) if number is None else of_theirs.get(number)
            found.append(self._slot(number, index, in_theirs))
        for index in _rest(self.theirs, both_added.values()):
            number = from_theirs.get(index)
            if number not in of_mine:
                found.append(self._slot(number, None, index))
        gone = _rest(self.base, {*of_mine, *of_theirs})
        return found + [self._slot(number, None, None) for number in gone]

    def _slot(self, number: int | None, in_mine: int | None, in_theirs: int | None) -> Slot:
        base = ABSENT if number is None else self.base[number]
        mine = ABSENT if in_mine is None else self.mine[in_mine]
        theirs = ABSENT if in_theirs is None else self.theirs[in_theirs]
        return Slot(number=number, values=Sides(base, mine, theirs))


def _rest(entries: Sequence[object], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [index for index in range(len(entries)) if index not in known]


def _equal(
    one: Sequence[object], in_one: Iterable[int], other: Sequence[object], in_other: Iterable[int]
) -> Pairs:
    return _by(written, one, in_one, other, in_other)


def _alike(one: Sequence[object], in_one: list[int], other: Sequence[object], in_other: list[int]) -> Pairs:
    """The entries left over that have a reason in common, or else a clause."""
    found: Pairs = {}
    for key in (_REASON, _CLAUSE):
        rest = [index for index in in_one if index not in found]
        found |= _by(key, one, rest, other, _without(in_other, found))
    return found


def _without(numbers: Iterable[int], found: Pairs) -> list[int]:
    taken = set(found.values())
    return [number for number in numbers if number not in taken]


def _under(key: str, entry: object) -> Hashable:
    """The text under KEY; None, which pairs with nothing, where there is none."""
    value = entry.get(key) if is_mapping(entry) else None
    return value if isinstance(value, str) and value.strip() else None


_CLAUSE, _REASON = (partial(_under, key) for key in ("clause", REASON))


def _unplaced(entries: Sequence[object], numbers: Iterable[int]) -> list[int]:
    """Those of NUMBERS whose entry names no clause."""
    return [index for index in numbers if _CLAUSE(entries[index]) is None]


def _by(
    key: Callable[[object], Hashable],
    one: Sequence[object],
    in_one: Iterable[int],
    other: Sequence[object],
    in_other: Iterable[int],
) -> Pairs:
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in in_other:
        waiting[key(other[index])].append(index)
    found: Pairs = {}
    for index in in_one:
        name = key(one[index])
        if name is not None and waiting[name]:
            found[index] = waiting[name].popleft()
    return found


def unmoved(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether both lists have the same entries in the same order."""
    return len(one) == len(other) and all(map(same, one, other))
