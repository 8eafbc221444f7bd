"""How each kind of request around an assessment is answered."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.api.answer import Answer

ANSWERS_AROUND: Mapping[str, Answer] = {
    "next": Answer("next", "next_clause"),
    "nearest": Answer("nearest", "next_clause"),
    "losses": Answer("losses"),
    "evidence": Answer("evidence"),
    "owners": Answer("owners"),
    "actions": Answer("actions"),
    "by-site": Answer("by-site"),
    "timetable": Answer("timetable"),
    "agreement": Answer("agreement"),
    "carry-over": Answer("carry-over"),
    "deletions": Answer("deletions"),
    "hand-in": Answer("hand-in"),
}
"""How each of `aftersales.model.around.AROUND` is answered."""
