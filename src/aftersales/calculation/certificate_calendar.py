"""A certificate's dates (ZPIC-WF-20 5 to 10): what is due when, from its issue and what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    _expect_printed_within(rule, history)
    calendar = _calendar(rule, history, day_before=False)
    if calendar.expiry is not None:
        _expect_before_expiry(history, calendar.expiry)
    return calendar


def a_day_earlier(calendar: CertificateCalendar) -> dict[str, Figure]:
    """The dates where a period of months or years ends a day earlier (register C-001-10)."""
    return _calendar(calendar.rule, calendar.history, day_before=True).figures()


def _calendar(rule: LifecycleRule, history: CertificateHistory, *, day_before: bool) -> CertificateCalendar:
    issued, visits = history.occasions.get("issue"), history.visits
    expiry = history.printed_expiry
    if issued is not None and expiry is None:
        expiry = reached(rule.event(EXPIRY).period, issued, day_before=day_before)
    dates = _dates(rule, history, expiry, day_before=day_before)
    if issued is None or expiry is None:
        return CertificateCalendar(
            rule=rule,
            history=history,
            issued=None,
            expiry=None,
            dates=dates,
            visits=(),
            next_due=None,
            missed_years=(),
        )
    previous = visits[-1] if visits else None
    return CertificateCalendar(
        rule=rule,
        history=history,
        issued=issued,
        expiry=expiry,
        dates=dates,
        visits=visits_held(rule, issued, expiry, visits),
        next_due=surveillance_due(rule, issued, expiry, previous, day_before=day_before),
        missed_years=years_without_visit(rule, expiry, visits, history.today),
    )


def _dates(
    rule: LifecycleRule, history: CertificateHistory, expiry: date | None, *, day_before: bool
) -> dict[str, date]:
    """The last day of each event that has a start; the repeated surveillance has its own window."""
    dates: dict[str, date] = {}
    for event in rule.events:
        start = expiry if event.anchor == "expiry" else history.occasions.get(event.anchor)
        if start is None or event.id == LATER_SURVEILLANCE or event.id in history.skipped:
            continue
        if event.id == EXPIRY and expiry is not None:
            dates[event.id] = expiry
        elif event.direction == "before":
            dates[event.id] = counted_back(event.period, start)
        else:
            dates[event.id] = reached(event.period, start, history.working_days, day_before=day_before)
    return dates


def _expect_printed_within(rule: LifecycleRule, history: CertificateHistory) -> None:
    """The date of expiry printed on the certificate prevails, but cannot lie beyond the rule's period."""
    issued, printed = history.occasions.get("issue"), history.printed_expiry
    if issued is None or printed is None:
        return
    latest = reached(rule.event(EXPIRY).period, issued)
    if not issued < printed <= latest:
        expected = _VALIDITY.filled(issued=issued, latest=latest)
        raise Refused([Fault(at="printed_expiry", found=printed.isoformat(), expected=expected)])


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
