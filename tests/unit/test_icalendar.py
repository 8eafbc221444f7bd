"""The calendar file, read back by a library that keeps to RFC 5545."""

import json
from datetime import date, timedelta
from typing import Any

import icalendar as rfc5545
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.icalendar import _escaped, _folded
from aftersales.door import Door
from tests.rules_at_hand import rule_mapping

DOOR = Door({"rules": [rule_mapping()]})


def asked(**parts: object) -> dict[str, Any]:
    request = {"format": "request/1", "kind": "calendar", **parts}
    result: dict[str, Any] = json.loads(DOOR.reply(json.dumps(request)))["result"]
    return result


def events(ics: str) -> list[Any]:
    parsed = rfc5545.Calendar.from_ical(ics)
    assert not parsed.errors
    found = parsed.walk("VEVENT")
    assert not any(event.errors for event in found)
    return list(found)


@pytest.mark.parametrize(("language", "label"), [("zh", "证书到期"), ("en", "Expiry")])
def test_every_date_to_come_is_an_all_day_event_with_an_alarm(language: str, label: str) -> None:
    result = asked(
        issued="2025-06-06",
        surveillance=["2026-05-20"],
        today="2026-11-23",
        suspended="2026-11-01",
        ics={"language": language},
    )
    found = events(result["ics"])
    open_entries = [e for e in result["timeline"] if e["status"] in ("overdue", "due", "ahead")]
    assert [event.decoded("dtstart").isoformat() for event in found] == [e["latest"] for e in open_entries]
    assert [str(event["summary"]) for event in found] == [e["label"][language] for e in open_entries]
    assert label in [str(event["summary"]) for event in found]
    for event in found:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event.decoded("dtstamp").date() == date(2026, 11, 23)
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(days=-30)]
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert "20270820" in result["ics"]
    assert "2027-01-01" in result["ics"]  # the first day of the window, in the description


def test_the_same_request_gives_the_same_file_and_a_moved_date_keeps_its_id() -> None:
    before = asked(issued="2025-06-06", ics={})["ics"]
    assert before == asked(issued="2025-06-06", ics={})["ics"]
    moved = asked(issued="2025-06-06", printed_expiry="2028-06-05", ics={})["ics"]
    ids = [{str(e["uid"]): e.decoded("dtstart") for e in events(ics)} for ics in (before, moved)]
    assert ids[0].keys() == ids[1].keys()
    assert ids[0] != ids[1]


def test_no_file_unless_asked_for() -> None:
    assert asked(issued="2025-06-06")["ics"] is None


@given(st.text(st.characters(codec="utf-8"), max_size=200).filter(str.strip))
def test_any_subject_comes_back_as_it_was_written(subject: str) -> None:
    ics = asked(issued="2025-06-06", ics={"language": "en", "subject": subject})["ics"]
    kept = "".join(character for character in " ".join(subject.split()) if character.isprintable())
    assert {str(event["summary"]).rpartition(": ")[0] for event in events(ics)} == {kept}
    for line in ics.split("\r\n"):
        assert len(line.encode()) <= 75
        assert "\n" not in line


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=300))
def test_folding_cuts_no_character_and_loses_none(text: str) -> None:
    folded = _folded(text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


def test_what_is_escaped() -> None:
    assert _escaped("a,b;c\\d\ne\x00") == "a\\,b\\;c\\\\d\\ne"
