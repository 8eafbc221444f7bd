"""How it is said that a file of a bundle is not as its record, and how words are compared there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aftersales.foundation.exact import read_exact
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import comparable
from aftersales_files.bundle import Damage
from aftersales_files.sheets import Value

_MOST_NAMED = 8
_DIFFERS = Text("与记录不同：{places}", "it differs from the record: {places}")


def plain_words(words: str) -> str:
    """WORDS as they are compared: releases wrote other brackets in English, and a hyphen for a minus."""
    return comparable(words).replace("−", "-")


def cell_words(value: object) -> str:
    """VALUE, or a cell as it was read, as it is compared; of a number how it is written says nothing."""
    words = value.text if isinstance(value, Value) else str(value)
    is_number = value.kind == "number" if isinstance(value, Value) else not isinstance(value, str)
    number = read_exact(words) if is_number else None
    return plain_words(words) if number is None else str(number)


def damage(name: str, found: Text) -> Damage:
    return Damage(name=Text(name, name), found=found)


def differs(labels: Sequence[Text]) -> Text:
    """That a file says something else than the record at the places LABELS."""
    return _DIFFERS.filled(places=Text(*("；".join(_named(labels, "zh")), "; ".join(_named(labels, "en")))))


def _named(labels: Sequence[Text], language: Language) -> Iterator[str]:
    yield from dict.fromkeys(each.in_language(language) for each in labels[:_MOST_NAMED])
    if len(labels) > _MOST_NAMED:
        yield "……" if language == "zh" else "…"
