"""The calendar file, read back by a library that keeps to RFC 5545."""

import json
from datetime import date, timedelta
from typing import Any

import icalendar as rfc5545
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales import Engine
from aftersales_files.calendars import open_files
from tests.rules_at_hand import rule_mapping

ENGINE = Engine({"rules": [rule_mapping()]})
FILES = open_files(ENGINE)


def timeline(**parts: object) -> list[dict[str, Any]]:
    result: dict[str, Any] = json.loads(
        ENGINE.reply(json.dumps({"format": "request/1", "kind": "calendar", **parts}))
    )["result"]
    found: list[dict[str, Any]] = result["timeline"]
    return found


def exchange(language: str = "zh", subject: str | None = None, **parts: object) -> tuple[Any, bytes | None]:
    asked = {"format": "files/1", "kind": "calendar", "language": language}
    beside = {} if subject is None else {"subject": subject}
    reply, made = FILES.exchange(json.dumps({**asked, **beside, "request": {"kind": "calendar", **parts}}))
    return json.loads(reply), made


def made(language: str = "zh", subject: str | None = None, **parts: object) -> bytes:
    reply, content = exchange(language, subject, **parts)
    assert reply["ok"], reply
    assert reply["result"]["type"].startswith("text/calendar")
    assert content is not None
    return content


def events(ics: bytes) -> list[Any]:
    parsed = rfc5545.Calendar.from_ical(ics)
    assert not parsed.errors
    found = parsed.walk("VEVENT")
    assert not any(event.errors for event in found)
    return list(found)


@pytest.mark.parametrize(("language", "label"), [("zh", "证书到期"), ("en", "Expiry")])
def test_every_date_to_come_is_an_all_day_event_with_an_alarm(language: str, label: str) -> None:
    parts: dict[str, Any] = {
        "issued": "2025-06-06",
        "surveillance": ["2026-05-20"],
        "today": "2026-11-23",
        "suspended": "2026-11-01",
    }
    ics = made(language, **parts)
    found = events(ics)
    found = [event for event in found if event.get("status") is None]
    open_entries = [e for e in timeline(**parts) if e["status"] in ("overdue", "due", "ahead")]
    assert [event.decoded("dtstart").isoformat() for event in found] == [e["latest"] for e in open_entries]
    assert [str(event["summary"]) for event in found] == [e["label"][language] for e in open_entries]
    assert label in [str(event["summary"]) for event in found]
    for event in found:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event.decoded("dtstamp").date() == date(2026, 11, 23)
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(days=-30)]
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert b"20270820" in ics
    assert b"2027-01-01" in ics  # the first day of the window, in the description


def test_the_same_request_gives_the_same_file_and_a_moved_date_keeps_its_id() -> None:
    before = made(issued="2025-06-06")
    assert before == made(issued="2025-06-06")
    moved = made(issued="2025-06-06", printed_expiry="2028-06-05")
    ids = [{str(e["uid"]): e.decoded("dtstart") for e in events(ics)} for ics in (before, moved)]
    assert ids[0].keys() == ids[1].keys()
    assert ids[0] != ids[1]


def test_without_today_the_stamp_is_the_first_of_the_dates_given() -> None:
    ics = made(suspended="2026-11-01", appeal_received="2026-10-20")
    assert {event.decoded("dtstamp").date() for event in events(ics)} == {date(2026, 10, 20)}


@given(st.text(st.characters(codec="utf-8"), max_size=200).filter(str.strip))
def test_any_subject_comes_back_as_it_was_written(subject: str) -> None:
    ics = made("en", subject, issued="2025-06-06")
    kept = "".join(character for character in " ".join(subject.split()) if character.isprintable())
    assert {str(event["summary"]).rpartition(": ")[0] for event in events(ics)} == {kept}
    for line in ics.decode().split("\r\n"):
        assert len(line.encode()) <= 75
        assert "\n" not in line


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ({"request": {"kind": "calendar", "issued": "2025-02-30"}}, ["issued"]),
        ({"request": {"kind": "score"}}, ["request"]),
        ({"request": {"kind": "calendar", "issued": "2025-06-06"}, "language": "fr"}, ["language"]),
        ({"request": {"kind": "calendar", "issued": "2025-06-06"}, "title": "x"}, ["title"]),
        ({}, ["request"]),
    ],
)
def test_what_is_refused(asked: dict[str, object], at: list[str]) -> None:
    reply, content = FILES.exchange(json.dumps({"format": "files/1", "kind": "calendar", **asked}))
    assert [fault["at"] for fault in json.loads(reply)["faults"]] == at
    assert content is None


class TestIdentity:
    """One certificate exported again updates its events; another one adds to them."""

    @staticmethod
    def uids(ics: bytes) -> set[str]:
        return {str(event["uid"]) for event in events(ics)}

    def test_two_certificates_without_a_name(self) -> None:
        """`calendar --issued 2026-03-01` and `--issued 2025-09-15`: the second deleted the first once."""
        first, second = made(issued="2026-03-01"), made(issued="2025-09-15")
        assert self.uids(first)
        assert not self.uids(first) & self.uids(second)

    def test_two_certificates_of_one_company(self) -> None:
        one, other = (exchange_with(certificate=number) for number in ("CERT-1", "CERT-2"))
        assert not self.uids(one) & self.uids(other)
        assert {str(event["summary"]).partition("：")[0] for event in events(one)} == {"某某公司"}

    def test_the_same_certificate_with_other_dates(self) -> None:
        before = exchange_with(certificate="CERT-1", today="2026-01-01")
        after = exchange_with(certificate="CERT-1", issued="2025-07-01", today="2026-02-01")
        assert self.uids(before) == self.uids(after)
        stamps = [{int(event["sequence"]) for event in events(ics)} for ics in (before, after)]
        assert max(stamps[0]) < min(stamps[1])

    def test_without_a_number_it_is_the_name_and_the_date_of_issue(self) -> None:
        """The second certificate of a company deleted the dates of the first: both had its name."""
        first = self.uids(made(subject="甲", issued="2025-06-06", today="2026-01-01"))
        assert first == self.uids(made(subject="甲", issued="2025-06-06", today="2026-02-01"))
        assert not first & self.uids(made(subject="甲", issued="2025-06-07", today="2026-01-01"))
        assert not first & self.uids(made(subject="乙", issued="2025-06-06", today="2026-01-01"))

    def test_languages_do_not_matter(self) -> None:
        assert self.uids(made("zh", issued="2025-06-06")) == self.uids(made("en", issued="2025-06-06"))


MOMENT = "2026-11-23T14:05:06Z"


class TestALaterFile:
    """What an earlier file brought into a calendar is moved or taken away by a later one."""

    def test_a_visit_that_was_held_is_cancelled(self) -> None:
        """It stayed in the calendar with its alarm: the later file did not mention it."""
        before = events(made(issued="2025-06-06", today="2025-07-01"))
        after = events(made(issued="2025-06-06", surveillance=["2026-05-20"], today="2026-06-01"))
        # Issued 2025-06-06: the first surveillance by 2026-06-06; held, the next by 2027-08-20 (15 months).
        (first,) = (event for event in before if event.decoded("dtstart") == date(2026, 6, 6))
        held, *others = (event for event in after if event["uid"] == first["uid"])
        assert not others
        assert held["status"] == "CANCELLED"
        assert held.decoded("dtstart") == date(2026, 6, 6)
        assert str(held["summary"]).startswith("已完成（2026-05-20）：")
        assert not held.walk("VALARM")
        assert int(held["sequence"]) > int(first["sequence"])
        coming = next(event for event in after if event.get("status") is None)
        assert coming.decoded("dtstart") == date(2027, 8, 20)

    @pytest.mark.parametrize(
        ("later", "said"),
        [
            ({"done": {"appeal-answer": "2026-11-10"}}, "Done (2026-11-10): "),
            ({"skip": ["appeal-answer"]}, "Does not concern this certificate: "),
        ],
    )
    def test_a_duty_that_is_done_or_does_not_matter_is_cancelled(
        self, later: dict[str, Any], said: str
    ) -> None:
        # Received 2026-11-01: answered within 60 days, by 2026-12-31 (29 left of November, 31 of December).
        parts: dict[str, Any] = {"appeal_received": "2026-11-01", "today": "2026-11-23"}
        (before,) = events(made("en", **parts))
        (after,) = events(made("en", **parts, **later))
        assert before["uid"] == after["uid"]
        assert before.get("status") is None
        assert after["status"] == "CANCELLED"
        assert str(after["summary"]).startswith(said)
        assert [event.decoded("dtstart") for event in (before, after)] == [date(2026, 12, 31)] * 2

    @pytest.mark.parametrize("certificate", ["", "CN-1"])
    def test_what_follows_from_a_date_that_was_taken_back_is_cancelled(self, certificate: str) -> None:
        """A suspension was entered by mistake: its two events stayed in the calendar, with their alarms."""
        parts: dict[str, Any] = {"issued": "2025-06-06", "today": "2026-11-23"}
        before = events(without({}, certificate, **parts, suspended="2026-11-01"))
        plain = {event["uid"] for event in events(without({}, certificate, **parts))}
        after = events(without({"suspended": "2026-11-01"}, certificate, **parts))
        suspensions = {event["uid"] for event in before} - plain
        assert len(suspensions) == 2  # the usual time and the longest one
        cancelled = [event for event in after if event["uid"] in suspensions]
        assert {event["uid"] for event in cancelled} == suspensions
        assert {event.get("status") for event in cancelled} == {"CANCELLED"}
        assert all(str(event["summary"]).startswith("不再涉及") for event in cancelled)
        assert not any(event.walk("VALARM") for event in cancelled)
        assert {event["uid"] for event in after if event.get("status") is None} == {
            event["uid"] for event in events(without({}, certificate, **parts)) if event.get("status") is None
        }

    def test_a_visit_that_was_taken_back(self) -> None:
        """Held on 2026-05-20, the next was due by 2027-08-20; not held, the first is due by 2026-06-06."""
        parts: dict[str, Any] = {"issued": "2025-06-06", "today": "2026-06-01"}
        visits = {"surveillance": ["2026-05-20"]}
        (next_one,) = (
            event
            for event in events(made(**parts, **visits))
            if event.decoded("dtstart") == date(2027, 8, 20)
        )
        after = {event["uid"]: event for event in events(without(visits, **parts))}
        assert after[next_one["uid"]]["status"] == "CANCELLED"
        (first,) = (event for event in after.values() if event.decoded("dtstart") == date(2026, 6, 6))
        assert first.get("status") is None

    def test_a_certificate_that_was_known_by_the_date_that_is_gone(self) -> None:
        before = events(made(issued="2025-06-06", appeal_received="2026-11-01", today="2026-11-23"))
        after = events(without({"issued": "2025-06-06"}, appeal_received="2026-11-01", today="2026-11-23"))
        cancelled = {event["uid"] for event in after if event.get("status") == "CANCELLED"}
        assert {event["uid"] for event in before} == cancelled  # the answer to the appeal is there anew
        assert len([event for event in after if event.get("status") is None]) == 1

    @pytest.mark.parametrize(
        "taken_back", [{"suspended": "2024-01-01"}, {"suspended": "x"}, {"suspended": None}]
    )
    def test_a_date_that_never_led_to_an_event(self, taken_back: dict[str, Any]) -> None:
        parts = {"issued": "2025-06-06", "today": "2026-11-23"}
        assert without(taken_back, **parts) == made(**parts)

    @pytest.mark.parametrize("taken_back", ["2026-11-01", {"today": "2026-11-01"}])
    def test_what_is_no_date_to_start_from_is_refused(self, taken_back: Any) -> None:
        reply, _ = exchanged_without(taken_back, issued="2025-06-06")
        assert [fault["at"] for fault in reply["faults"]] == ["taken_back"]

    def test_two_files_of_one_day(self) -> None:
        """The date of issue was mistyped: programs kept the first file's dates, as both had one sequence."""
        wrong, right = (
            events(numbered(issued=issued, today="2026-11-23", made=made_at))
            for issued, made_at in (("2026-06-06", MOMENT), ("2026-06-16", "2026-11-23T14:05:07Z"))
        )
        assert {event["uid"] for event in wrong} == {event["uid"] for event in right}
        assert max(int(event["sequence"]) for event in wrong) < min(int(e["sequence"]) for e in right)
        assert {e.decoded("dtstamp").isoformat() for e in right} == {"2026-11-23T14:05:07+00:00"}

    def test_the_moment_counts_and_not_the_day_it_is_judged_on(self) -> None:
        """Somebody looked at what is overdue next year, and then made the file of today."""
        ahead = numbered(issued="2026-06-06", today="2027-12-01", made=MOMENT)
        now = numbered(issued="2026-06-06", today="2026-11-23", made="2026-11-23T15:00:00Z")
        first, second = (events(ics)[0] for ics in (ahead, now))
        assert int(first["sequence"]) < int(second["sequence"])
        assert int(second["sequence"]) < 2**31  # RFC 5545, 3.3.8

    def test_files_of_earlier_releases_are_older(self) -> None:
        """They counted the days since 2020: 2,518 on 2026-11-23."""
        assert min(int(event["sequence"]) for event in events(made(issued="2026-06-06"))) > 2518

    def test_a_period_that_has_ended_by_a_corrected_date_is_moved(self) -> None:
        """Issued 2026-06-06 was 2023-06-06: expired on 2026-06-06, not on 2029-06-06."""
        wrong, right = (
            {str(e["uid"]): e.decoded("dtstart") for e in events(numbered(issued=day, today="2026-11-23"))}
            for day in ("2026-06-06", "2023-06-06")
        )
        (uid,) = (uid for uid, day in wrong.items() if day == date(2029, 6, 6))
        assert right[uid] == date(2026, 6, 6)

    @pytest.mark.parametrize(
        "moment", ["2026-11-23", "2026-02-30T10:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T10:00:00", 5]
    )
    def test_what_is_no_moment(self, moment: object) -> None:
        request = {"kind": "calendar", "issued": "2025-06-06"}
        asked = {"format": "files/1", "kind": "calendar", "request": request, "made": moment}
        reply, content = FILES.exchange(json.dumps(asked))
        assert [fault["at"] for fault in json.loads(reply)["faults"]] == ["made"]
        assert content is None


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-11-30", 30),  # 31 days are left to 2026-12-31
        ("2026-12-01", 1),  # 30 are: that alarm is of today, and would not ring any more
        ("2026-12-29", 1),
        ("2026-12-30", 0),
        ("2026-12-31", 0),
    ],
)
def test_an_alarm_that_still_rings(today: str, days: int) -> None:
    """Thirty days before was past for all that is due sooner: of an appeal's answer nothing ever rang."""
    (event,) = events(made(appeal_received="2026-11-01", today=today))
    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(days=-days)]


def test_days_as_they_were_typed() -> None:
    """A typed request raised ValueError, or gave the certificate another identity than its strict form."""
    typed = made(issued="2025/6/6", today="2026年11月23日", typed=True)
    assert typed == made(issued="2025-06-06", today="2026-11-23")
    assert made(issued="2025/6/6", typed=True) == made(issued="2025-06-06")


def exchanged_without(taken_back: object, certificate: str = "", **parts: object) -> tuple[Any, bytes | None]:
    """The file for PARTS after one that had the dates TAKEN_BACK as well."""
    asked = {"format": "files/1", "kind": "calendar", "request": {"kind": "calendar", **parts}}
    beside = {"taken_back": taken_back} | ({"certificate": certificate} if certificate else {})
    reply, content = FILES.exchange(json.dumps(asked | beside))
    return json.loads(reply), content


def without(taken_back: object, certificate: str = "", **parts: object) -> bytes:
    reply, content = exchanged_without(taken_back, certificate, **parts)
    assert content is not None, reply
    return content


def numbered(made: str = MOMENT, **parts: object) -> bytes:
    asked = {"format": "files/1", "kind": "calendar", "certificate": "CERT-1", "made": made}
    reply, content = FILES.exchange(json.dumps(asked | {"request": {"kind": "calendar", **parts}}))
    assert json.loads(reply)["ok"], reply
    assert content is not None
    return content


def exchange_with(certificate: str, **parts: object) -> bytes:
    request = {"kind": "calendar", "issued": "2025-06-06", **parts}
    asked = {"format": "files/1", "kind": "calendar", "subject": "某某公司", "certificate": certificate}
    reply, content = FILES.exchange(json.dumps(asked | {"request": request}))
    assert json.loads(reply)["ok"], reply
    assert content is not None
    return content
