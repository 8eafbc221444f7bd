"""The editions of each document: a list of them, and for each an address that it keeps.

The edition in force is read at the plain addresses, and its own page leads there, place by place. When
another takes over, the page at the same address holds the whole edition, with the same anchors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.model.rubric import Rubric
from aftersales_site.addresses import clause_page, edition_page, editions_page
from aftersales_site.content.content import nodes_of
from aftersales_site.content.edition_changes import changes_of
from aftersales_site.content.editions import Document, Edition
from aftersales_site.pages.rubric import rubric_body
from aftersales_site.pages.rule import rule_body
from aftersales_site.references.gone import gone_clauses
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place of the edition in force: its anchor, its number and title, and where one reads it."""

    anchor: str
    title: str
    address: str


def pages(site: LanguageSite) -> Iterator[Page]:
    for document in site.content.documents:
        yield _list(site, document)
        for edition in site.content.editions[document.id]:
            yield _edition(site, edition)
        yield from _gone(site, document)


def _list(site: LanguageSite, document: Document) -> Page:
    here = editions_page(document.id)
    return Page(
        address=here,
        title=site.words["site"]["editions_of"].replace("{document}", site.say(document.title)),
        short=site.words["site"]["editions"],
        kind="editions",
        body=site.render(
            "pages/editions.md.jinja", here, document=document, changes=changes_of(site.content, document)
        ),
    )


def _edition(site: LanguageSite, edition: Edition) -> Page:
    document, words = edition.document, site.words["site"]
    here = edition_page(document.id, edition.name)
    if edition.state == "in-force":
        listed = list(_places(site, document))
        body = site.render("pages/edition.md.jinja", here, document=document, edition=edition, places=listed)
    else:
        body = (rubric_body if isinstance(document, Rubric) else rule_body)(site, here, edition)
    title = words["edition_title"].replace("{document}", site.say(document.title))
    return Page(
        address=here,
        title=title.replace("{edition}", edition.printed or words["no_edition"]),
        description=site.say(document.summary),
        kind="edition",
        body=body,
    )


def _places(site: LanguageSite, document: Document) -> Iterator[_Place]:
    if isinstance(document, Rubric):
        yield from _marked_places(site, document)
    for node in nodes_of(document):
        yield _place(document, node.id, site.heading_of(node))


def _marked_places(site: LanguageSite, rubric: Rubric) -> Iterator[_Place]:
    """What is marked, from sections down to clauses, and the levels."""
    for section in rubric.sections:
        yield _place(rubric, section.number, f"{section.number} {site.say(section.title)}")
        for indicator in section.indicators:
            yield _place(rubric, indicator.number, f"{indicator.number} {site.say(indicator.title)}")
            for clause in indicator.clauses:
                title = f"{clause.id} {site.say(clause.title)}"
                yield _Place(anchor=clause.id, title=title, address=clause_page(rubric.id, clause.id))
    for level in rubric.levels:
        yield _place(rubric, f"level-{level.id}", site.say(level.label))


def _place(document: Document, anchor: str, title: str) -> _Place:
    return _Place(anchor=anchor, title=title, address=f"{document.id}/#{anchor}")


def _gone(site: LanguageSite, document: Document) -> Iterator[Page]:
    """The pages of clauses that the edition in force no longer has: they say where the clause stood."""
    for place, clause in gone_clauses(site.content, site.content.edition_of(document)):
        here = clause_page(document.id, clause.id)
        yield Page(
            address=here,
            title=f"{clause.id} {site.say(clause.title)}",
            description=site.say(clause.requirement),
            kind="edition",
            body=site.render("pages/gone.md.jinja", here, document=document, place=place, clause=clause),
        )
