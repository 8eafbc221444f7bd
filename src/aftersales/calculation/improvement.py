"""What to fix first: the cheapest set of measures that reaches a level, and the worth of each alone.

A measure is a lost or open clause that becomes met, a special deduction whose cause is removed, or
a certificate that is obtained. Each has an effort (1 unless stated) or cannot be taken at all. A clause
that is barred for want of certificates, as one reading has it, is a measure that consists of them,
and of mending its finding where that is needed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

from aftersales.calculation.level_distance import Distance, distance_to
from aftersales.calculation.marking import Mark
from aftersales.calculation.plan import (
    Efforts,
    Plan,
    cheapest_plan,
    deduction_gain,
    deductions,
    lacking,
    own_loss,
    possible_certificates,
    removals,
)
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import exact_sum, in_units
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Level

Kind = Literal["clause", "special-deduction", "certificate"]
Obstacle = Literal["points", "certificates", "gate"]


class Measure(NamedTuple):
    """Something to fix: what it brings in points of clauses, and its effort (None: impossible).

    ``certificates`` are those that a barred clause takes; their effort is in that of the measure.
    ``mends`` says whether the clause's own finding is to be mended, or certificates alone are enough.
    """

    id: str
    kind: Kind
    title: Text
    gain: Fraction
    effort: Fraction | None
    certificates: tuple[str, ...] = ()
    mends: bool = False

    @property
    def gain_per_effort(self) -> Fraction | None:
        """None where the measure is impossible or costs nothing."""
        if not self.effort:
            return None
        return self.gain if self.effort == 1 else self.gain / self.effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """The way to ``target``: the chosen measures, or the obstacles if none leads there.

    ``needed`` is what the level lacks in points of clauses, ``ranking`` every measure by gain per
    effort, ``binding`` which conditions are not met today, ``most`` the points with every measure taken.
    """

    target: Distance
    needed: Fraction
    chosen: tuple[Measure, ...] | None
    effort: Fraction
    ranking: tuple[Measure, ...]
    binding: tuple[Obstacle, ...]
    obstacles: tuple[Obstacle, ...]
    most: Fraction


def improve(score: Score, target: Level, efforts: Efforts) -> Improvement:
    """The cheapest way from SCORE, open clauses counted as not met, to TARGET: the least effort, exactly.

    Gains are points; an effort is in whatever unit EFFORTS has. What a level asks for is in the rubric.
    """
    every = tuple(measures(score, efforts))
    distance = distance_to(score, target)
    plan = cheapest_plan(score, target, efforts)
    gains = exact_sum([m.gain for m in every if m.effort is not None])
    return Improvement(
        target=distance,
        needed=distance.points,
        chosen=None if plan is None else tuple(_chosen(score, plan, efforts)),
        effort=Fraction(0) if plan is None else plan.weight[0],
        ranking=_ranked(every),
        binding=distance.limits,
        obstacles=()
        if plan is not None
        else _obstacles(score, target, efforts, short=distance.points > gains),
        most=score.tally.earned + gains,
    )


def measures(score: Score, efforts: Efforts) -> Iterator[Measure]:
    """Every measure by itself."""
    for mark in score.marks:
        missing = lacking(score, mark)
        if missing:
            yield _unbarred(score, mark, efforts)
        elif own_loss(mark):
            yield _mended(mark, efforts)
    yield from (_removed(score, name, efforts) for name in deductions(score))
    for certificate in score.rubric.certificates:
        if certificate.id not in score.assessment.certificates:
            yield _obtained(score, certificate.id, efforts)


def _chosen(score: Score, plan: Plan, efforts: Efforts) -> Iterator[Measure]:
    """The measures of PLAN: a certificate that brings a clause's points back stands with that clause."""
    left = plan.certificates
    for mark in score.marks:
        missing, mends = lacking(score, mark), mark.clause.id in plan.mended
        if missing and missing <= plan.certificates and (mends or own_loss(mark) < mark.clause.points):
            yield _with_certificates(score, mark, missing & left, efforts, mends=mends)
            left -= missing
        elif mends:
            yield _mended(mark, efforts)
    yield from (_removed(score, name, efforts) for name in plan.removed)
    yield from (_obtained(score, each.id, efforts) for each in score.rubric.certificates if each.id in left)


def _mended(mark: Mark, efforts: Efforts) -> Measure:
    return Measure(
        id=mark.clause.id,
        kind="clause",
        title=mark.clause.title,
        gain=own_loss(mark),
        effort=efforts.of(mark.clause.id),
        mends=True,
    )


def _unbarred(score: Score, mark: Mark, efforts: Efforts) -> Measure:
    """A barred clause by itself: all its points, or what certificates alone bring if no more can be done."""
    loss = own_loss(mark)
    mends = bool(loss) and (efforts.of(mark.clause.id) is not None or loss == mark.clause.points)
    return _with_certificates(score, mark, lacking(score, mark), efforts, mends=mends)


def _with_certificates(
    score: Score, mark: Mark, certificates: frozenset[str], efforts: Efforts, *, mends: bool
) -> Measure:
    names = tuple(each.id for each in score.rubric.certificates if each.id in certificates)
    parts = [efforts.of(name) for name in (*names, *((mark.clause.id,) if mends else ()))]
    known = [effort for effort in parts if effort is not None]
    return Measure(
        id=mark.clause.id,
        kind="clause",
        title=mark.clause.title,
        gain=mark.clause.points if mends else mark.clause.points - own_loss(mark),
        effort=sum(known, Fraction(0)) if len(known) == len(parts) else None,
        certificates=names,
        mends=mends,
    )


def _removed(score: Score, name: str, efforts: Efforts) -> Measure:
    number = int(name.removeprefix(f"{DEDUCTION}-"))
    label = next(a.label for a in score.rubric.adjustments if a.id == DEDUCTION)
    reason = score.assessment.specials[DEDUCTION][number - 1].reason
    beside = f"：{reason}" if reason else ""
    title = Text(f"{label.zh} {number}{beside}", f"{label.en} {number}{beside.replace('：', ': ')}")
    gain = deduction_gain(score)
    return Measure(id=name, kind="special-deduction", title=title, gain=gain, effort=efforts.of(name))


def _obtained(score: Score, name: str, efforts: Efforts) -> Measure:
    title = next(certificate.label for certificate in score.rubric.certificates if certificate.id == name)
    return Measure(id=name, kind="certificate", title=title, gain=Fraction(0), effort=efforts.of(name))


def _ranked(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """By gain per effort, then by gain; what costs nothing first, what is impossible last."""

    worth = [(measure.gain_per_effort or Fraction(0), measure) for measure in measures]
    unit = lcm(*(each.denominator for per_effort, measure in worth for each in (per_effort, measure.gain)))

    def key(valued: tuple[Fraction, Measure]) -> tuple[int, int, int]:
        per_effort, measure = valued
        place = 2 if measure.effort is None else 1 if measure.effort else 0
        # in whole units, which are compared several times as fast as fractions
        return place, -in_units(per_effort, unit), -in_units(measure.gain, unit)

    return tuple(measure for _, measure in sorted(worth, key=key))


def _obstacles(score: Score, target: Level, efforts: Efforts, *, short: bool) -> tuple[Obstacle, ...]:
    """What keeps TARGET out of reach; SHORT: all measures together bring too few points.

    If neither points nor deductions do, it is the certificates, of which the score may ask for more.
    """
    found: list[Obstacle] = []
    removable = [name for name in deductions(score) if efforts.of(name) is not None]
    if removals(score) > len(removable):
        found.append("gate")
    if short:
        found.append("points")
    held = len(score.assessment.certificates)
    if held + len(possible_certificates(score, efforts)) < target.certificates or not found:
        found.append("certificates")
    return tuple(found)
