"""Findings by site: what was drawn and found at each, by clause and in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from aftersales.calculation.marking import Mark
from aftersales.calculation.scoring import Score
from aftersales.foundation.typed import comparable


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBySite:
    """A clause that was sampled site by site; ``missing`` are drawn sites of which it says nothing."""

    mark: Mark
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTotal:
    """What all clauses say of one site together."""

    site: str
    clauses: int
    sampled: int
    nonconforming: int

    @property
    def share(self) -> Fraction | None:
        """The share of its specimens that do not conform; None where none was drawn."""
        return Fraction(self.nonconforming, self.sampled) if self.sampled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFindings:
    """The sites in the order drawn (or met), and the clauses told by site."""

    sites: tuple[SiteTotal, ...]
    clauses: tuple[ClauseBySite, ...]


def site_findings(scored: Score, drawn: Sequence[str]) -> SiteFindings:
    """What SCORED says site by site; DRAWN are the sites that were to be visited, if that is known."""
    marks = [mark for mark in scored.marks if mark.finding is not None and mark.finding.sites]
    clauses = tuple(ClauseBySite(mark=mark, missing=_missing(mark, drawn)) for mark in marks)
    met = [sample.site for mark in marks if mark.finding for sample in mark.finding.sites]
    names: dict[str, str] = {}
    for name in (*drawn, *met):
        names.setdefault(comparable(name), name)
    return SiteFindings(sites=tuple(_total(name, marks) for name in names.values()), clauses=clauses)


def _missing(mark: Mark, drawn: Sequence[str]) -> tuple[str, ...]:
    assert mark.finding is not None
    told = {comparable(sample.site) for sample in mark.finding.sites}
    return tuple(name for name in drawn if comparable(name) not in told)


def _total(site: str, marks: Sequence[Mark]) -> SiteTotal:
    """The total of SITE, whose name the clauses may write in another width or with other spaces."""
    wanted = comparable(site)
    told = [
        [each for each in mark.finding.sites if comparable(each.site) == wanted] if mark.finding else []
        for mark in marks
    ]
    samples = [each for of_clause in told for each in of_clause]
    return SiteTotal(
        site=site,
        clauses=sum(map(bool, told)),
        sampled=sum(each.sampled for each in samples),
        nonconforming=sum(each.nonconforming for each in samples),
    )
