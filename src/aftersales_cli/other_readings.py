"""What a forecast, or a way to a level, comes to under the readings that were not adopted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales_cli.reading_lines import is_chosen, not_computed, switched
from aftersales_cli.words import filled, told

_DEPENDS = Text(
    "! 结果取决于读法 {register}：{text}→ {outcome}",
    "! The result depends on reading {register}: {text} → {outcome}",
)
_CHANCE = Text("{level} {probability}", "{level} {probability}")


def on_other_readings(
    result: Mapping[str, Any], language: Language, outcome: Callable[[Mapping[str, Any]], str]
) -> Iterator[str]:
    """The readings that RESULT was calculated by, each under which it is another, and those without any.

    OUTCOME says what it is under one of its readings; "" where that is no other.
    """
    yield from switched(result, language)
    for other in result["readings"]:
        words = "" if is_chosen(result, other) else outcome(other)
        if words:
            text = told(other["text"], language)
            yield filled(_DEPENDS, language, register=other["register"], text=text, outcome=words)
    yield from not_computed(result, language)


def chances_told(result: Mapping[str, Any], language: Language) -> str:
    """The levels that are possible at all, and how likely each is."""
    comma = {"zh": "、", "en": ", "}[language]
    return comma.join(
        filled(
            _CHANCE,
            language,
            level=told(each["label"], language),
            probability=each["display"]["probability"],
        )
        for each in _possible(result)
    )


def is_likely_otherwise(result: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the levels are not as likely in OTHER as in RESULT."""
    chances = ([(each["id"], each["probability"]) for each in _possible(side)] for side in (result, other))
    return next(chances) != next(chances)


def _possible(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in result["levels"] if each["probability"] != "0"]
