"""Requests of the kind ``losses``: an assessment as one line, or a line as an assessment.

``{"rubric": "...", "losses": "5.1.1.2=3/12 5.1.2.2=N"}`` or ``{"assessment": {...}}``. Either way the
result has both: the line as it is written here, and the assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import rubric_json
from aftersales.foundation.reader import A_MAPPING, Reader
from aftersales.model.losses import left_out, read_losses, write_losses
from aftersales.model.read_assessment import read_assessment

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.assessment import AssessmentJson
    from aftersales.shapes.estimate import LossesResult


def reply_losses(library: Library, request: Mapping[str, object]) -> LossesResult:
    """The line and the assessment, each from the other; raises `Refused` with every fault."""
    reader = open_request(request)
    given = _given(reader)
    published = library.rubric(given.get("rubric"), "rubric")
    rubric = published.rubric
    line = reader.string("losses") if reader.has("losses") else None
    reader.finish()
    mapping = given if line is None else read_losses(line, rubric)
    assessment = read_assessment(mapping, rubric)
    return {
        "rubric": rubric_json(published),
        "losses": write_losses(assessment, rubric),
        "assessment": cast("AssessmentJson", mapping),
        "left_out": list(left_out(assessment, mapping)),
    }


def _given(reader: Reader) -> Mapping[str, object]:
    """The assessment of the request; of a line the rubric that it is about."""
    if reader.has("losses"):
        return {"rubric": reader.raw("rubric")}
    value = reader.raw("assessment")
    if not reader.has("assessment"):
        reader.missing("assessment", A_MAPPING)
    elif not isinstance(value, Mapping):
        reader.fault("assessment", value, A_MAPPING)
    if reader.faults or not isinstance(value, Mapping):
        reader.finish()
    assert isinstance(value, Mapping)
    return value
