"""Requests of the kind ``deletions``: a score request with ``"preset"``, or ``"delete"``: clause to reason.

The result has every preset of the rubric, and the score as it is, without any deletion, and with what was
chosen, the applicable points beside each. ``delete`` is what somebody made of a preset; given alone, a
preset is tried as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.evidence import outcome_json
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.calculation.deletion_effect import DeletionEffect, deletion_effect
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import gives_reason
from aftersales.model.deletion_preset import DeletionPreset, PresetClause
from aftersales.model.read_assessment import DELETION_REASON
from aftersales.model.rubric import Rubric
from aftersales.model.sameness import is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.assessment import AssessmentJson
    from aftersales.shapes.deletions import (
        DeletionOutcomeJson,
        DeletionsResult,
        PresetClauseJson,
        PresetJson,
    )

_DELETABLE = Text("可以删减的条款", "a clause that may be deleted")
_ONE_OF = Text("以下之一：{presets}", "one of: {presets}")


def reply_deletions(library: Library, request: Mapping[str, object]) -> DeletionsResult:
    """The presets, and the score with and without what was chosen; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    rubric = None if assessed.published is None else assessed.published.rubric
    preset = _read_preset(reader, rubric)
    chosen = _read_chosen(reader, rubric)
    reader.finish()
    if not chosen and preset is not None:
        chosen = {each.clause: each.reason.zh for each in preset.clauses}
    scored, assessment = assessed.sound()[1], request["assessment"]
    assert is_mapping(assessment)
    return _shape(assessed, _effect(scored, chosen), chosen, assessment)


def _effect(scored: Score, chosen: Mapping[str, str]) -> DeletionEffect:
    """The effect of CHOSEN; raises `Refused`, at their place, if they leave nothing that applies."""
    try:
        return deletion_effect(scored, chosen)
    except Refused as refused:
        expected = refused.faults[0].expected
        raise Refused([Fault(at="delete", found=str(len(chosen)), expected=expected)]) from None


def _read_preset(reader: Reader, rubric: Rubric | None) -> DeletionPreset | None:
    value = reader.raw("preset")
    if not reader.has("preset") or rubric is None:
        return None
    found = next((each for each in rubric.deletion_presets if each.id == value), None)
    if found is None:
        known = " | ".join(each.id for each in rubric.deletion_presets) or "–"
        reader.fault("preset", value, _ONE_OF.filled(presets=known))
    return found


def _read_chosen(reader: Reader, rubric: Rubric | None) -> dict[str, str]:
    """The clauses to delete, each with its reason."""
    inner = reader.optional_inner("delete")
    if inner is None:
        return {}
    for name in inner.names():
        clause = None if rubric is None else rubric.clause_by_id.get(name)
        if rubric is not None and (clause is None or not clause.deletable):
            inner.fault(name, name, _DELETABLE)
    chosen = {name: inner.string(name) for name in inner.names()}
    for name, reason in chosen.items():
        if reason.strip() and not gives_reason(reason):
            inner.fault(name, reason, DELETION_REASON)
    return chosen


def _shape(
    assessed: Assessed, found: DeletionEffect, chosen: Mapping[str, str], assessment: Mapping[str, object]
) -> DeletionsResult:
    rubric, findings = found.given.rubric, assessment.get("findings")
    deleted = {name: {"not_applicable": reason} for name, reason in chosen.items()}
    made = {**assessment, "findings": {**(findings if is_mapping(findings) else {}), **deleted}}
    return {
        **assessed.grounds(),
        "presets": [_preset_json(each, found.given) for each in rubric.deletion_presets],
        "chosen": [
            _clause_json(PresetClause(clause=name, reason=Text(reason, reason)), found.given)
            for name, reason in chosen.items()
        ],
        "given": _outcome_json(found.given),
        "without": _outcome_json(found.without),
        "suggested": _outcome_json(found.suggested),
        "assessment": cast("AssessmentJson", made),
    }


def _preset_json(preset: DeletionPreset, scored: Score) -> PresetJson:
    return {
        "id": preset.id,
        "label": preset.label.to_json(),
        "text": preset.text.to_json(),
        "clauses": [_clause_json(each, scored) for each in preset.clauses],
        "keeps": [_clause_json(each, scored) for each in preset.keeps],
        "source": preset.source.to_json(),
    }


def _clause_json(each: PresetClause, scored: Score) -> PresetClauseJson:
    clause = scored.rubric.clause_by_id[each.clause]
    finding = scored.assessment.findings.get(clause.id)
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "points": write_exact(clause.points),
        "display": {"points": display_points(clause.points)},
        "reason": each.reason.to_json(),
        "finding": "open" if finding is None else finding.kind,
    }


def _outcome_json(scored: Score) -> DeletionOutcomeJson:
    applicable = scored.tally.applicable
    return {
        **outcome_json(scored),
        "applicable": write_exact(applicable),
        "deleted": sum(mark.is_deleted for mark in scored.marks),
        "display": {"applicable": display_points(applicable)},
    }
