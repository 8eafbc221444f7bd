"""Translations that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales_yaml.collection import Collection


def missing_translations(collection: Collection) -> tuple[str, ...]:
    """The place (file and dotted path) of each text that has Chinese but no English."""
    return tuple(
        f"{file.path}: {at}" for file in collection.files() for at in _without_english(file.content, "")
    )


def _without_english(value: object, at: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if "zh" in value and not value.get("en"):
            yield at
        for key, inner in value.items():
            yield from _without_english(inner, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _without_english(inner, f"{at}.{index}".lstrip("."))
