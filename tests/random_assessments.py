"""Random assessments: the same for the same seed, so that two interpreters can be held against each other."""

import random
from collections.abc import Mapping
from typing import Any


def clauses_of(rubric: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """The id of each clause of a rubric's mapping, and whether it may be deleted."""
    return [
        (clause["id"], section.get("deletable") == "true")
        for section in rubric["sections"]
        for indicator in section["indicators"]
        for clause in indicator["clauses"]
    ]


def random_assessment(rubric: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """An assessment of RUBRIC that is valid nearly always; one in twenty has a fault somewhere."""
    dice = random.Random(seed)
    open_share, miss_share = dice.choice([0, 0, 0.1, 0.5]), dice.choice([0.05, 0.2, 0.6])
    findings: dict[str, Any] = {}
    for clause, deletable in clauses_of(rubric):
        if dice.random() >= open_share:
            findings[clause] = _finding(dice, deletable, miss_share)
    assessment: dict[str, Any] = {"format": "assessment/1", "rubric": rubric["id"], "findings": findings}
    if dice.random() < 0.4:
        assessment["special_deductions"] = [{"reason": f"finding {n}"} for n in range(dice.randint(0, 6))]
    if dice.random() < 0.2:
        assessment["special_bonus"] = {"reason": "领先行业"}
    if rubric.get("certificates"):
        held = [certificate["id"] for certificate in rubric["certificates"] if dice.random() < 0.5]
        assessment["certificates"] = held
    if dice.random() < 0.05:
        findings[dice.choice(["9.9.9", "", "2.3.1"])] = "met"
    return assessment


def _finding(dice: random.Random, deletable: bool, miss_share: float) -> Any:
    roll = dice.random()
    if roll < miss_share / 2:
        return dice.choice(["not_met", {"not_met": "没有记录"}])
    if roll < miss_share:
        sampled = dice.randint(1, 30)
        return {"sampled": sampled, "nonconforming": dice.randint(0, sampled)}
    if deletable and roll < miss_share + 0.1:
        return {"not_applicable": "不涉及"}
    return "met"
