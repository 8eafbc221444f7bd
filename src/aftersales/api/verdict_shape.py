"""A verdict, the range that it lies in and how far a level is, as they stand in replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aftersales.api.shape import label_of
from aftersales.calculation.scoring import Score, Verdict, Verdicts
from aftersales.foundation.exact import display, display_limit, exact_and_shown, write_exact
from aftersales.model.rubric import Rubric

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.calculation.level_distance import Distance
    from aftersales.shapes.verdict import DistanceJson, RangeJson, ScoreRangeJson, VerdictJson


def range_json(scored: Score | Verdicts) -> RangeJson:
    """The final score with every open clause not met, and met."""
    worst, best = scored.worst.final, scored.best.final
    shown = f"<{display_limit(best)}" if scored.best.is_limit else display(best)
    return {
        "worst": write_exact(worst),
        "best": write_exact(best),
        "display": {"worst": display(worst), "best": shown},
    }


def score_range_json(scored: Score) -> ScoreRangeJson:
    """The worst and the best that SCORED may still come to, each with what it would mean."""
    return {
        **range_json(scored),
        "worst_verdict": verdict_json(scored.rubric, scored.worst),
        "best_verdict": verdict_json(scored.rubric, scored.best),
    }


def verdict_json(rubric: Rubric, verdict: Verdict) -> VerdictJson:
    """VERDICT with its scores, exact and as shown, its level by RUBRIC, and what limits it."""
    base, final = verdict.base, verdict.final
    limit = verdict.is_limit
    return {
        "base": write_exact(base),
        "final": write_exact(final),
        "display": {
            "base": f"<{display_limit(base)}" if limit else display(base),
            "final": f"<{display_limit(final)}" if limit else display(final),
        },
        "level": verdict.level.id if verdict.level else None,
        "level_label": label_of(rubric, verdict),
        "passed": verdict.passed,
    }


def distance_json(distance: Distance) -> DistanceJson:
    """A level and how far it is."""
    level = distance.level
    at_least, at_least_shown = exact_and_shown(level.at_least, up=True)
    gap, gap_shown = exact_and_shown(distance.gap, up=True)
    points, points_shown = exact_and_shown(distance.points, up=True)
    return {
        "id": level.id,
        "label": level.label.to_json(),
        "needs_certificates": level.certificates,
        "reach": distance.reach,
        "points_attainable": distance.points_attainable,
        "limits": list(distance.limits),
        "lacking_certificates": distance.certificates,
        "at_least": at_least,
        "gap": gap,
        "points": points,
        "display": {"at_least": at_least_shown, "gap": gap_shown, "points": points_shown},
    }
