"""What a form for an assessment has to know of a rubric, as JSON: the browser fills a blank form with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Text, with_minus
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Adjustment, Clause, Indicator, Rubric, Section
from aftersales_own.band import score_band
from aftersales_own.reading_switches import Switch, switches

FORM = "own-form/1"

_Plain = dict[str, Any]


def form_of(rubric: Rubric) -> _Plain:
    """All that the form on RUBRIC shows, texts in both languages, points as they are shown."""
    adjustments = {adjustment.id: adjustment for adjustment in rubric.adjustments}
    deduction, bonus = adjustments.get(DEDUCTION), adjustments.get(BONUS)
    gates = [gate.text for gate in rubric.gates if gate.adjustment == DEDUCTION]
    return {
        "format": FORM,
        "title": _text(rubric.title),
        "document": rubric.document,
        "edition": rubric.edition,
        "full_marks": display_points(rubric.full_marks),
        "deletion": rubric.deletion is not None,
        "presets": bool(rubric.deletion_presets),
        "sections": [_section(section) for section in rubric.sections],
        "deduction": {**_adjustment(deduction), "gates": _texts(gates)} if deduction else None,
        "bonus": _adjustment(bonus) if bonus else None,
        "certificates": [{"id": each.id, "label": _text(each.label)} for each in rubric.certificates],
        "band": _band(rubric),
        "switches": [_switch(each) for each in switches(rubric.id, rubric.discrepancies, "scoring")],
        "discrepancies": {
            each.id: _numbered(each.register, each.title)
            for each in rubric.discrepancies
            if each.severity == "result"
        },
    }


def _text(text: Text | None) -> Mapping[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _texts(texts: Iterable[Text | None]) -> list[Mapping[str, str]]:
    return [shown for text in texts if (shown := _text(text)) is not None]


def _numbered(number: str, title: Text) -> Mapping[str, str]:
    return {"zh": f"{number} {title.zh}", "en": f"{number} {title.en or title.zh}"}


def _head(part: Section | Indicator) -> _Plain:
    return {
        "id": part.id,
        "number": part.number,
        "title": _text(part.title),
        "points": display_points(part.points),
    }


def _section(section: Section) -> _Plain:
    indicators = [
        {**_head(indicator), "clauses": [_clause(clause) for clause in indicator.clauses]}
        for indicator in section.indicators
    ]
    return {**_head(section), "indicators": indicators}


def _clause(clause: Clause) -> _Plain:
    return {
        "id": clause.id,
        "title": _text(clause.title),
        "points": display_points(clause.points),
        "deletable": clause.deletable,
        "requirement": _text(clause.requirement),
        "applies_when": _text(clause.applies_when),
        "sample": _text(clause.sample),
        "evidence": _texts(clause.evidence),
        "guidance": [
            {"title": _text(group.title), "list": _texts(group.list)}
            for group in clause.guidance
            if group.list
        ],
        "marking_note": _text(clause.marking_note),
    }


def _adjustment(adjustment: Adjustment) -> _Plain:
    return {
        "label": _text(adjustment.label),
        "text": _text(adjustment.text),
        "points": with_minus(display_points(adjustment.points_each)),
    }


def _band(rubric: Rubric) -> _Plain:
    band = score_band(rubric)
    return {
        "start": str(band.start),
        "end": str(band.end),
        "segments": [{"level": each.level, "x": each.x, "width": each.width} for each in band.segments],
        "numbers": [{"x": each.x, "text": each.text} for each in band.numbers],
    }


def _switch(switch: Switch) -> _Plain:
    discrepancy = switch.discrepancy
    readings = (switch.adopted, *switch.others)
    return {
        "id": discrepancy.id,
        "title": _numbered(discrepancy.register, discrepancy.title),
        "readings": [{"id": reading.id, "text": _text(reading.text)} for reading in readings],
    }
