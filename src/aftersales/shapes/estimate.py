"""Requests and results of an estimate: ``next``, ``nearest`` and ``losses``."""

from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.calculation.level_distance import Limit
from aftersales.foundation.described import Elsewhere, Meaning, Named
from aftersales.foundation.json_forms import Amount, AskedAmount, ClauseId, Count, Id, Probability
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import AssessmentJson
from aftersales.shapes.common import GroundsJson, OthersJson, OtherwiseJson, RubricJson
from aftersales.shapes.forecast import LevelChanceJson
from aftersales.shapes.improve import MeasureJson
from aftersales.shapes.requests import (
    AssessmentRequestJson,
    ChancesJson,
    DatedRequestJson,
    EffortsJson,
    OthersRequestJson,
)
from aftersales.shapes.score import PointsDisplay
from aftersales.shapes.verdict import DistanceJson, RangeJson


class NextRequest(AssessmentRequestJson, OthersRequestJson):
    """接着评哪条 · next

    Which open clause to answer next, and which level is likely.
    """

    kind: Literal["next"]
    chances: NotRequired[ChancesJson]
    after: NotRequired[Annotated[ClauseId, Meaning("The clause that was answered last.")]]
    nearby: NotRequired[
        Annotated[
            AskedAmount,
            Meaning(
                "How much of the best, 0 to 1, a clause of the same indicator must narrow to be asked first; "
                "3/4 unless given."
            ),
        ]
    ]


class NearestRequest(AssessmentRequestJson, OthersRequestJson):
    """还差多少 · nearest

    What the level just above takes.
    """

    kind: Literal["nearest"]
    efforts: NotRequired[EffortsJson]


class LossesLineRequest(DatedRequestJson):
    """由一行文字读入 · from a line"""

    kind: Literal["losses"]
    rubric: Id
    losses: Annotated[str, Meaning("Such as 5.1.1.2=3/12 5.1.2.2=N; what is not named is met.")]


class LossesOfRequest(DatedRequestJson):
    """写成一行文字 · to a line"""

    kind: Literal["losses"]
    assessment: Annotated[
        AssessmentJson,
        Meaning("See assessment-1.json.", title="评分 · assessment"),
        Elsewhere(("format", "rubric")),
    ]


LossesRequest: TypeAlias = Annotated[
    LossesLineRequest | LossesOfRequest,
    Named("LossesRequest", "An assessment as one line, or from one.", "一行文字 · losses"),
]


class QuestionJson(TypedDict):
    """要评的条款 · question

    An open clause, and the likely level once it is answered.
    """

    clause: ClauseId
    title: TextJson
    indicator: Annotated[Id, Meaning("The indicator that it belongs to.")]
    points: Amount
    narrowing: Annotated[Probability, Meaning("By how much an answer makes the level less unsure.")]
    display: PointsDisplay
    best: Annotated[bool, Meaning("Whether none narrows more; false for a neighbour of the last one.")]
    if_met: LevelChanceJson
    if_not_met: LevelChanceJson
    source: ReferenceJson


class RankedQuestionJson(TypedDict):
    clause: ClauseId
    narrowing: Probability


class NextFigures(TypedDict):
    """下一条与大致级别 · figures of next

    What to answer next, and the level that is likely today.
    """

    deciding: Annotated[Count, Meaning("How many of them can still change which level is likely.")]
    likely: Annotated[
        LevelChanceJson,
        Meaning("The most probable level; the lower of two alike.", title="大致级别 · likely"),
    ]
    levels: Annotated[list[LevelChanceJson], Meaning("No level first, then each, ascending; together 1.")]
    range: RangeJson
    next: Annotated[QuestionJson | None, Meaning("Null where no answer changes the level any more.")]


class NextReadingJson(OtherwiseJson):
    result: NextFigures


class NextOthers(OthersJson):
    readings: NotRequired[
        Annotated[
            list[NextReadingJson],
            Meaning(
                "What it would be under the readings not adopted; only with other_readings.",
                title="另外的读法 · other readings",
            ),
        ]
    ]


class NextResult(GroundsJson, NextFigures, NextOthers):
    """接着评哪条 · result of next

    The clause to answer next and the likely level; the reply to a request of the kind next.
    """

    open_clauses: Annotated[Count, Meaning("How many clauses are not yet answered.")]
    assumption: Annotated[
        TextJson, Meaning("What the probabilities are based on.", title="假设 · assumption")
    ]
    ranking: Annotated[
        list[RankedQuestionJson],
        Meaning("Every open clause, the most telling first.", title="次序 · ranking"),
    ]


class NearestLevelJson(TypedDict):
    """下一级别 · nearest level

    The nearest level that is not secured, with open clauses counted as not met.
    """

    target: DistanceJson
    reachable: Annotated[bool, Meaning("Whether measures lead there.")]
    chosen: Annotated[list[MeasureJson], Meaning("The cheapest measures that do; empty where none do.")]
    lead: Annotated[MeasureJson | None, Meaning("The one of these that brings most points.")]
    single: Annotated[MeasureJson | None, Meaning("The one that is enough by itself.")]
    obstacles: Annotated[list[Limit], Meaning("Why it cannot be reached; empty where it can.")]


class NearestFigures(TypedDict):
    """下一级别 · figures of nearest

    How far the next level is.
    """

    nearest: Annotated[NearestLevelJson | None, Meaning("Null where the highest level is secured.")]


class NearestReadingJson(OtherwiseJson):
    result: NearestFigures


class NearestOthers(OthersJson):
    readings: NotRequired[
        Annotated[
            list[NearestReadingJson],
            Meaning(
                "What it would be under the readings not adopted; only with other_readings.",
                title="另外的读法 · other readings",
            ),
        ]
    ]


class NearestResult(GroundsJson, NearestFigures, NearestOthers):
    """还差多少 · result of nearest

    The reply to a request of the kind nearest.
    """


class LossesResult(TypedDict):
    """一行文字 · result of losses

    An assessment and the line that stands for it; the reply to a request of the kind losses.
    """

    rubric: RubricJson
    losses: Annotated[str, Meaning("The line, which is read as the same findings.", title="一行 · losses")]
    assessment: Annotated[AssessmentJson, Meaning("See assessment-1.json."), Elsewhere(("format", "rubric"))]
    left_out: Annotated[list[str], Meaning("Places of the assessment that the line does not hold.")]
