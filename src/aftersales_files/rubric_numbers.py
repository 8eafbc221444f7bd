"""Numbers of clauses and points as the cells of a certification body's rubric write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from unicodedata import normalize

_NUMBER = re.compile(
    r"[ \t(（【\[第]*(?:条款[ \t]?)?((?:[A-Za-z]\.?)?[0-9]{1,3}(?:[.。][0-9]{1,3}){0,5}[a-z]?)"
    r"[)）】\]条款、.:：]*(?![0-9])",
    re.ASCII,
)
_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {0xFF0E: "."}
"""Full-width digits and point, one for one, so that places in a text stay where they are."""
_POINTS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)分?")
_STATED = re.compile(r"[ \t]*[(（][ \t]*([0-9]{1,6}(?:\.[0-9]{1,6})?)[ \t]*分[ \t]*[)）]")
"""Points that a text states of itself, as in ``（4分）``."""


def number_in(text: str) -> str | None:
    """The number that TEXT begins with, with plain points; None if it begins with none."""
    found = _NUMBER.match(text.translate(_NARROW))
    return found[1].replace("。", ".") if found else None


def entries(text: str) -> Iterator[tuple[str, str]]:
    """The number that begins TEXT, and each with a dot that begins a line of it, with the words after it."""
    number, words = split(text)
    lines = words.split("\n")
    kept = lines[:1]
    for line in lines[1:]:
        following = number_in(line)
        if following is not None and "." in following and following != number:
            yield number, "\n".join(kept).strip()
            number, first = split(line)
            kept = [first]
        else:
            kept.append(line)
    yield number, "\n".join(kept).strip()


def split(text: str) -> tuple[str, str]:
    """The number that TEXT begins with, and the words after it as they stand."""
    found = _NUMBER.match(text.translate(_NARROW))
    assert found is not None
    return found[1].replace("。", "."), text[found.end() :].strip()


def points_in(text: str) -> Fraction | None:
    """The points that a cell of points says; None where it says no number, or more than one."""
    read = _POINTS.fullmatch(normalize("NFKC", text).replace(" ", ""))
    return Fraction(read[1]) if read else None


def stated_in(words: str) -> tuple[Fraction | None, str]:
    """The points that WORDS state at the end of their first line, and the words without them.

    Where the line states points of its parts too, ``有部门（1分），有人（2分）``, it states none of itself.
    """
    first, newline, rest = words.partition("\n")
    found = stated(first)
    if len(found) != 1 or first[found[0].end() :].strip(" 。.;；"):
        return None, words
    span = found[0]
    without = f"{(first[: span.start()] + first[span.end() :]).strip()}{newline}{rest}".strip()
    return Fraction(span[1]), without


def stated(words: str) -> list[re.Match[str]]:
    """All the places in WORDS that state points, ``（4分）``."""
    return list(_STATED.finditer(words.translate(_NARROW)))
