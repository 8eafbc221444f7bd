"""Words for the terminal: in the reader's language, and without what would steer it."""

from __future__ import annotations

from typing import Any

from aftersales.foundation.text import Language, Text

_STEERING = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Control characters but tab and line feed, and those that turn the direction of writing around."""


def told(text: Any, language: Language) -> str:
    """A text of a reply (a mapping of languages), or of the program, in LANGUAGE."""
    return text.in_language(language) if isinstance(text, Text) else str(text[language])


def filled(text: Text, language: Language, /, **values: object) -> str:
    """A TEXT of the program in LANGUAGE, its blanks filled."""
    return text.filled(**values).in_language(language)


def visible(words: str) -> str:
    """WORDS with what would steer a terminal spelled out: a file may come from anyone."""
    return words.translate(_STEERING)
