"""The cheapest cover: candidates whose gains reach a need at the least effort, exactly.

Candidates are taken in one by one, best ratio first, and of all partial covers only those are kept
that no other beats in both cost and gain, and that could still beat the best cover known if the
rest could be taken in fractions. All of it is whole numbers: gains and efforts are scaled to
integers, and the number of candidates is the last digit of the cost, so that of equally cheap covers
the one with the fewest candidates wins. Where all efforts are the same, the largest gains are the
cheapest cover and no search is needed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm
from operator import itemgetter
from typing import NamedTuple

from aftersales.foundation.exact import exact_sum, in_units


class Candidate(NamedTuple):
    """Something that may be taken once: what it brings and what it costs, neither negative."""

    id: str
    gain: Fraction
    effort: Fraction


def cheapest_cover(
    candidates: Sequence[Candidate], need: Fraction, below: Fraction | None = None
) -> frozenset[str] | None:
    """The ids of the cheapest candidates that gain NEED or more, and with BELOW less than that.

    None if there are none. Of equally cheap covers, one with the fewest candidates.
    """
    if below is not None:
        return _cheapest_below(candidates, need, below)
    if need <= 0:
        return frozenset()
    useful = [candidate for candidate in candidates if candidate.gain]
    if exact_sum([candidate.gain for candidate in useful]) < need:
        return None
    if all(candidate.effort == useful[0].effort for candidate in useful):
        return _largest_first(useful, need)
    return _searched(useful, need)


def _cheapest_below(
    candidates: Sequence[Candidate], need: Fraction, below: Fraction
) -> frozenset[str] | None:
    """The cheapest cover that stays below BELOW.

    A cheapest cover has no candidate to spare, so it exceeds the need by less than its smallest gain: with
    one candidate in it that brings no more than lies between NEED and BELOW, it stays below by itself. So
    only the candidates that bring more, of which few fit, are tried in every combination, and the rest is
    covered by the others.
    """
    large = [candidate for candidate in candidates if candidate.gain > below - need]
    small = [candidate for candidate in candidates if candidate.gain <= below - need]
    best: tuple[tuple[Fraction, int], frozenset[str]] | None = None
    for taken in _combinations_below(large, below):
        brought = sum((candidate.gain for candidate in taken), Fraction(0))
        rest = cheapest_cover(small, need - brought)
        if rest is not None:
            found = [*taken, *(candidate for candidate in small if candidate.id in rest)]
            weight = sum((candidate.effort for candidate in found), Fraction(0)), len(found)
            if best is None or weight < best[0]:
                best = weight, frozenset(candidate.id for candidate in found)
    return best[1] if best else None


def _combinations_below(candidates: Sequence[Candidate], below: Fraction) -> Iterator[tuple[Candidate, ...]]:
    """Every combination of CANDIDATES whose gains add up to less than BELOW."""
    if below <= 0:
        return
    if not candidates:
        yield ()
        return
    first, others = candidates[0], candidates[1:]
    yield from _combinations_below(others, below)
    for taken in _combinations_below(others, below - first.gain):
        yield (first, *taken)


def _largest_first(candidates: Sequence[Candidate], need: Fraction) -> frozenset[str]:
    """Right where every candidate costs the same: then the fewest, and so the largest, are the cheapest."""
    unit = lcm(need.denominator, *(candidate.gain.denominator for candidate in candidates))
    gains = [(-in_units(candidate.gain, unit), candidate.id) for candidate in candidates]
    taken, lacking = [], in_units(need, unit)
    for loss, name in sorted(gains, key=itemgetter(0)):
        if lacking <= 0:
            break
        taken.append(name)
        lacking += loss
    return frozenset(taken)


@dataclass(frozen=True, slots=True)
class _Partial:
    """A partial cover; ``last`` is the candidate taken last, on top of ``before``."""

    cost: int
    gain: int
    last: int = -1
    before: _Partial | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scaled:
    """The candidates in whole numbers, best ratio first, with the running sums of gain and cost."""

    ids: tuple[str, ...]
    gains: tuple[int, ...]
    costs: tuple[int, ...]
    gain_sums: tuple[int, ...]
    cost_sums: tuple[int, ...]
    need: int

    def bound(self, taken: _Partial, index: int) -> int:
        """The least cost to which TAKEN can grow with the candidates from INDEX on, taken in fractions."""
        lacking = self.need - taken.gain
        if lacking <= 0:
            return taken.cost
        last = bisect_left(self.gain_sums, self.gain_sums[index] + lacking, lo=index) - 1
        if last >= len(self.gains):
            return self.cost_sums[-1] * 2 + 1
        part = lacking - (self.gain_sums[last] - self.gain_sums[index])
        fraction = -(-part * self.costs[last] // self.gains[last])
        return taken.cost + self.cost_sums[last] - self.cost_sums[index] + fraction


def _searched(candidates: Sequence[Candidate], need: Fraction) -> frozenset[str]:
    scaled = _scaled(candidates, need)
    best = _greedy(scaled)
    partials = [_Partial(0, 0)]
    for index in range(len(scaled.ids)):
        grown = [_taking(scaled, partial, index) for partial in partials]
        for partial in grown:
            if partial.gain >= scaled.need and partial.cost < best.cost:
                best = partial
        partials = [
            partial
            for partial in _undominated(partials, grown)
            if partial.gain < scaled.need and scaled.bound(partial, index + 1) < best.cost
        ]
    return _ids(scaled, best)


def _scaled(candidates: Sequence[Candidate], need: Fraction) -> _Scaled:
    gain_unit = lcm(*(candidate.gain.denominator for candidate in candidates))
    effort_unit = lcm(*(candidate.effort.denominator for candidate in candidates)) * (len(candidates) + 1)
    rows = [(c.id, in_units(c.gain, gain_unit), in_units(c.effort, effort_unit) + 1) for c in candidates]
    rows.sort(key=lambda row: Fraction(row[2], row[1]))
    gains, costs = tuple(row[1] for row in rows), tuple(row[2] for row in rows)
    return _Scaled(
        ids=tuple(row[0] for row in rows),
        gains=gains,
        costs=costs,
        gain_sums=tuple(accumulate(gains, initial=0)),
        cost_sums=tuple(accumulate(costs, initial=0)),
        need=-(-need * gain_unit // 1),
    )


def _taking(scaled: _Scaled, partial: _Partial, index: int) -> _Partial:
    return _Partial(partial.cost + scaled.costs[index], partial.gain + scaled.gains[index], index, partial)


def _greedy(scaled: _Scaled) -> _Partial:
    """A first cover to beat: the best ratios until the need is met."""
    partial = _Partial(0, 0)
    for index in range(len(scaled.ids)):
        if partial.gain >= scaled.need:
            break
        partial = _taking(scaled, partial, index)
    return partial


def _undominated(first: list[_Partial], second: list[_Partial]) -> list[_Partial]:
    """Of all partial covers, ascending in cost, those that bring more than every cheaper one."""
    kept: list[_Partial] = []
    for partial in sorted(first + second, key=lambda partial: (partial.cost, -partial.gain)):
        if not kept or partial.gain > kept[-1].gain:
            kept.append(partial)
    return kept


def _ids(scaled: _Scaled, partial: _Partial | None) -> frozenset[str]:
    found = set()
    while partial is not None and partial.last >= 0:
        found.add(scaled.ids[partial.last])
        partial = partial.before
    return frozenset(found)
