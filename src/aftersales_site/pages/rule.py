"""A rule document on one page, an anchor for each of its places."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.calculators.example_places import examples_beside
from aftersales_site.content.editions import Edition
from aftersales_site.pages.structured_data import of_document
from aftersales_site.references.gone import gone_places
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    for document in site.content.rules:
        here = f"{document.id}/"
        yield Page(
            address=here,
            title=site.say(document.title),
            short=site.rules_title(document),
            description=site.say(document.summary),
            kind="rule",
            structured=of_document(
                site, here, document.title, document.summary, site.content.source(document.document)
            ),
            body=rule_body(site, here, site.content.edition_of(document)),
        )


def rule_body(site: LanguageSite, here: str, edition: Edition) -> str:
    """What the page HERE says of EDITION of a rule document."""
    gone = gone_places(site.content, edition)
    document = edition.document
    examples = examples_beside(site.content, document) if edition.state == "in-force" else {}
    return site.render(
        "pages/rule.md.jinja", here, document=document, edition=edition, gone=gone, examples=examples
    )
