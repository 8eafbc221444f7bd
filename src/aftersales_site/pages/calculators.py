"""The calculators: an overview, and the page around the form of each rubric."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.outlook import VIEWS, outlook_pages
from aftersales_site.calculators.rules import calculations, rule_calculator_pages, title_of
from aftersales_site.calculators.score import render_calculator
from aftersales_site.pages.rubric import supporting
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
        ),
    )
    for rubric in site.content.rubrics:
        here = f"{CALCULATORS}{rubric.id}/"
        form = render_calculator(
            rubric, site.language, site.environment, site.content.words, runtime=site.runtime
        )
        title = words["calculator_of"].replace("{rubric}", site.rubric_title(rubric))
        yield Page(
            address=here,
            title=title,
            short=site.rubric_title(rubric),
            description=site.say(rubric.title),
            kind="calculator",
            body=site.render(
                "calculators/score/page.md.jinja",
                here,
                rubric=rubric,
                others=supporting(site, rubric),
                form=form,
                title=title,
            ),
        )
        yield from outlook_pages(site, rubric, supporting(site, rubric))
    yield from rule_calculator_pages(site)
