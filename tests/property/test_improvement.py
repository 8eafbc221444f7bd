"""What to fix first: held against every set of measures, on assessments with few of them."""

from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.calculation.improvement import Efforts, improve
from aftersales.calculation.scoring import score
from aftersales.model.read_assessment import read_assessment
from tests.property.test_scoring import MODELS, RUBRICS
from tests.random_assessments import clauses_of

MISSES = st.sampled_from(
    ["not_met", {"sampled": "3", "nonconforming": "2"}, {"sampled": "7", "nonconforming": "1"}]
)
EFFORTS = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2), Fraction(5), None])


@st.composite
def situations(draw: st.DrawFn, name: str) -> tuple[dict[str, Any], dict[str, Fraction | None], str]:
    """An assessment with at most seven losses, the efforts of its measures, and a target."""
    clauses = [clause for clause, _ in clauses_of(RUBRICS[name])]
    lost = draw(st.lists(st.sampled_from(clauses), max_size=7, unique=True))
    findings = dict.fromkeys(clauses, "met") | {clause: draw(MISSES) for clause in lost}
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


def taken(assessment: dict[str, Any], measures: tuple[str, ...]) -> dict[str, Any]:
    """ASSESSMENT once MEASURES have been taken."""
    after = assessment | {"findings": dict(assessment["findings"])}
    for measure in measures:
        if measure in after["findings"]:
            after["findings"][measure] = "met"
        elif measure.startswith("special-deduction-"):
            after["special_deductions"] = after["special_deductions"][1:]
        else:
            after["certificates"] = [*after["certificates"], measure]
    return after


def reaches(name: str, assessment: dict[str, Any], target: str) -> bool:
    rubric = MODELS[name]
    reached = score(rubric, read_assessment(assessment, rubric)).worst.level
    levels = [level.id for level in rubric.levels]
    return reached is not None and levels.index(reached.id) >= levels.index(target)


@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=25, deadline=None)
@given(draw=st.data())
def test_no_set_of_measures_is_cheaper(name: str, draw: st.DataObject) -> None:
    assessment, efforts, target = draw.draw(situations(name))
    rubric = MODELS[name]
    level = next(level for level in rubric.levels if level.id == target)
    found = improve(score(rubric, read_assessment(assessment, rubric)), level, Efforts(named=efforts))

    if found.chosen is None:
        everything = tuple(measure for measure, effort in efforts.items() if effort is not None)
        assert not reaches(name, taken(assessment, everything), target)
        assert found.obstacles
        return
    chosen = tuple(measure.id for measure in found.chosen)
    assert reaches(name, taken(assessment, chosen), target)
    assert found.effort == sum((efforts[measure] or Fraction(0) for measure in chosen), Fraction(0))
    possible = [measure for measure, effort in efforts.items() if effort is not None]
    for size in range(len(possible) + 1):
        for subset in combinations(possible, size):
            effort = sum((efforts[measure] or Fraction(0) for measure in subset), Fraction(0))
            if (effort, size) < (found.effort, len(chosen)):
                assert not reaches(name, taken(assessment, subset), target), subset
