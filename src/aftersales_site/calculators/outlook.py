"""The pages that look ahead from an assessment: which level is likely, and what to fix first.

Both take the assessment that the score page keeps in the reader's browser. The scripts in
``docs/assets/outlook`` get every figure from the engine; what they need to know of the rubric stands
in the HTML, in the same form as on the score page, so that they share its modules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from jinja2 import Environment

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language, Text
from aftersales.model.rubric import Rubric
from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.reading_switches import switches
from aftersales_site.calculators.script_words import discrepancies_titles, outlook_words, script_json
from aftersales_site.content.words import Words
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

View = Literal["forecast", "improve"]

VIEWS: tuple[View, ...] = get_args(View)


def outlook_pages(site: LanguageSite, rubric: Rubric, others: Sequence[object]) -> Iterator[Page]:
    """The pages of RUBRIC, below the address of its calculator; OTHERS are named beside its source."""
    words = site.words["outlook"]
    for view in VIEWS:
        here = f"{CALCULATORS}{rubric.id}/{view}/"
        name = words[f"{view}_title"]
        title = words["page_title"].replace("{rubric}", site.rubric_title(rubric)).replace("{view}", name)
        form = render_outlook(
            view, rubric, site.language, site.environment, site.content.words, runtime=site.runtime
        )
        yield Page(
            address=here,
            title=title,
            short=name,
            description=words[f"{view}_lead"],
            kind="outlook",
            body=site.render(
                "calculators/outlook/page.md.jinja",
                here,
                rubric=rubric,
                others=others,
                form=form,
                title=title,
            ),
        )


def render_outlook(
    view: View,
    rubric: Rubric,
    language: Language,
    environment: Environment,
    words: Words,
    *,
    runtime: str | None = None,
) -> str:
    """The HTML of VIEW for RUBRIC, for a page three folders below the language's root.

    WORDS are the labels of the interface. RUNTIME is the name of the folder below ``/runtime/`` that
    holds Pyodide and the engine; without it the page must name the manifest in ``data-runtime`` elsewhere.
    """
    labels = outlook_words(words, language)
    home = "../../../" if language == "zh" else "../../../../"
    return environment.get_template(f"calculators/outlook/{view}.html.jinja").render(
        view=view,
        rubric=rubric,
        language=language,
        words=labels,
        words_json=script_json(labels),
        discrepancies_json=script_json(discrepancies_titles(rubric, language)),
        text=lambda text: _shown(text, language),
        points=lambda value: (labels["point" if value == 1 else "points"]).replace(
            "{points}", display_points(value)
        ),
        number=display_points,
        up="../../../",
        switches=switches(rubric.id, rubric.discrepancies, "scoring", with_chances=view == "forecast"),
        library=f"{home}data/rubrics/{rubric.id}.json",
        manifest=f"{home}runtime/{runtime}/manifest.json" if runtime else "",
    )


def _shown(text: Text, language: Language) -> str:
    return text.in_language(language) or text.zh
