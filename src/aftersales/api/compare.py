"""Requests of the kind ``compare``.

``{"before": {...}, "after": {...}, "readings": {discrepancy: reading}}``: each side is an assessment, or
the record of a calculation about one; both are scored by one edition of their rubric. That is the edition
of the day that each names, as on its own page; two assessments whose days have two editions are refused. A
record of another edition is scored by that of the other side, two such records by that of today, and the
reply says so. ``readings`` holds for both sides; without it a record is scored under the readings that it was
made with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.dated import expect_same_edition, published_for
from aftersales.api.library import Library, Published
from aftersales.api.merge import change_json, expect_keys
from aftersales.api.request import known_readings, open_request, placed, read_chosen
from aftersales.api.shape import count_json, rubric_json, trace_json
from aftersales.api.verdict_shape import score_range_json, verdict_json
from aftersales.calculation.comparing import ClauseChange, Comparison, compare, comparison_trace, signed
from aftersales.calculation.differences import changes
from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.exact import display, display_points, write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON, SCORE
from aftersales.model.parts import assessment_parts
from aftersales.model.read_assessment import read_assessment
from aftersales.model.sameness import is_mapping
from aftersales.record import FORMAT, Record, read_record

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

_ABOUT_ONE = Text(
    "评分、预测或改进的记录", "the record of a calculation about an assessment (score, forecast, improve)"
)
_SAME_RUBRIC = Text("{rubric}，与另一份相同", "{rubric}, as on the other side")
_VERDICT = ("final", "level", "passed")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One of the two as it stands AT a place of the request, and the record that it came in, if any."""

    at: str
    assessment: Mapping[str, object]
    record: Record | None

    def edition(self, library: Library) -> Published:
        """The edition that its day names; that of today for a record whose day has none any more."""
        if self.record is None:
            return published_for(library, self.assessment, self.at)
        day = self.record.request.get(IN_FORCE_ON)
        dated = self.assessment if day is None else {**self.assessment, IN_FORCE_ON: day}
        try:
            return published_for(library, dated, self.at)
        except Refused:
            with placed(self.at):
                return library.rubric(self.assessment.get("rubric"), "rubric")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two: the assessment as written, its score, and the record that it came in, if any."""

    published: Published
    assessment: Mapping[str, object]
    chosen: Mapping[str, str]
    score: Score
    record: Record | None


def reply_compare(library: Library, request: Mapping[str, object]) -> CompareResult:
    expect_keys(open_request(request), "before", "after", "readings")
    given = _given(request, "before"), _given(request, "after")
    published = _common_edition(library, *given)
    before, after = (_side(published, request, each) for each in given)
    comparison = compare(before.score, after.score)
    steps = comparison_trace(comparison)
    used = {name for step in steps for name in step.discrepancies}
    beside = changes(assessment_parts(), before.assessment, after.assessment)
    return {
        "rubric": rubric_json(published),
        "before": _side_json(before),
        "after": _side_json(after),
        "change": _change_json(comparison),
        "clauses": [_clause_json(change) for change in comparison.clauses],
        "beside": [
            change_json(each.place, each.before, each.after, published.rubric)
            for each in beside
            if not each.place.startswith("findings.")
        ],
        "discrepancies": [
            each.id
            for each in published.rubric.discrepancies
            if each.id in used and each.severity == "result"
        ],
        "trace": [trace_json(step) for step in steps],
    }


def _given(request: Mapping[str, object], at: str) -> _Given:
    value = request.get(at)
    if not is_mapping(value):
        raise Refused([Fault(at=at, found=shown(value) if at in request else "–", expected=A_MAPPING)])
    with placed(at):
        record = _record(value)
        assessment = value if record is None else record.request.get("assessment")
        assert is_mapping(assessment)
    return _Given(at=at, assessment=assessment, record=record)


def _common_edition(library: Library, before: _Given, after: _Given) -> Published:
    """The edition by which both are scored; raises `Refused` where nothing would say that one has another."""
    first, second = before.edition(library), after.edition(library)
    name = first.rubric.id
    if second.rubric.id != name:
        expected = _SAME_RUBRIC.filled(rubric=name)
        raise Refused([Fault(at="after.rubric", found=shown(second.rubric.id), expected=expected)])
    if before.record is None and after.record is None:
        expect_same_edition(first, second, after.assessment, after.at)
    if first is second or before.record is None:
        return first
    return second if after.record is None else library.rubric(name, "rubric")


def _side(published: Published, request: Mapping[str, object], given: _Given) -> _Side:
    assessment, record = given.assessment, given.record
    with placed(given.at):
        read = read_assessment(assessment, published.rubric)
    own = {} if record is None else record.request
    chosen = _chosen(published, request if "readings" in request else own)
    scored = score(published.variants.under(chosen), read)
    return _Side(published=published, assessment=assessment, chosen=chosen, score=scored, record=record)


def _record(value: Mapping[str, object]) -> Record | None:
    """VALUE as the record of a calculation about an assessment; None if it is no record."""
    if value.get("format") != FORMAT:
        return None
    record = _read(value)
    if not is_mapping(record.request.get("assessment")):
        kind = shown(record.request.get("kind"))
        raise Refused([Fault(at="request.kind", found=kind, expected=_ABOUT_ONE)])
    return record


def _read(value: Mapping[str, object]) -> Record:
    """VALUE as a record, its faults placed from its top."""
    try:
        return read_record(value)
    except Refused as refused:
        faults = [replace(each, at=each.at.removeprefix("record").lstrip(".")) for each in refused.faults]
        raise Refused(faults) from None


def _chosen(published: Published, request: Mapping[str, object]) -> Mapping[str, str]:
    reader = Reader(request)
    chosen = read_chosen(reader)
    known_readings(reader, chosen, published.rubric.discrepancies, SCORE.blocks)
    if reader.faults:
        raise Refused(reader.faults)
    return chosen


def _side_json(side: _Side) -> SideJson:
    verdict = side.score.verdict
    return {
        "record": None if side.record is None else _record_json(side, side.record),
        "chosen_readings": dict(side.chosen),
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
        "agrees": recorded == today if "final" in record.result else None,
    }


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
