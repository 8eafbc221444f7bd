"""What to fix first: the cheapest set of measures that reaches a level, and the worth of each alone.

A measure is a lost or open clause that becomes met, a special deduction whose cause is removed, or
a certificate that is obtained. Each has an effort (1 unless stated) or cannot be taken at all.
The level needs certain points, at most so many special deductions, and certificates; the set
is the cheapest that gives all three, found exactly (`aftersales.calculation.cover`). Under a reading
that bars a clause for want of a certificate, that clause counts as impossible to mend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from aftersales.calculation.cover import Choice, cheapest_cover
from aftersales.calculation.levels import Distance, distance_to, points_for
from aftersales.calculation.scoring import Score
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Level

Kind = Literal["clause", "special-deduction", "certificate"]
Obstacle = Literal["points", "certificates", "gate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Efforts:
    """The effort of each measure by its id (None: it cannot be taken), and of all that are not named."""

    default: Fraction = Fraction(1)
    named: Mapping[str, Fraction | None] = field(default_factory=dict)

    def of(self, measure: str) -> Fraction | None:
        return self.named.get(measure, self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something to fix: what it brings in points of clauses, and its effort (None: impossible)."""

    id: str
    kind: Kind
    title: Text
    gain: Fraction
    effort: Fraction | None

    @property
    def gain_per_effort(self) -> Fraction | None:
        """None where the measure is impossible or costs nothing."""
        return self.gain / self.effort if self.effort else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """The way to ``target``: the chosen measures, or the obstacles if none leads there.

    ``needed`` is what the level lacks in points of clauses, ``ranking`` every measure by gain per
    effort, ``binding`` which conditions are not met today.
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
    """The cheapest way from SCORE, open clauses counted as not met, to TARGET."""
    measures = tuple(_measures(score, efforts))
    needed = max(Fraction(0), points_for(score, target) - score.tally.earned)
    distance = distance_to(score, target)
    chosen = _cheapest(score, target, measures, needed)
    return Improvement(
        target=distance,
        needed=needed,
        chosen=chosen,
        effort=sum((m.effort or Fraction(0) for m in chosen or ()), Fraction(0)),
        ranking=_ranked(measures),
        binding=distance.limits,
        obstacles=() if chosen is not None else tuple(_obstacles(score, target, measures, needed)),
        most=score.tally.earned + sum((m.gain for m in measures if m.effort is not None), Fraction(0)),
    )


def _measures(score: Score, efforts: Efforts) -> Iterator[Measure]:
    for mark in score.marks:
        gain = mark.clause.points if mark.is_open else mark.lost
        if gain:
            name = mark.clause.id
            effort = None if mark.is_barred else efforts.of(name)
            yield Measure(id=name, kind="clause", title=mark.clause.title, gain=gain, effort=effort)
    for number, gain in enumerate(_deduction_gains(score), start=1):
        name, title = f"{DEDUCTION}-{number}", _deduction_title(score, number)
        yield Measure(id=name, kind="special-deduction", title=title, gain=gain, effort=efforts.of(name))
    for certificate in score.rubric.certificates:
        if certificate.id not in score.assessment.certificates:
            effort = efforts.of(certificate.id)
            title = certificate.label
            yield Measure(id=certificate.id, kind="certificate", title=title, gain=Fraction(0), effort=effort)


def _deduction_gains(score: Score) -> list[Fraction]:
    """What removing each special deduction brings, in points of clauses."""
    points = next((-a.points_each for a in score.rubric.adjustments if a.id == DEDUCTION), Fraction(0))
    scoring = score.rubric.scoring
    if scoring.decide_on == "base":
        points = Fraction(0)
    elif scoring.normalise_to is not None and scoring.order.index("adjust") > scoring.order.index(
        "normalise"
    ):
        points = points * score.tally.applicable / scoring.normalise_to
    return [points] * score.assessment.count(DEDUCTION)


def _deduction_title(score: Score, number: int) -> Text:
    label = next(a.label for a in score.rubric.adjustments if a.id == DEDUCTION)
    reason = score.assessment.specials[DEDUCTION][number - 1].reason
    beside = f"：{reason}" if reason else ""
    return Text(f"{label.zh} {number}{beside}", f"{label.en} {number}{beside.replace('：', ': ')}")


def _cheapest(
    score: Score, target: Level, measures: tuple[Measure, ...], needed: Fraction
) -> tuple[Measure, ...] | None:
    certificates = _certificates(score, target, measures)
    deductions = _possible(measures, "special-deduction")
    removals = _removals(score)
    if certificates is None or removals > len(deductions):
        return None
    clauses = [_choice(measure) for measure in _possible(measures, "clause")]
    best: tuple[Measure, ...] | None = None
    for count in range(removals, len(deductions) + 1):
        removed = deductions[:count]
        rest = needed - sum((measure.gain for measure in removed), Fraction(0))
        cover = cheapest_cover(clauses, rest)
        if cover is not None:
            chosen = (*(m for m in measures if m.id in cover), *removed, *certificates)
            if best is None or _weight(chosen) < _weight(best):
                best = chosen
        if rest <= 0:
            break
    return best


def _possible(measures: tuple[Measure, ...], kind: Kind) -> list[Measure]:
    """The measures of KIND that can be taken, cheapest first (special deductions all bring the same)."""
    possible = [measure for measure in measures if measure.kind == kind and measure.effort is not None]
    return (
        sorted(possible, key=lambda measure: measure.effort or Fraction(0)) if kind != "clause" else possible
    )


def _certificates(score: Score, target: Level, measures: tuple[Measure, ...]) -> tuple[Measure, ...] | None:
    lacking = max(0, target.certificates - len(score.assessment.certificates))
    possible = _possible(measures, "certificate")
    return tuple(possible[:lacking]) if lacking <= len(possible) else None


def _removals(score: Score) -> int:
    """How many special deductions must go before no gate is hit."""
    return max(
        (
            max(0, score.assessment.count(gate.adjustment) - gate.count_at_least + 1)
            for gate in score.worst.gates
        ),
        default=0,
    )


def _choice(measure: Measure) -> Choice:
    return Choice(id=measure.id, gain=measure.gain, effort=measure.effort or Fraction(0))


def _weight(chosen: tuple[Measure, ...]) -> tuple[Fraction, int]:
    return sum((measure.effort or Fraction(0) for measure in chosen), Fraction(0)), len(chosen)


def _ranked(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """By gain per effort, then by gain; what costs nothing first, what is impossible last."""

    def key(measure: Measure) -> tuple[int, Fraction, Fraction]:
        place = 2 if measure.effort is None else 1 if measure.effort else 0
        return place, -(measure.gain_per_effort or Fraction(0)), -measure.gain

    return tuple(sorted(measures, key=key))


def _obstacles(
    score: Score, target: Level, measures: tuple[Measure, ...], needed: Fraction
) -> Iterator[Obstacle]:
    if _removals(score) > len(_possible(measures, "special-deduction")):
        yield "gate"
    if needed > sum((m.gain for m in measures if m.effort is not None), Fraction(0)):
        yield "points"
    if _certificates(score, target, measures) is None:
        yield "certificates"
