"""Requests of the kind ``managers``.

``{"staff": 30, "all_staff": 200, "rubric": ID}``: ``staff`` counts the service management staff,
``all_staff`` all service staff. Without the latter the reading that takes them as the base has no
figure, and ``needs`` says so. ``rubric`` may be left out while every rubric that has a rule on staffing
says the same: it is then the first. ``readings`` chooses readings, discrepancy to reading.
"""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.api.library import Library
from aftersales.api.rule_reply import basis_json, open_request, read_chosen_readings, refuse_unread
from aftersales.api.score_shape import rubric_json
from aftersales.api.shape import count_json
from aftersales.calculation.managers import (
    STAFF_LABELS,
    managers,
    managers_readings,
    managers_trace,
)
from aftersales.calculation.rule_readings import named_discrepancies
from aftersales.foundation.exact import write_exact


def reply_managers(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    reader = open_request(request)
    published = library.staffed_rubric(reader.raw("rubric"), "rubric")
    rubric, chosen = read_chosen_readings(reader, published.rubric, "staffing")
    rule = rubric.staffing
    assert rule is not None
    staff = reader.count("staff")
    all_staff = reader.count("all_staff") if reader.raw("all_staff") is not None else None
    refuse_unread(reader)
    result = managers(rule, staff, all_staff)
    return {
        "rubric": rubric_json(published),
        "managers": write_exact(result.managers),
        "display": {"managers": str(result.managers)},
        "staff": count_json(staff),
        "all_staff": count_json(all_staff),
        "of": rule.of,
        "of_label": STAFF_LABELS[rule.of].to_json(),
        "share": write_exact(rule.share),
        "clause": rule.clause,
        "needs": [] if all_staff is not None else ["all_staff"],
        **basis_json(
            chosen,
            named_discrepancies(rubric.discrepancies, rule.discrepancies),
            managers_readings(result, published.rubric, chosen),
            managers_trace(result),
        ),
    }
