"""Sample sizes against counting up, and chances against every possible sample."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.detection import bad_sites, chance_of_meeting, detection_series
from aftersales.calculation.sampling import (
    root_rounded_down,
    root_rounded_to_nearest,
    root_rounded_up,
    sample_sizes,
    sampling_trace,
)
from aftersales.model.audit_time_rule import AUDITS
from tests.rules_at_hand import sampling_rule

# ZPIC-WF-20 4.2.2: 1, 0.6 and 0.8 times the root, in tenths.
TENTHS = {"initial": 10, "surveillance": 6, "recertification": 8}


def test_against_counting_up_to_three_thousand() -> None:
    least = dict.fromkeys(TENTHS, 1)
    for sites in range(1, 3001):
        for audit, tenths in TENTHS.items():
            while 100 * least[audit] ** 2 < tenths**2 * sites:
                least[audit] += 1
        assert sample_sizes(sampling_rule(), sites).figures() == least


@pytest.mark.parametrize("around", [10**16, 10**16 + 2 * 10**8, (3 * 10**7) ** 2, 10**40])
def test_where_floating_point_goes_wrong(around: int) -> None:
    for sites in range(around - 50, around + 51):
        for audit, size in sample_sizes(sampling_rule(), sites).figures().items():
            square = TENTHS[audit] ** 2 * sites
            assert 100 * size**2 >= square > 100 * (size - 1) ** 2


@given(st.integers(1, 10**12))
def test_more_sites_never_need_fewer_visits(sites: int) -> None:
    fewer, more = sample_sizes(sampling_rule(), sites), sample_sizes(sampling_rule(), sites + 1)
    assert all(0 <= more.figures()[audit] - fewer.figures()[audit] <= 1 for audit in AUDITS)
    assert fewer.surveillance <= fewer.recertification <= fewer.initial <= sites


@given(st.fractions(Fraction(1, 50), 3, max_denominator=60), st.integers(1, 10**9))
def test_the_three_roundings_hold_together(factor: Fraction, sites: int) -> None:
    up, down = root_rounded_up(factor, sites), root_rounded_down(factor, sites)
    nearest = root_rounded_to_nearest(factor, sites)
    square = factor**2 * sites
    assert down**2 <= square < (down + 1) ** 2
    assert (up - 1) ** 2 < square <= up**2
    assert max(0, 2 * nearest - 1) ** 2 <= 4 * square < (2 * nearest + 1) ** 2


def test_the_formula_is_shown_to_the_nearest_hundredth() -> None:
    """√10 = 3.1622..., 0.6√10 = 1.8973..., 0.8√10 = 2.5298...: the figures of register entry C-001-04."""
    shown = [step.text.zh for step in sampling_trace(sample_sizes(sampling_rule(), 10))]
    for text, figure in zip(shown, ("3.16", "1.90", "2.53"), strict=False):
        assert f"≈ {figure}，" in text


def test_chances_against_every_possible_sample() -> None:
    for sites in range(1, 9):
        for bad in range(sites + 1):
            for size in range(sites + 1):
                samples = list(combinations(range(sites), size))
                meeting = sum(any(site < bad for site in sample) for sample in samples)
                assert chance_of_meeting(sites, bad, size) == Fraction(meeting, len(samples))


@given(st.integers(1, 400), st.data())
def test_more_bad_sites_are_met_sooner(sites: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, sites))
    series = detection_series(sites, (size,), data.draw(st.integers(0, sites)))
    chances = [point.probabilities[0] for point in series]
    assert chances == sorted(chances)
    assert (chances[0], chances[-1]) == (0, 1)
    assert [point.bad for point in series] == sorted({point.bad for point in series})


@given(st.integers(1, 1000), st.fractions(0, 1, max_denominator=100))
def test_a_share_of_sites_is_taken_up(sites: int, share: Fraction) -> None:
    bad = bad_sites(sites, share)
    assert bad - 1 < share * sites <= bad <= sites
