"""Numbers of clauses and points as the cells of a certification body's rubric write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aftersales.foundation.chinese_numerals import NUMERALS, read_numeral
from aftersales.foundation.typed import compact

_BEFORE, _AFTER = r"[ \t(（【\[第]*(?:条款[ \t]?)?", r"[)）】\]条款、.:：]*(?![0-9])"
_NUMBER = re.compile(
    rf"{_BEFORE}((?:[A-Za-z]\.?)?[0-9]{{1,3}}(?:[.。][0-9]{{1,3}}){{0,5}}[a-z]?){_AFTER}", re.ASCII
)
_APART = r"[ \t]*[.。][ \t]*"
_SPACED = re.compile(
    rf"{_BEFORE}([0-9]{{1,3}}(?:(?:{_APART}[0-9]{{1,3}}){{2,5}}|(?:-[0-9]{{1,3}}){{2,5}})){_AFTER}"
    rf"|[ \t]*([0-9]{{1,3}}{_APART}[0-9]{{1,3}})[ \t]*\Z",
    re.ASCII,
)
"""``5. 1. 5`` and ``5-1-8``; two parts only where nothing follows: ``3. 10 人`` is an entry of a list."""
_BETWEEN = re.compile(r"[ \t]*[.。-][ \t]*")
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}"
_SEVERAL = re.compile(
    rf"[ \t(（【\[第]*{_DOTTED}[a-z]?[条款]*[ \t]*(?:[~～〜、,，;；/和及与至到-]|[—–]{{1,2}})[ \t]*第?"
    rf"(?:{_DOTTED}|[0-9]{{1,3}}[ \t]*\Z)",
    re.ASCII,
)
_NARROW = (
    {0xFF10 + digit: ord("0") + digit for digit in range(10)}
    | dict.fromkeys(map(ord, "．·・‧•∙⋅"), ".")
    | dict.fromkeys(map(ord, "－‐‑−"), "-")
)
"""Full-width digits, points and strokes, one for one, so that places in a text stay where they are."""
_POINTS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)分?")
_IN_WORDS = re.compile(f"([{NUMERALS}]{{1,9}})分")
_STATED = re.compile(
    r"[ \t]*[(（【\[][ \t]*(?:满分|分值|总分|共计?|计)?[:：]?[ \t]*"
    r"([0-9]{1,6}(?:\.[0-9]{1,6})?)[ \t]*分[ \t]*[)）】\]]"
)
"""Points that a text states of itself, as in ``（4分）``."""
_DAY = re.compile(
    r"[ \t]*[2-4][0-9]([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9.-])", re.ASCII
)
"""``26-12-01`` below a table is the day on which it was signed: no clause has a zero in front."""
_PART = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\.([0-9]{1,3})-([0-9]{1,3})", re.ASCII)


def number_in(text: str) -> str | None:
    """The number that TEXT begins with, with plain points; None if it begins with none."""
    found = _begin(text)
    return found[0] if found else None


def several_in(text: str) -> bool:
    """Whether TEXT begins with the numbers of several clauses, ``5.1.1～5.1.3`` or ``5.1.1、5.1.2``."""
    return _SEVERAL.match(text.translate(_NARROW)) is not None


def is_part(text: str) -> bool:
    """Whether TEXT numbers a part of a clause, ``5.1.1-1``: as a range it would end before it begins."""
    found = _PART.fullmatch(text.translate(_NARROW).strip())
    return found is not None and int(found[2]) <= int(found[1])


def _begin(text: str) -> tuple[str, int] | None:
    """The number that TEXT begins with, and where it ends."""
    narrow = text.translate(_NARROW)
    if _DAY.match(narrow):
        return None
    matches = [found for form in (_NUMBER, _SPACED) if (found := form.match(narrow))]
    read = [(_BETWEEN.sub(".", next(filter(None, found.groups()))), found.end()) for found in matches]
    return max(read, key=lambda each: each[0].count("."), default=None)  # the first where both read as much


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
    found = _begin(text)
    assert found is not None
    number, end = found
    return number, text[end:].strip()


def points_in(text: str) -> Fraction | None:
    """The points that a cell of points says; None where it says no number, or more than one."""
    seen = compact(text)
    if (read := _POINTS.fullmatch(seen) or _STATED.fullmatch(seen)) is not None:
        return Fraction(read[1])
    in_words = _IN_WORDS.fullmatch(seen)
    number = read_numeral(in_words[1]) if in_words else None
    return None if number is None else Fraction(number)


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
