"""Requests of every kind, the golden ones and random ones: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_yaml
from tests.golden.test_score import assessment_of
from tests.random_assessments import clauses_of, random_assessment

GOLDEN = Path(__file__).parent / "golden"
AUDITS = ("initial", "surveillance", "recertification")
Request = dict[str, Any]


def request(kind: str, **parts: object) -> Request:
    return {"format": "request/1", "kind": kind, **parts}


@cache
def rubrics() -> tuple[Mapping[str, Any], ...]:
    return tuple(file.content for file in read_collection().rubrics)


@cache
def rule_discrepancies() -> tuple[Mapping[str, Any], ...]:
    return tuple(
        discrepancy for file in read_collection().rules for discrepancy in file.content["discrepancies"]
    )


def golden_requests() -> Iterator[Request]:
    """Every golden case and refusal, as it is put to the engine."""
    for file in sorted((GOLDEN / "rules").glob("*.yaml")):
        golden: Any = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden["cases"] + golden["refusals"]:
            yield request(golden["kind"], **case["request"])
    for file in sorted((GOLDEN / "score").glob("*.yaml")):
        golden = read_yaml(file.read_text(encoding="utf-8"))
        for case in golden["cases"]:
            assessment = assessment_of(golden["rubric"], case)
            yield request("score", assessment=assessment, readings=case.get("readings", {}))
        for case in golden["refusals"]:
            yield request("score", assessment=case["assessment"])


def random_request(kind: str, seed: int) -> Request:
    """A request of KIND that is answered nearly always."""
    return request(kind, **_PARTS[kind](random.Random(f"{kind} {seed}"), seed))


def _assessed(dice: random.Random, seed: int) -> tuple[Mapping[str, Any], dict[str, Any]]:
    rubric = dice.choice(rubrics())
    parts: dict[str, Any] = {"assessment": random_assessment(rubric, seed)}
    return rubric, parts | _readings(dice, rubric["discrepancies"])


def _readings(
    dice: random.Random, discrepancies: Iterable[Mapping[str, Any]], block: str | None = None
) -> dict[str, Any]:
    """Nearly half the time, one to three discrepancies read otherwise than adopted, if they change BLOCK."""
    switchable = [
        (discrepancy["id"], name)
        for discrepancy in discrepancies
        for name, reading in discrepancy["readings"].items()
        if "changes" in reading and (block is None or block in reading["changes"])
    ]
    if not switchable or dice.random() < 0.6:
        return {}
    return {"readings": dict(dice.choices(switchable, k=dice.randint(1, 3)))}


def _score(dice: random.Random, seed: int) -> dict[str, Any]:
    return _assessed(dice, seed)[1]


def _forecast(dice: random.Random, seed: int) -> dict[str, Any]:
    rubric, parts = _assessed(dice, seed)
    findings = parts["assessment"]["findings"]
    still_open = [clause for clause, _ in clauses_of(rubric) if clause not in findings]
    chances: list[Any] = ["1/2", "0.9", 1, {"conforming_share": "3/4"}]
    named = {clause: dice.choice(chances) for clause in still_open if dice.random() < 0.3}
    return parts | {"chances": {"default": dice.choice(["4/5", "0", 1]), "clauses": named}} | otherwise(dice)


def _improve(dice: random.Random, seed: int) -> dict[str, Any]:
    rubric, parts = _assessed(dice, seed)
    efforts: list[Any] = ["0", "1/2", 3, "impossible"]
    named = {clause: dice.choice(efforts) for clause, _ in clauses_of(rubric) if dice.random() < 0.2}
    target = dice.choice(rubric["levels"])["id"]
    return parts | {"target": target, "efforts": {"default": "1", "named": named}} | otherwise(dice)


def otherwise(dice: random.Random) -> dict[str, Any]:
    """Now and then the wish to be told what it is under the other readings."""
    return {"other_readings": dice.choice([True, "true", False])} if dice.random() < 0.4 else {}


def _audit_time(dice: random.Random, _: int) -> dict[str, Any]:
    headcount = dice.randint(1, 10_700)
    parts: dict[str, Any] = {"headcount": dice.choice([headcount, str(headcount)])}
    parts |= _readings(dice, rule_discrepancies(), "audit_time")
    if dice.random() < 0.5:
        days = {"days": dice.choice(["1.5", "7/3", 4]), "reason": "两个地点"}
        planned = {name: days for name in ("initial", "on_site_minimum") if dice.random() < 0.5}
        parts["worksheet"] = {"prepared_by": "张三", "date": "2026-11-23", "planned": planned}
    return parts


def _sites(dice: random.Random, seed: int) -> dict[str, Any]:
    readings = _readings(dice, rule_discrepancies(), "sampling")
    if dice.random() < 0.3:
        return {"sites": dice.choice([dice.randint(1, 300), str(10 ** dice.randint(0, 40))])} | readings
    listed = [_site(dice, number) for number in range(dice.randint(1, 25))]
    parts: dict[str, Any] = {"list": listed, "stage": dice.choice(AUDITS), "seed": str(seed)}
    parts |= readings
    if dice.random() < 0.3:
        parts["detection"] = dice.choice([{}, {"bad_sites": 1}, {"bad_share": "1/5"}])
    return parts


def _site(dice: random.Random, number: int) -> dict[str, Any]:
    site: dict[str, Any] = {"name": f"场所 {number}", "region": dice.choice("东南西北")}
    beside = {"type": dice.choice(("门店", "仓库")), "headcount": "9" * dice.randint(1, 30)}
    beside["last_visited"] = str(date(2024, 1, 1) + timedelta(dice.randrange(900)))
    return site | {key: value for key, value in beside.items() if dice.random() < 0.7}


def _calendar(dice: random.Random, _: int) -> dict[str, Any]:
    issued = date(2020, 1, 1) + timedelta(dice.randrange(4000))
    day = issued + timedelta(dice.randrange(300))
    beside = {
        "surveillance": [str(day), str(day + timedelta(dice.randrange(1, 500)))][: dice.randint(0, 2)],
        "suspended": str(day),
        "appeal_received": str(day),
        "appeal_accepted": str(day),
        "informed": str(day),
        "verified": str(day + timedelta(3)),
        "holidays": [str(day + timedelta(4))],
        "today": str(day + timedelta(500 + dice.randrange(900))),
        "done": {"appeal-answer": str(day + timedelta(40))},
        "skip": ["withdrawal-decision"],
    }
    kept = {key: value for key, value in beside.items() if dice.random() < 0.5}
    kept |= _readings(dice, rule_discrepancies(), "lifecycle")
    return ({"issued": str(issued)} if dice.random() < 0.9 else {"verified": str(day)}) | kept


def _managers(dice: random.Random, _: int) -> dict[str, Any]:
    staff = 10 ** dice.randint(0, 40) + dice.randrange(99)
    parts: dict[str, Any] = {"staff": str(staff)}
    if dice.random() < 0.5:
        parts["all_staff"] = str(staff * 3)
    rubric = dice.choice(rubrics())
    return parts | {"rubric": rubric["id"]} | _readings(dice, rubric["discrepancies"], "staffing")


_PARTS = {
    "score": _score,
    "forecast": _forecast,
    "improve": _improve,
    "audit-time": _audit_time,
    "sites": _sites,
    "calendar": _calendar,
    "managers": _managers,
}
KINDS = tuple(_PARTS)
