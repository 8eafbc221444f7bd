"""The shipped engine answers under Pyodide exactly as under CPython, byte for byte."""

import json
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from tests.random_around import AROUND_KINDS, around_request
from tests.random_assessments import clauses_of, random_assessment
from tests.random_edits import DOCUMENT_KINDS, random_document_request

pytestmark = pytest.mark.pyodide
BUNDLE = read_collection().bundle()
RUBRICS: list[Any] = BUNDLE["rubrics"]  # type: ignore[assignment]
Ask = Callable[[Mapping[str, Any], list[str]], list[str]]


def _request(kind: str, **parts: object) -> str:
    return json.dumps({"format": "request/1", "kind": kind, **parts}, ensure_ascii=False)


def _same(in_pyodide: Ask, requests: list[str]) -> list[dict[str, Any]]:
    """The replies, once both interpreters have been found to give the same bytes."""
    engine = Engine(BUNDLE)
    here, there = [engine.reply(request) for request in requests], in_pyodide(BUNDLE, requests)
    assert len(here) == len(there)
    for request, ours, theirs in zip(requests, here, there, strict=True):
        assert ours == theirs, request
    return [json.loads(reply) for reply in here]


def test_two_thousand_scores(in_pyodide: Ask) -> None:
    requests = [
        _request("score", assessment=random_assessment(rubric, seed))
        for rubric in RUBRICS
        for seed in range(1100)
    ]
    replies = _same(in_pyodide, requests)
    assert len(replies) >= 2000
    assert sum(reply["ok"] for reply in replies) > 1900
    assert any(not reply["ok"] for reply in replies)
    assert {reply["result"]["complete"] for reply in replies if reply["ok"]} == {True, False}


def test_forecasts_and_improvements(in_pyodide: Ask) -> None:
    requests = []
    for rubric in RUBRICS:
        for seed in range(60):
            dice, assessment = random.Random(seed), random_assessment(rubric, seed)
            ids = [clause for clause, _ in clauses_of(rubric)]
            named = {
                clause: f"{dice.randint(0, 7)}/7" for clause in ids if clause not in assessment["findings"]
            }
            target = dice.choice(rubric["levels"])["id"]
            efforts = {dice.choice(ids): str(dice.randint(0, 9)) for _ in range(5)} | {
                dice.choice(ids): "impossible"
            }
            shared = {"assessment": assessment, "other_readings": seed % 3 == 0}
            requests += [
                _request("forecast", **shared, chances={"default": "4/5", "clauses": named}),
                _request("improve", **shared, target=target, efforts={"named": efforts}),
            ]
    replies = _same(in_pyodide, requests)
    assert sum(reply["ok"] for reply in replies) > 200
    assert {"readings" in reply["result"] for reply in replies if reply["ok"]} == {True, False}


def test_merges_and_comparisons(in_pyodide: Ask) -> None:
    """Of assessments and requests, with and without a common ancestor; some with conflicts."""
    requests = [
        json.dumps(random_document_request(kind, seed), ensure_ascii=False)
        for kind in DOCUMENT_KINDS
        for seed in range(200)
    ]
    replies = _same(in_pyodide, requests)
    assert all(reply["ok"] for reply in replies)
    merged = [reply["result"] for reply in replies if reply["kind"] == "merge"]
    assert {bool(result["conflicts"]) for result in merged} == {True, False}


@pytest.mark.parametrize("kind", AROUND_KINDS)
def test_what_stands_around_an_assessment(in_pyodide: Ask, kind: str) -> None:
    """The next clause, evidence, owners, actions, findings by site, two assessors and the rest of them."""
    requests = [json.dumps(around_request(kind, seed), ensure_ascii=False) for seed in range(100)]
    replies = _same(in_pyodide, requests)
    assert sum(reply["ok"] for reply in replies) > len(replies) // 2


def test_refusals(in_pyodide: Ask) -> None:
    requests = [
        "",
        "{",
        "[]",
        "null",
        '{"a":1,"a":2}',
        '{"format":"request/1"}',
        _request("unknown"),
        "[" * 3000,
    ]
    requests += [
        _request("score", assessment=wrong) for wrong in (None, [], {}, {"rubric": "no"}, {"rubric": 1})
    ]
    replies = _same(in_pyodide, requests)
    assert not any(reply["ok"] for reply in replies)


def test_records_verify_across_interpreters(in_pyodide: Ask) -> None:
    """A record kept in the browser is confirmed on the command line, and the other way round."""
    requests = [
        _request(
            "record",
            request=json.loads(_request("score", assessment=random_assessment(rubric, 7))),
            signed={},
        )
        for rubric in RUBRICS
    ]
    replies = _same(in_pyodide, requests)
    verified = _same(in_pyodide, [_request("verify", record=reply["result"]) for reply in replies])
    assert all(reply["result"]["agrees"] for reply in verified)
