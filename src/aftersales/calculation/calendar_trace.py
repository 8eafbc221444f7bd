"""The steps that lead to each date of a certificate, and what to look out for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aftersales.calculation.certificate_calendar import CertificateCalendar
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.text import Text
from aftersales.model.lifecycle_rule import (
    EXPIRY,
    LATER_SURVEILLANCE,
    Anchor,
    Event,
    ExceptedYear,
    Period,
    Unit,
)

_ANCHOR_LABELS: dict[Anchor, Text] = {
    "issue": Text("签发日", "issue"),
    "previous-surveillance": Text("上次监督", "previous surveillance"),
    "expiry": Text("到期日", "expiry"),
    "suspension": Text("暂停起始日", "start of the suspension"),
    "correction-request": Text("要求纠正日", "request to correct"),
    "appeal-received": Text("收到日", "receipt"),
    "appeal-accepted": Text("受理日", "acceptance"),
    "verification": Text("核实完成日", "verification"),
    "information": Text("得到信息日", "the information"),
}
_UNIT_LABELS: dict[Unit, Text] = {
    "days": Text("{count} 日", "{count} {count:day|days}"),
    "working-days": Text("{count} 个工作日", "{count} working {count:day|days}"),
    "months": Text("{count} 个月", "{count} {count:month|months}"),
    "years": Text("{count} 年", "{count} {count:year|years}"),
}
_AFTER = Text(
    "{label}：{anchor} {start} 起 {period}，到 {day}。", "{label}: {period} from {anchor} on {start}: {day}."
)
_BEFORE = Text(
    "{label}：{anchor} {start} 前 {period}，即 {day}。",
    "{label}: {period} before {anchor} on {start}: {day}.",
)
_WINDOW = Text(
    "{label}：{anchor} {start} 前 {period}之内，{day} 起、{start} 止。",
    "{label}: within {period} before {anchor} on {start}, so from {day} on.",
)
_PRINTED = Text("{label}：以证书上印的 {day} 为准。", "{label}: {day}, as printed on the certificate.")
_NEXT = Text(
    "{label}：{start} 之后的下一个日历年，且间隔不超过 {period}：{earliest} 至 {latest}。",
    "{label}: in the calendar year after {start} and within {period}: {earliest} to {latest}.",
)
_NEXT_WITHIN = Text(
    "{label}：{start} 之后 {period}之内：{earliest} 至 {latest}。",
    "{label}: within {period} of {start}: {earliest} to {latest}.",
)
_NO_MORE: dict[ExceptedYear, Text] = {
    "none": Text(
        "{label}：从 {start} 起算，要到证书到期（{expiry}）之后，由再认证接替，不再安排监督。",
        "{label}: none; counted from {start} it would reach the expiry, {expiry}; recertification follows.",
    ),
    "year-of-expiry": Text(
        "{label}：下一年（{year}）是证书到期、应做再认证的年份，不再安排监督。",
        "{label}: none; the next year, {year}, is that of expiry and recertification.",
    ),
    "year-of-recertification": Text(
        "{label}：下一年（{year}）要做再认证，不再安排监督。",
        "{label}: none; recertification takes place in the next year, {year}.",
    ),
}
_WEEKENDS_ALONE = Text(
    "没有填放假日和调休上班日，工作日只扣了周末。期间有法定假日的，填上再算。",
    "No holidays and make-up workdays are given, so working days leave out weekends alone. Enter the public "
    "holidays that fall in between.",
)

_BY_ANOTHER_READING: dict[Anchor, Anchor] = {
    "verification": "information",
    "appeal-received": "appeal-accepted",
}
"""Where a period counts from the first, another reading counts it from the second, which is asked for too."""
_UNUSED = Text(
    "{anchor}：所选文件（按现用读法）没有从这一天起算的期限，这个日期没有用到。",
    "{anchor}: the document, as it is read here, counts nothing from this date; it was not used.",
)


def calendar_warnings(calendar: CertificateCalendar) -> tuple[Text, ...]:
    """What the dates given leave open: working days without the year's holidays (register C-001-14).

    A date from which the document counts nothing is named: it was typed in for something.
    """
    rule, days = calendar.rule, calendar.history.working_days
    counted = any(event.period.unit == "working-days" and event.id in calendar.dates for event in rule.events)
    silent = rule.working_days == "with-holidays" and not (days.holidays or days.workdays)
    anchors: set[Anchor] = {event.anchor for event in rule.events}
    anchors |= {other for own, other in _BY_ANOTHER_READING.items() if own in anchors}
    idle = [name for name in calendar.history.occasions if name not in anchors]
    unused = tuple(_UNUSED.filled(anchor=_ANCHOR_LABELS[name]) for name in idle)
    return ((_WEEKENDS_ALONE,) if counted and silent else ()) + unused


def calendar_trace(calendar: CertificateCalendar) -> tuple[TraceStep, ...]:
    """A step for each date of CALENDAR, with the clause that sets its period."""
    return tuple(_steps(calendar))


def period_label(period: Period) -> Text:
    """PERIOD in words: its number and its unit."""
    return _UNIT_LABELS[period.unit].filled(count=period.count)


def _steps(calendar: CertificateCalendar) -> Iterator[TraceStep]:
    for event in calendar.rule.events:
        if event.id == LATER_SURVEILLANCE:
            yield from _next(calendar, event)
        elif event.id in calendar.dates:
            yield _dated(calendar, event)


def _dated(calendar: CertificateCalendar, event: Event) -> TraceStep:
    day = calendar.dates[event.id]
    start = calendar.expiry if event.anchor == EXPIRY else calendar.history.occasions.get(event.anchor)
    words = _BEFORE if event.direction == "before" else _AFTER
    if event.id in calendar.opening:
        words, day = _WINDOW, calendar.opening[event.id]
    if event.id == EXPIRY and calendar.history.printed_expiry is not None:
        words = _PRINTED
    text = words.filled(
        label=event.label,
        anchor=_ANCHOR_LABELS[event.anchor],
        start=start,
        period=period_label(event.period),
        day=day,
    )
    counted_in_months = event.period.unit in ("months", "years")
    general = calendar.rule.discrepancies if counted_in_months else ()
    return _step(event, text, {"start": start, "day": day}, general)


def _next(calendar: CertificateCalendar, event: Event) -> Iterator[TraceStep]:
    if not calendar.visits:
        return
    previous, due = calendar.visits[-1].day, calendar.next_due
    if due is None:
        excepted = event.not_in if event.once_per == "calendar-year" else "none"
        text = _NO_MORE[excepted].filled(
            label=event.label, year=previous.year + 1, start=previous, expiry=calendar.expiry
        )
        yield _step(event, text, {"start": previous}, ())
        return
    words = _NEXT if event.once_per == "calendar-year" else _NEXT_WITHIN
    text = words.filled(
        label=event.label,
        start=previous,
        period=period_label(event.period),
        earliest=due.earliest,
        latest=due.latest,
    )
    figures = {"start": previous, "earliest": due.earliest, "latest": due.latest}
    yield _step(event, text, figures, calendar.rule.discrepancies)


def _step(
    event: Event, text: Text, days: dict[str, date] | dict[str, date | None], general: tuple[str, ...]
) -> TraceStep:
    return TraceStep(
        step=event.id,
        text=text,
        figures={name: day.isoformat() for name, day in days.items() if day is not None},
        source=event.source,
        discrepancies=(*event.discrepancies, *general),
    )
