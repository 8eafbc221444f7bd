"""A calendar file (iCalendar, RFC 5545) of the dates that are still to come.

Only the small part of the standard that all-day reminders need is written: whole-day events with
one alarm. Times of making come from the request, so that the same request gives the same file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from aftersales.calculation.timeline import Entry
from aftersales.foundation.text import Language, Text

ALARM_DAYS = 30
_LONGEST_LINE = 75
_NAME = Text("证书日历", "Certificate calendar")
_BY = Text("最晚 {latest}", "No later than {latest}")
_BETWEEN = Text("{earliest} 至 {latest}", "Between {earliest} and {latest}")
_CLAUSE = Text("依据：{document} {clause}", "Rule: {document} {clause}")
_UNCLEAR = Text("规则有不明之处，见勘误：{errata}", "The rule is unclear here, see the errata: {errata}")


def icalendar(entries: Iterable[Entry], language: Language, made: date, subject: str = "") -> str:
    """The calendar file of ENTRIES that are not done, in LANGUAGE.

    MADE is the day stamped on it; SUBJECT (a company's name, say) stands before each summary. The
    id of an event is the same in a later file for the same subject, so that importing it again moves
    the event instead of doubling it.
    """
    name = _NAME.in_language(language)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Aftersales//Certificate calendar 1//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'{subject} {name}'.strip())}",
    ]
    ordinal: dict[str, int] = {}
    for entry in entries:
        ordinal[entry.event] = ordinal.get(entry.event, 0) + 1
        if entry.status in ("overdue", "due", "ahead", "undated"):
            lines.extend(_event(entry, ordinal[entry.event], language, made, subject))
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(entry: Entry, ordinal: int, language: Language, made: date, subject: str) -> Iterator[str]:
    label = entry.label.in_language(language)
    colon = Text("：", ": ").in_language(language) if subject else ""
    summary = _escaped(f"{subject}{colon}{label}")
    identity = hashlib.sha256("\n".join((subject, entry.event, str(ordinal))).encode()).hexdigest()
    yield "BEGIN:VEVENT"
    yield f"UID:{identity[:32]}@aftersales"
    yield f"DTSTAMP:{_basic(made)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(entry.latest)}"
    yield f"DTEND;VALUE=DATE:{_basic(entry.latest + timedelta(days=1))}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{_escaped(_description(entry, language))}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{summary}"
    yield f"TRIGGER:-P{ALARM_DAYS}D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _description(entry: Entry, language: Language) -> str:
    span = _BETWEEN if entry.earliest else _BY
    texts = [
        span.filled(earliest=entry.earliest, latest=entry.latest),
        _CLAUSE.filled(document=entry.source.document, clause=entry.source.clause),
    ]
    if entry.errata:
        texts.append(_UNCLEAR.filled(errata=", ".join(entry.errata)))
    return "\n".join(text.in_language(language) for text in texts)


def _basic(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    """TEXT as RFC 5545 3.3.11 asks for it; other control characters have no place in a calendar file."""
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(character for character in marked if character.isprintable())


def _folded(line: str) -> str:
    """LINE in pieces of at most 75 bytes, no character cut in two (RFC 5545 3.1)."""
    pieces, piece, room = [], "", _LONGEST_LINE
    for character in line:
        width = len(character.encode())
        if width > room:
            pieces.append(piece)
            piece, room = "", _LONGEST_LINE - 1
        piece += character
        room -= width
    return "\r\n ".join([*pieces, piece])
