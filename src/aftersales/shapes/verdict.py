"""Verdicts, ranges and distances: what a score means."""

from typing import Annotated, TypedDict

from aftersales.calculation.level_distance import Limit, Reach
from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import Amount, Count, Exact, Id, ShownPoints, ShownScore
from aftersales.foundation.text import TextJson
from aftersales.shapes.common import Display


class VerdictDisplay(Display):
    base: ShownScore
    final: ShownScore


class VerdictJson(TypedDict):
    """得分与级别 · verdict

    A score and what it means.
    """

    base: Annotated[Exact, Meaning("Before special entries.")]
    final: Annotated[Exact, Meaning("After special entries.")]
    display: VerdictDisplay
    level: Annotated[Id | None, Meaning("Null: no level.")]
    level_label: TextJson
    passed: Annotated[bool | None, Meaning("Null where the document knows no failing.")]


class DistanceDisplay(Display):
    at_least: ShownPoints
    gap: ShownPoints
    points: ShownPoints


class DistanceJson(TypedDict):
    """级别与差距 · distance to a level

    A level and how far it is.
    """

    id: Id
    label: TextJson
    at_least: Annotated[Amount, Meaning("The score that the level asks for.")]
    needs_certificates: Annotated[Count, Meaning("Certificates that the level asks for.")]
    reach: Annotated[
        Reach,
        Meaning("Whatever the open clauses bring; if they bring enough; not at all."),
    ]
    points_attainable: Annotated[bool, Meaning("Whether the open clauses can bring the points it asks for.")]
    limits: Annotated[list[Limit], Meaning("What stands in the way, open clauses counted as not met.")]
    lacking_certificates: Annotated[Count, Meaning("Certificates that are lacking.")]
    gap: Annotated[Amount, Meaning("What the score lacks.")]
    points: Annotated[Amount, Meaning("The same in points of clauses.")]
    display: DistanceDisplay


class RangeDisplay(Display):
    worst: ShownScore
    best: ShownScore


class RangeJson(TypedDict):
    """范围 · range

    Final score if no open clause is met, and if all are.
    """

    worst: Exact
    best: Exact
    display: RangeDisplay


class ScoreRangeJson(TypedDict):
    """范围 · range

    From all open clauses not met to all met; both ends alike when complete.
    """

    worst: Annotated[Exact, Meaning("Final score if no open clause is met.")]
    best: Annotated[Exact, Meaning("Final score if all of them are.")]
    display: RangeDisplay
    worst_verdict: VerdictJson
    best_verdict: VerdictJson


class OutcomeJson(TypedDict):
    """结果 · outcome

    What an assessment comes to, in short.
    """

    complete: bool
    verdict: Annotated[VerdictJson | None, Meaning("Null while clauses are open.")]
    range: ScoreRangeJson
