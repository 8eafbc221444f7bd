"""Properties of scoring; each test quotes the rule that it holds the engine to."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.apply_readings import Variants, with_readings
from aftersales.calculation.level_distance import distances
from aftersales.calculation.marking import mark_of, tally_of
from aftersales.calculation.readings import alternatives
from aftersales.calculation.scoring import Judge, Score, highest_level, score
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from aftersales_yaml.collection import read_collection
from tests.random_assessments import clauses_of, random_assessment

RUBRICS = {file.content["id"]: file.content for file in read_collection().rubrics}
MODELS: dict[str, Rubric] = {name: read_rubric(mapping) for name, mapping in RUBRICS.items()}
GBT = "gbt-27922-2011"
SEEDS = st.integers(min_value=0, max_value=10**9)


def scored(name: str, assessment: dict[str, Any]) -> Score:
    return score(MODELS[name], read_assessment(assessment, MODELS[name]))


def valid(name: str, seed: int) -> dict[str, Any]:
    assessment = random_assessment(RUBRICS[name], seed)
    known = {clause for clause, _ in clauses_of(RUBRICS[name])}
    assessment["findings"] = {key: value for key, value in assessment["findings"].items() if key in known}
    return assessment


def rank(result: Score) -> int:
    """The place of the level reached in the worst case, -1 for none."""
    levels = [level.id for level in result.rubric.levels]
    return levels.index(result.worst.level.id) if result.worst.level else -1


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_more_conformity_never_lowers_the_score(name: str, seed: int) -> None:
    """4.4.2.3-1 and -2: points are lost for nonconformity, so mending one clause can only help."""
    before = valid(name, seed)
    for clause in list(before["findings"])[:: max(1, len(before["findings"]) // 5)]:
        if isinstance(before["findings"][clause], dict) and "not_applicable" in before["findings"][clause]:
            continue
        after = before | {"findings": before["findings"] | {clause: "met"}}
        assert scored(name, after).worst.final >= scored(name, before).worst.final
        assert rank(scored(name, after)) >= rank(scored(name, before))


@given(seed=SEEDS)
def test_deletion_leaves_the_ratio_of_the_rest(seed: int) -> None:
    """4.4.2.3-5: a deleted clause is not counted; the score is earned / applicable x 100 of the others."""
    assessment = valid(GBT, seed) | {"special_deductions": []}
    assessment.pop("special_bonus", None)
    result = scored(GBT, assessment)
    kept = [mark for mark in result.marks if not mark.is_deleted]
    earned = sum((mark.clause.points - mark.lost for mark in kept if not mark.is_open), Fraction(0))
    applicable = sum((mark.clause.points for mark in kept), Fraction(0))
    assert result.worst.base == result.worst.final == earned / applicable * 100


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_every_clause_has_its_mark_and_the_sums_are_over_all_of_them(name: str, seed: int) -> None:
    """4.4.2.3, 1 and 2: the score is earned clause by clause, by those that are simply met too."""
    result = scored(name, valid(name, seed))
    held = result.assessment.certificates
    for part in result.sections:
        found = [(clause, result.assessment.findings.get(clause.id)) for clause in part.section.clauses]
        assert list(part.marks) == [mark_of(clause, finding, held) for clause, finding in found]
        assert part.tally == tally_of(part.marks)


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_each_special_deduction_takes_one_off(name: str, seed: int) -> None:
    """4.4.2.3-3: each special deduction takes 1 off, outside the points of the clauses."""
    assessment = valid(name, seed) | {"special_deductions": []}
    none = scored(name, assessment)
    for count in range(1, 7):
        some = scored(name, assessment | {"special_deductions": [{"reason": "x"}] * count})
        assert some.worst.final == none.worst.final - count
        assert some.worst.base == none.worst.base


@given(seed=SEEDS)
def test_five_special_deductions_fail_and_four_do_not(seed: int) -> None:
    """4.4.3.2: five or more special deductions fail the assessment whatever its score."""
    for count in range(7):
        result = scored(GBT, valid(GBT, seed) | {"special_deductions": [{"reason": "x"}] * count})
        if count >= 5:
            assert result.worst.passed is False
            assert result.best.level is None
        else:
            assert result.best.passed is (result.best.final >= 70)


@pytest.mark.parametrize(
    ("edge", "level"), [(70, "qualified"), (80, "three-star"), (90, "four-star"), (95, "five-star")]
)
@given(n=st.integers(min_value=1, max_value=10**9))
def test_edges_of_the_levels(edge: int, level: str, n: int) -> None:
    """4.4.3.3: each level begins exactly at its threshold; 1/n of a point less is the level below."""
    rubric = MODELS[GBT]
    names = [None, *(each.id for each in rubric.levels)]
    at, under = highest_level(rubric, Fraction(edge)), highest_level(rubric, edge - Fraction(1, n + 1))
    assert at is not None
    assert at.id == level
    assert (under.id if under else None) == names[names.index(level) - 1]


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_the_range_holds_every_way_to_answer(name: str, seed: int) -> None:
    """While clauses are open, whatever they turn out to be lies between worst and best."""
    assessment = valid(name, seed)
    result = scored(name, assessment)
    filled = dict(valid(name, seed + 1)["findings"])
    every = {
        clause: assessment["findings"].get(clause, filled.get(clause, "met"))
        for clause, _ in clauses_of(RUBRICS[name])
    }
    complete = scored(name, assessment | {"findings": every})
    assert complete.verdict is not None
    assert result.worst.final <= complete.verdict.final <= result.best.final


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_the_points_named_reach_the_level_exactly(name: str, seed: int) -> None:
    """The distance to a level is what is lacking: with so many more points the score is its threshold."""
    result = scored(name, valid(name, seed))
    for distance in distances(result):
        if distance.points > 0:
            scale = result.rubric.scoring.normalise_to
            per_point = Fraction(1) if scale is None else scale / result.tally.applicable
            assert result.worst.final + distance.points * per_point == distance.level.at_least
            assert distance.gap == distance.points * per_point


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS)
def test_a_reading_is_flagged_exactly_when_the_verdict_differs(name: str, seed: int) -> None:
    result = scored(name, valid(name, seed))
    for other in alternatives(result, Variants(MODELS[name]), {}):
        sides = [(result.worst, other.score.worst), (result.best, other.score.best)]
        differs = any(
            (a.level and a.level.id, a.passed) != (b.level and b.level.id, b.passed) for a, b in sides
        )
        assert other.differs is differs


@pytest.mark.parametrize("name", MODELS)
@given(seed=SEEDS, data=st.data())
def test_a_reading_that_is_chosen_gives_what_stood_beside_the_result(
    name: str, seed: int, data: st.DataObject
) -> None:
    """A reading takes the place of another one of its discrepancy; what is chosen for others stays."""
    rubric, assessment = MODELS[name], read_assessment(valid(name, seed), MODELS[name])
    known = {e.id: [r.id for r in e.alternatives] for e in rubric.discrepancies if e.alternatives}
    chosen = data.draw(st.fixed_dictionaries({}, optional={n: st.sampled_from(r) for n, r in known.items()}))
    under_chosen = score(with_readings(rubric, chosen), assessment)
    for other in alternatives(under_chosen, Variants(rubric), chosen):
        switched = {**chosen, other.discrepancy.id: other.reading.id}
        assert score(with_readings(rubric, switched), assessment) == other.score
        if chosen.get(other.discrepancy.id) == other.reading.id:
            assert other.score == under_chosen
            assert not other.differs


PARTIAL = {"duties-partial-credit": "partial"}


@given(seed=SEEDS, kept=st.fractions(0, 1))
def test_a_part_that_is_not_stated_may_be_anything_but_all(seed: int, kept: Fraction) -> None:
    """Row 1 of the form: with duties unassigned there are no full marks; whatever part is given, and however
    near to all of it, the score lies from the worst on and under the best, and the levels hold it."""
    rubric, assessment = with_readings(MODELS[GBT], PARTIAL), valid(GBT, seed)
    assessment["findings"]["5.1.1.1"] = "not_met"
    read = read_assessment(assessment, rubric)
    result = score(rubric, read)
    assert not result.complete
    assert result.tally.unstated == 1
    for part in {kept, Fraction(10**30, 10**30 + 1)} - {Fraction(1)}:
        earned = result.tally.earned + result.tally.open + part
        possible = Judge(rubric, read, result.tally.applicable).verdict(earned)
        assert result.worst.final <= possible.final < result.best.final
        if part > kept:  # so near to all of it that no edge lies between, except on the best itself
            assert possible.level == result.best.level
