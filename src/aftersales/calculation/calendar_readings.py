"""The calendar under the readings that were not adopted (register C-001-10 to C-001-14)."""

from __future__ import annotations

from collections.abc import Iterable

from aftersales.calculation.apply_readings import ChosenReadings, with_readings
from aftersales.calculation.certificate_calendar import CertificateCalendar, calendar_unchecked
from aftersales.calculation.rule_readings import OtherReading, Outcome, named_discrepancies, other_readings
from aftersales.model.certificate_history import OCCASIONS
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.lifecycle_rule import Event
from aftersales.model.rule_document import RuleDocument


def calendar_discrepancies(
    calendar: CertificateCalendar, discrepancies: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """The unclear places that the dates given rest on."""
    used = {
        name for event in calendar.rule.events if event.id in calendar.dates for name in event.discrepancies
    }
    if calendar.next_due is not None or calendar.visits:
        used.update(calendar.next_event.discrepancies)
    if any(event.period.unit in ("months", "years") for event in _dated(calendar)):
        used.update(calendar.rule.discrepancies)
    return named_discrepancies(discrepancies, used)


def calendar_readings(
    calendar: CertificateCalendar, document: RuleDocument, chosen: ChosenReadings
) -> tuple[OtherReading, ...]:
    """The dates under the other readings of DOCUMENT; CALENDAR is that under CHOSEN.

    Of discrepancies that concern no date, as chosen or as adopted, nothing is said unless a date differs.
    """
    adopted = _adopted(calendar, document)
    concerned = {
        discrepancy.id
        for each in (calendar, adopted)
        for discrepancy in calendar_discrepancies(each, document.discrepancies)
    }

    def calculate(chosen: ChosenReadings) -> Outcome:
        rule = with_readings(document, chosen).lifecycle
        assert rule is not None
        other = calendar_unchecked(rule, calendar.history)
        return Outcome(figures=other.figures(), needs=_lacking(other, calendar.dates))

    found = other_readings(document.discrepancies, "lifecycle", chosen, calendar.figures(), calculate)
    return tuple(other for other in found if other.discrepancy.id in concerned or other.differing)


def calendar_needs(calendar: CertificateCalendar, document: RuleDocument) -> tuple[str, ...]:
    """The keys of the dates that CALENDAR lacks for what it would say as adopted."""
    return _lacking(calendar, _adopted(calendar, document).dates)


def _adopted(calendar: CertificateCalendar, document: RuleDocument) -> CertificateCalendar:
    assert document.lifecycle is not None
    return calendar_unchecked(document.lifecycle, calendar.history)


def _lacking(calendar: CertificateCalendar, wanted: Iterable[str]) -> tuple[str, ...]:
    """The keys of the dates that CALENDAR would count WANTED events from, and was not given."""
    keys = {anchor: key for key, anchor in OCCASIONS.items()}
    anchors = {event.id: event.anchor for event in calendar.rule.events}
    lacking = [keys[anchors[name]] for name in wanted if name not in calendar.dates and anchors[name] in keys]
    return tuple(dict.fromkeys(lacking))


def _dated(calendar: CertificateCalendar) -> list[Event]:
    return [event for event in calendar.rule.events if event.id in calendar.dates]
