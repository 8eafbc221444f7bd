"""The text of a table in a file: UTF-8, UTF-16, or what Excel and WPS save CSV in.

That is GB18030 in mainland China, and Big5 in Hong Kong and Taiwan.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from aftersales.foundation.accidental_utf8 import is_utf_8_by_accident
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.foundation.wide_text import utf_16_without_mark
from aftersales_files import file_kinds

TABLE_TEXT = Text(
    "文字表格（CSV），UTF-8、UTF-16、GB18030 或 Big5 编码",
    "a table of text (CSV) in UTF-8, UTF-16, GB18030 or Big5",
)
ROW: Final = Text("第 {number} 行", "row {number}")
_BYTE: Final = Text("字节 {byte}", "the byte {byte}")
_LOOKED_AT = 2000
_PAIR: Final = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_LONGEST_LOOK = 100_000
_AFTER_ASCII, _OFTEN_IN_BIG5 = 0x7F, range(0xA1, 0xC7)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def text_in(content: bytes, say: Callable[[Text], str]) -> str:
    """The text of CONTENT without a byte order mark.

    Raises `Refused`, in what SAY makes of words: another kind of file is called by its name, and of a text in
    none of these encodings the row and the byte are told that none of them knows.
    """
    kind = file_kinds.PACKED if content.startswith(file_kinds.ZIP) else file_kinds.loose_file(content)
    if kind not in (*file_kinds.TEXTS, file_kinds.BROKEN):
        raise Refused([Fault(at="", found=say(kind), expected=TABLE_TEXT)])
    skip, encodings = _encodings(content)
    read = [_up_to_a_break(content[skip:], encoding) for encoding in encodings]
    whole = next((text for text, odd in read if odd is None), None)
    if whole is not None:
        return whole
    text, odd = max(read, key=lambda each: each[0].count("\n"))
    at, found = ROW.filled(number=text.count("\n") + 1), _BYTE.filled(byte=f"{odd:02X}")
    raise Refused([Fault(at=say(at), found=say(found), expected=TABLE_TEXT)])


def _encodings(content: bytes) -> tuple[int, tuple[str, ...]]:
    """How many bytes a mark takes, and which encodings the rest may be in."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return len(mark), (encoding,)
    if wide := utf_16_without_mark(content[:_LOOKED_AT]):
        return 0, (wide,)
    others = _of_two_bytes(content)
    return 0, others if is_utf_8_by_accident(content) else ("utf-8", *others)


def _of_two_bytes(content: bytes) -> tuple[str, ...]:
    """The encodings of two bytes a character that CONTENT may be in, the likelier one first.

    Nearly every text in one of them can be read in the other, as other words. In Big5 what is often used
    begins with A1 to C6, and four in ten of the second bytes are those of ASCII; such pairs are rare
    characters in GB18030.
    """
    pairs = _PAIR.findall(content[:_LONGEST_LOOK])
    ascii_second = sum(pair[1] < _AFTER_ASCII for pair in pairs)
    often_used = sum(pair[0] in _OFTEN_IN_BIG5 for pair in pairs)
    if ascii_second * 8 >= len(pairs) > 0 and often_used * 10 >= len(pairs) * 9:
        return ("big5hkscs", "gb18030")
    return ("gb18030",)


def _up_to_a_break(content: bytes, encoding: str) -> tuple[str, int | None]:
    """What CONTENT says before the first byte that is no text in ENCODING, and that byte; None if none is."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return content[: error.start].decode(encoding), content[error.start]
    before, zero, _ = text.partition("\0")
    return before, 0 if zero else None
