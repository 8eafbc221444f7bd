"""Text in UTF-16 that has no mark, which some programs on Windows write."""

from __future__ import annotations

_ZEROS = 16
"""In UTF-16 one byte in so many at least is 0: of a sign, a separator, a figure, the end of a line."""


def utf_16_without_mark(begin: bytes) -> str | None:
    """Which UTF-16, as Python calls it, a text is in that BEGINs so: its zeros tell; None for none."""
    low, high = begin[1::2].count(0), begin[::2].count(0)
    if max(low, high) * _ZEROS <= len(begin) or max(low, high) <= 2 * min(low, high):
        return None
    return "utf-16-le" if low > high else "utf-16-be"
