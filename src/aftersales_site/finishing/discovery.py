"""What leads machines to the pages: ``sitemap.xml`` with both languages, ``robots.txt``, ``llms.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from aftersales.foundation.text import Language
from aftersales_site.finishing.plain_markdown import NAME
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Kind, Page

_CODES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_FOR_OTHERS = "x-default"
"""Who reads neither language is led to the first, which is the authoritative one."""
_SECTIONS: Mapping[str, tuple[Kind, ...]] = {
    "documents": ("documents", "rubric", "rule"),
    "register": ("register", "comparison", "crosswalk", "glossary", "processes", "prepare"),
    "calculators": ("calculators", "calculator", "outlook", "rule-calculator", "own-rubric", "impact"),
    "data": ("data", "written"),
}
"""What ``llms.txt`` lists, by the label that heads it: clauses and discrepancies are reached from these."""


def discovery_files(sites: Sequence[LanguageSite], pages: Sequence[Sequence[Page]]) -> Mapping[str, bytes]:
    """The three files for SITES, each with its PAGES."""
    made = {
        "sitemap.xml": _sitemap(sites, pages[0]),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {sites[0].address}sitemap.xml\n",
        "llms.txt": "\n".join(_llms(sites, pages)),
    }
    return {path: text.encode() for path, text in made.items()}


def _sitemap(sites: Sequence[LanguageSite], pages: Iterable[Page]) -> str:
    """Every page in every language, with its counterparts: their addresses differ in the language alone."""
    entries = [
        f"<url><loc>{escape(site.public_address(page.address))}</loc>{_counterparts(sites, page)}</url>"
        for page in pages
        for site in sites
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(entries) + "\n</urlset>\n"
    )


def _counterparts(sites: Sequence[LanguageSite], page: Page) -> str:
    named = [(_CODES[site.language], site) for site in sites]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(site.public_address(page.address))}/>'
        for code, site in [*named, (_FOR_OTHERS, sites[0])]
    )


def _llms(sites: Sequence[LanguageSite], pages: Sequence[Sequence[Page]]) -> Iterable[str]:
    """By the form of llmstxt.org: a title, what the site is, and lists of links to Markdown."""
    first = sites[0]
    yield f"# {first.words['theme']['site_name']} {sites[-1].words['theme']['site_name']}"
    for site, listed in zip(sites, pages, strict=True):
        yield f"\n> {site.words['home']['lead']}\n"
        yield site.words["site"]["for_machines"].format(file=NAME)
        for label, kinds in _SECTIONS.items():
            yield f"\n## {site.words['site'][label]}\n"
            for page in listed:
                if page.kind in kinds:
                    about = f": {' '.join(page.description.split())}" if page.description else ""
                    yield f"- [{page.title}]({site.public_address(page.address)}{NAME}){about}"
    yield ""
