"""A scoring rubric: what is marked, with how many points, and which level a score earns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from aftersales.foundation.exact import Rounding, exact_sum
from aftersales.foundation.text import Text
from aftersales.model.changes import DecideOn, PartialCredit, Shortfall, Staff, Step
from aftersales.model.deletion_preset import DeletionPreset
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.node import Counterpart, Node
from aftersales.model.reference import Reference

Passed = Literal["true", "false", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """A group of the source's long guidance on a clause."""

    title: Text
    text: Text | None
    list: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with its points; ``printed`` differs from ``id`` where the print repeats a number.

    ``certificates`` are those without any one of which the clause loses all its points;
    ``partial_credit`` "unstated" means that a miss keeps part of the points and that nobody says how
    much. No rubric adopts such readings; those that were not adopted may (CTS ZHHT001-2023 2.4.1,
    self-assessment row 1).
    """

    id: str
    printed: str
    row: str | None
    title: Text
    points: Fraction
    deletable: bool
    sample: Text | None
    applies_when: Text | None
    requirement: Text
    evidence: tuple[Text, ...]
    marking_note: Text | None
    explanation: Text | None
    guidance: tuple[Guidance, ...]
    same_as: tuple[Counterpart, ...]
    source: Reference
    discrepancies: tuple[str, ...]
    certificates: frozenset[str] = frozenset()
    partial_credit: PartialCredit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A group of clauses with its printed sum of points."""

    id: str
    number: str
    title: Text
    points: Fraction
    discrepancies: tuple[str, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of indicators with its printed sum of points.

    ``clauses`` are those of its indicators, and ``clause_points`` is what their points come to.
    """

    id: str
    number: str
    title: Text
    points: Fraction
    deletable: bool
    source: Reference | None
    discrepancies: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    clauses: tuple[Clause, ...] = field(init=False, repr=False, compare=False)
    clause_points: Fraction = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        inside = tuple(clause for indicator in self.indicators for clause in indicator.clauses)
        object.__setattr__(self, "clauses", inside)
        object.__setattr__(self, "clause_points", exact_sum(clause.points for clause in inside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The steps of scoring in their order; ``normalise_to`` is None where nothing is normalised."""

    order: tuple[Step, ...]
    normalise_to: Fraction | None
    decide_on: DecideOn
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A stated rule of marking or of deletion, for the reader and for the trace."""

    id: str
    label: Text | None
    text: Text
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Points added to or taken off the score for each entry, at most ``at_most`` entries (None: no limit).

    ``asks_for_action``: the source says that each entry must be put right.
    """

    id: str
    label: Text
    text: Text | None
    points_each: Fraction
    at_most: int | None
    asks_for_action: bool
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """So many entries of an adjustment fail the assessment whatever its score."""

    id: str
    adjustment: str
    count_at_least: int
    text: Text | None
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate that counts towards a level."""

    id: str
    label: Text
    source: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level, the score it needs (edge included) and the number of certificates it needs."""

    id: str
    label: Text
    at_least: Fraction
    certificates: int
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowLevels:
    """What a score below every level means; ``passed`` is "unstated" where the document is silent."""

    label: Text
    text: Text | None
    passed: Passed
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """How many after-sales service managers a clause asks for, as a share of a group of staff."""

    clause: str
    share: Fraction
    of: Staff
    round: Rounding
    source: Reference
    discrepancies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """A whole rubric, as read from one file of ``rubrics/scoring``.

    ``clauses`` are those of all sections, in their order, and ``clause_by_id`` the same by their ids. This
    edition is in force from ``effective`` to the day before ``superseded``, where the document says so.
    """

    id: str
    document: str
    edition: str
    title: Text
    summary: Text
    full_marks: Fraction
    scoring: Scoring
    marking: tuple[Rule, ...]
    deletion: Rule | None
    deletion_presets: tuple[DeletionPreset, ...]
    sections: tuple[Section, ...]
    adjustments: tuple[Adjustment, ...]
    gates: tuple[Gate, ...]
    certificates: tuple[Certificate, ...]
    certificate_shortfall: Shortfall
    levels: tuple[Level, ...]
    below_levels: BelowLevels
    staffing: Staffing | None
    chapters: tuple[Node, ...]
    discrepancies: tuple[Discrepancy, ...]
    clauses: tuple[Clause, ...] = field(init=False, repr=False, compare=False)
    clause_by_id: Mapping[str, Clause] = field(init=False, repr=False, compare=False)
    effective: date | None = None
    superseded: date | None = None

    def __post_init__(self) -> None:
        clauses = tuple(clause for section in self.sections for clause in section.clauses)
        object.__setattr__(self, "clauses", clauses)
        object.__setattr__(self, "clause_by_id", {clause.id: clause for clause in clauses})

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in the order of print."""
        return tuple(indicator for section in self.sections for indicator in section.indicators)

    def nodes(self) -> Iterator[Node]:
        """All nodes of the chapters, in the order of print."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def clauses_printed(self, number: str) -> tuple[Clause, ...]:
        """The clauses whose printed number is NUMBER: more than one where the print repeats it."""
        return tuple(clause for clause in self.clauses if clause.printed == number)
