"""The page that opens a rubric of one's own, and the mould of the form that is filled in by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.frame import Calculator, render_form
from aftersales_site.calculators.outlook import View, outlook_form
from aftersales_site.calculators.score import score_form
from aftersales_site.calculators.script_words import FRAME, script_json
from aftersales_site.calculators.specimen import specimen
from aftersales_site.writing.language_site import LanguageSite

OWN = f"{CALCULATORS}own/"
_GROUP = "own"

LOOKING_AHEAD: Final[tuple[View, ...]] = ("forecast", "improve")
"""What can be asked ahead of any rubric; the other pages stand on documents that are published with one."""


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


def own_outlooks(site: LanguageSite) -> Iterator[Calculator]:
    """The pages that look ahead from an assessment by such a rubric; scripts cast them for the one named."""
    for view in LOOKING_AHEAD:
        form = outlook_form(site, specimen(), view)
        own = site.words[_GROUP]
        words = {**form.values["labels"], **own}  # type: ignore[dict-item]
        address = f"{OWN}{view}/"
        mould = replace(
            form,
            address=address,
            template=f"calculators/own/{view}.html.jinja",
            marks={**form.marks, "own-form": ""},
            told={**form.told, "words": script_json(words)},
            library=(),
            values={**form.values, "labels": words},
        )
        yield replace(
            form,
            address=address,
            title=f"{words[f'{view}_title']} · {words['own_over']}",
            template="calculators/own/outlook.html.jinja",
            classes=("own",),
            marks={"own-outlook": ""},
            told={"words": script_json({**site.words[FRAME], **own})},
            library=(),
            scripts=("assets/own/outlook.js",),
            style_sheets=(*form.style_sheets, "assets/stylesheets/own.css"),
            values={"labels": words, "lead": f"{view}_lead", "mould": render_form(site, mould)},
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
