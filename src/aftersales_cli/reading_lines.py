"""Which readings a result was calculated by, and which it could not be, in lines beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales_cli.words import filled, told

_SWITCHED = Text("! 换了读法 {register}：{text}", "! Read otherwise than adopted, {register}: {text}")
_NOT_COMPUTED = Text(
    "? 读法 {register} 算不出来：{text}{why}", "? Reading {register} is not computed: {text} {why}"
)


def is_chosen(result: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the reading OTHER is the one that RESULT was calculated by."""
    return bool(result["chosen_readings"].get(other["discrepancy"]) == other["reading"])


def switched(result: Mapping[str, Any], language: Language) -> Iterator[str]:
    """A line for each reading that was chosen in place of the adopted one."""
    for other in result["readings"]:
        if is_chosen(result, other):
            yield filled(_SWITCHED, language, register=other["register"], text=told(other["text"], language))


def not_computed(result: Mapping[str, Any], language: Language) -> Iterator[str]:
    """A line for each reading that would change the result and cannot be computed."""
    for other in result["not_computed"]:
        text, why = told(other["text"], language), told(other["why"], language)
        yield filled(_NOT_COMPUTED, language, register=other["register"], text=text, why=why)
