"""What the calculators' scripts need to know: words and titles of discrepancies, as JSON in the page."""

from __future__ import annotations

import json

from markupsafe import Markup

from aftersales.foundation.text import Language
from aftersales.model.rubric import Rubric
from aftersales_site.content.words import Words

FRAME = "frame"
"""The labels of what every calculator has. A group of one page overrules them where it says more exactly."""

SCORE = "calculator"
OUTLOOK = "outlook"
TOOLS = "tools"
"""The labels of what helps to fill in the form, which the score page alone has."""

_ON_THE_SCORE_PAGE = (
    "score_title",
    "forecast_title",
    "improve_title",
    "actions_title",
    "visits_title",
    "timetable_title",
    "agree_title",
    "evidence_title",
    "hand-in_title",
    "views",
)
"""The labels that the score page takes from those of the outlook pages."""


def score_words(words: Words, language: Language) -> dict[str, str]:
    """The labels of the score page."""
    outlook = _labels(words, OUTLOOK, language)
    shared = {key: outlook[key] for key in _ON_THE_SCORE_PAGE}
    own = {**_labels(words, SCORE, language), **_labels(words, TOOLS, language)}
    return {**_labels(words, FRAME, language), **own, **shared}


def outlook_words(words: Words, language: Language, view: str) -> dict[str, str]:
    """The labels of the outlook page VIEW, which shares modules with the score page, and those it has alone.

    No key is in two groups.
    """
    return {
        key: label
        for group in (FRAME, SCORE, OUTLOOK, *((view,) if view in words.groups else ()))
        for key, label in _labels(words, group, language).items()
    }


def _labels(words: Words, group: str, language: Language) -> dict[str, str]:
    """The labels of GROUP in LANGUAGE; Chinese where a translation is missing."""
    return {key: label.in_language(language) or label.zh for key, label in words.groups[group].items()}


def discrepancies_titles(rubric: Rubric, language: Language) -> dict[str, str]:
    """Register number and title of every discrepancy that a result may rely on."""
    return {
        each.id: f"{each.register} {each.title.in_language(language) or each.title.zh}"
        for each in rubric.discrepancies
        if each.severity == "result"
    }


def script_json(value: object) -> Markup:
    """VALUE as JSON that cannot end the script element it stands in."""
    written = json.dumps(value, ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704 - every sign that HTML knows is escaped above
