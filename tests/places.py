"""The numbered places of each source document, found in the raw data files, for tests of completeness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from aftersales_yaml.collection import read_collection

TESTS = Path(__file__).resolve().parent
DOCUMENTS = ("zpic-wf-20", "self-assessment", "zhht-completeness", "xbht-gz-038", "zhht-maturity")

_NESTS = ("chapters", "sections", "indicators", "clauses")
_NOT_THE_RULE = ("explanation", "same_as", "discrepancies", "missing")
"""What a node says beside its rule: advice, links, discrepancies. A fact only there is missing."""


@cache
def nodes_of(document: str) -> Mapping[str, Mapping[str, Any]]:
    """The nodes of the file that restates DOCUMENT, by number or id; raises if one stands twice."""
    collection = read_collection()
    sources: Any = collection.sources.content["sources"]
    published_as = next(source["published_as"] for source in sources if source["id"] == document)
    files = (*collection.rubrics, *collection.rules)
    nodes: dict[str, Mapping[str, Any]] = {}
    for node in _nodes(next(file.content for file in files if file.content["id"] == published_as)):
        place = str(node.get("number", node["id"]))
        assert place not in nodes, f"{document}: {place} stands twice"
        nodes[place] = node
    return nodes


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for key in _NESTS:
        for inner in node.get(key, ()):
            yield inner
            yield from _nodes(inner)


def texts(node: object, language: str) -> Iterator[str]:
    """Every text of the rule in NODE and below it, in LANGUAGE ("zh" or "en")."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for entry in node:
            yield from texts(entry, language)
    elif isinstance(node, Mapping):
        if "zh" in node:
            node = {key: text for key, text in node.items() if key == language}
        for key, inner in node.items():
            if key not in _NOT_THE_RULE:
                yield from texts(inner, language)
