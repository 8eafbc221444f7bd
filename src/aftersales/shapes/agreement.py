"""Requests and results about two assessors, and about two rubrics: ``agreement`` and ``carry-over``."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.carrying import Hindrance
from aftersales.foundation.described import Elsewhere, Meaning, Pattern
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    Exact,
    Id,
    Percent,
    Probability,
    Sha256,
    ShownPoints,
    Words,
)
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import AssessmentJson, FindingJson
from aftersales.shapes.common import ChosenReadingsJson, Display, GroundsJson, RubricJson
from aftersales.shapes.compare import FoundJson
from aftersales.shapes.merge import ConflictJson
from aftersales.shapes.requests import AssessmentRequestJson, ChosenReadings, RequestJson
from aftersales.shapes.verdict import OutcomeJson

AssessmentElsewhere = Annotated[
    AssessmentJson, Meaning("See assessment-1.json."), Elsewhere(("format", "rubric"))
]


class AssessedByJson(TypedDict):
    """谁的评分 · whose assessment"""

    by: Annotated[Words, Meaning("Whose it is.")]
    assessment: AssessmentElsewhere


class SettledFindingJson(TypedDict):
    """裁定 · settled"""

    stands: Annotated[Words, Meaning("Whose finding is taken, by name; or what else it is called.")]
    reason: Words
    finding: NotRequired[Annotated[FindingJson, Meaning("Where neither's is taken.")]]


class AgreementRequest(RequestJson):
    """两人评分 · agreement

    Where do two assessors differ, and what do they decide?
    """

    kind: Literal["agreement"]
    first: AssessedByJson
    second: AssessedByJson
    settled: NotRequired[Annotated[Mapping[ClauseId, SettledFindingJson], Meaning("By clause.")]]
    readings: NotRequired[ChosenReadings]


class AssessorJson(OutcomeJson):
    """评分人 · assessor"""

    by: str
    sha256: Annotated[Sha256, Meaning("Of the assessment.")]


class WhoseJson(TypedDict):
    """采用谁的 · whose"""

    stands: str
    reason: str


class SpreadDisplay(Display):
    spread: ShownPoints


class SpreadJson(TypedDict):
    """分歧 · spread

    A clause on which both answered, and otherwise.
    """

    clause: ClauseId
    title: TextJson
    first: FoundJson
    second: FoundJson
    spread: Annotated[Amount, Meaning("What they are apart, in points.")]
    display: SpreadDisplay
    settled: Annotated[WhoseJson | None, Meaning("Null while it is not settled.")]
    source: ReferenceJson


class AgreementDisplay(Display):
    spread: ShownPoints
    agreement: NotRequired[Percent]
    ac1: NotRequired[Annotated[str, Pattern("^-?[0-9]\\.[0-9]{2}$")]]


class AloneJson(TypedDict):
    """只有一人写的 · of one alone

    A special entry or a certificate that one of them has and the other has not; it counts in the consensus.
    """

    place: str
    label: TextJson
    by: Annotated[str, Meaning("Who has it, or has more of them.")]
    count: Annotated[Count, Meaning("How many more.")]


class ConsensusJson(OutcomeJson):
    """商定的评分 · consensus"""

    assessment: AssessmentElsewhere


class AgreementResult(GroundsJson):
    """两人评分 · result of agreement

    The reply to a request of the kind agreement.
    """

    first: AssessorJson
    second: AssessorJson
    both: Annotated[Count, Meaning("Clauses that both answered.")]
    same: Annotated[Count, Meaning("Those of them on which both say the same.")]
    spread: Annotated[Amount, Meaning("What they are apart over all clauses, in points.")]
    agreement: Annotated[Probability | None, Meaning("same of both; null where both is 0.")]
    ac1: Annotated[
        Exact | None,
        Meaning("Gwet's AC1 over met, partly, not met and not applicable: agreement beyond chance."),
    ]
    display: AgreementDisplay
    clauses: Annotated[list[SpreadJson], Meaning("Where they differ, in the order of the rubric.")]
    unsettled: Annotated[list[ClauseId], Meaning("Those that are not settled.")]
    one_sided: Annotated[list[ClauseId], Meaning("Clauses that one of them left open.")]
    one_sided_beside: Annotated[
        list[AloneJson], Meaning("Special entries and certificates of one alone; the consensus has them.")
    ]
    beside: Annotated[list[ConflictJson], Meaning("Other differences; the consensus has the first's.")]
    consensus: ConsensusJson
    warnings: Annotated[
        list[TextJson],
        Meaning(
            "Why they may be one file twice, or of two cases; days of one alone.", title="提示 · warnings"
        ),
    ]


class CarryOverRequest(AssessmentRequestJson):
    """换一套准则 · carry-over

    What do findings by one rubric suggest by another?
    """

    kind: Literal["carry-over"]
    to: Annotated[Id, Meaning("The other rubric.")]
    into: NotRequired[
        Annotated[
            AssessmentElsewhere, Meaning("What is answered by the other rubric; see assessment-1.json.")
        ]
    ]
    confirmed: NotRequired[Annotated[list[ClauseId], Meaning("Clauses whose suggestion is taken.")]]
    to_readings: NotRequired[
        Annotated[ChosenReadings, Meaning("Readings of the other rubric; `readings` has those of this one.")]
    ]


class OriginJson(FoundJson):
    """来自 · origin

    A clause that was answered, and what differs in the other rubric.
    """

    clause: ClauseId
    title: TextJson
    differs: Annotated[list[TextJson], Meaning("Empty: nothing of substance.")]


class CarriedFindingJson(TypedDict):
    """建议 · suggestion

    What a clause may be answered with; it stands until it is confirmed.
    """

    clause: ClauseId
    title: TextJson
    points: Amount
    origins: list[OriginJson]
    suggested: Annotated[FindingJson | None, Meaning("Null where nothing can be suggested.")]
    hindrance: Annotated[Hindrance | None, Meaning("Why not.")]
    why: Annotated[TextJson | None, Meaning("The same in words.")]
    answered: Annotated[bool, Meaning("Whether the clause is answered by the other rubric already.")]
    confirmed: bool
    source: ReferenceJson


class ClauseTitleJson(TypedDict):
    clause: ClauseId
    title: TextJson


class CarriedJson(ChosenReadingsJson, OutcomeJson):
    """带过去的评分 · carried

    By the other rubric.
    """

    rubric: RubricJson
    assessment: AssessmentElsewhere


class CarryOverResult(GroundsJson):
    """换一套准则 · result of carry-over

    The reply to a request of the kind carry-over.
    """

    given: Annotated[OutcomeJson, Meaning("By the rubric of the assessment.")]
    carried: CarriedJson
    suggestions: Annotated[list[CarriedFindingJson], Meaning("In the order of the other rubric.")]
    without_counterpart: Annotated[
        list[ClauseTitleJson], Meaning("Clauses that the other rubric has nothing for.")
    ]
