"""Audit time, sites, calendar, managers: the shipped engine under Pyodide as under CPython, byte for byte."""

import json
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_yaml
from tests.golden.test_in_force import bundle_with_second_editions, requests_of
from tests.random_requests import KINDS, random_request

pytestmark = pytest.mark.pyodide
BUNDLE = read_collection().bundle()
GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "rules").glob("*.yaml"))
Ask = Callable[[Mapping[str, Any], list[str]], list[str]]


def _request(kind: str, parts: Mapping[str, object]) -> str:
    return json.dumps({"format": "request/1", "kind": kind, **parts}, ensure_ascii=False)


def _same(in_pyodide: Ask, requests: list[str]) -> list[dict[str, Any]]:
    engine = Engine(BUNDLE)
    there = in_pyodide(BUNDLE, requests)
    for request, theirs in zip(requests, there, strict=True):
        assert engine.reply(request) == theirs, request
    return [json.loads(reply) for reply in there]


def test_every_golden_case_and_refusal(in_pyodide: Ask) -> None:
    requests = []
    for file in GOLDEN:
        golden: Any = read_yaml(file.read_text(encoding="utf-8"))
        cases = golden["cases"] + golden["refusals"]
        requests += [_request(golden["kind"], case["request"]) for case in cases]
    replies = _same(in_pyodide, requests)
    assert {reply["ok"] for reply in replies} == {True, False}


def test_draws_and_calendars_at_random(in_pyodide: Ask) -> None:
    dice = random.Random(20250606)
    start = date(2020, 1, 1)
    requests = []
    for seed in range(300):
        sites = [
            {
                "name": f"场所 {number}",
                "region": dice.choice("东南西北"),
                "type": dice.choice(("门店", "仓库")),
                "last_visited": str(start + timedelta(dice.randrange(2000))),
            }
            for number in range(dice.randint(1, 60))
        ]
        stage = dice.choice(("initial", "surveillance", "recertification"))
        requests.append(
            _request("sites", {"list": sites, "stage": stage, "seed": str(seed), "detection": {}})
        )
        issued = start + timedelta(dice.randrange(4000))
        visit, today = issued + timedelta(dice.randrange(500)), issued + timedelta(500 + dice.randrange(900))
        parts = {"issued": str(issued), "surveillance": [str(visit)], "today": str(today)}
        requests.append(_request("calendar", parts))
    assert all(reply["ok"] for reply in _same(in_pyodide, requests))


def test_requests_with_readings_switched(in_pyodide: Ask) -> None:
    """Every kind, at random; two fifths of these requests read something otherwise than adopted."""
    requests = [random_request(kind, seed) for kind in KINDS for seed in range(40)]
    switched = [request for request in requests if request.get("readings")]
    assert {request["kind"] for request in switched} == set(KINDS)
    replies = _same(in_pyodide, [json.dumps(request, ensure_ascii=False) for request in requests])
    answered = [reply["result"] for reply in replies if reply["ok"]]
    assert sum(bool(result["chosen_readings"]) for result in answered) > 60


def test_every_golden_case_of_editions(in_pyodide: Ask, tmp_path: Path) -> None:
    bundle = bundle_with_second_editions(tmp_path)
    requests = [json.dumps(asked) for part in ("cases", "refusals") for _, asked in requests_of(part)]
    engine = Engine(bundle)
    assert in_pyodide(bundle, requests) == [engine.reply(request) for request in requests]
