"""What was read of a form, clause by clause, to be looked at before it takes the place of anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from aftersales.calculation.marking import mark_of
from aftersales.foundation.exact import display_points, write_exact
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric

Certainty = Literal["certain", "guessed", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What stood in the cells of one clause, and the first of these cells (``at``)."""

    at: str
    found: str
    certainty: Certainty
    """``guessed``: read, and told, for it could be meant otherwise; ``open``: not read, nothing was found."""


def clauses_understood(
    assessment: Mapping[str, Any], rubric: Rubric, said: Mapping[str, Said]
) -> list[dict[str, object]]:
    """A row for each clause of which the form SAID something, in the order of RUBRIC, with its points.

    ``finding`` and ``note`` as ASSESSMENT holds them; ``earned`` are the points that the finding leaves, null
    where it is open or deleted. Raises `Refused` as `read_assessment` does.
    """
    read = read_assessment(assessment, rubric)
    found, notes = assessment["findings"], assessment.get("notes", {})
    rows: list[dict[str, object]] = []
    for clause in rubric.clauses:
        cell, note = said.get(clause.id), notes.get(clause.id, "")
        if cell is None and not note:
            continue
        mark = mark_of(clause, read.findings.get(clause.id), read.certificates)
        earned = None if mark.is_open or mark.is_deleted else mark.earned
        rows.append(
            {
                "clause": clause.id,
                "at": cell.at if cell else "",
                "found": cell.found if cell else "",
                "finding": found.get(clause.id),
                "certainty": cell.certainty if cell else "certain",
                "points": write_exact(clause.points),
                "earned": None if earned is None else write_exact(earned),
                "note": note,
                "display": {
                    "points": display_points(clause.points),
                    "earned": None if earned is None else display_points(earned),
                },
            }
        )
    return rows
