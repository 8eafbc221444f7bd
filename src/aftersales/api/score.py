"""Requests of the kind ``score``: ``{"assessment": {...}, "readings": {discrepancy: reading}}``."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.api.library import Library, Published
from aftersales.api.request import read_chosen, refuse_other_keys
from aftersales.api.score_shape import rubric_json, score_json
from aftersales.calculation.apply_readings import reading_faults, switchable
from aftersales.calculation.scoring import Score, score
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.model.changes import Block
from aftersales.model.formats import expect_kind
from aftersales.model.read_assessment import read_assessment

_SCORED: tuple[Block, ...] = ("scoring", "staffing")
"""A score takes every reading of its rubric, so that one set of them serves all that is asked of it."""


def reply_score(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    published, scored = scored_request(library, request)
    chosen = chosen_readings(request)
    return {**grounds_json(published, request), **score_json(scored, published.variants, chosen)}


def scored_request(library: Library, request: Mapping[str, object], *beside: str) -> tuple[Published, Score]:
    """The score that the request's assessment and readings come to, with the rubric it stands on.

    BESIDE are the other keys that a request of this kind may have.
    """
    refuse_other_keys(request, "assessment", "readings", *beside)
    mapping = request.get("assessment")
    if not isinstance(mapping, Mapping):
        raise Refused([Fault(at="", found=shown(mapping), expected=A_MAPPING)])
    expect_kind(mapping, "assessment", "")
    published = _rubric_of(library, mapping)
    assessment = read_assessment(mapping, published.rubric)
    chosen = chosen_readings(request)
    if faults := list(reading_faults(switchable(published.rubric.discrepancies, *_SCORED), chosen)):
        raise Refused(faults)
    return published, score(published.variants.under(chosen), assessment)


def _rubric_of(library: Library, mapping: Mapping[str, object]) -> Published:
    """The rubric that an assessment names. Without it nothing else but the format can be checked."""
    try:
        return library.rubric(mapping.get("rubric"), "rubric")
    except Refused as refused:
        reader = Reader(mapping)
        reader.constant("format", "assessment/1")
        raise Refused([*reader.faults, *refused.faults]) from None


def chosen_readings(request: Mapping[str, object]) -> dict[str, str]:
    """The readings that the request chooses: discrepancy id to reading id."""
    reader = Reader(request)
    chosen = read_chosen(reader)
    if reader.faults:
        raise Refused(reader.faults)
    return chosen


def grounds_json(published: Published, request: Mapping[str, object]) -> dict[str, object]:
    """What a result stands on: the rubric, and the readings that the request chose."""
    return {"rubric": rubric_json(published), "chosen_readings": chosen_readings(request)}
