"""The visitor's own work: all cases that the browser keeps. The page itself holds none of it."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.calculators.frame import page_of
from aftersales_site.calculators.workspace import workspace
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    yield page_of(site, workspace(site))
