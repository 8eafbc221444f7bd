"""A score as it stands in replies: exact numbers as text, what to show beside them, and the trace."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.library import Published
from aftersales.api.shape import (
    count_json,
    label_of,
    not_computed_json,
    reading_json,
    rubric_json,
    trace_json,
)
from aftersales.api.verdict_shape import distance_json, score_range_json, verdict_json
from aftersales.calculation.apply_readings import ChosenReadings
from aftersales.calculation.level_distance import Limit, distances, next_level
from aftersales.calculation.marking import Mark, SectionMarks, Tally
from aftersales.calculation.readings import Alternative, alternatives
from aftersales.calculation.score_trace import relied_on, trace
from aftersales.calculation.scoring import Score, Verdict, adjustment_points
from aftersales.calculation.warnings import warnings
from aftersales.foundation.exact import display, display_points, exact_and_shown, write_exact
from aftersales.model.assessment import Finding
from aftersales.model.rubric import Adjustment, Level

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.score import (
        AdjustmentJson,
        DeletionJson,
        LossJson,
        ScoredJson,
        ScoreReadingJson,
        ScoreResult,
        SectionTallyJson,
        TallyJson,
    )


def score_json(scored: Score, published: Published, chosen: ChosenReadings) -> ScoreResult:
    """The result as it leaves the API.

    While clauses are open each figure of the verdict is null: a range is no score.
    """
    verdict, around = scored.verdict, _around(scored, published, chosen)
    if verdict is None:
        return {
            "complete": False,
            "earned": None,
            "applicable": None,
            "base": None,
            "final": None,
            "display": {},
            "level": None,
            "level_label": None,
            "passed": None,
            **around,
        }
    earned, applicable = scored.tally.earned, scored.tally.applicable
    return {
        "complete": True,
        "earned": write_exact(earned),
        "applicable": write_exact(applicable),
        "base": write_exact(verdict.base),
        "final": write_exact(verdict.final),
        "display": {
            "earned": display_points(earned),
            "applicable": display_points(applicable),
            "base": display(verdict.base),
            "final": display(verdict.final),
        },
        "level": verdict.level.id if verdict.level else None,
        "level_label": label_of(scored.rubric, verdict),
        "passed": verdict.passed,
        **around,
    }


def _around(scored: Score, published: Published, chosen: ChosenReadings) -> ScoredJson:
    """What a result says beside the verdict, complete or not."""
    levels, steps = distances(scored), trace(scored)
    nearest, used = next_level(levels), relied_on(scored, steps)
    return {
        "rubric": rubric_json(published),
        "chosen_readings": dict(chosen),
        "limited_by": [] if scored.verdict is None else _limits(scored.verdict),
        "range": score_range_json(scored),
        "unstated": [mark.clause.id for mark in scored.marks if mark.unstated],
        "so_far": _tally_json(scored.tally),
        "sections": [_section_json(part) for part in scored.sections],
        "losses": [
            _loss_json(mark, mark.finding)
            for mark in scored.marks
            if mark.finding and (mark.finding.is_missed or (mark.is_barred and mark.lost))
        ],
        "deleted": [
            _deletion_json(mark, mark.finding) for mark in scored.marks if mark.finding and mark.is_deleted
        ],
        "adjustments": [_adjustment_json(scored, adjustment) for adjustment in scored.rubric.adjustments],
        "certificates": sorted(scored.assessment.certificates),
        "levels": [distance_json(distance) for distance in levels],
        "next_level": None if nearest is None else distance_json(nearest),
        "warnings": [text.to_json() for text in warnings(scored)],
        "discrepancies": list(used),
        "readings": [_alternative_json(other) for other in alternatives(scored, published.variants, chosen)],
        "not_computed": not_computed_json(scored.rubric.discrepancies, used),
        "trace": [trace_json(step) for step in steps],
    }


def _limits(verdict: Verdict) -> list[Limit]:
    """What keeps the verdict from being higher: a gate, certificates, points (several if both)."""
    if verdict.gates:
        return ["gate"]
    reached = verdict.level.at_least if verdict.level else Fraction(-1)
    sides: dict[Limit, Level | None] = {"certificates": verdict.by_score, "points": verdict.by_certificates}
    return [name for name, side in sides.items() if side is not None and side.at_least > reached]


def _tally_json(tally: Tally) -> TallyJson:
    earned, earned_shown = exact_and_shown(tally.earned)
    applicable, applicable_shown = exact_and_shown(tally.applicable)
    still_open, open_shown = exact_and_shown(tally.open)
    lost, lost_shown = exact_and_shown(tally.lost)
    return {
        "earned": earned,
        "applicable": applicable,
        "open": still_open,
        "lost": lost,
        "display": {
            "earned": earned_shown,
            "applicable": applicable_shown,
            "open": open_shown,
            "lost": lost_shown,
        },
        "clauses": tally.clauses,
        "answered": tally.answered,
    }


def _section_json(part: SectionMarks) -> SectionTallyJson:
    section, tally = part.section, _tally_json(part.tally)
    points, points_shown = exact_and_shown(section.points)
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title.to_json(),
        "points": points,
        "earned": tally["earned"],
        "applicable": tally["applicable"],
        "open": tally["open"],
        "lost": tally["lost"],
        "display": {"points": points_shown, **tally["display"]},
        "clauses": tally["clauses"],
        "answered": tally["answered"],
    }


def _loss_json(mark: Mark, finding: Finding) -> LossJson:
    clause = mark.clause
    points, points_shown = exact_and_shown(clause.points)
    lost, lost_shown = exact_and_shown(mark.lost)
    assert finding.kind != "not_applicable"
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "points": points,
        "lost": lost,
        "display": {"points": points_shown, "lost": lost_shown},
        "finding": finding.kind,
        "sampled": count_json(finding.sampled),
        "nonconforming": count_json(finding.nonconforming),
        "reason": finding.reason,
        "barred": mark.is_barred,
        "source": clause.source.to_json(),
    }


def _deletion_json(mark: Mark, finding: Finding) -> DeletionJson:
    points, points_shown = exact_and_shown(mark.clause.points)
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        "points": points,
        "display": {"points": points_shown},
        "reason": finding.reason or "",
    }


def _adjustment_json(scored: Score, adjustment: Adjustment) -> AdjustmentJson:
    points, points_shown = exact_and_shown(adjustment_points(adjustment, scored.assessment))
    return {
        "id": adjustment.id,
        "label": adjustment.label.to_json(),
        "count": scored.assessment.count(adjustment.id),
        "points": points,
        "display": {"points": points_shown},
        "source": adjustment.source.to_json(),
    }


def _alternative_json(other: Alternative) -> ScoreReadingJson:
    scored = other.score
    verdicts = [scored.worst, scored.best] if scored.verdict is None else [scored.verdict]
    return {
        **reading_json(other.discrepancy, other.reading),
        "differs": other.differs,
        "verdicts": [verdict_json(scored.rubric, verdict) for verdict in verdicts],
    }
