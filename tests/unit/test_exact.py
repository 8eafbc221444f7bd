"""Exact numbers: read, written, and shown without ever promoting."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.foundation.exact import display, display_points, read_count, read_exact, write_exact

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10_000)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3", Fraction(3)),
        ("1.5", Fraction(3, 2)),
        ("3/5", Fraction(3, 5)),
        ("-1", Fraction(-1)),
        ("0.10", Fraction(1, 10)),
        ("007", Fraction(7)),
        (4, Fraction(4)),
        (-4, Fraction(-4)),
    ],
)
def test_exact_numbers_are_read(written: object, number: Fraction) -> None:
    assert read_exact(written) == number


@pytest.mark.parametrize(
    "written",
    [
        *("", " 3", "3 ", "3\n", "+3", ".5", "5.", "1e3", "3/0", "3/00", "1/-2", "1.5/2", "1,5", "1_000"),
        *("NaN", "inf", "３", "٣", "½", "一", "9" * 19, "0." + "1" * 19),
        *(1.5, 1.0, float("nan"), True, False, None, [], {}, Fraction(1, 2)),
    ],
)
def test_anything_else_is_no_exact_number(written: object) -> None:
    assert read_exact(written) is None


@pytest.mark.parametrize(
    ("written", "count"), [("0", 0), ("12", 12), ("012", 12), (0, 0), (12, 12), ("9" * 100, 10**100 - 1)]
)
def test_counts_are_read(written: object, count: int) -> None:
    assert read_count(written) == count


@pytest.mark.parametrize(
    "written",
    ["", "-1", "+1", "1.0", "1/1", "1e2", " 1", "1\n", "３", "9" * 101, -1, 1.0, 2.5, True, False, None, [1]],
)
def test_anything_else_is_no_count(written: object) -> None:
    assert read_count(written) is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        # Just under a level is never shown as having reached it.
        (Fraction("94.97"), "94.9"),
        (Fraction("94.999999"), "94.9"),
        (Fraction(95), "95.0"),
        (Fraction(1235, 13), "95.0"),
        (Fraction(2, 3), "0.6"),
        (0, "0.0"),
        # Downwards is away from zero below zero: -0.04 cut towards zero would be shown higher than it is.
        (Fraction("-0.04"), "-0.1"),
        (Fraction("-1.25"), "-1.3"),
        (-3, "-3.0"),
    ],
)
def test_showing_cuts_downwards(number: Fraction | int, shown: str) -> None:
    assert display(number) == shown


def test_showing_to_other_places() -> None:
    assert display(Fraction("94.97"), 0) == "94"
    assert display(Fraction("-0.5"), 0) == "-1"
    assert display(Fraction(2, 3), 3) == "0.666"
    assert display(Fraction(1, 100), 2) == "0.01"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (4, "4"),
        (10, "10"),
        (0, "0"),
        (Fraction(3, 2), "1.5"),
        (Fraction(2, 3), "0.66"),
        (Fraction(-1), "-1"),
        (Fraction(1, 1000), "0"),
    ],
)
def test_points_are_shown_as_people_write_them(number: Fraction | int, shown: str) -> None:
    assert display_points(number) == shown


@given(FRACTIONS, st.integers(0, 6))
def test_what_is_shown_is_at_most_one_unit_below_and_never_above(number: Fraction, places: int) -> None:
    shown = Fraction(display(number, places))
    assert shown <= number < shown + Fraction(1, 10**places)


@given(FRACTIONS)
def test_what_is_written_is_read_back(number: Fraction) -> None:
    assert read_exact(write_exact(number)) == number


@given(st.decimals(min_value=0, max_value=1000, places=4))
def test_decimals_are_not_binary(number: object) -> None:
    assert read_exact(format(number, "f")) == Fraction(str(number))


def test_written_in_lowest_terms() -> None:
    assert write_exact(Fraction(190, 2)) == "95"
    assert write_exact(Fraction(2470, 26)) == "95"
    assert write_exact(Fraction(1235, 14)) == "1235/14"
