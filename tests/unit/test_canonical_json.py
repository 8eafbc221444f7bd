"""Canonical JSON is RFC 8785, byte for byte what its library for Python writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from aftersales.foundation.canonical_json import (
    LARGEST_NUMBER,
    canonical,
    canonical_by_code_point,
    numbers_at_risk,
)
from tests.examples import examples

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
# Where the two orders part: a character above U+FFFF against one just below it.
KEYS = TEXTS | st.sampled_from(["\ue000", "\uffff", "\U00010000", "😀", "é", "中", "z"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@given(VALUES)
@examples(2000)
def test_it_is_what_the_library_writes(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)
    assert json.loads(canonical(value)) == value
    assert not list(numbers_at_risk(value))


def test_keys_are_ordered_by_their_code_units() -> None:
    """U+1F600 is the units D83D DE00, and so comes before U+FB33; its code point comes after.

    The example is that of RFC 8785, section 3.2.3.
    """
    mapping = dict.fromkeys(("€", "\r", "\ufb33", "1", "😀", "\x80", "ö"), "x")
    ordered = ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]
    assert list(json.loads(canonical(mapping))) == ordered
    assert list(json.loads(canonical_by_code_point(mapping))) == [*ordered[:-2], "\ufb33", "😀"]


def test_texts_are_escaped_as_the_rule_says() -> None:
    """RFC 8785, section 3.2.2.2: two letters where JSON has them, else four digits in lower case."""
    written = canonical('\b\t\n\f\r"\\/\x0f\x1f\x7f€ ')
    assert written == '"\\b\\t\\n\\f\\r\\"\\\\/\\u000f\\u001f\x7f€ "'.encode()


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ({"a": [1.0]}, ["a.0"]),
        ({"a": {"b": LARGEST_NUMBER + 1}, "c": -LARGEST_NUMBER}, ["a.b"]),
        (-LARGEST_NUMBER - 1, [""]),
        ({"a": True, "b": None, "c": "1.5"}, []),
    ],
)
def test_numbers_that_programs_write_differently_are_found(value: Any, places: list[str]) -> None:
    assert [at for at, _ in numbers_at_risk(value)] == places
