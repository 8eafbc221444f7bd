"""The calculators: an overview, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import CALCULATORS, EMBEDDING
from aftersales_site.calculators.frame import Calculator, page_of
from aftersales_site.calculators.impact import IMPACT, impact_calculator
from aftersales_site.calculators.outlook import VIEWS, outlook_calculators
from aftersales_site.calculators.own import OWN, own_calculator, own_outlooks
from aftersales_site.calculators.rules import calculations, rule_calculators, title_of
from aftersales_site.calculators.score import score_calculator
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    yield Page(
        address=CALCULATORS,
        title=words["calculators"],
        description=words["calculators_text"],
        kind="calculators",
        body=site.render(
            "pages/calculators.md.jinja",
            CALCULATORS,
            calculations=[(each, title_of(site, each)) for each in calculations(site.content)],
            views=VIEWS,
            own=OWN,
            embedding=EMBEDDING,
            impact=IMPACT,
        ),
    )
    yield from (page_of(site, calculator) for calculator in _calculators(site))


def _calculators(site: LanguageSite) -> Iterator[Calculator]:
    for rubric in site.content.rubrics:
        yield score_calculator(site, rubric)
        yield from outlook_calculators(site, rubric)
    yield from rule_calculators(site)
    yield own_calculator(site)
    yield from own_outlooks(site)
    yield impact_calculator(site)
