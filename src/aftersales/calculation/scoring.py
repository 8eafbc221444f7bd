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
from itertools import chain
from typing import NamedTuple

from aftersales.calculation.marking import Mark, SectionMarks, Tally, marks_of, total_of
from aftersales.foundation.exact import exact_sum
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.assessment import Assessment
from aftersales.model.rubric import Adjustment, Gate, Level, Rubric

NOTHING_APPLICABLE = Text(
    "至少有一个有分值的条款未被删减", "at least one clause with points that is not deleted"
)


class Verdict(NamedTuple):
    """A score and what it means.

    ``base`` is the score before special entries, ``final`` after them, ``by_score`` and
    ``by_certificates`` the highest levels that either condition alone would give. ``is_limit``: the
    score comes as near to these as one likes, and does not reach them. A tuple, as a forecast holds hundreds.
    """

    base: Fraction
    final: Fraction
    level: Level | None
    by_score: Level | None
    by_certificates: Level | None
    gates: tuple[Gate, ...]
    passed: bool | None
    is_limit: bool = False


class Verdicts(NamedTuple):
    """What points come to.

    ``verdict`` is None while clauses are open, or a part of their points is kept that nobody states;
    ``worst`` takes them all as not met, ``best`` as met.
    """

    verdict: Verdict | None
    worst: Verdict
    best: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Everything that follows from an assessment; its verdicts are what `Verdicts` says."""

    rubric: Rubric
    assessment: Assessment
    sections: tuple[SectionMarks, ...]
    tally: Tally
    verdict: Verdict | None
    worst: Verdict
    best: Verdict

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all clauses, in their order."""
        return tuple(chain.from_iterable(part.marks for part in self.sections))

    @property
    def complete(self) -> bool:
        """Whether it has one verdict: no clause is open, and no part of points is kept that nobody states."""
        return self.verdict is not None


def score(rubric: Rubric, assessment: Assessment) -> Score:
    """The score of ASSESSMENT by RUBRIC, in exact points (the rule and its clauses stand above).

    Raises `Refused` if every clause with points is deleted: nothing is then applicable.
    """
    return _scored(rubric, assessment, tuple(marks_of(section, assessment) for section in rubric.sections))


def scored_again(given: Score, rubric: Rubric) -> Score:
    """GIVEN's assessment by RUBRIC, GIVEN's own under another reading: what that leaves alone is kept."""
    if rubric.sections is given.rubric.sections:
        return _judged(rubric, given.assessment, given.sections, given.tally)
    pairs = zip(rubric.sections, given.sections, strict=True)
    sections = tuple(marks_of(section, given.assessment, before) for section, before in pairs)
    return _scored(rubric, given.assessment, sections)


def _scored(rubric: Rubric, assessment: Assessment, sections: tuple[SectionMarks, ...]) -> Score:
    return _judged(rubric, assessment, sections, total_of([part.tally for part in sections]))


def _judged(
    rubric: Rubric,
    assessment: Assessment,
    sections: tuple[SectionMarks, ...],
    tally: Tally,
) -> Score:
    expect_applicable(tally)
    verdict, worst, best = Judge(rubric, assessment, tally.applicable).verdicts(tally)
    return Score(
        rubric=rubric,
        assessment=assessment,
        sections=sections,
        tally=tally,
        verdict=verdict,
        worst=worst,
        best=best,
    )


def expect_applicable(tally: Tally) -> None:
    """Raise `Refused` if every clause with points is deleted."""
    if not tally.applicable:
        raise Refused([Fault(at="findings", found="0", expected=NOTHING_APPLICABLE)])


class Judge:
    """What points mean under one rubric, with the special entries and certificates of one assessment.

    What does not depend on the points earned is worked out once: a forecast asks for hundreds of verdicts.
    """

    def __init__(self, rubric: Rubric, assessment: Assessment, applicable: Fraction) -> None:
        scoring = rubric.scoring
        self._rubric = rubric
        self._special = adjustment_total(rubric, assessment)
        self._scale = None if scoring.normalise_to is None else scoring.normalise_to / applicable
        self._adjusts_first = adjusts_before_normalising(rubric)
        self._held = len(assessment.certificates)
        self._by_certificates = highest_with_certificates(rubric, self._held)
        hit = (gate for gate in rubric.gates if is_hit(gate, assessment))
        self._gates = tuple(hit) if "gate" in scoring.order else ()

    def verdicts(self, tally: Tally) -> Verdicts:
        """What TALLY means, now and at the most."""
        worst = best = self.verdict(tally.earned)
        if tally.open or tally.unstated:
            most = tally.earned + tally.open + tally.unstated
            best = self.verdict(most, is_limit=bool(tally.unstated))
        complete = not tally.unstated and tally.answered == tally.clauses
        return Verdicts(worst if complete else None, worst, best)

    def verdict(self, earned: Fraction, *, is_limit: bool = False) -> Verdict:
        """What EARNED points mean.

        With IS_LIMIT a little less than EARNED is earned, however little: an edge met exactly is not reached.
        """
        base = self._normalised(earned)
        final = base
        if self._special:
            adjusted = self._normalised(earned + self._special) if self._adjusts_first else None
            final = base + self._special if adjusted is None else adjusted
        rubric, gates = self._rubric, self._gates
        decisive = base if rubric.scoring.decide_on == "base" else final
        by_score = highest_level(rubric, decisive, is_limit=is_limit)
        level = None if gates else _level(rubric, self._held, by_score)
        return Verdict(
            base=base,
            final=final,
            level=level,
            by_score=by_score,
            by_certificates=self._by_certificates,
            gates=gates,
            passed=_passed(rubric, level, gates),
            is_limit=is_limit,
        )

    def _normalised(self, points: Fraction) -> Fraction:
        """POINTS on the scale that the levels use: points / applicable x 100 where the rubric normalises."""
        return points if self._scale is None else points * self._scale


def adjusts_before_normalising(rubric: Rubric) -> bool:
    """Whether special entries count as points, before the score is put on its scale."""
    order = rubric.scoring.order
    steps = [step for step in order if step in ("adjust", "normalise")]
    return steps == ["adjust", "normalise"]


def adjustment_total(rubric: Rubric, assessment: Assessment) -> Fraction:
    """The points that all special entries add or take; none where the rubric has no such step."""
    if "adjust" not in rubric.scoring.order:
        return Fraction(0)
    entered = [each for each in rubric.adjustments if assessment.count(each.id)]
    return exact_sum([adjustment_points(each, assessment) for each in entered])


def adjustment_points(adjustment: Adjustment, assessment: Assessment) -> Fraction:
    """The points that the entries of ADJUSTMENT add; below zero for what they take."""
    return adjustment.points_each * assessment.count(adjustment.id)


def is_hit(gate: Gate, assessment: Assessment) -> bool:
    """Whether there are so many entries that the assessment fails whatever its score (ZPIC-WF-20 4.4.3.2)."""
    return assessment.count(gate.adjustment) >= gate.count_at_least


def highest_level(rubric: Rubric, value: Fraction, *, is_limit: bool = False) -> Level | None:
    """The highest level whose score VALUE (or, with IS_LIMIT, a little less) reaches, certificates aside."""
    numerator, denominator = value.as_integer_ratio()
    for level in reversed(rubric.levels):
        threshold, parts = level.at_least.as_integer_ratio()
        ahead = numerator * parts - threshold * denominator  # whole numbers compare faster than fractions
        if ahead > 0 or (ahead == 0 and not is_limit):
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
