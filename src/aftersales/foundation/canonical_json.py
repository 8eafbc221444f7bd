"""The one way to write JSON that a digest is taken of: RFC 8785, the JSON canonicalization scheme (JCS).

It orders keys by their UTF-16 code units, and writes numbers as JavaScript does. What is published and
recorded here keeps exact numbers as text, so only whole numbers within `LARGEST_NUMBER` are left, which every
program writes alike; `numbers_at_risk` finds others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

LARGEST_NUMBER = 2**53 - 1
"""The largest whole number that JSON hands from program to program unchanged (RFC 8785, section 3.1)."""

_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


def canonical(value: object) -> bytes:
    """VALUE by RFC 8785; its numbers must be whole and at most `LARGEST_NUMBER` either way."""
    written = canonical_by_code_point(value)
    # Up to U+FFFF a character is one code unit, and both orders are the same.
    return _written(_ordered(value)) if _BEYOND_16_BITS.search(written.decode()) else written


def canonical_by_code_point(value: object) -> bytes:
    """VALUE as it was written before: keys in the order of their code points."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def numbers_at_risk(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Every number in VALUE, with its dotted path, that programs may write or read in different ways."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from numbers_at_risk(inner, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from numbers_at_risk(inner, f"{at}.{index}".lstrip("."))
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) > LARGEST_NUMBER):
        yield at, value


def _ordered(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in sorted(value, key=_code_units)}
    return [_ordered(inner) for inner in value] if isinstance(value, list) else value


def _code_units(key: str) -> bytes:
    return key.encode("utf-16-be")


def _written(ordered: object) -> bytes:
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def portable(value: object) -> object:
    """A copy of VALUE with whole numbers that are too large for other programs as text."""
    if isinstance(value, Mapping):
        return {key: portable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [portable(inner) for inner in value]
    return str(value) if any(numbers_at_risk(value)) else value
