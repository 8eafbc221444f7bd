"""Requests of the kind ``forecast``: a score request with ``"chances"``.

``{"chances": {"default": "4/5", "clauses": {"5.1.1.1": "1/2", "5.3.2.2": {"conforming_share": "9/10"}}}}``
A chance is an exact number from 0 to 1, as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.library import Library
from aftersales.api.other_readings import others, otherwise_json, read_wish
from aftersales.api.request import open_calculation
from aftersales.api.shape import percent
from aftersales.api.verdict_shape import range_json
from aftersales.calculation.forecast import Forecast, Outlook, Outlooks, Possibility, forecast
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display, read_exact, write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.rubric import Level, Rubric

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.calculation.questions import LevelChances
    from aftersales.shapes.forecast import (
        ForecastFigures,
        ForecastOthers,
        ForecastReadingJson,
        ForecastResult,
        LevelChanceJson,
        PossibilityJson,
    )

_A_CHANCE = Text("0 到 1 之间的数（如 1/2、0.8）", "a number from 0 to 1 (1/2, 0.8)")
_OPEN = Text("未评的条款", "a clause that is not yet answered")
_STATED = Text(
    "不带“部分分”的读法：给多少没有写，算不出可能性",
    "no reading by which this clause keeps part of its points: how much is not stated, "
    "so it has no probability",
)
_NO_CHANCE = Text(
    "给多少没有写，算不出可能性。", "How much is given is not stated, so it has no probability."
)
_EVEN = Fraction(1, 2)


def reply_forecast(library: Library, request: Mapping[str, object]) -> ForecastResult:
    """The expected score, and how likely each level is, exact; raises `Refused` with every fault."""
    reader = open_calculation(request)
    assessed = read_assessed(library, reader)
    outlooks = read_outlooks(reader, assessed.score)
    with_others = read_wish(reader)
    reader.finish()
    found = forecast(assessed.sound()[1], outlooks)
    return _shape(assessed, found, _others_json(assessed, found, outlooks) if with_others else {})


def _others_json(assessed: Assessed, ours: Forecast, outlooks: Outlooks) -> ForecastOthers:
    """What the forecast is under each other reading; it is another where levels are likely otherwise."""
    found = others(assessed, lambda scored: forecast(stated(scored), outlooks))
    chances = possible_levels(ours.levels)
    readings: list[ForecastReadingJson] = [
        {
            **otherwise_json(other, differs=possible_levels(other.found.levels) != chances),
            "result": _figures_json(other.found),
        }
        for other in found.answered
    ]
    return {"readings": readings, "not_computed": found.not_computed}


def possible_levels(levels: LevelChances) -> list[tuple[str | None, Fraction]]:
    """Those of LEVELS that are possible at all, and how likely each is."""
    return [(level.id if level else None, probability) for level, probability in levels if probability]


def stated(scored: Score) -> Score:
    """SCORED, whose open clauses have a probability; raises `Refused` where a miss keeps an unstated part."""
    without = [Fault(at="readings", found=shown(name), expected=_NO_CHANCE) for name in _unstated(scored)]
    if without:
        raise Refused(without)
    return scored


def _unstated(scored: Score) -> list[str]:
    """The clauses of which a miss keeps, as read, a part that nobody states: it has no probability."""
    return [
        mark.clause.id
        for mark in scored.marks
        if mark.unstated or (mark.is_open and mark.clause.partial_credit)
    ]


def read_outlooks(request: Reader, scored: Score | None) -> Outlooks:
    """The outlooks in a request on SCORED; without a score any clause may be open."""
    if scored is not None:
        for name in _unstated(scored):
            request.fault("readings", name, _STATED)
    reader = request.optional_inner("chances") or Reader({})
    default = _read_chance(reader, "default") if reader.has("default") else Outlook(chance=_EVEN)
    named = reader.optional_inner("clauses") or Reader({})
    open_clauses = None if scored is None else {mark.clause.id for mark in scored.marks if mark.is_open}
    clauses = {}
    for name in named.names():
        if open_clauses is not None and name not in open_clauses:
            named.fault(name, name, _OPEN)
        clauses[name] = _read_outlook(named, name)
    reader.close()
    return Outlooks(default=default, clauses=clauses)


def _read_outlook(named: Reader, name: str) -> Outlook:
    value = named.raw(name)
    if not isinstance(value, Mapping):
        return _read_chance(named, name)
    inner = Reader(value, named.path(name), named.faults)
    outlook = Outlook(conforming_share=_read_chance(inner, "conforming_share").chance)
    inner.close()
    return outlook


def _read_chance(reader: Reader, key: str) -> Outlook:
    chance = read_exact(reader.raw(key))
    if chance is None or not 0 <= chance <= 1:
        reader.fault(key, reader.raw(key), _A_CHANCE)
        chance = Fraction(0)
    return Outlook(chance=chance)


def _shape(assessed: Assessed, found: Forecast, beside: ForecastOthers) -> ForecastResult:
    scored = found.score
    return {
        **assessed.grounds(),
        "open_clauses": sum(mark.is_open for mark in scored.marks),
        **_figures_json(found),
        "distribution": [_possibility_json(possibility) for possibility in found.possibilities],
        **beside,
    }


def _figures_json(found: Forecast) -> ForecastFigures:
    return {
        "expected": write_exact(found.expected),
        "passing": write_exact(found.passing),
        "display": {"expected": display(found.expected), "passing": percent(found.passing)},
        "range": range_json(found.score),
        "levels": [level_chance_json(found.score.rubric, *each) for each in found.levels],
    }


def level_chance_json(rubric: Rubric, level: Level | None, probability: Fraction) -> LevelChanceJson:
    """LEVEL, or what is below all levels of RUBRIC, with its PROBABILITY from 0 to 1, exact."""
    return {
        "id": level.id if level else None,
        "label": (level.label if level else rubric.below_levels.label).to_json(),
        "probability": write_exact(probability),
        "display": {"probability": percent(probability)},
    }


def _possibility_json(possibility: Possibility) -> PossibilityJson:
    verdict, probability = possibility.verdict, possibility.probability
    return {
        "final": write_exact(verdict.final),
        "level": verdict.level.id if verdict.level else None,
        "probability": write_exact(probability),
        "display": {"final": display(verdict.final), "probability": percent(probability)},
    }
