"""What a forecast, or a way to a level, comes to under the readings that were not adopted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aftersales.api.as_text import REQUEST_FORMAT
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import engine
from aftersales_cli.reading_lines import is_chosen, switched
from aftersales_cli.words import filled, told

_DEPENDS = Text(
    "! 结果取决于读法 {register}：{text}→ {outcome}",
    "! The result depends on reading {register}: {text} → {outcome}",
)
_REFUSED = Text(
    "? 读法 {register} 算不出来：{text}{why}", "? Reading {register} is not computed: {text} {why}"
)
_CHANCE = Text("{level} {probability}", "{level} {probability}")


def on_other_readings(
    kind: str,
    request: Mapping[str, Any],
    result: Mapping[str, Any],
    language: Language,
    *,
    deciding: Callable[[Mapping[str, Any]], object],
    outcome: Callable[[Mapping[str, Any]], str],
) -> Iterator[str]:
    """The readings RESULT, of a KIND of request, was calculated by, and each under which it is another.

    DECIDING are the figures that tell whether it is, OUTCOME says them.
    """
    asked = {**request, "format": REQUEST_FORMAT, "kind": kind}
    chosen = asked.get("readings") or {}
    scored: Any = engine().result(
        {"format": REQUEST_FORMAT, "kind": "score", "assessment": asked["assessment"], "readings": chosen}
    )
    yield from switched(scored, language)
    for other in scored["readings"]:
        if is_chosen(scored, other):
            continue
        words = {"register": other["register"], "text": told(other["text"], language)}
        readings = {**chosen, other["discrepancy"]: other["reading"]}
        try:
            found: Any = engine().result({**asked, "readings": readings})
        except Refused as refused:
            why = refused.faults[0].expected.in_language(language)
            yield filled(_REFUSED, language, **words, why=why)
            continue
        if deciding(found) != deciding(result):
            yield filled(_DEPENDS, language, **words, outcome=outcome(found))


def chances_on_other_readings(
    kind: str, request: Mapping[str, Any], result: Mapping[str, Any], language: Language
) -> Iterator[str]:
    """The same where what decides is how likely each level is."""

    def told_of(other: Mapping[str, Any]) -> str:
        return _chances_told(other, language)

    return on_other_readings(kind, request, result, language, deciding=_chances_of, outcome=told_of)


def _chances_of(result: Mapping[str, Any]) -> list[tuple[str | None, str]]:
    """The levels that are possible at all, and how likely each is."""
    return [(each["id"], each["probability"]) for each in result["levels"] if each["probability"] != "0"]


def _chances_told(result: Mapping[str, Any], language: Language) -> str:
    """The same in words."""
    possible = [each for each in result["levels"] if each["probability"] != "0"]
    comma = {"zh": "、", "en": ", "}[language]
    return comma.join(
        filled(
            _CHANCE,
            language,
            level=told(each["label"], language),
            probability=each["display"]["probability"],
        )
        for each in possible
    )
