"""The state of each source document."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import DOCUMENTS
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=DOCUMENTS,
        title=words["documents"],
        description=words["documents_text"],
        kind="documents",
        body=site.render("pages/documents.md.jinja", DOCUMENTS),
    )
