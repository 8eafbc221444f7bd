"""The text of a table in a file: UTF-8, UTF-16, or GB18030, in which Chinese Excel and WPS save CSV."""

from __future__ import annotations

from aftersales.foundation.text import Text

TABLE_TEXT = Text(
    "文字表格（CSV），UTF-8、UTF-16 或 GB18030 编码", "a table of text (CSV) in UTF-8, UTF-16 or GB18030"
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decoded(content: bytes) -> str | None:
    """The text of CONTENT without a byte order mark; None if it is in none of these encodings."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as(content[len(mark) :], encoding)
    begin = content[:2000]
    if begin[1::2].count(0) > len(begin) // 4:
        return _as(content, "utf-16-le")
    if begin[::2].count(0) > len(begin) // 4:
        return _as(content, "utf-16-be")
    text = _as(content, "utf-8")
    return _as(content, "gb18030") if text is None else text


def _as(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # a browser's Python has fewer encodings
        return None
    return None if "\0" in text else text
