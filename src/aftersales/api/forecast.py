"""Requests of the kind ``forecast``: a score request with ``"chances"``.

``{"chances": {"default": "4/5", "clauses": {"5.1.1.1": "1/2", "5.3.2.2": {"conforming_share": "9/10"}}}}``
A chance is an exact number from 0 to 1, as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aftersales.api.library import Library
from aftersales.api.score import grounds_json, scored_request
from aftersales.api.score_shape import range_json
from aftersales.api.shape import percent
from aftersales.calculation.forecast import Forecast, Outlook, Outlooks, Possibility, forecast
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display, read_exact, write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

_A_CHANCE = Text("0 到 1 之间的数（如 1/2、0.8）", "a number from 0 to 1 (1/2, 0.8)")
_OPEN = Text("未评的条款", "a clause that is not yet answered")
_STATED = Text(
    "不带“部分分”的读法：给多少没有写，算不出可能性",
    "no reading by which this clause keeps part of its points: how much is not stated, "
    "so it has no probability",
)
_EVEN = Fraction(1, 2)


def reply_forecast(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    published, scored = scored_request(library, request, "chances")
    _expect_stated(scored)
    outlooks = read_outlooks(request.get("chances", {}), scored)
    return {**grounds_json(published, request), **forecast_json(forecast(scored, outlooks))}


def _expect_stated(scored: Score) -> None:
    """Raise `Refused` where a miss keeps, as read, a part that nobody states: it has no probability."""
    marks = [m for m in scored.marks if m.unstated or (m.is_open and m.clause.partial_credit)]
    if marks:
        raise Refused([Fault(at="readings", found=shown(mark.clause.id), expected=_STATED) for mark in marks])


def read_outlooks(value: object, scored: Score) -> Outlooks:
    """The outlooks that VALUE describes; raises `Refused` with all its faults."""
    reader = Reader(value, "chances")
    default = _read_chance(reader, "default") if reader.has("default") else Outlook(chance=_EVEN)
    named = reader.optional_inner("clauses")
    open_clauses = {mark.clause.id for mark in scored.marks if mark.is_open}
    clauses = {}
    for name in named.names() if named is not None else ():
        assert named is not None
        if name not in open_clauses:
            named.fault(name, name, _OPEN)
        clauses[name] = _read_outlook(named, name)
    reader.raw("default")
    reader.finish()
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


def forecast_json(found: Forecast) -> dict[str, object]:
    scored = found.score
    return {
        "open_clauses": sum(mark.is_open for mark in scored.marks),
        "expected": write_exact(found.expected),
        "passing": write_exact(found.passing),
        "display": {"expected": display(found.expected), "passing": percent(found.passing)},
        "range": range_json(scored),
        "levels": [
            {
                "id": level.id if level else None,
                "label": (level.label if level else scored.rubric.below_levels.label).to_json(),
                "probability": write_exact(probability),
                "display": {"probability": percent(probability)},
            }
            for level, probability in found.levels
        ],
        "distribution": [_possibility_json(possibility) for possibility in found.possibilities],
    }


def _possibility_json(possibility: Possibility) -> dict[str, object]:
    verdict, probability = possibility.verdict, possibility.probability
    return {
        "final": write_exact(verdict.final),
        "level": verdict.level.id if verdict.level else None,
        "probability": write_exact(probability),
        "display": {"final": display(verdict.final), "probability": percent(probability)},
    }
