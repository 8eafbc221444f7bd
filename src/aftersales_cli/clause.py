"""``aftersales clause NUMBER``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from aftersales.api.library import listed
from aftersales.foundation.text import Language
from aftersales_cli.engine import collection, engine
from aftersales_cli.options import output_options
from aftersales_cli.printing import line, print_json
from aftersales_cli.refusal import refuse
from aftersales_cli.words import told
from aftersales_yaml.collection import DataFile

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
@click.option(
    "--document",
    metavar="ID",
    help="只查这份文件；不填就各份都查。Look in this document only; in all of them without it.",
)
@output_options
def clause(number: str, document: str | None, as_json: bool, language: Language) -> None:
    """查一个条款。Show a clause by its number, of every document that has it.

    \b
    例 Examples:
      aftersales clause 5.1.2.2
      aftersales clause 4.2.1.2 --document zpic-wf-20 --lang en
    """
    found = list(find_clauses(number, _files(document, language)))
    if not found:
        expected = {"zh": "某份文件中的条款编号", "en": "the number of a clause in one of the documents"}
        refuse([{"at": "NUMBER", "found": number, "expected": expected}], language)
    if as_json:
        print_json([{"document": source, "clause": node} for source, node in found])
        return
    for source, node in found:
        for words in _shown(source, node, language):
            line(words)


def _files(document: str | None, language: Language) -> tuple[DataFile, ...]:
    """The files of DOCUMENT, named by its own id or that of its source; every file without a name.

    Of several editions, the one in force.
    """
    library = engine().library
    in_force = {(name, each.rubric.edition) for name, each in library.rubrics.items()}
    in_force |= {(name, each.document.edition) for name, each in library.rules.items()}
    files = (*collection().rubrics, *collection().rules)
    every = [file for file in files if (file.content["id"], file.content["edition"]) in in_force]
    found = tuple(file for file in every if document in (None, file.content["id"], file.content["document"]))
    if not found:
        expected = listed(engine().library.titles()).to_json()
        refuse([{"at": "document", "found": document, "expected": expected}], language)
    return found


def find_clauses(number: str, files: Iterable[DataFile]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every clause and node of FILES with the id, or the printed number, NUMBER, with its document."""
    for file in files:
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
