"""The frame that every calculator stands in, and the page around it.

A calculator is a form and what comes of it. The form is whole HTML: without JavaScript it can be read,
printed and filled in with a pen. Scripts bring it to life; what they need to know stands in ``data-``
attributes and in blocks of JSON. All of that is made here, once for all calculators, and a calculator says
only what is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from aftersales.model.rubric import Rubric
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.content.sources import Source
from aftersales_site.content.supporting import Supporting
from aftersales_site.markup.qr import qr_code
from aftersales_site.published.files import IN_FORCE
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Kind, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A calculator in one language.

    ``template`` is its form inside the frame, and ``values`` are what that is filled with. ``marks`` are the
    ``data-`` attributes that tell scripts where they are, ``told`` the blocks of JSON for them by name,
    ``library`` the files that the engine is made from. ``sources`` stand at the head of the page, with
    ``others`` that the scoring rests on; where one can be chosen, ``sources_of`` are the documents that each
    of them is the source of, and ``source_chosen`` is the one chosen beforehand, if any.
    """

    kind: Kind
    address: str
    title: str
    description: str
    template: str
    marks: Mapping[str, str]
    told: Mapping[str, Markup]
    library: Sequence[str]
    scripts: Sequence[str]
    style_sheets: Sequence[str]
    values: Mapping[str, object]
    sources: Sequence[Source]
    sources_of: Sequence[Document] = ()
    source_chosen: Document | None = None
    others: Sequence[Supporting] = ()
    classes: Sequence[str] = ()
    short: str | None = None


def render_form(site: LanguageSite, calculator: Calculator) -> str:
    """The HTML of CALCULATOR, frame and form, without the page around it."""
    qr = qr_code(site.public_address(calculator.address))
    return site.render(
        calculator.template, calculator.address, calculator=calculator, qr=qr, **calculator.values
    )


def page_of(site: LanguageSite, calculator: Calculator) -> Page:
    """The page of CALCULATOR."""
    return Page(
        address=calculator.address,
        title=calculator.title,
        short=calculator.short,
        description=calculator.description,
        kind=calculator.kind,
        style_sheets=calculator.style_sheets,
        scripts=calculator.scripts,
        body=site.render(
            "calculators/page.md.jinja",
            calculator.address,
            calculator=calculator,
            form=render_form(site, calculator),
        ),
    )


def library_of(content: Content, documents: Iterable[Document]) -> Iterator[str]:
    """The addresses of DOCUMENTS: all editions of each, and the day that chooses where one has several."""
    several = False
    for document in documents:
        yield bundle(document)
        for edition in content.editions.get(document.id, ()):
            if edition.state != "in-force":
                several = True
                yield bundle(edition.document, edition.file)
    if several:
        yield IN_FORCE


def bundle(document: Document, name: str | None = None) -> str:
    """The address of DOCUMENT as the engine reads it, from the root of the site; NAME is that of its file."""
    return f"data/{'rubrics' if isinstance(document, Rubric) else 'rules'}/{name or document.id}.json"
