"""Requests of the kind ``carry-over``: a score request with ``"to"``, the other rubric.

``"into"`` is what is answered by the other rubric already, ``"confirmed"`` the clauses of it whose
suggestion is taken. Nothing is taken unless it is confirmed, and nothing that is answered is overwritten.
``"readings"`` chooses readings of the assessment's rubric, as in every request, ``"to_readings"`` those of
the other one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from aftersales.api.assessed import read_assessed
from aftersales.api.compare import found_json
from aftersales.api.dated import published_for
from aftersales.api.evidence import outcome_json
from aftersales.api.library import Library, Published
from aftersales.api.request import known_readings, open_request, placed, read_chosen
from aftersales.api.shape import rubric_json
from aftersales.calculation.carrying import (
    HINDRANCES,
    Origin,
    Suggestion,
    suggestions,
    without_counterpart,
)
from aftersales.calculation.scoring import score
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON, SCORE
from aftersales.model.read_assessment import read_assessment
from aftersales.model.sameness import is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.agreement import CarriedFindingJson, CarryOverResult, OriginJson
    from aftersales.shapes.assessment import AssessmentJson, FindingJson

_TO_READINGS = "to_readings"
_ANOTHER = Text("另一套准则", "another rubric")
_SUGGESTED = Text("有建议、还没有评的条款", "a clause with a suggestion that is not yet answered")


def reply_carry_over(library: Library, request: Mapping[str, object]) -> CarryOverResult:
    """What answers the other rubric, clause by clause, and the assessment by it; raises `Refused`."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    target = reader.noted(lambda: library.rubric(reader.raw("to"), "to"))
    if target is not None and target is assessed.published:
        reader.fault("to", target.rubric.id, _ANOTHER)
    if target is not None:
        target = reader.noted(partial(_on_its_day, library, request.get("into"), target))
    into = None if target is None else _read_into(reader, target)
    confirmed = reader.strings("confirmed")
    chosen = _read_chosen(reader, target)
    if reader.faults or into is None or target is None:
        reader.raw("into")
        reader.finish()
    assert target is not None
    assert into is not None
    rubric = target.variants.under(chosen)
    scored, given = assessed.sound()[1], request["assessment"]
    assert is_mapping(given)
    found = suggestions(scored, rubric)
    answered = _findings(into)
    taken = _taken(reader, found, answered, confirmed, _findings(given))
    reader.finish()
    made = {**into, "findings": {**answered, **taken}}
    carried = score(rubric, read_assessment(made, target.rubric))
    return {
        **assessed.grounds(),
        "given": outcome_json(scored),
        "carried": {
            "rubric": rubric_json(target),
            "chosen_readings": chosen,
            "assessment": cast("AssessmentJson", made),
            **outcome_json(carried),
        },
        "suggestions": [_suggestion_json(each, _findings(given), answered, confirmed) for each in found],
        "without_counterpart": [
            {"clause": clause.id, "title": clause.title.to_json()}
            for clause in without_counterpart(scored, rubric)
        ],
    }


def _read_chosen(reader: Reader, target: Published | None) -> dict[str, str]:
    """The readings chosen of TARGET; those that it does not have are faults of READER."""
    chosen = read_chosen(reader, _TO_READINGS)
    if target is not None:
        known_readings(reader, chosen, target.rubric.discrepancies, SCORE.blocks, _TO_READINGS)
    return chosen


def _on_its_day(library: Library, into: object, target: Published) -> Published:
    """TARGET in the edition of the day that INTO, what is answered by it already, names."""
    if not is_mapping(into) or into.get(IN_FORCE_ON) is None:
        return target
    return published_for(library, {**into, "rubric": target.rubric.id}, "into")


def _read_into(reader: Reader, target: Published) -> Mapping[str, object] | None:
    """What is answered by TARGET already; an empty assessment where nothing is."""
    if not reader.has("into"):
        reader.raw("into")
        return {"format": "assessment/1", "rubric": target.rubric.id, "findings": {}}
    value = reader.raw("into")
    if not is_mapping(value):
        reader.fault("into", value, A_MAPPING)
        return None
    try:
        with placed("into"):
            score(target.rubric, read_assessment(value, target.rubric))
    except Refused as refused:
        reader.faults.extend(refused.faults)
        return None
    return value


def _findings(assessment: Mapping[str, object]) -> Mapping[str, object]:
    found = assessment.get("findings")
    return found if is_mapping(found) else {}


def _taken(
    reader: Reader,
    found: Sequence[Suggestion],
    answered: Mapping[str, object],
    confirmed: Sequence[str],
    given: Mapping[str, object],
) -> dict[str, object]:
    by_clause = {each.clause.id: each for each in found}
    taken = {}
    for number, name in enumerate(confirmed):
        suggestion = by_clause.get(name)
        if suggestion is None or suggestion.mark is None or name in answered:
            reader.fault(f"confirmed.{number}", name, _SUGGESTED)
        else:
            taken[name] = given[suggestion.mark.clause.id]
    return taken


def _suggestion_json(
    each: Suggestion,
    given: Mapping[str, object],
    answered: Mapping[str, object],
    confirmed: Sequence[str],
) -> CarriedFindingJson:
    clause, mark = each.clause, each.mark
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "points": write_exact(clause.points),
        "origins": [_origin_json(origin) for origin in each.origins],
        "suggested": None if mark is None else cast("FindingJson", given[mark.clause.id]),
        "hindrance": each.hindrance,
        "why": None if each.hindrance is None else HINDRANCES[each.hindrance].to_json(),
        "answered": clause.id in answered,
        "confirmed": clause.id in confirmed,
        "source": clause.source.to_json(),
    }


def _origin_json(origin: Origin) -> OriginJson:
    clause = origin.mark.clause
    return {
        **found_json(origin.mark),
        "clause": clause.id,
        "title": clause.title.to_json(),
        "differs": [text.to_json() for text in origin.differs],
    }
