"""The navigation: it follows the data, so a new document appears in it by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    WORKSPACE,
    clause_page,
)
from aftersales_site.content.editions import Document
from aftersales_site.markup.escaping import for_attribute
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

Entry = str | dict[str, object]


def navigation(site: LanguageSite, pages: Sequence[Page]) -> list[Entry]:
    """MkDocs' ``nav``. PAGES are those that exist; hand-written ones come last."""
    shown = {page.address: page for page in pages}
    words = site.words["site"]
    below = [page for page in pages if page.address.startswith(CALCULATORS) and page.address != CALCULATORS]
    calculators = [page for page in below if page.kind != "outlook"]
    written = [page.address for page in pages if page.kind == "written"]
    documents = [_document(site, shown, document) for document in site.content.documents]
    return [
        _entry(shown[HOME]),
        {
            for_attribute(words["documents_short"]): [
                shown[DOCUMENTS].file,
                *documents,
                *_entries(shown, [page.address for page in pages if page.kind == "prepare"]),
                *_entries(shown, [PROCESSES]),
            ]
        },
        {
            for_attribute(words["calculators"]): [
                shown[CALCULATORS].file,
                *_entries(shown, [WORKSPACE]),
                *_calculators(shown, calculators),
            ]
        },
        {for_attribute(words["compare_short"]): _entries(shown, [CROSSWALK, COMPARISON])},
        _entry(shown[REGISTER]),
        {for_attribute(words["lookup_short"]): _entries(shown, [GLOSSARY, DATA, *written])},
    ]


def unlisted(pages: Iterable[Page]) -> list[str]:
    """The pages that are reached from others and would only swell the navigation."""
    kinds = ("discrepancy", "editions", "edition")
    return [f"/{page.file}" for page in pages if page.kind in kinds]


def _entry(page: Page) -> Entry:
    return {for_attribute(page.short or page.title): page.file}


def _entries(shown: Mapping[str, Page], addresses: Iterable[str]) -> list[Entry]:
    return [_entry(shown[address]) for address in addresses if address in shown]


def _calculators(shown: Mapping[str, Page], calculators: Iterable[Page]) -> Iterator[Entry]:
    """The calculators; below that of a rubric, the pages that look ahead from the same assessment."""
    for page in calculators:
        outlook = [
            other.address
            for other in shown.values()
            if other.kind == "outlook" and other.address.startswith(page.address)
        ]
        entry = _entry(page)
        if outlook:
            entry = {for_attribute(page.short or page.title): [page.file, *_entries(shown, outlook)]}
        yield entry


def _document(site: LanguageSite, shown: Mapping[str, Page], document: Document) -> Entry:
    issuer = site.content.source(document.document).issuer
    whole = shown[f"{document.id}/"].file
    if isinstance(document, Rubric):
        title = for_attribute(f"{site.rubric_title(document)} {site.say(issuer.short)}")
        return {title: [whole, *_sections(site, shown, document)]}
    return {for_attribute(f"{site.rules_title(document)} {site.say(issuer.short)}"): whole}


def _sections(site: LanguageSite, shown: Mapping[str, Page], rubric: Rubric) -> list[Entry]:
    return [
        {
            for_attribute(f"{section.number} {site.say(section.title)}"): _entries(
                shown, [clause_page(rubric.id, clause.id) for clause in section.clauses]
            )
        }
        for section in rubric.sections
    ]
