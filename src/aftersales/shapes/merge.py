"""Requests and results of ``merge``: two documents that grew out of one, put together."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Items, Meaning, Named
from aftersales.foundation.json_forms import ClauseId
from aftersales.foundation.text import TextJson
from aftersales.shapes.assessment import AssessmentJson
from aftersales.shapes.calculations import StrictRequest
from aftersales.shapes.common import RubricJson
from aftersales.shapes.requests import RequestJson

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
    changed_by_mine: Annotated[
        list[ChangeJson],
        Meaning(
            "What the common ancestor says and my side has otherwise or no more, but for conflicts; empty "
            "without one. Of an ancestor that is none it is what was taken for changed.",
            title="我方改掉的 · changed by mine",
        ),
    ]
    warnings: Annotated[
        list[TextJson],
        Meaning("Why they may be of two cases or two editions.", title="提示 · warnings"),
    ]
