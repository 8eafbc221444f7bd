"""A rubric with one of everything a form can show: the form made of it is the mould for rubrics of one's own.

No word of it is ever read by a visitor: the browser puts those of the rubric that was opened in their place.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric

_NAME = "own"
_SOURCE = {"document": _NAME, "clause": "scoring"}
_TEXT = {"zh": "…", "en": "…"}

_CLAUSE: dict[str, Any] = {
    "id": "1.1.1",
    "title": _TEXT,
    "points": "2",
    "deletable": "true",
    "sample": _TEXT,
    "applies_when": _TEXT,
    "requirement": _TEXT,
    "evidence": [_TEXT],
    "guidance": [{"title": _TEXT, "list": [_TEXT]}],
    "marking_note": _TEXT,
    "explanation": _TEXT,
}
_INDICATOR = {"id": "indicator", "number": "1.1", "title": _TEXT, "points": "2", "clauses": [_CLAUSE]}
_READINGS = {
    "adopted": {"text": _TEXT, "source": _SOURCE},
    "other": {"text": _TEXT, "source": _SOURCE, "changes": {"clauses": {"1.1.1": {"points": "1"}}}},
}


@cache
def specimen() -> Rubric:
    """The rubric that the mould is made from."""
    return read_rubric(
        {
            "format": "rubric/1",
            "id": _NAME,
            "document": _NAME,
            "edition": "1",
            "title": _TEXT,
            "summary": _TEXT,
            "full_marks": "2",
            "scoring": {
                "order": ["mark", "adjust", "gate", "level"],
                "decide_on": "final",
                "source": _SOURCE,
            },
            "deletion": {"text": _TEXT, "source": _SOURCE},
            "deletion_presets": [
                {
                    "id": "preset",
                    "label": _TEXT,
                    "text": _TEXT,
                    "clauses": [{"clause": "1.1.1", "reason": _TEXT}],
                    "source": _SOURCE,
                }
            ],
            "sections": [
                {
                    "id": "section",
                    "number": "1",
                    "title": _TEXT,
                    "points": "2",
                    "deletable": "true",
                    "indicators": [_INDICATOR],
                }
            ],
            "adjustments": [_adjustment(DEDUCTION, "-1"), _adjustment(BONUS, "1")],
            "gates": [
                {
                    "id": "gate",
                    "adjustment": DEDUCTION,
                    "count_at_least": "1",
                    "text": _TEXT,
                    "source": _SOURCE,
                }
            ],
            "certificates": [{"id": "certificate", "label": _TEXT, "source": _SOURCE}],
            "levels": [{"id": "level", "label": _TEXT, "at_least": "1", "source": _SOURCE}],
            "below_levels": {"label": _TEXT, "passed": "unstated", "source": _SOURCE},
            "chapters": [{"id": "scoring", "title": _TEXT, "text": _TEXT}],
            "discrepancies": [_DISCREPANCY],
        }
    )


def _adjustment(name: str, points: str) -> dict[str, Any]:
    return {
        "id": name,
        "label": _TEXT,
        "text": _TEXT,
        "points_each": points,
        "at_most": "1",
        "source": _SOURCE,
    }


_DISCREPANCY = {
    "id": "discrepancy",
    "register": "X-00",
    "kind": "misprint",
    "severity": "result",
    "title": _TEXT,
    "at": [{"clause": "1.1.1"}],
    "readings": _READINGS,
    "adopted": "adopted",
    "basis": "context",
    "reason": _TEXT,
    "effect": _TEXT,
}
