"""Properties of merging; each test quotes the rule that it holds the engine to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.merging import Merged, merge
from aftersales.calculation.three_sides import Conflict
from aftersales.model.documents import parts_of
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from aftersales.model.sameness import ABSENT, written
from aftersales_yaml.collection import read_collection
from tests.examples import examples
from tests.random_edits import edited, edited_request, valid_assessment
from tests.random_requests import KINDS, random_request

RUBRICS: list[Any] = [file.content for file in read_collection().rubrics]
MODELS = {rubric["id"]: read_rubric(rubric) for rubric in RUBRICS}
SEEDS = st.integers(0, 10**9)
_NUMBER = re.compile(r"\.[0-9]+$")
Plain = dict[str, Any]


@st.composite
def assessments(draw: st.DrawFn, sides: int = 2) -> list[Plain]:
    """An assessment, and SIDES that grew out of it."""
    rubric = draw(st.sampled_from(RUBRICS))
    base = valid_assessment(rubric, draw(SEEDS))
    return [base, *(edited(base, rubric, draw(SEEDS)) for _ in range(sides))]


@st.composite
def requests(draw: st.DrawFn, sides: int = 2) -> list[Plain]:
    """A request of any calculation, and SIDES that grew out of it."""
    base = random_request(draw(st.sampled_from(KINDS)), draw(st.integers(0, 500)))
    return [base, *(edited_request(base, draw(SEEDS)) for _ in range(sides))]


DOCUMENTS = assessments() | requests()


def merged(base: Any, mine: Any, theirs: Any, **resolved: Any) -> Merged:
    return merge(base, mine, theirs, parts=parts_of(mine, "mine"), **resolved)


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no mapping, with its place; of lists the entries, wherever they stand."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{place}[]")
    else:
        yield place, value


def as_set(value: Any) -> Any:
    """VALUE with lists as bags: the order of their entries is who is mine."""
    if isinstance(value, Mapping):
        return {key: as_set(inner) for key, inner in value.items()}
    return sorted(map(written, value)) if isinstance(value, list) else written(value)


@given(DOCUMENTS)
@examples(300)
def test_nothing_vanishes(documents: list[Plain]) -> None:
    """Every answer of mine and of theirs is in the merged document or in a conflict, unless the other side,
    knowing it, changed or took it out."""
    base, mine, theirs = documents
    result = merged(base, mine, theirs)
    known = set(told("", base))
    found = set(told("", result.document))
    for side, document in (("mine", mine), ("theirs", theirs)):
        sides = [(conflict.place, getattr(conflict.values, side)) for conflict in result.conflicts]
        in_conflict = {leaf for place, value in sides if value is not ABSENT for leaf in told(place, value)}
        assert set(told("", document)) - found - known - in_conflict == set()


def told(place: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every leaf of VALUE with the clause or key it stands under; of an entry or a row that is its list."""
    for below, leaf in leaves(value, place):
        yield re.split(r"\[|(?<=special_deductions)\.", below)[0], written(leaf)


@given(DOCUMENTS)
@examples(300)
def test_a_change_of_one_side_alone_is_taken(documents: list[Plain]) -> None:
    """What one side changed and the other did not is taken as changed, with no conflict."""
    base, mine, _ = documents
    for sides in ((base, mine, base), (base, base, mine)):
        result = merged(*sides)
        assert result.conflicts == ()
        assert as_set(result.document) == as_set(mine)


@given(DOCUMENTS)
@examples(200)
def test_merging_with_oneself_changes_nothing(documents: list[Plain]) -> None:
    base, mine, _ = documents
    for ancestor in (base, mine, None):
        result = merged(ancestor, mine, deepcopy(mine))
        assert result.conflicts == ()
        assert json.dumps(result.document) == json.dumps(mine)


def swapped(conflict: Conflict) -> tuple[str, str, str, str]:
    mine, theirs = (_told(side) for side in (conflict.values.theirs, conflict.values.mine))
    return conflict.place, mine, theirs, _told(conflict.both)


def straight(conflict: Conflict) -> tuple[str, str, str, str]:
    return conflict.place, _told(conflict.values.mine), _told(conflict.values.theirs), _told(conflict.both)


def _told(value: Any) -> str:
    return "–" if value is ABSENT else str(as_set(value))


@given(DOCUMENTS, st.booleans())
@examples(300)
def test_the_order_of_the_sides_matters_only_for_who_is_mine(documents: list[Plain], related: bool) -> None:
    """The same conflicts, with the sides exchanged; and away from them the same document."""
    base, mine, theirs = documents
    ancestor = base if related else None
    one, other = merged(ancestor, mine, theirs), merged(ancestor, theirs, mine)
    assert sorted(map(straight, one.conflicts)) == sorted(map(swapped, other.conflicts))
    take_theirs = {conflict.place: "theirs" for conflict in one.conflicts}
    settled = merged(ancestor, mine, theirs, resolved=take_theirs)
    assert settled.conflicts == ()
    assert as_set(settled.document) == as_set(other.document)


@given(DOCUMENTS, st.booleans())
@examples(300)
def test_merging_twice_is_merging_once(documents: list[Plain], related: bool) -> None:
    base, mine, theirs = documents
    ancestor = base if related else None
    once = merged(ancestor, mine, theirs)
    twice = merged(ancestor, once.document, theirs)
    assert as_set(twice.document) == as_set(once.document)
    # Entries of a list have no names: which one a conflict is about, its place tells in one merge.
    of_once, of_twice = ({_NUMBER.sub("", c.place) for c in found.conflicts} for found in (once, twice))
    assert of_twice <= of_once


@given(assessments(3) | requests(3))
@examples(300)
def test_three_merge_alike_in_any_order_where_no_conflict_arises(documents: list[Plain]) -> None:
    base, one, other, third = documents
    first, last = merged(base, one, other), merged(base, other, third)
    left, right = merged(base, first.document, third), merged(base, one, last.document)
    if not any(result.conflicts for result in (first, last, left, right)):
        assert as_set(left.document) == as_set(right.document)


@given(assessments(), st.booleans())
@examples(300)
def test_a_merge_of_valid_assessments_is_valid(documents: list[Plain], related: bool) -> None:
    """However its conflicts are settled."""
    base, mine, theirs = documents
    model = MODELS[base["rubric"]]
    ancestor = base if related else None
    result = merged(ancestor, mine, theirs)
    read_assessment(result.document, model)
    for side in ("theirs", "both"):
        chosen = {c.place: side if side in c.choices else "mine" for c in result.conflicts}
        settled = merged(ancestor, mine, theirs, resolved=chosen)
        assert settled.conflicts == ()
        assert [taken for _, taken in settled.settled] == [chosen[c.place] for c, _ in settled.settled]
        read_assessment(settled.document, model)


@given(DOCUMENTS)
@examples(300)
def test_both_keeps_every_word_of_either_side(documents: list[Plain]) -> None:
    base, mine, theirs = documents
    for conflict in merged(base, mine, theirs).conflicts:
        if conflict.both is ABSENT:
            continue
        lines = {line for _, leaf in leaves(conflict.both) for line in str(leaf).split("\n")}
        for side in (conflict.values.mine, conflict.values.theirs):
            words = {line for _, leaf in leaves(side) for line in str(leaf).split("\n")}
            assert words - {"", "not_met"} <= lines


@given(assessments())
@examples(200)
def test_ancestors_that_disagree_are_never_taken_for_one(documents: list[Plain]) -> None:
    """Two people settled one conflict each their own way: that is a conflict again, not a change of one."""
    base, mine, theirs = documents
    ancestors = merged(base, mine, theirs)
    take_theirs = {conflict.place: "theirs" for conflict in ancestors.conflicts}
    one = ancestors.document
    other = merged(base, mine, theirs, resolved=take_theirs).document
    again = merged(ancestors, one, other)
    expected = {c.place for c in ancestors.conflicts}
    tops = {place.partition(".")[0] for place in expected if place.startswith("special_deductions")}
    kept = {place for place in expected if not place.startswith("special_deductions.")} | tops
    assert {conflict.place for conflict in again.conflicts} == kept
    assert as_set(without_empty(again.document)) == as_set(without_empty(one))


def without_empty(document: Any) -> Plain:
    """DOCUMENT without parts in which nothing stands."""
    return {key: value for key, value in document.items() if value not in ({}, [])}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_request_merges(kind: str) -> None:
    base = random_request(kind, 7)
    assert merged(base, base, base).document == base
