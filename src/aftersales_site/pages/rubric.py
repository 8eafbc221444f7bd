"""A rubric on one page, and a page for each of its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aftersales.model.rubric import Clause, Rubric
from aftersales_site.addresses import clause_page
from aftersales_site.calculators.example_places import examples_beside
from aftersales_site.content.editions import Edition
from aftersales_site.content.supporting import supporting
from aftersales_site.markup.qr import qr_code
from aftersales_site.pages.structured_data import of_document, of_part
from aftersales_site.references.gone import gone_places
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    for rubric in site.content.rubrics:
        yield _whole(site, rubric)
        yield from _clauses(site, rubric)


def _whole(site: LanguageSite, rubric: Rubric) -> Page:
    here = f"{rubric.id}/"
    return Page(
        address=here,
        title=site.say(rubric.title),
        short=site.rubric_title(rubric),
        description=site.say(rubric.summary),
        kind="rubric",
        structured=of_document(
            site, here, rubric.title, rubric.summary, site.content.source(rubric.document)
        ),
        body=rubric_body(site, here, site.content.edition_of(rubric)),
    )


def rubric_body(site: LanguageSite, here: str, edition: Edition) -> str:
    """What the page HERE says of EDITION of a rubric."""
    rubric = edition.document
    assert isinstance(rubric, Rubric)
    return site.render(
        "pages/rubric.md.jinja",
        here,
        rubric=rubric,
        edition=edition,
        others=supporting(site.content, rubric),
        gone=gone_places(site.content, edition),
        examples=examples_beside(site.content, rubric) if edition.state == "in-force" else {},
    )


def _clauses(site: LanguageSite, rubric: Rubric) -> Iterator[Page]:
    owners = {
        clause.id: (section, indicator)
        for section in rubric.sections
        for indicator in section.indicators
        for clause in indicator.clauses
    }
    examples = examples_beside(site.content, rubric)
    line: list[Clause | None] = [None, *rubric.clauses, None]
    for (before, clause), (_, after) in pairwise(pairwise(line)):
        assert clause is not None
        here = clause_page(rubric.id, clause.id)
        section, indicator = owners[clause.id]
        address = site.public_address(here)
        yield Page(
            address=here,
            title=f"{clause.id} {site.say(clause.title)}",
            description=site.say(clause.requirement),
            kind="clause",
            structured=of_part(site, here, clause.id, clause.title, site.content.source(rubric.document)),
            body=site.render(
                "pages/clause.md.jinja",
                here,
                rubric=rubric,
                section=section,
                indicator=indicator,
                clause=clause,
                before=before,
                after=after,
                address=address,
                qr=qr_code(address),
                examples=examples,
            ),
        )
