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

from aftersales.api.library import Library
from aftersales.api.rule_reply import (
    basis_json,
    document_json,
    figure_json,
    figures_json,
    open_request,
    read_chosen_readings,
    refuse_unread,
)
from aftersales.calculation.calendar_readings import calendar_discrepancies, calendar_needs, calendar_readings
from aftersales.calculation.calendar_trace import calendar_trace, calendar_warnings
from aftersales.calculation.certificate_calendar import (
    DATES,
    NEXT_SURVEILLANCE,
    CertificateCalendar,
    certificate_calendar,
)
from aftersales.calculation.rule_readings import Figures
from aftersales.calculation.surveillance import Visit
from aftersales.calculation.timeline import Entry, coming, overdue, timeline
from aftersales.model.certificate_history import read_history


def reply_calendar(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    reader = open_request(request)
    published = library.rule_document(reader.raw("document"), "document", lambda document: document.lifecycle)
    document, chosen = read_chosen_readings(reader, published.document, "lifecycle")
    rule = document.lifecycle
    assert rule is not None
    history = read_history(reader, rule)
    refuse_unread(reader)
    calendar = certificate_calendar(rule, history)
    entries = timeline(calendar)
    return {
        "document": document_json(published),
        "issued": figure_json(calendar.issued),
        "today": figure_json(history.today),
        **_dates_json(calendar.figures()),
        "needs": list(calendar_needs(calendar, published.document)),
        "surveillance": [_visit_json(visit) for visit in calendar.visits],
        "missing": _missing_json(calendar),
        "timeline": [_entry_json(entry) for entry in entries],
        "overdue": [entry.event for entry in overdue(entries)],
        "warnings": [text.to_json() for text in calendar_warnings(calendar)],
        "next": next((_entry_json(entry) for entry in coming(entries)), None),
        **basis_json(
            chosen,
            calendar_discrepancies(calendar, document.discrepancies),
            calendar_readings(calendar, published.document, chosen),
            calendar_trace(calendar),
            _dates_json,
        ),
    }


def _dates_json(dates: Figures) -> dict[str, object]:
    """DATES, those of events that not every document knows under ``other_dates``.

    Such an event may be called anything; at the top it could take the place of another key.
    """
    figures = figures_json(dates)
    known = {name: value for name, value in figures.items() if name in (*DATES, NEXT_SURVEILLANCE)}
    others = {name: value for name, value in figures.items() if name not in known}
    return known | ({"other_dates": others} if others else {})


def _visit_json(visit: Visit) -> dict[str, object]:
    return {"date": visit.day.isoformat(), "due": figure_json(visit.due), "days_late": visit.days_late}


def _missing_json(calendar: CertificateCalendar) -> dict[str, object]:
    """What of the surveillance did not take place: visits that came late, years without any."""
    return {
        "late": [visit.day.isoformat() for visit in calendar.visits if visit.days_late],
        "years": list(calendar.missed_years),
    }


def _entry_json(entry: Entry) -> dict[str, object]:
    return {
        "event": entry.event,
        "label": entry.label.to_json(),
        "earliest": figure_json(entry.earliest),
        "latest": entry.latest.isoformat(),
        "done": figure_json(entry.done),
        "status": entry.status,
        "days": entry.days,
        "source": entry.source.to_json(),
        "discrepancies": list(entry.discrepancies),
    }
