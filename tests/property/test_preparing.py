"""Evidence, owners, actions and sites: each test quotes the rule that it holds the engine to."""

import random
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.action_plan import action_plan
from aftersales.calculation.merging import merge
from aftersales.calculation.owners import part_of, shares
from aftersales.calculation.punch_list import punch_list
from aftersales.calculation.scoring import Score, score
from aftersales.model.parts import assessment_parts
from aftersales.model.preparation import KEYS
from aftersales.model.read_assessment import read_assessment
from aftersales.model.sameness import written
from tests.examples import examples
from tests.property.test_scoring import MODELS, RUBRICS, SEEDS
from tests.random_edits import edited, valid_assessment

NAMES = st.sampled_from(sorted(MODELS))


def prepared(name: str, seed: int) -> dict[str, Any]:
    return edited(valid_assessment(RUBRICS[name], seed), RUBRICS[name], seed, edits=40)


def scored(name: str, assessment: dict[str, Any]) -> Score:
    return score(MODELS[name], read_assessment(assessment, MODELS[name]))


@given(name=NAMES, seed=SEEDS)
@examples(60)
def test_what_stands_around_the_findings_changes_no_score(name: str, seed: int) -> None:
    assessment = prepared(name, seed)
    bare = {key: value for key, value in assessment.items() if key not in KEYS}
    whole, plain = scored(name, assessment), scored(name, bare)
    assert (whole.worst, whole.best) == (plain.worst, plain.best)


@given(name=NAMES, seed=SEEDS)
@examples(60)
def test_a_clause_loses_by_the_sum_of_its_sites(name: str, seed: int) -> None:
    """4.4.2.3-2: points are lost by the share of all specimens, wherever they were drawn."""
    assessment = prepared(name, seed)
    summed = deepcopy(assessment)
    for clause, finding in assessment["findings"].items():
        if isinstance(finding, dict) and "by_site" in finding:
            sites = finding["by_site"].values()
            summed["findings"][clause] = {
                key: sum(int(site[key]) for site in sites) for key in ("sampled", "nonconforming")
            }
    assert scored(name, assessment).worst == scored(name, summed).worst


@given(name=NAMES, seed=SEEDS)
@examples(60)
def test_parts_that_come_back_make_up_the_whole(name: str, seed: int) -> None:
    """Each department answers its own clauses; joined one after another, every answer is there."""
    dice = random.Random(seed)
    whole = prepared(name, seed)
    whole["owners"] = {
        clause.id: dice.choice(("人事部", "客服部")) for clause in MODELS[name].clauses if dice.random() < 0.8
    }
    parts = [part_of(whole, share) for share in shares(scored(name, whole))]
    assert sorted(clause for part in parts for clause in part["findings"]) == sorted(whole["findings"])  # type: ignore[attr-defined]
    joined, answers = whole, {}
    for number, part in enumerate(parts):
        back: Any = deepcopy(part)
        own = [c.id for c in MODELS[name].clauses if whole["owners"].get(c.id) == _owner(part, whole)]
        for clause in dice.sample(own, min(3, len(own))):
            back["findings"][clause] = answers[clause] = {"not_met": f"part {number}"}
        found = merge(part, joined, back, parts=assessment_parts())
        assert found.conflicts == ()
        joined = dict(found.document)
    expected = {**whole, "findings": {**whole["findings"], **answers}}
    assert written(joined) == written(expected)


def _owner(part: Any, whole: Any) -> str | None:
    owners = set(part.get("owners", {}).values())
    return owners.pop() if owners else None


@given(name=NAMES, seed=SEEDS)
@examples(60)
def test_every_clause_stands_somewhere_and_risk_only_lowers_the_score(name: str, seed: int) -> None:
    found = punch_list(scored(name, prepared(name, seed)), date(2026, 11, 15))
    assert [each.mark.clause.id for each in found.standings] == [c.id for c in MODELS[name].clauses]
    assert found.if_at_risk_fails.worst.final <= found.score.worst.final
    for each in found.standings:
        open_or_deleted = each.mark.finding is None or each.mark.is_deleted
        assert (each.status in ("unassessed", "deleted")) == open_or_deleted
        assert each.status != "ready" or not any(shown.problem for shown in each.shown)
    at_risk = sum(
        (each.mark.clause.points for each in found.standings if each.status == "at-risk"), Fraction(0)
    )
    assert found.score.tally.earned - found.if_at_risk_fails.tally.earned == at_risk


@given(name=NAMES, seed=SEEDS)
@examples(60)
def test_each_stage_is_the_score_of_todays_findings_plus_the_plan(name: str, seed: int) -> None:
    """A later stage is never worse, and what is not answered stays so."""
    today = scored(name, prepared(name, seed))
    plan = action_plan(today, date(2026, 12, 31))
    assert plan.stages[0].score is today
    before = today
    for stage in plan.stages[1:]:
        assert stage.score.worst.final >= before.worst.final
        assert stage.score.tally.answered == today.tally.answered
        before = stage.score
    lost = {mark.clause.id for mark in today.marks if mark.lost and not mark.is_open and not mark.is_barred}
    clauses = {each.measure.id for each in plan.planned if each.measure.kind == "clause"}
    assert lost <= clauses
    assert not clauses & {mark.clause.id for mark in plan.unassessed}
