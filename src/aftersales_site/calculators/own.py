"""The page that opens a rubric of one's own, and the mould of the form that is filled in by it."""

from __future__ import annotations

from dataclasses import replace

from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.frame import Calculator, render_form
from aftersales_site.calculators.score import score_form
from aftersales_site.calculators.script_words import FRAME, script_json
from aftersales_site.calculators.specimen import specimen
from aftersales_site.writing.language_site import LanguageSite

OWN = f"{CALCULATORS}own/"
_GROUP = "own"


def own_calculator(site: LanguageSite) -> Calculator:
    """The page; scripts open the file, and put the form in the page's place."""
    words = {**site.words[FRAME], **site.words[_GROUP]}
    published = {rubric.id: site.rubric_title(rubric) for rubric in site.content.rubrics}
    return Calculator(
        kind="own-rubric",
        address=OWN,
        title=words["own_title"],
        description=words["own_lead"],
        sources=(),
        template="calculators/own/own.html.jinja",
        classes=("own",),
        marks={"own": ""},
        told={"words": script_json(words), "published": script_json(published)},
        library=(),
        scripts=("assets/own/main.js",),
        style_sheets=("assets/stylesheets/own.css",),
        values={"labels": words, "mould": render_form(site, _mould(site))},
    )


def _mould(site: LanguageSite) -> Calculator:
    """The form of the specimen, told by its marks that it stands for another rubric."""
    rubric = specimen()
    form = score_form(site, rubric)
    words = {**form.values["labels"], **site.words[_GROUP]}  # type: ignore[dict-item]
    return replace(
        form,
        address=OWN,
        template="calculators/own/form.html.jinja",
        marks={"calculator": "", "rubric": rubric.id, "document": rubric.document, "own-form": ""},
        told={**form.told, "words": script_json(words)},
        library=(),
        values={**form.values, "labels": words},
    )
