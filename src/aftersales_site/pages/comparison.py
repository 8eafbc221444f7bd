"""The bodies' rules side by side."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import COMPARISON
from aftersales_site.page import Page
from aftersales_site.site import Site


def pages(site: Site) -> Iterator[Page]:
    words = site.words["site"]
    comparison = site.content.comparison
    yield Page(
        address=COMPARISON,
        title=words["comparison"],
        description=words["comparison_text"],
        kind="comparison",
        body=site.render("comparison.md.jinja", COMPARISON, comparison=comparison),
    )
