"""Requests of the kind ``evidence``: a score request with ``"as_of"``, the day on which evidence must hold.

Without it the day that the assessment names counts; without either nothing has expired.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import day_json
from aftersales.api.verdict_shape import score_range_json, verdict_json
from aftersales.calculation.punch_list import STATUSES, PunchList, Shown, Standing, punch_list
from aftersales.calculation.scoring import Score
from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.text import Text
from aftersales.model.evidence import Evidence, Period

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.assessment import PeriodJson
    from aftersales.shapes.evidence import (
        EvidenceResult,
        RecordedEvidenceJson,
        ShownJson,
        StandingJson,
    )
    from aftersales.shapes.verdict import OutcomeJson

_REASON = Text("{words}：{why}", "{words}: {why}")


def reply_evidence(library: Library, request: Mapping[str, object]) -> EvidenceResult:
    """How the evidence of each clause stands, and the score if what is at risk fails; raises `Refused`."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    as_of = date_under(reader, "as_of")
    reader.finish()
    return _shape(assessed, punch_list(assessed.sound()[1], as_of))


def _shape(assessed: Assessed, found: PunchList) -> EvidenceResult:
    statuses = [each.status for each in found.standings]
    return {
        **assessed.grounds(),
        "as_of": day_json(found.as_of),
        "period": _period_json(found.period),
        "counts": {status: statuses.count(status) for status in STATUSES},
        "clauses": [_standing_json(found, each) for each in found.standings],
        "score": outcome_json(found.score),
        "if_at_risk_fails": outcome_json(found.if_at_risk_fails),
    }


def outcome_json(scored: Score) -> OutcomeJson:
    """What an assessment comes to, in short."""
    verdict = scored.verdict
    return {
        "complete": scored.complete,
        "verdict": None if verdict is None else verdict_json(scored.rubric, verdict),
        "range": score_range_json(scored),
    }


def _period_json(period: Period | None) -> PeriodJson | None:
    return None if period is None else {"from": period.start.isoformat(), "to": period.end.isoformat()}


def _standing_json(found: PunchList, standing: Standing) -> StandingJson:
    mark = standing.mark
    preparation = found.score.assessment.preparation
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        "status": standing.status,
        "label": STATUSES[standing.status].to_json(),
        "points": write_exact(mark.clause.points),
        "lost": write_exact(mark.lost),
        "display": {"points": display_points(mark.clause.points), "lost": display_points(mark.lost)},
        "owner": preparation.owners.get(mark.clause.id),
        "evidence": [_shown_json(each) for each in standing.shown],
        "reasons": [
            _REASON.filled(words=each.words, why=each.problem[1]).to_json()
            for each in standing.shown
            if each.problem
        ],
        "source": mark.clause.source.to_json(),
    }


def _shown_json(shown: Shown) -> ShownJson:
    return {
        "shows": shown.words.to_json(),
        "own": shown.is_own,
        "problem": None if shown.problem is None else shown.problem[0],
        "why": None if shown.problem is None else shown.problem[1].to_json(),
        "recorded": None if shown.evidence is None else _recorded_json(shown.evidence),
    }


def _recorded_json(evidence: Evidence) -> RecordedEvidenceJson:
    return {
        "state": evidence.state,
        "document": evidence.document,
        "owner": evidence.owner,
        "date": day_json(evidence.dated),
        "covers": _period_json(evidence.covers),
        "valid_until": day_json(evidence.valid_until),
        "file": evidence.file,
        "sha256": evidence.sha256,
        "note": evidence.note,
    }
