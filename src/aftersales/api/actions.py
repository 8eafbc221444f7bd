"""Requests of the kind ``actions``: a score request with ``"today"``, by which actions are overdue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.evidence import outcome_json
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import day_json, reference_json
from aftersales.calculation.action_plan import ActionPlan, PlannedMeasure, Stage, action_plan
from aftersales.calculation.marking import Mark
from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import display_points, write_exact
from aftersales.model.actions import PROGRESS, Action

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.actions import (
        ActionsResult,
        PlannedActionJson,
        PlannedJson,
        StageJson,
        UnassessedJson,
    )


def reply_actions(library: Library, request: Mapping[str, object]) -> ActionsResult:
    """Each loss with what is done about it, and the score at each date that is due; raises `Refused`."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    today = date_under(reader, "today")
    reader.finish()
    return _shape(assessed, action_plan(assessed.sound()[1], today))


def _shape(assessed: Assessed, found: ActionPlan) -> ActionsResult:
    actions = found.score.assessment.preparation.actions
    required = [each for each in found.planned if each.required is not None and each.action is None]
    return {
        **assessed.grounds(),
        "planned": [_planned_json(each) for each in found.planned],
        "without_action": [each.measure.id for each in found.planned if each.action is None],
        "required": [each.measure.id for each in required],
        "unassessed": [_unassessed_json(mark, actions.get(mark.clause.id)) for mark in found.unassessed],
        "idle": list(found.idle),
        "stages": [_stage_json(stage) for stage in found.stages],
    }


def _planned_json(planned: PlannedMeasure) -> PlannedJson:
    measure = planned.measure
    return {
        "measure": measure.id,
        "kind": measure.kind,
        "title": measure.title.to_json(),
        "gain": write_exact(measure.gain),
        "display": {"gain": display_points(measure.gain)},
        "action": None if planned.action is None else _action_json(planned.action),
        "required": reference_json(planned.required),
        "overdue": planned.overdue,
    }


def _action_json(action: Action) -> PlannedActionJson:
    return {
        "what": action.what,
        "owner": action.owner,
        "due": day_json(action.due),
        "state": action.state,
        "label": PROGRESS[action.state].to_json(),
        "evidence": action.evidence,
        "note": action.note,
    }


def _unassessed_json(mark: Mark, action: Action | None) -> UnassessedJson:
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        "points": write_exact(mark.clause.points),
        "display": {"points": display_points(mark.clause.points)},
        "action": None if action is None else _action_json(action),
    }


def _stage_json(stage: Stage) -> StageJson:
    return {"on": day_json(stage.on), "measures": list(stage.measures), **outcome_json(stage.score)}
