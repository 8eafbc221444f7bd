"""The navigation: it follows the data, so a new document appears in it by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales_site.addresses import (
    CALCULATORS,
    COMPARISON,
    CROSSWALK,
    DATA,
    DOCUMENTS,
    GLOSSARY,
    HOME,
    PROCESSES,
    REGISTER,
    clause_page,
    markdown_file,
)
from aftersales_site.content import Document
from aftersales_site.markup import for_attribute
from aftersales_site.page import Page
from aftersales_site.site import Site

Entry = str | dict[str, object]


def navigation(site: Site, pages: Sequence[Page]) -> list[Entry]:
    """MkDocs' ``nav``. PAGES are those that exist; hand-written ones come last."""
    shown = {page.address: page for page in pages}
    words = site.words["site"]

    def entry(address: str) -> Entry:
        return {_short(shown[address]): markdown_file(address)}

    def group(title: str, addresses: Sequence[str]) -> Entry:
        return {for_attribute(title): [entry(a) for a in addresses if a in shown]}

    documents = [_document(site, document) for document in site.content.documents]
    calculators = [page.address for page in pages if page.kind == "calculator"]
    written = [page.address for page in pages if page.kind == "written"]
    return [
        entry(HOME),
        {for_attribute(words["documents_short"]): [markdown_file(DOCUMENTS), *documents, entry(PROCESSES)]}
        if PROCESSES in shown
        else {for_attribute(words["documents_short"]): [markdown_file(DOCUMENTS), *documents]},
        {for_attribute(words["calculators"]): [markdown_file(CALCULATORS), *map(entry, calculators)]},
        group(words["compare_short"], [CROSSWALK, COMPARISON]),
        entry(REGISTER),
        group(words["lookup_short"], [GLOSSARY, DATA, *written]),
    ]


def unlisted(pages: Sequence[Page]) -> list[str]:
    """The pages that are reached from others and would only swell the navigation."""
    return [f"/{markdown_file(page.address)}" for page in pages if page.kind == "erratum"]


def _short(page: Page) -> str:
    return for_attribute(page.short or page.title)


def _document(site: Site, document: Document) -> Entry:
    title = for_attribute(_document_title(site, document))
    whole = markdown_file(f"{document.id}/")
    return {title: [whole, *_sections(site, document)]} if isinstance(document, Rubric) else {title: whole}


def _document_title(site: Site, document: Document) -> str:
    issuer: Mapping[str, Text] = {"short": site.content.source(document.document).issuer.short}
    return f"{site.short_title(document.document)} {site.say(issuer['short'])}"


def _sections(site: Site, rubric: Rubric) -> list[Entry]:
    return [
        {
            for_attribute(f"{section.number} {site.say(section.title)}"): [
                {
                    for_attribute(f"{clause.id} {site.say(clause.title)}"): markdown_file(
                        clause_page(rubric.id, clause.id)
                    )
                }
                for clause in section.clauses
            ]
        }
        for section in rubric.sections
    ]
