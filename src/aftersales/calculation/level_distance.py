"""How far each level is: the points it still needs, out of those that are open, and its certificates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.calculation.scoring import Score, adjustment_total
from aftersales.model.rubric import Level, Rubric

Reach = Literal["secured", "possible", "out-of-reach"]
Limit = Literal["points", "certificates", "gate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A level as seen from an assessment.

    ``gap`` is what the score lacks (0 if it is there, counting open clauses as not met);
    ``points`` the same in points of clauses, so what the company must still earn; ``certificates``
    how many are lacking. ``reach`` says whether the level is secured whatever the open clauses
    bring, can still be reached by them, or cannot; ``points_attainable`` whether the open clauses can bring
    the points, which is not enough where certificates are lacking.
    """

    level: Level
    gap: Fraction
    points: Fraction
    certificates: int
    reach: Reach
    points_attainable: bool
    limits: tuple[Limit, ...]


def distances(score: Score) -> tuple[Distance, ...]:
    """The distance of each level, ascending."""
    return tuple(distance_to(score, level) for level in score.rubric.levels)


def next_level(ascending: Iterable[Distance]) -> Distance | None:
    """The nearest level above the one that is secured; None if the highest is secured."""
    return next((distance for distance in ascending if distance.reach != "secured"), None)


def distance_to(score: Score, level: Level) -> Distance:
    """The distance of LEVEL, with open clauses counted as not met."""
    points = max(Fraction(0), points_for(score, level.at_least) - score.tally.earned)
    held = len(score.assessment.certificates)
    certificates = max(0, certificates_for(score.rubric, level, score.worst.by_score) - held)
    decisive = score.worst.base if score.rubric.scoring.decide_on == "base" else score.worst.final
    limits: list[Limit] = []
    if score.worst.gates:
        limits.append("gate")
    if points > 0:
        limits.append("points")
    if certificates > 0:
        limits.append("certificates")
    return Distance(
        level=level,
        gap=max(Fraction(0), level.at_least - decisive),
        points=points,
        certificates=certificates,
        reach=_reach(score, level, points, limits),
        points_attainable=_attainable(score, points),
        limits=tuple(limits),
    )


def _reach(score: Score, level: Level, points: Fraction, limits: list[Limit]) -> Reach:
    """Whether LEVEL is there wherever the score lies between worst and best, somewhere, or nowhere."""
    if not _attainable(score, points):
        return "out-of-reach"
    held = len(score.assessment.certificates)
    enough = [certificates_for(score.rubric, level, each) <= held for each in _by_scores(score, level)]
    if not limits and all(enough):
        return "secured"
    return "possible" if any(enough) else "out-of-reach"


def _attainable(score: Score, points: Fraction) -> bool:
    """Whether the open clauses can bring POINTS; what a reading leaves unstated never comes in whole."""
    within = score.tally.open + score.tally.unstated
    return not score.worst.gates and (points < within if score.tally.unstated else points <= within)


def _by_scores(score: Score, level: Level) -> list[Level]:
    """The levels, LEVEL and above, that the score alone may give between worst and best."""
    lowest, highest = (v.by_score.at_least if v.by_score else 0 for v in (score.worst, score.best))
    lowest = max(lowest, level.at_least)
    return [each for each in score.rubric.levels if lowest <= each.at_least <= highest]


def certificates_for(rubric: Rubric, level: Level, by_score: Level | None) -> int:
    """How many certificates it takes to have LEVEL where the score alone would give BY_SCORE.

    Where a shortfall leads to no level or to the lowest (CTS ZHHT001-2023 note 2, read so), a higher score
    asks for the certificates of its own level.
    """
    if rubric.certificate_shortfall == "highest-met":
        return level.certificates
    if rubric.certificate_shortfall == "lowest" and level == rubric.levels[0]:
        return 0
    is_higher = by_score is not None and by_score.at_least > level.at_least
    return by_score.certificates if by_score is not None and is_higher else level.certificates


def points_for(score: Score, value: Fraction) -> Fraction:
    """The points of clauses that a score of VALUE needs, applicable points and special entries as they are.

    Solved from final = earned / applicable x scale + specials (or, where specials come before
    normalising, (earned + specials) / applicable x scale).
    """
    scoring, applicable = score.rubric.scoring, score.tally.applicable
    special = Fraction(0) if scoring.decide_on == "base" else adjustment_total(score.rubric, score.assessment)
    if scoring.normalise_to is None:
        return value - special
    if scoring.order.index("adjust") < scoring.order.index("normalise"):
        return value * applicable / scoring.normalise_to - special
    return (value - special) * applicable / scoring.normalise_to
