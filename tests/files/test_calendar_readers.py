"""The calendar file, read by two libraries that have nothing to do with the one that writes it."""

import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_calendar_file import made, timeline

vobject = pytest.importorskip("vobject", reason="vobject is in the environment of Python 3.13 alone")

HERE = Path(__file__).parent
Event = dict[str, Any]
SUBJECT = "某某；电器, \\公司\n二部 " + "很长的名称" * 20
"""What has to be escaped, and folded over lines in the middle of a character of three bytes."""
MADE = {"issued": "2026-03-01", "today": "2026-11-25"}


def by_vobject(ics: bytes) -> list[Event]:
    found = vobject.readOne(ics.decode()).vevent_list
    return [
        {
            "uid": event.uid.value,
            "start": event.dtstart.value.isoformat(),
            "end": event.dtend.value.isoformat(),
            "summary": event.summary.value,
            "description": event.description.value,
            "sequence": int(event.sequence.value),
            "alarms": [int(alarm.trigger.value.total_seconds()) for alarm in event.valarm_list],
        }
        for event in found
    ]


def by_ical_js(ics: bytes) -> list[Event]:
    said = subprocess.run(["node", HERE / "calendar_reader.mjs"], input=ics, check=True, capture_output=True)
    found: list[Event] = json.loads(said.stdout)
    return found


READERS = [by_vobject, pytest.param(by_ical_js, marks=pytest.mark.npm)]


def imported(into: dict[str, Event], events: list[Event]) -> dict[str, Event]:
    """What a calendar holds that had INTO: of one id the event with the higher number, as programs do it."""
    kept = dict(into)
    for event in events:
        before = kept.get(event["uid"])
        if before is None or event["sequence"] >= before["sequence"]:
            kept[event["uid"]] = event
    return kept


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_read_is_what_is_to_come(read: Callable[[bytes], list[Event]], language: str) -> None:
    coming = [each for each in timeline(**MADE) if each["status"] in ("overdue", "due", "ahead")]
    found = read(made(language, SUBJECT, **MADE))
    assert [event["start"] for event in found] == [each["latest"] for each in coming]
    for event, each in zip(found, coming, strict=True):
        day = date.fromisoformat(each["latest"])
        assert event["end"] == (day + timedelta(days=1)).isoformat()
        assert event["summary"].startswith("某某；电器, \\公司 二部 很长的名称")
        assert event["summary"].endswith(each["label"][language])
        assert each["latest"] in event["description"].split("\n")[0]
        assert event["alarms"] == [-30 * 24 * 3600]
    assert len({event["uid"] for event in found}) == len(found) > 3


@pytest.mark.parametrize("read", READERS)
def test_another_certificate_adds_and_the_same_one_updates(read: Callable[[bytes], list[Event]]) -> None:
    """Two certificates of one company, then the first again a day later."""
    first = read(made("zh", "甲公司", **MADE))
    other = read(made("zh", "甲公司", issued="2025-09-15", today="2026-11-25"))
    calendar = imported(imported({}, first), other)
    assert len(calendar) == len(first) + len(other)
    again = read(made("zh", "甲公司", issued="2026-03-01", today="2026-11-26"))
    after = imported(calendar, again)
    assert list(after) == list(calendar)
    assert [after[event["uid"]] for event in first] == again
    assert all(event["sequence"] > before["sequence"] for event, before in zip(again, first, strict=True))
    assert [after[event["uid"]] for event in other] == other
