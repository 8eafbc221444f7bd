"""Breaking a text into lines for a drawing, where no browser does it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_PIECE = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+")
_NOT_FIRST = frozenset("，。、；：）”！？》」…")


def width_of(text: str) -> float:
    """About how wide TEXT is, in units of the font size."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WFA":
        return 1.0
    if sign == " ":
        return 0.3
    return 0.68 if sign.isupper() else 0.55


def lines_of(text: str, width: float) -> Sequence[str]:
    """TEXT in lines of at most WIDTH; Chinese breaks anywhere but before closing punctuation."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        fits = width_of(lines[-1] + piece.rstrip()) <= width
        if fits or piece in _NOT_FIRST or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return [line.rstrip() for line in lines if line.strip()]
