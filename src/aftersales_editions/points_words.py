"""Points as readers of two editions see them."""

from __future__ import annotations

from fractions import Fraction

from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.text import with_minus


def shown_points(value: Fraction) -> str:
    """VALUE as people read it where that is exact, else the exact fraction."""
    short = display_points(value)
    return str(with_minus(short if Fraction(short) == value else write_exact(value)))
