"""Records of engine 0.1.0, which called a discrepancy an erratum: they open, and agree where they can."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from tests.unit.test_result_schemas import ENGINE as PUBLISHED
from tests.unit.test_result_schemas import faults

FOLDER = Path(__file__).parent / "records-0.1"
KINDS = sorted(
    file.stem for file in FOLDER.glob("*.json") if file.stem not in ("documents", "published-score")
)


def record_of(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@cache
def engine() -> Engine:
    return Engine(record_of("documents"))


def verified(record: Any, by: Engine, **parts: object) -> Any:
    asked = {"format": "request/1", "kind": "verify", "record": record, **parts}
    reply = json.loads(by.reply(json.dumps(asked)))
    assert reply["ok"], reply
    assert faults("verify", reply["result"]) == []
    return reply["result"]


def test_there_is_one_of_each_kind() -> None:
    assert KINDS == ["audit-time", "calendar", "forecast", "improve", "managers", "score", "sites"]
    assert {record_of(kind)["engine"] for kind in KINDS} == {"0.1.0"}
    assert "errata" in json.dumps(record_of("score"))
    assert "not-met" in json.dumps(record_of("score"))


@pytest.mark.parametrize("kind", KINDS)
def test_it_still_agrees(kind: str) -> None:
    found = verified(record_of(kind), engine())
    assert (found["intact"], found["same_documents"], found["differences"]) == (True, True, [])
    assert found["agrees"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_figure_is_noticed(kind: str) -> None:
    """By the digest, and by the place where what is computed now is another."""
    record = deepcopy(record_of(kind))
    key = {"score": "final", "improve": "needed", "forecast": "expected", "calendar": "expiry"}.get(kind)
    key = key or {"audit-time": "initial", "sites": "initial", "managers": "managers"}[kind]
    record["result"][key] = "2030-01-01" if kind == "calendar" else "12345"
    found = verified(record, engine())
    assert (found["intact"], found["agrees"]) == (False, False)
    assert [each["at"] for each in found["differences"]] == [key]


def test_another_discrepancy_relied_on_is_noticed() -> None:
    record = deepcopy(record_of("score"))
    record["result"]["errata"] = ["made-up"]
    assert next(each["at"] for each in verified(record, engine())["differences"]).startswith("discrepancies")


def test_a_document_that_was_changed_since_is_another() -> None:
    documents = record_of("documents")
    documents["rubrics"][0]["edition"] = "B/1"
    found = verified(record_of("score"), Engine(documents))
    assert (found["same_documents"], found["compared"], found["agrees"]) == (False, False, False)


def test_old_words_count_for_old_engines_alone() -> None:
    record = record_of("score") | {"engine": "0.2.0"}
    found = verified(record, engine())
    assert (found["intact"], found["same_documents"]) == (False, False)


def test_of_what_was_published_it_says_that_the_wording_is_another_and_the_score_the_same() -> None:
    record = record_of("published-score")
    found = verified(record, PUBLISHED)
    assert (found["intact"], found["compared"]) == (True, found["same_documents"])
    found = verified(record, PUBLISHED, under_current=True)
    assert found["faults"] == []
    assert not found["verdict"]["changed"]
    assert {each["at"] for each in found["differences"]} <= {"rubric.sha256"}


def test_its_assessment_is_scored_as_it_is() -> None:
    """The format of assessments did not change."""
    asked = record_of("score")["request"]
    reply = json.loads(engine().reply(json.dumps(asked)))
    assert reply["result"]["final"] == record_of("score")["result"]["final"]
