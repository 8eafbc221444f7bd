"""Records of earlier engines: they open, and agree where they can. 0.1.0 called a discrepancy an erratum."""

import hashlib
import json
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.canonical_json import canonical, canonical_by_code_point
from aftersales.old_records import in_words_of_then
from tests.conftest import ROOT
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
def test_one_of_0_2_agrees_although_it_was_said_in_other_words(kind: str) -> None:
    """Then it was ``1 clauses``, ``-1 points`` and ``x``; a figure in the words is noticed as ever."""
    text = (FOLDER.parent / "records-0.2" / f"{kind}.json").read_text(encoding="utf-8")
    assert verified(json.loads(text), engine())["agrees"]
    if kind == "score":
        assert "1 clauses deleted; their 4 points do not count." in text
        other = json.loads(text.replace("1 clauses deleted; their 4", "1 clauses deleted; their 5"))
        assert [each["at"] for each in verified(other, engine())["differences"]] == ["trace.1.text.en"]


def test_the_words_of_then_are_known_of_every_number() -> None:
    pairs = {
        pair
        for room in ("calculation", "api")
        for file in (ROOT / "src" / "aftersales" / room).glob("*.py")
        for pair in re.findall(r"\{\w+:([^{}|\"]*)\|([^{}|\"]*)\}", file.read_text(encoding="utf-8"))
    }
    assert len(pairs) > 5
    for one, many in pairs:
        said = in_words_of_then({"zh": "", "en": one}), in_words_of_then({"zh": "", "en": many})
        assert said[0] == said[1], one


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


def test_a_key_that_came_later_is_no_difference_unless_it_says_another_thing() -> None:
    """`points_attainable` follows from the points and what is open; 0.2.0 did not have it."""
    assessment = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.1.1": "met"}}
    calculation = {"format": "request/1", "kind": "score", "assessment": assessment}
    asked = {"format": "request/1", "kind": "record", "request": calculation}
    record = json.loads(PUBLISHED.reply(json.dumps(asked)))["result"]
    level = record["result"]["levels"][0]
    assert level["points_attainable"] is True
    level["points_attainable"] = False
    assert [each["at"] for each in verified(record, PUBLISHED)["differences"]] == [
        "levels.0.points_attainable"
    ]
    del level["points_attainable"]
    assert verified(record, PUBLISHED)["differences"] == []


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


def test_a_digest_over_keys_by_code_point_still_holds() -> None:
    """U+FB33 stands before U+1F600 by code point, and after it by RFC 8785 (its units are D83D DE00)."""
    content = {key: part for key, part in record_of("score").items() if key != "digest"}
    content["signed"] = {"\ufb33": "甲", "😀": "乙"}
    for written, form in ((canonical_by_code_point, "code-points"), (canonical, "rfc8785")):
        digest = hashlib.sha256(written(content)).hexdigest()
        found = verified(content | {"digest": digest}, engine())
        assert (found["intact"], found["digest_form"], found["agrees"]) == (True, form, True)


def test_a_number_that_programs_write_differently_is_text_in_a_record() -> None:
    """2^53 is the first whole number that a program with binary fractions may take for its neighbour."""
    asked = {"format": "request/1", "kind": "managers", "staff": 2**53}
    recording = {"format": "request/1", "kind": "record", "request": asked}
    record = json.loads(PUBLISHED.reply(json.dumps(recording)))["result"]
    assert record["request"]["staff"] == str(2**53)
    assert verified(record, PUBLISHED)["agrees"]
    content = {key: part for key, part in record.items() if key != "digest"} | {"request": asked}
    verifying = {"format": "request/1", "kind": "verify", "record": content | {"digest": record["digest"]}}
    refused = json.loads(PUBLISHED.reply(json.dumps(verifying)))
    assert [fault["at"] for fault in refused["faults"]] == ["record.request.staff"]
    before = content | {"digest": hashlib.sha256(canonical_by_code_point(content)).hexdigest()}
    assert verified(before, PUBLISHED)["agrees"]  # as it was written before


def test_its_assessment_is_scored_as_it_is() -> None:
    """The format of assessments did not change."""
    asked = record_of("score")["request"]
    reply = json.loads(engine().reply(json.dumps(asked)))
    assert reply["result"]["final"] == record_of("score")["result"]["final"]


@pytest.mark.parametrize(("place", "name"), [("level_label", "level_label"), ("levels", "label")])
def test_another_name_of_a_level_is_noticed(place: str, name: str) -> None:
    """Sentences were worded otherwise in 0.1; what a level is called was not, and is what people read."""
    record = deepcopy(record_of("score"))
    holder = record["result"]["levels"][0] if place == "levels" else record["result"]
    holder[name] = {"zh": "五星级", "en": "Five-star"}
    content = {key: part for key, part in record.items() if key != "digest"}
    record["digest"] = hashlib.sha256(canonical(content)).hexdigest()
    found = verified(record, engine())
    assert (found["intact"], found["agrees"]) == (True, False)


@pytest.mark.parametrize("sign", ["/", "无", "不适用", "0", "——"])
def test_a_record_in_which_a_sign_stood_for_a_reason_still_agrees(sign: str) -> None:
    """Engines up to 0.2.0 took it: nobody can write it now, and what was computed then is what it says."""
    text = (FOLDER.parent / "records-0.2" / "score.json").read_text(encoding="utf-8")
    record = json.loads(text.replace("不供点心", sign))
    del record["digest"]
    record["digest"] = hashlib.sha256(canonical(record)).hexdigest()
    found = verified(record, engine())
    assert (found["intact"], found["faults"], found["differences"]) == (True, [], [])
    assert found["agrees"]
