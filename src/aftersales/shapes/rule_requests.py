"""Requests about a rule: audit time, sites, dates, managers."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NotRequired, Required, TypeAlias, TypedDict

from aftersales.foundation.described import AnyKey, Meaning, Named, Pattern
from aftersales.foundation.json_forms import AskedAmount, AskedCount, Date, Id, Words
from aftersales.model.audit_time_rule import Audit
from aftersales.shapes.requests import CalculationRequestJson


class RuleRequestJson(CalculationRequestJson):
    document: NotRequired[
        Annotated[Id | None, Meaning("The rule document; may be left out while one has the rule.")]
    ]


class PlanJson(TypedDict):
    """计划 · plan

    What is planned.
    """

    days: Annotated[AskedAmount, Meaning("Above zero.")]
    reason: NotRequired[Annotated[Words, Meaning("Required where it deviates.")]]


class PlannedDays(TypedDict, total=False):
    """By figure."""

    initial: PlanJson
    on_site_minimum: PlanJson
    surveillance: PlanJson
    recertification: PlanJson
    surveillance_on_site_minimum: PlanJson
    recertification_on_site_minimum: PlanJson


class WorksheetRequest(TypedDict, total=False):
    """计算记录 · worksheet

    For the record of the calculation.
    """

    organisation: Words
    prepared_by: Words
    headcount_basis: Words
    date: Date | None
    planned: PlannedDays


class AuditTimeRequest(RuleRequestJson):
    """审查时间 · audit-time

    How many person-days does an audit take?
    """

    kind: Literal["audit-time"]
    headcount: Annotated[AskedCount, Meaning("Effective headcount.")]
    worksheet: NotRequired[WorksheetRequest]


class SiteJson(TypedDict):
    """A site."""

    name: Words
    region: NotRequired[Words]
    type: NotRequired[Words]
    headcount: NotRequired[AskedCount | Literal["", None]]
    last_visited: NotRequired[str | None]


class DetectionRequest(TypedDict, total=False):
    """能发现什么 · detection

    What samples can see; one of the two, or neither.
    """

    bad_sites: AskedCount | None
    bad_share: Annotated[AskedAmount | None, Meaning("0 to 1.")]


class SitesRequestJson(RuleRequestJson, total=False):
    kind: Required[Literal["sites"]]
    stage: Annotated[Audit | None, Meaning("The audit to draw for.")]
    seed: Annotated[str | int | None, Meaning("Any text; the same seed draws the same."), Pattern("\\S")]
    issued: Date | None
    today: Annotated[Date | None, Meaning("No visit and no issue of a certificate lies after it.")]
    detection: DetectionRequest


class CountedSites(SitesRequestJson):
    """只给个数 · by number

    How many sites are to be visited?
    """

    sites: Annotated[AskedCount, Meaning("Service sites.")]
    list: NotRequired[None]


class ListedSites(SitesRequestJson):
    """给出清单 · by list

    How many sites are to be visited, and which?
    """

    sites: NotRequired[Annotated[AskedCount, Meaning("Service sites; as many as are listed.")]]
    list: Annotated[
        str | Sequence[SiteJson],
        Meaning("A table with a header row, as text, or a list of sites.", title="清单 · list"),
    ]


SitesRequest: TypeAlias = Annotated[
    CountedSites | ListedSites,
    Named("SitesRequest", "How many sites are to be visited, and which?", "场所抽样 · sites"),
]


class CalendarDates(RuleRequestJson, total=False):
    """证书日历 · calendar

    What is due when? At least one of the dates that something counts from.
    """

    kind: Required[Literal["calendar"]]
    issued: Date | None
    today: Date | None
    suspended: Date | None
    correction_requested: Date | None
    appeal_received: Date | None
    appeal_accepted: Date | None
    verified: Date | None
    informed: Date | None
    printed_expiry: Date | None
    surveillance: list[Date]
    holidays: list[Date]
    workdays: list[Date]
    done: Annotated[Mapping[str, Date], Meaning("By event, the day it was done.")]
    skip: Annotated[list[Id], Meaning("Events that do not concern this certificate.")]


CalendarRequest: TypeAlias = Annotated[
    CalendarDates,
    Named("CalendarRequest", "What is due when?", "证书日历 · calendar"),
    AnyKey(
        (
            "issued",
            "suspended",
            "correction_requested",
            "appeal_received",
            "appeal_accepted",
            "verified",
            "informed",
        )
    ),
]


class ManagersRequest(CalculationRequestJson):
    """管理师人数 · managers

    How many after-sales service managers are needed?
    """

    kind: Literal["managers"]
    staff: Annotated[AskedCount, Meaning("Service management staff.")]
    all_staff: NotRequired[Annotated[AskedCount | None, Meaning("All service staff, for the other reading.")]]
    rubric: NotRequired[Annotated[Id | None, Meaning("By default the first with the rule.")]]
