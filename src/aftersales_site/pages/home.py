"""The home page: three entrances, then the state of each document."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import HOME
from aftersales_site.calculators.rules import calculations, title_of
from aftersales_site.pages.structured_data import of_site
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

FIRST_QUESTIONS = ("application-papers", "audit-time", "validity", "surveillance")
"""What an applicant asks first, as topics of the comparison; one that is not there is left out."""


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["home"]
    yield Page(
        address=HOME,
        title=words["title"],
        short=site.words["site"]["home"],
        description=words["lead"],
        kind="home",
        structured=of_site(site),
        plain=True,
        body=site.render(
            "pages/home.md.jinja",
            HOME,
            h=words,
            questions=[topic for topic in site.content.comparison.topics if topic.id in FIRST_QUESTIONS],
            on_site=[(each.address, title_of(site, each)) for each in calculations(site.content)],
        ),
    )
