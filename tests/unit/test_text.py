"""Texts with blanks, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aftersales.foundation.text import Text, with_minus

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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("-3", "−3"),
        ("-1.5", "−1.5"),
        ("-17/10", "−17/10"),
        ("<-0.5", "<−0.5"),
        (-3, "−3"),
        ("3", "3"),
        (3, 3),
        (Fraction(-1, 2), Fraction(-1, 2)),  # exact, and not shown
        *((text, text) for text in ("", "-", "--help", "-3-4", "2026-12-01", "7-1", "-3 dB", "甲-3", "–")),
    ],
)
def test_a_negative_figure_has_a_minus_sign_where_people_read_it(written: object, read: object) -> None:
    assert with_minus(written) == read


def test_a_text_has_minus_signs_but_quotes_what_was_typed() -> None:
    told = Text("{points} 分：读到 {found}，{within}", "{points} {points:point|points}: {found}, {within}")
    within = Text("最低 {n}", "{n} at least").filled(n="-2.0")
    assert told.filled(points="-1", found="-1", within=within) == Text(
        "−1 分：读到 -1，最低 −2.0", "−1 point: -1, −2.0 at least"
    )


def test_a_text_in_a_blank_has_its_own_language_and_stays_as_it_is() -> None:
    """What a person wrote may look like a blank."""
    about = Text("{what}：{n} 天", "{what}: {n} {n:day|days}")
    assert about.filled(what=Text("{n:甲|乙}", "{n:a|b}"), n=1) == Text("{n:甲|乙}：1 天", "{n:a|b}: 1 day")
