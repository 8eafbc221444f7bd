"""Requests of the kind ``compare``.

``{"before": {...}, "after": {...}, "readings": {discrepancy: reading}}``: each side is an assessment, or
the record of a calculation about one. Each is scored by the edition of the day that it names, as on its own
page; the reply says where these are two. A record of another edition is scored by that of the other side, two
such records by that of today, which the reply says too. ``readings`` holds for both sides, as far as
the edition of each has them; without it a record is scored under the readings that it was made with. What a
side lacks, and that the two are by different readings, is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.compared_documents import Given, editions, given
from aftersales.api.compared_readings import SideReadings, readings_for, readings_told
from aftersales.api.library import Library, Published
from aftersales.api.merge import change_json, expect_keys
from aftersales.api.place_labels import clause_at
from aftersales.api.request import open_request, placed
from aftersales.api.shape import count_json, rubric_json, trace_json
from aftersales.api.verdict_shape import score_range_json, verdict_json
from aftersales.calculation.comparing import ClauseChange, Comparison, compare, signed, two_editions
from aftersales.calculation.comparison_trace import comparison_trace
from aftersales.calculation.differences import changes
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.exact import display, display_points, write_exact
from aftersales.model.parts import assessment_parts
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import is_mapping
from aftersales.record import Record

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.compare import (
        ClauseChangeJson,
        ComparedRecordJson,
        CompareResult,
        FoundJson,
        ScoreChangeDisplay,
        ScoreChangeJson,
        SideJson,
    )

_VERDICT = ("final", "level", "passed")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two: the assessment as written, its score, and the record that it came in, if any."""

    readings: SideReadings
    assessment: Mapping[str, object]
    score: Score
    record: Record | None

    @property
    def published(self) -> Published:
        return self.readings.published


def reply_compare(library: Library, request: Mapping[str, object]) -> CompareResult:
    """The clauses that changed, and what that does to score and level; raises `Refused` with every fault."""
    expect_keys(open_request(request), "before", "after", "readings")
    sides = given(request, "before"), given(request, "after")
    first, second = editions(library, *sides)
    before = _side(first, second, request, sides[0])
    after = _side(second, first, request, sides[1])
    comparison = compare(before.score, after.score)
    steps = comparison_trace(comparison)
    used = {name for step in steps for name in step.discrepancies}
    beside = changes(assessment_parts(), before.assessment, after.assessment)
    return {
        "rubric": rubric_json(after.published),
        "before": _side_json(before),
        "after": _side_json(after),
        "change": _change_json(comparison),
        "clauses": [_clause_json(change) for change in comparison.clauses],
        "beside": [
            change_json(each.place, each.before, each.after, _knowing(each.place, after, before))
            for each in beside
            if not each.place.startswith("findings.")
        ],
        "discrepancies": list(
            dict.fromkeys(
                each.id
                for side in (after, before)
                for each in side.published.rubric.discrepancies
                if each.id in used and each.severity == "result"
            )
        ),
        "trace": [trace_json(step) for step in steps],
        "warnings": [
            each.to_json()
            for each in (*two_editions(comparison), *readings_told(before.readings, after.readings))
        ],
    }


def _knowing(place: str, after: _Side, before: _Side) -> Rubric:
    """The rubric that has a name for PLACE: a clause may stand in the edition of BEFORE alone."""
    own, other = after.published.rubric, before.published.rubric
    return other if clause_at(place, own) is None and clause_at(place, other) else own


def _side(published: Published, other: Published, request: Mapping[str, object], one: Given) -> _Side:
    """ONE scored by PUBLISHED; OTHER is the edition of the other side."""
    assessment, record = one.assessment, one.record
    with placed(one.at):
        read = read_assessment(assessment, published.rubric)
    is_own = record is not None and "readings" not in request
    asked = record.request if record is not None and is_own else request
    readings = readings_for(published, other, asked, recorded=is_own)
    scored = score(published.variants.under(readings.chosen), read)
    return _Side(readings=readings, assessment=assessment, score=scored, record=record)


def _side_json(side: _Side) -> SideJson:
    verdict = side.score.verdict
    return {
        "record": None if side.record is None else _record_json(side, side.record),
        "edition": side.published.rubric.edition,
        "chosen_readings": dict(side.readings.chosen),
        "complete": side.score.complete,
        "verdict": None if verdict is None else verdict_json(side.score.rubric, verdict),
        "range": score_range_json(side.score),
    }


def _record_json(side: _Side, record: Record) -> ComparedRecordJson:
    verdict = side.score.verdict
    level = verdict.level if verdict else None
    today = (
        write_exact(verdict.final) if verdict else None,
        level.id if level else None,
        verdict.passed if verdict else None,
    )
    recorded = tuple(record.result.get(key) for key in _VERDICT)
    return {
        "intact": record.intact,
        "same_document": any(record.stands_on(each, side.published.content) for each in record.documents),
        "agrees": recorded == today if "final" in record.result and _is_read_alike(side, record) else None,
    }


def _is_read_alike(side: _Side, record: Record) -> bool:
    """Whether SIDE is scored under the readings of RECORD; by others it may come to something else."""
    own = record.request.get("readings")
    return not side.readings.absent and dict(side.readings.chosen) == (dict(own) if is_mapping(own) else {})


def _change_json(comparison: Comparison) -> ScoreChangeJson:
    final, worst, best = comparison.final, comparison.worst, comparison.best
    told: ScoreChangeDisplay = {"worst": _shown(worst), "best": _shown(best)}
    if final is not None:
        told["final"] = _shown(final)
    return {
        "final": None if final is None else write_exact(final),
        "worst": write_exact(worst),
        "best": write_exact(best),
        "display": told,
        "level": comparison.is_level_changed,
    }


def _shown(change: Fraction) -> str:
    return signed(change, display(abs(change)))


def _clause_json(change: ClauseChange) -> ClauseChangeJson:
    clause = change.after.clause
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "before": found_json(change.before),
        "after": found_json(change.after),
        "points": write_exact(change.points),
        "display": {"points": signed(change.points, display_points(abs(change.points)))},
        "source": clause.source.to_json(),
    }


def found_json(mark: Mark) -> FoundJson:
    """The finding of MARK with its numbers and its points, exact; ``open`` where there is none."""
    finding = mark.finding
    return {
        "finding": "open" if finding is None else finding.kind,
        "sampled": None if finding is None else count_json(finding.sampled),
        "nonconforming": None if finding is None else count_json(finding.nonconforming),
        "reason": None if finding is None else finding.reason,
        "points": write_exact(mark.clause.points),
        "earned": write_exact(mark.earned),
        "display": {
            "points": display_points(mark.clause.points),
            "earned": display_points(mark.earned),
        },
        "barred": mark.is_barred,
    }
