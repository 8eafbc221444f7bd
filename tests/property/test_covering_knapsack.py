"""The cheapest cover is really the cheapest: held against every subset of up to 12 candidates."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.covering_knapsack import Candidate, cheapest_cover
from tests.examples import examples

GAINS = st.one_of(
    st.sampled_from([Fraction(1), Fraction(3, 2), Fraction(2), Fraction(3), Fraction(5), Fraction(7)]),
    st.fractions(min_value=0, max_value=7, max_denominator=12),
)
EFFORTS = st.one_of(st.just(Fraction(1)), st.fractions(min_value=0, max_value=9, max_denominator=4))


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Candidate], Fraction]:
    pairs = draw(st.lists(st.tuples(GAINS, EFFORTS), max_size=12))
    candidates = [Candidate(id=f"c{n}", gain=gain, effort=effort) for n, (gain, effort) in enumerate(pairs)]
    total = sum((candidate.gain for candidate in candidates), Fraction(0))
    return candidates, total * draw(st.fractions(min_value=-1, max_value=2, max_denominator=9))


def brute_force(candidates: list[Candidate], need: Fraction) -> tuple[Fraction, int] | None:
    """The least effort of all subsets that reach NEED, and the fewest candidates at that effort."""
    best = None
    for size in range(len(candidates) + 1):
        for subset in combinations(candidates, size):
            if sum((c.gain for c in subset), Fraction(0)) >= need:
                weight = sum((c.effort for c in subset), Fraction(0)), size
                best = weight if best is None else min(best, weight)
    return best


@examples(150)
@given(problems())
def test_no_subset_is_cheaper(problem: tuple[list[Candidate], Fraction]) -> None:
    candidates, need = problem
    cover, expected = cheapest_cover(candidates, need), brute_force(candidates, need)
    if expected is None:
        assert cover is None
        return
    assert cover is not None
    taken = [candidate for candidate in candidates if candidate.id in cover]
    assert sum((c.gain for c in taken), Fraction(0)) >= need
    assert (sum((c.effort for c in taken), Fraction(0)), len(taken)) == expected


def test_greedy_by_ratio_would_be_wrong() -> None:
    """Need 10. By ratio one would take 6 for 5 and then 5 for 5, effort 10; 10 for 9 is cheaper."""
    candidates = [
        Candidate(id="a", gain=Fraction(6), effort=Fraction(5)),
        Candidate(id="b", gain=Fraction(5), effort=Fraction(5)),
        Candidate(id="c", gain=Fraction(10), effort=Fraction(9)),
    ]
    assert cheapest_cover(candidates, Fraction(10)) == {"c"}
