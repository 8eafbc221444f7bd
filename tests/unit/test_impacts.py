"""Requests of the page of impact: a changed document read, documents calculated before and after it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from aftersales import Engine
from aftersales_editions.figures import calculated
from aftersales_own.opening import open_files
from aftersales_yaml.writing import write_yaml
from tests import made_up
from tests.unit.test_in_force import BUNDLE, FINDINGS, RULES_OLD
from tests.unit.test_in_force import NEW as RUBRIC_NEW
from tests.unit.test_in_force import OLD as RUBRIC_OLD

ASSESSMENT = {"format": "assessment/1", "rubric": made_up.FORM, "findings": FINDINGS}
"""60 of 100: reaches the lowest level while that takes 60, not once it takes 70."""
DAYS = {"format": "request/1", "kind": "audit-time", "headcount": "10"}


def exchange(
    asked: Mapping[str, object], content: str, bundle: Mapping[str, object] = BUNDLE
) -> dict[str, Any]:
    files = open_files(Engine(bundle))
    reply, made = files.exchange(json.dumps({"format": "files/1", **asked}), content.encode())
    assert made is None
    answer: dict[str, Any] = json.loads(reply)
    return answer


def impact(
    change: object,
    *texts: tuple[str, object],
    today: str = "2024-02-29",
    bundle: Mapping[str, object] = BUNDLE,
) -> dict[str, Any]:
    given = [
        {"name": name, "text": value if isinstance(value, str) else json.dumps(value)}
        for name, value in texts
    ]
    return exchange({"kind": "impact", "today": today, "change": change}, json.dumps(given), bundle)


def outcomes(change: object, *texts: tuple[str, object], today: str = "2024-02-29") -> list[dict[str, Any]]:
    reply = impact(change, *texts, today=today)
    assert reply["ok"], reply
    found: list[dict[str, Any]] = reply["result"]["outcomes"]
    return found


def test_the_editions_of_another_day_with_the_places_that_changed() -> None:
    # Both editions change on 2024-03-01: the lowest level from 60 to 70, and 2 days up to 10 people to 3.
    score, days = outcomes({"in_force_on": "2024-03-01"}, ("a.json", ASSESSMENT), ("b.json", DAYS))
    assert {"figure": "level", "before": "plain", "after": None} in score["changes"]
    (why,) = score["why"]
    assert (why["kind"], why["document"], why["name"]) == ("level", made_up.FORM, "plain")
    assert {"figure": "initial", "before": "2", "after": "3"} in days["changes"]
    named = [(why["kind"], why["document"], why["name"]) for why in days["why"]]
    assert ("figure", RULES_OLD["id"], "audit_time.bands.1.days") in named


def test_what_names_a_day_is_told_what_changes_from_the_edition_of_that_day() -> None:
    """Both editions are over: today is the second's, as is the change; the two name a day of the first.

    60 points are plain by the first (60), nothing by the second (70); 10 people take 2 days by it, then 3.
    """
    dated = ASSESSMENT | {"in_force_on": "2021-01-01"}
    given = ("a.json", dated), ("b.json", DAYS | {"in_force_on": "2021-01-01"}), ("c.json", ASSESSMENT)
    score, days, same = outcomes({"in_force_on": "2024-03-02"}, *given, today="2024-03-01")
    assert [(why["kind"], why["name"]) for why in score["why"]] == [("level", "plain")]
    assert "audit_time.bands.1.days" in [why["name"] for why in days["why"]]
    assert (same["changed"], same["why"]) == (False, [])


def test_each_says_which_editions_and_readings_it_was_calculated_by() -> None:
    """Before by the edition of today, or of the day that the document names; after by those of the change."""
    dated = ASSESSMENT | {"in_force_on": "2021-01-01"}
    given = ("a.json", ASSESSMENT), ("b.json", dated), ("c.json", DAYS), ("d.json", [1])
    plain, own, days, refused = outcomes({"in_force_on": "2024-03-01"}, *given, today="2024-03-01")
    sides = [
        [(document["id"], document["edition"], side["day"]) for document in side["documents"]]
        for each in (plain, own, days)
        for side in (each["by_before"], each["by_after"])
    ]
    form, rules = made_up.FORM, RULES_OLD["id"]
    assert sides == [
        *([(form, "2", None)], [(form, "2", None)]),
        *([(form, "1", "2021-01-01")], [(form, "2", None)]),
        *([(rules, "B", None)], [(rules, "B", None)]),
    ]
    assert len(plain["by_before"]["documents"][0]["sha256"]) == 64
    assert (refused["by_before"], refused["by_after"]) == (None, None)


def test_before_is_by_the_edition_of_today_and_after_by_the_same_unless_a_day_is_given() -> None:
    (same,) = outcomes({"readings": {}}, ("a.json", ASSESSMENT))
    assert (same["before"]["level"], same["changed"]) == ("plain", False)
    (later,) = outcomes({"readings": {}}, ("a.json", ASSESSMENT), today="2024-03-01")
    assert (later["before"]["level"], later["changed"]) == (None, False)


def test_the_day_that_an_assessment_names_counts_before_alone() -> None:
    dated = {**ASSESSMENT, "in_force_on": "2021-01-01"}
    (outcome,) = outcomes({"in_force_on": "2024-03-01"}, ("a.json", dated), today="2024-06-01")
    assert (outcome["before"]["level"], outcome["after"]["level"]) == ("plain", None)


def test_where_a_reading_alone_is_switched_a_document_keeps_the_edition_of_its_day() -> None:
    """As printed 1.1.1 has 3 points: 7 of 11 are 63.6, enough for a level by the first edition (60), not by
    the second (70). What names a day of the first stands on it before and after.
    """
    scored = outcomes(
        {"readings": {"weight-misprinted": "printed"}},
        ("a.json", ASSESSMENT | {"in_force_on": "2021-01-01"}),
        today="2024-03-01",
    )
    days = outcomes({"readings": {}}, ("b.json", DAYS | {"in_force_on": "2021-01-01"}), today="2024-03-01")
    for outcome, edition in ((scored[0], "1"), (days[0], "A")):
        for side in ("by_before", "by_after"):
            assert [each["edition"] for each in outcome[side]["documents"]] == [edition]
            assert outcome[side]["day"] == "2021-01-01"
        assert outcome["standings"] == []
    assert scored[0]["after"]["level"] is not None
    assert [why["kind"] for why in scored[0]["why"]] == ["reading"]


def test_a_reading_is_switched_for_what_it_is_a_reading_of() -> None:
    """An archive holds days and scores: of the days a reading of the rubric says nothing, and they stay."""
    change = {"readings": {"weight-misprinted": "printed"}}
    days, scored = outcomes(change, ("a.json", DAYS), ("b.json", ASSESSMENT))
    assert (days["ok"], days["changed"], days["by_after"]["readings"]) == (True, False, {})
    assert scored["by_after"]["readings"] == change["readings"]


@pytest.mark.parametrize("readings", [{"no-such": "printed"}, {"weight-misprinted": "no-such"}])
def test_readings_that_nothing_has_are_refused_before_anything_is_calculated(
    readings: dict[str, str],
) -> None:
    reply = impact({"readings": readings}, ("a.json", ASSESSMENT))
    (fault,) = reply["faults"]
    assert fault["at"] == f"change.readings.{next(iter(readings))}"
    assert "no-such" in fault["found"]


def test_a_changed_document_is_read_and_takes_the_place_of_all_editions() -> None:
    changed = made_up.changed(made_up.rules(edition="Z"), "audit_time.bands.0.days", "5")
    read = exchange({"kind": "read-edition", "name": "new.yaml"}, write_yaml(changed))
    assert (read["result"]["id"], read["result"]["edition"]) == (RULES_OLD["id"], "Z")
    (outcome,) = outcomes({"documents": [read["result"]["document"]]}, ("a.json", DAYS))
    assert {"figure": "initial", "before": "2", "after": "5"} in outcome["changes"]


@pytest.mark.parametrize(
    ("name", "content", "at"),
    [
        ("new.yaml", "format: rubric/1\nid: another\n", "id"),
        ("new.json", "[]", "id"),
        ("new.yaml", write_yaml({**RULES_OLD, "audit_time": {}}), "审查时间，单位（audit_time.unit）"),
    ],
)
def test_what_is_no_edition_of_a_known_document_is_refused(name: str, content: str, at: str) -> None:
    reply = exchange({"kind": "read-edition", "name": name}, content)
    assert not reply["ok"]
    assert at in [re.sub("^第 [0-9]+ 行，", "", fault["at"]) for fault in reply["faults"]]


def test_what_cannot_be_read_or_calculated_stops_nothing() -> None:
    unread, unknown, whole = outcomes(
        {"in_force_on": "2024-03-01"},
        ("a.json", "{"),
        ("b.yaml", "- 1\n"),
        ("c.yaml", write_yaml(ASSESSMENT)),
    )
    assert [each["ok"] for each in (unread, unknown, whole)] == [False, False, True]
    assert unread["faults"]
    assert unknown["faults"][0]["expected"]["zh"] == "评分、请求或记录"


def test_an_unfinished_assessment_has_the_levels_that_it_ranges_over() -> None:
    # 4 of 10 points are met and 2 open: from 40 to 60 of 100, where the lowest level takes 60, later 70.
    part = {**ASSESSMENT, "findings": {key: value for key, value in FINDINGS.items() if key != "1.1.1"}}
    (outcome,) = outcomes({"in_force_on": "2024-03-01"}, ("a.json", part))
    assert set(outcome["before"]) == {
        "complete", "range.worst", "range.worst_level", "range.best", "range.best_level",
    }  # fmt: skip
    assert {"figure": "range.best_level", "before": "plain", "after": None} in outcome["changes"]


@pytest.mark.parametrize(
    "asked", [{"today": "tomorrow", "change": {}}, {"change": {}}, {"today": "2024-01-01"}]
)
def test_a_request_without_its_parts_is_refused(asked: dict[str, object]) -> None:
    reply = exchange({"kind": "impact", **asked}, "[]")
    assert not reply["ok"]


def test_an_archive_is_not_calculated_under_readings_that_no_figure_is_of() -> None:
    """A record of a forecast holds them; 1.1.1 open at 1/2 leaves 40 or 60 of 100, so 50 to be expected."""
    asked: list[Mapping[str, object]] = []

    class Listening(Engine):
        def result(self, request: Mapping[str, object]) -> Any:
            asked.append(request)
            return super().result(request)

    findings = {name: finding for name, finding in FINDINGS.items() if name != "1.1.1"}
    forecast = {"format": "request/1", "kind": "forecast", "assessment": ASSESSMENT | {"findings": findings}}
    found = calculated(Listening(BUNDLE), forecast | {"other_readings": True})
    assert found.figures["expected"] == "50"
    assert asked == [forecast]


def test_a_record_by_another_edition_than_is_compared_is_told_with_its_edition() -> None:
    """Recorded when the first edition counted (plain from 60), compared when the second does (from 70)."""
    request = {"format": "request/1", "kind": "score", "assessment": ASSESSMENT}
    asked = {"format": "request/1", "kind": "record", "request": request}
    made = json.loads(Engine({"rubrics": [RUBRIC_OLD]}).reply(json.dumps(asked)))["result"]
    assert made["result"]["level"] == "plain"
    texts = (("record.json", made), ("a.json", ASSESSMENT), ("broken.json", {**made, "documents": 5}))
    by_record, own, broken = outcomes({"in_force_on": "2024-03-01"}, *texts, today="2024-03-02")
    assert (by_record["before"]["level"], by_record["recorded"]) == (None, "1")
    assert (own["recorded"], broken["recorded"]) == (None, None)
    (then,) = outcomes({"in_force_on": "2024-03-01"}, texts[0], today="2024-02-29")
    assert (then["before"]["level"], then["recorded"]) == ("plain", None)


def test_editions_that_are_over_before_or_after_are_told() -> None:
    """The first edition ends on 2023-01-01, the second begins on 2024-03-01: on 2023-06-01 there is none."""
    ended = {**BUNDLE, "rubrics": [RUBRIC_NEW, {**RUBRIC_OLD, "superseded": "2023-01-01"}]}

    def said(change: object, today: str, assessment: object = ASSESSMENT) -> list[str]:
        (found,) = impact(change, ("a.json", assessment), today=today, bundle=ended)["result"]["outcomes"]
        return [each["zh"] for each in found["standings"]]

    over = "1 版自 2023-01-01 起不再有效，2023-06-01 已不在有效期内"
    (before,) = said({"in_force_on": "2024-03-01"}, "2023-06-01")
    assert before.startswith("变更前：注意：“")
    assert over in before
    (after,) = said({"in_force_on": "2023-06-01"}, "2024-03-01")
    assert after.startswith("注意：“")
    assert over in after
    assert (
        said({"in_force_on": "2024-03-01"}, "2023-06-01", {**ASSESSMENT, "in_force_on": "2022-01-01"}) == []
    )
    (once,) = said({"readings": {}}, "2023-06-01")
    assert over in once
