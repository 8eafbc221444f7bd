"""Requests of the kind ``by-site``: a score request with ``"sites"``, the names of the sites that were drawn.

Sites of the assessment that were not drawn are refused, where it is known which were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aftersales.api.assessed import Assessed, read_assessed
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.api.shape import percent
from aftersales.calculation.site_findings import ClauseBySite, SiteFindings, SiteTotal, site_findings
from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.site_samples import EXTENTS

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.by_site import BySiteClauseJson, BySiteResult, SiteTotalJson

_DRAWN = Text("抽到的场所：{sites}", "a site that was drawn: {sites}")
_ONCE = Text("每个场所只写一次", "each site once")


def reply_by_site(library: Library, request: Mapping[str, object]) -> BySiteResult:
    """What was found site by site, and the drawn sites that a clause still lacks; raises `Refused`."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    drawn = _read_drawn(reader)
    if drawn:
        _expect_drawn(reader, assessed, drawn)
    reader.finish()
    return _shape(assessed, site_findings(assessed.sound()[1], drawn))


def _read_drawn(reader: Reader) -> list[str]:
    drawn: list[str] = []
    for place, name in reader.placed_strings("sites"):
        if comparable(name) in map(comparable, drawn):
            reader.fault(place, name, _ONCE)
        drawn.append(name)
    return drawn


def _expect_drawn(reader: Reader, assessed: Assessed, drawn: Sequence[str]) -> None:
    known = set(map(comparable, drawn))
    expected = _DRAWN.filled(sites="、".join(drawn))
    for mark in assessed.score.marks if assessed.score else ():
        for sample in mark.finding.sites if mark.finding else ():
            if comparable(sample.site) not in known:
                at = f"findings.{mark.clause.id}.by_site.{sample.site}"
                reader.faults.append(Fault(at=at, found=shown(sample.site), expected=expected))


def _shape(assessed: Assessed, found: SiteFindings) -> BySiteResult:
    return {
        **assessed.grounds(),
        "sites": [_total_json(total) for total in found.sites],
        "clauses": [_clause_json(each) for each in found.clauses],
    }


def _total_json(total: SiteTotal) -> SiteTotalJson:
    share = total.share
    return {
        "site": total.site,
        "clauses": total.clauses,
        "sampled": write_exact(total.sampled),
        "nonconforming": write_exact(total.nonconforming),
        "share": None if share is None else write_exact(share),
        "display": {} if share is None else {"share": percent(share)},
    }


def _clause_json(each: ClauseBySite) -> BySiteClauseJson:
    mark = each.mark
    finding = mark.finding
    assert finding is not None
    return {
        "clause": mark.clause.id,
        "title": mark.clause.title.to_json(),
        "points": write_exact(mark.clause.points),
        "lost": write_exact(mark.lost),
        "display": {"points": display_points(mark.clause.points), "lost": display_points(mark.lost)},
        "sampled": write_exact(finding.sampled or 0),
        "nonconforming": write_exact(finding.nonconforming or 0),
        "extent": finding.extent,
        "extent_label": None if finding.extent is None else EXTENTS[finding.extent].to_json(),
        "sites": [
            {
                "site": sample.site,
                "sampled": write_exact(sample.sampled),
                "nonconforming": write_exact(sample.nonconforming),
                "reason": sample.reason,
            }
            for sample in finding.sites
        ],
        "missing": list(each.missing),
        "source": mark.clause.source.to_json(),
    }
