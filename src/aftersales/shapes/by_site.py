"""Requests and results of the kind ``by-site``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    Percent,
    Probability,
    Whole,
)
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import ExtentJson
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.score import LossDisplay


class BySiteRequest(AssessmentRequestJson):
    """按场所 · by site

    What was found at each site?
    """

    kind: Literal["by-site"]
    sites: NotRequired[Annotated[list[str], Meaning("The sites that were drawn."), Items(unique=True)]]


class SiteShareDisplay(Display):
    share: NotRequired[Percent]


class SiteTotalJson(TypedDict):
    """场所合计 · total of a site

    What all clauses say of one site together.
    """

    site: str
    clauses: Annotated[Count, Meaning("How many clauses tell of it.")]
    sampled: Whole
    nonconforming: Whole
    share: Annotated[Probability | None, Meaning("Nonconforming of sampled; null where none was drawn.")]
    display: SiteShareDisplay


class SiteFindingJson(TypedDict):
    site: str
    sampled: Whole
    nonconforming: Whole
    reason: str | None


class BySiteClauseJson(TypedDict):
    """按场所的条款 · clause by site

    A clause sampled site by site, with the sum that its points are lost by.
    """

    clause: ClauseId
    title: TextJson
    points: Amount
    lost: Amount
    display: LossDisplay
    sampled: Whole
    nonconforming: Whole
    extent: ExtentJson | None
    extent_label: TextJson | None
    sites: Annotated[list[SiteFindingJson], Items(least=1)]
    missing: Annotated[list[str], Meaning("Drawn sites of which it says nothing.")]
    source: ReferenceJson


class BySiteResult(GroundsJson):
    """按场所 · result of by-site

    The reply to a request of the kind by-site.
    """

    sites: Annotated[list[SiteTotalJson], Meaning("As drawn, then others that clauses tell of.")]
    clauses: list[BySiteClauseJson]
