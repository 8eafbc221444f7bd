"""One module for each kind of page: what stands on it, and its template."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.pages import (
    calculators,
    comparison,
    crosswalk,
    data,
    documents,
    editions,
    embedding,
    glossary,
    home,
    prepare,
    processes,
    register,
    rubric,
    rule,
    workspace,
)
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_KINDS = (
    home,
    documents,
    rubric,
    rule,
    editions,
    prepare,
    processes,
    calculators,
    workspace,
    crosswalk,
    comparison,
    register,
    glossary,
    data,
    embedding,
)


def make_pages(site: LanguageSite) -> Iterator[Page]:
    """Every page of one language."""
    for kind in _KINDS:
        for page in kind.pages(site):
            site.made.add(page.address)
            yield page
