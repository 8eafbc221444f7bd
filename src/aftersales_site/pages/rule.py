"""A rule document on one page, an anchor for each of its places."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.page import Page
from aftersales_site.site import Site


def pages(site: Site) -> Iterator[Page]:
    for document in site.content.rules:
        here = f"{document.id}/"
        yield Page(
            address=here,
            title=site.say(document.title),
            short=site.short_title(document.document),
            description=site.say(document.summary),
            kind="rule",
            body=site.render("rule.md.jinja", here, document=document),
        )
