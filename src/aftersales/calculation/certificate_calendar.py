"""A certificate's dates (ZPIC-WF-20 5 to 10): what is due when, from its issue and what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aftersales.calculation.periods import counted_back, reached
from aftersales.calculation.rule_readings import Figure, Window
from aftersales.calculation.surveillance import (
    Visit,
    surveillance_due,
    visits_held,
    years_without_visit,
)
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.certificate_history import CertificateHistory
from aftersales.model.lifecycle_rule import (
    EXPIRY,
    FIRST_SURVEILLANCE,
    LATER_SURVEILLANCE,
    Event,
    LifecycleRule,
)

_BEFORE_EXPIRY = Text("不晚于到期日 {expiry}", "not after the expiry, {expiry}")
_VALIDITY = Text(
    "在签发日 {issued} 之后，不晚于 {latest}", "after the issue on {issued} and not after {latest}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCalendar:
    """The dates that follow from a history.

    ``dates`` has, by event id, the last day of every event whose start is known; ``next_due`` is
    the window of the next surveillance (None: no further one is due, or no issue date is given).
    """

    rule: LifecycleRule
    history: CertificateHistory
    issued: date | None
    expiry: date | None
    dates: Mapping[str, date]
    visits: tuple[Visit, ...]
    next_due: Window | None
    missed_years: tuple[int, ...]

    @property
    def next_event(self) -> Event:
        """The event that the next surveillance is an instance of."""
        return self.rule.event(LATER_SURVEILLANCE if self.visits else FIRST_SURVEILLANCE)

    def figures(self) -> dict[str, Figure]:
        """Every date by the key under which a reply gives it; None where its start is not known."""
        found: dict[str, Figure] = {
            event.id.replace("-", "_"): self.dates.get(event.id)
            for event in self.rule.events
            if event.id != LATER_SURVEILLANCE
        }
        return found | {"next_surveillance": self.next_due}


def certificate_calendar(rule: LifecycleRule, history: CertificateHistory) -> CertificateCalendar:
    """The calendar by RULE; raises `Refused` for dates after the certificate's expiry."""
    issued = history.occasions.get("issue")
    expiry = None if issued is None else reached(rule.event(EXPIRY).period, issued)
    if issued is not None and expiry is not None:
        expiry = _printed(history, issued, expiry)
        _expect_before_expiry(history, expiry)
    days = [visit for visit in history.visits if issued is not None]
    return CertificateCalendar(
        rule=rule,
        history=history,
        issued=issued,
        expiry=expiry,
        dates=_dates(rule, history, expiry),
        visits=visits_held(rule, issued, expiry, tuple(days)) if issued and expiry else (),
        next_due=(
            surveillance_due(rule, issued, expiry, days[-1] if days else None) if issued and expiry else None
        ),
        missed_years=years_without_visit(rule, expiry, tuple(days), history.today) if expiry else (),
    )


def _dates(rule: LifecycleRule, history: CertificateHistory, expiry: date | None) -> dict[str, date]:
    """The last day of each event that has a start; the repeated surveillance has its own window."""
    dates: dict[str, date] = {}
    for event in rule.events:
        start = expiry if event.anchor == "expiry" else history.occasions.get(event.anchor)
        if event.id == LATER_SURVEILLANCE or start is None:
            continue
        if event.id == EXPIRY and expiry is not None:
            dates[event.id] = expiry
        elif event.direction == "before":
            dates[event.id] = counted_back(event.period, start)
        else:
            dates[event.id] = reached(event.period, start, history.working_days)
    return dates


def _printed(history: CertificateHistory, issued: date, expiry: date) -> date:
    """The date of expiry printed on the certificate prevails, but cannot lie beyond the rule's period."""
    printed = history.printed_expiry
    if printed is None:
        return expiry
    if not issued < printed <= expiry:
        expected = _VALIDITY.filled(issued=issued, latest=expiry)
        raise Refused([Fault(at="printed_expiry", found=printed.isoformat(), expected=expected)])
    return printed


def _expect_before_expiry(history: CertificateHistory, expiry: date) -> None:
    given = {f"surveillance.{index}": visit for index, visit in enumerate(history.visits)}
    suspended = history.occasions.get("suspension")
    if suspended is not None:
        given["suspended"] = suspended
    expected = _BEFORE_EXPIRY.filled(expiry=expiry)
    faults = [
        Fault(at=at, found=day.isoformat(), expected=expected) for at, day in given.items() if day > expiry
    ]
    if faults:
        raise Refused(faults)


def a_day_earlier(calendar: CertificateCalendar) -> dict[str, Figure]:
    """The dates where a period of months or years ends a day earlier (register C-001-10)."""
    rule, one = calendar.rule, timedelta(days=1)
    dates = dict(calendar.dates)
    for event in rule.events:
        if event.id in dates and event.direction == "after" and event.period.unit in ("months", "years"):
            dates[event.id] -= one
    if calendar.history.printed_expiry is not None:
        dates[EXPIRY] = calendar.dates[EXPIRY]
    for event in rule.events:
        if event.direction == "before" and event.id in dates:
            dates[event.id] = counted_back(event.period, dates[EXPIRY])
    figures: dict[str, Figure] = {name.replace("-", "_"): day for name, day in dates.items()}
    due = calendar.next_due
    if due is not None:
        end_of_year = date(due.earliest.year, 12, 31)
        ends_with_year = bool(calendar.visits) and due.latest == end_of_year
        if not ends_with_year or _interval_ends(calendar) == end_of_year:
            due = Window(earliest=due.earliest, latest=due.latest - one)
    return figures | {"next_surveillance": due}


def _interval_ends(calendar: CertificateCalendar) -> date:
    """The last day of the period from the last visit, whatever the calendar year says."""
    return reached(calendar.rule.event(LATER_SURVEILLANCE).period, calendar.visits[-1].day)
