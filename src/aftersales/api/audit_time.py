"""Requests of the kind ``audit-time``.

``{"headcount": 300, "worksheet": {...}, "document": ID}``; ``worksheet`` may hold ``organisation``,
``prepared_by``, ``date``, ``headcount_basis`` and ``planned``, by figure ``{"days": "3", "reason":
"..."}``. ``document`` may be left out while one rule document has a table. ``readings`` chooses
readings, discrepancy to reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from aftersales.api.library import PublishedRules
from aftersales.api.rule_reply import (
    Asked,
    Basis,
    RuleKind,
    basis_json,
    document_json,
    number_json,
    rule_reading_json,
)
from aftersales.api.shape import day_json
from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.audit_time import (
    AuditTime,
    audit_time,
    audit_time_discrepancies,
    audit_time_readings,
    audit_time_trace,
    display_days,
)
from aftersales.calculation.rule_readings import Figure, OtherReading
from aftersales.calculation.worksheet import Row, Worksheet, read_worksheet
from aftersales.foundation.exact import write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.typed_people import A_HEADCOUNT
from aftersales.model.audit_time_rule import AuditTimeRule
from aftersales.model.calculations import AUDIT_TIME

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.audit_time import (
        AuditTimeDisplay,
        AuditTimeFigures,
        AuditTimeReadingJson,
        AuditTimeResult,
        SuggestionJson,
        WorksheetJson,
        WorksheetRowDisplay,
        WorksheetRowJson,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The audit time, and the worksheet that it is planned by."""

    time: AuditTime
    worksheet: Worksheet


def _read(reader: Reader, rule: AuditTimeRule | None) -> Planned | None:
    before = len(reader.faults)
    headcount = reader.count("headcount", expected=A_HEADCOUNT)
    known = len(reader.faults) == before
    time = reader.noted(lambda: audit_time(rule, headcount)) if rule is not None and known else None
    sheet = read_worksheet(reader.optional_inner("worksheet") or Reader({}), time)
    return None if time is None or sheet is None else Planned(time=time, worksheet=sheet)


def _basis(found: Planned, asked: Asked[PublishedRules]) -> Basis:
    document = asked.published.document
    return Basis(
        discrepancies=audit_time_discrepancies(found.time, document.discrepancies),
        readings=audit_time_readings(found.time, document, asked.chosen),
        trace=audit_time_trace(found.time),
    )


def _shape(found: Planned, asked: Asked[PublishedRules], basis: Basis) -> AuditTimeResult:
    time = found.time
    return {
        "document": document_json(asked.published),
        "headcount": write_exact(time.headcount),
        **_figures_json(time.figures()),
        "display": _display(time.figures()),
        "unit": "person-day",
        "band": {
            "from": write_exact(time.band.lowest),
            "to": write_exact(time.band.highest),
            "days": write_exact(time.band.days),
        },
        "suggestion": _suggestion_json(time),
        "worksheet": _worksheet_json(found.worksheet),
        **basis_json(asked, basis),
        "readings": [_reading_json(other) for other in basis.readings],
    }


def _figures_json(figures: Mapping[str, Figure]) -> AuditTimeFigures:
    """Every figure exactly; null for those of later audits that the rule as read does not ask for."""
    surveillance = figures.get("surveillance_on_site_minimum")
    recertification = figures.get("recertification_on_site_minimum")
    return {
        "initial": number_json(figures["initial"]),
        "on_site_minimum": number_json(figures["on_site_minimum"]),
        "surveillance": number_json(figures["surveillance"]),
        "surveillance_on_site_minimum": None if surveillance is None else number_json(surveillance),
        "recertification": number_json(figures["recertification"]),
        "recertification_on_site_minimum": None if recertification is None else number_json(recertification),
    }


def _display(figures: Mapping[str, Figure]) -> AuditTimeDisplay:
    shown = {name: display_days(days) for name, days in figures.items() if isinstance(days, Fraction)}
    return cast("AuditTimeDisplay", shown)  # the names are those of the figures


def _suggestion_json(time: AuditTime) -> SuggestionJson:
    suggestions = time.suggestions()
    return {
        **_figures_json(suggestions),
        "display": _display(suggestions),
        "text": time.rule.suggestion.text.to_json(),
    }


def _reading_json(other: OtherReading) -> AuditTimeReadingJson:
    return {
        **rule_reading_json(other),
        "result": _figures_json(other.outcome.figures),
        "display": _display(other.outcome.figures),
    }


def _worksheet_json(sheet: Worksheet) -> WorksheetJson:
    return {
        "organisation": sheet.notes.get("organisation"),
        "prepared_by": sheet.notes.get("prepared_by"),
        "headcount_basis": sheet.notes.get("headcount_basis"),
        "date": day_json(sheet.day),
        "rows": [_row_json(row) for row in sheet.rows],
        "warnings": [text.to_json() for text in sheet.warnings],
    }


def _row_json(row: Row) -> WorksheetRowJson:
    display: WorksheetRowDisplay = {"days": display_days(row.days), "suggested": display_days(row.suggested)}
    if row.plan:
        display["planned"] = display_days(row.plan.days)
    return {
        "figure": row.figure,
        "label": row.label.to_json(),
        "days": write_exact(row.days),
        "suggested": write_exact(row.suggested),
        "planned": write_exact(row.plan.days) if row.plan else None,
        "display": display,
        "deviates": row.deviates,
        "reason": row.plan.reason if row.plan and row.plan.reason else None,
        "source": row.source.to_json(),
    }


reply_audit_time = RuleKind(
    calculation=AUDIT_TIME,
    find=lambda library, name: library.rule_document(name, "document", lambda each: each.audit_time),
    rule_of=lambda published, chosen: with_readings(published.document, chosen).audit_time,
    read=_read,
    basis=_basis,
    shape=_shape,
)
