"""Every worked example of the pages is a golden case, and every rule of scoring has one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales.model.rubric import Rubric
from aftersales_site.calculators.examples import request_of, worked_examples
from aftersales_site.content.content import Content
from aftersales_site.content.examples import Example
from aftersales_site.content.read_content import read_content
from aftersales_yaml.strict import read_yaml
from tests.golden.test_rules import as_written, at, typed
from tests.golden.test_score import assessment_of

HERE = Path(__file__).parent


@cache
def content() -> Content:
    return read_content()


def rubric_of(example: Example) -> Rubric:
    return next(rubric for rubric in content().rubrics if rubric.id == example.document)


def golden(example: Example) -> dict[str, Any]:
    """The golden case that EXAMPLE names."""
    path = "rules/managers" if example.staff else f"score/{example.document}"
    file: Any = read_yaml((HERE / f"{path}.yaml").read_text(encoding="utf-8"))
    return next(case for case in file["cases"] if case["name"] == example.case)


def without_reasons(value: Any) -> Any:
    """VALUE with every reason the same: the pages give theirs in Chinese."""
    if isinstance(value, dict):
        return {key: "" if key in REASONS else without_reasons(inner) for key, inner in value.items()}
    return [without_reasons(inner) for inner in value] if isinstance(value, list) else value


REASONS = ("reason", "not_applicable")
EXAMPLES = content().examples
NAMES = [f"{example.document} {example.at}" for example in EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_it_is_the_golden_case_that_it_names(example: Example) -> None:
    asked, case = request_of(rubric_of(example), example), golden(example)
    if example.staff is not None:
        assert asked["staff"] == case["request"]["staff"]
        return
    expected = assessment_of(example.document, case)
    assert without_reasons(asked["assessment"]) == without_reasons(expected)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_it_comes_to_what_was_worked_by_hand(example: Example) -> None:
    result: Any = Engine(content().collection.bundle()).result(request_of(rubric_of(example), example))
    expected = golden(example)["expect"]
    figures = [path for path in expected if path in ("final", "level", "passed", "managers")]
    assert figures
    found = {path: as_written(at(result, path)) for path in figures}
    assert found == {path: typed(expected[path]) for path in figures}


@pytest.mark.parametrize("rubric", content().rubrics, ids=lambda rubric: rubric.id)
def test_every_rule_of_scoring_has_one(rubric: Rubric) -> None:
    rules = [rule.id for rule in (*rubric.marking, *rubric.adjustments, *rubric.gates)]
    rules += [name for name in ("deletion", "staffing") if getattr(rubric, name)] + ["level-table"]
    assert sorted(worked_examples(content(), rubric)) == sorted(rules)
