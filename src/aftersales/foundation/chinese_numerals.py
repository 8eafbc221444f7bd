"""Whole numbers in Chinese words: 十二, 一百八十, 两千零五."""

from __future__ import annotations

from aftersales.foundation.late_pattern import LatePattern

NUMERALS = "零一二两三四五六七八九十百千"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMBER = LatePattern(
    "(?:(?P<thousands>[一二两三四五六七八九])千)?"
    "(?:(?P<gap>零)?(?P<hundreds>[一二两三四五六七八九])百)?"
    "(?:(?P<zero>零)?(?P<tens>[一二三四五六七八九])?(?P<ten>十))?"
    "(?:(?P<last>零)?(?P<ones>[一二两三四五六七八九]))?"
)


def read_numeral(words: str) -> int | None:
    """The number that WORDS name, from 1 to 9999; None for what is none (三四, 二百五, 一千五十).

    Each place that is left out is told by 零, as one says it: 二百五 is 250 to some, and so it is not read.
    """
    found = _NUMBER.fullmatch(words)
    if found is None or not words:
        return None
    places = [found[place] for place in ("thousands", "hundreds", "tens", "ones")]
    if found["ten"] and not found["tens"]:
        if found.start("ten"):  # 一百十 is said by some, and by others 一百一十
            return None
        places[2] = "一"
    told = (None, found["gap"], found["zero"], found["last"])
    written = [index for index, digit in enumerate(places) if digit]
    for before, index in zip([None, *written], written, strict=False):
        skipped = before is not None and index - before > 1
        if bool(told[index]) != skipped:
            return None
    number = 0
    for digit in places:
        number = number * 10 + (_DIGITS[digit] if digit else 0)
    return number
