"""Where everything stands on the site: from a reference or a discrepancy's place to a page and anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Place
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.addresses import CALCULATORS, clause_page
from aftersales_site.content.content import Content, Document, nodes_of


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses by (document, clause) and by (document, kind of node, id); titles of the chapters' nodes."""

    clauses: Mapping[tuple[str, str], str]
    kinds: Mapping[tuple[str, str, str], str]
    titles: Mapping[tuple[str, str], Text | None]

    def of(self, reference: Reference) -> str | None:
        """The address of REFERENCE, or None if the site has no such place."""
        return self.clauses.get((reference.document, reference.clause))

    def of_discrepancy(self, place: Place, home: str | None) -> str | None:
        """The address of what a discrepancy touches; HOME is the document whose file holds it."""
        if place.kind == "calculation":
            return f"{CALCULATORS}{place.id}/"
        document = place.document or home
        if document is None:
            return None
        found = self.kinds.get((document, place.kind, place.id))
        return found or self.clauses.get((document, place.id))


def find_places(content: Content) -> Places:
    clauses: dict[tuple[str, str], str] = {}
    kinds: dict[tuple[str, str, str], str] = {}
    for document in content.documents:
        name = document.document
        pages = _rubric_places(document) if isinstance(document, Rubric) else _rule_places(document)
        for kind, place, address in pages:
            kinds.setdefault((name, kind, place), address)
            if kind in ("clause", "indicator", "section", "place"):
                clauses.setdefault((name, place), address)
    titles = {(each.document, node.id): node.title for each in content.documents for node in nodes_of(each)}
    return Places(clauses, kinds, titles)


def _rubric_places(rubric: Rubric) -> Iterator[tuple[str, str, str]]:
    page = f"{rubric.id}/"
    yield "document", "", page
    for clause in rubric.clauses:
        yield "clause", clause.id, clause_page(rubric.id, clause.id)
    for section in rubric.sections:
        yield "section", section.id, f"{page}#{section.number}"
        yield "section", section.number, f"{page}#{section.number}"
    for indicator in rubric.indicators:
        yield "indicator", indicator.id, f"{page}#{indicator.number}"
        yield "indicator", indicator.number, f"{page}#{indicator.number}"
    for level in rubric.levels:
        yield "level", level.id, f"{page}#level-{level.id}"
    for adjustment in rubric.adjustments:
        yield "adjustment", adjustment.id, f"{page}#{adjustment.id}"
    for gate in rubric.gates:
        yield "gate", gate.id, f"{page}#{gate.id}"
    for kind in ("scoring", "deletion", "staffing"):
        yield kind, "", f"{page}#{kind}"
    yield from _node_places(rubric, page)


def _rule_places(document: RuleDocument) -> Iterator[tuple[str, str, str]]:
    page = f"{document.id}/"
    yield "document", "", page
    yield from _node_places(document, page)


def _node_places(document: Document, page: str) -> Iterator[tuple[str, str, str]]:
    for node in nodes_of(document):
        yield "place", node.id, f"{page}#{node.id}"
