"""How far each level is: the points it still needs, out of those that are open, and its certificates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.calculation.scoring import Score, adjustment_total
from aftersales.model.rubric import Level

Reach = Literal["secured", "possible", "out-of-reach"]
Limit = Literal["points", "certificates", "gate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A level as seen from an assessment.

    ``gap`` is what the score lacks (0 if it is there, counting open clauses as not met);
    ``points`` the same in points of clauses, so what the company must still earn; ``certificates``
    how many are lacking. ``reach`` says whether the level is secured whatever the open clauses
    bring, can still be reached by them, or cannot.
    """

    level: Level
    gap: Fraction
    points: Fraction
    certificates: int
    reach: Reach
    limits: tuple[Limit, ...]


def distances(score: Score) -> tuple[Distance, ...]:
    """The distance of each level, ascending."""
    return tuple(distance_to(score, level) for level in score.rubric.levels)


def next_level(score: Score) -> Distance | None:
    """The nearest level above the one that is secured; None if the highest is secured."""
    return next((distance for distance in distances(score) if distance.reach != "secured"), None)


def distance_to(score: Score, level: Level) -> Distance:
    """The distance of LEVEL, with open clauses counted as not met."""
    points = max(Fraction(0), points_for(score, level) - score.tally.earned)
    certificates = max(0, level.certificates - len(score.assessment.certificates))
    decisive = score.worst.base if score.rubric.scoring.decide_on == "base" else score.worst.final
    limits: list[Limit] = []
    if score.worst.gates:
        limits.append("gate")
    if points > 0:
        limits.append("points")
    if certificates > 0:
        limits.append("certificates")
    reach: Reach = (
        "secured"
        if not limits
        else "possible"
        if _is_possible(score, points, certificates)
        else "out-of-reach"
    )
    return Distance(
        level=level,
        gap=max(Fraction(0), level.at_least - decisive),
        points=points,
        certificates=certificates,
        reach=reach,
        limits=tuple(limits),
    )


def _is_possible(score: Score, points: Fraction, certificates: int) -> bool:
    within = score.tally.open + score.tally.unstated
    enough = points < within if score.tally.unstated else points <= within
    return not score.worst.gates and enough and certificates == 0


def points_for(score: Score, level: Level) -> Fraction:
    """The points of clauses that LEVEL needs, with the applicable points and special entries as they are.

    Solved from final = earned / applicable x scale + specials (or, where specials come before
    normalising, (earned + specials) / applicable x scale).
    """
    scoring, applicable = score.rubric.scoring, score.tally.applicable
    special = Fraction(0) if scoring.decide_on == "base" else adjustment_total(score.rubric, score.assessment)
    if scoring.normalise_to is None:
        return level.at_least - special
    if scoring.order.index("adjust") < scoring.order.index("normalise"):
        return level.at_least * applicable / scoring.normalise_to - special
    return (level.at_least - special) * applicable / scoring.normalise_to
