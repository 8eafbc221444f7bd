"""Saying on a file that its result stands under other readings than the adopted ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftersales.foundation.text import Language, Text

_SWITCHED = Text("换了读法算的 {register}：{text}", "Read otherwise than adopted, {register}: {text}")


def chosen_readings(result: Mapping[str, Any], language: Language) -> list[str]:
    """A line for each reading that RESULT was calculated by in place of the adopted one."""
    lines = []
    for discrepancy, reading in result.get("chosen_readings", {}).items():
        known = (each for each in result.get("readings", ()) if each["discrepancy"] == discrepancy)
        other = next((each for each in known if each["reading"] == reading), None)
        register = other["register"] if other else discrepancy
        text = other["text"][language] if other else reading
        lines.append(_SWITCHED.filled(register=register, text=text).in_language(language))
    return lines
