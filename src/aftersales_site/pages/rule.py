"""A rule document on one page, an anchor for each of its places."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.pages.structured_data import of_document
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
            body=site.render("pages/rule.md.jinja", here, document=document),
        )
