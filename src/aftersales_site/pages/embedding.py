"""How to put a calculator into a page of one's own: the lines to paste, for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from aftersales_site.addresses import EMBED, EMBEDDING
from aftersales_site.calculators.embed import Embedded, embedded
from aftersales_site.calculators.rules import calculations
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_MAY = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
"""What a frame may do: calculate, and open the whole page in a window of its own; nothing around it."""


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["embedding"]
    yield Page(
        address=EMBEDDING,
        title=words["title"],
        description=words["lead"],
        kind="written",
        body=site.render(
            "pages/embedding.md.jinja",
            EMBEDDING,
            e=words,
            calculators=[(each, frame_of(site, each)) for each in embedded(site)],
            example=_example(site),
        ),
    )


def frame_of(site: LanguageSite, each: Embedded) -> str:
    """The element to paste into a page."""
    address = site.public_address(each.calculator.address)
    title = escape(each.calculator.title)
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{each.height}" '
        f'style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="{_MAY}"></iframe>'
    )


def _example(site: LanguageSite) -> str | None:
    """An address with fields in it, as one writes it by hand; None where no document states audit time."""
    for each in calculations(site.content):
        if each.kind == "audit-time":
            address = site.public_address(f"{EMBED}{each.kind}/")
            document = f"document={each.documents[0].id}&" if each.several else ""
            return f"{address}#{document}headcount=66"
    return None
