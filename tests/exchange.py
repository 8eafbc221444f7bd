"""People who work on copies of one assessment and exchange it by file: the least that a workspace must do.

Each device keeps the revisions that it knows; a file carries a revision with all that it grew out of. A
merge is a revision with two parents, made once its conflicts are settled. The books beside it say which
answers a person gave, and which a person, seeing them, replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Any

from aftersales.calculation.merging import Merged, merge, merged_ancestors
from aftersales.calculation.three_sides import Conflict, Side
from aftersales.model.parts import assessment_parts
from aftersales.model.sameness import ABSENT

Content = dict[str, Any]
PARTS = assessment_parts()
BLANK: Content = {"format": "assessment/1", "rubric": "gbt-27922-2011"}


Sided = tuple[str, frozenset[frozenset[str]]]
"""A conflict, whoever has it: its place, and the answers of either side."""


@dataclass(frozen=True)
class Revision:
    """A whole assessment with what it grew out of, the answers given in it and those replaced in it."""

    number: int
    parents: tuple[int, ...]
    content: Content
    given: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    settled: tuple[tuple[Sided, frozenset[str]], ...] = ()


@dataclass
class Books:
    """Every revision that anyone made; a device knows those below its head."""

    revisions: dict[int, Revision] = field(default_factory=dict)
    numbers: Iterable[int] = field(default_factory=count)

    def add(self, parents: tuple[int, ...], content: Content, **beside: Any) -> int:
        number = next(iter(self.numbers))
        self.revisions[number] = Revision(number, parents, deepcopy(content), **beside)
        return number

    def history(self, head: int) -> set[int]:
        """HEAD and everything that it grew out of."""
        found, waiting = set[int](), [head]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting.extend(self.revisions[number].parents)
        return found

    def ancestor(self, one: int, other: int) -> Mapping[str, object] | Merged | None:
        """What both grew out of; where there are several such, the merge of these."""
        common = self.history(one) & self.history(other)
        below = {older for number in common for older in self.history(number) - {number}}
        latest = sorted(common - below)
        if not latest:
            return None
        found: Mapping[str, object] | Merged = self.revisions[latest[0]].content
        for before, number in pairwise(latest):
            theirs = self.revisions[number].content
            found = merged_ancestors(self.ancestor(before, number), found, theirs, parts=PARTS)
        return found

    def exchange(
        self, mine: int, theirs: int, choose: Callable[[Conflict], Side]
    ) -> tuple[int, list[Conflict]]:
        """The head of a device at MINE that took in a file at THEIRS, and the conflicts that it showed."""
        if theirs in self.history(mine):
            return mine, []
        if mine in self.history(theirs):
            return theirs, []
        sides = [self.revisions[number].content for number in (mine, theirs)]
        base = self.ancestor(mine, theirs)
        first = merge(base, *sides, parts=PARTS)
        chosen = {conflict.place: choose(conflict) for conflict in first.conflicts}
        last = merge(base, *sides, parts=PARTS, resolved=chosen)
        assert not last.conflicts
        replaced, settled = set(), []
        for conflict in first.conflicts:
            taken = answers(conflict.taking(chosen[conflict.place]))
            replaced |= (answers(conflict.values.mine) | answers(conflict.values.theirs)) - taken
            settled.append((sides_of(conflict), taken))
        number = self.add(
            (mine, theirs), dict(last.document), replaced=frozenset(replaced), settled=tuple(settled)
        )
        return number, list(first.conflicts)


def sides_of(conflict: Conflict) -> Sided:
    return conflict.place, frozenset((answers(conflict.values.mine), answers(conflict.values.theirs)))


def answers(value: object) -> frozenset[str]:
    """The answers in VALUE: each is a line of text that no other answer has."""
    if value is ABSENT:
        return frozenset()
    if isinstance(value, Mapping):
        return frozenset(found for inner in value.values() for found in answers(inner))
    if isinstance(value, list):
        return frozenset(found for inner in value for found in answers(inner))
    return frozenset(line for line in str(value).split("\n") if line.startswith("answer "))
