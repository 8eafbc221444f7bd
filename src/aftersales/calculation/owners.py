"""Who answers for which clauses, how far each has come, and the part of an assessment that is each one's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aftersales.calculation.marking import Mark, Tally, tally_of
from aftersales.calculation.scoring import Score
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.preparation import FINDINGS_BY_CLAUSE
from aftersales.model.sameness import is_mapping

_WHOLE: Final = ("format", "rubric", "organisation", "as_of", "period", IN_FORCE_ON)
"""What every part has: it is one side of a merge with the whole, and must be about the same.

By the day of the edition it is scored as the whole is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The clauses of one owner (None: nobody's) in the order of the rubric, and their sums."""

    owner: str | None
    marks: tuple[Mark, ...]
    tally: Tally


def shares(scored: Score) -> tuple[Share, ...]:
    """The clauses of SCORED by owner, in the order in which the rubric comes upon them; nobody's last."""
    owners = scored.assessment.preparation.owners
    found: dict[str | None, list[Mark]] = {}
    for mark in scored.marks:
        found.setdefault(owners.get(mark.clause.id), []).append(mark)
    ordered = sorted(found.items(), key=lambda each: each[0] is None)
    return tuple(Share(owner=owner, marks=tuple(marks), tally=tally_of(marks)) for owner, marks in ordered)


def part_of(assessment: Mapping[str, object], share: Share) -> dict[str, object]:
    """What ASSESSMENT holds of SHARE.

    Merged with the whole by this part as it was sent, what comes back changes the clauses of the share
    alone: to the merge the others are not there before and after. What belongs to no clause stays with
    the whole.
    """
    clauses = {mark.clause.id for mark in share.marks}
    part = {key: assessment[key] for key in _WHOLE if key in assessment}
    for key in FINDINGS_BY_CLAUSE:
        by_clause = assessment.get(key)
        if is_mapping(by_clause):
            own = {name: value for name, value in by_clause.items() if name in clauses}
            part |= {key: own} if own or key == "findings" else {}
    return part
