"""The engine answers whatever it is given: with a result, or with faults that say where, what and what else.

Nothing that is put in may come out as an exception, and every reply keeps to its schema.
"""

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.random_edits import DOCUMENT_KINDS, random_document_request
from tests.random_requests import KINDS, golden_requests, random_request, request
from tests.unit.test_result_schemas import ENGINE, faults

HOSTILE = (
    *(None, True, False, 0, 1, -1, 10**17, 10**18, 10**99, 10**100, 10**400, 10**4000, 0.5, 1e300, 1e400),
    *("", " ", "1", "+1", "1_0", "１２", "9" * 18, "9" * 100, "9" * 101, "1/0", "1/" + "9" * 18, "nan"),
    *("2025-02-29", "2024-02-29", "0000-00-00", "met", "impossible", "\0", "\x1b[2J", "\ud800", "😀", "{0}"),
    *([], [[]], {}, {"": ""}, {"\ud800": 1}, [None], "name\n" + '"', "name;region\nA;B\n", "\ufeffname\rA"),
)
values = st.recursive(
    st.sampled_from(HOSTILE) | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
GOLDEN = tuple(golden_requests())
ASKED = (*KINDS, *DOCUMENT_KINDS)


def expect_reply(text: str) -> Any:
    reply = ENGINE.reply(text)
    reply.encode("utf-8")
    answer = json.loads(reply)
    assert faults("reply", answer) == []
    if answer["ok"]:
        assert faults(answer["kind"], answer["result"]) == []
    else:
        assert answer["faults"]
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    return answer


@given(values | st.fixed_dictionaries({"format": st.just("request/1"), "kind": st.sampled_from(ASKED)}))
@settings(deadline=None)
def test_any_json(value: Any) -> None:
    expect_reply(json.dumps(value))


@given(st.text(max_size=40) | st.sampled_from(["[" * 90, '{"a":' * 70 + "1" + "}" * 70, "1" * 5000, "NaN"]))
@example("[" * 200_000)
@example('{"format":"request/1","kind":"managers","staff":Infinity}')
@example('"' + "a" * 1024 * 1024 + '"')
@settings(deadline=None)
def test_any_text(text: str) -> None:
    assert not expect_reply(text)["ok"]


@given(st.sampled_from(ASKED), st.integers(0, 10**6), st.randoms(use_true_random=False), values)
@examples(400)
def test_a_good_request_with_one_thing_wrong(kind: str, seed: int, dice: random.Random, value: Any) -> None:
    """A value anywhere in a request is replaced, or a key added; records of it are made and verified."""
    asked = random_document_request(kind, seed) if kind in DOCUMENT_KINDS else random_request(kind, seed)
    _spoil(asked, dice, value)
    expect_reply(json.dumps(asked))
    recorded = expect_reply(json.dumps(request("record", request=asked, signed={"by": "x"})))
    if recorded["ok"]:
        record = copy.deepcopy(recorded["result"])
        _spoil(record, dice, value)
        for under_current in (True, False):
            expect_reply(json.dumps(request("verify", record=record, under_current=under_current)))


@pytest.mark.parametrize("value", ["1/0", None, [], {}, 10**20, "\ud800", True])
def test_whatever_stands_in_a_record_in_the_place_of_what_was_there(value: Any) -> None:
    """Each place of what a record tells beside its request: level and document as they were altered, too."""
    made = expect_reply(json.dumps(request("record", request=random_request("score", 3), signed={"by": "x"})))
    told = {key: inner for key, inner in made["result"].items() if key != "request"}
    told["result"] = {key: told["result"][key] for key in ("final", "level", "passed", "range", "rubric")}
    for index, container in enumerate(_containers(told)):
        for key in list(container) if isinstance(container, dict) else range(len(container)):
            record = copy.deepcopy(told)
            _containers(record)[index][key] = value
            if isinstance(record.get("result"), dict):
                record["result"] = {**made["result"]["result"], **record["result"]}
            record["request"] = made["result"]["request"]
            for under_current in (True, False):
                expect_reply(json.dumps(request("verify", record=record, under_current=under_current)))


def test_a_key_without_a_sign_in_it_is_merged_and_named() -> None:
    mine = random_document_request("merge", 208)
    answer = expect_reply(json.dumps({**mine, "theirs": {**mine["mine"], "": ""}, "base": mine["mine"]}))
    assert [(each["place"], each["label"]["zh"]) for each in answer["result"]["came_in"]] == [("", '""')]


def _spoil(asked: Any, dice: random.Random, value: Any) -> None:
    places = [each for each in _containers(asked) if each]
    container = dice.choice(places)
    key = dice.choice(list(container) if isinstance(container, dict) else range(len(container)))
    if isinstance(container, dict) and dice.random() < 0.2:
        key = dice.choice(("x", "\ud800", "", "a.b"))
    container[key] = value


def _containers(value: Any) -> list[Any]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else None
    return [] if inner is None else [value, *(found for each in inner for found in _containers(each))]


CLAUSES = [
    f"5.{a}.{b}.{c}"
    for a, b, most in ((1, 3, 3), (1, 5, 2), (1, 6, 4), (1, 7, 3), (2, 1, 5), (2, 2, 4), (2, 4, 6), (2, 5, 5))
    for c in range(1, most + 1)
]


def of_form(**parts: Any) -> dict[str, Any]:
    return {"format": "assessment/1", "rubric": "gbt-27922-2011", **parts}


class TestSizes:
    """Every figure of a reply can be written down, however long the numbers that it is made of."""

    @pytest.mark.parametrize("kind", ["score", "forecast"])
    def test_samples_whose_sizes_have_no_common_factor(self, kind: str) -> None:
        """32 samples of 18 digits: fractions that add up to one of up to 32 x 18 digits."""
        samples = {
            name: {"sampled": str(10**17 + 2 * n + 1), "nonconforming": 1} for n, name in enumerate(CLAUSES)
        }
        assert expect_reply(json.dumps(request(kind, assessment=of_form(findings=samples))))["ok"]

    @pytest.mark.parametrize("size", [10**18, str(10**18), 10**100, "9" * 100, 10**4000])
    def test_a_sample_that_nobody_ever_took(self, size: Any) -> None:
        asked = request(
            "score", assessment=of_form(findings={"5.1.1.1": {"sampled": size, "nonconforming": 1}})
        )
        answer = expect_reply(json.dumps(asked))
        assert [fault["at"] for fault in answer["faults"]] == ["findings.5.1.1.1.sampled"]

    def test_efforts_of_many_deductions(self) -> None:
        """400 efforts with denominators of 17 digits would add up to one of nearly 7000."""
        efforts = {f"special-deduction-{n}": f"1/{10**16 + 2 * n + 1}" for n in range(1, 401)}
        assessment = of_form(findings=dict.fromkeys(CLAUSES, "met"), special_deductions=[{}] * 400)
        asked = request("improve", assessment=assessment, target="qualified", efforts={"named": efforts})
        answer = expect_reply(json.dumps(asked))
        assert len(answer["faults"]) == 400
        small = {name: f"{n}/{n % 999 + 1}" for n, name in enumerate(efforts)}
        assert expect_reply(json.dumps(asked | {"efforts": {"named": small}}))["ok"]

    @pytest.mark.parametrize("kind", ["managers", "sites"])
    def test_a_count_is_refused_at_the_same_length_however_it_is_written(self, kind: str) -> None:
        key = {"managers": "staff", "sites": "sites"}[kind]
        for count, ok in ((10**100 - 1, True), (10**100, False)):
            for written in (count, str(count)):
                assert expect_reply(json.dumps(request(kind, **{key: written})))["ok"] is ok


class TestPlaces:
    """A fault names the place that is wrong, also behind others that are wrong."""

    def test_in_lists(self) -> None:
        skip = expect_reply(json.dumps(request("calendar", issued="2025-06-06", skip=[1, "x"])))
        assert {fault["at"] for fault in skip["faults"]} == {"skip.0", "skip.1"}
        visits = ["soon", "2025-01-01"]
        late = expect_reply(json.dumps(request("calendar", issued="2025-06-06", surveillance=visits)))
        assert {fault["at"] for fault in late["faults"]} == {"surveillance.0", "surveillance.1"}
        held = {"format": "assessment/1", "rubric": "zhht-completeness", "certificates": [1, "x"]}
        certificates = expect_reply(json.dumps(request("score", assessment=held)))
        assert {fault["at"] for fault in certificates["faults"]} == {"certificates.0", "certificates.1"}

    def test_every_repeated_key(self) -> None:
        answer = expect_reply('{"format":"request/1","kind":"managers","kind":"x","staff":1,"staff":2}')
        assert [fault["at"] for fault in answer["faults"]] == ["kind", "staff"]

    def test_half_a_character(self) -> None:
        """JSON lets half a surrogate pair stand alone; no file and no digest can hold it."""
        asked = request("sites", list=[{"name": "\ud800"}, {"name": "B"}], stage="initial", seed="\udfff")
        answer = expect_reply(json.dumps(asked))
        assert {fault["at"] for fault in answer["faults"]} == {"list.0.name", "seed"}
        assert answer["faults"][0]["found"] == '"\\udfff"'

    def test_whole_characters_beyond_the_first_plane_are_fine(self) -> None:
        asked = request("sites", list=[{"name": "😀"}, {"name": "B"}], stage="initial", seed="𠮷")
        assert expect_reply(json.dumps(asked))["ok"]

    def test_nesting(self) -> None:
        """60 levels are read (a request takes fewer than 20), 61 are not."""
        deep = [
            json.dumps(request("managers", staff=1)).replace("1}", "[" * n + "]" * n + "}") for n in (59, 60)
        ]
        assert [expect_reply(text)["faults"][0]["at"] for text in deep] == ["staff", ""]
