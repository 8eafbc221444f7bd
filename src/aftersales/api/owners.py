"""Requests of the kind ``owners``: who answers for what, how far each is, and the part of each.

A part that comes back is merged with the whole, the part as it was sent being the base of the merge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.assessed import read_assessed
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.calculation.owners import Share, part_of, shares
from aftersales.calculation.punch_list import Standing, punch_list
from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import display_points, write_exact
from aftersales.model.sameness import is_mapping

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.assessment import AssessmentJson
    from aftersales.shapes.owners import OwnerShareJson, OwnersResult


def reply_owners(library: Library, request: Mapping[str, object]) -> OwnersResult:
    """The share of each owner, and the part of the assessment to send; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    as_of = date_under(reader, "as_of")
    reader.finish()
    scored, assessment = assessed.sound()[1], request["assessment"]
    assert is_mapping(assessment)
    standings = {each.mark.clause.id: each for each in punch_list(scored, as_of).standings}
    return {
        **assessed.grounds(),
        "shares": [_share_json(share, assessment, standings) for share in shares(scored)],
    }


def _share_json(
    share: Share, assessment: Mapping[str, object], standings: Mapping[str, Standing]
) -> OwnerShareJson:
    own = [standings[mark.clause.id] for mark in share.marks]
    tally = share.tally
    return {
        "owner": share.owner,
        "clauses": [mark.clause.id for mark in share.marks],
        "answered": tally.answered,
        "at_risk": sum(each.status == "at-risk" for each in own),
        "ready": sum(each.status == "ready" for each in own),
        "points": write_exact(tally.applicable),
        "open": write_exact(tally.open),
        "lost": write_exact(tally.lost),
        "display": {
            "points": display_points(tally.applicable),
            "open": display_points(tally.open),
            "lost": display_points(tally.lost),
        },
        "part": cast("AssessmentJson", part_of(assessment, share)),
    }
