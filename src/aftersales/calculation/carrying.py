"""Findings by one rubric carried over to another, along the crosswalk.

Nothing is taken over by itself: a suggestion says what differs there, and stands until somebody confirms
it. Points and levels come from the other rubric alone; the issuer of one fills no gap in the other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aftersales.calculation.agreement import says_the_same
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score
from aftersales.foundation.text import Text
from aftersales.model.node import Counterpart
from aftersales.model.rubric import Clause, Rubric

Hindrance = Literal["open", "disagree", "not-deletable"]
HINDRANCES: Mapping[Hindrance, Text] = {
    "open": Text("对应的条款还没有评", "a clause that it is based on is not yet answered"),
    "disagree": Text(
        "对应的几条结论不同，请自己定", "the clauses that it is based on differ; decide yourself"
    ),
    "not-deletable": Text("本条款不允许删减", "this clause may not be deleted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A clause that was answered, and what differs in the other rubric (none: nothing of substance)."""

    mark: Mark
    differs: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a clause of the other rubric may be answered with; ``hindrance`` is why there is no suggestion."""

    clause: Clause
    origins: tuple[Origin, ...]
    hindrance: Hindrance | None

    @property
    def mark(self) -> Mark | None:
        """The clause whose finding is suggested."""
        return self.origins[0].mark if self.hindrance is None else None


def suggestions(scored: Score, target: Rubric) -> tuple[Suggestion, ...]:
    """What the findings of SCORED suggest for each clause of TARGET that has a counterpart."""
    links = _links(scored.rubric, target)
    marks = {mark.clause.id: mark for mark in scored.marks}
    found = []
    for clause in target.clauses:
        origins = tuple(
            Origin(mark=marks[name], differs=differs) for name, differs in links.get(clause.id, {}).items()
        )
        if origins:
            found.append(Suggestion(clause=clause, origins=origins, hindrance=_hindrance(clause, origins)))
    return tuple(found)


def without_counterpart(scored: Score, target: Rubric) -> tuple[Clause, ...]:
    """The clauses of SCORED's rubric that no clause of TARGET stands for."""
    linked = {name for origins in _links(scored.rubric, target).values() for name in origins}
    return tuple(clause for clause in scored.rubric.clauses if clause.id not in linked)


def _hindrance(clause: Clause, origins: tuple[Origin, ...]) -> Hindrance | None:
    first, *others = (origin.mark for origin in origins)
    if any(mark.is_open for mark in (first, *others)):
        return "open"
    if not all(says_the_same(first, mark) for mark in others):
        return "disagree"
    return "not-deletable" if first.is_deleted and not clause.deletable else None


def _links(source: Rubric, target: Rubric) -> dict[str, dict[str, tuple[Text, ...]]]:
    """By clause of TARGET the clauses of SOURCE that ask the same, with what differs.

    Both state it, each as seen from there: it is said once, as TARGET has it, which is filled in; as SOURCE
    has it where TARGET says nothing.
    """
    found: dict[str, dict[str, tuple[Text, ...]]] = {}
    for clause in target.clauses:
        for other, differs in _counterparts(clause, source):
            _add(found, clause, other, differs)
    said = {(name, origin) for name, origins in found.items() for origin, words in origins.items() if words}
    for clause in source.clauses:
        for other, differs in _counterparts(clause, target):
            _add(found, other, clause, None if (other.id, clause.id) in said else differs)
    order = {clause.id: number for number, clause in enumerate(source.clauses)}
    return {
        name: dict(sorted(origins.items(), key=lambda each: order[each[0]]))
        for name, origins in found.items()
    }


def _add(
    found: dict[str, dict[str, tuple[Text, ...]]], clause: Clause, origin: Clause, differs: Text | None
) -> None:
    links = found.setdefault(clause.id, {})
    said = links.get(origin.id, ())
    links[origin.id] = said if differs is None or differs in said else (*said, differs)


def _counterparts(clause: Clause, other: Rubric) -> Iterator[tuple[Clause, Text | None]]:
    """The clauses of OTHER that CLAUSE names as the same; a printed number may be that of several."""
    for counterpart in clause.same_as:
        if counterpart.reference.document in (other.document, other.id):
            yield from ((each, counterpart.differs) for each in _named(counterpart, other))


def _named(counterpart: Counterpart, other: Rubric) -> tuple[Clause, ...]:
    number = counterpart.reference.clause
    found = other.clause_by_id.get(number)
    return other.clauses_printed(number) if found is None else (found,)
