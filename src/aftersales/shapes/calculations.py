"""Which request and which result belong to each kind of calculation."""

from typing import Literal, TypeAlias

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
CalculationResult: TypeAlias = (
    ScoreResult
    | ForecastResult
    | ImproveResult
    | AuditTimeResult
    | SitesResult
    | CalendarResult
    | ManagersResult
)
