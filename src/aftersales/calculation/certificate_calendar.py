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
from aftersales.foundation.dates import WorkingDays
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

NEXT_SURVEILLANCE = "next_surveillance"
DATES = (
    "first_surveillance",
    "expiry",
    "recertification_application",
    "suspension_usual",
    "suspension_maximum",
    "wrong_use_correction",
    "appeal_answer",
    "suspension_decision",
    "withdrawal_decision",
    "records_until",
)
"""The dates that every calendar has a key for; a rule may leave some of them out, and state others."""

_BEFORE_EXPIRY = Text("不晚于到期日 {expiry}", "not after the expiry, {expiry}")
_VALIDITY = Text(
    "在签发日 {issued} 之后，不晚于 {latest}", "after the issue on {issued} and not after {latest}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCalendar:
    """The dates that follow from a history.

    ``dates`` has, by event id, the last day of every event whose start is known, ``opening`` the first
    day of those that are windows; ``next_due`` is the window of the next surveillance (None: no further
    one is due, or no issue date is given).
    """

    rule: LifecycleRule
    history: CertificateHistory
    issued: date | None
    expiry: date | None
    dates: Mapping[str, date]
    opening: Mapping[str, date]
    visits: tuple[Visit, ...]
    next_due: Window | None
    missed_years: tuple[int, ...]

    @property
    def next_event(self) -> Event:
        """The event that the next surveillance is an instance of."""
        return self.rule.event(LATER_SURVEILLANCE if self.visits else FIRST_SURVEILLANCE)

    def figures(self) -> dict[str, Figure]:
        """Every date by its key; None where its start is not known, or where the rule does not state it."""
        found: dict[str, Figure] = {
            event.id.replace("-", "_"): self._figure(event.id)
            for event in self.rule.events
            if event.id != LATER_SURVEILLANCE
        }
        unstated = {name: None for name in DATES if name not in found}
        return found | unstated | {NEXT_SURVEILLANCE: self.next_due}

    def _figure(self, event: str) -> Figure:
        latest = self.dates.get(event)
        if latest is None or event not in self.opening:
            return latest
        return Window(earliest=self.opening[event], latest=latest)


def certificate_calendar(rule: LifecycleRule, history: CertificateHistory) -> CertificateCalendar:
    """The dates of a certificate by RULE (ZPIC-WF-20 5 to 10), each the last day to do something.

    Raises `Refused` for dates of HISTORY after the certificate's expiry, and for a printed expiry beyond the
    rule's period.
    """
    _expect_printed_within(rule, history)
    calendar = calendar_unchecked(rule, history)
    if calendar.expiry is not None:
        _expect_before_expiry(history, calendar.expiry)
    return calendar


def calendar_unchecked(rule: LifecycleRule, history: CertificateHistory) -> CertificateCalendar:
    """The calendar by RULE, whatever dates HISTORY has: another reading may end a certificate earlier."""
    issued, visits = history.occasions.get("issue"), history.visits
    expiry = history.printed_expiry
    if issued is not None and expiry is None:
        expiry = reached(rule.event(EXPIRY).period, issued, ends=rule.periods_end)
    dates, opening = _dates(rule, history, expiry)
    if issued is None or expiry is None:
        return CertificateCalendar(
            rule=rule,
            history=history,
            issued=None,
            expiry=None,
            dates=dates,
            opening=opening,
            visits=(),
            next_due=None,
            missed_years=(),
        )
    return CertificateCalendar(
        rule=rule,
        history=history,
        issued=issued,
        expiry=expiry,
        dates=dates,
        opening=opening,
        visits=visits_held(rule, issued, expiry, visits),
        next_due=surveillance_due(rule, issued, expiry, visits[-1] if visits else None),
        missed_years=years_without_visit(rule, expiry, visits, history.today),
    )


def _dates(
    rule: LifecycleRule, history: CertificateHistory, expiry: date | None
) -> tuple[dict[str, date], dict[str, date]]:
    """The last day of each event that has a start, and the first day of those that are windows.

    The repeated surveillance has its own window; the first is held while the certificate is valid.
    """
    dates: dict[str, date] = {}
    opening: dict[str, date] = {}
    worked = WorkingDays() if rule.working_days == "weekdays" else history.working_days
    for event in rule.events:
        start = expiry if event.anchor == "expiry" else history.occasions.get(event.anchor)
        if start is None or event.id == LATER_SURVEILLANCE or event.id in history.skipped:
            continue
        if event.id == EXPIRY and expiry is not None:
            dates[event.id] = expiry
        elif event.direction == "before" and event.term == "window":
            opening[event.id], dates[event.id] = counted_back(event.period, start), start
        elif event.direction == "before":
            dates[event.id] = counted_back(event.period, start)
        else:
            latest = reached(event.period, start, worked, rule.periods_end)
            ends = expiry if event.id == FIRST_SURVEILLANCE else None
            dates[event.id] = min(latest, ends) if ends else latest
    return dates, opening


def _expect_printed_within(rule: LifecycleRule, history: CertificateHistory) -> None:
    """The date of expiry printed on the certificate prevails, but cannot lie beyond the rule's period.

    That is taken at its longest: a printed date also tells how the issuer counts.
    """
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
