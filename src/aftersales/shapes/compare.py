"""Requests and results of ``compare``: what changed from one assessment to another."""

from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning
from aftersales.foundation.json_forms import (
    Amount,
    ChangedPoints,
    ChangedScore,
    ClauseId,
    Exact,
    Id,
    ShownPoints,
    Whole,
)
from aftersales.foundation.text import TextJson
from aftersales.model.assessment import FindingKind
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.assessment import AssessmentJson
from aftersales.shapes.common import ChosenReadingsJson, Display, NoticeJson, RubricJson, TraceStepJson
from aftersales.shapes.merge import ChangeJson
from aftersales.shapes.records import RecordJson
from aftersales.shapes.requests import ChosenReadings, RequestJson
from aftersales.shapes.verdict import ScoreRangeJson, VerdictJson

ComparedJson: TypeAlias = Annotated[
    AssessmentJson | RecordJson,
    Meaning("An assessment, or a record about one; see assessment-1.json and record-1.json."),
    Elsewhere(("format",)),
]


class CompareRequest(RequestJson):
    """比较 · compare

    Two assessments by one rubric, or records of them.
    """

    kind: Literal["compare"]
    before: ComparedJson
    after: ComparedJson
    readings: NotRequired[ChosenReadings]


class ComparedRecordJson(TypedDict):
    """记录 · record

    What became of the record that a side was given as.
    """

    intact: Annotated[bool, Meaning("Its digest is that of its content.")]
    same_document: Annotated[bool, Meaning("It was made with the edition that it is compared by.")]
    agrees: Annotated[
        bool | None,
        Meaning("Whether score and level are as recorded; null if none were, or under other readings."),
    ]


class SideJson(ChosenReadingsJson):
    """一方 · side

    What one side comes to.
    """

    record: Annotated[ComparedRecordJson | None, Meaning("Null for an assessment.")]
    edition: Annotated[str, Meaning("The edition of the rubric that it is scored by.")]
    complete: Annotated[bool, Meaning("Whether every clause is answered and every point stated.")]
    verdict: Annotated[VerdictJson | None, Meaning("Null while it is not complete.")]
    range: ScoreRangeJson


class ScoreChangeDisplay(Display):
    final: NotRequired[ChangedScore]
    worst: ChangedScore
    best: ChangedScore


class ScoreChangeJson(TypedDict):
    """得分变化 · change of score

    After less before.
    """

    final: Annotated[Exact | None, Meaning("Null unless both sides are complete.")]
    worst: Annotated[Exact, Meaning("Of the score with every open clause not met.")]
    best: Annotated[Exact, Meaning("Of the score with every open clause met.")]
    display: ScoreChangeDisplay
    level: Annotated[bool, Meaning("Whether the level is another, at either end of the range.")]


class FoundDisplay(Display):
    points: ShownPoints
    earned: ShownPoints


class FoundJson(TypedDict):
    """结论 · finding

    What was found on a clause, and what it earned.
    """

    finding: FindingKind | Literal["open"]
    sampled: Annotated[Whole | None, Meaning("Specimens drawn; null unless sampled.")]
    nonconforming: Annotated[Whole | None, Meaning("How many of them did not conform.")]
    reason: Annotated[str | None, Meaning("As given; null if none was.")]
    points: Annotated[Amount, Meaning("The points of the clause.")]
    earned: Annotated[Amount, Meaning("Points earned.")]
    display: FoundDisplay
    barred: Annotated[bool, Meaning("Earns nothing for want of a certificate, under the reading chosen.")]


class ClauseChangeDisplay(Display):
    points: ChangedPoints


class ClauseChangeJson(TypedDict):
    """条款变化 · changed clause

    A clause whose finding, words or points changed.
    """

    clause: ClauseId
    title: TextJson
    before: FoundJson
    after: FoundJson
    points: Annotated[Exact, Meaning("What it earns more, or less if negative.")]
    display: ClauseChangeDisplay
    source: ReferenceJson


class CompareResult(NoticeJson):
    """比较结果 · result of compare

    What changed from one assessment to another; the reply to a request of the kind compare.
    """

    rubric: Annotated[RubricJson, Meaning("In the edition that the second is scored by.")]
    before: SideJson
    after: SideJson
    change: ScoreChangeJson
    clauses: Annotated[
        list[ClauseChangeJson], Meaning("In the order of the rubric.", title="变动的条款 · changed clauses")
    ]
    beside: Annotated[
        list[ChangeJson],
        Meaning("Special entries, certificates, notes and head.", title="其他变动 · other changes"),
    ]
    discrepancies: Annotated[
        list[Id], Meaning("Those that the steps turn on.", title="涉及的存疑 · discrepancies relied on")
    ]
    trace: Annotated[
        list[TraceStepJson], Meaning("The changes in words.", title="变化说明 · trace"), Items(least=1)
    ]
    warnings: Annotated[
        list[TextJson],
        Meaning(
            "That each is by an edition of its own, and which clauses one alone has.", title="提示 · warnings"
        ),
    ]
