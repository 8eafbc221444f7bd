"""What the score page of a rubric and the pages that look ahead from it have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from markupsafe import Markup

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language
from aftersales.model.rubric import Rubric
from aftersales_site.calculators.script_words import discrepancies_titles, script_json


def told(rubric: Rubric, language: Language, labels: Mapping[str, str]) -> Mapping[str, Markup]:
    """What the scripts are told: the words, and the titles of what a result may rely on."""
    return {
        "words": script_json(labels),
        "discrepancies": script_json(discrepancies_titles(rubric, language)),
    }


def with_unit(labels: Mapping[str, str]) -> Callable[[Fraction], str]:
    """Shows a number of points with its unit, of which Chinese has one form and English two."""

    def shown(points: Fraction) -> str:
        return labels["point" if points == 1 else "points"].replace("{points}", display_points(points))

    return shown
