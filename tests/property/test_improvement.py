"""What to fix first: held against every set of measures, on assessments with few of them."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.covering_knapsack import Candidate, cheapest_cover
from aftersales.calculation.improvement import Measure, improve
from aftersales.calculation.plan import Efforts, deduction_gain
from aftersales.calculation.scoring import Score, score
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Level, Rubric
from tests.examples import examples
from tests.property.test_scoring import MODELS, RUBRICS
from tests.random_assessments import clauses_of

MISSES = st.sampled_from(
    [None, "not_met", {"sampled": "3", "nonconforming": "2"}, {"sampled": "7", "nonconforming": "1"}]
)
EFFORTS = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2), Fraction(5), None])


@st.composite
def situations(draw: st.DrawFn, name: str) -> tuple[dict[str, Any], dict[str, Fraction | None], str]:
    """An assessment with at most seven losses, the efforts of its measures, and a target."""
    clauses = [clause for clause, _ in clauses_of(RUBRICS[name])]
    lost = draw(st.lists(st.sampled_from(clauses), max_size=7, unique=True))
    missed = {clause: draw(MISSES) for clause in lost}
    findings = {clause: missed.get(clause, "met") for clause in clauses}
    findings = {clause: finding for clause, finding in findings.items() if finding is not None}
    deductions = draw(st.integers(0, 6 if name.startswith("gbt") else 2))
    measures = [*lost, *(f"special-deduction-{n + 1}" for n in range(deductions))]
    held: list[str] = []
    if MODELS[name].certificates:
        known = [certificate.id for certificate in MODELS[name].certificates]
        held = draw(st.lists(st.sampled_from(known), unique=True))
        measures += [certificate for certificate in known if certificate not in held]
    assessment = {
        "format": "assessment/1",
        "rubric": name,
        "findings": findings,
        "special_deductions": [{"reason": "x"}] * deductions,
        "certificates": held,
    }
    if not MODELS[name].certificates:
        del assessment["certificates"]
    efforts = {measure: draw(EFFORTS) for measure in measures}
    return assessment, efforts, draw(st.sampled_from([level.id for level in MODELS[name].levels]))


@st.composite
def readings(draw: st.DrawFn, name: str) -> dict[str, str]:
    """None at times, else a reading of some discrepancies, often those that tie points to certificates."""
    known = {e.id: [r.id for r in e.alternatives] for e in MODELS[name].discrepancies if e.alternatives}
    tied = {n: known[n] for n in ("certificates-counted-twice", "note-2-lowest-standard") if n in known}
    among = draw(st.sampled_from([{}, known, tied, tied]))
    return draw(st.fixed_dictionaries({}, optional={n: st.sampled_from(r) for n, r in among.items()}))


def taken(assessment: dict[str, Any], measures: Iterable[str]) -> dict[str, Any]:
    """ASSESSMENT once MEASURES have been taken."""
    after = assessment | {"findings": dict(assessment["findings"])}
    for measure in measures:
        if measure.startswith("special-deduction-"):
            after["special_deductions"] = after["special_deductions"][1:]
        elif measure[0].isdigit():
            after["findings"][measure] = "met"
        else:
            after["certificates"] = [*after["certificates"], measure]
    return after


def reaches(rubric: Rubric, assessment: dict[str, Any], target: Level) -> bool:
    reached = score(rubric, read_assessment(assessment, rubric)).worst.level
    return reached is not None and reached.at_least >= target.at_least


def single(measure: Measure) -> list[str]:
    """The measures that a chosen one consists of: a clause's finding, certificates, or itself."""
    return [*measure.certificates, *([measure.id] if measure.mends or measure.kind != "clause" else [])]


@pytest.mark.parametrize("name", MODELS)
@examples(60)
@given(draw=st.data())
def test_no_set_of_measures_is_cheaper(name: str, draw: st.DataObject) -> None:
    assessment, efforts, target = draw.draw(situations(name))
    rubric = with_readings(MODELS[name], draw.draw(readings(name)))
    level = next((level for level in rubric.levels if level.id == target), rubric.levels[0])
    found = improve(score(rubric, read_assessment(assessment, rubric)), level, Efforts(named=efforts))
    possible = [measure for measure, effort in efforts.items() if effort is not None]

    measures: list[str] = []
    if found.chosen is None:
        assert found.obstacles
    else:
        measures = [each for measure in found.chosen for each in single(measure)]
        assert len(measures) == len(set(measures))
        after = taken(assessment, measures)
        assert reaches(rubric, after, level)
        assert found.effort == sum((efforts[measure] or Fraction(0) for measure in measures), Fraction(0))
        assert found.effort == sum((measure.effort or Fraction(0) for measure in found.chosen), Fraction(0))
        assert brought(rubric, assessment, after) == sum(measure.gain for measure in found.chosen)
    for size in range(len(possible) + 1):
        for subset in combinations(possible, size):
            effort = sum((efforts[measure] or Fraction(0) for measure in subset), Fraction(0))
            if found.chosen is None or (effort, size) < (found.effort, len(measures)):
                assert not reaches(rubric, taken(assessment, subset), level), subset


def brought(rubric: Rubric, before: dict[str, Any], after: dict[str, Any]) -> Fraction:
    """The points of clauses gained; a deduction that goes counts for what it took, in the same points."""
    first, then = (score(rubric, read_assessment(each, rubric)) for each in (before, after))
    removed = len(before["special_deductions"]) - len(after["special_deductions"])
    return then.tally.earned - first.tally.earned + removed * deduction_gain(first)


def test_a_clause_that_certificates_bring_back() -> None:
    """Register C-000-09 as `both`: all met and one of four certificates lacking costs 2.4.1, 150 - 20 = 130.

    Ten stars (140 and four) take that certificate alone; it brings the 20 points back.
    """
    rubric = with_readings(MODELS["zhht-completeness"], {"certificates-counted-twice": "both"})
    scored = all_met(rubric, "quality", "integrity", "social-responsibility")
    assert scored.worst.final == 130
    found = improve(scored, rubric.levels[-1], Efforts(named={"aaa-credit": Fraction(3)}))
    assert found.chosen is not None
    (only,) = found.chosen
    assert (only.id, only.certificates, only.mends) == ("2.4.1", ("aaa-credit",), False)
    assert (only.gain, only.effort) == (20, 3)
    assert [measure.id for measure in found.ranking] == ["2.4.1", "aaa-credit"]
    # Where it cannot be had, neither the points nor the fourth certificate are within reach.
    found = improve(scored, rubric.levels[-1], Efforts(named={"aaa-credit": None}))
    assert found.chosen is None
    assert set(found.obstacles) == {"points", "certificates"}


def all_met(rubric: Rubric, *certificates: str) -> Score:
    findings = {clause.id: "met" for clause in rubric.clauses}
    assessment = {"format": "assessment/1", "rubric": rubric.id, "findings": findings}
    return score(rubric, read_assessment(assessment | {"certificates": list(certificates)}, rubric))


def test_a_score_that_is_too_high_for_its_certificates() -> None:
    """Register C-000-05 as `none`: 150 points without a certificate are no level; 110 take four too."""
    rubric = with_readings(MODELS["zhht-completeness"], {"note-2-lowest-standard": "none"})
    scored = all_met(rubric)
    assert scored.worst.level is None
    found = improve(scored, rubric.levels[1], Efforts())
    assert found.chosen is not None
    assert len(found.chosen) == 4
    found = improve(scored, rubric.levels[1], Efforts(named={"aaa-credit": None}))
    assert found.chosen is None
    assert found.obstacles == ("certificates",)


@given(
    gains=st.lists(st.integers(1, 40), max_size=9),
    need=st.integers(-5, 60),
    width=st.integers(1, 30),
    draw=st.data(),
)
def test_the_cheapest_cover_below_a_ceiling(
    gains: list[int], need: int, width: int, draw: st.DataObject
) -> None:
    """Of all combinations whose gains lie from the need on and below the ceiling, none is cheaper."""
    efforts = st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(5)])
    candidates = [
        Candidate(id=str(n), gain=Fraction(gain), effort=draw.draw(efforts)) for n, gain in enumerate(gains)
    ]
    fitting = [
        (sum((candidate.effort for candidate in each), Fraction(0)), size)
        for size in range(len(candidates) + 1)
        for each in combinations(candidates, size)
        if need <= sum(candidate.gain for candidate in each) < need + width
    ]
    found = cheapest_cover(candidates, Fraction(need), Fraction(need + width))
    if found is None:
        assert not fitting
    else:
        cover = [candidate for candidate in candidates if candidate.id in found]
        assert need <= sum(candidate.gain for candidate in cover) < need + width
        assert (sum((candidate.effort for candidate in cover), Fraction(0)), len(cover)) == min(fitting)
