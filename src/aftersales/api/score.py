"""Requests of the kind ``score``: ``{"assessment": {...}, "readings": {discrepancy: reading}}``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftersales.api.assessed import assessed_by
from aftersales.api.library import Library
from aftersales.api.score_shape import score_json

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.score import ScoreResult


def reply_score(library: Library, request: Mapping[str, object]) -> ScoreResult:
    """The score, exact, with level, range, trace and the readings that it turns on; raises `Refused`."""
    assessed = assessed_by(library, request)
    published, scored = assessed.sound()
    return score_json(scored, published, assessed.chosen)
