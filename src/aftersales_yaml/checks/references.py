"""References to sources and to places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.model.rule_document import RuleDocument

from aftersales.foundation.faults import Fault
from aftersales.model.rubric import Rubric
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.models import nodes_of


def places_of(document: Rubric | RuleDocument) -> set[str]:
    """Every place of DOCUMENT that a reference may name."""
    places = {node.id for node in nodes_of(document)}
    if isinstance(document, Rubric):
        places |= {section.number for section in document.sections}
        places |= {indicator.number for indicator in document.indicators}
        places |= {clause.id for clause in document.clauses} | {clause.printed for clause in document.clauses}
    return places


def _known_sources(checked: Checked) -> Iterator[Fault]:
    known = _source_ids(checked)
    for path, document in checked.models.documents():
        if document.document not in known:
            expected = "sources.yaml 中的来源文件", "a source of sources.yaml"
            yield fault(path, "document", document.document, *expected)


def _resolve(checked: Checked) -> Iterator[Fault]:
    places = {document.document: places_of(document) for _, document in checked.models.documents()}
    known = _source_ids(checked)
    for file in checked.collection.files():
        own = str(file.content.get("document", ""))
        for at, reference in _references(file.content, "", own):
            document, clause = str(reference.get("document", own)), reference.get("clause")
            if document not in known:
                yield fault(file.path, at, document, "sources.yaml 中的来源文件", "a source of sources.yaml")
            elif document in places and isinstance(clause, str) and clause not in places[document]:
                yield fault(
                    file.path, at, f"{document} {clause}", "文件中存在的位置", "a place that the document has"
                )


def _references(value: object, at: str, own: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every ``source``, ``same_as`` and ``see`` below VALUE, and the cells of the comparison."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _references(inner, f"{at}.{_name(inner, index)}".lstrip("."), own)
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        place = f"{at}.{key}".lstrip(".")
        if key == "source" and isinstance(inner, Mapping):
            yield place, inner
        elif key in ("same_as", "see") and isinstance(inner, list):
            yield from ((f"{place}.{n}", each) for n, each in enumerate(inner) if isinstance(each, Mapping))
        elif key == "cells" and isinstance(inner, Mapping):
            yield from ((f"{place}.{name}", {"document": name, **cell}) for name, cell in inner.items())
        else:
            yield from _references(inner, place, own)


def _name(value: object, index: int) -> str:
    return str(value.get("id", index)) if isinstance(value, Mapping) else str(index)


def _source_ids(checked: Checked) -> set[str]:
    sources = checked.collection.sources.content.get("sources")
    return (
        {str(source.get("id")) for source in sources if isinstance(source, Mapping)}
        if isinstance(sources, list)
        else set()
    )


KNOWN_SOURCES = Check(
    name="known-sources",
    finds="files whose document is not in sources.yaml",
    find=_known_sources,
)
REFERENCES_RESOLVE = Check(
    name="references-resolve",
    finds="references to a document or place that does not exist",
    find=_resolve,
)
