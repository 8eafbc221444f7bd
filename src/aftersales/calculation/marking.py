"""Marks: what each clause loses and what it may still earn, and their sums.

The rule (ZPIC-WF-20 4.4.2.3, 1 and 2; CTS ZHHT001-2023 3.2.3): a clause that is not met loses all its
points, one verified by samples loses them in proportion to the nonconforming share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, Protocol

from aftersales.foundation.exact import exact_sum
from aftersales.model.assessment import Assessment, Finding
from aftersales.model.rubric import Clause, Section

_NONE = Fraction(0)


class Mark(NamedTuple):
    """One clause with what was found on it; ``finding`` is None while it is not yet answered.

    ``lost`` are the points that the finding costs (an open clause has cost none yet). ``is_barred``: a
    certificate that the clause asks for is lacking, so it earns nothing. A tuple for the reason that a
    `Finding` is one.
    """

    clause: Clause
    finding: Finding | None
    is_barred: bool
    lost: Fraction

    @property
    def is_open(self) -> bool:
        """Whether the clause is not yet answered."""
        return self.finding is None

    @property
    def is_deleted(self) -> bool:
        """Whether the clause does not apply and is left out of the applicable points."""
        return self.finding is not None and self.finding.kind == "not_applicable"

    @property
    def is_simply_met(self) -> bool:
        """Whether the clause earns all its points whatever is held: a tally need not be told of it."""
        finding = self.finding
        return finding is not None and finding.kind == "met" and not self.clause.certificates

    @property
    def unstated(self) -> Fraction:
        """The points lost, where a miss keeps a part of them that nobody states: less than all."""
        return self.lost if self.clause.partial_credit is not None and not self.is_barred else _NONE

    @property
    def earned(self) -> Fraction:
        """The points earned so far."""
        return _NONE if self.is_open or self.is_deleted else self.clause.points - self.lost

    @property
    def open(self) -> Fraction:
        """The points that an answer may still bring."""
        return self.clause.points if self.is_open and not self.is_barred else _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over clauses, in points: earned so far, applicable, not yet answered, lost.

    ``unstated`` is lost perhaps in part; ``clauses`` and ``answered`` count them.
    """

    earned: Fraction
    applicable: Fraction
    open: Fraction
    lost: Fraction
    unstated: Fraction
    clauses: int
    answered: int


class SectionMarks:
    """The marks of one section, and their tally.

    Those of the clauses that are simply met are made when all marks are asked for: a verdict needs none of
    them, and most clauses of most assessments are met. TOLD are the others.
    """

    def __init__(self, section: Section, assessment: Assessment, told: Sequence[Mark]) -> None:
        self.section = section
        self.tally = tally_of(told, section)
        self._told = told
        self._findings = assessment.findings

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SectionMarks):
            return NotImplemented
        return self.section == other.section and self.marks == other.marks

    def __hash__(self) -> int:
        return hash(self.section.id)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all clauses, in their order."""
        clauses = self.section.clauses
        if len(self._told) == len(clauses):
            return tuple(self._told)
        told, met = {mark.clause.id: mark for mark in self._told}, self._findings
        return tuple(told.get(each.id) or Mark(each, met[each.id], False, _NONE) for each in clauses)


def mark_of(clause: Clause, finding: Finding | None, certificates: frozenset[str]) -> Mark:
    """The mark of CLAUSE with FINDING, by an organisation that holds CERTIFICATES."""
    if not clause.certificates or clause.certificates <= certificates:
        cost = _NONE if finding is None or finding.kind == "met" else _cost(clause, finding)
        return Mark(clause, finding, False, cost)
    is_deleted = finding is not None and finding.kind == "not_applicable"
    return Mark(clause, finding, True, _NONE if is_deleted else clause.points)


def marks_of(section: Section, assessment: Assessment, before: SectionMarks | None = None) -> SectionMarks:
    """The marks of SECTION.

    BEFORE are those of the same section under another reading: a clause that the reading does not
    touch keeps its mark.
    """
    if before is not None and before.section is section:
        return before
    found, held = assessment.findings.get, assessment.certificates
    if before is None:
        told = [
            mark_of(clause, finding, held)
            for clause in section.clauses
            if (finding := found(clause.id)) is None or finding.kind != "met" or clause.certificates
        ]
    else:
        pairs = zip(section.clauses, before.marks, strict=True)
        told = [mark if mark.clause is each else mark_of(each, mark.finding, held) for each, mark in pairs]
    return SectionMarks(section, assessment, told)


class Clauses(Protocol):
    """Clauses that are summed up: those of a section, or of a whole rubric."""

    @property
    def clauses(self) -> Sequence[Clause]: ...

    @property
    def clause_points(self) -> Fraction:
        """What their points come to."""


def tally_of(marks: Sequence[Mark], section: Clauses | None = None) -> Tally:
    """The sums over MARKS, or over SECTION, whose other clauses are all met.

    What is neither deleted, open nor lost is earned.
    """
    if section is None:
        points, clauses = exact_sum([mark.clause.points for mark in marks]), len(marks)
    else:
        points, clauses = section.clause_points, len(section.clauses)
    deleted, waiting, lost, unstated = [], [], [], []
    open_clauses = 0
    for mark in marks:
        clause, finding, is_barred, cost = mark
        if finding is None:
            open_clauses += 1
            if not is_barred:
                waiting.append(clause.points)
        elif finding.kind == "not_applicable":
            deleted.append(clause.points)
        if cost is not _NONE:
            lost.append(cost)
            if clause.partial_credit is not None and not is_barred:
                unstated.append(cost)
    applicable = points - exact_sum(deleted) if deleted else points
    still_open, missed = exact_sum(waiting), exact_sum(lost)
    earned = applicable - still_open if waiting else applicable
    return Tally(
        earned=earned - missed if lost else earned,
        applicable=applicable,
        open=still_open,
        lost=missed,
        unstated=exact_sum(unstated),
        clauses=clauses,
        answered=clauses - open_clauses,
    )


def total_of(parts: Sequence[Tally]) -> Tally:
    """The sum of PARTS."""
    return Tally(
        earned=exact_sum([part.earned for part in parts]),
        applicable=exact_sum([part.applicable for part in parts]),
        open=exact_sum([part.open for part in parts]),
        lost=exact_sum([part.lost for part in parts]),
        unstated=exact_sum([part.unstated for part in parts]),
        clauses=sum(part.clauses for part in parts),
        answered=sum(part.answered for part in parts),
    )


def _cost(clause: Clause, finding: Finding) -> Fraction:
    """The points that FINDING costs where no certificate is lacking."""
    if finding.kind == "not_met":
        return clause.points
    if not finding.nonconforming:
        return _NONE
    # points x nonconforming / sampled, reduced once
    points, parts = clause.points.as_integer_ratio()
    return Fraction(points * finding.nonconforming, parts * (finding.sampled or 1))
