"""A finding told site by site: what was drawn at each site, summed into the sample of the clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from aftersales.foundation.exact import read_count
from aftersales.foundation.reader import A_COUNT, Reader
from aftersales.foundation.text import Text

Extent = Literal["isolated", "repeated", "systemic"]
EXTENTS: Final[Mapping[Extent, Text]] = {
    "isolated": Text("孤立", "isolated"),
    "repeated": Text("重复", "repeated"),
    "systemic": Text("系统性", "systemic"),
}
"""How far a nonconformity reaches; the score knows no difference."""

BY_SITE: Final = "by_site"
EXTENT: Final = "extent"

BEYOND_SAMPLES: Final = 10**18
"""A score adds up a fraction for each clause; with longer samples it could not be written down any more."""

_AT_LEAST_ONE = Text("抽样数至少为 1", "a sample of at least 1")
_FEWER_DIGITS = Text("至多 18 位的整数", "a whole number of at most 18 digits")
_AT_MOST_SAMPLED = Text("不多于抽样数", "no more than were sampled")
_A_SITE = Text("至少一个场所", "at least one site")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSample:
    """What was drawn at one site: NONCONFORMING of SAMPLED specimens, and what was seen."""

    site: str
    sampled: int
    nonconforming: int
    reason: str | None


def read_counts(reader: Reader) -> tuple[int | None, int | None]:
    """How many were sampled, and how many of these do not conform; every fault is noted."""
    sampled, nonconforming = (read_count(reader.raw(key)) for key in ("sampled", "nonconforming"))
    for key, count in (("sampled", sampled), ("nonconforming", nonconforming)):
        if count is None:
            reader.fault(key, reader.raw(key) if reader.has(key) else "–", A_COUNT)
    if sampled == 0:
        reader.fault("sampled", sampled, _AT_LEAST_ONE)
    elif sampled is not None and sampled >= BEYOND_SAMPLES:
        reader.fault("sampled", sampled, _FEWER_DIGITS)
    elif sampled is not None and nonconforming is not None and nonconforming > sampled:
        reader.fault("nonconforming", nonconforming, _AT_MOST_SAMPLED)
    return sampled, nonconforming


def read_by_site(reader: Reader) -> tuple[SiteSample, ...]:
    """The samples under ``by_site``, in the order given; every fault is noted at its site."""
    inners = reader.named_inners(BY_SITE)
    if not inners and isinstance(reader.raw(BY_SITE), Mapping):
        reader.fault(BY_SITE, reader.raw(BY_SITE), _A_SITE)
    found = []
    for name, inner in inners.items():
        sampled, nonconforming = read_counts(inner)
        reason = inner.string("reason", "") or None
        inner.close()
        found.append(
            SiteSample(site=name, sampled=sampled or 0, nonconforming=nonconforming or 0, reason=reason)
        )
    if sum(each.sampled for each in found) >= BEYOND_SAMPLES:
        reader.fault(BY_SITE, sum(each.sampled for each in found), _FEWER_DIGITS)
    return tuple(found)


def read_extent(reader: Reader) -> Extent | None:
    """How widespread what was found is, one of `EXTENTS`; None where nobody says."""
    return reader.optional_choice(EXTENT, EXTENTS)


def summed(finding: object) -> object:
    """FINDING as an assessment has it, without sites and extent: what a form or a line has room for."""
    if not isinstance(finding, Mapping):
        return finding
    plain = {key: value for key, value in finding.items() if key not in (EXTENT, BY_SITE)}
    sites = finding.get(BY_SITE)
    if not isinstance(sites, Mapping):
        return plain
    counts = {key: sum(read_count(site[key]) or 0 for site in sites.values()) for key in _COUNTS}
    return {**counts, **plain}


_COUNTS = ("sampled", "nonconforming")
