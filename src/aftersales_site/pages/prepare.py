"""What to prepare, a page for each certification body: papers with ticks, days, steps, dates."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import prepare_page
from aftersales_site.calculators.rules import calculations
from aftersales_site.content.preparation import preparations
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_AUDIT_TIME = "audit-time"


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["prepare"]
    for issuer, told in preparations(site.content):
        here = prepare_page(issuer.id)
        title = words["title"].replace("{issuer}", site.say(issuer.short))
        yield Page(
            address=here,
            title=title,
            short=title,
            description=words["lead"],
            kind="prepare",
            style_sheets=("assets/stylesheets/prepare.css",),
            scripts=("assets/rules/prepare.js",),
            body=site.render(
                "pages/prepare.md.jinja",
                here,
                issuer=issuer,
                told=told,
                p=words,
                days_at={
                    document.document: each
                    for each in calculations(site.content)
                    if each.kind == _AUDIT_TIME
                    for document in each.documents
                },
            ),
        )
