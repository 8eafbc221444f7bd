"""Exact numbers: read from text, written as text, rounded only to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

Rounding = Literal["up", "nearest", "down"]
ROUNDINGS: tuple[Rounding, ...] = ("up", "nearest", "down")

_EXACT = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18}|/[0-9]{1,18})?", re.ASCII)
_COUNT = re.compile(r"[0-9]{1,100}", re.ASCII)
_NOTHING = Fraction(0)
_BEYOND_EXACT, _BEYOND_COUNT = 10**18, 10**100
"""A number of so many digits is refused however it is written: what is computed from a few dozen such
numbers must still be short enough to be written down (Python writes at most 4300 digits)."""


def read_exact(value: object) -> Fraction | None:
    """``3``, ``"1.5"`` or ``"3/5"`` as a fraction; None if VALUE is no such number (a float never is)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value) if abs(value) < _BEYOND_EXACT else None
    if isinstance(value, str) and _EXACT.fullmatch(value):
        denominator = value.partition("/")[2]
        if denominator and int(denominator) == 0:
            return None
        return Fraction(value)
    return None


def read_count(value: object) -> int | None:
    """A whole number of zero or more, given as an integer or as its digits; None for anything else.

    Booleans, floats, signs and digits outside ASCII are refused: each of them has been
    a typing slip more often than a number.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value < _BEYOND_COUNT else None
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    return None


def rounded(value: Fraction, rounding: Rounding) -> int:
    """VALUE as a whole number; halves go up where it is rounded to the nearest."""
    if rounding == "up":
        return -(-value.numerator // value.denominator)
    return int((2 * value + 1) // 2) if rounding == "nearest" else int(value // 1)


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The sum of VALUES, added up within each denominator first: points have very few different ones."""
    sums: dict[int, int] = {}
    for value in values:
        numerator, denominator = value.as_integer_ratio()
        if numerator:
            sums[denominator] = sums.get(denominator, 0) + numerator
    return _over_one_denominator(sums)


def weighted_sum(values: Iterable[tuple[Fraction, int]]) -> Fraction:
    """The sum of VALUES, each so many times as stands with it."""
    sums: dict[int, int] = {}
    for value, times in values:
        numerator, denominator = value.as_integer_ratio()
        sums[denominator] = sums.get(denominator, 0) + numerator * times
    return _over_one_denominator(sums)


def _over_one_denominator(sums: Mapping[int, int]) -> Fraction:
    """What the numerators of SUMS, by denominator, come to."""
    if not sums:
        return _NOTHING
    if len(sums) == 1:
        [(common, numerator)] = sums.items()
        return Fraction(numerator, common)
    common = lcm(*sums)
    return Fraction(sum([numerator * (common // each) for each, numerator in sums.items()]), common)


def in_units(value: Fraction, unit: int) -> int:
    """VALUE, of which UNIT times is a whole number, as that number."""
    numerator, denominator = value.as_integer_ratio()
    return numerator * (unit // denominator)


def write_exact(value: Fraction | int) -> str:
    """The exact value: ``"95"`` or ``"1235/13"``."""
    numerator, denominator = value.as_integer_ratio()
    return str(numerator) if denominator == 1 else f"{numerator}/{denominator}"


def exact_and_shown(value: Fraction, *, up: bool = False) -> tuple[str, str]:
    """Points as `write_exact` and as `display_points` have them: a reply has both of all its points."""
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        whole = str(numerator)
        return whole, whole
    return f"{numerator}/{denominator}", _shown(numerator, denominator, up)


def display(value: Fraction | int, places: int = 1, *, up: bool = False) -> str:
    """VALUE cut to PLACES decimals, downwards, so that showing never promotes (94.97 is "94.9").

    With UP it is cut upwards, as is right for what is still lacking.
    """
    numerator, denominator = value.as_integer_ratio()
    scale = 10**places
    cut = -(-numerator * scale // denominator) if up else numerator * scale // denominator
    sign = "-" if cut < 0 else ""
    whole, decimals = divmod(abs(cut), scale)
    return f"{sign}{whole}.{decimals:0{places}d}" if places else f"{sign}{whole}"


def display_limit(value: Fraction) -> str:
    """A score that is not reached, to one decimal upwards: what stays under 94.97 stays under "95.0"."""
    return display(value, up=True)


def display_points(value: Fraction | int, *, up: bool = False) -> str:
    """Points as people write them: "4", "1.5"; a longer fraction is cut to two decimals."""
    numerator, denominator = value.as_integer_ratio()
    return str(numerator) if denominator == 1 else _shown(numerator, denominator, up)


def _shown(numerator: int, denominator: int, up: bool) -> str:
    """NUMERATOR / DENOMINATOR cut to two decimals."""
    cut = -(-numerator * 100 // denominator) if up else numerator * 100 // denominator
    whole, hundredths = divmod(abs(cut), 100)
    decimals = f".{hundredths:02d}".rstrip("0") if hundredths else ""
    return f"{'-' if cut < 0 else ''}{whole}{decimals}"
