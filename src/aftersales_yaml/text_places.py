"""Lines and columns of a text in the reader's language."""

from __future__ import annotations

import re

from aftersales.foundation.text import Language, Text

_LINE = re.compile(r"line (\d+)(?:, column (\d+))?")
_AT_LINE = Text("第 {line} 行", "line {line}")
_AT_COLUMN = Text("第 {line} 行第 {column} 列", "line {line}, column {column}")


def place_in_words(at: str, language: Language) -> str:
    """AT, the place of a fault, with its line and column in LANGUAGE."""

    def told(found: re.Match[str]) -> str:
        words = _AT_COLUMN if found[2] else _AT_LINE
        return words.filled(line=found[1], column=found[2]).in_language(language)

    return _LINE.sub(told, at)
