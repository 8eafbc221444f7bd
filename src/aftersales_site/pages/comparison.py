"""The bodies' rules side by side."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import COMPARISON
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    comparison = site.content.comparison
    yield Page(
        address=COMPARISON,
        title=words["comparison"],
        description=words["comparison_text"],
        kind="comparison",
        body=site.render("pages/comparison.md.jinja", COMPARISON, comparison=comparison),
    )
