"""Requests of the kind ``audit-time``.

``{"headcount": 300, "worksheet": {...}, "document": ID}``; ``worksheet`` may hold ``organisation``,
``prepared_by``, ``date``, ``headcount_basis`` and ``planned``, by figure ``{"days": "3", "reason":
"..."}``. ``document`` may be left out while one rule document has a table. ``readings`` chooses
readings, discrepancy to reading.
"""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.api.library import Library
from aftersales.api.rule_reply import (
    basis_json,
    document_json,
    figures_json,
    open_request,
    read_chosen_readings,
    refuse_faulty,
    refuse_unread,
)
from aftersales.calculation.audit_time import (
    AuditTime,
    all_figures,
    audit_time,
    audit_time_discrepancies,
    audit_time_readings,
    audit_time_trace,
    display_days,
)
from aftersales.calculation.worksheet import NOTES, Row, Worksheet, read_worksheet
from aftersales.foundation.exact import write_exact
from aftersales.foundation.reader import Reader


def reply_audit_time(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    reader = open_request(request)
    published = library.rule_document(
        reader.raw("document"), "document", lambda document: document.audit_time
    )
    document, chosen = read_chosen_readings(reader, published.document, "audit_time")
    rule = document.audit_time
    assert rule is not None
    headcount = reader.count("headcount")
    refuse_faulty(reader)
    result = audit_time(rule, headcount)
    sheet = read_worksheet(reader.optional_inner("worksheet") or Reader({}), result)
    refuse_unread(reader)
    return {
        "document": document_json(published),
        "headcount": write_exact(headcount),
        **figures_json(all_figures(result.figures())),
        "display": {name: display_days(days) for name, days in result.figures().items()},
        "unit": "person-day",
        "band": {
            "from": write_exact(result.band.lowest),
            "to": write_exact(result.band.highest),
            "days": write_exact(result.band.days),
        },
        "suggestion": _suggestion_json(result),
        "worksheet": _worksheet_json(sheet),
        **basis_json(
            chosen,
            audit_time_discrepancies(result, document.discrepancies),
            audit_time_readings(result, published.document, chosen),
            audit_time_trace(result),
        ),
    }


def _suggestion_json(result: AuditTime) -> dict[str, object]:
    suggestions = result.suggestions()
    return {
        **figures_json(all_figures(suggestions)),
        "display": {name: display_days(days) for name, days in suggestions.items()},
        "text": result.rule.suggestion.text.to_json(),
    }


def _worksheet_json(sheet: Worksheet) -> dict[str, object]:
    return {
        **{key: sheet.notes.get(key) for key in NOTES},
        "date": sheet.day.isoformat() if sheet.day else None,
        "rows": [_row_json(row) for row in sheet.rows],
        "warnings": [text.to_json() for text in sheet.warnings],
    }


def _row_json(row: Row) -> dict[str, object]:
    days = {"days": row.days, "suggested": row.suggested, "planned": row.plan.days if row.plan else None}
    return {
        "figure": row.figure,
        "label": row.label.to_json(),
        **figures_json(dict(days)),
        "display": {name: display_days(value) for name, value in days.items() if value is not None},
        "deviates": row.deviates,
        "reason": row.plan.reason if row.plan and row.plan.reason else None,
        "source": row.source.to_json(),
    }
