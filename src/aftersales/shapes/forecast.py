"""The result of the kind ``forecast``."""

from typing import Annotated, NotRequired, TypedDict

from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import Count, Exact, Id, Percent, Probability, ShownScore
from aftersales.foundation.text import TextJson
from aftersales.shapes.common import Display, GroundsJson, OthersJson, OtherwiseJson
from aftersales.shapes.verdict import RangeJson


class ForecastDisplay(Display):
    expected: ShownScore
    passing: Percent


class ProbabilityDisplay(Display):
    probability: Percent


class LevelChanceJson(TypedDict):
    id: Annotated[Id | None, Meaning("Null: no level.")]
    label: TextJson
    probability: Probability
    display: ProbabilityDisplay


class PossibilityDisplay(Display):
    final: ShownScore
    probability: Percent


class PossibilityJson(TypedDict):
    final: Exact
    level: Annotated[Id | None, Meaning("Null: no level.")]
    probability: Probability
    display: PossibilityDisplay


class ForecastFigures(TypedDict):
    """预测的数 · figures of a forecast

    What a forecast comes to.
    """

    expected: Annotated[Exact, Meaning("The mean of the final score.", title="期望得分 · expected score")]
    passing: Annotated[
        Probability, Meaning("That there is a level at all.", title="通过的可能性 · probability of passing")
    ]
    display: ForecastDisplay
    range: RangeJson
    levels: Annotated[
        list[LevelChanceJson],
        Meaning(
            "No level first, then each level, ascending; together 1.",
            title="各级别的可能性 · probability of each level",
        ),
        Items(least=2),
    ]


class ForecastReadingJson(OtherwiseJson):
    result: ForecastFigures


class ForecastOthers(OthersJson):
    readings: NotRequired[
        Annotated[
            list[ForecastReadingJson],
            Meaning(
                "What it would be under the readings not adopted; only with other_readings.",
                title="另外的读法 · other readings",
            ),
        ]
    ]


class ForecastResult(GroundsJson, ForecastFigures, ForecastOthers):
    """级别预测 · result of forecast

    The exact probability of each score and level; the reply to a request of the kind forecast.
    """

    open_clauses: Annotated[Count, Meaning("How many clauses are not yet answered.")]
    distribution: Annotated[
        list[PossibilityJson],
        Meaning(
            "Every final score that is possible, ascending; together 1.", title="得分分布 · distribution"
        ),
        Items(least=1),
    ]
