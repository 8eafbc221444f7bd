"""Requests and results of the kind ``owners``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    ShownPoints,
)
from aftersales.shapes.assessment import AssessmentJson
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.evidence import AsOf
from aftersales.shapes.requests import AssessmentRequestJson


class OwnersRequest(AssessmentRequestJson):
    """责任部门 · owners

    Who answers for what, and how far is each?
    """

    kind: Literal["owners"]
    as_of: NotRequired[AsOf]


class OwnerShareDisplay(Display):
    points: ShownPoints
    open: ShownPoints
    lost: ShownPoints


class OwnerShareJson(TypedDict):
    """一个部门 · share

    The clauses of one owner.
    """

    owner: Annotated[str | None, Meaning("Null: clauses of which nobody is named.")]
    clauses: Annotated[list[ClauseId], Items(least=1)]
    answered: Annotated[Count, Meaning("How many of them have a finding.")]
    at_risk: Count
    ready: Count
    points: Annotated[Amount, Meaning("Points that count.")]
    open: Annotated[Amount, Meaning("Points not yet answered.")]
    lost: Annotated[Amount, Meaning("Points lost.")]
    display: OwnerShareDisplay
    part: Annotated[
        AssessmentJson,
        Meaning("See assessment-1.json; the base of the merge when it comes back."),
        Elsewhere(("format", "rubric")),
    ]


class OwnersResult(GroundsJson):
    """责任部门 · result of owners

    The reply to a request of the kind owners.
    """

    shares: Annotated[list[OwnerShareJson], Meaning("Each clause in one of them.")]
