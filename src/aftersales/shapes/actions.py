"""Requests and results of the kind ``actions``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.improvement import Kind
from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Date,
    ShownPoints,
)
from aftersales.foundation.text import TextJson
from aftersales.model.actions import Progress
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.score import PointsDisplay
from aftersales.shapes.verdict import OutcomeJson


class ActionsRequest(AssessmentRequestJson):
    """整改 · actions

    What is done about each loss, and what does it come to by when?
    """

    kind: Literal["actions"]
    today: NotRequired[Annotated[Date, Meaning("By it something is overdue.")]]


class PlannedActionJson(TypedDict):
    """整改项 · action

    As the assessment has it; empty texts and null where it says nothing.
    """

    what: str
    owner: str
    due: Date | None
    state: Progress
    label: TextJson
    evidence: str
    note: str


class GainDisplay(Display):
    gain: ShownPoints


class PlannedJson(TypedDict):
    """失分与整改 · planned

    A loss, and what is done about it.
    """

    measure: Annotated[ClauseId, Meaning("The clause, special-deduction-N, or the certificate.")]
    kind: Kind
    title: TextJson
    gain: Annotated[Amount, Meaning("In points of clauses.")]
    display: GainDisplay
    action: Annotated[PlannedActionJson | None, Meaning("Null while nothing is done about it.")]
    required: Annotated[ReferenceJson | None, Meaning("The clause that asks for an action.")]
    overdue: Annotated[bool | None, Meaning("Null without today.")]


class UnassessedJson(TypedDict):
    """未评的条款 · unassessed

    A clause that is not yet answered: no defect.
    """

    clause: ClauseId
    title: TextJson
    points: Amount
    display: PointsDisplay
    action: PlannedActionJson | None


class StageJson(OutcomeJson):
    """阶段 · stage

    The score once everything due by a day is mended.
    """

    on: Annotated[Date | None, Meaning("Null: of today, and at the end with what has no date.")]
    measures: Annotated[list[ClauseId], Meaning("Those that are mended by then.")]


class ActionsResult(GroundsJson):
    """整改 · result of actions

    The reply to a request of the kind actions.
    """

    planned: Annotated[list[PlannedJson], Meaning("One for each loss.")]
    without_action: Annotated[list[ClauseId], Meaning("The losses that nothing is done about.")]
    required: Annotated[list[ClauseId], Meaning("Those of them of which a clause asks for an action.")]
    unassessed: list[UnassessedJson]
    idle: Annotated[list[ClauseId], Meaning("Actions about what is not lost.")]
    stages: Annotated[list[StageJson], Items(least=1)]
