"""What the results of the rule documents share on the terminal: heading, steps, and the other readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales_cli.printing import line, told
from aftersales_cli.switching import is_chosen, not_computed, switched

_READING = Text("{mark} 读法 {register}：{text}{outcome}", "{mark} Reading {register}: {text}{outcome}")
_SAME = Text("（结果不变）", " (same result)")
_NEEDS = Text("（要先给出 {keys}）", " (give {keys} first)")


def print_heading(result: Mapping[str, Any], language: Language) -> None:
    document = result.get("document") or result["rubric"]
    line(f"{told(document['title'], language)}（{document['id']} {document['edition']}）")
    for words in switched(result, language):
        line(words)


def print_steps(result: Mapping[str, Any], language: Language) -> None:
    """The trace, and what the other readings of unclear places come to."""
    for step in result["trace"]:
        source = step["source"]
        place = f"　[{source['document']} {source['clause']}]" if source else ""
        line(f"· {told(step['text'], language)}{place}")
    for other in result["readings"]:
        if is_chosen(result, other):
            continue
        words = told(_READING, language)
        mark = "!" if other["differs"] else "·"
        text = told(other["text"], language)
        line(
            words.format(mark=mark, register=other["register"], text=text, outcome=_outcome(other, language))
        )
    for unknown in not_computed(result, language):
        line(unknown)


def _outcome(other: Mapping[str, Any], language: Language) -> str:
    if other["needs"]:
        return told(_NEEDS, language).format(keys=", ".join(other["needs"]))
    if not other["differs"]:
        return told(_SAME, language)
    return f" → {', '.join(_figures({name: other['result'][name] for name in other['differing']}))}"


def _figures(result: Mapping[str, Any]) -> Iterable[str]:
    for name, value in result.items():
        if isinstance(value, Mapping):
            yield f"{name} " + " ~ ".join(str(each) for each in value.values())
        else:
            yield f"{name} {'–' if value is None else value}"
