"""The dates of a certificate in order, each with where it stands on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aftersales.calculation.certificate_calendar import CertificateCalendar
from aftersales.foundation.text import Text
from aftersales.model.lifecycle_rule import EXPIRY, FIRST_SURVEILLANCE, LATER_SURVEILLANCE
from aftersales.model.reference import Reference

Status = Literal["took-place", "done", "done-late", "overdue", "over", "due", "ahead", "undated"]
"""``over``: a period that simply ended; ``due``: its window is open; ``undated``: no day to judge by."""

_PERIODS = (EXPIRY, "suspension-usual", "records-until")
"""Ends of periods, by which nobody has to have done anything: they pass, they are not overdue."""
_ISSUE = Text("签发证书", "Certificate issued")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date: its last day, the first day where it is a window, when it was done, and its status.

    ``days`` is how many days after ``today`` the last day lies (negative: before it); None without today.
    """

    event: str
    label: Text
    earliest: date | None
    latest: date
    done: date | None
    status: Status
    days: int | None
    source: Reference
    discrepancies: tuple[str, ...]


def timeline(calendar: CertificateCalendar) -> tuple[Entry, ...]:
    """Everything that took place or is due, by its last day."""
    entries = [*_past_visits(calendar), *_coming_visit(calendar), *_issue(calendar)]
    for event in calendar.rule.events:
        if event.id in calendar.dates and event.id != FIRST_SURVEILLANCE:
            latest, done = calendar.dates[event.id], calendar.history.done.get(event.id)
            earliest = calendar.opening.get(event.id)
            entries.append(
                Entry(
                    event=event.id,
                    label=event.label,
                    earliest=earliest,
                    latest=latest,
                    done=done,
                    status=_status(calendar, event.id, earliest, latest, done),
                    days=_days(calendar, latest),
                    source=event.source,
                    discrepancies=event.discrepancies,
                )
            )
    return tuple(sorted(entries, key=lambda entry: (entry.done or entry.latest, entry.event)))


def overdue(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of ENTRIES whose last day has passed without what was due on it."""
    return tuple(entry for entry in entries if entry.status == "overdue")


def coming(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What lies ahead or is due, the nearest first."""
    return tuple(entry for entry in entries if entry.status in ("due", "ahead"))


def _issue(calendar: CertificateCalendar) -> list[Entry]:
    issued = calendar.issued
    if issued is None:
        return []
    source = calendar.rule.event(EXPIRY).source
    return [
        Entry(
            event="issue",
            label=_ISSUE,
            earliest=None,
            latest=issued,
            done=issued,
            status="took-place",
            days=_days(calendar, issued),
            source=source,
            discrepancies=(),
        )
    ]


def _past_visits(calendar: CertificateCalendar) -> list[Entry]:
    entries = []
    for number, visit in enumerate(calendar.visits):
        event = calendar.rule.event(LATER_SURVEILLANCE if number else FIRST_SURVEILLANCE)
        entries.append(
            Entry(
                event=event.id,
                label=event.label,
                earliest=visit.due.earliest if visit.due else None,
                latest=visit.due.latest if visit.due else visit.day,
                done=visit.day,
                status="done-late" if visit.days_late else "done",
                days=_days(calendar, visit.day),
                source=event.source,
                discrepancies=event.discrepancies,
            )
        )
    return entries


def _coming_visit(calendar: CertificateCalendar) -> list[Entry]:
    due, event = calendar.next_due, calendar.next_event
    if due is None:
        return []
    return [
        Entry(
            event=event.id,
            label=event.label,
            earliest=due.earliest,
            latest=due.latest,
            done=None,
            status=_status(calendar, event.id, due.earliest, due.latest, None),
            days=_days(calendar, due.latest),
            source=event.source,
            discrepancies=event.discrepancies,
        )
    ]


def _status(
    calendar: CertificateCalendar, event: str, earliest: date | None, latest: date, done: date | None
) -> Status:
    today = calendar.history.today
    if done is not None:
        return "done" if done <= latest else "done-late"
    if today is None:
        return "undated"
    if today > latest:
        return "over" if event in _PERIODS else "overdue"
    is_open = earliest is not None and earliest <= today
    return "due" if is_open or today == latest else "ahead"


def _days(calendar: CertificateCalendar, day: date) -> int | None:
    today = calendar.history.today
    return None if today is None else (day - today).days
