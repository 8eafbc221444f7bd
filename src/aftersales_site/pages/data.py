"""The data to take away: files, their SHA-256, and their schemas."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import DATA
from aftersales_site.page import Page
from aftersales_site.published import published_files
from aftersales_site.site import Site


def pages(site: Site) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=DATA,
        title=words["data"],
        description=words["data_text"],
        kind="data",
        body=site.render("data.md.jinja", DATA, files=published_files(site.content)),
    )
