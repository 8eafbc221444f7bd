"""Scores and levels.

The rule (ZPIC-WF-20 4.4.2.3 and 4.4.3; CTS ZHHT001-2023 3.2.3 and 3.3.2): a clause that is not met
loses all its points, one verified by samples loses them in proportion to the nonconforming share.
Where the rubric normalises, the score is earned / applicable x 100. Special entries then change it
by one point each, so many deductions fail it outright, and the level is the highest whose
conditions hold, edges included. No cap, no floor, and no rounding before the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.assessment import Assessment, Finding
from aftersales.model.rubric import Adjustment, Clause, Gate, Level, Rubric

NOTHING_APPLICABLE = Text(
    "至少有一个有分值的条款未被删减", "at least one clause with points that is not deleted"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One clause with what was found on it; ``finding`` is None while it is not yet answered.

    ``is_barred``: a certificate that the clause asks for is lacking, so it earns nothing.
    """

    clause: Clause
    finding: Finding | None
    is_barred: bool = False

    @property
    def is_open(self) -> bool:
        return self.finding is None

    @property
    def is_deleted(self) -> bool:
        return self.finding is not None and self.finding.kind == "not_applicable"

    @property
    def applicable(self) -> Fraction:
        """The points that count: none if the clause is deleted."""
        return Fraction(0) if self.is_deleted else self.clause.points

    @property
    def lost(self) -> Fraction:
        """The points that the finding costs (an open clause has cost none yet)."""
        if self.is_barred and not self.is_deleted:
            return self.clause.points
        return Fraction(0) if self.finding is None else self.clause.points * self.finding.nonconforming_share

    @property
    def unstated(self) -> Fraction:
        """The points lost, where a miss keeps a part of them that nobody states: less than all."""
        keeps = self.clause.partial_credit is not None and not self.is_barred
        return self.lost if keeps else Fraction(0)

    @property
    def earned(self) -> Fraction:
        """The points earned so far."""
        return Fraction(0) if self.is_open or self.is_deleted else self.clause.points - self.lost

    @property
    def open(self) -> Fraction:
        """The points that an answer may still bring."""
        return self.clause.points if self.is_open and not self.is_barred else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over clauses, in points: earned so far, applicable, not yet answered, and lost perhaps in part."""

    earned: Fraction
    applicable: Fraction
    open: Fraction
    unstated: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A score and what it means.

    ``base`` is the score before special entries, ``final`` after them, ``by_score`` and
    ``by_certificates`` the highest levels that either condition alone would give. ``is_limit``: the
    score comes as near to these as one likes, and does not reach them.
    """

    base: Fraction
    final: Fraction
    level: Level | None
    by_score: Level | None
    by_certificates: Level | None
    gates: tuple[Gate, ...]
    passed: bool | None
    is_limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Everything that follows from an assessment.

    ``verdict`` is None while clauses are open, or a part of their points is kept that nobody states;
    ``worst`` takes them all as not met, ``best`` as met.
    """

    rubric: Rubric
    assessment: Assessment
    marks: tuple[Mark, ...]
    tally: Tally
    verdict: Verdict | None
    worst: Verdict
    best: Verdict

    @property
    def complete(self) -> bool:
        return self.verdict is not None


def score(rubric: Rubric, assessment: Assessment) -> Score:
    """Score ASSESSMENT by RUBRIC; raises `Refused` if every clause with points is deleted."""
    marks = tuple(
        Mark(
            clause=clause,
            finding=assessment.findings.get(clause.id),
            is_barred=not clause.certificates <= assessment.certificates,
        )
        for clause in rubric.clauses
    )
    tally = tally_of(marks)
    if not tally.applicable:
        raise Refused([Fault(at="findings", found="0", expected=NOTHING_APPLICABLE)])
    worst = verdict(rubric, assessment, tally.earned, tally.applicable)
    most = tally.earned + tally.open + tally.unstated
    best = verdict(rubric, assessment, most, tally.applicable, is_limit=tally.unstated > 0)
    complete = not tally.unstated and not any(mark.is_open for mark in marks)
    return Score(
        rubric=rubric,
        assessment=assessment,
        marks=marks,
        tally=tally,
        verdict=worst if complete else None,
        worst=worst,
        best=best,
    )


def tally_of(marks: tuple[Mark, ...]) -> Tally:
    return Tally(
        earned=sum((mark.earned for mark in marks), Fraction(0)),
        applicable=sum((mark.applicable for mark in marks), Fraction(0)),
        open=sum((mark.open for mark in marks), Fraction(0)),
        unstated=sum((mark.unstated for mark in marks), Fraction(0)),
    )


def verdict(
    rubric: Rubric,
    assessment: Assessment,
    earned: Fraction,
    applicable: Fraction,
    *,
    is_limit: bool = False,
) -> Verdict:
    """What EARNED of APPLICABLE points means, with the assessment's special entries and certificates.

    With IS_LIMIT a little less than EARNED is earned, however little: an edge met exactly is not reached.
    """
    base = normalised(rubric, earned, applicable)
    final = final_score(rubric, assessment, earned, applicable)
    decisive = base if rubric.scoring.decide_on == "base" else final
    gates = tuple(g for g in rubric.gates if "gate" in rubric.scoring.order and is_hit(g, assessment))
    by_score = highest_level(rubric, decisive, is_limit=is_limit)
    by_certificates = highest_with_certificates(rubric, len(assessment.certificates))
    level = None if gates else _level(rubric, len(assessment.certificates), by_score)
    return Verdict(
        base=base,
        final=final,
        level=level,
        by_score=by_score,
        by_certificates=by_certificates,
        gates=gates,
        passed=_passed(rubric, level, gates),
        is_limit=is_limit,
    )


def normalised(rubric: Rubric, earned: Fraction, applicable: Fraction) -> Fraction:
    """EARNED on the scale that the levels use: earned / applicable x 100 where the rubric normalises."""
    if rubric.scoring.normalise_to is None:
        return earned
    return earned / applicable * rubric.scoring.normalise_to


def final_score(rubric: Rubric, assessment: Assessment, earned: Fraction, applicable: Fraction) -> Fraction:
    """The score with special entries, taken in after normalising or before it, as the rubric's order says."""
    order = rubric.scoring.order
    special = adjustment_total(rubric, assessment)
    if "normalise" in order and order.index("adjust") < order.index("normalise"):
        return normalised(rubric, earned + special, applicable)
    return normalised(rubric, earned, applicable) + special


def adjustment_total(rubric: Rubric, assessment: Assessment) -> Fraction:
    """The points that all special entries add or take."""
    return sum((adjustment_points(a, assessment) for a in rubric.adjustments), Fraction(0))


def adjustment_points(adjustment: Adjustment, assessment: Assessment) -> Fraction:
    return adjustment.points_each * assessment.count(adjustment.id)


def is_hit(gate: Gate, assessment: Assessment) -> bool:
    """Whether there are so many entries that the assessment fails whatever its score (ZPIC-WF-20 4.4.3.2)."""
    return assessment.count(gate.adjustment) >= gate.count_at_least


def highest_level(rubric: Rubric, value: Fraction, *, is_limit: bool = False) -> Level | None:
    """The highest level whose score VALUE (or, with IS_LIMIT, a little less) reaches, certificates aside."""
    for level in reversed(rubric.levels):
        if value > level.at_least or (value == level.at_least and not is_limit):
            return level
    return None


def highest_with_certificates(rubric: Rubric, certificates: int) -> Level | None:
    """The highest level that CERTIFICATES of them are enough for, whatever the score."""
    return next((level for level in reversed(rubric.levels) if certificates >= level.certificates), None)


def _level(rubric: Rubric, certificates: int, by_score: Level | None) -> Level | None:
    """The level where both conditions count (CTS ZHHT001-2023 3.3.2, notes 1 and 2).

    The notes leave open what a shortfall of certificates leads to; the rubric says which reading holds.
    """
    if by_score is None or certificates >= by_score.certificates:
        return by_score
    if rubric.certificate_shortfall == "none":
        return None
    if rubric.certificate_shortfall == "lowest":
        return rubric.levels[0]
    met = [
        level
        for level in rubric.levels
        if level.at_least <= by_score.at_least and certificates >= level.certificates
    ]
    return met[-1] if met else None


def _passed(rubric: Rubric, level: Level | None, gates: tuple[Gate, ...]) -> bool | None:
    if gates:
        return False
    if level is not None:
        return True
    return None if rubric.below_levels.passed == "unstated" else rubric.below_levels.passed == "true"
