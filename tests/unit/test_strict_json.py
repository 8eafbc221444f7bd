"""Strict reading of JSON: no key twice, no number that is none, nothing too deep."""

import pytest

from aftersales.foundation.faults import Fault, Refused
from aftersales_yaml.one_document import DEEPEST
from aftersales_yaml.strict import read_json


def json_faults(text: str) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        read_json(text)
    return list(refused.value.faults)


def test_values_keep_their_types() -> None:
    assert read_json('{"a": 1, "b": "2.10", "c": [true, null]}') == {
        "a": 1,
        "b": "2.10",
        "c": [True, None],
    }


def test_duplicate_keys() -> None:
    (fault,) = json_faults('{"findings": {"5.1.1.1": "met", "5.1.1.1": "not_met"}}')
    assert (fault.at, fault.found) == ("5.1.1.1", '"5.1.1.1" x 2')


def test_many_keys_of_which_one_repeats_are_read_in_no_time() -> None:
    keys = [f'"k{n}": 1' for n in range(60_000)]
    assert len(json_faults("{" + ", ".join([*keys, '"k0": 2']) + "}")) == 1


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none(word: str) -> None:
    (fault,) = json_faults(f'{{"sampled": {word}}}')
    assert fault.found == word


def test_an_integer_of_thousands_of_digits() -> None:
    (fault,) = json_faults(f'{{"sampled": {"9" * 5000}}}')
    assert "number" in fault.expected.en


@pytest.mark.parametrize(
    ("broken", "at"),
    [
        ('{"a": 1,\n "b" 2}', "line 2, column 6"),
        ("", "line 1, column 1"),
        ("{'a': 1}", "line 1, column 2"),
    ],
)
def test_broken_json_with_line_and_column(broken: str, at: str) -> None:
    (fault,) = json_faults(broken)
    assert fault.at == at


@pytest.mark.parametrize("opening", ["[", '{"a": '])
def test_nesting_too_deep(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    filling = "" if opening == "[" else "1"
    assert read_json(opening * DEEPEST + filling + closing * DEEPEST)
    for depth in (DEEPEST + 1, 100_000):
        (fault,) = json_faults(opening * depth + filling + closing * depth)
        assert "levels" in fault.expected.en
