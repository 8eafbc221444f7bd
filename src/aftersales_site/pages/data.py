"""The data to take away: files, their SHA-256, and their schemas."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import DATA
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=DATA,
        title=words["data"],
        description=words["data_text"],
        kind="data",
        body=site.render("pages/data.md.jinja", DATA, files=site.downloads),
    )
