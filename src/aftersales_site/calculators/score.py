"""The calculator of a rubric: its whole form, made from the same data as every other page."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Adjustment, Clause, Rubric
from aftersales_own.band import score_band
from aftersales_own.reading_switches import switches
from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.assessments import told, with_unit
from aftersales_site.calculators.frame import Calculator, bundle, library_of
from aftersales_site.calculators.script_words import score_words
from aftersales_site.content.supporting import supporting
from aftersales_site.writing.language_site import LanguageSite

Choice = Literal["open", "met", "not_met", "sampled", "not_applicable"]

_HEAD_FIELDS = ("name", "level", "date", "assessors")


def score_calculator(site: LanguageSite, rubric: Rubric) -> Calculator:
    """The calculator of RUBRIC, which is published."""
    return replace(
        score_form(site, rubric),
        title=site.words["site"]["calculator_of"].replace("{rubric}", site.rubric_title(rubric)),
        short=site.rubric_title(rubric),
        sources=(site.content.source(rubric.document),),
        others=supporting(site.content, rubric),
    )


def score_form(site: LanguageSite, rubric: Rubric) -> Calculator:
    """The form of RUBRIC, whether it is published or not."""
    labels = score_words(site.content.words, site.language)
    adjustments = {adjustment.id: adjustment for adjustment in rubric.adjustments}
    deduction = adjustments.get(DEDUCTION)
    return Calculator(
        kind="calculator",
        address=f"{CALCULATORS}{rubric.id}/",
        title=site.say(rubric.title),
        description=site.say(rubric.title),
        sources=(),
        template="calculators/score/score.html.jinja",
        marks={"calculator": "", "rubric": rubric.id, "document": rubric.document},
        told=told(rubric, site.language, labels),
        library=tuple(library_of(site.content, [rubric])),
        scripts=("assets/score/main.js",),
        style_sheets=("assets/stylesheets/calculator.css",),
        values={
            "rubric": rubric,
            "labels": labels,
            "view": "score",
            "lead": "lead",
            "works_on_paper": True,
            "with_unit": with_unit(labels),
            "switches": switches(rubric.id, rubric.discrepancies, "scoring"),
            "choices": _choices,
            "band": score_band(rubric),
            "deduction": deduction,
            "bonus": adjustments.get(BONUS),
            "gates": _gate_texts(site, rubric, deduction),
            "head_fields": _HEAD_FIELDS,
            "other_rubrics": _other_rubrics(site, rubric),
        },
    )


def _other_rubrics(site: LanguageSite, rubric: Rubric) -> list[dict[str, str]]:
    """The rubrics that share clauses with RUBRIC, so that findings can be carried over."""
    return [
        {
            "id": other.id,
            "title": site.rubric_title(other),
            "library": bundle(other),
            "address": f"{CALCULATORS}{other.id}/",
        }
        for other in site.content.rubrics
        if _share_clauses(rubric, other)
    ]


def _share_clauses(one: Rubric, other: Rubric) -> bool:
    return one.id != other.id and any(
        counterpart.reference.document in (there.document, there.id)
        for here, there in ((one, other), (other, one))
        for clause in here.clauses
        for counterpart in clause.same_as
    )


def _choices(clause: Clause) -> tuple[Choice, ...]:
    """What may be found on CLAUSE; deletion only where the rubric allows it."""
    always: tuple[Choice, ...] = ("open", "met", "not_met", "sampled")
    return (*always, "not_applicable") if clause.deletable else always


def _gate_texts(site: LanguageSite, rubric: Rubric, deduction: Adjustment | None) -> list[str]:
    gates = [gate for gate in rubric.gates if deduction is not None and gate.adjustment == deduction.id]
    return [site.say(gate.text) for gate in gates if gate.text is not None]
