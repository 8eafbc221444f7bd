"""The likely grade: the exact distribution of the score while clauses are open.

Each open clause either will be met with a given chance, independently of the others, or, where it
is marked by samples, will conform to a given share. The distribution of the points is a
convolution, clause by clause, in whole numbers: no simulation, no rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from aftersales.calculation.scoring import Judge, Score, Verdict
from aftersales.foundation.exact import in_units, weighted_sum
from aftersales.model.rubric import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is expected of an open clause: the chance that it is met, or the share that will conform."""

    chance: Fraction | None = None
    conforming_share: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlooks:
    """The outlook of each open clause by its id, and of all that are not named."""

    default: Outlook
    clauses: Mapping[str, Outlook] = field(default_factory=dict)

    def of(self, clause: str) -> Outlook:
        """The outlook of CLAUSE, by its id."""
        return self.clauses.get(clause, self.default)


class Possibility(NamedTuple):
    """One value that the final score may take, with its probability and what it would mean."""

    verdict: Verdict
    probability: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The distribution of the final score (ascending) and of the level.

    ``levels`` gives each level, and None for no level, its probability; ``expected`` is the mean
    of the final score, ``passing`` the probability of any level.
    """

    score: Score
    possibilities: tuple[Possibility, ...]
    levels: tuple[tuple[Level | None, Fraction], ...]
    expected: Fraction
    passing: Fraction


def forecast(score: Score, outlooks: Outlooks) -> Forecast:
    """The exact distribution of SCORE's outcome under OUTLOOKS: points with their probabilities.

    Open clauses count as independent of one another. No document has this: it is arithmetic on the rule of
    the score.
    """
    ways, total = _distribution(score, outlooks)
    judge = Judge(score.rubric, score.assessment, score.tally.applicable)
    outcomes = [(judge.verdict(earned), way) for earned, way in ways]
    by_level = _ways_by_level(score, outcomes)
    return Forecast(
        score=score,
        possibilities=tuple(
            Possibility(verdict=verdict, probability=Fraction(way, total)) for verdict, way in outcomes
        ),
        levels=tuple((level, Fraction(way, total)) for level, way in by_level),
        expected=weighted_sum((verdict.final, way) for verdict, way in outcomes) / total,
        passing=Fraction(sum(way for level, way in by_level if level is not None), total),
    )


def _distribution(score: Score, outlooks: Outlooks) -> tuple[list[tuple[Fraction, int]], int]:
    """The points that may be earned in the end, ascending, each with its ways, and all ways together.

    Points are counted in the smallest unit that all of them are multiples of, probabilities in
    whole numbers over the product of the chances' denominators, so each step is on integers.
    """
    certain, uncertain = score.tally.earned, []
    for mark in score.marks:
        if mark.open:
            outlook = outlooks.of(mark.clause.id)
            if outlook.conforming_share is not None:
                certain += mark.open * outlook.conforming_share
            elif outlook.chance is not None:
                uncertain.append((mark.open, outlook.chance))
    unit = lcm(certain.denominator, *(points.denominator for points, _ in uncertain))
    ways, total = {0: 1}, 1
    for points, chance in uncertain:
        ways = _convolved(ways, in_units(points, unit), chance)
        total *= chance.denominator
    begin = in_units(certain, unit)
    return [(Fraction(begin + step, unit), way) for step, way in sorted(ways.items()) if way], total


def _convolved(ways: Mapping[int, int], step: int, chance: Fraction) -> dict[int, int]:
    met, missed = chance.numerator, chance.denominator - chance.numerator
    after = {points: way * missed for points, way in ways.items()}
    for points, way in ways.items():
        after[points + step] = after.get(points + step, 0) + way * met
    return after


def _ways_by_level(
    score: Score, outcomes: Iterable[tuple[Verdict, int]]
) -> tuple[tuple[Level | None, int], ...]:
    """The ways to no level and to each level, ascending; those that cannot happen stand at 0."""
    found: dict[str | None, int] = defaultdict(int)
    for verdict, way in outcomes:
        found[verdict.level.id if verdict.level else None] += way
    # A reading may give two thresholds the same level; it is stated once, at its highest threshold.
    levels = {level.id: level for level in reversed(score.rubric.levels)}
    return ((None, found[None]), *((level, found[name]) for name, level in reversed(levels.items())))
