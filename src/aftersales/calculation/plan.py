"""The cheapest plan that reaches a level: which findings to mend, deductions to remove, certificates to get.

The level needs certain points, at most so many special deductions, and certificates. Two readings tie
these together. Where a clause is lost for want of certificates (register C-000-09), getting all of
them brings its points back. Where a shortfall of certificates leads to no level or to the lowest (C-000-05),
a score that is too high asks for more of them, so that the points have a ceiling. Every set of the
certificates that bar a clause is tried, with every number of others and of deductions; the points that
are then lacking are covered exactly (`aftersales.calculation.covering_knapsack`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from aftersales.calculation.covering_knapsack import Candidate, cheapest_cover
from aftersales.calculation.level_distance import Needed, certificates_for
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, adjusts_before_normalising
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Level

_Weight = tuple[Fraction, int]
_Span = tuple[Fraction, Fraction | None]
"""Scores from the first on and, if there is a second, below that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Efforts:
    """The effort of each measure by its id (None: it cannot be taken), and of all that are not named."""

    default: Fraction = Fraction(1)
    named: Mapping[str, Fraction | None] = field(default_factory=dict)

    def of(self, measure: str) -> Fraction | None:
        """The effort of MEASURE, by its id; None where it cannot be taken."""
        return self.named.get(measure, self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is done, by id, and what it takes: the effort, and the number of measures."""

    mended: frozenset[str]
    removed: tuple[str, ...]
    certificates: frozenset[str]
    weight: _Weight


def own_loss(mark: Mark) -> Fraction:
    """The points that the finding itself costs, certificates aside; an open clause counts as not met."""
    if mark.finding is None:
        return mark.clause.points
    return mark.clause.points * mark.finding.nonconforming_share if mark.is_barred else mark.lost


def lacking(score: Score, mark: Mark) -> frozenset[str]:
    """The certificates for want of which MARK is barred; empty where it is not."""
    barred = mark.is_barred and not mark.is_deleted
    return mark.clause.certificates - score.assessment.certificates if barred else frozenset()


def deductions(score: Score) -> tuple[str, ...]:
    """The ids of the special deductions, which are told apart by their number."""
    return tuple(f"{DEDUCTION}-{number}" for number in range(1, score.assessment.count(DEDUCTION) + 1))


def deduction_gain(score: Score) -> Fraction:
    """What removing a special deduction brings, in points of clauses."""
    points = next((-a.points_each for a in score.rubric.adjustments if a.id == DEDUCTION), Fraction(0))
    scoring = score.rubric.scoring
    if scoring.decide_on == "base" or "adjust" not in scoring.order:
        return Fraction(0)
    if scoring.normalise_to is not None and not adjusts_before_normalising(score.rubric):
        return points * score.tally.applicable / scoring.normalise_to
    return points


def removals(score: Score) -> int:
    """How many special deductions must go before no gate is hit."""
    hit = (score.assessment.count(gate.adjustment) - gate.count_at_least + 1 for gate in score.worst.gates)
    return max((0, *hit))


def possible_certificates(score: Score, efforts: Efforts) -> list[str]:
    """Those that are lacking and can be had, cheapest first."""
    ids = (certificate.id for certificate in score.rubric.certificates)
    return _possible((name for name in ids if name not in score.assessment.certificates), efforts)


def cheapest_plan(score: Score, target: Level, efforts: Efforts) -> Plan | None:
    """The plan of least effort, and of those one of the fewest measures; None if none reaches TARGET."""
    removable = _possible(deductions(score), efforts)
    if removals(score) > len(removable):
        return None
    best: Plan | None = None
    for certificates in _certificate_sets(score, target, efforts):
        for span in _spans(score, target, len(score.assessment.certificates) + len(certificates)):
            for plan in _plans(score, efforts, removable, certificates, span):
                if best is None or plan.weight < best.weight:
                    best = plan
    return best


def _possible(ids: Iterator[str] | Sequence[str], efforts: Efforts) -> list[str]:
    """Those of IDS that can be done, cheapest first."""
    known = {name: effort for name in ids if (effort := efforts.of(name)) is not None}
    return sorted(known, key=lambda name: known[name])


def _cost(ids: Sequence[str] | frozenset[str], efforts: Efforts) -> Fraction:
    return sum((efforts.of(name) or Fraction(0) for name in ids), Fraction(0))


def _certificate_sets(score: Score, target: Level, efforts: Efforts) -> Iterator[frozenset[str]]:
    """The certificates that a plan may get: any set of those that bar a clause, and the cheapest others.

    Where the points have no ceiling, as many others as the level lacks are enough.
    """
    possible = possible_certificates(score, efforts)
    barring = {name for mark in score.marks for name in lacking(score, mark)}
    others = [name for name in possible if name not in barring]
    held = len(score.assessment.certificates)
    for size in range(len(barring) + 1):
        for barred in combinations([name for name in possible if name in barring], size):
            short = max(0, certificates_for(score.rubric, target, None) - held - size)
            most = short if score.rubric.certificate_shortfall == "highest-met" else len(others)
            for count in range(short, min(most, len(others)) + 1):
                yield frozenset((*barred, *others[:count]))


def _spans(score: Score, target: Level, certificates: int) -> Iterator[_Span]:
    """The scores at which CERTIFICATES are enough for TARGET or better."""
    rubric = score.rubric
    if rubric.certificate_shortfall == "highest-met":
        if certificates >= target.certificates:
            yield target.at_least, None
        return
    if rubric.certificate_shortfall == "lowest" and target == rubric.levels[0]:
        yield target.at_least, None
        return
    start: Fraction | None = None
    for level in (level for level in rubric.levels if level.at_least >= target.at_least):
        if certificates < level.certificates:
            if start is not None:
                yield start, level.at_least
            start = None
        elif start is None:
            start = level.at_least
    if start is not None:
        yield start, None


def _plans(
    score: Score, efforts: Efforts, removable: list[str], certificates: frozenset[str], span: _Span
) -> Iterator[Plan]:
    """The cheapest plan with CERTIFICATES for each number of deductions removed that it takes."""
    freed = [mark for mark in score.marks if (names := lacking(score, mark)) and names <= certificates]
    mendable = [mark for mark in score.marks if not lacking(score, mark)] + freed
    candidates = [
        Candidate(id=mark.clause.id, gain=loss, effort=effort)
        for mark in mendable
        if (loss := own_loss(mark)) and (effort := efforts.of(mark.clause.id)) is not None
    ]
    there = score.tally.earned + sum((mark.clause.points - own_loss(mark) for mark in freed), Fraction(0))
    needed = Needed(score)
    need = needed.points(span[0]) - there
    below = None if span[1] is None else needed.points(span[1]) - there
    gain = deduction_gain(score)
    for count in range(removals(score), len(removable) + 1):
        brought = gain * count
        cover = cheapest_cover(candidates, need - brought, None if below is None else below - brought)
        if cover is not None:
            removed = tuple(removable[:count])
            effort = _cost(cover, efforts) + _cost(removed, efforts) + _cost(certificates, efforts)
            number = len(cover) + len(removed) + len(certificates)
            yield Plan(mended=cover, removed=removed, certificates=certificates, weight=(effort, number))
        if need - brought <= 0:
            return
