"""How far each level is: the points it still needs, out of those that are open, and its certificates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.calculation.scoring import Score, adjustment_total, adjusts_before_normalising
from aftersales.model.rubric import Level, Rubric

Reach = Literal["secured", "possible", "out-of-reach"]
Limit = Literal["points", "certificates", "gate"]
_NONE = Fraction(0)


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


class Needed:
    """The points of clauses that scores need, applicable points and special entries as they are.

    Solved from final = earned / applicable x scale + specials (or, where specials come before
    normalising, (earned + specials) / applicable x scale). What all scores share is worked out once.
    """

    def __init__(self, score: Score) -> None:
        scoring, applicable = score.rubric.scoring, score.tally.applicable
        self._special = (
            _NONE if scoring.decide_on == "base" else adjustment_total(score.rubric, score.assessment)
        )
        self._share = None if scoring.normalise_to is None else applicable / scoring.normalise_to
        self._adjusts_first = adjusts_before_normalising(score.rubric)

    def points(self, value: Fraction) -> Fraction:
        """The points that a score of VALUE needs."""
        if self._share is None:
            return value - self._special
        if not self._special:
            return value * self._share
        if self._adjusts_first:
            return value * self._share - self._special
        return (value - self._special) * self._share


def distances(score: Score) -> tuple[Distance, ...]:
    """The distance of each level, ascending."""
    seen = _Seen(score)
    return tuple(seen.distance(level) for level in score.rubric.levels)


def next_level(ascending: Iterable[Distance]) -> Distance | None:
    """The nearest level above the one that is secured; None if the highest is secured."""
    return next((distance for distance in ascending if distance.reach != "secured"), None)


def distance_to(score: Score, level: Level) -> Distance:
    """The distance of LEVEL, with open clauses counted as not met."""
    return _Seen(score).distance(level)


class _Seen:
    """Levels as they are seen from one score: what is the same for each of them is worked out once."""

    def __init__(self, score: Score) -> None:
        lowest, highest = score.worst.by_score, score.best.by_score
        self._score = score
        self._needed = Needed(score)
        self._held = len(score.assessment.certificates)
        self._decisive = score.worst.base if score.rubric.scoring.decide_on == "base" else score.worst.final
        self._within = score.tally.open + score.tally.unstated
        self._by_score = [
            each
            for each in score.rubric.levels
            if (lowest is None or lowest.at_least <= each.at_least)
            and (highest is not None and each.at_least <= highest.at_least)
        ]
        """The levels that the score alone may give between worst and best."""

    def distance(self, level: Level) -> Distance:
        score = self._score
        points = _lacking(self._needed.points(level.at_least), score.tally.earned)
        attainable = self._attainable(points)
        certificates = max(0, certificates_for(score.rubric, level, score.worst.by_score) - self._held)
        limits: list[Limit] = []
        if score.worst.gates:
            limits.append("gate")
        if points:
            limits.append("points")
        if certificates:
            limits.append("certificates")
        return Distance(
            level=level,
            gap=_lacking(level.at_least, self._decisive),
            points=points,
            certificates=certificates,
            reach=self._reach(level, limits) if attainable else "out-of-reach",
            points_attainable=attainable,
            limits=tuple(limits),
        )

    def _attainable(self, points: Fraction) -> bool:
        """Whether the open clauses can bring POINTS; what a reading leaves unstated never comes in whole."""
        if self._score.worst.gates:
            return False
        return points < self._within if self._score.tally.unstated else points <= self._within

    def _reach(self, level: Level, limits: list[Limit]) -> Reach:
        """Whether LEVEL is there wherever the score lies between worst and best, somewhere, or nowhere."""
        above = [each for each in self._by_score if each.at_least >= level.at_least]
        enough = [certificates_for(self._score.rubric, level, each) <= self._held for each in above]
        if not limits and all(enough):
            return "secured"
        return "possible" if any(enough) else "out-of-reach"


def _lacking(wanted: Fraction, there: Fraction) -> Fraction:
    """What THERE lacks of WANTED; nothing where it is as much or more."""
    short = wanted - there
    return short if short.numerator > 0 else _NONE


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
