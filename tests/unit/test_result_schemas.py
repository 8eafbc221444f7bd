"""The schemas of requests, replies, results and records: every reply keeps to them, every slip is noticed."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from aftersales import Engine
from aftersales.model.around import AROUND
from aftersales_yaml.checks.walk import walk
from aftersales_yaml.collection import read_collection, schema_folder
from tests.examples import examples
from tests.property.test_rule_requests import requests
from tests.random_assessments import clauses_of
from tests.random_edits import DOCUMENT_KINDS, random_document_request
from tests.random_requests import KINDS, golden_requests, random_request, request, rubrics

FILES = sorted((schema_folder() / "results").glob("*.json"))
ENGINE = Engine(read_collection().bundle())

KEPT = {
    # DESIGN.md section 6: the keys that every release keeps.
    "score": "earned applicable base final level passed complete range discrepancies trace",
    "audit-time": "initial on_site_minimum surveillance recertification",
    "sites": "initial surveillance recertification",
    "calendar": "expiry first_surveillance next_surveillance recertification_application suspension_usual "
    "suspension_maximum appeal_answer records_until",
    "managers": "managers",
}
HOW_MANY = {"score": 80, "forecast": 60, "improve": 60, "audit-time": 400, "managers": 600}
"""Random requests of a kind, as many as a second or two will do; 250 of the rest."""


@cache
def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FILES[0].parent / f"{name}-1.json").read_text(encoding="utf-8"))
    return found


@cache
def validator(name: str) -> Any:
    """The validator of a schema. What a definition has passed once it need not pass again: replies repeat."""
    definitions, passed = schema(name)["$defs"], set()

    def refer(within: Any, reference: str, instance: Any, _: Any) -> Iterator[Any]:
        key = (reference, json.dumps(instance))
        if key not in passed:
            errors = list(within.descend(instance, definitions[reference.removeprefix("#/$defs/")]))
            yield from errors
            if not errors:
                passed.add(key)

    return extend(Draft202012Validator, {"$ref": refer})(schema(name))


def faults(name: str, instance: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(instance)]


def reply(asked: Any) -> Any:
    return json.loads(ENGINE.reply(json.dumps(asked)))


def expect_described(asked: Any) -> bool:
    """Hold request, reply and result against their schemas; True if there is a result."""
    answer = reply(asked)
    assert faults("reply", answer) == []
    if answer["ok"]:
        assert faults("request", asked) == []
        assert faults(answer["kind"], answer["result"]) == []
        assert set(KEPT.get(answer["kind"], "").split()) <= set(answer["result"])
    return bool(answer["ok"])


class TestForm:
    def test_one_for_each_kind(self) -> None:
        assert {file.stem for file in FILES} == {f"{name}-1" for name in (*KINDS, *OTHERS)}

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_valid_titled_and_alone(self, file: Any) -> None:
        whole = json.loads(file.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(whole)
        assert whole["$schema"].endswith("draft/2020-12/schema")
        assert " · " in whole["title"]
        references = {value for _, key, value in walk(whole) if key == "$ref"}
        assert references == {f"#/$defs/{name}" for name in whole["$defs"]}

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_every_mapping_is_closed_or_says_where_it_is_described(self, file: Any) -> None:
        whole = json.loads(file.read_text(encoding="utf-8"))
        for place, _, part in walk({"": whole}):
            if isinstance(part, dict) and part.get("type") == "object" and "description" in part:
                described_elsewhere = re.search(r"\b(see|schema of)\b|-1\.json", part["description"])
                closed = "additionalProperties" in part or "oneOf" in part
                assert closed or described_elsewhere, (place, part)

    @pytest.mark.parametrize("kind", KEPT)
    def test_the_keys_that_every_release_keeps_are_required(self, kind: str) -> None:
        assert set(KEPT[kind].split()) <= set(schema(kind)["required"])

    def test_what_two_schemas_define_under_one_name_is_the_same(self) -> None:
        first: dict[str, Any] = {}
        for file in FILES:
            for name, definition in json.loads(file.read_text(encoding="utf-8"))["$defs"].items():
                assert first.setdefault(name, definition) == definition, (file.stem, name)


OTHERS = ("record", "verify", "sign", *DOCUMENT_KINDS, *AROUND, "request", "reply")


class TestReplies:
    def test_golden(self) -> None:
        answered = [expect_described(asked) for asked in golden_requests()]
        assert {True, False} == set(answered)

    @pytest.mark.parametrize("kind", KINDS)
    def test_random(self, kind: str) -> None:
        asked = [random_request(kind, seed) for seed in range(HOW_MANY.get(kind, 250))]
        assert sum(map(expect_described, asked)) > 0.75 * len(asked)

    @given(requests())
    @examples(100)
    def test_what_is_answered_is_a_request_by_its_schema(self, asked: Any) -> None:
        expect_described(asked)

    @pytest.mark.parametrize("kind", KINDS)
    def test_records_and_what_verifying_them_finds(self, kind: str) -> None:
        asked = next(r for r in (random_request(kind, seed) for seed in range(99)) if reply(r)["ok"])
        expect_described(request("record", request=asked, signed={"by": "张三", "on": "2026-11-23"}))
        record = reply(request("record", request=asked, signed={"by": "张三"}))["result"]
        other = deepcopy(record)
        other["documents"][0]["sha256"] = "0" * 64
        other["result"]["trace" if "trace" in other["result"] else "range"] = None
        refused = record | {"request": record["request"] | {"unknown": "x"}}
        for each, under_current in ((record, False), (other, False), (other, True), (refused, "true")):
            assert expect_described(request("verify", record=each, under_current=under_current))

    @pytest.mark.parametrize("kind", DOCUMENT_KINDS)
    def test_random_documents(self, kind: str) -> None:
        assert all(expect_described(random_document_request(kind, seed)) for seed in range(150))

    @pytest.mark.parametrize("kind", DOCUMENT_KINDS)
    def test_no_record_is_kept_of_two_documents(self, kind: str) -> None:
        asked = request("record", request=random_document_request(kind, 1))
        assert faults("request", asked)
        assert [fault["at"] for fault in reply(asked)["faults"]] == ["request.kind"]

    @pytest.mark.parametrize("kind", [*KINDS, *DOCUMENT_KINDS, "record", "verify", "sign"])
    def test_an_unknown_key_is_refused_by_door_and_schema(self, kind: str) -> None:
        asked = _rich(kind) | {"unknown": "x"}
        assert faults("request", asked)
        assert [fault["at"] for fault in reply(asked)["faults"]] == ["unknown"]
        assert not validator("request").is_valid(request(kind))


def _all_met_but(*still_open: str) -> dict[str, str]:
    rubric = next(each for each in rubrics() if each["id"] == "gbt-27922-2011")
    return {clause: "met" for clause, _ in clauses_of(rubric) if clause not in still_open}


def _rich(kind: str) -> Any:
    """A request whose result has something under nearly every key."""
    assessment = {
        "format": "assessment/1",
        "rubric": "gbt-27922-2011",
        "findings": {
            "5.1.1.1": "met",
            "5.1.2.2": {"sampled": 12, "nonconforming": 3, "reason": "x"},
            "5.2.4.6": {"not_applicable": "no repair over 7 days"},
        },
        "special_deductions": [{"reason": "x"}],
    }
    sites = [{"name": "A", "region": "x", "headcount": 3, "last_visited": "2026-01-05"}, {"name": "B"}]
    found: dict[str, dict[str, Any]] = {
        "score": {"assessment": assessment, "readings": {"level-80-printed-five-star": "printed"}},
        "forecast": {"assessment": assessment | {"findings": _all_met_but("5.1.1.1", "5.1.2.2")}},
        "improve": {"assessment": assessment, "target": "four-star"},
        "audit-time": {"headcount": 70, "worksheet": {"planned": {"initial": {"days": 4, "reason": "x"}}}},
        "sites": {"list": sites, "stage": "initial", "seed": "7", "detection": {"bad_sites": 1}},
        "calendar": {
            "issued": "2025-06-06",
            "surveillance": ["2026-08-20"],
            "suspended": "2026-09-01",
            "today": "2026-11-23",
        },
        "managers": {"staff": 31, "all_staff": 200},
    }
    other = assessment | {
        "findings": assessment["findings"] | {"5.1.1.1": {"not_met": "x"}},
        "notes": {"5.1.1.1": "y"},
    }
    third = assessment | {
        "findings": assessment["findings"] | {"5.1.1.1": {"not_met": "z"}, "5.1.3.1": "met"},
        "notes": {"5.1.1.1": "z"},
    }
    found["merge"] = {
        "base": assessment,
        "mine": other,
        "theirs": third,
        "resolved": {"notes.5.1.1.1": "both"},
    }
    found["compare"] = (
        {
            "before": assessment,
            "after": reply(request("record", request=request("score", assessment=other)))["result"],
        }
        if kind == "compare"
        else {}
    )
    if kind == "record":
        return request("record", request=_rich("score"), signed={"by": "x"}, integrity="0" * 64)
    if kind == "verify":
        record = reply(_rich("sign"))["result"]["record"]
        return request("verify", record=record | {"result": record["result"] | {"final": "1"}})
    if kind == "sign":
        record = reply(_rich("record"))["result"]
        key, signature = "A" * 43, "A" * 86  # 32 and 64 bytes of zero
        return request(kind, record=record, key=key, created="2026-11-28T08:00:00Z", signature=signature)
    return request(kind, **found[kind])


def _mappings(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping below VALUE; of a list the first entry stands for all."""
    if isinstance(value, dict):
        yield "", value
        for key, inner in value.items():
            for place, mapping in _mappings(inner):
                yield f".{key}{place}", mapping
    elif isinstance(value, list) and value:
        for place, mapping in _mappings(value[0]):
            yield f".0{place}", mapping


OPEN = (
    r"(\.request|\.result|\.signed|(\.before|\.after)?\.chosen_readings|(\.trace\.0)?\.figures"
    r"|\.merged\.(?!format).*|(\.conflicts|\.settled)\.0\.(base|mine|theirs|both)"
    r"|(\.came_in|\.beside)\.0\.(before|after)|\.record\.(?!format).*)(\..*)?"
)
"""What is copied as given or described elsewhere, and mappings whose keys are the reader's or a step's."""
MAY_BE_ABSENT = r".*\.display\..*|\.documents\.0\.full_marks|\.integrity|\.notice"
"""Nothing is shown of a null, a rule document has no full marks, a record of the terminal no site, one of
before no notice."""


@pytest.mark.parametrize("kind", [*KINDS, *DOCUMENT_KINDS, "record", "verify", "sign"])
class TestSlips:
    """In a result of each kind, each key in turn is dropped, mistyped and joined by another."""

    def test_a_key_that_is_missing(self, kind: str) -> None:
        unnoticed = [place for place, ok in _altered(kind, "drop") if ok]
        assert [place for place in unnoticed if not re.fullmatch(MAY_BE_ABSENT, place)] == []
        assert not {f".{key}" for key in KEPT.get(kind, "").split()} & set(unnoticed)

    def test_a_key_that_is_new(self, kind: str) -> None:
        assert [place for place, ok in _altered(kind, "add") if ok] == []

    def test_a_binary_fraction_in_place_of_anything(self, kind: str) -> None:
        assert [place for place, ok in _altered(kind, "float") if ok] == []


def _altered(kind: str, how: str) -> Iterator[tuple[str, bool]]:
    """Each place of the result that was altered, and whether the schema let it pass."""
    result = reply(_rich(kind))["result"]
    assert faults(kind, result) == []
    for place, mapping in list(_mappings(result)):
        kept = dict(mapping)
        for key in ("unknown_key",) if how == "add" else tuple(kept):
            if re.fullmatch(OPEN, f"{place}.{key}"):
                continue
            mapping[key] = 1.5 if how == "float" else "x"
            if how == "drop":
                del mapping[key]
            yield f"{place}.{key}", not faults(kind, result)
            mapping.clear()
            mapping.update(kept)


def test_numbers_are_text_however_large() -> None:
    """JSON numbers stand for what is counted in the reply alone; JavaScript keeps those below 2^53."""
    sites = [{"name": "A", "headcount": "9" * 40}]
    large = [
        *(request("managers", staff="9" * 40, all_staff="9" * 41), request("sites", sites="9" * 40)),
        request("sites", list=sites, stage="initial", seed="1"),
    ]
    for asked in large:
        assert all(abs(value) < 2**53 for _, _, value in walk(reply(asked)) if isinstance(value, int))
