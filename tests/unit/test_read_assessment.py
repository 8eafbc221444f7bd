"""An assessment has no more special entries than its rubric allows, by the figures of the rubric."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.read_assessment import read_assessment
from aftersales.model.read_rubric import read_rubric
from tests import made_up

BOTH = {"special_deductions": [{}, {}], "special_bonus": {}}


def places(**rubric: object) -> list[str]:
    """Where the assessment with two deductions and a bonus is refused."""
    given = {"format": "assessment/1", "rubric": made_up.rubric()["id"], **BOTH}
    try:
        read_assessment(given, read_rubric(made_up.rubric(**rubric)))
    except Refused as refused:
        return [fault.at for fault in refused.faults]
    return []


@pytest.mark.parametrize(
    ("deductions", "bonuses", "refused"),
    [
        (None, "1", []),
        ("2", "1", []),
        ("1", "1", ["special_deductions"]),
        (None, "0", ["special_bonus"]),
        ("1", "0", ["special_deductions", "special_bonus"]),
    ],
)
def test_at_most_so_many(deductions: str | None, bonuses: str, refused: list[str]) -> None:
    adjustments = made_up.rubric()["adjustments"]
    for each, most in zip(adjustments, (deductions, bonuses), strict=True):
        each.pop("at_most", None)
        each.update({} if most is None else {"at_most": most})
    assert [each["id"] for each in adjustments] == ["special-deduction", "special-bonus"]
    assert places(adjustments=adjustments) == refused


def test_a_rubric_without_special_entries_does_not_pass_over_them() -> None:
    assert places(adjustments=[], gates=[]) == ["special_deductions", "special_bonus"]
