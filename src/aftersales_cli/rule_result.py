"""What the results of the rule documents share on the terminal: heading, steps, and the other readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales_cli.printing import line
from aftersales_cli.reading_lines import is_chosen, not_computed, switched
from aftersales_cli.words import filled, told

_READING = Text("{mark} 读法 {register}：{text}{outcome}", "{mark} Reading {register}: {text}{outcome}")
_SAME = Text("（结果不变）", " (same result)")
_NEEDS = Text("（要先给出：{needs}）", " (give first: {needs})")
_BECOMES = Text(" → {figures}", " -> {figures}")
_HEADING = Text("{title}（{id} {edition}）", "{title} ({id} {edition})")
RUBRIC_HEADING = Text("{title}（{id}，{edition}）", "{title} ({id}, {edition})")
"""Above the score of an assessment, or of two."""
_PLACE = Text("　[{document} {clause}]", "  [{document} {clause}]")
_WINDOW = Text("{earliest} 至 {latest}", "{earliest} to {latest}")
_SEPARATOR = Text("；", "; ")


def print_heading(result: Mapping[str, Any], language: Language) -> None:
    document = result.get("document") or result["rubric"]
    named = {"title": told(document["title"], language), "id": document["id"], "edition": document["edition"]}
    line(filled(_HEADING, language, **named))
    for words in switched(result, language):
        line(words)


def print_steps(result: Mapping[str, Any], labels: Mapping[Any, Any], language: Language) -> None:
    """The trace, and what the other readings of unclear places come to.

    LABELS says what each figure of RESULT is called, and each key that a reading may need.
    """
    for step in result["trace"]:
        place = filled(_PLACE, language, **step["source"]) if step["source"] else ""
        line(f"· {told(step['text'], language)}{place}")
    for other in result["readings"]:
        if is_chosen(result, other):
            continue
        words = told(_READING, language)
        mark = "!" if other["differs"] else "·"
        text = told(other["text"], language)
        outcome = _outcome(other, labels, language)
        line(words.format(mark=mark, register=other["register"], text=text, outcome=outcome))
    for unknown in not_computed(result, language):
        line(unknown)


def _outcome(other: Mapping[str, Any], labels: Mapping[Any, Any], language: Language) -> str:
    separator = told(_SEPARATOR, language)
    if other["needs"]:
        needs = separator.join(told(labels[key], language) for key in other["needs"])
        return filled(_NEEDS, language, needs=needs)
    if not other["differs"]:
        return told(_SAME, language)
    return filled(_BECOMES, language, figures=separator.join(_figures(other, labels, language)))


def _figures(other: Mapping[str, Any], labels: Mapping[Any, Any], language: Language) -> Iterator[str]:
    """Each figure that differs, by its name in LANGUAGE."""
    figures = {**other["result"], **other["result"].get("other_dates", {})}
    for name in other["differing"]:
        value = figures[name]
        if isinstance(value, Mapping):
            shown = filled(_WINDOW, language, **value)
        else:
            shown = "–" if value is None else other["display"].get(name, value)
        yield f"{told(labels[name], language)} {shown}"
