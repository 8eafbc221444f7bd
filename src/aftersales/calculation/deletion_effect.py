"""What deleting clauses does to a score: with and without them, the applicable points beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from aftersales.calculation.scoring import Score, score
from aftersales.model.assessment import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionEffect:
    """The score as it is, without any deletion, and with those that were suggested.

    ``without`` has every deleted clause open again: what the company would earn there nobody has said. It
    is the same object as ``given`` where nothing is deleted.
    """

    given: Score
    without: Score
    suggested: Score


def deletion_effect(given: Score, suggested: Mapping[str, str]) -> DeletionEffect:
    """The effect on GIVEN of deleting the clauses SUGGESTED, each with its reason."""
    deleted = [mark.clause.id for mark in given.marks if mark.is_deleted]
    reasons = {name: Finding(kind="not_applicable", reason=reason) for name, reason in suggested.items()}
    return DeletionEffect(
        given=given,
        without=_with(given, {}, deleted) if deleted else given,
        suggested=_with(given, reasons, ()) if reasons else given,
    )


def _with(given: Score, findings: Mapping[str, Finding], left_out: Iterable[str]) -> Score:
    gone = set(left_out)
    kept = {name: each for name, each in given.assessment.findings.items() if name not in gone}
    return score(given.rubric, replace(given.assessment, findings={**kept, **findings}))
