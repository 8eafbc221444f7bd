"""Random requests of the kinds around an assessment: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.random_assessments import clauses_of, random_assessment
from tests.random_edits import edited, valid_assessment
from tests.random_requests import Request, otherwise, request, rubrics

Dice = random.Random
_Parts = tuple[Mapping[str, Any], dict[str, Any]]


def around_request(kind: str, seed: int) -> Request:
    """A request of KIND that is answered nearly always."""
    return request(kind, **_PARTS[kind](Dice(f"{kind} {seed}"), seed))


def _assessed(dice: Dice, seed: int) -> _Parts:
    rubric = dice.choice(rubrics())
    return rubric, random_assessment(rubric, seed)


def _next(dice: Dice, seed: int) -> dict[str, Any]:
    rubric, assessment = _assessed(dice, seed)
    parts: dict[str, Any] = {"assessment": assessment, "chances": {"default": dice.choice(["4/5", "0", 1])}}
    if dice.random() < 0.5:
        parts["after"] = dice.choice(clauses_of(rubric))[0]
    if dice.random() < 0.3:
        parts["nearby"] = dice.choice(["0", "1/2", 1])
    return parts | otherwise(dice)


def _nearest(dice: Dice, seed: int) -> dict[str, Any]:
    parts = {"assessment": _assessed(dice, seed)[1], "efforts": {"default": dice.choice(["1", "0", "5/2"])}}
    return parts | otherwise(dice)


def _losses(dice: Dice, seed: int) -> dict[str, Any]:
    rubric, assessment = _assessed(dice, seed)
    if dice.random() < 0.5:
        return {"assessment": assessment}
    values = ["N", "Y", "?", "1/3", "２／９", 'N"原因"']
    named = {clause: dice.choice(values) for clause, _ in clauses_of(rubric) if dice.random() < 0.3}
    line = dice.choice([" ", ", ", "；"]).join(f"{clause}={value}" for clause, value in named.items())
    return {"rubric": rubric["id"], "losses": line or "*=?"}


def _prepared(dice: Dice, seed: int) -> dict[str, Any]:
    rubric = dice.choice(rubrics())
    return {"assessment": edited(valid_assessment(rubric, seed), rubric, seed, edits=30)}


def _evidence(dice: Dice, seed: int) -> dict[str, Any]:
    return _prepared(dice, seed) | ({"as_of": "2026-11-30"} if dice.random() < 0.5 else {})


def _actions(dice: Dice, seed: int) -> dict[str, Any]:
    return _prepared(dice, seed) | ({"today": "2026-12-20"} if dice.random() < 0.5 else {})


def _by_site(dice: Dice, seed: int) -> dict[str, Any]:
    drawn = {"sites": ["丁店", "甲店", "乙店", "丙店"]}
    return _prepared(dice, seed) | (drawn if dice.random() < 0.5 else {})


def _timetable(dice: Dice, seed: int) -> dict[str, Any]:
    rubric, assessment = _assessed(dice, seed)
    sites = ["甲店", "乙店", "丙店"][: dice.randrange(4)]
    days = [f"2026-12-0{number}" for number in range(1, dice.randrange(2, 5))]
    at_sites = [clause for clause, _ in dice.sample(clauses_of(rubric), 5)]
    given: dict[str, Any] = {"days": days, "assessors": ["张三", "李四"], "office": "总部", "sites": sites}
    if dice.random() < 0.5:
        given["person_days"] = dice.choice(["2", "5/2", "17/8"]) if len(days) > 1 else "2"
    if dice.random() < 0.5:
        there = dice.sample(at_sites, 2)
        given["hours"] = dice.choice(["8", "15/2"])
        given["changes"] = [
            {"on": days[0], "part": "morning", "assessor": "李四", "site": "总部", "clauses": there},
            {"on": days[-1], "part": "afternoon", "assessor": "张三"},
        ]
    return {"assessment": assessment, "at_sites": at_sites} | given


def _agreement(dice: Dice, seed: int) -> dict[str, Any]:
    rubric = dice.choice(rubrics())
    base = valid_assessment(rubric, seed)
    one, other = (edited(base, rubric, dice.randrange(10**9), edits=12) for _ in range(2))
    return {"first": {"by": "张三", "assessment": one}, "second": {"by": "李四", "assessment": other}}


def _carry_over(dice: Dice, seed: int) -> dict[str, Any]:
    source, target = dice.sample(rubrics(), 2)
    given = {"assessment": valid_assessment(source, seed), "to": target["id"]}
    return given | ({"into": valid_assessment(target, seed)} if dice.random() < 0.5 else {})


def _deletions(dice: Dice, seed: int) -> dict[str, Any]:
    rubric, assessment = _assessed(dice, seed)
    given: dict[str, Any] = {"assessment": assessment}
    if rubric.get("deletion_presets"):
        given["preset"] = dice.choice([each["id"] for each in rubric["deletion_presets"]])
    chosen = {
        clause: "不涉及" for clause, deletable in clauses_of(rubric) if deletable and dice.random() < 0.1
    }
    return given | ({"delete": chosen} if chosen and dice.random() < 0.5 else {})


_PARTS: Mapping[str, Callable[[Dice, int], dict[str, Any]]] = {
    "next": _next,
    "nearest": _nearest,
    "losses": _losses,
    "evidence": _evidence,
    "owners": _evidence,
    "actions": _actions,
    "by-site": _by_site,
    "timetable": _timetable,
    "agreement": _agreement,
    "carry-over": _carry_over,
    "deletions": _deletions,
    "hand-in": _evidence,
}
AROUND_KINDS = tuple(_PARTS)
