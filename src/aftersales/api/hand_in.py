"""Requests of the kind ``hand-in``: a score request with ``"as_of"``, as the kind ``evidence`` has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.evidence import outcome_json
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import day_json
from aftersales.calculation.hand_in import CHECKS, Checked, Lacking, hand_in_checks
from aftersales.calculation.punch_list import PunchList, punch_list
from aftersales.foundation.dates import date_under
from aftersales.foundation.notice import NOTICE

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.hand_in import CheckedJson, HandInResult, LackingJson


def reply_hand_in(library: Library, request: Mapping[str, object]) -> HandInResult:
    """Each check before handing in with what it finds lacking; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    as_of = date_under(reader, "as_of")
    reader.finish()
    return _shape(assessed, punch_list(assessed.sound()[1], as_of))


def _shape(assessed: Assessed, found: PunchList) -> HandInResult:
    checks = hand_in_checks(found)
    return {
        **assessed.grounds(),
        "as_of": day_json(found.as_of),
        "ready": all(each.passed for each in checks),
        "checks": [_checked_json(each) for each in checks],
        "score": outcome_json(found.score),
        "stamp": NOTICE.to_json(),
    }


def _checked_json(checked: Checked) -> CheckedJson:
    return {
        "check": checked.check,
        "label": CHECKS[checked.check].to_json(),
        "passed": checked.passed,
        "clauses": [_lacking_json(each) for each in checked.lacking],
    }


def _lacking_json(lacking: Lacking) -> LackingJson:
    clause = lacking.standing.mark.clause
    return {
        "clause": clause.id,
        "title": clause.title.to_json(),
        "reasons": [reason.to_json() for reason in lacking.reasons],
        "source": clause.source.to_json(),
    }
