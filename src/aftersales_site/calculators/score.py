"""The calculator page of a rubric: its form, made from the same data as every other page.

The form is whole HTML: without JavaScript it can be read, printed and filled in with a pen. The scripts
in ``docs/assets/score`` bring it to life; what they need to know stands in ``data-`` attributes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from jinja2 import Environment

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language, Text
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Adjustment, Clause, Rubric
from aftersales_site.calculators.reading_switches import switches
from aftersales_site.calculators.script_words import discrepancies_titles, score_words, script_json
from aftersales_site.content.words import Words

Choice = Literal["open", "met", "not_met", "sampled", "not_applicable"]

_HEAD_FIELDS = ("name", "level", "date", "assessors")
_BAND_WIDTH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class BandSegment:
    """One stretch of the score band, in units of the drawing; ``level`` is "" below every level."""

    level: str
    x: str
    width: str
    threshold: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The score band: levels side by side from ``start`` points to ``end`` points."""

    width: int
    start: int
    end: int
    segments: tuple[BandSegment, ...]


def render_calculator(
    rubric: Rubric, language: Language, environment: Environment, words: Words, *, runtime: str | None = None
) -> str:
    """The HTML of the calculator of RUBRIC in LANGUAGE, for a page two folders below the language's root.

    WORDS are the labels of the interface by group, key and language. RUNTIME is the name of the folder
    below ``/runtime/`` that holds Pyodide and the engine; without it the page must name the manifest
    in a ``data-runtime`` attribute elsewhere.
    """
    labels = score_words(words, language)
    home = "../../" if language == "zh" else "../../../"
    adjustments = {adjustment.id: adjustment for adjustment in rubric.adjustments}
    return environment.get_template("calculators/score/score.html.jinja").render(
        rubric=rubric,
        language=language,
        words=labels,
        words_json=script_json(labels),
        discrepancies_json=script_json(discrepancies_titles(rubric, language)),
        text=_Shown(language),
        points=lambda value: _with_unit(value, labels),
        number=display_points,
        choices=_choices,
        band=score_band(rubric),
        deduction=adjustments.get(DEDUCTION),
        bonus=adjustments.get(BONUS),
        gates=_gate_texts(rubric, adjustments.get(DEDUCTION), language),
        head_fields=_HEAD_FIELDS,
        view="score",
        switches=switches(rubric.id, rubric.discrepancies, "scoring"),
        up="../../",
        library=f"{home}data/rubrics/{rubric.id}.json",
        manifest=f"{home}runtime/{runtime}/manifest.json" if runtime else "",
    )


def score_band(rubric: Rubric) -> Band:
    """The stretch of the scale that matters: from somewhat below the lowest level to full marks."""
    lowest = rubric.levels[0].at_least
    start = max(0, floor((lowest - (rubric.full_marks - lowest) / 3) / 5) * 5)
    end = int(rubric.full_marks)
    edges = [Fraction(start), *(level.at_least for level in rubric.levels), Fraction(end)]
    names = ["", *(level.id for level in rubric.levels)]
    unit = Fraction(_BAND_WIDTH, end - start)
    segments = tuple(
        BandSegment(
            level=name,
            x=display_points((lower - start) * unit),
            width=display_points((upper - lower) * unit),
            threshold=display_points(lower) if name else "",
        )
        for name, lower, upper in zip(names, edges, edges[1:], strict=False)
    )
    return Band(width=_BAND_WIDTH, start=start, end=end, segments=segments)


def _choices(clause: Clause) -> tuple[Choice, ...]:
    """What may be found on CLAUSE; deletion only where the rubric allows it."""
    always: tuple[Choice, ...] = ("open", "met", "not_met", "sampled")
    return (*always, "not_applicable") if clause.deletable else always


def _gate_texts(rubric: Rubric, deduction: Adjustment | None, language: Language) -> list[str]:
    shown = _Shown(language)
    gates = [gate for gate in rubric.gates if deduction is not None and gate.adjustment == deduction.id]
    return [shown(gate.text) for gate in gates if gate.text is not None]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Shows a text in one language, in Chinese where it is not translated."""

    language: Language

    def __call__(self, text: Text) -> str:
        return text.in_language(self.language) or text.zh


def _with_unit(value: Fraction, labels: Mapping[str, str]) -> str:
    return labels["point" if value == 1 else "points"].replace("{points}", display_points(value))
