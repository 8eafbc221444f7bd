"""Our own reading of JSON Schema keywords, which the browser has, against the library of `make check`."""

import copy
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.read_rubric import read_rubric
from aftersales_own.checking import faults_of
from aftersales_yaml.checks.schema import faults_by_schema
from aftersales_yaml.collection import read_rubrics
from aftersales_yaml.schema_faults import faults_by_keywords
from aftersales_yaml.schema_keywords import breaches

RUBRICS = [file.content for file in read_rubrics()]
EACH = 41
"""The library takes a quarter of an hour for all of them: one in so many, the ways of being wrong in turn."""
REPLACED: tuple[Any, ...] = ("!!junk", "", [], {}, ["x", "x"], {"zzz": "1"}, 7, True, None, -1.5)


def shortened(rubric: Any) -> dict[str, Any]:
    """RUBRIC with two of each list: every kind of place, and few of them."""

    def cut(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: cut(inner) for key, inner in value.items()}
        return [cut(inner) for inner in value[:2]] if isinstance(value, list) else value

    short: dict[str, Any] = cut(rubric)
    return short


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container below VALUE with each of its keys or numbers."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def altered(rubric: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """RUBRIC with one thing wrong, in turn each thing in each way; the same mapping each time."""
    for container, key in list(places(rubric)):
        kept = container[key]
        for wrong in REPLACED:
            container[key] = copy.copy(wrong)
            yield rubric
        container[key] = kept
        if isinstance(container, dict):
            order = dict(container)
            del container[key]
            yield rubric
            container.clear()
            container.update(order)
            container["zzz"] = "1"
            yield rubric
            del container["zzz"]


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda each: each["id"])
def test_both_find_the_same_and_say_it_in_the_same_words(rubric: dict[str, Any]) -> None:
    compared = 0
    for number, wrong in enumerate(altered(shortened(rubric))):
        if number % EACH or wrong.get("format") != "rubric/1":
            continue
        ours = {(fault.at, fault.found, fault.expected.zh) for fault in faults_by_keywords(wrong)}
        theirs = {(fault.at, fault.found, fault.expected.zh) for fault in faults_by_schema(wrong)}
        assert ours == theirs
        compared += bool(ours)
    assert compared > 100


def test_a_keyword_that_is_not_known_is_never_passed_over() -> None:
    with pytest.raises(KeyError):
        list(breaches("x", {"maxLength": 3}))


def test_the_published_rubrics_pass_as_rubrics_of_ones_own() -> None:
    assert [faults_of(rubric) for rubric in RUBRICS] == [[] for _ in RUBRICS]


def test_points_that_do_not_add_up_are_faults_too() -> None:
    """GB/T 27922-2011 with one point more in its first clause: 5.1.1's sum, and nothing else, is wrong."""
    rubric = copy.deepcopy(RUBRICS[0])
    clause = rubric["sections"][0]["indicators"][0]["clauses"][0]  # type: ignore[index]
    clause["points"] = str(Fraction(clause["points"]) + 1)
    read_rubric(rubric)
    (fault,) = faults_of(rubric)
    assert fault.at.endswith(".points")
    assert "下级分值之和" in fault.expected.zh


@pytest.mark.parametrize("content", [None, [], "text", {"format": "rubric/2"}])
def test_what_is_no_rubric_is_refused_and_breaks_nothing(content: object) -> None:
    assert faults_of(content)
    with pytest.raises(Refused):
        read_rubric(content)
