"""Lineage: its shape, what it is kept out of, and what several files are to each other by it."""

import hashlib
import json
from functools import cache
from typing import Any

import pytest

from aftersales import Engine
from aftersales.calculation.ancestry import Roles, lineage_of_merged, roles_by_lineage
from aftersales.foundation.reader import Reader
from aftersales.model.lineage import content_digest, read_lineage
from aftersales_yaml.collection import read_collection
from tests.random_requests import KINDS, random_request

RUBRIC = "gbt-27922-2011"
BARE: dict[str, Any] = {"format": "assessment/1", "rubric": RUBRIC, "findings": {"5.1.1.1": "met"}}


@cache
def engine() -> Engine:
    return Engine(read_collection().bundle())


def from_revision(content: dict[str, Any], revision: str, **ancestors: list[str]) -> dict[str, Any]:
    """CONTENT as REVISION of one document, whose other revisions have the parents that ANCESTORS say."""
    lineage = {
        "document": "d",
        "revision": revision,
        "content": content_digest(content),
        "ancestors": ancestors or {revision: []},
    }
    return {**content, "lineage": lineage}


def changed(document: dict[str, Any], **findings: object) -> dict[str, Any]:
    return {**document, "findings": {**document["findings"], **findings}}


def test_the_digest_is_of_the_content_alone_however_numbers_are_written() -> None:
    # keys sorted, no spaces, the counts of a sample as text, Chinese as it is, no lineage
    text = '{"findings":{"5.1.2.1":{"nonconforming":"3","sampled":"12"}},"notes":{"5.1.2.1":"抽查"}}'
    expected = hashlib.sha256(text.encode()).hexdigest()
    for sampled, nonconforming in ((12, 3), ("12", "3")):
        sample = {"sampled": sampled, "nonconforming": nonconforming}
        content = {"notes": {"5.1.2.1": "抽查"}, "findings": {"5.1.2.1": sample}}
        assert content_digest(content) == expected
        assert content_digest({"lineage": {"document": "d"}, **content}) == expected


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"document": "a b"}, "lineage.document"),
        ({"document": ""}, "lineage.document"),
        ({"revision": 7}, "lineage.revision"),
        ({"revision": "x" * 65}, "lineage.revision"),
        ({"content": "0123"}, "lineage.content"),
        ({"content": "A" * 64}, "lineage.content"),
        ({"ancestors": []}, "lineage.ancestors"),
        ({"ancestors": {"a": "b"}}, "lineage.ancestors.a"),
        ({"ancestors": {"a": ["b", "c/d"]}}, "lineage.ancestors.a.1"),
        ({"ancestors": {"a/b": []}}, "lineage.ancestors.a/b"),
        ({"ancestors": {"a": ["b"] * 101}}, "lineage.ancestors.a"),
        ({"ancestors": {str(number): [] for number in range(10_001)}}, "lineage.ancestors"),
        ({"contents": "5"}, "lineage.contents"),
    ],
)
def test_a_lineage_of_another_shape_is_refused_at_its_place(wrong: dict[str, Any], at: str) -> None:
    document = from_revision(BARE, "r")
    document["lineage"] |= wrong
    reply = json.loads(engine().reply(json.dumps(score_of(document))))
    assert [fault["at"] for fault in reply["faults"]] == [at]


def test_no_part_of_a_lineage_may_be_left_out() -> None:
    for key in ("document", "revision", "content", "ancestors"):
        lineage = {**from_revision(BARE, "r")["lineage"]}
        del lineage[key]
        reader = Reader({"lineage": lineage})
        read_lineage(reader)
        assert [(fault.at, fault.found) for fault in reader.faults] == [(f"lineage.{key}", "–")]


def score_of(assessment: dict[str, Any]) -> dict[str, Any]:
    return {"format": "request/1", "kind": "score", "assessment": assessment}


def test_a_score_is_the_same_with_lineage_and_a_record_says_which_revision_it_scores() -> None:
    document = from_revision(BARE, "r")
    assert engine().result(score_of(document)) == engine().result(score_of(BARE))
    record: Any = engine().result({"kind": "record", "request": score_of(document)})
    assert record["request"]["assessment"]["lineage"]["revision"] == "r"
    assert engine().result({"kind": "verify", "record": record})["agrees"]  # type: ignore[typeddict-item]


@pytest.mark.parametrize("kind", KINDS)
def test_every_calculation_may_say_which_revision_it_is(kind: str) -> None:
    lineage = from_revision({}, "r")["lineage"]
    answered = 0
    for seed in range(20):
        request = random_request(kind, seed)
        without, within, wrong = (
            json.loads(engine().reply(json.dumps({**request, **besides})))
            for besides in ({}, {"lineage": lineage}, {"lineage": "r"})
        )
        assert within == without
        assert "lineage" in [fault["at"] for fault in wrong["faults"]]
        answered += without["ok"]
    assert answered > 5


def test_lineage_is_in_no_merge_and_no_comparison() -> None:
    base, mine = from_revision(BARE, "r"), changed(from_revision(BARE, "s", s=["r"]), **{"5.1.2.1": "met"})
    theirs = changed(from_revision(BARE, "r"), **{"5.1.2.2": "met"})
    merged: Any = engine().result({"kind": "merge", "base": base, "mine": mine, "theirs": theirs})
    assert merged["merged"] == changed(BARE, **{"5.1.2.1": "met", "5.1.2.2": "met"})
    assert not merged["conflicts"]
    assert [each["place"] for each in merged["came_in"]] == ["findings.5.1.2.2"]
    compared: Any = engine().result({"kind": "compare", "before": base, "after": from_revision(BARE, "x")})
    assert not compared["clauses"]
    assert not compared["beside"]


SENT = from_revision(BARE, "r")
HALF = changed(SENT, **{"5.1.2.1": "met"})
OTHER_HALF = changed(SENT, **{"5.1.2.2": "met"})
CHILD = from_revision(changed(BARE, **{"5.1.2.3": "met"}), "s", s=["r"], r=[])


@pytest.mark.parametrize(
    ("documents", "roles"),
    [
        # two halves of one form that was sent out: the unchanged one is what both grew out of
        ([SENT, HALF, OTHER_HALF], (0, 1, 2)),
        ([HALF, SENT, OTHER_HALF], (1, 0, 2)),
        ([HALF, OTHER_HALF, SENT], (2, 0, 1)),
        # its revision is an ancestor of one, and was changed into the other
        ([CHILD, HALF, SENT], (2, 0, 1)),
        # one of the two grew out of the other: there is nothing in the older that the newer did not know
        ([SENT, SENT, CHILD], (1, 1, 2)),
        ([SENT, CHILD], (0, 0, 1)),
        ([CHILD, SENT], (1, 0, 1)),
        ([SENT, HALF], (0, 0, 1)),
        # both were changed: what they grew out of is not among them
        ([HALF, OTHER_HALF], None),
        ([HALF, OTHER_HALF, CHILD], None),
        # no lineage on one side, or another document's
        ([SENT, BARE, HALF], None),
        ([SENT, from_revision(BARE, "z")], None),
        ([BARE, BARE], None),
        # lineage that is none
        ([{**BARE, "lineage": 5}, HALF], None),
        # half of a character, which is refused when the document is read
        ([{**SENT, "notes": {"5.1.1.1": "\ud800"}}, HALF], None),
        # a ring of ancestors ends
        ([from_revision(BARE, "q"), from_revision(BARE, "a", a=["b"], b=["a"])], None),
    ],
)
def test_what_files_are_to_each_other(
    documents: list[dict[str, Any]], roles: tuple[int, int, int] | None
) -> None:
    found = roles_by_lineage(documents)
    assert found == (None if roles is None else Roles(base=roles[0], mine=roles[1], theirs=roles[2]))


def test_a_settled_merge_is_a_child_of_both_and_an_unsettled_one_of_mine() -> None:
    merged = changed(BARE, **{"5.1.2.1": "met", "5.1.2.3": "met"})
    settled = lineage_of_merged(merged, HALF, CHILD, revision="m", settled=True)
    assert settled is not None
    assert settled.ancestors == {"m": ("r", "s"), "s": ("r",), "r": ()}
    assert settled.is_unchanged({**merged, "lineage": settled.to_json()})
    left = lineage_of_merged(merged, HALF, CHILD, revision="m", settled=False)
    assert left is not None
    assert left.ancestors == {"m": ("r",), "r": ()}
    assert lineage_of_merged(merged, BARE, HALF, revision="m", settled=True) is None
