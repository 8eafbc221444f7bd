"""Actions against losses: one for each, and the score at each date by which some are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from aftersales.calculation.improvement import Measure, measures
from aftersales.calculation.marking import Mark
from aftersales.calculation.plan import Efforts
from aftersales.calculation.scoring import Score, score
from aftersales.model.actions import Action
from aftersales.model.assessment import Assessment, Finding
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.reference import Reference
from aftersales.model.rubric import Adjustment


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """A loss and what is done about it; ``action`` is None while nothing is.

    ``required`` is the clause that asks for an action, ``overdue`` whether it was due and is not done
    (None: nobody says what day it is).
    """

    measure: Measure
    action: Action | None
    required: Reference | None
    overdue: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The score once all that is due by ``on`` is mended; None: of today, or last with what has no date."""

    on: date | None
    measures: tuple[str, ...]
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """What is lost with its actions, the clauses that are not yet answered, and the stages.

    ``idle`` are the clauses and certificates of actions about what is not lost, or not any more.
    """

    score: Score
    planned: tuple[PlannedMeasure, ...]
    unassessed: tuple[Mark, ...]
    idle: tuple[str, ...]
    stages: tuple[Stage, ...]


def action_plan(scored: Score, today: date | None) -> ActionPlan:
    """The actions on SCORED and what they come to; a clause that is not yet answered is no defect."""
    planned = tuple(_planned(scored, measure, today) for measure in _losses(scored))
    unassessed = tuple(mark for mark in scored.marks if mark.is_open)
    told = {each.measure.id for each in planned} | {mark.clause.id for mark in unassessed}
    return ActionPlan(
        score=scored,
        planned=planned,
        unassessed=unassessed,
        idle=tuple(name for name in scored.assessment.preparation.actions if name not in told),
        stages=tuple(_stages(scored, planned)),
    )


def _losses(scored: Score) -> Iterator[Measure]:
    """Every measure against a loss; a certificate that is lacking is one if somebody means to get it."""
    waiting = {mark.clause.id for mark in scored.marks if mark.is_open}
    actions = scored.assessment.preparation.actions
    for measure in measures(scored, Efforts()):
        if measure.id not in waiting and (measure.kind != "certificate" or measure.id in actions):
            yield measure


def _planned(scored: Score, measure: Measure, today: date | None) -> PlannedMeasure:
    action = _action(scored.assessment, measure)
    deduction = measure.kind == "special-deduction"
    asking = next((each for each in scored.rubric.adjustments if _asks(each)), None) if deduction else None
    return PlannedMeasure(
        measure=measure,
        action=action,
        required=None if asking is None else asking.source,
        overdue=_overdue(action, today),
    )


def _asks(adjustment: Adjustment) -> bool:
    return adjustment.id == DEDUCTION and adjustment.asks_for_action


def _overdue(action: Action | None, today: date | None) -> bool | None:
    if today is None:
        return None
    waits = action is not None and action.due is not None and action.state in ("planned", "under-way")
    return waits and action is not None and action.due is not None and action.due < today


def _action(assessment: Assessment, measure: Measure) -> Action | None:
    if measure.kind != "special-deduction":
        return assessment.preparation.actions.get(measure.id)
    return assessment.specials[DEDUCTION][_number(measure.id)].action


def _number(deduction: str) -> int:
    """The index of the special deduction by its id, which counts from 1."""
    return int(deduction.removeprefix(f"{DEDUCTION}-")) - 1


def _stages(scored: Score, planned: tuple[PlannedMeasure, ...]) -> Iterator[Stage]:
    yield Stage(on=None, measures=(), score=scored)
    dates = sorted({each.action.due for each in planned if each.action and each.action.due})
    for day in dates:
        due = [each for each in planned if each.action and each.action.due and each.action.due <= day]
        yield _stage(scored, day, due)
    undated = [each for each in planned if each.action]
    if any(each.action and each.action.due is None for each in undated):
        yield _stage(scored, None, undated)


def _stage(scored: Score, day: date | None, taken: Iterable[PlannedMeasure]) -> Stage:
    chosen = [each.measure for each in taken]
    mended = score(scored.rubric, _mended(scored.assessment, chosen))
    return Stage(on=day, measures=tuple(measure.id for measure in chosen), score=mended)


def _mended(assessment: Assessment, chosen: list[Measure]) -> Assessment:
    """ASSESSMENT with every measure CHOSEN taken: what was lost is met, removed, or obtained."""
    clauses = {measure.id: Finding(kind="met") for measure in chosen if measure.kind == "clause"}
    removed = {_number(measure.id) for measure in chosen if measure.kind == "special-deduction"}
    obtained = {name for measure in chosen for name in measure.certificates}
    obtained |= {measure.id for measure in chosen if measure.kind == "certificate"}
    left = [e for n, e in enumerate(assessment.specials.get(DEDUCTION, ())) if n not in removed]
    return replace(
        assessment,
        findings={**assessment.findings, **clauses},
        specials={**assessment.specials, DEDUCTION: tuple(left)},
        certificates=assessment.certificates | obtained,
    )
