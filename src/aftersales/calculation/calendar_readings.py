"""The calendar under the readings that were not adopted (register C-001-10 to C-001-14)."""

from __future__ import annotations

from datetime import date, timedelta

from aftersales.calculation.certificate_calendar import CertificateCalendar, a_day_earlier
from aftersales.calculation.periods import reached
from aftersales.calculation.rule_readings import (
    Figure,
    OtherReading,
    Window,
    named_errata,
    other_readings,
)
from aftersales.foundation.dates import WorkingDays, add_months
from aftersales.model.erratum import Erratum
from aftersales.model.lifecycle_rule import Event, Period

_APPLICATION, _APPEAL = "recertification-application", "appeal-answer"


def calendar_errata(calendar: CertificateCalendar, errata: tuple[Erratum, ...]) -> tuple[Erratum, ...]:
    """The unclear places that the dates given rest on."""
    used = {name for event in calendar.rule.events if event.id in calendar.dates for name in event.errata}
    if calendar.next_due is not None or calendar.visits:
        used.update(calendar.next_event.errata)
    if any(event.period.unit in ("months", "years") for event in _dated(calendar)):
        used.update(calendar.rule.errata)
    return named_errata(errata, used)


def calendar_readings(calendar: CertificateCalendar, errata: tuple[Erratum, ...]) -> tuple[OtherReading, ...]:
    outcomes: dict[str, dict[str, Figure]] = {"day-before": a_day_earlier(calendar)}
    outcomes |= _of_surveillance(calendar)
    outcomes |= _of_application(calendar)
    outcomes |= _of_appeal(calendar)
    outcomes |= _of_decisions(calendar)
    return other_readings(calendar_errata(calendar, errata), calendar.figures(), outcomes)


def _dated(calendar: CertificateCalendar) -> list[Event]:
    return [event for event in calendar.rule.events if event.id in calendar.dates]


def _of_surveillance(calendar: CertificateCalendar) -> dict[str, dict[str, Figure]]:
    """The year excepted is that of the actual recertification; or every twelve months."""
    expiry, visits = calendar.expiry, calendar.visits
    if expiry is None or not visits:
        return {}
    due = calendar.next_due
    applied = calendar.dates.get(_APPLICATION, expiry)
    if due is not None and due.earliest.year == applied.year:
        due = None
    yearly: Window | None = None
    latest = add_months(visits[-1].day, 12)
    if latest < expiry:
        yearly = Window(earliest=visits[-1].day + timedelta(days=1), latest=latest)
    return {
        "year-of-recertification": {"next_surveillance": due},
        "every-twelve-months": {"next_surveillance": yearly},
    }


def _of_application(calendar: CertificateCalendar) -> dict[str, dict[str, Figure]]:
    applied, expiry = calendar.dates.get(_APPLICATION), calendar.expiry
    if applied is None or expiry is None:
        return {}
    return {"window": {"recertification_application": Window(earliest=applied, latest=expiry)}}


def _of_appeal(calendar: CertificateCalendar) -> dict[str, dict[str, Figure]]:
    history = calendar.history
    received = history.occasions.get("appeal-received")
    if received is None or _APPEAL not in calendar.dates:
        return {}
    period = calendar.rule.event(_APPEAL).period
    worked = history.working_days.after(received, period.count)
    outcomes: dict[str, dict[str, Figure]] = {"working-days": {"appeal_answer": worked}}
    if history.accepted is not None:
        outcomes["calendar-from-acceptance"] = {"appeal_answer": reached(period, history.accepted)}
    return outcomes


def _of_decisions(calendar: CertificateCalendar) -> dict[str, dict[str, Figure]]:
    """Weekends alone left out; or counted from the day of the information."""
    decisions = [event for event in _dated(calendar) if event.period.unit == "working-days"]
    verified, informed = calendar.history.occasions.get("verification"), calendar.history.informed

    def counted(start: date, worked: WorkingDays) -> dict[str, Figure]:
        periods: dict[str, Period] = {event.id.replace("-", "_"): event.period for event in decisions}
        return {name: reached(period, start, worked) for name, period in periods.items()}

    outcomes = {}
    if verified is not None and decisions:
        outcomes["weekdays-only"] = counted(verified, WorkingDays())
        if informed is not None:
            outcomes["from-information"] = counted(informed, calendar.history.working_days)
    return outcomes
