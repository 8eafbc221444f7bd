"""Requests about an assessment, and what every request has."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Elsewhere, Meaning, Named
from aftersales.foundation.json_forms import AskedAmount, Date, Id
from aftersales.model.lineage import LineageJson
from aftersales.shapes.assessment import AssessmentJson

ChosenReadings: TypeAlias = Annotated[
    Mapping[str, Id],
    Named("ChosenReadings", "Readings to switch: discrepancy to reading.", "读法 · readings"),
]


class RequestJson(TypedDict):
    format: Annotated[Literal["request/1"], Meaning("Fixed.")]


class DatedRequestJson(RequestJson):
    in_force_on: NotRequired[
        Annotated[Date | None, Meaning("By the editions in force on this day; else by those of today.")]
    ]


class CalculationRequestJson(DatedRequestJson):
    readings: NotRequired[ChosenReadings]
    lineage: NotRequired[LineageJson]


class AssessmentRequestJson(CalculationRequestJson):
    assessment: Annotated[
        AssessmentJson,
        Meaning("See assessment-1.json.", title="评分 · assessment"),
        Elsewhere(("format", "rubric")),
    ]


class OthersRequestJson(TypedDict):
    other_readings: NotRequired[
        Annotated[
            Literal[True, False, "true", "false"],
            Meaning("Say, too, what is found under each reading that was not adopted."),
        ]
    ]


class ScoreRequest(AssessmentRequestJson):
    """评分 · score

    What does an assessment come to?
    """

    kind: Literal["score"]


class ConformingShareJson(TypedDict):
    """Of a clause marked by samples."""

    conforming_share: AskedAmount


class ChancesJson(TypedDict, total=False):
    """可能性 · chances

    That an open clause will be met; 1/2 unless given.
    """

    default: Annotated[AskedAmount, Meaning("0 to 1.", title="可能性 · chance")]
    clauses: Annotated[Mapping[str, AskedAmount | ConformingShareJson], Meaning("By clause.")]


class ForecastRequest(AssessmentRequestJson, OthersRequestJson):
    """预测 · forecast

    How probable is each level?
    """

    kind: Literal["forecast"]
    chances: NotRequired[ChancesJson]


class EffortsJson(TypedDict, total=False):
    """工作量 · efforts

    1 unless given.
    """

    default: AskedAmount
    named: Annotated[
        Mapping[str, AskedAmount | Literal["impossible"]],
        Meaning("By clause, certificate or special-deduction-N."),
    ]


class ImproveRequest(AssessmentRequestJson, OthersRequestJson):
    """改进 · improve

    What is the cheapest way to a level?
    """

    kind: Literal["improve"]
    target: Annotated[Id, Meaning("The level to reach.")]
    efforts: NotRequired[EffortsJson]
