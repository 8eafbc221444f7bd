"""Requests and results about two documents: ``merge`` and ``compare``."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning, Named
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
from aftersales.shapes.calculations import StrictRequest
from aftersales.shapes.common import ChosenReadingsJson, Display, RubricJson, TraceStepJson
from aftersales.shapes.records import RecordJson
from aftersales.shapes.requests import ChosenReadings, RequestJson
from aftersales.shapes.verdict import ScoreRangeJson, VerdictJson

SideToTake: TypeAlias = Annotated[
    Literal["mine", "theirs", "both"],
    Named(
        "SideToTake", "Which side of a conflict to take; both joins their words.", "取哪一方 · side to take"
    ),
]
DocumentJson: TypeAlias = Annotated[
    AssessmentJson | StrictRequest,
    Meaning("An assessment or a request, finished or not; see assessment-1.json and request-1.json."),
    Elsewhere(("format",)),
]


class AncestorsJson(TypedDict):
    """几个共同来源 · several common ancestors

    Where two documents have several, the merge of these: places on which they do not agree count as unknown.
    """

    base: NotRequired[Annotated["DocumentJson | AncestorsJson | None", Meaning("What these grew out of.")]]
    mine: "DocumentJson | AncestorsJson"
    theirs: "DocumentJson | AncestorsJson"


class MergeRequest(RequestJson):
    """合并 · merge

    Two documents that grew out of one, to be put together.
    """

    kind: Literal["merge"]
    base: NotRequired[
        Annotated[
            DocumentJson | AncestorsJson | None,
            Meaning("The document that both grew out of; absent or null where they have none in common."),
        ]
    ]
    mine: DocumentJson
    theirs: DocumentJson
    resolved: NotRequired[
        Annotated[Mapping[str, SideToTake], Meaning("Which side to take, by the place of the conflict.")]
    ]


class PlaceJson(TypedDict):
    """位置 · place

    A place in a document.
    """

    place: Annotated[str, Meaning("Dotted path, such as findings.5.1.1.1.")]
    clause: Annotated[ClauseId | None, Meaning("The clause that it belongs to; null for none.")]
    label: Annotated[TextJson, Meaning("The place in words.")]


class ConflictJson(PlaceJson):
    """冲突 · conflict

    A place that both sides changed otherwise. A value is null where nothing stands.
    """

    base: Annotated[object, Meaning("In the common ancestor; null also where none tells.")]
    mine: Annotated[object, Meaning("On my side.")]
    theirs: Annotated[object, Meaning("On the other side.")]
    both: Annotated[object, Meaning("Both joined; null where they differ in more than words.")]
    choices: Annotated[list[SideToTake], Meaning("What may be taken."), Items(least=2, most=3, unique=True)]


class SettledJson(ConflictJson):
    """已解决的冲突 · settled conflict

    A conflict that the request resolved.
    """

    taken: SideToTake


class ChangeJson(PlaceJson):
    """变动 · change

    What stood at a place before and after; null for nothing.
    """

    change: Literal["added", "removed", "changed"]
    before: Annotated[object, Meaning("What stood there.")]
    after: Annotated[object, Meaning("What stands there now.")]


class MergeResult(TypedDict):
    """合并结果 · result of merge

    One document made of two; the reply to a request of the kind merge.
    """

    rubric: Annotated[RubricJson | None, Meaning("Null for a request that is not about an assessment.")]
    related: Annotated[bool, Meaning("Whether there was a common ancestor.", title="有共同来源 · related")]
    merged: Annotated[DocumentJson, Meaning("See assessment-1.json and request-1.json.")]
    conflicts: Annotated[
        list[ConflictJson],
        Meaning("Those that are left; the merged document has mine there.", title="冲突 · conflicts"),
    ]
    settled: Annotated[
        list[SettledJson], Meaning("Those that the request resolved.", title="已解决 · settled")
    ]
    came_in: Annotated[
        list[ChangeJson], Meaning("What is not as on my side any more.", title="并入的内容 · came in")
    ]


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
    same_document: Annotated[bool, Meaning("It stands on the rubric of today.")]
    agrees: Annotated[bool | None, Meaning("Whether score and level are as recorded; null if none were.")]


class SideJson(ChosenReadingsJson):
    """一方 · side

    What one side comes to today.
    """

    record: Annotated[ComparedRecordJson | None, Meaning("Null for an assessment.")]
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


class CompareResult(TypedDict):
    """比较结果 · result of compare

    What changed from one assessment to another; the reply to a request of the kind compare.
    """

    rubric: RubricJson
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
