"""The register of discrepancies: all discrepancies of all documents, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.model.discrepancy import Place
from aftersales.model.reference import Reference
from aftersales_site.addresses import REGISTER, register_page
from aftersales_site.content.register import Registered
from aftersales_site.content.sources import Source
from aftersales_site.pages.structured_data import of_part
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_SHEET = "assets/stylesheets/register.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A place that a discrepancy touches: its document, its name, and its address where it has one."""

    document: str | None
    name: str
    page: str | None


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    register = site.content.register
    documents = [*(source.id for source in site.content.sources), None]
    groups = [(document, [each for each in register if each.about == document]) for document in documents]
    shown = [(document, entries) for document, entries in groups if entries]
    yield Page(
        address=REGISTER,
        title=words["register"],
        description=words["register_text"],
        kind="register",
        style_sheets=(_SHEET,),
        body=site.render("pages/register.md.jinja", REGISTER, groups=shown, total=len(register)),
    )
    for registered in register:
        discrepancy = registered.discrepancy
        here = register_page(discrepancy.id)
        yield Page(
            address=here,
            title=f"{discrepancy.register} {site.say(discrepancy.title)}",
            description=site.say(discrepancy.effect),
            kind="discrepancy",
            style_sheets=(_SHEET,),
            structured=of_part(site, here, discrepancy.register, discrepancy.title, _about(site, registered)),
            body=site.render(
                "pages/discrepancy.md.jinja",
                here,
                discrepancy=discrepancy,
                document=registered.about,
                touched=[_touched(site, registered, place) for place in discrepancy.at],
            ),
        )


def _about(site: LanguageSite, registered: Registered) -> Source | None:
    return None if registered.about is None else site.content.source(registered.about)


def _touched(site: LanguageSite, registered: Registered, place: Place) -> Touched:
    document = None if place.kind == "calculation" else place.document or registered.home
    page = site.places.of_discrepancy(place, registered.home)
    made = page is not None and page.partition("#")[0] in site.made
    return Touched(document=document, name=_name(site, document, place), page=page if made else None)


def _name(site: LanguageSite, document: str | None, place: Place) -> str:
    """What a reader calls the place: the level's label, the clause's number, the kind in words."""
    kinds = site.words["places"]
    if place.kind == "calculation":
        return site.words["calculations"].get(place.id, place.id)
    if place.kind in ("clause", "place"):
        return site.clause_label(Reference(document=document or "", clause=place.id))
    model = None if document is None else site.content.document_of(document)
    for rule in (*getattr(model, "levels", ()), *getattr(model, "adjustments", ())):
        if place.kind in ("level", "adjustment") and rule.id == place.id:
            return site.say(rule.label)
    for part in (*getattr(model, "sections", ()), *getattr(model, "indicators", ())):
        if place.kind in ("section", "indicator") and place.id in (part.id, part.number):
            return f"{part.number} {site.say(part.title)}"
    return kinds[place.kind]
