"""Which open clause to answer next, so that the level is known soonest.

How unsure the level is, is measured by the chance that two outcomes drawn independently are of different
levels: U = 1 - sum over levels of P(level)^2 (the Gini-Simpson index: exact, 0 where the level is
certain). What an answer to a clause narrows is U of today less the mean of U after it. With chance p that
the clause is met, P(level) = p A(level) + (1 - p) B(level), A and B being the probabilities once it is
met and once it is not, so

    narrowing = p (1 - p) x sum over levels of (A(level) - B(level))^2

which is never negative, and 0 just where the answer changes the probability of no level. A and B come from
the distribution that `aftersales.calculation.forecast` has, with the clause taken out of it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from aftersales.calculation.forecast import Forecast, Outlooks, forecast
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Judge, Score
from aftersales.model.rubric import Clause, Level

NEARBY = Fraction(3, 4)
"""How much of the best a clause beside the one answered last must narrow, to be asked before the best."""

LevelChances: TypeAlias = tuple[tuple[Level | None, Fraction], ...]
"""No level first, then each level, ascending, with its probability."""
_Ways: TypeAlias = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open clause: how much an answer narrows, and the levels once it is met and once it is not."""

    clause: Clause
    narrowing: Fraction
    if_met: LevelChances
    if_not_met: LevelChances


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The open clauses in the order of the rubric, the one to ask, and the forecast of today.

    ``best`` narrows most; ``next`` is that or one of the indicator answered last, None where no answer
    narrows.
    """

    forecast: Forecast
    asked: tuple[Question, ...]
    best: Question | None
    next: Question | None


def questions(score: Score, outlooks: Outlooks, after: str | None, nearby: Fraction) -> Questions:
    """What to ask of SCORE under OUTLOOKS, AFTER being the clause that was answered last.

    Of several that narrow alike, that is asked which the rubric has first. NEARBY is the share of the
    best that a clause of the same indicator must narrow, to be asked before the best.
    """
    now = forecast(score, outlooks)
    removal = _Removal(score, outlooks, now)
    asked = tuple(removal.question(mark) for mark in score.marks if mark.is_open)
    narrowing = [each for each in asked if each.narrowing]
    best = max(narrowing, key=lambda each: each.narrowing, default=None)
    return Questions(forecast=now, asked=asked, best=best, next=_next(score, narrowing, best, after, nearby))


def likely(levels: LevelChances) -> tuple[Level | None, Fraction]:
    """The most probable of LEVELS, the lower one of two that are equally so."""
    return max(levels, key=lambda each: each[1])


def _next(
    score: Score, narrowing: list[Question], best: Question | None, after: str | None, nearby: Fraction
) -> Question | None:
    group = next((i for i in score.rubric.indicators if after in {clause.id for clause in i.clauses}), None)
    if best is None or group is None:
        return best
    ids = {clause.id for clause in group.clauses}
    near = [e for e in narrowing if e.clause.id in ids and e.narrowing >= nearby * best.narrowing]
    return max(near, key=lambda each: each.narrowing, default=best)


class _Removal:
    """The distribution of the points that the open clauses bring, from which one clause is taken out.

    Points are counted in the smallest unit that all of them are multiples of. Clauses of the same points and
    chance have the same answer, which is worked out once.
    """

    def __init__(self, score: Score, outlooks: Outlooks, now: Forecast) -> None:
        self._outlooks = outlooks
        self._levels = now.levels
        self._unit = lcm(*(mark.open.denominator for mark in score.marks))
        self._judge = Judge(score.rubric, score.assessment, score.tally.applicable)
        self._certain = score.tally.earned
        self._ways: _Ways = {0: 1}
        self._total = 1
        self._level_at: dict[int, str | None] = {}
        self._known: dict[tuple[int, Fraction], tuple[Fraction, LevelChances, LevelChances]] = {}
        for mark in score.marks:
            self._add(mark)

    def _add(self, mark: Mark) -> None:
        outlook = self._outlooks.of(mark.clause.id)
        if outlook.conforming_share is not None:
            self._certain += mark.open * outlook.conforming_share
        elif mark.open and outlook.chance is not None:
            self._ways = _with(self._ways, self._step(mark), outlook.chance)
            self._total *= outlook.chance.denominator

    def _step(self, mark: Mark) -> int:
        return int(mark.open * self._unit)

    def question(self, mark: Mark) -> Question:
        """MARK as a question; one that is to conform to a share has a single outcome, and narrows nothing."""
        chance = self._outlooks.of(mark.clause.id).chance
        step = self._step(mark)
        if chance is None or not step:
            found = Fraction(0), self._levels, self._levels
        else:
            if (step, chance) not in self._known:
                self._known[step, chance] = self._answered(step, chance)
            found = self._known[step, chance]
        narrowing, met, not_met = found
        return Question(clause=mark.clause, narrowing=narrowing, if_met=met, if_not_met=not_met)

    def _answered(self, step: int, chance: Fraction) -> tuple[Fraction, LevelChances, LevelChances]:
        others, total = _without(self._ways, step, chance), self._total // chance.denominator
        met, not_met = self._by_level(others, step, total), self._by_level(others, 0, total)
        apart = sum(((a - b) ** 2 for (_, a), (_, b) in zip(met, not_met, strict=True)), Fraction(0))
        return chance * (1 - chance) * apart, met, not_met

    def _by_level(self, ways: _Ways, step: int, total: int) -> LevelChances:
        found: dict[str | None, int] = {}
        for points, way in ways.items():
            level = self._level(points + step)
            found[level] = found.get(level, 0) + way
        return tuple(
            (level, Fraction(found.get(level.id if level else None, 0), total)) for level, _ in self._levels
        )

    def _level(self, points: int) -> str | None:
        if points not in self._level_at:
            level = self._judge.verdict(self._certain + Fraction(points, self._unit)).level
            self._level_at[points] = level.id if level else None
        return self._level_at[points]


def _with(ways: _Ways, step: int, chance: Fraction) -> _Ways:
    """WAYS to each sum with one more clause, worth STEP and met with CHANCE."""
    met, missed = chance.numerator, chance.denominator - chance.numerator
    found = {points: way * missed for points, way in ways.items()} if missed else {}
    if met:
        for points, way in ways.items():
            found[points + step] = found.get(points + step, 0) + way * met
    return found


def _without(ways: _Ways, step: int, chance: Fraction) -> _Ways:
    """WAYS with such a clause taken out again: `_with` undone, sum by sum from the lowest."""
    met, missed = chance.numerator, chance.denominator - chance.numerator
    if not missed:
        return {points - step: way // met for points, way in ways.items()}
    found: dict[int, int] = {}
    for points in sorted(ways):
        way = (ways[points] - met * found.get(points - step, 0)) // missed
        if way:
            found[points] = way
    return found
