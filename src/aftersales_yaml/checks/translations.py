"""Translations that are missing. They are counted, not refused: the Chinese is what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales_yaml.checks.walk import walk
from aftersales_yaml.collection import Collection


def missing_translations(collection: Collection) -> tuple[str, ...]:
    """The place (file and dotted path) of each text that has Chinese but no English."""
    return tuple(f"{file.path}: {at}" for file in collection.files() for at in _without_english(file.content))


def _without_english(content: object) -> Iterator[str]:
    for at, _, value in walk(content):
        if isinstance(value, Mapping) and "zh" in value and not str(value.get("en", "")).strip():
            yield at
