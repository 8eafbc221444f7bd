"""Which request and which result belong to each kind of calculation."""

from typing import Annotated, Literal, TypeAlias, TypedDict

from aftersales.foundation.described import Meaning, Named, OpenKeys
from aftersales.shapes.audit_time import AuditTimeResult
from aftersales.shapes.calendar import CalendarResult
from aftersales.shapes.forecast import ForecastResult
from aftersales.shapes.improve import ImproveResult
from aftersales.shapes.managers import ManagersResult
from aftersales.shapes.requests import ForecastRequest, ImproveRequest, ScoreRequest
from aftersales.shapes.rule_requests import AuditTimeRequest, CalendarRequest, ManagersRequest, SitesRequest
from aftersales.shapes.score import ScoreResult
from aftersales.shapes.sites import SitesResult

CalculationKind: TypeAlias = Literal[
    "score", "forecast", "improve", "audit-time", "sites", "calendar", "managers"
]
StrictRequest: TypeAlias = (
    ScoreRequest
    | ForecastRequest
    | ImproveRequest
    | AuditTimeRequest
    | SitesRequest
    | CalendarRequest
    | ManagersRequest
)


class TypedFields(TypedDict):
    format: Annotated[Literal["request/1"], Meaning("Fixed.")]
    kind: Annotated[CalculationKind, Meaning("Which calculation.")]
    typed: Annotated[Literal[True], Meaning("The other keys hold what was typed.")]


TypedRequest: TypeAlias = Annotated[
    TypedFields,
    Named(
        "TypedRequest",
        "A request by the keys of its kind, with what somebody typed into a form; see the page on formats.",
        "按填写原样 · as typed",
    ),
    OpenKeys(),
]
AskedCalculation: TypeAlias = Annotated[
    StrictRequest | TypedRequest,
    Named("AskedCalculation", "A calculation, strictly or as it was typed.", "计算 · calculation"),
]
CalculationResult: TypeAlias = (
    ScoreResult
    | ForecastResult
    | ImproveResult
    | AuditTimeResult
    | SitesResult
    | CalendarResult
    | ManagersResult
)
