"""Texts in the two languages of the project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import Words

Language = Literal["zh", "en"]


class TextJson(TypedDict):
    """双语文字 · text

    A text in both languages.
    """

    zh: Annotated[Words, Meaning("Chinese, authoritative.", title="中文 · Chinese")]
    en: Annotated[str, Meaning("English; empty where not yet translated.", title="英文 · English")]


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in Chinese (authoritative) and English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The statement in LANGUAGE; "" where it is not yet translated."""
        return self.zh if language == "zh" else self.en

    def to_json(self) -> TextJson:
        """Both languages, as replies have them."""
        return {"zh": self.zh, "en": self.en}

    def filled(self, **values: object) -> Text:
        """The text with its ``{name}`` blanks filled; a `Text` among VALUES gives each language its own.

        ``{clauses} {clauses:clause|clauses}`` has the first word beside 1, +1 and −1, and the second beside
        any other number, as in the labels of the pages. A negative figure has a minus sign.
        """
        values = {name: value if name in _QUOTED else with_minus(value) for name, value in values.items()}
        texts = {name: value for name, value in values.items() if isinstance(value, Text)}
        zh = en = values
        if texts:
            zh = values | {name: text.zh for name, text in texts.items()}
            en = values | {name: text.en for name, text in texts.items()}
        return Text(self.zh.format_map(zh), _counted(self.en, en).format_map(en))


_SIGNS = "+-−"
_NEGATIVE = re.compile(r"^(<?)-(?=[0-9]+(?:[./][0-9]+)?$)", re.ASCII)
_QUOTED = frozenset({"found"})
"""What a fault quotes stays as it was typed."""


def with_minus(value: object) -> object:
    """A negative figure with a minus sign, as people read it, where programs write a hyphen.

    ``-3``, ``-1.5``, ``-17/10`` and ``<-0.5`` are figures; whatever is none stays as it is.
    """
    if isinstance(value, str):
        return _NEGATIVE.sub(r"\1−", value, count=1) if "-" in value[:2] else value
    return f"−{-value}" if isinstance(value, int) and value < 0 else value


_COUNTED = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")


def _counted(words: str, values: Mapping[str, object]) -> str:
    """WORDS with what stands beside each number in the form that goes with it."""
    if "|" not in words:  # most have none, and a score fills in hundreds
        return words
    return _COUNTED.sub(lambda found: found[2 if str(values[found[1]]).lstrip(_SIGNS) == "1" else 3], words)
