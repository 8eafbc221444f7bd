"""Texts in the two languages of the project."""

from __future__ import annotations

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
        return self.zh if language == "zh" else self.en

    def to_json(self) -> TextJson:
        return {"zh": self.zh, "en": self.en}

    def filled(self, **values: object) -> Text:
        """The text with its ``{name}`` blanks filled; a `Text` among VALUES gives each language its own."""

        texts = {name: value for name, value in values.items() if isinstance(value, Text)}
        if not texts:
            return Text(self.zh.format_map(values), self.en.format_map(values))
        zh = values | {name: text.zh for name, text in texts.items()}
        en = values | {name: text.en for name, text in texts.items()}
        return Text(self.zh.format_map(zh), self.en.format_map(en))
