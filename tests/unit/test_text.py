"""Texts with blanks, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aftersales.foundation.text import Text

DELETED = Text("{n} 个条款，{p} 分。", "{n} {n:clause|clauses}; {n:its|their} {p} {p:point|points}.")


@pytest.mark.parametrize(
    ("n", "p", "english"),
    [
        (1, "1", "1 clause; its 1 point."),
        (0, "1.5", "0 clauses; their 1.5 points."),
        (11, Fraction(1), "11 clauses; their 1 point."),
        (21, "−1", "21 clauses; their −1 point."),
        (2, "+1", "2 clauses; their +1 point."),
    ],
)
def test_what_stands_beside_a_number_goes_with_it(n: int, p: object, english: str) -> None:
    assert DELETED.filled(n=n, p=p) == Text(f"{n} 个条款，{p} 分。", english)


def test_a_text_in_a_blank_has_its_own_language_and_stays_as_it_is() -> None:
    """What a person wrote may look like a blank."""
    about = Text("{what}：{n} 天", "{what}: {n} {n:day|days}")
    assert about.filled(what=Text("{n:甲|乙}", "{n:a|b}"), n=1) == Text("{n:甲|乙}：1 天", "{n:a|b}: 1 day")
