"""The timetable of an audit: each test quotes what it holds the engine to."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.timetable import Slot, Team, places_of, timetable
from aftersales.foundation.faults import Refused
from tests.examples import examples
from tests.property.test_scoring import MODELS

NAMES = st.sampled_from(sorted(MODELS))
FIRST = date(2026, 12, 1)


@given(
    name=NAMES,
    size=st.tuples(st.integers(1, 6), st.integers(1, 5)),
    sites=st.integers(0, 12),
    there=st.sets(st.integers(0, 40), min_size=1, max_size=12),
    person_days=st.none() | st.fractions(Fraction(1, 4), 30, max_denominator=12),
)
@examples(200)
def test_what_a_timetable_holds_to(
    name: str, size: tuple[int, int], sites: int, there: set[int], person_days: Fraction | None
) -> None:
    """Every clause at least once, every site visited, nobody in two places at once, days as given."""
    days, assessors = size
    clauses = list(MODELS[name].clauses)
    at_sites = frozenset(clauses[index % len(clauses)].id for index in there)
    visited = [f"场所{number}" for number in range(sites)]
    team = Team(
        days=tuple(FIRST + timedelta(days=number) for number in range(days)),
        assessors=tuple(f"审查员{number}" for number in range(assessors)),
        person_days=person_days,
    )
    places = places_of(clauses, "总部", visited, at_sites)
    most = 2 * days * assessors
    wanted = most if person_days is None else ceil(2 * person_days)
    try:
        slots = timetable(team, places)
    except Refused:
        assert wanted > most or wanted < 1 + sites
        return
    assert 1 + sites <= wanted <= most
    _expect_all_covered(slots, [clause.id for clause in clauses], at_sites, visited)
    times = Counter((slot.on, slot.part, slot.assessor) for slot in slots)
    assert set(times.values()) == {1}
    assert {slot.on for slot in slots} <= set(team.days)
    assert {slot.assessor for slot in slots} <= set(team.assessors)
    assert len(slots) <= wanted
    if len(slots) < wanted:  # only where nobody has more than one clause to look at
        assert max(len(slot.clauses) for slot in slots) == 1


def _expect_all_covered(
    slots: tuple[Slot, ...], clauses: list[str], at_sites: frozenset[str], sites: list[str]
) -> None:
    """Once at the office, or once at each site."""
    seen = Counter((slot.site, clause.id) for slot in slots for clause in slot.clauses)
    expected = {
        (site, clause) for clause in clauses for site in (sites if sites and clause in at_sites else ["总部"])
    }
    assert seen == Counter(expected)
    assert {slot.site for slot in slots} == {"总部", *sites}
