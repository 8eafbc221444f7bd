"""How every sheet looks: fonts, colours, borders, and how high a row must be for its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from unicodedata import east_asian_width

from openpyxl.styles import Border, Font, PatternFill, Side

from aftersales.foundation.text import Language

INK, SOFT, LINE, ACCENT = "14242B", "4F6169", "D2DEE0", "0B5C6B"
PANEL, PAPER = "F2F6F6", "FFFFFF"
GOOD_WASH, BAD_WASH, WARN_WASH = "E5F3E9", "FAEAE7", "FBF3DF"
TYPED, MISSING = "FFFDF4", "F3B7B0"
"""Cells to fill in, and those that must not stay empty."""

_FONTS: Mapping[Language, str] = {"zh": "Microsoft YaHei", "en": "Calibri"}
_THIN, _STRONG = Side(style="thin", color=LINE), Side(style="medium", color=ACCENT)
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
GROUP_ABOVE = Border(left=_THIN, right=_THIN, top=Side(style="thin", color=ACCENT), bottom=_THIN)
SECTION_ABOVE = Border(left=_THIN, right=_THIN, top=_STRONG, bottom=_THIN)
_HIGHEST_ROW = 409.0


def font(language: Language, *, bold: bool = False, size: float = 10, color: str = INK) -> Font:
    return Font(name=_FONTS[language], size=size, bold=bold, color=color)


def solid(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color, bgColor=color)


def height_of(texts: Sequence[tuple[str, float]], *, size: float = 10) -> float:
    """The height in points that the highest of TEXTS needs, each in a column of the width beside it.

    An estimate, a little on the safe side: a Chinese character is as wide as two others.
    """
    highest = max(_lines(text, width * 10 / size) for text, width in texts) * (size * 1.35) + 5
    return min(highest, _HIGHEST_ROW)


def _lines(text: str, width: float) -> int:
    room = max(2.0, width - 1.5)
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _width(line: str) -> float:
    return sum(2.0 if east_asian_width(character) in "WFA" else 0.95 for character in line)
