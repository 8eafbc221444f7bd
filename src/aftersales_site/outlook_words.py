"""What the scripts of the outlook pages need to know: words, and the titles of errata."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from aftersales.foundation.text import Language
from aftersales.model.rubric import Rubric
from aftersales_site.words import Words

GROUPS = ("calculator", "outlook")
"""The groups of labels that the scripts use: they share modules with the score page. No key is in both."""


def words_of(words: Words, language: Language) -> dict[str, str]:
    """The labels of `GROUPS` in LANGUAGE; Chinese where a translation is missing."""
    return {
        key: label.in_language(language) or label.zh
        for group in GROUPS
        for key, label in words.groups[group].items()
    }


def errata_titles(rubric: Rubric, language: Language) -> dict[str, str]:
    """Register number and title of every erratum that a result may rely on."""
    return {
        erratum.id: f"{erratum.register} {erratum.title.in_language(language) or erratum.title.zh}"
        for erratum in rubric.errata
        if erratum.severity == "result"
    }


def script_json(texts: Mapping[str, str]) -> Markup:
    """TEXTS as JSON that cannot end the script element it stands in."""
    written = json.dumps(texts, ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704 - every sign that HTML knows is escaped above
