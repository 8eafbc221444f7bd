"""Requests and replies of every kind, and the table that says which belong together."""

from typing import Annotated, Literal, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning, Named
from aftersales.foundation.faults import FaultJson
from aftersales.shapes.actions import ActionsResult
from aftersales.shapes.agreement import AgreementResult, CarryOverResult
from aftersales.shapes.around import AroundRequest, AroundResult
from aftersales.shapes.audit_time import AuditTimeResult
from aftersales.shapes.by_site import BySiteResult
from aftersales.shapes.calculations import CalculationResult, StrictRequest, TypedRequest
from aftersales.shapes.calendar import CalendarResult
from aftersales.shapes.compare import CompareRequest, CompareResult
from aftersales.shapes.deletions import DeletionsResult
from aftersales.shapes.estimate import LossesResult, NearestResult, NextResult
from aftersales.shapes.evidence import EvidenceResult
from aftersales.shapes.forecast import ForecastResult
from aftersales.shapes.hand_in import HandInResult
from aftersales.shapes.improve import ImproveResult
from aftersales.shapes.managers import ManagersResult
from aftersales.shapes.merge import MergeRequest, MergeResult
from aftersales.shapes.owners import OwnersResult
from aftersales.shapes.records import (
    RecordJson,
    RecordRequest,
    SignRequest,
    SignResult,
    VerifyRequest,
    VerifyResult,
)
from aftersales.shapes.score import ScoreResult
from aftersales.shapes.sites import SitesResult
from aftersales.shapes.timetable import TimetableResult

Request: TypeAlias = Annotated[
    StrictRequest
    | TypedRequest
    | RecordRequest
    | VerifyRequest
    | SignRequest
    | MergeRequest
    | CompareRequest
    | AroundRequest,
    Named(
        "Request",
        "What the engine is asked, at most 1 MiB of JSON. That a schema cannot see - whether a clause "
        "exists, whether a date is possible - the reply says.",
        "请求 · request",
    ),
]
Result: TypeAlias = (
    CalculationResult | RecordJson | VerifyResult | SignResult | MergeResult | CompareResult | AroundResult
)

Results = TypedDict(
    "Results",
    {
        "score": ScoreResult,
        "forecast": ForecastResult,
        "improve": ImproveResult,
        "audit-time": AuditTimeResult,
        "sites": SitesResult,
        "calendar": CalendarResult,
        "managers": ManagersResult,
        "record": RecordJson,
        "verify": VerifyResult,
        "sign": SignResult,
        "merge": MergeResult,
        "compare": CompareResult,
        "next": NextResult,
        "nearest": NearestResult,
        "losses": LossesResult,
        "evidence": EvidenceResult,
        "owners": OwnersResult,
        "actions": ActionsResult,
        "by-site": BySiteResult,
        "timetable": TimetableResult,
        "agreement": AgreementResult,
        "carry-over": CarryOverResult,
        "deletions": DeletionsResult,
        "hand-in": HandInResult,
    },
)
"""The result of each kind of request."""


class ReplyJson(TypedDict):
    format: Annotated[Literal["reply/1"], Meaning("Fixed.")]


class Answered(ReplyJson):
    """已受理 · answered

    There is a result.
    """

    ok: Literal[True]
    kind: Annotated[
        Literal[
            "score",
            "forecast",
            "improve",
            "audit-time",
            "sites",
            "calendar",
            "managers",
            "record",
            "verify",
            "sign",
            "merge",
            "compare",
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
        ],
        Meaning("That of the request.", title="种类 · kind"),
    ]
    result: Annotated[
        Result,
        Meaning(
            "By the schema of its kind: score-1.json and so on; of record: record-1.json.",
            title="结果 · result",
        ),
        Elsewhere(),
    ]


class NotAnswered(ReplyJson):
    """被拒绝 · refused

    Refused, with every fault; nothing was computed.
    """

    ok: Literal[False]
    faults: Annotated[list[FaultJson], Meaning("Every fault.", title="错误 · faults"), Items(least=1)]


Reply: TypeAlias = Annotated[
    Answered | NotAnswered,
    Named("Reply", "What the engine answers a request with, in the browser and in Python.", "答复 · reply"),
]
