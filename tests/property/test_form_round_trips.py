"""A form gives back the whole assessment that it was made of, whatever of it its sheets can show."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from aftersales_files.sheet_writer import plain
from tests.files.workbooks import bundle, made, read
from tests.random_assessments import clauses_of

DAYS = ("2025-01-01", "2025-06-30", "2026-12-31")
WORDS = (
    *(
        "无记录",
        "看过：三份；都有",
        "（缺）",
        "12",
        "3/12",
        "2026-03-12",
        "5.10",
        "=1+1",
        "'x",
        "一\n二",
        "真的 无",
    ),
    *(
        "符合",
        "N/A here",
        "张三、李四",
        "100%",
        "  两头空  ",
        "日期 2026-01-01",
        "<b>&amp;",
        "_x000D_",
        "架构图 无",
    ),
    *("合计", "备注：见附件", "例：北京店", "一、华北区", "架构图，无", "花名册——缺", "_x0041_", "tab\there"),
)
"""What people write, and what looks like something else that a form says."""
Dice = random.Random


def _said(dice: Dice) -> str:
    return dice.choice(WORDS)


def _some(dice: Dice, **values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if dice.random() < 0.5}


def _span(dice: Dice) -> dict[str, str]:
    start, end = sorted(dice.choices(DAYS, k=2))
    return {"from": start, "to": end}


def _action(dice: Dice) -> dict[str, Any]:
    told = _some(
        dice,
        owner=_said(dice),
        due=dice.choice(DAYS),
        state=dice.choice(["planned", "under-way", "done", "verified"]),
        evidence=_said(dice),
        note=_said(dice),
    )
    return {"what": _said(dice)} | told


def _document(dice: Dice) -> dict[str, Any]:
    given = _some(
        dice,
        document=_said(dice),
        owner=_said(dice),
        date=dice.choice(DAYS),
        covers=_span(dice),
        valid_until=dice.choice(DAYS),
        file=_said(dice),
        sha256=f"{dice.randrange(16**64):064x}",
        note=_said(dice),
    )
    return {"state": dice.choice(["at-hand", "missing", "not-needed"])} | given


def _finding(dice: Dice, deletable: bool) -> Any:
    drawn = dice.randint(1, 30)
    counts = {"sampled": drawn, "nonconforming": dice.randint(0, drawn)}
    extent = _some(dice, extent=dice.choice(["isolated", "repeated", "systemic"]))
    at_sites = {_said(dice): counts, "乙店": counts | _some(dice, reason=_said(dice))}
    kinds: list[Any] = ["met", "not_met", {"not_met": _said(dice)} | extent, counts]
    kinds += [counts | {"reason": _said(dice)} | extent]
    kinds += [{"by_site": at_sites} | _some(dice, reason=_said(dice)) | extent]
    kinds += [{"not_applicable": f"没有 {_said(dice)}"}] if deletable else []
    return dice.choice(kinds)


def whole_assessment(rubric: dict[str, Any], seed: int) -> dict[str, Any]:
    """An assessment of RUBRIC with something in every field that there is."""
    dice = Dice(f"whole {seed}")
    clauses = clauses_of(rubric)

    def by_clause(value: Any, share: float = 0.3) -> dict[str, Any]:
        return {clause: value(dice) for clause, _ in clauses if dice.random() < share}

    def documents(dice: Dice) -> dict[str, Any]:
        return {_said(dice): _document(dice) for _ in range(dice.randint(1, 3))}

    specials = [
        _some(dice, reason=_said(dice), clause=dice.choice(clauses)[0]) for _ in range(dice.randint(1, 7))
    ]
    for entry in specials:
        entry.update({"action": _action(dice)} if dice.random() < 0.5 else {})
    certificates = [each["id"] for each in rubric.get("certificates", [])]
    own = bool(rubric.get("adjustments"))
    return {
        "format": "assessment/1",
        "rubric": rubric["id"],
        "findings": {clause: _finding(dice, may) for clause, may in clauses if dice.random() < 0.8},
        "notes": by_clause(_said),
        "organisation": {"name": _said(dice), "date": _said(dice), "自己的一行": _said(dice)},
        "as_of": dice.choice(DAYS),
        "in_force_on": "2026-11-30",
        "period": _span(dice),
        "evidence": by_clause(documents),
        "owners": by_clause(_said),
        "actions": by_clause(_action) | {each: _action(dice) for each in certificates if dice.random() < 0.5},
        "decisions": by_clause(lambda dice: {"stands": _said(dice)} | _some(dice, reason=_said(dice))),
        "decided_from": [{"by": _said(dice), "sha256": f"{dice.randrange(16**64):064x}"} for _ in "ab"],
        **({"special_deductions": specials, "special_bonus": {"reason": _said(dice)}} if own else {}),
        **({"certificates": certificates[: dice.randint(1, len(certificates))]} if certificates else {}),
    }


def _plain(value: Any) -> Any:
    """VALUE with its texts as a spreadsheet holds them, and counts as texts."""
    if isinstance(value, dict):
        return {plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return plain(value) if isinstance(value, str) else None if value is None else str(value)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rubric", bundle()["rubrics"], ids=lambda rubric: rubric["id"])
def test_nothing_is_lost_on_the_way_through_the_form(rubric: dict[str, Any], seed: int) -> None:
    assessment = whole_assessment(rubric, seed)
    language = ("zh", "en")[seed % 2]
    again = read(made("form", assessment=assessment, language=language))["assessment"]
    for key in assessment.keys() | again.keys():
        assert _compared(again, key) == _compared(assessment, key), key


def _compared(assessment: dict[str, Any], key: str) -> Any:
    """What ASSESSMENT says under KEY. Of two deductions in the same words either may have the action."""
    value = _plain(assessment.get(key))
    return sorted(map(_written, value)) if key == "special_deductions" and value else value


def _written(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
