"""The golden cases of editions: which one is in force on a day, and what it comes to."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection, rubrics_folder
from aftersales_yaml.strict import read_yaml
from tests import second_editions
from tests.golden.test_rules import as_written, at, typed
from tests.golden.test_score import assessment_of

FILE = Path(__file__).parent / "in_force.yaml"


def bundle_with_second_editions(folder: Path) -> dict[str, object]:
    """The published documents and the made-up next editions, all as data files below FOLDER."""
    shutil.copytree(rubrics_folder(), folder / "rubrics")
    second_editions.drop_into(folder / "rubrics")
    return read_collection(folder / "rubrics").bundle()


def requests_of(part: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The cases (or refusals) of the file with the whole request of each."""
    golden: Any = read_yaml(FILE.read_text(encoding="utf-8"))
    found = []
    for case in golden[part]:
        request = {"format": "request/1", "kind": case["kind"], **case["request"]}
        if "assessment" in request:
            request["assessment"] = assessment_of(second_editions.GBT, request["assessment"])
        found.append((case, request))
    return found


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(bundle_with_second_editions(tmp_path_factory.mktemp("editions")))


def ids(given: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    return [case["name"] for case, _ in given]


CASES, REFUSALS = requests_of("cases"), requests_of("refusals")


@pytest.mark.parametrize(("case", "request_"), CASES, ids=ids(CASES))
def test_as_worked_by_hand(engine: Engine, case: dict[str, Any], request_: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(request_)))
    assert reply["ok"], reply
    found = {path: as_written(at(reply["result"], path)) for path in case["expect"]}
    assert found == {path: typed(value) for path, value in case["expect"].items()}


@pytest.mark.parametrize(("case", "request_"), REFUSALS, ids=ids(REFUSALS))
def test_refused(engine: Engine, case: dict[str, Any], request_: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(request_)))
    assert not reply["ok"], reply
    assert [fault["at"] for fault in reply["faults"]] == case["at"]


def agreement_of(*days: str | None) -> dict[str, Any]:
    """Two assessments that lose 5.1.1.2 alone, each with the day that it names (None: none)."""
    case = {"others": "met", "findings": {"5.1.1.2": "not_met"}}
    one, other = (
        assessment_of(second_editions.GBT, {**case, **({} if day is None else {"in_force_on": day})})
        for day in days
    )
    sides = {"first": {"by": "张三", "assessment": one}, "second": {"by": "李四", "assessment": other}}
    return {"format": "request/1", "kind": "agreement", **sides}


@pytest.mark.parametrize(
    ("days", "level", "edition"),
    [
        # 100 - 3 (5.1.1.2) = 97: by the first edition five stars (from 95), by the second four (five from 98)
        (("2026-12-31", "2026-12-31"), "five-star", "2022-10-07"),
        (("2026-01-01", "2026-12-31"), "five-star", "2022-10-07"),  # two days of one edition
        (("2027-01-01", "2027-01-01"), "four-star", "2027"),
        ((None, "2027-01-01"), "four-star", "2027"),  # without a day the latest counts
        ((None, None), "four-star", "2027"),
    ],
)
def test_two_assessors_by_the_edition_of_their_day(
    engine: Engine, days: tuple[str | None, str | None], level: str, edition: str
) -> None:
    result: Any = engine.result(agreement_of(*days))
    sides = (result["first"], result["second"], result["consensus"])
    assert {side["range"]["worst_verdict"]["level"] for side in sides} == {level}
    assert result["rubric"]["edition"] == edition


@pytest.mark.parametrize("days", [("2026-12-31", "2027-01-01"), ("2026-12-31", None)])
def test_two_assessors_by_two_editions_are_refused(engine: Engine, days: tuple[str, str | None]) -> None:
    """Clause by clause they could not be held against each other: what a level takes differs."""
    reply = json.loads(engine.reply(json.dumps(agreement_of(*days))))
    assert not reply["ok"]
    (fault,) = reply["faults"]
    assert fault["at"] == "second.assessment.in_force_on"
    assert fault["expected"]["en"] == "a day of edition 2022-10-07, as on the other side"


def test_a_day_that_is_none_is_refused_where_it_stands(engine: Engine) -> None:
    reply = json.loads(engine.reply(json.dumps(agreement_of("2026-12-31", "2026-13-01"))))
    assert [fault["at"] for fault in reply["faults"]] == ["second.assessment.in_force_on"]


def test_the_part_of_an_owner_is_scored_by_the_edition_of_the_whole(engine: Engine) -> None:
    """It goes to a department in a file or a link, which has nothing else to tell the day from."""
    case = {"findings": {"5.1.1.2": "not_met"}, "in_force_on": "2026-12-31"}
    whole = assessment_of(second_editions.GBT, case) | {"owners": {"5.1.1.2": "质检部"}}
    owners: Any = engine.result({"kind": "owners", "assessment": whole})
    share = owners["shares"][0]
    assert share["part"]["in_force_on"] == "2026-12-31"
    scored: Any = engine.result({"kind": "score", "assessment": share["part"]})
    assert scored["rubric"]["edition"] == "2022-10-07"


def test_what_is_carried_over_is_scored_by_the_day_of_what_is_answered_already(engine: Engine) -> None:
    """97 of 100, as above: five stars until 2026, four from 2027. Nothing is confirmed."""
    case = {"others": "met", "findings": {"5.1.1.2": "not_met"}, "in_force_on": "2026-12-31"}
    other = assessment_of("zhht-completeness", {"others": "met"})
    request = {"kind": "carry-over", "assessment": other, "to": second_editions.GBT}
    result: Any = engine.result({**request, "into": assessment_of(second_editions.GBT, case)})
    assert result["carried"]["range"]["worst_verdict"]["level"] == "five-star"
    assert result["carried"]["rubric"]["edition"] == "2022-10-07"
    spoilt = {**request, "into": {**assessment_of(second_editions.GBT, case), "in_force_on": "2026-13-01"}}
    reply = json.loads(engine.reply(json.dumps({"format": "request/1", **spoilt})))
    assert [fault["at"] for fault in reply["faults"]] == ["into.in_force_on"]
