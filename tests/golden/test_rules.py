"""The golden cases of audit time, sites, calendar and managers, worked on the published rules."""

import json
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_yaml

FILES = sorted((Path(__file__).parent / "rules").glob("*.yaml"))
WORDS = {"null": None, "true": True, "false": False}


def _cases(part: str) -> list[Any]:
    found = []
    for file in FILES:
        golden: Any = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden.get(part, []):
            found.append(pytest.param(golden["kind"], case, id=f"{golden['kind']}: {case['name']}"))
    return found


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(read_collection().bundle())


def ask(engine: Engine, kind: str, request: dict[str, Any]) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(
        engine.reply(json.dumps({"format": "request/1", "kind": kind, **request}))
    )
    return reply


def at(result: Any, path: str) -> Any:
    """What stands at PATH; a list of mappings is stepped into by position or by the value of a key."""
    for step in path.split("."):
        if isinstance(result, list):
            result = result[int(step)] if step.isdecimal() else _named(result, step)
        else:
            result = result[step]
    return result


def _named(entries: list[Any], name: str) -> Any:
    keys = ("reading", "event", "step", "name")
    found = [entry for entry in entries if name in (entry.get(key) for key in keys)]
    assert len(found) == 1, (name, entries)
    return found[0]


def typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return WORDS.get(value, value)


def as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_written(inner) for inner in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize(("kind", "case"), _cases("cases"))
def test_as_worked_by_hand(engine: Engine, kind: str, case: dict[str, Any]) -> None:
    reply = ask(engine, kind, case["request"])
    assert reply["ok"], reply
    found = {path: as_written(at(reply["result"], path)) for path in case["expect"]}
    assert found == {path: typed(value) for path, value in case["expect"].items()}
    if "depends_on" in case:
        differing = {each["reading"] for each in reply["result"]["readings"] if each["differs"]}
        assert sorted(differing) == sorted(case["depends_on"])
    if "discrepancies" in case:
        assert reply["result"]["discrepancies"] == case["discrepancies"]


@pytest.mark.parametrize(("kind", "case"), _cases("refusals"))
def test_refused_with_every_fault(engine: Engine, kind: str, case: dict[str, Any]) -> None:
    reply = ask(engine, kind, case["request"])
    assert not reply["ok"], reply
    assert sorted(fault["at"] for fault in reply["faults"]) == sorted(case["at"])
    for fault in reply["faults"]:
        assert fault["found"]
        assert fault["expected"]["zh"]
        assert fault["expected"]["en"]
