"""Audit time over every headcount of the table (ZPIC-WF-20 4.2.1)."""

from fractions import Fraction

import pytest

from aftersales.calculation.audit_time import audit_time, display_days, suggested
from aftersales.foundation.faults import Refused
from tests.rules_at_hand import audit_time_rule

# The last headcount of each printed row and its person-days.
PRINTED = ((65, 2), (275, 2), (625, 3), (1500, 4), (3450, 5), (10700, 6))


def test_every_headcount_of_the_table_and_none_beyond() -> None:
    rule = audit_time_rule()
    before = Fraction(0)
    for headcount in range(1, 10701):
        result = audit_time(rule, headcount)
        days = next(days for last, days in PRINTED if headcount <= last)
        assert result.figures() == {
            "initial": days,
            "on_site_minimum": Fraction(days * 80, 100),
            "surveillance": Fraction(days, 3),
            "recertification": Fraction(days * 2, 3),
        }
        assert result.initial >= before
        before = result.initial
    for headcount in (0, 10701, 10**30):
        with pytest.raises(Refused) as refused:
            audit_time(rule, headcount)
        assert [fault.at for fault in refused.value.faults] == ["headcount"]


def test_a_suggestion_is_the_least_half_day_that_is_not_below() -> None:
    rule = audit_time_rule()
    for numerator in range(1, 400):
        for denominator in (1, 2, 3, 5, 7, 15):
            days = Fraction(numerator, denominator)
            half_days = suggested(rule, days) * 2
            assert half_days.denominator == 1
            assert 0 <= half_days / 2 - days < Fraction(1, 2)


def test_what_is_shown_is_exact() -> None:
    for numerator in range(1, 200):
        for denominator in (1, 2, 3, 4, 5, 8, 15, 25):
            assert Fraction(display_days(Fraction(numerator, denominator))) == Fraction(
                numerator, denominator
            )
