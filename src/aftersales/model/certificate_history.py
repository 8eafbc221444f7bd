"""What happened to a certificate: the dates that its calendar is worked out from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aftersales.foundation.dates import A_DATE, WorkingDays, date_under, dates_under, read_date, working_days
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.lifecycle_rule import (
    EXPIRY,
    FIRST_SURVEILLANCE,
    LATER_SURVEILLANCE,
    Anchor,
    LifecycleRule,
)

OCCASIONS: Mapping[str, Anchor] = {
    "issued": "issue",
    "suspended": "suspension",
    "correction_requested": "correction-request",
    "appeal_received": "appeal-received",
    "appeal_accepted": "appeal-accepted",
    "verified": "verification",
    "informed": "information",
}
"""Which date of the request is which anchor of the rule."""

_CALLED: Mapping[str, Text] = {
    "issued": Text("签发日期", "issue"),
    "suspended": Text("暂停日期", "suspension"),
    "correction_requested": Text("要求改正误用的日期", "request to correct a wrong use"),
    "appeal_received": Text("收到申诉的日期", "receipt of an appeal"),
    "appeal_accepted": Text("受理申诉的日期", "acceptance of an appeal"),
    "verified": Text("调查核实的日期", "verification"),
    "informed": Text("得到信息的日期", "arrival of information"),
}
"""What the dates of `OCCASIONS` are called where one of them is asked for."""

_A_START = Text("至少一个日期：{keys}", "at least one date: {keys}")
_ISSUED_FIRST = Text("先给出签发日期（issued）", "a date of issue (issued) first")
_NOT_BEFORE = Text("不早于 {what} {day}", "not before {what}, {day}")
_NOT_AFTER = Text("不晚于 {what} {day}", "not after {what}, {day}")
_ASCENDING = Text("由早到晚排列，每个日期一次", "in order of time, each date once")
_NOT_BOTH = Text("同一天不能既放假又上班", "no day that is both a holiday and worked")
_ISSUE = Text("签发日", "the date of issue")
_TODAY = Text("今天", "today")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateHistory:
    """The dates given.

    ``occasions`` has the anchors that took place; ``visits`` the surveillance audits, ascending.
    ``today`` decides what is overdue (None: nothing is judged; the clock is never read). ``done`` says
    when a duty was met, ``skipped`` which events do not concern this certificate (a decision that is not
    to be taken, say).
    """

    occasions: Mapping[Anchor, date]
    visits: tuple[date, ...]
    today: date | None
    printed_expiry: date | None
    working_days: WorkingDays
    done: Mapping[str, date]
    skipped: frozenset[str]


def read_history(reader: Reader, rule: LifecycleRule | None) -> CertificateHistory:
    """The history in a request; impossible dates are noted as faults of READER.

    Without a rule (the request has another fault) dates and their order are judged, and no event's name.

    What must lie before the expiry is checked by the calendar, which knows that date.
    """
    holidays, workdays = dates_under(reader, "holidays"), dates_under(reader, "workdays")
    found = {anchor: date_under(reader, key) for key, anchor in OCCASIONS.items()}
    history = CertificateHistory(
        occasions={anchor: day for anchor, day in found.items() if day is not None},
        visits=dates_under(reader, "surveillance"),
        today=date_under(reader, "today"),
        printed_expiry=date_under(reader, "printed_expiry"),
        working_days=working_days(holidays, workdays),
        done=_read_done(reader, rule),
        skipped=frozenset(_read_skipped(reader, rule)),
    )
    for day in sorted(set(holidays) & set(workdays)):
        reader.fault("workdays", day.isoformat(), _NOT_BOTH)
    starts = [key for key, anchor in OCCASIONS.items() if rule is not None and rule.after(anchor)]
    if rule is not None and all(reader.raw(key) is None for key in starts):
        zh, en = ([f"{_CALLED[key].in_language(each)} ({key})" for key in starts] for each in ("zh", "en"))
        listed = Text("、".join(zh).replace(" (", "（").replace(")", "）"), ", ".join(en))
        reader.missing("issued", _A_START.filled(keys=listed))
    _expect_order(reader, history)
    return history


def _read_skipped(reader: Reader, rule: LifecycleRule | None) -> tuple[str, ...]:
    skipped, duties = reader.placed_strings("skip"), _duties(rule)
    for place, name in skipped:
        if duties is not None and name not in duties:
            reader.fault(place, name, _one_of(duties))
    return tuple(name for _, name in skipped)


def _duties(rule: LifecycleRule | None) -> list[str] | None:
    """The events that can be said to be done, or not to matter; visits are told by their dates."""
    if rule is None:
        return None
    told_otherwise = (EXPIRY, FIRST_SURVEILLANCE, LATER_SURVEILLANCE)
    return [event.id for event in rule.events if event.id not in told_otherwise]


def _one_of(names: list[str]) -> Text:
    listed = " | ".join(names)
    return Text(f"以下之一：{listed}", f"one of: {listed}")


def _read_done(reader: Reader, rule: LifecycleRule | None) -> dict[str, date]:
    inner = reader.optional_inner("done")
    if inner is None:
        return {}
    duties = _duties(rule)
    done = {}
    for name in inner.names():
        day = read_date(inner.raw(name))
        if duties is not None and name not in duties:
            inner.fault(name, name, _one_of(duties))
        elif day is None:
            inner.fault(name, inner.raw(name), A_DATE)
        else:
            done[name] = day
    return done


def _expect_order(reader: Reader, history: CertificateHistory) -> None:
    issued, today = history.occasions.get("issue"), history.today
    if reader.raw("issued") is None:
        for key in ("surveillance", "printed_expiry"):
            if reader.raw(key) is not None:
                reader.fault(key, reader.raw(key), _ISSUED_FIRST)
    if list(history.visits) != sorted(set(history.visits)):
        shown = ", ".join(day.isoformat() for day in history.visits)
        reader.fault("surveillance", shown, _ASCENDING)
    visits = reader.raw("surveillance")
    for index, visit in enumerate(visits if isinstance(visits, list) else []):
        _expect_between(reader, f"surveillance.{index}", read_date(visit), issued, today)
    for key in ("suspended", "correction_requested"):
        _expect_between(reader, key, history.occasions.get(OCCASIONS[key]), issued, today)
    received, accepted, verified, informed = (
        history.occasions.get(OCCASIONS[key])
        for key in ("appeal_received", "appeal_accepted", "verified", "informed")
    )
    _expect_between(reader, "appeal_received", received, None, today)
    _expect_between(reader, "appeal_accepted", accepted, received, today)
    _expect_between(reader, "verified", verified, informed, today)
    for name, day in history.done.items():
        _expect_between(reader, f"done.{name}", day, None, today)


def _expect_between(
    reader: Reader, key: str, day: date | None, earliest: date | None, today: date | None
) -> None:
    if day is None:
        return
    if earliest is not None and day < earliest:
        what = (
            _ISSUE
            if key.startswith(("surveillance", "suspended", "correction"))
            else Text("起点", "its start")
        )
        reader.fault(key, day.isoformat(), _NOT_BEFORE.filled(what=what, day=earliest))
    if today is not None and day > today:
        reader.fault(key, day.isoformat(), _NOT_AFTER.filled(what=_TODAY, day=today))
