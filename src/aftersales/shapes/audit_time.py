"""The result of the kind ``audit-time``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.audit_time import FigureName
from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import Amount, Date, ShownDays, Whole
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.common import BasisJson, Display, RuleDocumentJson, RuleReadingJson

BandJson = TypedDict("BandJson", {"from": Whole, "to": Whole, "days": Amount})


class AuditTimeDisplay(Display):
    initial: ShownDays
    on_site_minimum: ShownDays
    surveillance: ShownDays
    recertification: ShownDays
    surveillance_on_site_minimum: NotRequired[ShownDays]
    recertification_on_site_minimum: NotRequired[ShownDays]


class AuditTimeFigures(TypedDict):
    """Person-days, exact; null where that reading asks for none."""

    initial: Amount
    on_site_minimum: Amount
    surveillance: Amount
    surveillance_on_site_minimum: Amount | None
    recertification: Amount
    recertification_on_site_minimum: Amount | None


class SuggestionJson(TypedDict):
    """建议（半天） · suggestion in half days

    Each figure rounded up to half days: a convention of this project, not of the document.
    """

    initial: Amount
    on_site_minimum: Amount
    surveillance: Amount
    surveillance_on_site_minimum: Annotated[
        Amount | None,
        Meaning(
            "Of surveillance on site, at least; null where the rule as read asks for none.",
            title="监督现场不少于 · surveillance on site at least",
        ),
    ]
    recertification: Amount
    recertification_on_site_minimum: Annotated[
        Amount | None,
        Meaning(
            "Of recertification on site, at least; null where the rule as read asks for none.",
            title="再认证现场不少于 · recertification on site at least",
        ),
    ]
    display: AuditTimeDisplay
    text: Annotated[TextJson, Meaning("Whose convention it is.")]


class WorksheetRowDisplay(Display):
    days: ShownDays
    suggested: ShownDays
    planned: NotRequired[ShownDays]


class WorksheetRowJson(TypedDict):
    figure: Annotated[FigureName, Meaning("Which figure.")]
    label: TextJson
    days: Amount
    suggested: Amount
    planned: Annotated[Amount | None, Meaning("Null if not planned.")]
    display: WorksheetRowDisplay
    deviates: Annotated[bool, Meaning("Whether the plan is neither figure nor suggestion.")]
    reason: Annotated[str | None, Meaning("Why it deviates; null if not given.")]
    source: ReferenceJson


class WorksheetJson(TypedDict):
    """计算记录 · worksheet

    The record of the calculation.
    """

    organisation: Annotated[str | None, Meaning("As given; null if not.", title="组织 · organisation")]
    prepared_by: Annotated[str | None, Meaning("As given; null if not.", title="编制人 · prepared by")]
    headcount_basis: Annotated[
        str | None, Meaning("As given; null if not.", title="人数依据 · basis of the headcount")
    ]
    date: Annotated[Date | None, Meaning("As given; null if not.")]
    rows: Annotated[list[WorksheetRowJson], Meaning("A line each figure."), Items(least=4, most=6)]
    warnings: Annotated[list[TextJson], Meaning("Where the plan falls short.")]


class AuditTimeReadingJson(RuleReadingJson):
    result: AuditTimeFigures
    display: AuditTimeDisplay


class AuditTimeResult(BasisJson):
    """审查时间 · result of audit-time

    Audit time by effective headcount; the reply to a request of the kind audit-time.
    """

    document: RuleDocumentJson
    headcount: Annotated[
        Whole, Meaning("Effective headcount, as asked.", title="有效人数 · effective headcount")
    ]
    initial: Annotated[Amount, Meaning("Initial audit.", title="初次 · initial")]
    on_site_minimum: Annotated[
        Amount, Meaning("Of the initial audit on site, at least.", title="现场不少于 · on site at least")
    ]
    surveillance: Annotated[Amount, Meaning("About.", title="监督 · surveillance")]
    surveillance_on_site_minimum: Annotated[
        Amount | None,
        Meaning(
            "Of surveillance on site, at least; null where the rule as read asks for none.",
            title="监督现场不少于 · surveillance on site at least",
        ),
    ]
    recertification: Annotated[Amount, Meaning("About.", title="再认证 · recertification")]
    recertification_on_site_minimum: Annotated[
        Amount | None,
        Meaning(
            "Of recertification on site, at least; null where the rule as read asks for none.",
            title="再认证现场不少于 · recertification on site at least",
        ),
    ]
    display: AuditTimeDisplay
    unit: Annotated[Literal["person-day"], Meaning("Of every figure.")]
    band: BandJson
    suggestion: SuggestionJson
    worksheet: WorksheetJson
    readings: Annotated[
        list[AuditTimeReadingJson],
        Meaning("What it would be under the readings not adopted.", title="另外的读法 · other readings"),
    ]
