"""Requests and results around the findings: ``evidence``, ``owners``, ``actions`` and ``by-site``."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.improvement import Kind
from aftersales.calculation.punch_list import Problem, Status
from aftersales.foundation.described import Elsewhere, Items, Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    Date,
    Percent,
    Probability,
    ShownPoints,
    Whole,
)
from aftersales.foundation.text import TextJson
from aftersales.model.actions import Progress
from aftersales.model.evidence import State
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import AssessmentJson, ExtentJson, PeriodJson
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.score import LossDisplay, PointsDisplay
from aftersales.shapes.verdict import ScoreRangeJson, VerdictJson

AsOf = Annotated[Date, Meaning("The day on which evidence must hold; else that of the assessment.")]


class OutcomeJson(TypedDict):
    """结果 · outcome

    What an assessment comes to, in short.
    """

    complete: bool
    verdict: Annotated[VerdictJson | None, Meaning("Null while clauses are open.")]
    range: ScoreRangeJson


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


class ActionsRequest(AssessmentRequestJson):
    """整改 · actions

    What is done about each loss, and what does it come to by when?
    """

    kind: Literal["actions"]
    today: NotRequired[Annotated[Date, Meaning("By it something is overdue.")]]


class PlannedActionJson(TypedDict):
    """整改项 · action

    As the assessment has it; empty texts and null where it says nothing.
    """

    what: str
    owner: str
    due: Date | None
    state: Progress
    label: TextJson
    evidence: str
    note: str


class GainDisplay(Display):
    gain: ShownPoints


class PlannedJson(TypedDict):
    """失分与整改 · planned

    A loss, and what is done about it.
    """

    measure: Annotated[ClauseId, Meaning("The clause, special-deduction-N, or the certificate.")]
    kind: Kind
    title: TextJson
    gain: Annotated[Amount, Meaning("In points of clauses.")]
    display: GainDisplay
    action: Annotated[PlannedActionJson | None, Meaning("Null while nothing is done about it.")]
    required: Annotated[ReferenceJson | None, Meaning("The clause that asks for an action.")]
    overdue: Annotated[bool | None, Meaning("Null without today.")]


class UnassessedJson(TypedDict):
    """未评的条款 · unassessed

    A clause that is not yet answered: no defect.
    """

    clause: ClauseId
    title: TextJson
    points: Amount
    display: PointsDisplay
    action: PlannedActionJson | None


class StageJson(OutcomeJson):
    """阶段 · stage

    The score once everything due by a day is mended.
    """

    on: Annotated[Date | None, Meaning("Null: of today, and at the end with what has no date.")]
    measures: Annotated[list[ClauseId], Meaning("Those that are mended by then.")]


class ActionsResult(GroundsJson):
    """整改 · result of actions

    The reply to a request of the kind actions.
    """

    planned: Annotated[list[PlannedJson], Meaning("One for each loss.")]
    without_action: Annotated[list[ClauseId], Meaning("The losses that nothing is done about.")]
    required: Annotated[list[ClauseId], Meaning("Those of them of which a clause asks for an action.")]
    unassessed: list[UnassessedJson]
    idle: Annotated[list[ClauseId], Meaning("Actions about what is not lost.")]
    stages: Annotated[list[StageJson], Items(least=1)]


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
