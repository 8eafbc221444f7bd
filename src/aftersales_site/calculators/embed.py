"""Calculators for a frame in somebody else's page: a few fields, the result, and the way to the whole page.

They are written whole, without the theme: no search, no navigation, nothing that reads what this browser
keeps. See docs/decisions/0052-embedded-calculators.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aftersales_site.addresses import CALCULATORS, EMBED
from aftersales_site.calculators.frame import Calculator
from aftersales_site.calculators.rules import VERIFY, rule_calculators
from aftersales_site.calculators.score import score_calculator
from aftersales_site.writing.language_site import LanguageSite

_SHEETS = {"score": "assets/stylesheets/embed-score.css", "rule": "assets/stylesheets/embed.css"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A calculator at its address for frames; ``whole`` is the address of its page on the site, ``height``
    what a frame needs to show it without scrolling on a phone, in pixels.
    """

    calculator: Calculator
    whole: str
    height: int


def embedded(site: LanguageSite) -> Iterator[Embedded]:
    """Every calculator that can stand in a frame: those of the published rubrics, and those of the rules."""
    for rubric in site.content.rubrics:
        yield _embedded(score_calculator(site, rubric), "score", 640)
    for calculator in rule_calculators(site):
        kind = calculator.marks["rule-calculator"]
        if kind != VERIFY:
            yield _embedded(calculator, "rule", 560 if kind == "calendar" else 480, kind)


def embedded_pages(sites: Sequence[LanguageSite]) -> Mapping[str, bytes]:
    """The pages of all of them, in every language, by path on the site."""
    return {
        f"{'' if site.language == 'zh' else 'en/'}{each.calculator.address}index.html": _page(site, each)
        for site in sites
        for each in embedded(site)
    }


def _embedded(calculator: Calculator, script: str, height: int, template: str = "score") -> Embedded:
    """CALCULATOR as it is embedded. Its address is as deep as that of its page, so what scripts are told of
    other places holds here too.
    """
    return Embedded(
        calculator=replace(
            calculator,
            address=EMBED + calculator.address.removeprefix(CALCULATORS),
            template=f"calculators/embed/{template}.html.jinja",
            scripts=(f"assets/embed/{script}.js",),
            style_sheets=(_SHEETS[script],),
        ),
        whole=calculator.address,
        height=height,
    )


def _page(site: LanguageSite, each: Embedded) -> bytes:
    calculator = each.calculator
    html = site.render(
        calculator.template,
        calculator.address,
        calculator=calculator,
        whole=each.whole,
        **calculator.values,
    )
    return f"{html.strip()}\n".encode()
