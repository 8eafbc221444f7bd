"""Where everything stands on the site: from a reference or a discrepancy's place to a page and anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Place
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.addresses import CALCULATORS, clause_page, edition_page
from aftersales_site.content.content import Content, nodes_of
from aftersales_site.content.editions import Document, Edition


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
    others = [each.document for each in content.other_editions]
    for document in (*content.documents, *others):  # what only another edition has is found there
        for kind, place, address in places_of(content.edition_of(document)):
            kinds.setdefault((document.document, kind, place), address)
            if kind in ("clause", "indicator", "section", "place"):
                clauses.setdefault((document.document, place), address)
    titles: dict[tuple[str, str], Text | None] = {}
    for document in (*content.documents, *others):
        for node in nodes_of(document):
            titles.setdefault((document.document, node.id), node.title)
    return Places(clauses, kinds, titles)


def places_of(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Every place of EDITION: its kind, its id, its address (on the edition's own page if not in force)."""
    document, in_force = edition.document, edition.state == "in-force"
    page = f"{document.id}/" if in_force else edition_page(document.id, edition.name)
    if isinstance(document, Rubric):
        yield from _rubric_places(document, page, has_pages=in_force)
    else:
        yield from _rule_places(document, page)


def _rubric_places(rubric: Rubric, page: str, *, has_pages: bool) -> Iterator[tuple[str, str, str]]:
    yield "document", "", page
    for clause in rubric.clauses:
        own = clause_page(rubric.id, clause.id) if has_pages else f"{page}#{clause.id}"
        yield "clause", clause.id, own
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


def _rule_places(document: RuleDocument, page: str) -> Iterator[tuple[str, str, str]]:
    yield "document", "", page
    yield from _node_places(document, page)


def _node_places(document: Document, page: str) -> Iterator[tuple[str, str, str]]:
    for node in nodes_of(document):
        yield "place", node.id, f"{page}#{node.id}"
