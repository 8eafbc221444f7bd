"""In which encoding a text is, where that is certain: UTF-8, UTF-16, or the GB18030 of Chinese Windows."""

from __future__ import annotations

import re
from typing import Final

from aftersales.foundation.accidental_utf8 import is_utf_8_by_accident
from aftersales.foundation.wide_text import utf_16_without_mark

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT = 4000
_PAIR: Final = re.compile(rb"[\x80-\xff][\x00-\xff]")
_COMMON: Final = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
"""A character of GB2312: nearly all that people write, and rare among what other bytes look like in pairs."""
_OF_TEN = 9
_FREQUENT: Final = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""The signs of GB2312 and the first of its two levels of characters, which nearly all text is made of.

UTF-8 writes a Chinese character in three bytes, of which the first is E4 to E9 and begins none of these: of
its three pairs in two characters one at least is never frequent, wherever the text was cut.
"""


def encoding_of(content: bytes) -> str | None:
    """The encoding of CONTENT as Python calls it; None where it is no text in one that can be told.

    UTF-16 without a mark is told by its zeros, one in every sign of YAML or JSON. What is UTF-8 is that, but
    for Chinese words that are it by accident. GB18030 takes
    nearly any bytes: nine of ten pairs have to be common characters, and more than two of three frequent
    ones, which those of a damaged file in UTF-8, or of one in Latin-1 or Big5, hardly ever are.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding if _is(content, encoding) else None
    begin = content[:_LOOKED_AT]
    if b"\0" in begin:
        wide = utf_16_without_mark(begin)
        return wide if wide and _is(content, wide) else None
    if _is(content, "utf-8"):
        return "gb18030" if is_utf_8_by_accident(content) else "utf-8"
    pairs = _PAIR.findall(content)
    common = sum(_COMMON.fullmatch(pair) is not None for pair in pairs)
    frequent = sum(_FREQUENT.fullmatch(pair) is not None for pair in pairs)
    is_chinese = common * 10 >= len(pairs) * _OF_TEN and frequent * 3 > len(pairs) * 2
    return "gb18030" if is_chinese and _is(content, "gb18030") else None


def _is(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
