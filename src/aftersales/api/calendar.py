"""Requests of the kind ``calendar``.

``{"issued": "2025-06-06", "surveillance": ["2026-05-20"], "today": "2026-11-23"}``; further dates
``suspended``, ``correction_requested``, ``appeal_received``, ``appeal_accepted``, ``verified``,
``informed`` and ``printed_expiry``; the lists ``holidays`` and ``workdays`` (worked weekends);
``done``, by event the date it was done; ``skip``, the events that do not concern this certificate.
Without ``today`` nothing is judged overdue. At least one date is needed to count from; ``document``
may be left out while one document has the rule; ``readings`` chooses readings, discrepancy to reading.
``needs`` in the reply names the dates that a chosen reading counts from and the request lacks. A
calendar file is made from the reply (`aftersales_files.calendar_file`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.library import PublishedRules
from aftersales.api.rule_reply import (
    Asked,
    Basis,
    RuleKind,
    basis_json,
    document_json,
    figure_json,
    rule_reading_json,
    window_json,
)
from aftersales.api.shape import day_json
from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.calendar_readings import calendar_discrepancies, calendar_needs, calendar_readings
from aftersales.calculation.calendar_trace import calendar_trace, calendar_warnings
from aftersales.calculation.certificate_calendar import (
    DATES,
    NEXT_SURVEILLANCE,
    CertificateCalendar,
    certificate_calendar,
)
from aftersales.calculation.rule_readings import Figure, OtherReading
from aftersales.calculation.surveillance import Visit
from aftersales.calculation.timeline import Entry, coming, overdue, timeline
from aftersales.foundation.reader import Reader
from aftersales.model.calculations import CALENDAR
from aftersales.model.certificate_history import read_history
from aftersales.model.lifecycle_rule import LifecycleRule

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.calendar import (
        CalendarFigures,
        CalendarReadingJson,
        CalendarResult,
        EntryJson,
        MissingSurveillanceJson,
        VisitJson,
    )


def _read(reader: Reader, rule: LifecycleRule | None) -> CertificateCalendar | None:
    before = len(reader.faults)
    history = read_history(reader, rule)
    if rule is None or len(reader.faults) > before:
        return None
    return reader.noted(lambda: certificate_calendar(rule, history))


def _basis(calendar: CertificateCalendar, asked: Asked[PublishedRules]) -> Basis:
    document = asked.published.document
    return Basis(
        discrepancies=calendar_discrepancies(calendar, document.discrepancies),
        readings=calendar_readings(calendar, document, asked.chosen),
        trace=calendar_trace(calendar),
    )


def _shape(calendar: CertificateCalendar, asked: Asked[PublishedRules], basis: Basis) -> CalendarResult:
    entries = timeline(calendar)
    return cast(
        "CalendarResult",  # each date is a day or a window, as the rule has it
        {
            "document": document_json(asked.published),
            "issued": day_json(calendar.issued),
            "today": day_json(calendar.history.today),
            **_figures_json(calendar.figures()),
            "needs": list(calendar_needs(calendar, asked.published.document)),
            "surveillance": [_visit_json(visit) for visit in calendar.visits],
            "missing": _missing_json(calendar),
            "timeline": [_entry_json(entry) for entry in entries],
            "overdue": [entry.event for entry in overdue(entries)],
            "warnings": [text.to_json() for text in calendar_warnings(calendar)],
            "next": next((_entry_json(entry) for entry in coming(entries)), None),
            **basis_json(asked, basis),
            "readings": [_reading_json(other) for other in basis.readings],
        },
    )


def _figures_json(figures: Mapping[str, Figure]) -> CalendarFigures:
    """FIGURES, those of events that not every document knows under ``other_dates``.

    Such an event may be called anything; at the top it could take the place of another key.
    """
    written = {name: figure_json(figure) for name, figure in figures.items()}
    known: dict[str, object] = {name: written[name] for name in (*DATES, NEXT_SURVEILLANCE)}
    others = {name: figure for name, figure in written.items() if name not in known}
    return cast("CalendarFigures", known | ({"other_dates": others} if others else {}))


def _reading_json(other: OtherReading) -> CalendarReadingJson:
    figures = _figures_json(other.outcome.figures)
    return {**rule_reading_json(other), "result": figures, "display": {}}


def _visit_json(visit: Visit) -> VisitJson:
    return {"date": visit.day.isoformat(), "due": window_json(visit.due), "days_late": visit.days_late}


def _missing_json(calendar: CertificateCalendar) -> MissingSurveillanceJson:
    """What of the surveillance did not take place: visits that came late, years without any."""
    return {
        "late": [visit.day.isoformat() for visit in calendar.visits if visit.days_late],
        "years": list(calendar.missed_years),
    }


def _entry_json(entry: Entry) -> EntryJson:
    return {
        "event": entry.event,
        "label": entry.label.to_json(),
        "earliest": day_json(entry.earliest),
        "latest": entry.latest.isoformat(),
        "done": day_json(entry.done),
        "status": entry.status,
        "days": entry.days,
        "source": entry.source.to_json(),
        "discrepancies": list(entry.discrepancies),
    }


reply_calendar = RuleKind(
    calculation=CALENDAR,
    find=lambda library, name: library.rule_document(name, "document", lambda each: each.lifecycle),
    rule_of=lambda published, chosen: with_readings(published.document, chosen).lifecycle,
    read=_read,
    basis=_basis,
    shape=_shape,
)
