"""Requests of the kind ``agreement``: two people's assessments by one rubric, and the consensus of them.

``{"first": {"by": "...", "assessment": {...}}, "second": {...}, "settled": {clause: {"stands": name,
"reason": "..."}}}``. Where ``stands`` is neither's name, the finding that was agreed is given under
``finding``. The consensus has what both found alike, what one alone answered, and what is settled;
clauses that are not settled yet stay open in it. Each is scored by the edition in force on the day that it
names, as on its own page: two days with two editions of the rubric are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from aftersales.api.compare import found_json
from aftersales.api.dated import expect_same_edition, published_for
from aftersales.api.evidence import outcome_json
from aftersales.api.library import Library, Published
from aftersales.api.merge import conflict_json, most_deductions
from aftersales.api.of_one import days_of_one, entries_of_one
from aftersales.api.request import known_readings, open_request, placed, read_chosen
from aftersales.api.shape import percent, rubric_json
from aftersales.api.two_cases import names_differ, said_twice
from aftersales.calculation.agreement import Agreement, agreement
from aftersales.calculation.comparing import ClauseChange
from aftersales.calculation.consensus import Settled, consensus
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.exact import display, display_points, write_exact
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import SCORE
from aftersales.model.formats import expect_kind
from aftersales.model.lineage import content_digest
from aftersales.model.parts import assessment_parts
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.agreement import (
        AgreementDisplay,
        AgreementResult,
        AssessorJson,
        SpreadJson,
    )
    from aftersales.shapes.assessment import AssessmentJson

_OTHER_NAME = Text("与另一位不同的姓名", "a name other than that of the first")
_SAME_RUBRIC = Text("{rubric}，与另一份相同", "{rubric}, as on the other side")
_A_DIFFERENCE = Text("两人都评了、结论不同的条款", "a clause on which both answered, and otherwise")
_AGREED = Text("商定的结论（采用的不是两人之一的结论时）", "the finding agreed on, where neither's stands")
_NO_FINDING = Text("不写：采用的是 {by} 的结论", "nothing: the finding of {by} stands")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assessor:
    by: str
    assessment: Mapping[str, object]
    score: Score


def reply_agreement(library: Library, request: Mapping[str, object]) -> AgreementResult:
    """How far the two agree clause by clause, and the consensus as far as it is settled; raises `Refused`."""
    reader = open_request(request)
    chosen = read_chosen(reader)
    published = _rubric(library, reader)
    known_readings(reader, chosen, published.rubric.discrepancies, SCORE.blocks)
    first, second = (_assessor(library, reader, key, published, chosen) for key in ("first", "second"))
    settled_reader = reader.optional_inner("settled") or Reader({})
    if first is None or second is None or reader.faults:
        reader.raw("settled")
        reader.finish()
    assert first is not None
    assert second is not None
    if first.by == second.by:
        reader.fault("second.by", second.by, _OTHER_NAME)
    found = agreement(first.score, second.score)
    settled = _settled(settled_reader, found, (first.by, second.by))
    reader.finish()
    made, beside = consensus(
        (first.by, first.assessment),
        (second.by, second.assessment),
        found,
        settled,
        assessment_parts(most_deductions(published)),
    )
    agreed = score(published.variants.under(chosen), read_assessment(made, published.rubric))
    sides = first.assessment, second.assessment
    return {
        "rubric": rubric_json(published),
        "chosen_readings": dict(chosen),
        "first": _assessor_json(first),
        "second": _assessor_json(second),
        "both": found.both,
        "same": found.same,
        "spread": write_exact(found.spread),
        "agreement": _exact(found.share),
        "ac1": _exact(found.ac1),
        "display": _display(found),
        "clauses": [_spread_json(each, settled) for each in found.different],
        "unsettled": [name for name in map(_clause, found.different) if name not in settled],
        "one_sided": [each.after.clause.id for each in found.one_sided],
        "one_sided_beside": list(
            entries_of_one((first.by, first.score), (second.by, second.score), agreed, published.rubric)
        ),
        "beside": [conflict_json(each, published.rubric) for each in beside],
        "consensus": {"assessment": cast("AssessmentJson", made), **outcome_json(agreed)},
        "warnings": [
            each.to_json()
            for each in (
                *said_twice(*sides),
                *names_differ(*sides),
                *days_of_one((first.by, first.assessment), (second.by, second.assessment)),
            )
        ],
    }


def _rubric(library: Library, reader: Reader) -> Published:
    """The rubric of the first assessment; raises `Refused` where there is none."""
    inner = reader.inner("first")
    value = inner.raw("assessment")
    if not is_mapping(value):
        inner.fault("assessment", value if inner.has("assessment") else "–", A_MAPPING)
        raise Refused(reader.faults)
    expect_kind(value, "assessment", "first.assessment")
    return published_for(library, value, "first.assessment")


def _assessor(
    library: Library, reader: Reader, key: str, published: Published, chosen: Mapping[str, str]
) -> _Assessor | None:
    """One of the two; None, with faults, where it cannot be scored."""
    inner = reader.inner(key)
    by, value = inner.string("by"), inner.raw("assessment")
    inner.close()
    if not is_mapping(value):
        inner.fault("assessment", value if inner.has("assessment") else "–", A_MAPPING)
        return None
    rubric = published.rubric
    try:
        expect_kind(value, "assessment", f"{key}.assessment")
    except Refused as refused:
        reader.faults.extend(refused.faults)
        return None
    if value.get("rubric") != rubric.id:
        inner.fault("assessment.rubric", value.get("rubric"), _SAME_RUBRIC.filled(rubric=rubric.id))
        return None
    try:
        at = f"{key}.assessment"
        if key == "second":
            expect_same_edition(published, published_for(library, value, at), value, at)
        with placed(at):
            read = read_assessment(value, rubric)
            scored = score(published.variants.under(chosen), read)
    except Refused as refused:
        reader.faults.extend(refused.faults)
        return None
    return _Assessor(by=by, assessment=value, score=scored)


def _settled(reader: Reader, found: Agreement, names: tuple[str, str]) -> dict[str, Settled]:
    different = {change.after.clause.id for change in found.different}
    settled = {}
    for clause in reader.names():
        inner = reader.inner(clause)
        if clause not in different:
            reader.fault(clause, clause, _A_DIFFERENCE)
        stands, reason = inner.string("stands"), inner.string("reason")
        finding = _finding(inner, clause, found.first.rubric)
        if stands in names and inner.has("finding"):
            inner.fault("finding", finding, _NO_FINDING.filled(by=stands))
        elif stands not in names and not inner.has("finding"):
            inner.missing("finding", _AGREED)
        inner.close()
        settled[clause] = Settled(stands=stands, reason=reason, finding=finding)
    return settled


def _finding(reader: Reader, clause: str, rubric: Rubric) -> object:
    """The finding agreed on for CLAUSE, as it was given; whatever is wrong with it is noted at its place."""
    finding = reader.raw("finding")
    if not reader.has("finding") or clause not in rubric.clause_by_id:
        return finding
    alone = {"format": "assessment/1", "rubric": rubric.id, "findings": {clause: finding}}
    try:
        read_assessment(alone, rubric)
    except Refused as refused:
        before, after = f"findings.{clause}", reader.path("finding")
        reader.faults += [replace(each, at=each.at.replace(before, after, 1)) for each in refused.faults]
    return finding


def _assessor_json(assessor: _Assessor) -> AssessorJson:
    digest = content_digest(assessor.assessment)
    return {"by": assessor.by, "sha256": digest, **outcome_json(assessor.score)}


def _spread_json(change: ClauseChange, settled: Mapping[str, Settled]) -> SpreadJson:
    clause, spread = change.after.clause, abs(change.points)
    one = settled.get(clause.id)
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "first": found_json(change.before),
        "second": found_json(change.after),
        "spread": write_exact(spread),
        "display": {"spread": display_points(spread)},
        "settled": None if one is None else {"stands": one.stands, "reason": one.reason},
        "source": clause.source.to_json(),
    }


def _clause(change: ClauseChange) -> str:
    return change.after.clause.id


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else write_exact(value)


def _display(found: Agreement) -> AgreementDisplay:
    told: AgreementDisplay = {"spread": display_points(found.spread)}
    if found.share is not None and found.ac1 is not None:
        told["agreement"] = percent(found.share)
        told["ac1"] = display(found.ac1, 2)
    return told
