"""The glossary, Chinese and English side by side."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import GLOSSARY
from aftersales_site.pages.structured_data import of_glossary
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=GLOSSARY,
        title=words["glossary"],
        description=words["glossary_text"],
        kind="glossary",
        structured=of_glossary(site),
        body=site.render("pages/glossary.md.jinja", GLOSSARY),
    )
