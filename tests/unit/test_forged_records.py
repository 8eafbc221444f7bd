"""A record says nothing that is not recomputed: whoever changes a field and its digest is found out."""

import copy
import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.notice import NOTICES
from tests.files.workbooks import bundle

ENGINE = Engine(bundle())
INPUT = ("request", "signed", "engine", "format", "digest")
"""What does not follow from the input: the input itself, who made the record, and with which engine."""
REQUESTS: dict[str, dict[str, Any]] = {
    "score": {
        "assessment": {
            "format": "assessment/1",
            "rubric": "gbt-27922-2011",
            "findings": {"5.1.1.1": {"not_met": "x"}, "5.1.1.2": {"sampled": 12, "nonconforming": 3}},
        }
    },
    "sites": {"list": "名称,人数\n甲,3\n乙,4\n合计,7\n", "stage": "initial", "seed": "7"},
    "calendar": {"issued": "2025-06-06", "today": "2026-11-23"},
    "audit-time": {"headcount": "70"},
}


def record_of(kind: str) -> dict[str, Any]:
    inner = {"format": "request/1", "kind": kind, **REQUESTS[kind]}
    asked = {
        "format": "request/1",
        "kind": "record",
        "request": inner,
        "signed": {"by": "张三", "on": "2026-11-28"},
    }
    reply = json.loads(ENGINE.reply(json.dumps(asked)))
    assert reply["ok"], reply
    made: dict[str, Any] = reply["result"]
    return made


def verified(record: dict[str, Any]) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(
        ENGINE.reply(json.dumps({"format": "request/1", "kind": "verify", "record": record}))
    )
    return reply["result"] if reply["ok"] else {"agrees": False}


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    """RECORD with its digest made anew."""
    content = {key: value for key, value in record.items() if key != "digest"}
    return content | {"digest": hashlib.sha256(canonical(content)).hexdigest()}


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in VALUE that holds no other."""
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    )
    if inner is None:
        yield path
        return
    for key, each in inner:
        yield from places(each, (*path, key))


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_field_that_follows_from_the_input_is_recomputed(kind: str) -> None:
    record = record_of(kind)
    assert verified(record)["agrees"]
    assert verified(sealed(record))["agrees"]
    changed = 0
    for path in places({key: part for key, part in record.items() if key not in INPUT}):
        forged = copy.deepcopy(record)
        holder: Any = forged
        for key in path[:-1]:
            holder = holder[key]
        before = holder[path[-1]]
        holder[path[-1]] = (
            f"{before}!" if isinstance(before, str) else not before if isinstance(before, bool) else 77
        )
        assert not verified(sealed(forged))["agrees"], path
        changed += 1
    assert changed > 30


@pytest.mark.parametrize("kind", REQUESTS)
def test_a_document_more_or_a_field_more_is_found_out(kind: str) -> None:
    record = record_of(kind)
    more = copy.deepcopy(record)
    more["documents"].append(copy.deepcopy(more["documents"][0]))
    assert not verified(sealed(more))["agrees"]
    said = copy.deepcopy(record)
    said["documents"][0]["approved"] = "yes"
    assert not verified(sealed(said))["agrees"]
    result = copy.deepcopy(record)
    result["result"]["approved"] = "yes"
    assert not verified(sealed(result))["agrees"]


def test_while_clauses_are_open_the_range_is_what_changes() -> None:
    record = record_of("score")
    (before, after) = ("0.5", record["result"]["range"]["worst"])
    record["result"]["range"]["worst"] = before
    told = verified(sealed(record))["verdict"]
    assert told["changed"]
    best = record["result"]["range"]["display"]["best"]
    assert told["recorded"]["words"]["zh"] == f"0.5 ～ {best} 分，还有条款未评"
    assert after != before
    assert told["recomputed"]["words"]["en"].endswith(f" to {best}, clauses are open")
    del record["result"]["range"]
    assert verified(sealed(record))["verdict"]["recorded"]["words"]["zh"] == "还有条款未评"


@pytest.mark.parametrize("kind", REQUESTS)
def test_a_field_more_that_holds_the_sign_for_nothing_is_found_out(kind: str) -> None:
    """A difference is told with "–" where there is nothing; a record that says "–" there says something."""
    record = record_of(kind)
    for place in ("result", "documents.0"):
        forged = copy.deepcopy(record)
        (forged["result"] if place == "result" else forged["documents"][0])["approved"] = "–"
        told = verified(sealed(forged))
        assert not told["agrees"], place
        assert [(each["recorded"], each["recomputed"]) for each in told["differences"]] == [("–", "–")]
    forged = copy.deepcopy(record)
    forged["result"]["trace"].append("–")
    assert not verified(sealed(forged))["agrees"]


def test_a_key_that_came_later_may_be_absent_and_may_not_say_nothing() -> None:
    record = record_of("score")
    record["result"]["levels"][0]["points_attainable"] = "–"
    assert not verified(sealed(record))["agrees"]


@pytest.mark.parametrize("kind", REQUESTS)
@pytest.mark.parametrize("form", ["request/2", "assessment/1", "", 1, None])
def test_a_request_of_another_format_is_refused_at_its_place(kind: str, form: object) -> None:
    """What is asked for is known of request/1 alone: of another one nothing was recomputed."""
    record = record_of(kind)
    if form is None:
        del record["request"]["format"]
    else:
        record["request"]["format"] = form
    asked = {"format": "request/1", "kind": "verify", "record": sealed(record)}
    reply = json.loads(ENGINE.reply(json.dumps(asked)))
    assert [each["at"] for each in reply.get("faults", [])] == ["record.request.format"]


@pytest.mark.parametrize("notice", [each.to_json() for each in NOTICES])
def test_a_notice_in_the_words_of_an_earlier_build_is_one(notice: dict[str, str]) -> None:
    assert verified(sealed(record_of("score") | {"notice": notice}))["agrees"]
    claimed = {**notice, "zh": f"{notice['zh']}另经认证机构确认。"}
    assert not verified(sealed(record_of("score") | {"notice": claimed}))["agrees"]
