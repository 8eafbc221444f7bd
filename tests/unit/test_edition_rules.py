"""What the rules of two editions have otherwise is told with its figures."""

from __future__ import annotations

from typing import Any

import pytest

from aftersales.api.library import read_library
from aftersales.model.rubric import Rubric
from aftersales_editions.edition_changes import edition_changes
from tests import made_up

OLD = made_up.rubric()
"""A special deduction takes 1 point, a bonus of at most 1 entry gives 1; three deductions fail it; 1/10."""


def rubric_of(content: dict[str, Any]) -> Rubric:
    return next(iter(read_library({"rubrics": [content]}).rubrics.values())).rubric


def told(new: dict[str, Any], old: dict[str, Any] = OLD) -> list[tuple[str, str, str]]:
    found = edition_changes(rubric_of(old), rubric_of(new))
    return [(each.kind, each.text.zh, each.text.en) for each in found]


@pytest.mark.parametrize(
    ("path", "value", "zh", "en"),
    [
        (
            "adjustments.special-deduction.points_each",
            "-3",
            "特别加减分：茶每项 −1 分改为 −3 分",
            "special deductions and bonus: tea: −1 each, now −3",
        ),
        ("adjustments.special-bonus.at_most", "2", "特别加减分：茶的项数：最多 1 项改为最多 2 项", None),
        ("gates.too-many.count_at_least", "4", "否决条件：茶满 3 项即不通过，改为满 4 项", None),
        ("staffing.share", "1/5", "售后服务管理师人数：比例 1/10 改为 1/5", None),
        ("staffing.round", "down", "售后服务管理师人数：向上取整改为向下取整", None),
        ("scoring.normalise_to", "1000", "计分步骤：折算成 100 分改为 1000 分", None),
    ],
)
def test_a_rule_is_told_with_what_it_was_and_is(path: str, value: str, zh: str, en: str | None) -> None:
    (change,) = told(made_up.changed(OLD, path, value))
    assert change[:2] == ("rule", zh)
    assert en is None or change[2] == en


def test_what_is_new_or_gone_is_told_by_its_name() -> None:
    """A bonus that is given up; certificates that a level asks for, two more than before."""
    fewer = {**OLD, "adjustments": [each for each in OLD["adjustments"] if each["id"] != "special-bonus"]}
    assert told(fewer)[0][1] == "特别加减分：茶已取消"
    assert told(OLD, fewer)[0][1] == "特别加减分：新增茶（每项 1 分）"
    having = {**OLD, "certificates": [made_up.certificate(name) for name in ("iso", "brand")]}
    asked = made_up.changed(having, "levels.fine.certificates", "2")
    level, rule = (each[1] for each in told(asked))
    assert level == "级别“茶”：要 0 项证书改为 2 项"
    assert rule.startswith("证书：新增“")
