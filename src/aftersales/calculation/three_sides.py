"""One place of a document as the ancestor, I and the others have it, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from aftersales.calculation.joined_texts import joined
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.parts import Unit
from aftersales.model.sameness import ABSENT, UNKNOWN, Nothing, is_mapping, same

Side = Literal["mine", "theirs", "both"]
Disputes: TypeAlias = Mapping[str, tuple[object, ...]]
"""What each of several ancestors has, by the places on which they do not agree."""

_A_CONFLICT = Text("发生冲突的位置：{places}", "a place of a conflict: {places}")
_ONE_OF = Text("以下之一：{sides}", "one of: {sides}")


class Sides(NamedTuple):
    """What stands at one place: in the common ancestor, on my side, on their side."""

    base: object
    mine: object
    theirs: object

    def under(self, key: str) -> Sides:
        """What stands under KEY; where something is not known, nothing below it is."""
        return Sides(*(_under(key, side) for side in self))

    def names(self) -> list[str]:
        """The keys of mine in their order, then the others of theirs."""
        return list(dict.fromkeys([*_mapping(self.mine), *_mapping(self.theirs)]))

    def lists(self) -> tuple[list[object], list[object], list[object]]:
        """The three lists, empty where there is none."""
        base, mine, theirs = (each if isinstance(each, list) else [] for each in self)
        return base, mine, theirs

    @property
    def is_kept(self) -> bool:
        """Whether a mapping or list stands there though it be empty: merged as any yes or no is."""
        in_mine, in_theirs = self.mine is not ABSENT, self.theirs is not ABSENT
        if self.base is UNKNOWN:
            return in_mine or in_theirs
        return in_theirs if in_mine == (self.base is not ABSENT) else in_mine


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place that both sides changed otherwise.

    A side that deleted it is ABSENT; the base is UNKNOWN where no ancestor tells. ``both`` is the value
    that joins the two sides, ABSENT where they differ in more than words.
    """

    place: str
    values: Sides
    both: object = ABSENT

    @property
    def choices(self) -> tuple[Side, ...]:
        """What may be taken."""
        return ("mine", "theirs") if self.both is ABSENT else ("mine", "theirs", "both")

    def taking(self, side: Side) -> object:
        """What the place holds if SIDE is taken; ABSENT where that side deleted it."""
        return {"mine": self.values.mine, "theirs": self.values.theirs, "both": self.both}[side]


class Settlement:
    """One merge under way.

    ``disputed`` says for places on which ancestors do not agree what each of them has there, ``resolved``
    which side to take of a conflict; ``left`` what both sides have where a conflict is left.
    """

    def __init__(self, disputed: Disputes, resolved: Mapping[str, object]) -> None:
        self.disputed = disputed
        self.resolved = resolved
        self.conflicts: list[Conflict] = []
        self.settled: list[tuple[Conflict, Side]] = []
        self.left: dict[str, tuple[object, ...]] = {}
        self._faults: list[Fault] = []

    def unit(self, place: str, part: Unit, sides: Sides) -> object:
        """The value at PLACE, taken whole from one side, or from mine with a conflict.

        A side that has what an ancestor had changed nothing: whoever came to have something else has seen
        that, be it that the ancestors agreed on it or that he settled it.
        """
        base, mine, theirs = sides
        if same(mine, theirs):
            return mine
        ancestors = self.disputed.get(place, () if base is UNKNOWN else (base,))
        mine_is_old, theirs_is_old = (any(same(each, side) for each in ancestors) for side in (mine, theirs))
        if mine_is_old != theirs_is_old:
            return theirs if mine_is_old else mine
        if not ancestors and ABSENT in (mine, theirs):
            return theirs if mine is ABSENT else mine
        values = Sides(UNKNOWN if place in self.disputed else base, mine, theirs)
        return self.settle(Conflict(place=place, values=values, both=joined(mine, theirs, part.texts)))

    def settle(self, conflict: Conflict) -> object:
        """The side to take: mine until another is chosen."""
        chosen = self.resolved.get(conflict.place)
        for side in conflict.choices:
            if chosen == side:
                self.settled.append((conflict, side))
                return conflict.taking(side)
        if conflict.place in self.resolved:
            expected = _ONE_OF.filled(sides=" | ".join(conflict.choices))
            self._faults.append(
                Fault(at=f"resolved.{conflict.place}", found=shown(chosen), expected=expected)
            )
        self.conflicts.append(conflict)
        self.left[conflict.place] = (conflict.values.mine, conflict.values.theirs)
        return conflict.values.mine

    def refuse_unused(self) -> None:
        """Raise `Refused` for resolutions that are none: no conflict there, or no such side of it."""
        met = {each.place for each in (*self.conflicts, *(conflict for conflict, _ in self.settled))}
        expected = _A_CONFLICT.filled(places=" | ".join(sorted(met)) or "–")
        unmet = [place for place in self.resolved if place not in met]
        faults = [Fault(at=f"resolved.{place}", found=shown(place), expected=expected) for place in unmet]
        if self._faults or faults:
            raise Refused([*self._faults, *faults])


def _under(key: str, side: object) -> object:
    return side if isinstance(side, Nothing) else _mapping(side).get(key, ABSENT)


def _mapping(value: object) -> Mapping[str, object]:
    return value if is_mapping(value) else {}
