"""Requests and results of the kind ``evidence``."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.punch_list import Problem, Status
from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    Date,
)
from aftersales.foundation.text import TextJson
from aftersales.model.evidence import State
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import PeriodJson
from aftersales.shapes.common import GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.score import LossDisplay
from aftersales.shapes.verdict import OutcomeJson

AsOf = Annotated[Date, Meaning("The day on which evidence must hold; else that of the assessment.")]


class EvidenceRequest(AssessmentRequestJson):
    """证明材料 · evidence

    Where does each clause stand by its evidence?
    """

    kind: Literal["evidence"]
    as_of: NotRequired[AsOf]


class RecordedEvidenceJson(TypedDict):
    """登记的材料 · recorded evidence

    As the assessment has it; empty texts and null where it says nothing.
    """

    state: State
    document: str
    owner: str
    date: Date | None
    covers: PeriodJson | None
    valid_until: Date | None
    file: str
    sha256: str
    note: str


class ShownJson(TypedDict):
    """证明材料 · what shows it

    What shows that a clause is met, and what was recorded of it.
    """

    shows: TextJson
    own: Annotated[bool, Meaning("Whether the rubric does not name it.")]
    problem: Annotated[Problem | None, Meaning("Null where it is in order.")]
    why: Annotated[TextJson | None, Meaning("The problem in words.")]
    recorded: Annotated[RecordedEvidenceJson | None, Meaning("Null where nothing was recorded.")]


class StandingJson(TypedDict):
    """条款现状 · standing

    Where a clause stands.
    """

    clause: ClauseId
    title: TextJson
    status: Annotated[Status, Meaning("Met clauses are at risk while any of their evidence has a problem.")]
    label: TextJson
    points: Amount
    lost: Amount
    display: LossDisplay
    owner: str | None
    evidence: list[ShownJson]
    reasons: Annotated[list[TextJson], Meaning("The problems of its evidence, each with what it is about.")]
    source: ReferenceJson


class EvidenceResult(GroundsJson):
    """证明材料 · result of evidence

    The reply to a request of the kind evidence.
    """

    as_of: Annotated[Date | None, Meaning("Null: no day was named, and nothing has expired.")]
    period: Annotated[PeriodJson | None, Meaning("What evidence must cover; null: nothing in particular.")]
    counts: Annotated[Mapping[Status, Count], Meaning("How many clauses stand where.")]
    clauses: Annotated[list[StandingJson], Meaning("In the order of the rubric.")]
    score: OutcomeJson
    if_at_risk_fails: Annotated[OutcomeJson, Meaning("With every clause at risk not met.")]
