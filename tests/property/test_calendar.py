"""A certificate's dates for every day of twelve years, against calendars that are searched day by day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.certificate_calendar import CertificateCalendar, certificate_calendar
from aftersales.calculation.periods import counted_back, reached
from aftersales.calculation.rule_readings import Window
from aftersales.calculation.surveillance import surveillance_due
from aftersales.calculation.timeline import overdue, timeline
from aftersales.foundation.dates import WorkingDays, add_months, working_days
from aftersales.foundation.reader import Reader
from aftersales.model.certificate_history import read_history
from aftersales.model.lifecycle_rule import Period
from tests.rules_at_hand import lifecycle_rule

ONE = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2031, 12, 31)
DAYS = st.dates(FIRST, LAST)


def every_day(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE


def months_later(start: date, months: int) -> date:
    """By searching: the last day of the target month whose day is not above START's."""
    months_since_zero = start.year * 12 + start.month - 1 + months
    year, month = months_since_zero // 12, months_since_zero % 12 + 1
    in_month = list(every_day(date(year, month, 1), date(year, month, 28) + 3 * ONE))
    return max(day for day in in_month if day.month == month and day.day <= start.day)


def calendar(**dates: object) -> CertificateCalendar:
    rule = lifecycle_rule()
    reader = Reader(dates)
    history = read_history(reader, rule)
    reader.finish()
    return certificate_calendar(rule, history)


def test_every_period_of_the_rules_from_every_day() -> None:
    for day in every_day():
        for months in (2, 3, 6, 12, 15, 36, 72, -3):
            assert add_months(day, months) == months_later(day, months)


def test_every_date_of_a_certificate_issued_on_every_day() -> None:
    for issued in every_day():
        dates = calendar(issued=issued.isoformat()).figures()
        expiry = months_later(issued, 36)
        assert dates["expiry"] == expiry
        assert dates["first_surveillance"] == months_later(issued, 12)
        assert dates["next_surveillance"] == Window(earliest=issued, latest=months_later(issued, 12))
        assert dates["recertification_application"] == months_later(expiry, -3)
        assert dates["records_until"] == months_later(issued, 72)


@pytest.mark.parametrize("offset", [0, 200, 366, 700])
def test_the_next_visit_after_a_visit_on_every_day(offset: int) -> None:
    """Searched: the days of the next calendar year up to 15 months on; none in the year of expiry (5.2)."""
    rule = lifecycle_rule()
    for issued in every_day():
        previous, expiry = issued + offset * ONE, months_later(issued, 36)
        year = previous.year + 1
        last = min(months_later(previous, 15), date(year, 12, 31))
        window = Window(earliest=date(year, 1, 1), latest=last) if year < expiry.year else None
        assert surveillance_due(rule, issued, expiry, previous) == window


def test_a_period_never_ends_sooner_for_starting_later() -> None:
    for unit, count in (("months", 3), ("months", 15), ("years", 3), ("days", 60), ("working-days", 5)):
        period = Period(count=count, unit=unit)
        ends = [reached(period, day) for day in every_day()]
        assert ends == sorted(ends)
        assert all(end > day for day, end in zip(every_day(), ends, strict=True))


@given(DAYS, st.integers(1, 60))
def test_back_and_forth(day: date, months: int) -> None:
    """Going back and forth again ends at the day itself, or earlier by what the shorter month lacks."""
    there = counted_back(Period(count=months, unit="months"), day)
    assert timedelta(0) <= day - add_months(there, months) <= 3 * ONE
    assert (day.day == there.day) == (add_months(there, months) == day)


@given(DAYS, st.integers(1, 70), st.sets(DAYS, max_size=40), st.sets(DAYS, max_size=20))
def test_working_days_by_counting(start: date, count: int, holidays: set[date], workdays: set[date]) -> None:
    worked = working_days(holidays - workdays, workdays)
    end = worked.after(start, count)
    between = list(every_day(start + ONE, end))
    at_work = [
        day
        for day in between
        if day in workdays or (day.isoweekday() <= 5 and day not in holidays - workdays)
    ]
    assert len(at_work) == count
    assert at_work[-1] == end


def test_working_days_on_every_day_without_holidays() -> None:
    """Five working days after a weekday are a week later; after a weekend day, the Friday that follows."""
    for day in every_day():
        ahead = 7 if day.isoweekday() <= 5 else 12 - day.isoweekday()
        assert WorkingDays().after(day, 5) == day + ahead * ONE


@given(DAYS, st.integers(0, 1095))
def test_overdue_begins_the_day_after_the_last(issued: date, later: int) -> None:
    today = issued + later * ONE
    entries = timeline(calendar(issued=issued.isoformat(), today=today.isoformat()))
    names = {entry.event for entry in overdue(entries)}
    assert ("first-surveillance" in names) == (today > months_later(issued, 12))
    assert ("recertification-application" in names) == (today > months_later(months_later(issued, 36), -3))
    assert all((entry.days or 0) < 0 for entry in overdue(entries))


@given(DAYS, st.data())
def test_visits_in_time_leave_nothing_missing(issued: date, data: st.DataObject) -> None:
    """Whoever visits within each window until none is left has no late visit and no year without one."""
    rule, expiry = lifecycle_rule(), months_later(issued, 36)
    visits: list[date] = []
    while True:
        due = surveillance_due(rule, issued, expiry, visits[-1] if visits else None)
        if due is None:
            break
        visits.append(data.draw(st.dates(due.earliest, due.latest)))
    assert 1 <= len(visits) <= 3
    found = calendar(
        issued=issued.isoformat(), surveillance=[day.isoformat() for day in visits], today=expiry.isoformat()
    )
    assert found.next_due is None
    assert found.missed_years == ()
    assert not any(visit.days_late for visit in found.visits)


def test_the_first_surveillance_is_not_due_after_a_printed_expiry() -> None:
    """Printed to 2025-06-30: 12 months from 2025-01-01 would be 2026-01-01, when there is no certificate."""
    found = calendar(issued="2025-01-01", printed_expiry="2025-06-30")
    assert found.next_due == Window(earliest=date(2025, 1, 1), latest=date(2025, 6, 30))
