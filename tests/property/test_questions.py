"""What to ask next, held against every way to answer; and that a line of losses comes back as it went."""

import contextlib
import random
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.forecast import Outlook, Outlooks
from aftersales.calculation.questions import questions
from aftersales.calculation.scoring import score
from aftersales.foundation.faults import Refused
from aftersales.model.losses import read_losses, write_losses
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from tests import made_up
from tests.examples import examples
from tests.property.test_scoring import MODELS, SEEDS, valid

CHANCES = st.sampled_from([Fraction(1, 2), Fraction(9, 10), Fraction(1, 3), Fraction(0), Fraction(1)])


def small_rubric(seed: int) -> Rubric:
    """A rubric of three indicators with two clauses each, its points and thresholds by the dice."""
    dice = random.Random(seed)
    points = [str(Fraction(dice.randint(1, 12), dice.choice([1, 2]))) for _ in range(6)]
    groups = [
        made_up.indicator(
            f"group-{n}", f"1.{n}", [made_up.clause(f"1.{n}.{m}", points[2 * n + m]) for m in (0, 1)]
        )
        for n in range(3)
    ]
    low = dice.randint(20, 60)
    return read_rubric(
        made_up.rubric(
            sections=[made_up.section("all", "1", groups)],
            levels=[made_up.level("low", str(low)), made_up.level("high", str(low + dice.randint(5, 35)))],
            adjustments=[],
            gates=[],
            discrepancies=[],
            staffing={**made_up.rubric()["staffing"], "clause": "1.0.0"},
        )
    )


def unsure(rubric: Rubric, findings: dict[str, Any], chances: dict[str, Fraction]) -> Fraction:
    """1 - sum of P(level)^2, by answering every open clause in every way."""
    waiting = [clause.id for clause in rubric.clauses if clause.id not in findings]
    levels: dict[str | None, Fraction] = {}
    for outcome in product(("met", "not_met"), repeat=len(waiting)):
        probability = Fraction(1)
        for name, answer in zip(waiting, outcome, strict=True):
            probability *= chances[name] if answer == "met" else 1 - chances[name]
        given = {
            "format": "assessment/1",
            "rubric": rubric.id,
            "findings": findings | dict(zip(waiting, outcome, strict=True)),
        }
        level = score(rubric, read_assessment(given, rubric)).worst.level
        name = level.id if level else None
        levels[name] = levels.get(name, Fraction(0)) + probability
    return 1 - sum((each**2 for each in levels.values()), Fraction(0))


@given(seed=SEEDS, chances=st.lists(CHANCES, min_size=6, max_size=6), missed=st.sets(st.integers(0, 5)))
@examples(25)
def test_an_answer_narrows_by_what_every_way_to_answer_says(
    seed: int, chances: list[Fraction], missed: set[int]
) -> None:
    rubric = small_rubric(seed)
    ids = [clause.id for clause in rubric.clauses]
    by_clause = dict(zip(ids, chances, strict=True))
    findings = {ids[n]: "not_met" for n in list(missed)[:3]}
    given = {"format": "assessment/1", "rubric": rubric.id, "findings": findings}
    outlooks = Outlooks(
        default=Outlook(chance=Fraction(0)),
        clauses={name: Outlook(chance=chance) for name, chance in by_clause.items()},
    )
    scored = score(rubric, read_assessment(given, rubric))
    found = questions(scored, outlooks, after=None, nearby=Fraction(1))
    today = unsure(rubric, findings, by_clause)
    for question in found.asked:
        name, chance = question.clause.id, by_clause[question.clause.id]
        after = chance * unsure(rubric, findings | {name: "met"}, by_clause)
        after += (1 - chance) * unsure(rubric, findings | {name: "not_met"}, by_clause)
        assert question.narrowing == today - after >= 0
    best = max((each.narrowing for each in found.asked), default=Fraction(0))
    assert (found.next is None) == (best == 0)
    assert found.next is None or found.next.narrowing == best


@given(seed=SEEDS, nearby=CHANCES)
@examples(25)
def test_a_neighbour_costs_no_more_than_the_bound(seed: int, nearby: Fraction) -> None:
    dice = random.Random(seed)
    rubric = small_rubric(seed)
    given = {"format": "assessment/1", "rubric": rubric.id, "findings": {}}
    outlooks = Outlooks(default=Outlook(chance=Fraction(2, 3)))
    after = dice.choice(rubric.clauses).id
    found = questions(score(rubric, read_assessment(given, rubric)), outlooks, after, nearby)
    if found.next is not None and found.best is not None:
        assert found.next.narrowing >= nearby * found.best.narrowing
        near = [q for q in found.asked if q.clause.id[:3] == after[:3] and q.narrowing]
        if any(q.narrowing >= nearby * found.best.narrowing for q in near):
            assert found.next.clause.id[:3] == after[:3]


@given(name=st.sampled_from(sorted(MODELS)), seed=SEEDS)
def test_a_line_of_losses_comes_back_as_it_was_written(name: str, seed: int) -> None:
    rubric = MODELS[name]
    assessment = read_assessment(valid(name, seed), rubric)
    line = write_losses(assessment, rubric)
    again = read_assessment(read_losses(line, rubric), rubric)
    assert write_losses(again, rubric) == line
    assert score(rubric, again).worst == score(rubric, assessment).worst
    assert score(rubric, again).best == score(rubric, assessment).best
    assert again.findings.keys() == assessment.findings.keys()
    wide = line.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)} | {ord("="): "＝"})
    assert '"' in line or read_losses(wide, rubric) == read_losses(line, rubric)


@given(line=st.text(alphabet='5.1=N/?X"“” \\,*3、', max_size=60))
@examples(200)
def test_any_line_is_read_or_refused(line: str) -> None:
    rubric = MODELS["gbt-27922-2011"]
    with contextlib.suppress(Refused):
        read_assessment(read_losses(line, rubric), rubric)
