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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from heapq import heapify, heappop, heapreplace
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
        """Whether a site of it was visited in this cycle, or is drawn now."""
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
    does. SIZE is at most the number of sites (4.2.2). Equal input gives equal sites in an equal order.
    """
    pools = _pools(sites, size, audit, seed, cycle_start)
    drawn = tuple(_Drawing(pools, audit, size, len(sites)).all())
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
    return Draw(seed=seed, audit=audit, drawn=drawn, strata=tuple(strata))


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


class _Drawing:
    """The strata by whose turn it is.

    What is drawn makes the rank of a stratum worse, and never better: its own as it is drawn from, those of
    its region and type as they are no longer new. So each stands in a queue by the rank that it once had, and
    only the first is looked at again; for as long as it has become worse, it goes back to its place.
    """

    def __init__(self, pools: Sequence[_Pool], audit: Audit, size: int, sites: int) -> None:
        self._audit = audit
        self._size, self._sites = size, sites
        self._enough_for_all = size >= len(pools)
        self._any_visited = any(pool.visited for pool in pools)
        self._regions: set[str] = set()
        self._types: set[str] = set()
        self._queue = [(self._rank(pool), index, pool) for index, pool in enumerate(pools)]
        heapify(self._queue)

    def all(self) -> Iterator[DrawnSite]:
        for _ in range(self._size):
            pool = self._next()
            yield DrawnSite(site=pool.waiting[0], ground=self._ground(pool), turn=_turn(pool, self._audit))
            pool.drawn.append(pool.waiting.pop(0))
            self._regions.add(pool.region)
            self._types.add(pool.type)

    def _next(self) -> _Pool:
        """The stratum whose turn it is. It stays in the queue, by its rank of now, while it has sites."""
        while True:
            rank, index, pool = self._queue[0]
            now = self._rank(pool)
            if not pool.waiting:
                heappop(self._queue)
            elif now == rank:
                return pool
            else:
                heapreplace(self._queue, (now, index, pool))

    def _rank(self, pool: _Pool) -> tuple[bool, bool, int, int, str]:
        lead = self._size * pool.size - self._sites * len(pool.drawn)  # share - drawn, times all sites
        return (
            not self._is_uncovered(pool),
            not self._is_first(pool),
            -self._novelty(pool),
            -lead,
            pool.order,
        )

    def _is_uncovered(self, pool: _Pool) -> bool:
        return self._audit == "surveillance" and not pool.visited and not pool.drawn

    def _is_first(self, pool: _Pool) -> bool:
        return self._enough_for_all and not pool.drawn

    def _novelty(self, pool: _Pool) -> int:
        if self._enough_for_all:
            return 0
        return (pool.region not in self._regions) + (pool.type not in self._types)

    def _ground(self, pool: _Pool) -> Ground:
        """On what ground it is the turn of POOL."""
        if self._is_uncovered(pool) and self._any_visited:
            return "uncovered"
        if self._is_first(pool):
            return "first-of-stratum"
        novelty = self._novelty(pool)
        if novelty == 2:
            return "new-region-and-type"
        if novelty == 1:
            return "new-type" if pool.region in self._regions else "new-region"
        return "share"


def _turn(pool: _Pool, audit: Audit) -> Turn:
    if len(pool.waiting) == 1:
        return "only-choice"
    # They stand by their last visit, so if the last was never visited, none was.
    if audit != "surveillance" or pool.waiting[-1].last_visited is None:
        return "drawn"
    return "never-visited" if pool.waiting[0].last_visited is None else "longest-ago"
