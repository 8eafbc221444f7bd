"""Which sites to visit: a draw from a list, by region and type, that anyone can repeat.

The document fixes only how many (ZPIC-WF-20 4.2.2) and that the samples of a cycle cover the
certified scope (5.4). How to choose is our convention, in this order:

1. Sites of one region and type form a stratum. Each visit goes to the stratum that is, of all,
   (in surveillance) not yet covered in this cycle; without a visit in this draw; where there are
   too few visits for that, of a region and a type not yet in the draw; then furthest below its
   share of the visits, in proportion to its sites.
2. Within a stratum the initial and the recertification audit draw blindly; surveillance takes
   sites never visited first, then those whose last visit is the longest ago.
3. Whatever is equal is decided by the seed: the site (or stratum) with the smallest SHA-256 of
   seed, audit and name. So the draw depends on neither the order of the list, nor the machine, nor
   the version of Python.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from aftersales.model.audit_time_rule import Audit
from aftersales.model.site import Site

DRAW: Literal["aftersales-draw/1"] = "aftersales-draw/1"
"""The name of this procedure; it changes when the same seed would draw otherwise."""

Ground = Literal["uncovered", "first-of-stratum", "new-region-and-type", "new-region", "new-type", "share"]
Turn = Literal["only-choice", "never-visited", "longest-ago", "drawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSite:
    """A site to visit: why its stratum (``ground``), why this site of it (``turn``)."""

    site: Site
    ground: Ground
    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """The sites of one region and type, with their fair ``share`` of the visits (seldom a whole number).

    ``visited`` counts those visited earlier in this cycle, ``drawn`` those of this draw.
    """

    region: str
    type: str
    sites: int
    share: Fraction
    visited: int
    drawn: int

    @property
    def covered(self) -> bool:
        return bool(self.visited or self.drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """The sites in the order in which they were drawn, and what they cover."""

    seed: str
    audit: Audit
    drawn: tuple[DrawnSite, ...]
    strata: tuple[Stratum, ...]


@dataclass(slots=True, kw_only=True)
class _Pool:
    """A stratum while the draw goes on: the sites still to be drawn, in the order of their turn."""

    region: str
    type: str
    waiting: list[Site]
    size: int
    share: Fraction
    visited: int
    order: str
    drawn: list[Site] = field(default_factory=list)


def draw_sites(
    sites: Sequence[Site], size: int, audit: Audit, seed: str, cycle_start: date | None = None
) -> Draw:
    """Draw SIZE of SITES for AUDIT with SEED.

    Visits on or after CYCLE_START count as visits of this cycle; without it every recorded visit
    does. SIZE is at most the number of sites.
    """
    pools = _pools(sites, size, audit, seed, cycle_start)
    drawn = []
    for _ in range(size):
        ground, pool = _next_pool(pools, audit, size)
        drawn.append(DrawnSite(site=pool.waiting[0], ground=ground, turn=_turn(pool, audit)))
        pool.drawn.append(pool.waiting.pop(0))
    strata = (
        Stratum(
            region=pool.region,
            type=pool.type,
            sites=pool.size,
            share=pool.share,
            visited=pool.visited,
            drawn=len(pool.drawn),
        )
        for pool in pools
    )
    return Draw(seed=seed, audit=audit, drawn=tuple(drawn), strata=tuple(strata))


def drawing_key(seed: str, audit: Audit, kind: str, name: str) -> str:
    """What decides between equals: the hex SHA-256 of procedure, seed, audit, kind and name, a line each."""
    return hashlib.sha256("\n".join((DRAW, seed, audit, kind, name)).encode()).hexdigest()


def _pools(
    sites: Sequence[Site], size: int, audit: Audit, seed: str, cycle_start: date | None
) -> list[_Pool]:
    groups: dict[tuple[str, str], list[Site]] = {}
    for site in sites:
        groups.setdefault((site.region, site.type), []).append(site)
    return [
        _Pool(
            region=region,
            type=kind,
            waiting=_in_turn(groups[region, kind], audit, seed),
            size=len(groups[region, kind]),
            share=Fraction(size * len(groups[region, kind]), len(sites)),
            visited=sum(_in_cycle(site, cycle_start) for site in groups[region, kind]),
            order=drawing_key(seed, audit, "stratum", f"{region}\t{kind}"),
        )
        for region, kind in sorted(groups)
    ]


def _in_cycle(site: Site, cycle_start: date | None) -> bool:
    return site.last_visited is not None and (cycle_start is None or site.last_visited >= cycle_start)


def _in_turn(sites: Sequence[Site], audit: Audit, seed: str) -> list[Site]:
    """Blindly; in surveillance the never visited first, then by the date of the last visit."""

    def turn(site: Site) -> tuple[str, str]:
        visited = site.last_visited if audit == "surveillance" else None
        return (visited.isoformat() if visited else "", drawing_key(seed, audit, "site", site.name))

    return sorted(sites, key=turn)


def _next_pool(pools: Sequence[_Pool], audit: Audit, size: int) -> tuple[Ground, _Pool]:
    """The stratum whose turn it is, and on what ground."""
    regions = {pool.region for pool in pools if pool.drawn}
    types = {pool.type for pool in pools if pool.drawn}
    enough_for_all = size >= len(pools)

    def is_uncovered(pool: _Pool) -> bool:
        return audit == "surveillance" and not pool.visited and not pool.drawn

    def is_first(pool: _Pool) -> bool:
        return enough_for_all and not pool.drawn

    def novelty(pool: _Pool) -> int:
        return 0 if enough_for_all else (pool.region not in regions) + (pool.type not in types)

    def rank(pool: _Pool) -> tuple[bool, bool, int, Fraction, str]:
        lead = pool.share - len(pool.drawn)
        return (not is_uncovered(pool), not is_first(pool), -novelty(pool), -lead, pool.order)

    chosen = min((pool for pool in pools if pool.waiting), key=rank)
    if is_uncovered(chosen) and any(pool.visited for pool in pools):
        return "uncovered", chosen
    if is_first(chosen):
        return "first-of-stratum", chosen
    if novelty(chosen) == 2:
        return "new-region-and-type", chosen
    if novelty(chosen) == 1:
        return ("new-type" if chosen.region in regions else "new-region"), chosen
    return "share", chosen


def _turn(pool: _Pool, audit: Audit) -> Turn:
    if len(pool.waiting) == 1:
        return "only-choice"
    if audit != "surveillance" or all(site.last_visited is None for site in pool.waiting):
        return "drawn"
    return "never-visited" if pool.waiting[0].last_visited is None else "longest-ago"
