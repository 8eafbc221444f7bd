"""The forecast is the exact distribution: held against every way to answer up to 12 open clauses."""

import json
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales import Engine
from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.forecast import Outlook, Outlooks, forecast
from aftersales.calculation.scoring import score
from aftersales.model.read_assessment import read_assessment
from aftersales_own.reading_switches import switches
from tests.examples import examples
from tests.property.test_scoring import GBT, MODELS, RUBRICS, valid
from tests.random_assessments import clauses_of

CHANCES = st.fractions(min_value=0, max_value=1, max_denominator=20)
IDS = [clause for clause, _ in clauses_of(RUBRICS[GBT])]


@examples(40)
@given(
    seed=st.integers(0, 10**9),
    chances=st.dictionaries(st.sampled_from(IDS), CHANCES, min_size=1, max_size=9),
    share=st.one_of(st.none(), CHANCES),
)
def test_agrees_with_every_way_to_answer(
    seed: int, chances: dict[str, Fraction], share: Fraction | None
) -> None:
    rubric = MODELS[GBT]
    findings = dict.fromkeys(IDS, "met") | valid(GBT, seed)["findings"]
    assessment = valid(GBT, seed) | {"findings": {k: v for k, v in findings.items() if k not in chances}}
    clauses = {name: Outlook(chance=chance) for name, chance in chances.items()}
    by_share = next(iter(chances)) if share is not None else None
    if by_share is not None:
        clauses[by_share] = Outlook(conforming_share=share)
    found = forecast(
        score(rubric, read_assessment(assessment, rubric)),
        Outlooks(default=Outlook(chance=Fraction(0)), clauses=clauses),
    )

    by_hand: dict[Fraction, Fraction] = {}
    random = [name for name in chances if name != by_share]
    for outcome in product((True, False), repeat=len(random)):
        probability, answers = Fraction(1), dict(assessment["findings"])
        for name, met in zip(random, outcome, strict=True):
            probability *= chances[name] if met else 1 - chances[name]
            answers[name] = "met" if met else "not_met"
        if by_share is not None and share is not None:
            answers[by_share] = {
                "sampled": share.denominator,
                "nonconforming": share.denominator - share.numerator,
            }
        final = score(rubric, read_assessment(assessment | {"findings": answers}, rubric)).worst.final
        by_hand[final] = by_hand.get(final, Fraction(0)) + probability
    expected = {final: probability for final, probability in by_hand.items() if probability}
    assert {p.verdict.final: p.probability for p in found.possibilities} == expected
    assert sum(p.probability for p in found.possibilities) == 1
    assert sum(probability for _, probability in found.levels) == 1
    assert found.expected == sum(final * probability for final, probability in expected.items())


@given(low=CHANCES, high=CHANCES)
@examples(25)
def test_a_better_outlook_never_lowers_the_expected_score(low: Fraction, high: Fraction) -> None:
    low, high = sorted((low, high))
    rubric = MODELS[GBT]
    empty = score(rubric, read_assessment({"format": "assessment/1", "rubric": GBT}, rubric))
    worse = forecast(empty, Outlooks(default=Outlook(chance=low)))
    better = forecast(empty, Outlooks(default=Outlook(chance=high)))
    assert better.expected >= worse.expected
    assert better.passing >= worse.passing
    # All 100 points of the form open, each met with chance p: the mean is 100 p.
    assert worse.expected == 100 * low


@examples(10)
@given(chance=CHANCES)
def test_a_level_named_twice_is_counted_once(chance: Fraction) -> None:
    """Where the print of 4.4.3.3-2 is followed, 80 and 95 are both five stars: one level, in all 1."""
    rubric = with_readings(MODELS[GBT], {"level-80-printed-five-star": "printed"})
    empty = score(rubric, read_assessment({"format": "assessment/1", "rubric": GBT}, rubric))
    found = forecast(empty, Outlooks(default=Outlook(chance=chance)))
    names = [level.id if level else None for level, _ in found.levels]
    assert names == [None, "qualified", "four-star", "five-star"]
    assert sum(probability for _, probability in found.levels) == 1


@pytest.mark.parametrize(
    ("findings", "ok"), [({}, False), ({"5.1.1.1": "not_met"}, False), ({"5.1.1.1": "met"}, True)]
)
def test_a_part_that_nobody_states_has_no_probability(findings: dict[str, str], ok: bool) -> None:
    """Row 1 of the form read as partial credit: how much is not stated, so a miss of 5.1.1.1 has no chance of
    any sum of points. It is refused, and the page of the forecast does not offer it."""
    request = {
        "format": "request/1",
        "kind": "forecast",
        "assessment": {"format": "assessment/1", "rubric": GBT, "findings": findings},
        "readings": {"duties-partial-credit": "partial"},
    }
    reply = json.loads(Engine({"rubrics": [RUBRICS[GBT]]}).reply(json.dumps(request)))
    assert reply["ok"] is ok
    assert [fault["at"] for fault in reply.get("faults", [])] == ([] if ok else ["readings"])
    offered = {
        switch.discrepancy.id
        for switch in switches(GBT, MODELS[GBT].discrepancies, "scoring", with_chances=True)
    }
    assert {
        switch.discrepancy.id for switch in switches(GBT, MODELS[GBT].discrepancies, "scoring")
    } - offered == {"duties-partial-credit"}
