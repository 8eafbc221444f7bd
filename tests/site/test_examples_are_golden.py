"""Every worked example of the pages is a golden case, and every rule that is calculated by has one."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

import pytest

from aftersales import Engine
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.calculators.example_places import examples_beside
from aftersales_site.calculators.examples import request_of, worked_examples
from aftersales_site.calculators.rule_scripts import references_in
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.content.examples import Example
from aftersales_site.content.read_content import read_content
from aftersales_yaml.strict import read_yaml
from tests.conftest import ROOT
from tests.golden.test_rules import as_written, at, typed
from tests.golden.test_score import assessment_of
from tests.places import nodes_of

GOLDEN = ROOT / "tests" / "golden"


@cache
def content() -> Content:
    return read_content()


def document_of(example: Example) -> Document:
    return next(document for document in content().documents if document.id == example.document)


def golden(example: Example) -> dict[str, Any]:
    """The golden case that EXAMPLE names."""
    rule = str(example.request["kind"]).replace("-", "_") if example.request else None
    path = f"rules/{rule}" if rule else f"score/{example.document}"
    file: Any = read_yaml((GOLDEN / f"{path}.yaml").read_text(encoding="utf-8"))
    return next(case for case in file["cases"] if case["name"] == example.case)


def without_reasons(value: Any) -> Any:
    """VALUE with every reason the same: the pages give theirs in Chinese."""
    if isinstance(value, dict):
        return {key: "" if key in REASONS else without_reasons(inner) for key, inner in value.items()}
    return [without_reasons(inner) for inner in value] if isinstance(value, list) else value


NAMING = ("rubric", "document")
REASONS = ("reason", "not_applicable")
EXAMPLES = content().examples
NAMES = [f"{example.document} {example.at}" for example in EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_it_is_the_golden_case_that_it_names(example: Example) -> None:
    asked, case = request_of(document_of(example), example), golden(example)
    if example.request is not None:
        given = {key: value for key, value in example.request.items() if key != "kind"}
        assert given == {key: value for key, value in case["request"].items() if key not in NAMING}
        return
    expected = assessment_of(example.document, case)
    assert without_reasons(asked["assessment"]) == without_reasons(expected)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_it_comes_to_what_was_worked_by_hand(example: Example) -> None:
    result: Any = Engine(content().collection.bundle()).result(request_of(document_of(example), example))
    expected = golden(example)["expect"]
    figures = {path: as_written(at(result, path)) for path in expected if not path.startswith("readings")}
    assert figures
    assert figures == {path: typed(expected[path]) for path in figures}


@pytest.mark.parametrize("rubric", content().rubrics, ids=[rubric.id for rubric in content().rubrics])
def test_every_rule_of_scoring_has_one(rubric: Rubric) -> None:
    rules = ["scoring", *(rule.id for rule in (*rubric.marking, *rubric.adjustments, *rubric.gates))]
    rules += [name for name in ("deletion", "staffing", "certificates") if getattr(rubric, name)]
    rules += [*(f"level-{level.id}" for level in rubric.levels), "below-levels"]
    assert sorted(worked_examples(content(), rubric)) == sorted(rules)


@pytest.mark.parametrize("rubric", content().rubrics, ids=[rubric.id for rubric in content().rubrics])
def test_every_clause_that_a_rule_of_scoring_names_has_that_rules_example(rubric: Rubric) -> None:
    """Every source that the rubric names outside its sections, chapters and readings: none is passed over."""
    left_out = {"sections", "chapters", "discrepancies", "deletion_presets", "clauses", "clause_by_id"}
    rules = [getattr(rubric, each.name) for each in fields(rubric) if each.name not in left_out]
    named = {(each.document, each.clause) for rule in rules for each in references_in(rule)}
    assert len(named) > 8
    for document in content().documents:
        beside = examples_beside(content(), document)
        wanted = {clause for name, clause in named if name == document.document}
        assert wanted <= set(beside), document.id


def test_a_clause_with_two_rules_has_both_examples() -> None:
    """ZPIC-WF-20 4.4.3.2: five special deductions, and less than 70 points."""
    document = next(each for each in content().rules if each.id == "zpic-wf-20")
    outcomes = [worked.outcome.zh for worked in examples_beside(content(), document)["4.4.3.2"]]
    assert outcomes == ["最终得分 95.0，评价不合格", "最终得分 69.0，评价不合格"]


def test_a_clause_that_says_how_it_is_worked_has_the_example_too() -> None:
    """ZPIC-WF-20 4.4.2.3-5, the score after deletion, is not the source of a rule: 97 of 99 points."""
    document = next(each for each in content().rules if each.id == "zpic-wf-20")
    beside = examples_beside(content(), document)
    assert [worked.outcome.zh for worked in beside["4.4.2.3-5"]] == ["最终得分 97.9，五星级"]
    assert beside["4.4.2.3-5"] == beside["4.4.2.2"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.beside], ids=lambda each: each.at)
def test_what_it_stands_beside_is_a_clause_of_a_rule_document(example: Example) -> None:
    for place in example.beside:
        assert place.clause in nodes_of(place.document)


@pytest.mark.parametrize("document", content().rules, ids=[rule.id for rule in content().rules])
def test_every_clause_that_audit_time_sites_or_dates_rest_on_has_one(document: RuleDocument) -> None:
    """What no reading changes: the clauses that the rules themselves name."""
    rules = (document.audit_time, document.sampling, document.lifecycle)
    named = {reference.clause for rule in rules if rule is not None for reference in references_in(rule)}
    assert sorted(worked_examples(content(), document)) == sorted(named)


@pytest.mark.parametrize(
    ("at", "zh"),
    [
        # 276 people: the third band, 3 days; 12/5, a third and two thirds of 3.
        (
            "4.2.1.1",
            "初次审查时间 3 人日；初次现场时间不少于 2.4 人日；"
            "监督审查时间约 1 人日；再认证审查时间约 2 人日",
        ),
        # √10 = 3.16, 1.90, 2.53, each to the next whole number.
        ("4.2.2", "初次认证 4 个；监督审查 2 个；再认证 3 个"),
        # 2026-05-20 + 15 months = 2027-08-20, within 2027.
        ("5.2", "第一次监督审查 2025-06-06 至 2026-06-06；以后的监督审查 2027-01-01 至 2027-08-20"),
        ("6.1", "再认证申请（稳妥日期） 2028-03-06"),
        ("7.2.2", "暂停期（通常） 2025-11-30；暂停期（最长） 2026-02-28"),
    ],
)
def test_what_an_example_comes_to_is_said(at: str, zh: str) -> None:
    document = next(each for each in content().rules if each.id == "zpic-wf-20")
    assert worked_examples(content(), document)[at].outcome.zh == zh
