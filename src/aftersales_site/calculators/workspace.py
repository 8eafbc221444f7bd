"""The workspace: it stands in the frame of the calculators, and lists what was begun in them."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import CALCULATORS, WORKSPACE, relative
from aftersales_site.calculators.frame import Calculator, library_of
from aftersales_site.calculators.outlook import VIEWS
from aftersales_site.calculators.rules import VERIFY, calculations, title_of
from aftersales_site.calculators.script_words import FRAME, script_json
from aftersales_site.writing.language_site import LanguageSite

_GROUP = "workspace"


def workspace(site: LanguageSite) -> Calculator:
    """The page of cases; scripts fill it with what this browser keeps."""
    words = {**site.words[FRAME], **site.words[_GROUP]}
    return Calculator(
        kind="workspace",
        address=WORKSPACE,
        title=words["title"],
        description=words["lead"],
        sources=(),
        template="calculators/workspace.html.jinja",
        classes=("cases",),
        marks={"workspace": "", "verify": relative(WORKSPACE, f"{CALCULATORS}{VERIFY}/")},
        told={"words": script_json(words), "kept-under": script_json(dict(kept_under(site, WORKSPACE)))},
        library=tuple(library_of(site.content, site.content.rubrics)),
        scripts=("assets/cases/main.js",),
        style_sheets=("assets/stylesheets/cases.css",),
        values={"labels": words},
    )


def kept_under(site: LanguageSite, here: str) -> Iterator[tuple[str, dict[str, str]]]:
    """By the key under which a page keeps its documents, how the page HERE names it and links to it."""
    titles = site.words["outlook"]
    for rubric in site.content.rubrics:
        own = site.rubric_title(rubric)
        pages = [("", titles["score_title"]), *((view, titles[f"{view}_title"]) for view in VIEWS)]
        for view, title in pages:
            address = f"{CALCULATORS}{rubric.id}/{f'{view}/' if view else ''}"
            key = f"{rubric.id}.{view}" if view else rubric.id
            named = titles["page_title"].replace("{rubric}", own).replace("{view}", title)
            yield key, {"title": named, "address": relative(here, address)}
    for calculation in calculations(site.content):
        if calculation.kind != VERIFY:
            title = title_of(site, calculation)
            yield calculation.kind, {"title": title, "address": relative(here, calculation.address)}
