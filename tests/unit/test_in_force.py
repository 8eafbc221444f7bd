"""Several editions of one document in a library, and which of them is in force on a day."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.faults import Refused
from tests import made_up

OLD = made_up.rubric(edition="1", effective="2020-01-01")
# The next edition asks for 70 points at the lowest level, where the first asked for 60.
NEW = made_up.changed(made_up.rubric(edition="2", effective="2024-03-01"), "levels.plain.at_least", "70")
RULES_OLD = made_up.rules(edition="A")
# Up to ten people take three days by the next edition of the rule document, two by the first.
RULES_NEW = made_up.changed(
    made_up.rules(edition="B", effective="2024-03-01"), "audit_time.bands.0.days", "3"
)
BUNDLE: dict[str, object] = {"rubrics": [NEW, OLD], "rules": [RULES_OLD, RULES_NEW]}
FINDINGS = {"1.1.1": "met", "1.1.2": "met", "1.2.1": "met", "2.1.1": {"not_met": "none"}}
"""2 + 1.5 + 2.5 of 10 points: 60 of 100."""
SCORED = {"assessment": {"format": "assessment/1", "rubric": made_up.FORM, "findings": FINDINGS}}


def ask(bundle: dict[str, object], kind: str, **more: object) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(
        Engine(bundle).reply(json.dumps({"format": "request/1", "kind": kind, **more}))
    )
    return reply


def level(bundle: dict[str, object] = BUNDLE, **more: object) -> object:
    return ask(bundle, "score", **SCORED, **more)["result"]["level"]


def days(bundle: dict[str, object] = BUNDLE, **more: object) -> object:
    return ask(bundle, "audit-time", headcount="10", **more)["result"]["initial"]


def test_without_a_day_the_latest_edition_counts() -> None:
    assert level() is None  # 60 of the 70 that the second edition asks for
    assert days() == "3"


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-01-01", "plain"), ("2024-02-29", "plain"), ("2024-03-01", None), ("2199-01-01", None)],
)
def test_a_score_is_that_of_the_edition_in_force(on: str, expected: object) -> None:
    assert level(in_force_on=on) == expected
    assert level(in_force_on=on, typed=True) == expected


@pytest.mark.parametrize(("on", "expected"), [("1999-12-31", "2"), ("2024-02-29", "2"), ("2024-03-01", "3")])
def test_so_are_days_and_an_edition_without_a_first_day_was_always_there(on: str, expected: str) -> None:
    assert days(in_force_on=on) == expected


def test_the_host_of_the_engine_may_say_which_day_it_is() -> None:
    assert level({**BUNDLE, "in_force_on": "2024-02-29"}) == "plain"
    # Before the first edition, the first is the one that one can prepare for.
    assert level({**BUNDLE, "in_force_on": "2019-01-01"}) == "plain"


def test_the_result_names_its_edition() -> None:
    reply = ask(BUNDLE, "score", **SCORED, in_force_on="2021-01-01")
    assert reply["result"]["rubric"]["edition"] == "1"


def test_a_day_without_an_edition_is_refused_with_the_periods() -> None:
    reply = ask(BUNDLE, "score", **SCORED, in_force_on="2019-12-31")
    (fault,) = reply["faults"]
    assert (fault["at"], fault["found"]) == ("in_force_on", "2019-12-31")
    assert "”有版本有效的日期：1 版自 2020-01-01 起，到 2024-03-01 之前" in fault["expected"]["zh"]
    assert "edition 2 from 2024-03-01" in fault["expected"]["en"]


def test_an_edition_that_was_given_up_has_no_successor_in_between() -> None:
    ended = {**BUNDLE, "rubrics": [NEW, {**OLD, "superseded": "2023-01-01"}]}
    assert level(ended, in_force_on="2022-12-31") == "plain"
    assert ask(ended, "score", **SCORED, in_force_on="2023-01-01")["faults"][0]["at"] == "in_force_on"


def test_where_no_document_need_be_named_the_periods_are_told_too() -> None:
    alone: dict[str, object] = {"rules": [{**RULES_NEW}]}
    reply = ask(alone, "audit-time", headcount="10", in_force_on="2024-02-29")
    assert [fault["at"] for fault in reply["faults"]] == ["in_force_on"]


@pytest.mark.parametrize("wrong", ["2024-02-30", "morgen", 20240301])
def test_what_is_no_day_is_refused(wrong: object) -> None:
    assert [fault["at"] for fault in ask(BUNDLE, "score", **SCORED, in_force_on=wrong)["faults"]] == [
        "in_force_on"
    ]


def test_two_documents_are_compared_by_one_day_alone() -> None:
    reply = ask(
        BUNDLE, "compare", before=SCORED["assessment"], after=SCORED["assessment"], in_force_on="2021-01-01"
    )
    assert [fault["at"] for fault in reply["faults"]] == ["in_force_on"]


def on_day(day: str | None, **findings: object) -> dict[str, Any]:
    """The assessment of 60 points, but for FINDINGS, with the day that it names."""
    assessment = {**SCORED["assessment"], "findings": FINDINGS | findings}
    return assessment | ({} if day is None else {"in_force_on": day})


def compared(before: object, after: object) -> tuple[str, list[str | None]]:
    """The edition by which the two are compared, and the level of each."""
    result = ask(BUNDLE, "compare", before=before, after=after)["result"]
    return result["rubric"]["edition"], [result[side]["verdict"]["level"] for side in ("before", "after")]


def test_two_assessments_are_compared_by_the_edition_of_their_day() -> None:
    """60 points are plain by the first edition (60), nothing by the second (70); without 1.1.1 it is 40."""
    before, after = on_day("2021-01-01"), on_day("2022-01-01", **{"1.1.1": {"not_met": "x"}})
    assert compared(before, after) == ("1", ["plain", None])
    assert compared(before, before) == ("1", ["plain", "plain"])
    assert compared(on_day(None), on_day("2024-03-01")) == ("2", [None, None])


def test_two_assessments_of_two_editions_are_each_scored_by_its_own() -> None:
    """60 points are plain by the first edition (60), nothing by the second (70): the score is the same, the
    level is not, and that this may be the edition alone is said.
    """
    for before, after, editions, levels in (
        ("2021-01-01", None, ["1", "2"], ["plain", None]),
        (None, "2021-01-01", ["2", "1"], [None, "plain"]),
    ):
        result = ask(BUNDLE, "compare", before=on_day(before), after=on_day(after))["result"]
        sides = [result[side] for side in ("before", "after")]
        assert [side["edition"] for side in sides] == editions
        assert [side["verdict"]["level"] for side in sides] == levels
        assert (result["rubric"]["edition"], result["change"]["final"], result["clauses"]) == (
            editions[1],
            "0",
            [],
        )
        (said,) = result["warnings"]
        assert f"前一份 {editions[0]} 版，后一份 {editions[1]} 版" in said["zh"]
    assert ask(BUNDLE, "compare", before=on_day(None), after=on_day("2024-03-01"))["result"]["warnings"] == []
    (fault,) = ask(BUNDLE, "compare", before=on_day(None), after=on_day("2019-12-31"))["faults"]
    assert fault["at"] == "after.in_force_on"


def test_clauses_that_one_edition_alone_has_are_named_and_others_are_compared() -> None:
    """The next edition has 1.1.9 in place of 1.1.2, and a deduction of 3 where the first takes 1.

    Both state 1.1.1, which the first answers as met (2 points), the second as not met.
    """
    other = made_up.changed(NEW, "sections.0.indicators.0.clauses.1.id", "1.1.9")
    adjustment = next(index for index, each in enumerate(NEW["adjustments"]) if each["points_each"] == "-1")
    other = made_up.changed(other, f"adjustments.{adjustment}.points_each", "-3")
    one = on_day("2021-01-01") | {"special_deductions": [{"reason": "x"}], "owners": {"1.1.2": "质检部"}}
    second = on_day(None) | {"special_deductions": [{"reason": "x"}]}
    findings = FINDINGS | {"1.1.1": {"not_met": "x"}}
    del findings["1.1.2"]
    second["findings"] = findings | {"1.1.9": "met"}
    bundle: dict[str, object] = {"rubrics": [other, OLD]}
    result = ask(bundle, "compare", before=one, after=second)["result"]
    assert [each["clause"] for each in result["clauses"]] == ["1.1.1"]
    assert result["clauses"][0]["points"] == "-2"
    _, gone, new = (each["zh"] for each in result["warnings"])
    assert gone == "只有 1 版有、没有逐条比较的条款：1.1.2"
    assert new == "只有 2 版有、没有逐条比较的条款：1.1.9"
    (adjusted,) = (step for step in result["trace"] if step["step"] == "adjust")
    assert adjusted["figures"] == {"before": "1", "after": "1", "points": "-2"}  # -3 less -1
    labels = {each["place"]: each["label"]["zh"] for each in result["beside"]}
    assert labels["owners.1.1.2"].startswith("1.1.2 ")


@pytest.mark.parametrize("in_request", [True, False], ids=["day of the request", "day of the assessment"])
def test_a_record_is_compared_by_the_edition_that_it_names(in_request: bool) -> None:
    """With an assessment of that edition by it; with one of another by that one's, which the reply says."""
    asked: dict[str, Any] = {"format": "request/1", "kind": "score", "assessment": on_day(None)}
    if in_request:
        asked["in_force_on"] = "2021-01-01"
    else:
        asked["assessment"] = on_day("2021-01-01")
    record = ask(BUNDLE, "record", request=asked)["result"]
    told = {"intact": True, "same_document": True, "agrees": True}
    for before, after, edition, levels, same in (
        (record, on_day("2022-01-01"), "1", ["plain", "plain"], True),
        (record, record, "1", ["plain", "plain"], True),
        (record, on_day(None), "2", [None, None], False),
        (on_day("2024-03-01"), record, "2", [None, None], False),
    ):
        assert compared(before, after) == (edition, levels)
        sides = ask(BUNDLE, "compare", before=before, after=after)["result"]
        found = sides["before" if before is record else "after"]["record"]
        assert found == (told if same else told | {"same_document": False, "agrees": False})


PRINTED = {"weight-misprinted": "printed"}
"""By this reading 1.1.1 has 3 points instead of 2: 7 of 11, which is 700/11 of 100."""
WITHOUT: dict[str, object] = {
    "rubrics": [json.loads(json.dumps(NEW).replace("weight-misprinted", "another-misprint")), OLD]
}
"""The second edition has not the misprint of the first."""


def test_a_reading_that_one_edition_alone_has_is_taken_there_and_told() -> None:
    before, after = on_day("2021-01-01"), on_day(None)
    for sides in ((before, after), (after, before)):
        result = ask(WITHOUT, "compare", before=sides[0], after=sides[1], readings=PRINTED)["result"]
        found = {side["edition"]: side for side in (result["before"], result["after"])}
        assert {edition: side["verdict"]["final"] for edition, side in found.items()} == {
            "1": "700/11",
            "2": "60",
        }
        assert {edition: side["chosen_readings"] for edition, side in found.items()} == {
            "1": PRINTED,
            "2": {},
        }
        _, lacking, apart = (each["zh"] for each in result["warnings"])
        assert lacking == "2 版没有这种读法，按采用的读法计分：C-900-01：照印出的读。"
        told = ["C-900-01：照印出的读", "采用的读法"][:: -1 if sides[0] is after else 1]
        assert apart.startswith(f"两份的读法不同：前一份按{told[0]}；后一份按{told[1]}。")
    (fault,) = ask(WITHOUT, "compare", before=before, after=after, readings={"none": "x"})["faults"]
    assert fault["at"] == "readings.none"


def test_a_record_by_another_reading_is_compared_and_told() -> None:
    """A clause earns a point more by the reading of the record; by an edition without that it cannot."""
    scored = {"assessment": on_day("2021-01-01"), "readings": PRINTED}
    asked = {"format": "request/1", "kind": "score", **scored}
    record = ask(WITHOUT, "record", request=asked)["result"]
    result = ask(WITHOUT, "compare", before=record, after=on_day("2021-01-01"))["result"]
    (said,) = (each["zh"] for each in result["warnings"])
    assert said.startswith("两份的读法不同：前一份按C-900-01：照印出的读；后一份按采用的读法。")
    assert result["before"]["record"]["agrees"]
    assert ask(WITHOUT, "compare", before=record, after=record)["result"]["warnings"] == []
    # Under another reading it comes to something else than it says, which is no fault of the record.
    for readings in ({}, {"weight-misprinted": "meant"}):
        other = ask(WITHOUT, "compare", before=record, after=record, readings=readings)["result"]
        assert other["before"]["verdict"]["final"] == "60"
        assert other["before"]["record"]["agrees"] is None
    today = ask(WITHOUT, "compare", before=record, after=on_day(None))["result"]
    assert today["before"]["chosen_readings"] == {}
    assert [each["zh"] for each in today["warnings"]] == [
        '2 版没有这种读法，按采用的读法计分：weight-misprinted："printed"。'
    ]


def test_two_records_of_two_editions_are_compared_by_that_of_today() -> None:
    records = [
        ask(BUNDLE, "record", request={"format": "request/1", "kind": "score", "assessment": on_day(day)})
        for day in ("2021-01-01", "2024-03-01")
    ]
    assert compared(*(each["result"] for each in records)) == ("2", [None, None])
    # Where the first edition is gone its day has none, and the record is as one of another edition.
    alone: dict[str, object] = {"rubrics": [NEW]}
    reply = ask(alone, "compare", before=records[0]["result"], after=records[1]["result"])
    assert reply["result"]["before"]["record"]["same_document"] is False


@pytest.mark.parametrize(
    ("other", "at"), [(OLD, "edition"), ({**OLD, "edition": "1b"}, "effective")], ids=["edition", "day"]
)
def test_one_edition_twice_is_refused(other: dict[str, Any], at: str) -> None:
    with pytest.raises(Refused) as refused:
        Engine({"rubrics": [OLD, other]})
    assert [fault.at for fault in refused.value.faults] == [at]


def test_a_record_is_recomputed_by_the_edition_that_it_was_made_by() -> None:
    made = ask({"rubrics": [OLD]}, "record", request={"format": "request/1", "kind": "score", **SCORED})[
        "result"
    ]
    verified = ask(BUNDLE, "verify", record=made)["result"]
    assert verified["agrees"]
    assert verified["same_documents"]
    # By today's edition, if somebody asks for it: 60 points are no level any more.
    today = ask(BUNDLE, "verify", record=made, under_current=True)["result"]
    assert not today["same_documents"]
    assert today["verdict"]["recomputed"]["level"] is None


def test_when_an_edition_ends_may_be_written_into_it_later() -> None:
    made = ask({"rubrics": [OLD]}, "record", request={"format": "request/1", "kind": "score", **SCORED})[
        "result"
    ]
    ended = {**BUNDLE, "rubrics": [NEW, {**OLD, "superseded": "2024-03-01"}]}
    assert ask(ended, "verify", record=made)["result"]["agrees"]
