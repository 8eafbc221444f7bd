"""Requests of the kind ``improve``: a score request with ``"target"`` (a level's id) and ``"efforts"``.

``{"efforts": {"default": "1", "named": {"5.1.2.2": "3", "special-deduction-1": "impossible"}}}``
An effort is an exact number of zero or more, as text, in whatever unit; "impossible" rules a measure out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from aftersales.api.library import Library
from aftersales.api.score import grounds_json, scored_request
from aftersales.api.score_shape import distance_json
from aftersales.api.shape import exact_pair
from aftersales.calculation.improvement import Improvement, Measure, improve
from aftersales.calculation.plan import Efforts
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import read_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import DEDUCTION
from aftersales.model.rubric import Level

_AN_EFFORT = Text(
    "不小于 0 的整数、小数或分数（分母不超过 1000），或 impossible",
    'a whole number, decimal or fraction (in parts of 1000 at most) of zero or more, or "impossible"',
)
_SMALLEST_PART, _DECIMAL = 1000, 10**18
_A_MEASURE = Text(
    "失分或未评的条款、特别扣分项、尚缺的证书",
    "a lost or open clause, special deduction or lacking certificate",
)


def reply_improve(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    published, scored = scored_request(library, request, "target", "efforts")
    target = _read_target(request.get("target"), scored)
    efforts = read_efforts(request.get("efforts", {}), scored)
    return {**grounds_json(published, request), **improvement_json(improve(scored, target, efforts))}


def _read_target(value: object, scored: Score) -> Level:
    for level in scored.rubric.levels:
        if level.id == value:
            return level
    known = " | ".join(level.id for level in scored.rubric.levels)
    raise Refused(
        [Fault(at="target", found=shown(value), expected=Text(f"以下之一：{known}", f"one of: {known}"))]
    )


def read_efforts(value: object, scored: Score) -> Efforts:
    """The efforts that VALUE describes; raises `Refused` with all its faults."""
    reader = Reader(value, "efforts")
    default = Fraction(1)
    if reader.has("default"):
        default = _read_effort(reader, "default") or Fraction(0)
    reader.raw("default")
    named = reader.optional_inner("named")
    known = _measures(scored)
    efforts: dict[str, Fraction | None] = {}
    for name in named.names() if named is not None else ():
        assert named is not None
        if name not in known:
            named.fault(name, name, _A_MEASURE)
        efforts[name] = None if named.raw(name) == "impossible" else _read_effort(named, name)
    reader.finish()
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


def improvement_json(found: Improvement) -> dict[str, object]:
    figures = {"needed": found.needed, "most": found.most}
    if found.chosen is not None:
        figures["effort"] = found.effort
    return {
        "target": distance_json(found.target),
        "reachable": found.chosen is not None,
        "effort": None,  # of a way that there is not; replaced where there is one
        **exact_pair(figures, points=tuple(figures)),
        "binding": list(found.binding),
        "obstacles": list(found.obstacles),
        "chosen": None if found.chosen is None else [_measure_json(measure) for measure in found.chosen],
        "ranking": [_measure_json(measure) for measure in found.ranking],
    }


def _measure_json(measure: Measure) -> dict[str, object]:
    figures = {"gain": measure.gain, "effort": measure.effort, "gain_per_effort": measure.gain_per_effort}
    known = {name: value for name, value in figures.items() if value is not None}
    return {
        "id": measure.id,
        "kind": measure.kind,
        "title": measure.title.to_json(),
        "certificates": list(measure.certificates),
        "mends": measure.mends,
        "effort": "impossible",  # this and the next are replaced where there is a figure
        "gain_per_effort": None,
        **exact_pair(known, points=tuple(known)),
    }
