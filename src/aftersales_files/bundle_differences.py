"""How it is said that a file of a bundle is not as its record, and how words are compared there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import comparable
from aftersales_files.bundle import Damage

_MOST_NAMED = 8
_DIFFERS = Text("与记录不同：{places}", "it differs from the record: {places}")


def plain_words(words: str) -> str:
    """WORDS as they are compared: releases wrote other brackets in English, and a hyphen for a minus."""
    return comparable(words).replace("−", "-")


def damage(name: str, found: Text) -> Damage:
    return Damage(name=Text(name, name), found=found)


def differs(labels: Sequence[Text]) -> Text:
    """That a file says something else than the record at the places LABELS."""
    return _DIFFERS.filled(places=Text(*("；".join(_named(labels, "zh")), "; ".join(_named(labels, "en")))))


def _named(labels: Sequence[Text], language: Language) -> Iterator[str]:
    yield from dict.fromkeys(each.in_language(language) for each in labels[:_MOST_NAMED])
    if len(labels) > _MOST_NAMED:
        yield "……" if language == "zh" else "…"
