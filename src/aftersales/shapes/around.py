"""Requests and results around an assessment, which no record is made of."""

from typing import Annotated, Literal, TypeAlias, TypedDict

from aftersales.foundation.described import Meaning, Named, OpenKeys
from aftersales.shapes.actions import ActionsRequest, ActionsResult
from aftersales.shapes.agreement import (
    AgreementRequest,
    AgreementResult,
    CarryOverRequest,
    CarryOverResult,
)
from aftersales.shapes.by_site import BySiteRequest, BySiteResult
from aftersales.shapes.deletions import DeletionsRequest, DeletionsResult
from aftersales.shapes.estimate import (
    LossesRequest,
    LossesResult,
    NearestRequest,
    NearestResult,
    NextRequest,
    NextResult,
)
from aftersales.shapes.evidence import EvidenceRequest, EvidenceResult
from aftersales.shapes.hand_in import HandInRequest, HandInResult
from aftersales.shapes.owners import OwnersRequest, OwnersResult
from aftersales.shapes.timetable import TimetableRequest, TimetableResult

AroundKind: TypeAlias = Literal[
    "next",
    "nearest",
    "losses",
    "evidence",
    "owners",
    "actions",
    "by-site",
    "timetable",
    "agreement",
    "carry-over",
    "deletions",
    "hand-in",
]
StrictAroundRequest: TypeAlias = (
    NextRequest
    | NearestRequest
    | LossesRequest
    | EvidenceRequest
    | OwnersRequest
    | ActionsRequest
    | BySiteRequest
    | TimetableRequest
    | AgreementRequest
    | CarryOverRequest
    | DeletionsRequest
    | HandInRequest
)


class TypedAroundFields(TypedDict):
    format: Annotated[Literal["request/1"], Meaning("Fixed.")]
    kind: Annotated[AroundKind, Meaning("What is asked.")]
    typed: Annotated[Literal[True], Meaning("The other keys hold what was typed.")]


TypedAroundRequest: TypeAlias = Annotated[
    TypedAroundFields,
    Named(
        "TypedAroundRequest",
        "A request by the keys of its kind, with what somebody typed into a form; see the page on formats.",
        "按填写原样 · as typed",
    ),
    OpenKeys(),
]
AroundRequest: TypeAlias = StrictAroundRequest | TypedAroundRequest
AroundResult: TypeAlias = (
    NextResult
    | NearestResult
    | LossesResult
    | EvidenceResult
    | OwnersResult
    | ActionsResult
    | BySiteResult
    | TimetableResult
    | AgreementResult
    | CarryOverResult
    | DeletionsResult
    | HandInResult
)
