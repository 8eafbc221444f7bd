"""A calendar file (iCalendar, RFC 5545) of the dates in a calendar reply that are still to come.

Whole-day events with one alarm each. The stamp comes from the request, never from the clock, so
that the same request gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event, vDatetime

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.chosen_readings import chosen_readings

ALARM_DAYS = 30
_FIRST_SEQUENCE = date(2020, 1, 1)
_STILL_OPEN = ("overdue", "due", "ahead", "undated")
_NAME = Text("证书日历", "Certificate calendar")
_COLON = Text("：", ": ")
_BY = Text("最晚 {latest}", "No later than {latest}")
_BETWEEN = Text("{earliest} 至 {latest}", "Between {earliest} and {latest}")
_CLAUSE = Text("依据：{document} {clause}", "Rule: {document} {clause}")
_UNCLEAR = Text(
    "规则有不明之处，见存疑登记：{discrepancies}",
    "The rule is unclear here, see the discrepancies: {discrepancies}",
)


def calendar_file(
    result: Mapping[str, Any], language: Language, made: date, subject: str = "", certificate: str = ""
) -> bytes:
    """The dates of the calendar reply RESULT that are not done, in LANGUAGE.

    MADE is the day stamped on it; SUBJECT (a company's name, say) stands before each summary. CERTIFICATE
    is what makes this certificate this one: its number, or an id that is kept with it; by default SUBJECT.
    The id of an event follows from it and from the event, so that a later file of the same certificate
    moves the event when it is imported, and that of another one adds to it.
    """
    identity = _visible(certificate) or _visible(subject)
    subject = _visible(subject)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Aftersales//Certificate calendar 1//{language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{subject} {_NAME.in_language(language)}".strip())
    ordinal: dict[str, int] = {}
    said = [*chosen_readings(result, language), NOTICE.in_language(language)]
    for entry in result["timeline"]:
        event = entry["event"]
        ordinal[event] = ordinal.get(event, 0) + 1
        if entry["status"] in _STILL_OPEN:
            uid = _uid(identity, event, ordinal[event])
            summary = f"{subject}{_COLON.in_language(language) if subject else ''}{entry['label'][language]}"
            description = "\n".join([*_description(entry, language), *said])
            day = date.fromisoformat(entry["latest"])
            calendar.add_component(_event(uid, day, made, summary, description))
    return bytes(calendar.to_ical(sorted=False))


def _uid(identity: str, event: str, ordinal: int) -> str:
    digest = hashlib.sha256("\n".join((identity, event, str(ordinal))).encode()).hexdigest()
    return f"{digest[:32]}@aftersales"


def _event(uid: str, day: date, made: date, summary: str, description: str) -> Event:
    event = Event()
    event.add("uid", uid)
    # Some programs keep the event with the higher number: a later file has the later dates.
    event.add("sequence", max(0, (made - _FIRST_SEQUENCE).days))
    # `add` would look UTC up in a database of time zones, which a browser does not have.
    event["dtstamp"] = vDatetime(datetime(made.year, made.month, made.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-ALARM_DAYS))
    event.add_component(alarm)
    return event


def _description(entry: Mapping[str, Any], language: Language) -> list[str]:
    span = _BETWEEN if entry["earliest"] else _BY
    texts = [
        span.filled(earliest=entry["earliest"], latest=entry["latest"]),
        _CLAUSE.filled(document=entry["source"]["document"], clause=entry["source"]["clause"]),
    ]
    if entry["discrepancies"]:
        texts.append(_UNCLEAR.filled(discrepancies=", ".join(entry["discrepancies"])))
    return [text.in_language(language) for text in texts]


def _visible(text: str) -> str:
    """TEXT on one line, without control characters, which have no place in a calendar file."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
