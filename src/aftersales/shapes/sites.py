"""The result of the kind ``sites``."""

from typing import Annotated, Literal, TypedDict

from aftersales.calculation.site_draw import Ground, Turn
from aftersales.foundation.described import Items, Meaning, Pattern, Within
from aftersales.foundation.json_forms import Amount, Count, Date, Percent, Probability, Whole
from aftersales.foundation.text import TextJson
from aftersales.model.audit_time_rule import Audit
from aftersales.model.reference import ReferenceJson
from aftersales.model.site_rows import Why
from aftersales.shapes.common import BasisJson, Display, RuleDocumentJson, RuleReadingJson


class SitesDisplay(Display):
    initial: Whole
    surveillance: Whole
    recertification: Whole


class SitesFigures(TypedDict):
    """Service sites."""

    initial: Whole
    surveillance: Whole
    recertification: Whole


class SitesReadingJson(RuleReadingJson):
    result: SitesFigures
    display: SitesDisplay


class DrawnSiteJson(TypedDict):
    order: Annotated[int, Meaning("1, 2, 3 ..."), Within(least=1)]
    name: Annotated[str, Meaning("As listed.")]
    region: Annotated[str, Meaning('"" where the list does not say.')]
    type: Annotated[str, Meaning('"" where the list does not say.')]
    headcount: Annotated[Whole | None, Meaning("Null where the list does not say.")]
    last_visited: Annotated[Date | None, Meaning("Null if never, or not said.")]
    ground: Annotated[Ground, Meaning("Why its region and type.")]
    turn: Annotated[Turn, Meaning("Why this site of them.")]
    reason: Annotated[TextJson, Meaning("Both in words.")]


class ShareDisplay(Display):
    share: Annotated[str, Meaning("Cut to two decimals."), Pattern("^[0-9]+\\.[0-9]{2}$")]


class StratumJson(TypedDict):
    region: Annotated[str, Meaning("As listed.")]
    type: Annotated[str, Meaning("As listed.")]
    sites: Annotated[int, Meaning("How many."), Within(least=1)]
    share: Annotated[Amount, Meaning("Its share of the visits, seldom whole.")]
    display: ShareDisplay
    visited: Annotated[Count, Meaning("Earlier in this cycle.")]
    drawn: Annotated[Count, Meaning("In this draw.")]
    covered: Annotated[bool, Meaning("Either.")]


class CoverHeadcountJson(TypedDict):
    """People."""

    drawn: Annotated[Whole | None, Meaning("Null unless known of each.")]
    all: Annotated[Whole | None, Meaning("Null unless known of each.")]


class CoverJson(TypedDict):
    """覆盖 · cover

    What the cycle's visits cover.
    """

    cycle_start: Annotated[Date | None, Meaning("The date of issue; null: every visit counts.")]
    strata: Annotated[list[StratumJson], Meaning("By region and type."), Items(least=1)]
    covered: Annotated[Count, Meaning("Strata covered.")]
    uncovered: Annotated[Count, Meaning("Strata left.")]
    headcount: CoverHeadcountJson


class DrawJson(TypedDict):
    procedure: Annotated[
        Literal["aftersales-draw/1"], Meaning("Another name where the same seed would draw otherwise.")
    ]
    stage: Annotated[Audit, Meaning("The audit drawn for.")]
    seed: Annotated[str, Meaning("As given.")]
    size: Annotated[Count, Meaning("How many are drawn.")]
    choices: Annotated[list[DrawnSiteJson], Meaning("The sites to visit.", title="抽到的场所 · choices")]
    central_office: Annotated[list[str], Meaning("Central offices in the list.")]
    cover: CoverJson
    ignored_columns: Annotated[list[str], Meaning("Columns of the list that were not read.")]
    convention: Annotated[TextJson, Meaning("Whose way of choosing it is.")]
    source: ReferenceJson


class LeftOutJson(TypedDict):
    row: Annotated[int, Meaning("As a spreadsheet counts; the first is 1."), Within(least=1)]
    text: Annotated[str, Meaning("What stands in it.")]
    why: Annotated[Why, Meaning("What it is in place of a site.")]
    reason: Annotated[TextJson, Meaning("The same in words.")]


class DetectionPointDisplay(Display):
    initial: Percent
    surveillance: Percent
    recertification: Percent


class DetectionPointJson(TypedDict):
    """发现的可能性 · probability of meeting a bad site

    What samples can see.
    """

    bad_sites: Annotated[Count, Meaning("How many sites are bad; at most 10000.")]
    sites: Annotated[int, Meaning("Of how many; at most 10000."), Within(least=1, most=10_000)]
    initial: Annotated[Probability, Meaning("That the sample of this audit has a bad site.")]
    surveillance: Annotated[Probability, Meaning("That the sample of this audit has a bad site.")]
    recertification: Annotated[Probability, Meaning("That the sample of this audit has a bad site.")]
    display: DetectionPointDisplay


class DetectionJson(TypedDict):
    asked: Annotated[DetectionPointJson | None, Meaning("Null unless a number or share was asked for.")]
    series: Annotated[
        list[DetectionPointJson], Meaning("Points of a plot, from no bad site to all."), Items(least=2)
    ]


class SitesResult(BasisJson):
    """场所抽样 · result of sites

    How many service sites to visit, and which; the reply to a request of the kind sites.
    """

    document: RuleDocumentJson
    sites: Annotated[Whole, Meaning("Service sites, as asked or listed.", title="服务场所数 · service sites")]
    initial: Annotated[Whole, Meaning("Service sites, central office aside.", title="初次 · initial")]
    surveillance: Annotated[Whole, Meaning("Likewise.", title="监督 · surveillance")]
    recertification: Annotated[Whole, Meaning("Likewise.", title="再认证 · recertification")]
    display: SitesDisplay
    left_out: Annotated[
        list[LeftOutJson],
        Meaning(
            "Rows of the list that are no sites and were not counted.", title="没有读的行 · rows left out"
        ),
    ]
    always: Annotated[
        list[Literal["central-office"]],
        Meaning("Visited on every audit, on top of the sample.", title="每次都去 · always"),
    ]
    readings: Annotated[
        list[SitesReadingJson],
        Meaning("What it would be under the readings not adopted.", title="另外的读法 · other readings"),
    ]
    draw: Annotated[
        DrawJson | None, Meaning("Null unless a list, a stage and a seed are given.", title="抽样 · draw")
    ]
    detection: Annotated[
        DetectionJson | None, Meaning("Null unless asked for.", title="能发现什么 · detection")
    ]
