"""Requests of the kind ``improve``: a score request with ``"target"`` (a level's id) and ``"efforts"``.

``{"efforts": {"default": "1", "named": {"5.1.2.2": "3", "special-deduction-1": "impossible"}}}``
An effort is an exact number of zero or more, as text, in whatever unit; "impossible" rules a measure out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.library import Library, Published, listed
from aftersales.api.other_readings import others, otherwise_json, read_wish
from aftersales.api.request import open_calculation
from aftersales.api.verdict_shape import distance_json
from aftersales.calculation.improvement import Improvement, Measure, improve
from aftersales.calculation.plan import Efforts
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display_points, exact_and_shown, read_exact, write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Level

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.improve import (
        ImproveDisplay,
        ImproveOthers,
        ImproveReadingJson,
        ImproveResult,
        MeasureDisplay,
        MeasureJson,
        NoWay,
        ReachableWay,
        WayJson,
    )

_AN_EFFORT = Text(
    "不小于 0 的整数、小数或分数（分母不超过 1000），或 impossible",
    'a whole number, decimal or fraction (in parts of 1000 at most) of zero or more, or "impossible"',
)
_SMALLEST_PART, _DECIMAL = 1000, 10**18
_NO_LEVEL = Text("这样读就没有这个级别。", "Read so, there is no such level.")
_A_MEASURE = Text(
    "失分或未评的条款、特别扣分项、尚缺的证书",
    "a lost or open clause, special deduction or lacking certificate",
)


def reply_improve(library: Library, request: Mapping[str, object]) -> ImproveResult:
    """What the target lacks, and the way of least effort there; raises `Refused` with every fault."""
    reader = open_calculation(request)
    assessed = read_assessed(library, reader)
    target = _read_target(reader, assessed.published)
    efforts = read_efforts(reader, assessed.score)
    with_others = read_wish(reader)
    reader.finish()
    assert target is not None
    _, scored = assessed.sound()
    found = improve(scored, _level(scored, target), efforts)
    beside = _others_json(assessed, found, target, efforts) if with_others else {}
    return _shape(assessed, found, beside)


def _others_json(assessed: Assessed, ours: Improvement, target: str, efforts: Efforts) -> ImproveOthers:
    """What the way is under each other reading; it is another where other measures or efforts are."""

    def find(scored: Score) -> Improvement:
        level = _level_named(scored, target)
        if level is None:
            raise Refused([Fault(at="target", found=shown(target), expected=_NO_LEVEL)])
        return improve(scored, level, efforts)

    found = others(assessed, find)
    readings: list[ImproveReadingJson] = [
        {
            **otherwise_json(other, differs=way_of(other.found) != way_of(ours)),
            "result": _way_json(other.found),
        }
        for other in found.answered
    ]
    return {"readings": readings, "not_computed": found.not_computed}


def way_of(found: Improvement) -> tuple[list[str], Fraction] | None:
    """What is to be done: the measures and their effort; None where there is no way."""
    return None if found.chosen is None else ([each.id for each in found.chosen], found.effort)


def _read_target(reader: Reader, published: Published | None) -> str | None:
    """The id of the level to reach; None, with a fault, if the rubric has no such level."""
    value = reader.raw("target")
    if published is None:
        return None
    levels = published.rubric.levels
    if isinstance(value, str) and any(level.id == value for level in levels):
        return value
    reader.fault("target", value, _one_of(levels))
    return None


def _level(scored: Score, name: str) -> Level:
    """The level NAME as the readings chosen have it; raises `Refused` where they leave none of that name."""
    found = _level_named(scored, name)
    if found is None:
        raise Refused([Fault(at="target", found=shown(name), expected=_one_of(scored.rubric.levels))])
    return found


def _level_named(scored: Score, name: str) -> Level | None:
    return next((level for level in scored.rubric.levels if level.id == name), None)


def _one_of(levels: Sequence[Level]) -> Text:
    known = listed({level.id: level.label for level in levels})
    return Text(f"以下之一：{known.zh}", f"one of: {known.en}")


def read_efforts(request: Reader, scored: Score | None) -> Efforts:
    """The efforts in a request on SCORED; without a score anything may be a measure."""
    reader = request.optional_inner("efforts") or Reader({})
    default = _read_effort(reader, "default") if reader.has("default") else Fraction(1)
    reader.raw("default")
    named = reader.optional_inner("named") or Reader({})
    known = None if scored is None else _measures(scored)
    efforts: dict[str, Fraction | None] = {}
    for name in named.names():
        if known is not None and name not in known:
            named.fault(name, name, _A_MEASURE)
        efforts[name] = None if named.raw(name) == "impossible" else _read_effort(named, name)
    reader.close()
    return Efforts(default=default, named=efforts)


def _measures(scored: Score) -> set[str]:
    """The ids that an effort may be given for; a clause that is met is fine too, and has no say."""
    clauses = {mark.clause.id for mark in scored.marks}
    certificates = {certificate.id for certificate in scored.rubric.certificates}
    deductions = {f"{DEDUCTION}-{n}" for n in range(1, scored.assessment.count(DEDUCTION) + 1)}
    return clauses | certificates | deductions


def _read_effort(reader: Reader, key: str) -> Fraction:
    effort = read_exact(reader.raw(key))
    if effort is None or effort < 0 or not _adds_up(effort):
        reader.fault(key, reader.raw(key), _AN_EFFORT)
        return Fraction(0)
    return effort


def _adds_up(effort: Fraction) -> bool:
    """Whether any number of such efforts add up to a fraction that can be written down."""
    return effort.denominator <= _SMALLEST_PART or _DECIMAL % effort.denominator == 0


def _shape(assessed: Assessed, found: Improvement, beside: ImproveOthers) -> ImproveResult:
    ranking = [measure_json(measure) for measure in found.ranking]
    way, grounds = _way_json(found), assessed.grounds()
    if way["reachable"]:  # the same twice: a checker of types tells the two shapes apart, not their sum
        return {**grounds, **way, "ranking": ranking, **beside}
    return {**grounds, **way, "ranking": ranking, **beside}


def _way_json(found: Improvement) -> ReachableWay | NoWay:
    shared: WayJson = {
        "target": distance_json(found.target),
        "needed": write_exact(found.needed),
        "most": write_exact(found.most),
        "binding": list(found.binding),
    }
    display: ImproveDisplay = {"needed": display_points(found.needed), "most": display_points(found.most)}
    obstacles = list(found.obstacles)
    if found.chosen is None:
        return {
            **shared,
            "reachable": False,
            "effort": None,
            "display": display,
            "obstacles": obstacles,
            "chosen": None,
        }
    return {
        **shared,
        "reachable": True,
        "effort": write_exact(found.effort),
        "display": {**display, "effort": display_points(found.effort)},
        "obstacles": obstacles,
        "chosen": [measure_json(measure) for measure in found.chosen],
    }


def measure_json(measure: Measure) -> MeasureJson:
    """MEASURE with its gain in points and its effort, exact; ``impossible`` where it cannot be taken."""
    gain, gain_shown = exact_and_shown(measure.gain)
    effort, per_effort, ratio = "impossible", None, measure.gain_per_effort
    display: MeasureDisplay = {"gain": gain_shown}
    if measure.effort is not None:
        effort, display["effort"] = exact_and_shown(measure.effort)
    if ratio is not None:
        per_effort, display["gain_per_effort"] = exact_and_shown(ratio)
    return {
        "id": measure.id,
        "kind": measure.kind,
        "title": measure.title.to_json(),
        "certificates": list(measure.certificates),
        "mends": measure.mends,
        "gain": gain,
        "effort": effort,
        "gain_per_effort": per_effort,
        "display": display,
    }
