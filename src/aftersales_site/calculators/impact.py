"""The page that calculates what is there by another edition, another reading or a changed document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.text import Language
from aftersales.model.calculations import CALCULATIONS
from aftersales.model.rubric import Rubric
from aftersales_own.reading_switches import Switch, switches
from aftersales_site.addresses import CALCULATORS, register_page, relative
from aftersales_site.calculators.frame import Calculator, library_of
from aftersales_site.calculators.rule_scripts import references_in, rule_switches
from aftersales_site.calculators.script_words import FRAME, script_json
from aftersales_site.calculators.workspace import kept_under
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.references.places import places_of
from aftersales_site.writing.language_site import LanguageSite

IMPACT = f"{CALCULATORS}impact/"
_GROUP = "impact"


def impact_calculator(site: LanguageSite) -> Calculator:
    """The page; scripts collect what is to be calculated, and ask the engine for each."""
    words = {**site.words[FRAME], **site.words[_GROUP]}
    content = site.content
    return Calculator(
        kind="impact",
        address=IMPACT,
        title=words["impact_title"],
        description=words["impact_lead"],
        sources=(),
        template="calculators/impact/impact.html.jinja",
        classes=("impact",),
        marks={"impact": ""},
        told={
            "words": script_json(words),
            "kept-under": script_json(dict(kept_under(site, IMPACT))),
            "places": script_json(_places(site)),
            "names": script_json(dict(_names(content, site.language))),
        },
        library=tuple(library_of(content, content.documents)),
        scripts=("assets/impact/main.js",),
        style_sheets=("assets/stylesheets/impact.css",),
        values={
            "labels": words,
            "switches": tuple(_switches(content)),
            "several": [each for each in content.documents if len(content.editions[each.id]) > 1],
        },
    )


def _switches(content: Content) -> Iterator[Switch]:
    for rubric in content.rubrics:
        yield from switches(rubric.id, rubric.discrepancies, "scoring")
    seen = set[str]()
    for calculation in CALCULATIONS:
        stated = [each for each in content.documents if calculation.rule_of(each) is not None]
        for switch in rule_switches(stated, calculation.kind):
            if switch.discrepancy.id not in seen:
                seen.add(switch.discrepancy.id)
                yield switch


def _places(site: LanguageSite) -> dict[str, str]:
    """Where what changed stands, by "document kind name" as an outcome names it."""
    found = {}
    for document in site.content.documents:
        for kind, name, address in places_of(site.content.edition_of(document)):
            found[f"{document.id} {kind} {name}".rstrip()] = relative(IMPACT, address)
        for block, there in _rule_places(site, document):
            found[f"{document.id} figure {block}"] = relative(IMPACT, there)
    for registered in site.content.register:
        name = registered.discrepancy.id
        found[f"reading {name}"] = relative(IMPACT, register_page(name))
    return found


def _rule_places(site: LanguageSite, document: Document) -> Iterator[tuple[str, str]]:
    """The clause that each rule of DOCUMENT rests on first."""
    for calculation in CALCULATIONS:
        rule = calculation.rule_of(document)
        there = next((place for each in references_in(rule) if (place := site.places.of(each))), None)
        if there is not None:
            yield calculation.block, there


def _names(content: Content, language: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What the levels of each rubric are called, in any of its editions."""
    for document in content.documents:
        if isinstance(document, Rubric):
            editions = [each.document for each in content.editions[document.id]]
            levels = [level for each in editions if isinstance(each, Rubric) for level in each.levels]
            names = {level.id: level.label.in_language(language) or level.label.zh for level in levels}
            yield document.id, names
