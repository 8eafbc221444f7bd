"""The result of the kind ``improve``."""

from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.calculation.improvement import Kind
from aftersales.calculation.level_distance import Limit
from aftersales.foundation.described import Items, Meaning, Named
from aftersales.foundation.json_forms import Amount, ClauseId, Id, ShownPoints
from aftersales.foundation.text import TextJson
from aftersales.shapes.common import Display, GroundsJson, OthersJson, OtherwiseJson
from aftersales.shapes.verdict import DistanceJson


class MeasureDisplay(Display):
    gain: ShownPoints
    effort: NotRequired[ShownPoints]
    gain_per_effort: NotRequired[ShownPoints]


class MeasureJson(TypedDict):
    """措施 · measure

    Something to mend.
    """

    id: Annotated[ClauseId, Meaning("The clause, special-deduction-N, or the certificate.")]
    kind: Annotated[Kind, Meaning("What is mended.")]
    title: TextJson
    certificates: Annotated[
        list[Id],
        Meaning(
            "The certificates that a clause takes which is lost for want of them; their effort is in "
            "that of the measure.",
            title="连带的证书 · certificates",
        ),
    ]
    mends: Annotated[
        bool,
        Meaning(
            "Whether the clause's own finding is to be mended; false where certificates alone bring the "
            "points, and for what is no clause."
        ),
    ]
    gain: Annotated[Amount, Meaning("In points of clauses.")]
    effort: Annotated[Amount | Literal["impossible"], Meaning("Its effort, or the word impossible.")]
    gain_per_effort: Annotated[Amount | None, Meaning("Null where it costs nothing or is impossible.")]
    display: MeasureDisplay


class ImproveDisplay(Display):
    needed: ShownPoints
    most: ShownPoints


class EffortDisplay(ImproveDisplay):
    effort: ShownPoints


class WayJson(TypedDict):
    target: Annotated[DistanceJson, Meaning(title="目标级别 · target")]
    needed: Annotated[Amount, Meaning("Points of clauses that are lacking.", title="还差 · needed")]
    most: Annotated[
        Amount, Meaning("Points of clauses with every measure taken that can be.", title="最多能到 · most")
    ]
    binding: Annotated[
        list[Limit], Meaning("Conditions that do not hold today.", title="未满足的条件 · binding")
    ]


class ReachableWay(WayJson):
    """有办法 · way

    Measures lead to the level.
    """

    reachable: Annotated[Literal[True], Meaning("Whether measures lead there.", title="能否达到 · reachable")]
    effort: Annotated[Amount, Meaning("Of the chosen measures together.", title="工作量 · effort")]
    display: EffortDisplay
    obstacles: Annotated[list[Limit], Meaning("Empty.", title="障碍 · obstacles"), Items(most=0)]
    chosen: Annotated[
        list[MeasureJson], Meaning("The cheapest measures that lead there.", title="最省的一组 · chosen")
    ]


class NoWay(WayJson):
    """没有办法 · no way

    No measures lead to the level.
    """

    reachable: Annotated[
        Literal[False], Meaning("Whether measures lead there.", title="能否达到 · reachable")
    ]
    effort: None
    display: ImproveDisplay
    obstacles: Annotated[
        list[Limit], Meaning("Why the level cannot be reached.", title="障碍 · obstacles"), Items(least=1)
    ]
    chosen: None


class ImproveReadingJson(OtherwiseJson):
    result: Annotated[
        ReachableWay | NoWay,
        Named("Way", "The cheapest way to the level, or why there is none.", "办法 · way"),
    ]


class ImproveOthers(OthersJson):
    readings: NotRequired[
        Annotated[
            list[ImproveReadingJson],
            Meaning(
                "What it would be under the readings not adopted; only with other_readings.",
                title="另外的读法 · other readings",
            ),
        ]
    ]


class ImprovementJson(GroundsJson, ImproveOthers):
    ranking: Annotated[
        list[MeasureJson], Meaning("Every measure, by gain per effort.", title="全部措施 · ranking")
    ]


class Reachable(ImprovementJson, ReachableWay):
    """能达到 · reachable

    Measures lead to the level.
    """


class OutOfReach(ImprovementJson, NoWay):
    """达不到 · out of reach

    No measures lead to the level.
    """


ImproveResult: TypeAlias = Annotated[
    Reachable | OutOfReach,
    Named(
        "ImproveResult",
        "The cheapest way to a level; the reply to a request of the kind improve.",
        "整改清单 · result of improve",
    ),
]
