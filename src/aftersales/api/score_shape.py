"""A score as it stands in replies: exact numbers as text, what to show beside them, and the trace."""

from __future__ import annotations

from fractions import Fraction

from aftersales.api.library import Published
from aftersales.api.shape import (
    count_json,
    exact_pair,
    label_of,
    not_computed_json,
    reading_json,
    trace_json,
)
from aftersales.calculation.apply_readings import ChosenReadings, Variants
from aftersales.calculation.level_distance import Distance, distances, next_level
from aftersales.calculation.marking import Mark, SectionMarks, Tally
from aftersales.calculation.readings import Alternative, alternatives
from aftersales.calculation.score_trace import relied_on, trace
from aftersales.calculation.scoring import Score, Verdict, adjustment_points
from aftersales.calculation.warnings import warnings
from aftersales.foundation.exact import display, display_limit, write_exact
from aftersales.model.assessment import Finding
from aftersales.model.rubric import Rubric


def range_json(scored: Score) -> dict[str, object]:
    """The final score with every open clause not met, and met."""
    figures = exact_pair({"worst": scored.worst.final, "best": scored.best.final})
    if scored.best.is_limit:
        best = f"<{display_limit(scored.best.final)}"
        figures["display"] = {"worst": display(scored.worst.final), "best": best}
    return figures


def score_json(scored: Score, variants: Variants[Rubric], chosen: ChosenReadings) -> dict[str, object]:
    """The result as it leaves the API; the keys of DESIGN.md section 6, and more beside them."""
    levels, steps = distances(scored), trace(scored)
    nearest, used = next_level(levels), relied_on(scored, steps)
    return {
        "complete": scored.complete,
        **_verdict_json(scored, scored.verdict),
        "range": range_json(scored)
        | {
            "worst_verdict": _side_json(scored.rubric, scored.worst),
            "best_verdict": _side_json(scored.rubric, scored.best),
        },
        "unstated": [mark.clause.id for mark in scored.marks if mark.unstated],
        "so_far": _tally_json(scored.tally),
        "sections": [_section_json(part) for part in scored.sections],
        "losses": [
            _loss_json(mark, mark.finding)
            for mark in scored.marks
            if mark.finding and (mark.finding.nonconforming_share or (mark.is_barred and mark.lost))
        ],
        "deleted": [_deletion_json(mark) for mark in scored.marks if mark.is_deleted],
        "adjustments": _adjustments_json(scored),
        "certificates": sorted(scored.assessment.certificates),
        "levels": [distance_json(distance) for distance in levels],
        "next_level": None if nearest is None else distance_json(nearest),
        "warnings": [text.to_json() for text in warnings(scored)],
        "discrepancies": list(used),
        "readings": [_alternative_json(other) for other in alternatives(scored, variants, chosen)],
        "not_computed": not_computed_json(scored.rubric.discrepancies, used),
        "trace": [trace_json(step) for step in steps],
    }


def rubric_json(published: Published) -> dict[str, object]:
    rubric = published.rubric
    return {
        "id": rubric.id,
        "title": rubric.title.to_json(),
        "edition": rubric.edition,
        "full_marks": write_exact(rubric.full_marks),
        "sha256": published.sha256,
    }


def _verdict_json(scored: Score, verdict: Verdict | None) -> dict[str, object]:
    """The verdict, or null for each of its figures while clauses are open: a range is no score."""
    if verdict is None:
        figures: dict[str, object] = dict.fromkeys(("earned", "applicable", "base", "final"))
        return figures | {"level": None, "level_label": None, "passed": None, "limited_by": [], "display": {}}
    exact = {
        "earned": scored.tally.earned,
        "applicable": scored.tally.applicable,
        "base": verdict.base,
        "final": verdict.final,
    }
    return {
        **exact_pair(exact, points=("earned", "applicable")),
        "level": verdict.level.id if verdict.level else None,
        "level_label": label_of(scored.rubric, verdict),
        "passed": verdict.passed,
        "limited_by": _limits(verdict),
    }


def _limits(verdict: Verdict) -> list[str]:
    """What keeps the verdict from being higher: a gate, certificates, points (several if both)."""
    if verdict.gates:
        return ["gate"]
    reached = verdict.level.at_least if verdict.level else Fraction(-1)
    sides = {"certificates": verdict.by_score, "points": verdict.by_certificates}
    return [name for name, side in sides.items() if side is not None and side.at_least > reached]


def _side_json(rubric: Rubric, verdict: Verdict) -> dict[str, object]:
    scores = {"base": verdict.base, "final": verdict.final}
    figures = exact_pair(scores)
    if verdict.is_limit:
        figures["display"] = {name: f"<{display_limit(value)}" for name, value in scores.items()}
    return {
        **figures,
        "level": verdict.level.id if verdict.level else None,
        "level_label": label_of(rubric, verdict),
        "passed": verdict.passed,
    }


def _tally_json(tally: Tally, **beside: Fraction) -> dict[str, object]:
    figures = beside | {
        "earned": tally.earned,
        "applicable": tally.applicable,
        "open": tally.open,
        "lost": tally.lost,
    }
    return {
        **exact_pair(figures, points=tuple(figures)),
        "clauses": tally.clauses,
        "answered": tally.answered,
    }


def _section_json(part: SectionMarks) -> dict[str, object]:
    section = part.section
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title.to_json(),
        **_tally_json(part.tally, points=section.points),
    }


def _loss_json(mark: Mark, finding: Finding) -> dict[str, object]:
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        **exact_pair({"points": mark.clause.points, "lost": mark.lost}, points=("points", "lost")),
        "finding": finding.kind,
        "sampled": count_json(finding.sampled),
        "nonconforming": count_json(finding.nonconforming),
        "reason": finding.reason,
        "barred": mark.is_barred,
        "source": mark.clause.source.to_json(),
    }


def _deletion_json(mark: Mark) -> dict[str, object]:
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        **exact_pair({"points": mark.clause.points}, points=("points",)),
        "reason": mark.finding.reason if mark.finding else None,
    }


def _adjustments_json(scored: Score) -> list[dict[str, object]]:
    found = []
    for adjustment in scored.rubric.adjustments:
        points = adjustment_points(adjustment, scored.assessment)
        entry = {
            "id": adjustment.id,
            "label": adjustment.label.to_json(),
            "count": scored.assessment.count(adjustment.id),
        }
        figures = exact_pair({"points": points}, points=("points",))
        found.append(entry | figures | {"source": adjustment.source.to_json()})
    return found


def distance_json(distance: Distance) -> dict[str, object]:
    """A level and how far it is."""
    level = distance.level
    figures = {"at_least": level.at_least, "gap": distance.gap, "points": distance.points}
    return {
        "id": level.id,
        "label": level.label.to_json(),
        "needs_certificates": level.certificates,
        "reach": distance.reach,
        "limits": list(distance.limits),
        "lacking_certificates": distance.certificates,
        **exact_pair(figures, points=tuple(figures), up=True),
    }


def _alternative_json(other: Alternative) -> dict[str, object]:
    scored = other.score
    verdicts = [scored.worst, scored.best] if scored.verdict is None else [scored.verdict]
    return {
        **reading_json(other.discrepancy, other.reading),
        "differs": other.differs,
        "verdicts": [_side_json(scored.rubric, verdict) for verdict in verdicts],
    }
