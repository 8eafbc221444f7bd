"""The steps that lead from findings to a level, and the discrepancies that the verdict relies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from aftersales.calculation.level_trace import levelling
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, Verdict, adjustment_points, is_hit
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import display, display_limit, display_points, write_exact
from aftersales.foundation.text import Text

_MARKED = Text(
    "{clauses} 个条款已评，实得 {earned} 分；涉及项共 {applicable} 分。",
    "{clauses} {clauses:clause|clauses} answered, {earned} {earned:point|points} earned of "
    "{applicable} applicable.",
)
_DELETED = Text(
    "{clauses} 个条款删减，{points} 分不计入涉及项。",
    "{clauses} {clauses:clause|clauses} deleted; {clauses:its|their} {points} "
    "{points:point|points} {points:does|do} not count.",
)
_NORMALISED = Text(
    "评分 = 实得 {earned} ÷ 涉及项 {applicable} × {scale} = {base}。",
    "Score = earned {earned} ÷ applicable {applicable} × {scale} = {base}.",
)
_RANGE = Text(
    "还有 {open} 分未评：全不符合为 {worst}，全符合为 {best}。",
    "{open} {open:point|points} not yet answered: {worst} if none of them is met, {best} if all are.",
)
_UNSTATED = Text(
    "{clauses} 不符合也可得部分分，给多少没有写，最多不到 {unstated} 分：得分从 {worst} 到不足 {best}。",
    "{clauses}: a miss may keep part of the points, less than {unstated}; how much is not stated: "
    "from {worst} to under {best}.",
)
_ADJUSTED = Text("{label} {count} 项，{points} 分。", "{label}: {count}, {points} {points:point|points}.")
_GATE = Text(
    "{label} {count} 项，达到 {limit} 项即判不合格。",
    "{label}: {count}; {limit} or more fail the assessment.",
)


def trace(score: Score) -> tuple[TraceStep, ...]:
    """The steps in the order in which the rubric takes them."""
    return tuple(_steps(score))


def relied_on(score: Score, steps: Iterable[TraceStep]) -> tuple[str, ...]:
    """The discrepancies that STEPS, the lost points and the deletions rest on, in register order.

    STEPS are SCORE's trace.
    """
    used = {name for step in steps for name in step.discrepancies}
    for mark in score.marks:
        if mark.clause.discrepancies and (mark.lost or _is_counted_out(mark)):
            used.update(mark.clause.discrepancies)
    return tuple(
        discrepancy.id
        for discrepancy in score.rubric.discrepancies
        if discrepancy.id in used and discrepancy.severity == "result"
    )


def _is_counted_out(mark: Mark) -> bool:
    return mark.finding is not None and mark.finding.kind in ("not_met", "not_applicable")


def _steps(score: Score) -> Iterator[TraceStep]:
    yield from _marking(score)
    if score.tally.answered < score.tally.clauses:
        yield _open_range(score)
    if score.tally.unstated:
        yield _unstated_range(score)
    for step in score.rubric.scoring.order:
        if step == "normalise" and score.verdict is not None:
            yield _normalising(score, score.verdict)
        elif step == "adjust":
            yield from _adjusting(score)
        elif step == "gate":
            yield from _gating(score)
        elif step == "level" and score.verdict is not None:
            yield levelling(score, score.verdict)


def _marking(score: Score) -> Iterator[TraceStep]:
    yield TraceStep(
        step="mark",
        text=_MARKED.filled(
            clauses=score.tally.answered,
            earned=display_points(score.tally.earned),
            applicable=display_points(score.tally.applicable),
        ),
        figures={
            "earned": write_exact(score.tally.earned),
            "applicable": write_exact(score.tally.applicable),
        },
        source=score.rubric.scoring.source,
        discrepancies=score.rubric.scoring.discrepancies,
    )
    deleted = [mark for mark in score.marks if mark.is_deleted]
    if deleted and score.rubric.deletion is not None:
        points = sum((mark.clause.points for mark in deleted), Fraction(0))
        yield TraceStep(
            step="delete",
            text=_DELETED.filled(clauses=len(deleted), points=display_points(points)),
            figures={"deleted": write_exact(points)},
            source=score.rubric.deletion.source,
            discrepancies=score.rubric.deletion.discrepancies,
        )


def _open_range(score: Score) -> TraceStep:
    figures = {"open": score.tally.open, "worst": score.worst.final, "best": score.best.final}
    return TraceStep(
        step="range",
        text=_RANGE.filled(
            open=display_points(score.tally.open),
            worst=display(score.worst.final),
            best=display(score.best.final),
        ),
        figures={name: write_exact(value) for name, value in figures.items()},
        source=score.rubric.scoring.source,
    )


def _unstated_range(score: Score) -> TraceStep:
    marks = [mark for mark in score.marks if mark.unstated]
    figures = {"unstated": score.tally.unstated, "worst": score.worst.final, "best": score.best.final}
    return TraceStep(
        step="partial",
        text=_UNSTATED.filled(
            clauses=", ".join(mark.clause.id for mark in marks),
            unstated=display_points(score.tally.unstated),
            worst=display(score.worst.final),
            best=display_limit(score.best.final),
        ),
        figures={name: write_exact(value) for name, value in figures.items()},
        source=marks[0].clause.source,
        discrepancies=tuple(dict.fromkeys(name for mark in marks for name in mark.clause.discrepancies)),
    )


def _normalising(score: Score, verdict: Verdict) -> TraceStep:
    scale = score.rubric.scoring.normalise_to or Fraction(1)
    return TraceStep(
        step="normalise",
        text=_NORMALISED.filled(
            earned=display_points(score.tally.earned),
            applicable=display_points(score.tally.applicable),
            scale=display_points(scale),
            base=display(verdict.base),
        ),
        figures={"base": write_exact(verdict.base), "scale": write_exact(scale)},
        source=score.rubric.scoring.source,
    )


def _adjusting(score: Score) -> Iterator[TraceStep]:
    for adjustment in score.rubric.adjustments:
        count = score.assessment.count(adjustment.id)
        if count:
            points = adjustment_points(adjustment, score.assessment)
            yield TraceStep(
                step="adjust",
                text=_ADJUSTED.filled(label=adjustment.label, count=count, points=_signed(points)),
                figures={"count": str(count), "points": write_exact(points)},
                source=adjustment.source,
                discrepancies=adjustment.discrepancies,
            )


def _gating(score: Score) -> Iterator[TraceStep]:
    labels = {adjustment.id: adjustment.label for adjustment in score.rubric.adjustments}
    for gate in score.rubric.gates:
        if is_hit(gate, score.assessment):
            count = score.assessment.count(gate.adjustment)
            yield TraceStep(
                step="gate",
                text=_GATE.filled(label=labels[gate.adjustment], count=count, limit=gate.count_at_least),
                figures={"count": str(count), "limit": str(gate.count_at_least)},
                source=gate.source,
                discrepancies=gate.discrepancies,
            )


def _signed(points: Fraction) -> str:
    return ("+" if points > 0 else "") + display_points(points)
