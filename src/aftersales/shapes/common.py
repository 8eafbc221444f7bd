"""What the results of several kinds have in common."""

from collections.abc import Mapping
from typing import Annotated, NotRequired, TypedDict

from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import Amount, Date, Exact, Id, Key, Register, Sha256
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson


class Display(TypedDict):
    """显示 · display

    What to show of each figure beside it, rounded as is right for it; of a figure that is null there is
    nothing.
    """


class NoDisplay(Display):
    pass


class RubricJson(TypedDict):
    """评分准则 · rubric

    The rubric that the result is based on.
    """

    id: Id
    title: TextJson
    edition: Annotated[str, Meaning("As printed.")]
    full_marks: Amount
    sha256: Sha256


class RuleDocumentJson(TypedDict):
    """认证规则 · rule document

    The rule document that the result is based on.
    """

    id: Id
    title: TextJson
    edition: Annotated[str, Meaning("As printed.")]
    sha256: Sha256


class TraceStepJson(TypedDict):
    """步骤 · step

    One step of the calculation.
    """

    step: Annotated[Id, Meaning("The name of the step.")]
    text: TextJson
    figures: Annotated[Mapping[Key, Exact | Date], Meaning("The figures of the step, exact, and its dates.")]
    source: Annotated[ReferenceJson | None, Meaning("The clause that the step rests on; null if none.")]
    discrepancies: Annotated[list[Id], Meaning("The discrepancies that it turns on.")]


class WindowJson(TypedDict):
    """时间段 · window

    A span of days, both ends included.
    """

    earliest: Date
    latest: Date


class ReadingJson(TypedDict):
    """读法 · reading

    A reading that was not adopted.
    """

    discrepancy: Id
    register: Register
    title: TextJson
    adopted: Annotated[Id, Meaning("The reading that the project adopts.")]
    reading: Annotated[Id, Meaning("The reading shown here.")]
    text: Annotated[TextJson, Meaning("What it says.")]
    source: Annotated[ReferenceJson | None, Meaning("Where it is printed; null if nowhere.")]


class RuleReadingJson(ReadingJson):
    """另一读法 · other reading

    The result under a reading that was not adopted.
    """

    differs: Annotated[
        bool | None,
        Meaning("Whether the result depends on the choice; null where the request lacks what would tell."),
    ]
    differing: Annotated[list[Key], Meaning("The figures that are others than ours.")]
    needs: Annotated[list[Key], Meaning("The keys that the request lacks for it.")]


class NotComputedJson(ReadingJson):
    """算不出来的读法 · reading that is not computed

    A reading that would change the result and cannot be computed.
    """

    why: Annotated[TextJson, Meaning("Why it cannot be computed.")]


class OtherwiseJson(ReadingJson):
    differs: Annotated[bool, Meaning("Whether what was asked is answered otherwise under this reading.")]


class OthersJson(TypedDict):
    """What is found under other readings, where the request asks for it."""

    not_computed: NotRequired[
        Annotated[
            list[NotComputedJson],
            Meaning(
                "Readings under which there is no such result; only with other_readings.",
                title="算不出来的读法 · readings that are not computed",
            ),
        ]
    ]


class ChosenReadingsJson(TypedDict):
    chosen_readings: Annotated[
        Mapping[Id, Id],
        Meaning(
            "The readings that the request switched: discrepancy to reading.",
            title="所选读法 · chosen readings",
        ),
    ]


class NoticeJson(TypedDict):
    notice: NotRequired[
        Annotated[
            TextJson,
            Meaning(
                "That this is a self-made estimate and no certification; the terminal adds it.",
                title="声明 · notice",
            ),
        ]
    ]


class GroundsJson(ChosenReadingsJson, NoticeJson):
    """What a result about an assessment is based on."""

    rubric: RubricJson


class BasisJson(ChosenReadingsJson, NoticeJson):
    """What a result rests on, beside the results under other readings."""

    discrepancies: Annotated[
        list[Id],
        Meaning("The discrepancies that the result relies on.", title="涉及的存疑 · discrepancies relied on"),
    ]
    not_computed: Annotated[
        list[NotComputedJson],
        Meaning(
            "Readings of the discrepancies relied on that would change the result and cannot be computed.",
            title="算不出来的读法 · readings that are not computed",
        ),
    ]
    trace: Annotated[
        list[TraceStepJson], Meaning("The steps, in order.", title="计算步骤 · trace"), Items(least=1)
    ]
