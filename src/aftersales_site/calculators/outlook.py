"""The pages beside an assessment: which level is likely, what to fix first, what is done, what sites showed.

They take the assessment that the score page keeps in the reader's browser. The scripts in
``docs/assets/outlook`` get every figure from the engine; what they need to know of the rubric stands
in the HTML, in the same form as on the score page, so that they share its modules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, get_args

from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_own.reading_switches import switches
from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.assessments import told, with_unit
from aftersales_site.calculators.frame import Calculator, library_of
from aftersales_site.calculators.script_words import outlook_words
from aftersales_site.content.supporting import supporting
from aftersales_site.writing.language_site import LanguageSite

View = Literal["forecast", "improve", "actions", "visits", "timetable", "agree", "evidence", "hand-in"]

VIEWS: tuple[View, ...] = get_args(View)

_PLANNED: tuple[View, ...] = ("visits", "timetable")
"""The pages that draw sites, or plan days, by a rule document."""

_OWN_STYLES: Mapping[View, tuple[str, ...]] = {
    "evidence": ("assets/stylesheets/evidence.css",),
    "hand-in": ("assets/stylesheets/hand-in.css",),
    "timetable": ("assets/stylesheets/timetable.css",),
}
"""The style sheets that a page has besides those of all of them."""


def outlook_calculators(site: LanguageSite, rubric: Rubric) -> Iterator[Calculator]:
    """The pages of RUBRIC, which is published, below the address of its calculator."""
    words = site.words["outlook"]
    for view in VIEWS:
        name = words[f"{view}_title"]
        yield replace(
            outlook_form(site, rubric, view),
            title=words["page_title"].replace("{rubric}", site.rubric_title(rubric)).replace("{view}", name),
            sources=(site.content.source(rubric.document),),
            others=supporting(site.content, rubric),
        )


def outlook_form(site: LanguageSite, rubric: Rubric, view: View) -> Calculator:
    """The page VIEW of RUBRIC, whether it is published or not."""
    labels = outlook_words(site.content.words, site.language, view)
    name = labels[f"{view}_title"]
    return Calculator(
        kind="outlook",
        address=f"{CALCULATORS}{rubric.id}/{view}/",
        title=name,
        short=name,
        description=labels[f"{view}_lead"],
        sources=(),
        template=f"calculators/outlook/{view}.html.jinja",
        classes=("outlook", f"outlook--{view}"),
        marks={"calculator": "", "outlook": view, "rubric": rubric.id, "document": rubric.document},
        told=told(rubric, site.language, labels),
        library=tuple(library_of(site.content, (rubric, *(_plans(site) if view in _PLANNED else ())))),
        scripts=(f"assets/outlook/{view}.js",),
        style_sheets=(
            "assets/stylesheets/calculator.css",
            "assets/stylesheets/outlook.css",
            *_OWN_STYLES.get(view, ()),
        ),
        values={
            "rubric": rubric,
            "labels": labels,
            "view": view,
            "lead": f"{view}_lead",
            "works_on_paper": False,
            "with_unit": with_unit(labels),
            "switches": switches(rubric.id, rubric.discrepancies, "scoring", with_chances=view == "forecast"),
        },
    )


def _plans(site: LanguageSite) -> Iterator[RuleDocument]:
    """The documents that a site plan may be drawn by."""
    return (rules for rules in site.content.rules if rules.sampling is not None)
