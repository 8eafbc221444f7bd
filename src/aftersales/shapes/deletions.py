"""Requests and results of the kind ``deletions``."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import Amount, ClauseId, Count, Id, ShownPoints, Words
from aftersales.foundation.text import TextJson
from aftersales.model.assessment import FindingKind
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.agreement import AssessmentElsewhere
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.score import PointsDisplay
from aftersales.shapes.verdict import OutcomeJson


class DeletionsRequest(AssessmentRequestJson):
    """删减 · deletions

    What may be deleted, and what does that do to the score?
    """

    kind: Literal["deletions"]
    preset: NotRequired[Annotated[Id, Meaning("The preset to try as it is.")]]
    delete: NotRequired[
        Annotated[Mapping[ClauseId, Words], Meaning("Clause to reason; goes before the preset.")]
    ]


class PresetClauseJson(TypedDict):
    """建议的条款 · suggested clause"""

    clause: ClauseId
    title: TextJson
    points: Amount
    display: PointsDisplay
    reason: TextJson
    finding: Annotated[FindingKind | Literal["open"], Meaning("What was found on it.")]


class PresetJson(TypedDict):
    """删减建议 · preset

    What one trade may delete: a suggestion to edit and confirm.
    """

    id: Id
    label: TextJson
    text: TextJson
    clauses: list[PresetClauseJson]
    keeps: Annotated[list[PresetClauseJson], Meaning("Clauses that stay, though often deleted.")]
    source: ReferenceJson


class ApplicableDisplay(Display):
    applicable: ShownPoints


class DeletionOutcomeJson(OutcomeJson):
    """删减后的结果 · outcome

    What it comes to, with the applicable points beside it.
    """

    applicable: Amount
    deleted: Annotated[Count, Meaning("How many clauses are deleted.")]
    display: ApplicableDisplay


class DeletionsResult(GroundsJson):
    """删减 · result of deletions

    The reply to a request of the kind deletions.
    """

    presets: Annotated[list[PresetJson], Meaning("Those of the rubric; none has to be taken.")]
    chosen: Annotated[list[PresetClauseJson], Meaning("What the request deletes.")]
    given: Annotated[DeletionOutcomeJson, Meaning("As the assessment is.")]
    without: Annotated[DeletionOutcomeJson, Meaning("Without any deletion, those clauses being open.")]
    suggested: Annotated[DeletionOutcomeJson, Meaning("With what was chosen deleted as well.")]
    assessment: AssessmentElsewhere
