"""What a forecast and a way say of the readings that were not adopted, worked by hand; and records of them.

Register C-000-02 (CTS ZHHT001-2023): 2.5.2 has 10 points by table 1, 15 by its text. With all else met it is
140 or 135 of 150 without 2.5.2; ten stars begin at 140, nine at 130.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from aftersales import Engine
from aftersales.model.read_rubric import read_rubric
from aftersales_yaml.collection import read_collection
from tests.unit.test_result_schemas import expect_described

COLLECTION = read_collection()
ENGINE = Engine(COLLECTION.bundle())
POINTS = ("supervision-points-10-10-or-5-15", "clause-text")
HELD = ["quality", "integrity", "social-responsibility", "aaa-credit"]


def all_but(*left: str, rubric: str = "zhht-completeness", **others: Any) -> dict[str, Any]:
    """An assessment of RUBRIC in which everything is met but LEFT, which is open, and what OTHERS say."""
    content: Any = next(file.content for file in COLLECTION.rubrics if file.content["id"] == rubric)
    findings = {clause.id: "met" for clause in read_rubric(content).clauses if clause.id not in left}
    assessment = {"format": "assessment/1", "rubric": rubric, "findings": findings | others}
    return assessment | ({"certificates": HELD} if rubric == "zhht-completeness" else {})


def asked(kind: str, **parts: Any) -> dict[str, Any]:
    return {"format": "request/1", "kind": kind, "other_readings": True, **parts}


def under(result: Any, name: tuple[str, str]) -> Any:
    """The one of RESULT's readings that is called NAME."""
    (found,) = (each for each in result["readings"] if (each["discrepancy"], each["reading"]) == name)
    return found


def test_a_forecast() -> None:
    """2.5.2 open, met or not with a chance of 1/2: ten stars (150 or 140), or as likely nine (150 or 135)."""
    result: Any = ENGINE.result(asked("forecast", assessment=all_but("2.5.2")))
    assert result["passing"] == "1"
    assert [each["probability"] for each in result["levels"] if each["id"] == "ten-star"] == ["1"]
    other = under(result, POINTS)
    assert (other["register"], other["differs"]) == ("C-000-02", True)
    found = other["result"]
    assert [each["id"] for each in found["levels"] if each["probability"] == "1/2"] == [
        "nine-star",
        "ten-star",
    ]
    assert found["expected"] == "285/2"  # (150 + 135) / 2
    assert (found["range"]["worst"], found["range"]["best"]) == ("135", "150")
    assert "distribution" not in found
    assert not any(each["differs"] for each in result["readings"] if each is not other)


def test_a_way() -> None:
    """2.5.2 not met: ten stars are reached with 140; read otherwise 5 points lack, which 2.5.2 brings."""
    missed = all_but(**{"2.5.2": "not_met"})
    result: Any = ENGINE.result(asked("improve", assessment=missed, target="ten-star"))
    assert (result["chosen"], result["needed"]) == ([], "0")
    found = under(result, POINTS)["result"]
    assert [each["id"] for each in found["chosen"]] == ["2.5.2"]
    assert (found["needed"], found["effort"], found["chosen"][0]["gain"]) == ("5", "1", "15")
    assert "ranking" not in found


def test_what_to_answer_next_and_how_far_the_next_level_is() -> None:
    """Ten stars whatever 2.5.2 is; read otherwise it decides (1 - 2 x 1/4 = 1/2 unsure, 0 afterwards)."""
    result: Any = ENGINE.result(asked("next", assessment=all_but("2.5.2")))
    assert result["next"] is None
    question = under(result, POINTS)["result"]["next"]
    assert (question["clause"], question["narrowing"]) == ("2.5.2", "1/2")
    near: Any = ENGINE.result(asked("nearest", assessment=all_but("2.5.2")))
    assert near["nearest"] is None
    found = under(near, POINTS)["result"]["nearest"]
    assert (found["target"]["id"], found["target"]["points"], found["lead"]["id"]) == (
        "ten-star",
        "5",
        "2.5.2",
    )


def test_a_reading_without_a_result_says_why() -> None:
    """Register C-002-02: how much 5.1.1.1 keeps is not stated; C-001-01: there are no three stars."""
    assessment = all_but("5.1.1.1", rubric="gbt-27922-2011")
    forecast: Any = ENGINE.result(asked("forecast", assessment=assessment))
    way: Any = ENGINE.result(asked("improve", assessment=assessment, target="three-star"))
    said = {each["register"]: each["why"]["en"] for each in forecast["not_computed"]}
    assert said["C-002-02"] == "How much is given is not stated, so it has no probability."
    assert "C-001-01" not in said
    said = {each["register"]: each["why"]["en"] for each in way["not_computed"]}
    assert said["C-001-01"] == "Read so, there is no such level."
    assert "C-002-02" not in said
    # Where to round to is not stated anywhere; the score says that as well (C-001-08).
    assert said["C-001-08"].startswith("The decimal to round to is not stated")


@pytest.mark.parametrize("kind", ["forecast", "improve"])
def test_a_record_holds_it_and_is_recomputed(kind: str) -> None:
    parts = {"forecast": {}, "improve": {"target": "ten-star"}}[kind]
    inner = asked(kind, assessment=all_but("2.5.2"), **parts)
    made = asked("record", request=inner, signed={"by": "张三"})
    del made["other_readings"]
    assert expect_described(made)
    record: Any = ENGINE.result(made)
    verify = {"format": "request/1", "kind": "verify"}
    verified: Any = ENGINE.result(verify | {"record": record})
    assert verified["agrees"]
    forged = deepcopy(record)
    under(forged["result"], POINTS)["differs"] = False
    verified = ENGINE.result(verify | {"record": json.loads(json.dumps(forged))})
    assert [each["at"].rpartition(".")[2] for each in verified["differences"]] == ["differs"]
    # One that was made without being asked for them says nothing of them, and agrees as before.
    del made["request"]["other_readings"]
    plain: Any = ENGINE.result(made)
    assert "readings" not in plain["result"]
    verified = ENGINE.result(verify | {"record": plain})
    assert verified["agrees"]
