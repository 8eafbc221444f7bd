"""The golden merges, as an auditor reads them; and what comparing two assessments says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_yaml

FILES = sorted((Path(__file__).parent / "merge").glob("*.yaml"))
SIDES = ("base", "mine", "theirs")


def _cases(part: str) -> list[Any]:
    found = []
    for file in FILES:
        golden: Any = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden[part]:
            found.append(pytest.param(golden.get("rubric"), case, id=f"{file.stem}: {case['name']}"))
    return found


@cache
def engine() -> Engine:
    return Engine(read_collection().bundle())


def whole(rubric: str | None, parts: Any) -> Any:
    """PARTS as a document: an assessment by RUBRIC, without it a request; several ancestors as they are."""
    if "mine" in parts:
        return parts
    head = {"format": "request/1"} if rubric is None else {"format": "assessment/1", "rubric": rubric}
    return head | parts


def ask(rubric: str | None, case: Any) -> Any:
    sides = {side: whole(rubric, case[side]) for side in SIDES if side in case}
    asked = {"format": "request/1", "kind": "merge", **sides, "resolved": case.get("resolved", {})}
    return json.loads(engine().reply(json.dumps(asked)))


@pytest.mark.parametrize(("rubric", "case"), _cases("cases"))
def test_merged_as_worked_by_hand(rubric: str | None, case: Any) -> None:
    reply = ask(rubric, case)
    assert reply["ok"], reply
    result = reply["result"]
    assert result["merged"] == whole(rubric, case["merged"])
    keys = ("base", "mine", "theirs", "choices")
    found = {each["place"]: {key: each[key] for key in keys} for each in result["conflicts"]}
    assert found == {place: _without_null(sides) for place, sides in case["conflicts"].items()}
    assert {each["place"]: each["taken"] for each in result["settled"]} == case.get("resolved", {})
    assert result["related"] is ("base" in case)


def _without_null(sides: Any) -> Any:
    """YAML is read as text: the word null stands for nothing here."""
    return {key: None if value == "null" else value for key, value in sides.items()}


@pytest.mark.parametrize(("rubric", "case"), _cases("refusals"))
def test_refused_with_every_fault(rubric: str | None, case: Any) -> None:
    reply = ask(rubric, case)
    assert not reply["ok"]
    assert sorted(fault["at"] for fault in reply["faults"]) == sorted(case["at"])
