"""The draw of sites: what holds whatever the list, the audit and the seed."""

import random
from collections import Counter
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales.calculation.site_draw import Draw, draw_sites
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.site import Site

REGIONS, TYPES = ("north", "south", "east"), ("shop", "depot", "")
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@st.composite
def lists(draw: Any) -> tuple[list[Site], int]:
    count = draw(st.integers(1, 40))
    sites = [
        Site(
            name=f"site {number}",
            region=draw(st.sampled_from(REGIONS)),
            type=draw(st.sampled_from(TYPES)),
            headcount=None,
            last_visited=draw(st.none() | DAYS),
        )
        for number in range(count)
    ]
    return sites, draw(st.integers(1, count))


def drawn(draw: Draw) -> list[str]:
    return [drawn_site.site.name for drawn_site in draw.drawn]


@given(lists(), st.sampled_from(AUDITS), st.text(max_size=5), st.randoms(use_true_random=False))
def test_as_many_as_asked_each_once_and_the_same_from_any_order(
    listed: tuple[list[Site], int], audit: Audit, seed: str, dice: random.Random
) -> None:
    sites, size = listed
    first = draw_sites(sites, size, audit, seed)
    assert len(set(drawn(first))) == size
    shuffled = sites[:]
    dice.shuffle(shuffled)
    assert draw_sites(shuffled, size, audit, seed) == first
    assert sum(stratum.sites for stratum in first.strata) == len(sites)
    assert sum(stratum.drawn for stratum in first.strata) == size
    assert sum(stratum.share for stratum in first.strata) == size


@given(lists(), st.sampled_from(AUDITS), st.text(max_size=5))
def test_every_stratum_is_visited_where_there_are_visits_enough(
    listed: tuple[list[Site], int], audit: Audit, seed: str
) -> None:
    sites, size = listed
    strata = draw_sites(sites, size, audit, seed).strata
    if size >= len(strata):
        assert all(stratum.drawn for stratum in strata)
    if all(stratum.share >= 1 for stratum in strata):
        assert all(floor(s.share) <= s.drawn <= ceil(s.share) for s in strata)


@given(lists(), st.text(max_size=5))
def test_regions_and_types_are_spread_where_visits_are_few(listed: tuple[list[Site], int], seed: str) -> None:
    """In an initial audit no two visits share a region or type while a stratum new in both was left."""
    sites, size = listed
    draw = draw_sites(sites, size, "initial", seed)
    if size >= len(draw.strata):
        return
    regions: set[str] = set()
    types: set[str] = set()
    waiting = Counter((site.region, site.type) for site in sites)
    for drawn_site in draw.drawn:
        news = {key: (key[0] not in regions) + (key[1] not in types) for key in waiting if waiting[key]}
        here = (drawn_site.site.region, drawn_site.site.type)
        assert news[here] == max(news.values())
        waiting[here] -= 1
        regions.add(here[0])
        types.add(here[1])


@given(lists(), st.text(max_size=5), st.none() | DAYS)
def test_surveillance_goes_where_it_has_not_been(
    listed: tuple[list[Site], int], seed: str, cycle_start: date | None
) -> None:
    sites, size = listed
    draw = draw_sites(sites, size, "surveillance", seed, cycle_start)
    chosen = set(drawn(draw))
    for drawn_site in draw.drawn:
        left = [
            site
            for site in sites
            if site.name not in chosen
            and (site.region, site.type) == (drawn_site.site.region, drawn_site.site.type)
        ]
        visited = drawn_site.site.last_visited or date.min
        assert all(visited <= (site.last_visited or date.min) for site in left)
    uncovered = [stratum for stratum in draw.strata if not stratum.visited]
    assert sum(bool(stratum.drawn) for stratum in uncovered) == min(size, len(uncovered))


def test_what_a_seed_draws_never_changes() -> None:
    """Worked out by printf 'aftersales-draw/1\\n7\\ninitial\\nsite\\nA' | sha256sum, and so on."""
    sites = [Site(name=name, region="", type="", headcount=None, last_visited=None) for name in "ABCDEFGHIJ"]
    assert drawn(draw_sites(sites, 4, "initial", "7")) == ["A", "E", "H", "G"]
    assert drawn(draw_sites(sites, 4, "initial", "8")) == ["I", "A", "F", "E"]


def test_each_site_is_drawn_about_as_often() -> None:
    """Over 2000 seeds a sample of 3 of 10 takes each site about 600 times; 5 standard deviations are 102."""
    sites = [
        Site(name=f"{n}", region="", type="", headcount=None, last_visited=date(2026, 1, 1) - timedelta(n))
        for n in range(10)
    ]
    counts = Counter(
        name for seed in range(2000) for name in drawn(draw_sites(sites, 3, "initial", str(seed)))
    )
    assert set(counts) == {site.name for site in sites}
    assert all(498 <= count <= 702 for count in counts.values())
