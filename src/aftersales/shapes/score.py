"""The result of the kind ``score``."""

from typing import Annotated, Literal, TypeAlias, TypedDict

from aftersales.calculation.level_distance import Limit
from aftersales.foundation.described import Items, Meaning, Named
from aftersales.foundation.json_forms import (
    Amount,
    ClauseId,
    Count,
    Exact,
    Id,
    ShownPoints,
    ShownScore,
    Whole,
)
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.common import BasisJson, Display, GroundsJson, NoDisplay, ReadingJson
from aftersales.shapes.verdict import DistanceJson, ScoreRangeJson, VerdictJson


class TallyDisplay(Display):
    earned: ShownPoints
    applicable: ShownPoints
    open: ShownPoints
    lost: ShownPoints


class TallyJson(TypedDict):
    """目前 · so far

    Sums over all clauses.
    """

    earned: Annotated[Amount, Meaning("Points earned so far.", title="实得 · earned")]
    applicable: Annotated[
        Amount, Meaning("Points that count: all but the deleted.", title="涉及项 · applicable")
    ]
    open: Annotated[Amount, Meaning("Points not yet answered.", title="未评 · open")]
    lost: Annotated[Amount, Meaning("Points lost.", title="扣分 · lost")]
    display: TallyDisplay
    clauses: Annotated[Count, Meaning("How many clauses.")]
    answered: Annotated[Count, Meaning("How many of them have a finding.")]


class SectionTallyDisplay(TallyDisplay):
    points: ShownPoints


class SectionTallyJson(TypedDict):
    id: Id
    number: Annotated[ClauseId, Meaning("As printed.")]
    title: TextJson
    points: Annotated[Amount, Meaning("By the rubric.")]
    earned: Annotated[Amount, Meaning("Points earned so far.", title="实得 · earned")]
    applicable: Annotated[
        Amount, Meaning("Points that count: all but the deleted.", title="涉及项 · applicable")
    ]
    open: Annotated[Amount, Meaning("Points not yet answered.", title="未评 · open")]
    lost: Annotated[Amount, Meaning("Points lost.", title="扣分 · lost")]
    display: SectionTallyDisplay
    clauses: Annotated[Count, Meaning("How many clauses.")]
    answered: Annotated[Count, Meaning("How many of them have a finding.")]


class LossDisplay(Display):
    points: ShownPoints
    lost: ShownPoints


class LossJson(TypedDict):
    clause: ClauseId
    title: TextJson
    points: Amount
    lost: Amount
    display: LossDisplay
    finding: Annotated[
        Literal["met", "not_met", "sampled"], Meaning("What was found; met only where the clause is barred.")
    ]
    sampled: Annotated[Whole | None, Meaning("Specimens drawn; null unless sampled.")]
    nonconforming: Annotated[Whole | None, Meaning("How many of them did not conform.")]
    reason: Annotated[str | None, Meaning("As given; null if none was.")]
    barred: Annotated[bool, Meaning("Lost for want of a certificate, under the reading chosen.")]
    source: ReferenceJson


class PointsDisplay(Display):
    points: ShownPoints


class DeletionJson(TypedDict):
    clause: ClauseId
    title: TextJson
    points: Amount
    display: PointsDisplay
    reason: Annotated[str, Meaning("Why it does not apply.")]


class AdjustmentJson(TypedDict):
    id: Id
    label: TextJson
    count: Annotated[Count, Meaning("How many entries.")]
    points: Annotated[Exact, Meaning("What they come to.")]
    display: PointsDisplay
    source: ReferenceJson


class ScoreReadingJson(ReadingJson):
    differs: Annotated[bool, Meaning("Whether the level depends on the choice.")]
    verdicts: Annotated[
        list[VerdictJson],
        Meaning("The verdict under it; while clauses are open the worst and the best."),
        Items(least=1, most=2),
    ]


class ScoreDisplay(Display):
    earned: ShownPoints
    applicable: ShownPoints
    base: ShownScore
    final: ShownScore


class ScoredJson(GroundsJson, BasisJson):
    limited_by: Annotated[
        list[Limit], Meaning("What keeps the level from being higher.", title="受限于 · limited by")
    ]
    range: ScoreRangeJson
    unstated: Annotated[
        list[ClauseId],
        Meaning(
            "Clauses that were missed and keep, as read, a part of their points that nobody states; the "
            "result is then a range.",
            title="给多少没有写 · not stated",
        ),
    ]
    so_far: TallyJson
    sections: Annotated[list[SectionTallyJson], Meaning("Sums by section.", title="指标大类 · sections")]
    losses: Annotated[
        list[LossJson], Meaning("Clauses that are not met, or met in part.", title="失分条款 · losses")
    ]
    deleted: Annotated[
        list[DeletionJson], Meaning("Clauses that do not apply.", title="删减的条款 · deleted clauses")
    ]
    adjustments: Annotated[
        list[AdjustmentJson], Meaning("Special deductions and bonus.", title="特别扣分、加分 · adjustments")
    ]
    certificates: Annotated[
        list[Id], Meaning("Those held.", title="已有证书 · certificates"), Items(unique=True)
    ]
    levels: Annotated[
        list[DistanceJson], Meaning("Every level, ascending.", title="各级别 · levels"), Items(least=1)
    ]
    next_level: Annotated[
        DistanceJson | None,
        Meaning("The nearest level that is not secured; null if all are.", title="下一级别 · next level"),
    ]
    warnings: Annotated[list[TextJson], Meaning("What an assessor will ask about.", title="提示 · warnings")]
    readings: Annotated[
        list[ScoreReadingJson],
        Meaning("What it would be under the readings not adopted.", title="另外的读法 · other readings"),
    ]


class CompleteScore(ScoredJson):
    """完整结果 · complete

    Every clause has a finding whose points are stated.
    """

    complete: Annotated[Literal[True], Meaning("Whether there is a score.", title="已评完 · complete")]
    earned: Annotated[
        Amount,
        Meaning("Points earned.", title="实得 · earned"),
    ]
    applicable: Annotated[
        Amount, Meaning("Points that count: all but the deleted.", title="涉及项 · applicable")
    ]
    base: Annotated[
        Exact,
        Meaning("earned / applicable x 100; where nothing is normalised, earned.", title="得分 · base score"),
    ]
    final: Annotated[
        Exact, Meaning("The base with special deductions and bonus.", title="最终得分 · final score")
    ]
    display: ScoreDisplay
    level: Annotated[Id | None, Meaning("Null: no level.", title="级别 · level")]
    level_label: Annotated[TextJson, Meaning("The name of the level, or of having none.")]
    passed: Annotated[
        bool | None,
        Meaning("Null where the document knows no failing.", title="是否通过 · passed"),
    ]


class OpenScore(ScoredJson):
    """未评完 · not complete

    Clauses are open, or the points of some are not stated: the result is a range, and no score.
    """

    complete: Annotated[Literal[False], Meaning("Whether there is a score.", title="已评完 · complete")]
    earned: None
    applicable: None
    base: None
    final: None
    display: NoDisplay
    level: None
    level_label: None
    passed: None


ScoreResult: TypeAlias = Annotated[
    CompleteScore | OpenScore,
    Named(
        "ScoreResult",
        "What an assessment comes to by a rubric; the reply to a request of the kind score.",
        "评分结果 · result of score",
    ),
]
