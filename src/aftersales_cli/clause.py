"""``aftersales clause NUMBER``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from aftersales.foundation.text import Language
from aftersales_cli.engine import collection
from aftersales_cli.options import output_options
from aftersales_cli.printing import line, print_json, told
from aftersales_cli.refusal import refuse

_WORDS = {
    "zh": {
        "points": "分值",
        "evidence": "备证材料",
        "marking_note": "如何扣分",
        "explanation": "说明",
        "discrepancies": "存疑",
    },
    "en": {
        "points": "Points",
        "evidence": "Evidence",
        "marking_note": "How points are lost",
        "explanation": "Explanation",
        "discrepancies": "Discrepancies",
    },
}


@click.command()
@click.argument("number")
@output_options
def clause(number: str, as_json: bool, language: Language) -> None:
    """查一个条款。Show a clause of any document by its number.

    \b
    例 Examples:
      aftersales clause 5.1.2.2
      aftersales clause 4.2.1.2 --lang en
    """
    found = list(find_clauses(number))
    if not found:
        expected = {"zh": "某份文件中的条款编号", "en": "the number of a clause in one of the documents"}
        refuse([{"at": "NUMBER", "found": number, "expected": expected}], language)
    if as_json:
        print_json([{"document": document, "clause": node} for document, node in found])
        return
    for document, node in found:
        for words in _shown(document, node, language):
            line(words)


def find_clauses(number: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every clause and node with the id, or the printed number, NUMBER, with its document."""
    for file in (*collection().rubrics, *collection().rules):
        for node in _walk(file.content):
            if number in (node.get("id"), node.get("printed"), node.get("number")):
                yield str(file.content.get("document")), node


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping with an id below the parts of a file that hold clauses."""
    if isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
    elif isinstance(value, dict):
        if "id" in value and ("title" in value or "text" in value):
            yield value
        for key in ("sections", "indicators", "chapters", "clauses"):
            yield from _walk(value.get(key, []))


def _shown(document: str, node: dict[str, Any], language: Language) -> Iterator[str]:
    words = _WORDS[language]
    title = told(node["title"], language) if "title" in node else ""
    number = node.get("printed", node.get("number", node["id"]))
    name = number if number == node["id"] else f"{number} [{node['id']}]"
    yield f"{document} {name} {title}".rstrip()
    if "points" in node:
        yield f"  {words['points']}: {node['points']}"
    for key in ("requirement", "text"):
        if key in node:
            yield f"  {told(node[key], language)}"
    if "evidence" in node:
        yield f"  {words['evidence']}:"
        yield from (f"    - {told(evidence, language)}" for evidence in node["evidence"])
    for key in ("marking_note", "explanation"):
        if key in node:
            yield f"  {words[key]}: {told(node[key], language)}"
    if node.get("discrepancies"):
        yield f"  {words['discrepancies']}: {', '.join(node['discrepancies'])}"
