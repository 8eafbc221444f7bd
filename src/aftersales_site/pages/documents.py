"""The state of each source document."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import DOCUMENTS
from aftersales_site.page import Page
from aftersales_site.site import Site


def pages(site: Site) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=DOCUMENTS,
        title=words["documents"],
        description=words["documents_text"],
        kind="documents",
        body=site.render("documents.md.jinja", DOCUMENTS),
    )
