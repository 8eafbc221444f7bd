"""How likely a sample is to meet a bad site.

Of ``sites`` sites ``bad`` are bad; a sample of ``sample`` of them, drawn blindly, misses them all
with the probability C(sites - bad, sample) / C(sites, sample). This is arithmetic (the
hypergeometric distribution), no rule of any document: it shows what a sample of that size can see.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text

MOST_SITES = 10_000
"""Beyond this the exact fractions grow too long to be of use."""

_FEW_SITES = Text(f"不超过 {MOST_SITES} 个场所时才画图", f"at most {MOST_SITES} sites for the plot")
_POINTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """For ``bad`` bad sites, the probability that each sample (by its size) meets at least one of them."""

    bad: int
    probabilities: tuple[Fraction, ...]


def chance_of_meeting(sites: int, bad: int, sample: int) -> Fraction:
    """The probability that SAMPLE of SITES sites hold at least one of BAD bad ones, exactly."""
    return 1 - Fraction(comb(sites - bad, sample), comb(sites, sample))


def bad_sites(sites: int, share: Fraction) -> int:
    """SHARE of SITES as a whole number of sites, rounded up: a tenth of 12 sites cannot be 1.2 bad sites."""
    return -(-share.numerator * sites // share.denominator)


def detection_series(sites: int, samples: tuple[int, ...], also: int | None = None) -> tuple[Detection, ...]:
    """Points of a plot from no bad site to all bad, evenly spread, with ALSO among them where it is given.

    Raises `Refused` for more than `MOST_SITES` sites.
    """
    if sites > MOST_SITES:
        raise Refused([Fault(at="detection", found=str(sites), expected=_FEW_SITES)])
    counts = {sites * step // _POINTS for step in range(_POINTS + 1)} if sites > _POINTS else range(sites + 1)
    chosen = sorted({*counts, *(() if also is None else (also,))})
    return tuple(
        Detection(bad=bad, probabilities=tuple(chance_of_meeting(sites, bad, size) for size in samples))
        for bad in chosen
    )
