"""Rubrics of unusual shapes that the form of a rubric allows: what they come to, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from aftersales.calculation.forecast import Outlook, Outlooks, forecast
from aftersales.calculation.improvement import improve
from aftersales.calculation.level_distance import distances
from aftersales.calculation.plan import Efforts
from aftersales.calculation.questions import NEARBY, questions
from aftersales.calculation.scoring import Score, score
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from aftersales_own.checking import faults_of
from tests import made_up


def scored(rubric: dict[str, Any], findings: dict[str, Any], **more: Any) -> Score:
    assert faults_of(rubric) == []
    model = read_rubric(rubric)
    assessment = {"format": "assessment/1", "rubric": made_up.FORM, "findings": findings, **more}
    return score(model, read_assessment(assessment, model))


def ordered(*steps: str, **more: Any) -> dict[str, Any]:
    rubric = made_up.rubric(**more)
    rubric["scoring"]["order"] = list(steps)
    return rubric


MET = {"1.1.1": "met", "1.1.2": "met", "1.2.1": "met", "2.1.1": "met"}


@pytest.mark.parametrize("more", [{}, {"adjustments": [], "gates": []}])
def test_a_rubric_that_normalises_and_has_no_step_for_special_entries(more: dict[str, Any]) -> None:
    """1.2.1 (2.5 of 10 points) is missed: 7.5 / 10 x 100 = 75, which is the level from 60 on."""
    found = scored(ordered("mark", "normalise", "level", **more), MET | {"1.2.1": "not_met"})
    assert found.worst.final == 75
    assert found.worst.level is not None
    assert found.worst.level.id == "plain"
    # 15 of 100 are lacking for 90, that is 1.5 points; the clause of 2.5 brings them.
    way = improve(found, found.rubric.levels[1], Efforts())
    assert (way.needed, [each.id for each in way.chosen or ()]) == (Fraction(3, 2), ["1.2.1"])


def test_special_entries_count_where_there_is_a_step_for_them() -> None:
    """All 10 points; four deductions of one point each: 10 - 4 = 6 with the step `adjust`, 10 without."""
    four = {"special_deductions": [{"reason": "x"}] * 4}
    for steps, final in ((("mark", "adjust", "level"), 6), (("mark", "level"), 10)):
        rubric = ordered(*steps, levels=[made_up.level("plain", "5"), made_up.level("fine", "9")])
        del rubric["scoring"]["normalise_to"]
        rubric["discrepancies"] = []
        for clause in rubric["sections"][0]["indicators"][0]["clauses"]:
            clause.pop("discrepancies", None)
        assert scored(rubric, MET, **four).worst.final == final


def test_a_shortfall_that_leads_to_the_lowest_level_needs_no_certificates_for_it() -> None:
    """60 of 100 without certificates: the lowest level, as this rubric has it, so nothing is to be done."""
    rubric = made_up.rubric(
        certificate_shortfall="lowest",
        certificates=[made_up.certificate("quality")],
        levels=[
            made_up.level("plain", "60", certificates="1", discrepancies=["weight-misprinted"]),
            made_up.level("fine", "90", certificates="1"),
        ],
    )
    found = scored(rubric, {"1.1.1": "met", "1.1.2": "not_met", "1.2.1": "not_met", "2.1.1": "met"})
    assert found.worst.level is not None
    assert found.worst.final == 60
    assert found.worst.level.id == "plain"
    way = improve(found, found.rubric.levels[0], Efforts())
    assert way.chosen == ()
    assert way.effort == 0


def test_thresholds_below_nothing() -> None:
    """Two deductions and 2.1.1 (4 of 10 points) open: -2 in the worst case, 38 in the best.

    The lowest level begins at -1 and is reached in the best case, so it is possible.
    """
    rubric = made_up.rubric(
        levels=[
            made_up.level("plain", "-1", discrepancies=["weight-misprinted"]),
            made_up.level("fine", "90"),
        ]
    )
    missed = dict.fromkeys(("1.1.1", "1.1.2", "1.2.1"), "not_met")
    found = scored(rubric, missed, special_deductions=[{"reason": "x"}] * 2)
    assert found.worst.final == -2
    assert found.best.final == 38
    assert found.worst.level is None
    assert [each.reach for each in distances(found)] == ["possible", "out-of-reach"]
    # With chance 1/2 the level is reached in one of two cases; the one open clause decides it.
    even = Outlooks(default=Outlook(chance=Fraction(1, 2)))
    assert [chance for _, chance in forecast(found, even).levels] == [Fraction(1, 2), Fraction(1, 2), 0]
    asked = questions(found, even, None, NEARBY).next
    assert asked is not None
    assert asked.clause.id == "2.1.1"
