"""A calendar file (iCalendar, RFC 5545) of the dates in a calendar reply.

Whole-day events; what is still to come has an alarm. What was done since, does not concern the
certificate, or follows from a date that was taken back, is cancelled: left out, it would stay where an
earlier file was imported. Stamp and sequence come from the request, never from the clock, so that the same
request gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event, vDatetime

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.chosen_readings import chosen_readings

ALARM_DAYS = (30, 1, 0)
"""How many days before its day an event is announced: the first of these that still lies ahead."""
_FIRST_SEQUENCE = datetime(2020, 1, 1, tzinfo=UTC)
_STILL_OPEN = ("overdue", "due", "ahead", "undated")
_TOOK_PLACE = "took-place"
_NAME = Text("证书日历", "Certificate calendar")
_COLON = Text("：", ": ")
_BY = Text("最晚 {latest}", "No later than {latest}")
_BETWEEN = Text("{earliest} 至 {latest}", "Between {earliest} and {latest}")
_DONE = Text("已完成（{done}）：", "Done ({done}): ")
_NOT_CONCERNED = Text("不涉及：", "Does not concern this certificate: ")
_TAKEN_BACK = Text("不再涉及（起算的日期已撤回）：", "No longer (its date was taken back): ")
_CLAUSE = Text("依据：{document} {clause}", "Rule: {document} {clause}")
_UNCLEAR = Text(
    "规则有不明之处，见存疑登记：{discrepancies}",
    "The rule is unclear here, see the discrepancies: {discrepancies}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An event of an earlier file that follows from nothing any more, by the identity that it had there."""

    identity: str
    entry: Mapping[str, Any]
    ordinal: int


def calendar_file(
    result: Mapping[str, Any],
    language: Language,
    made: datetime,
    *,
    subject: str = "",
    certificate: str = "",
    skipped: Iterable[Mapping[str, Any]] = (),
    gone: Iterable[Gone] = (),
) -> bytes:
    """The dates of the calendar reply RESULT, in LANGUAGE, and as cancelled those of SKIPPED and GONE.

    MADE is the moment stamped on it: of two files of one certificate the later one counts. SUBJECT (a
    company's name, say) stands before each summary. CERTIFICATE is what makes this certificate this one:
    its number, or an id that is kept with it; by default SUBJECT. The id of an event follows from it and
    from the event, so that a later file of the same certificate moves or cancels the event when it is
    imported, and that of another one adds to it.
    """
    identity = _visible(certificate) or _visible(subject)
    subject = _visible(subject)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Aftersales//Certificate calendar 1//{language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{subject} {_NAME.in_language(language)}".strip())
    before = f"{subject}{_COLON.in_language(language)}" if subject else ""
    said = [*chosen_readings(result, language), NOTICE.in_language(language)]
    judged = made.date() if result["today"] is None else date.fromisoformat(result["today"])
    skips = list(skipped)
    events = [
        (identity, entry, ordinal, _NOT_CONCERNED if any(entry is each for each in skips) else _closed(entry))
        for entry, ordinal in numbered([*result["timeline"], *skips])
    ]
    events += [(_visible(each.identity), each.entry, each.ordinal, _TAKEN_BACK) for each in gone]
    for known_as, entry, ordinal, closed in events:
        day = date.fromisoformat(entry["latest"])
        summary = f"{before}{closed.in_language(language) if closed else ''}{entry['label'][language]}"
        event = _event(_uid(known_as, entry["event"], ordinal), day, made, summary)
        event.add("description", "\n".join([*_description(entry, language), *said]))
        if closed is not None:
            event.add("status", "CANCELLED")
        elif entry["status"] in _STILL_OPEN:
            event.add_component(_alarm(day, judged, summary))
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def numbered(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Those of ENTRIES that become events, each with its number among those of the same name."""
    ordinal: dict[str, int] = {}
    for entry in entries:
        if entry["status"] != _TOOK_PLACE:
            ordinal[entry["event"]] = ordinal.get(entry["event"], 0) + 1
            yield entry, ordinal[entry["event"]]


def _closed(entry: Mapping[str, Any]) -> Text | None:
    """Why nothing of ENTRY is to be done any more; None of a period, which simply ends, and of what is open.

    It stands in the summary too: not every program takes a cancelled event away.
    """
    return None if entry["done"] is None else _DONE.filled(done=entry["done"])


def _uid(identity: str, event: str, ordinal: int) -> str:
    digest = hashlib.sha256("\n".join((identity, event, str(ordinal))).encode()).hexdigest()
    return f"{digest[:32]}@aftersales"


def _event(uid: str, day: date, made: datetime, summary: str) -> Event:
    event = Event()
    event.add("uid", uid)
    # Programs keep the event with the higher number: a later file has the later dates. By the second, as two
    # files are made on one day as soon as a date was mistyped.
    event.add("sequence", max(0, (made - _FIRST_SEQUENCE) // timedelta(seconds=1)))
    # `add` would look UTC up in a database of time zones, which a browser does not have.
    event["dtstamp"] = vDatetime(made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(day: date, judged: date, summary: str) -> Alarm:
    """An alarm before DAY that is still to ring on the day JUDGED; of what is due then or overdue, on DAY."""
    ahead = next((days for days in ALARM_DAYS if day - timedelta(days=days) > judged), ALARM_DAYS[-1])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-ahead))
    return alarm


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
