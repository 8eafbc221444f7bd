"""The glossary, Chinese and English side by side."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import GLOSSARY
from aftersales_site.page import Page
from aftersales_site.site import Site


def pages(site: Site) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=GLOSSARY,
        title=words["glossary"],
        description=words["glossary_text"],
        kind="glossary",
        body=site.render("glossary.md.jinja", GLOSSARY),
    )
