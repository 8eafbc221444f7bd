"""How a draw of sites, and what a sample can see, are shaped in a reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from aftersales.api.shape import count_json, day_json, percent
from aftersales.api.site_samples import Detections, DrawnSample
from aftersales.calculation.detection import Detection
from aftersales.calculation.draw_reasons import CONVENTION, reason_of
from aftersales.calculation.sampling import SampleSizes
from aftersales.calculation.site_draw import DRAW, Draw, DrawnSite, Stratum
from aftersales.foundation.exact import display, write_exact
from aftersales.model.reference import Reference
from aftersales.model.site import Site

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.sites import (
        CoverJson,
        DetectionJson,
        DetectionPointJson,
        DrawJson,
        DrawnSiteJson,
        StratumJson,
    )


def draw_json(sample: DrawnSample, source: Reference) -> DrawJson:
    """The draw by which anybody draws the same sites again; SOURCE is the clause of the sample size."""
    draw, listed = sample.draw, sample.listed
    return {
        "procedure": DRAW,
        "stage": draw.audit,
        "seed": draw.seed,
        "size": len(draw.drawn),
        "choices": [
            _drawn_site_json(number, drawn_site) for number, drawn_site in enumerate(draw.drawn, start=1)
        ],
        "central_office": [site.name for site in listed.offices],
        "cover": _cover_json(draw, listed.sites, sample.issued),
        "ignored_columns": list(listed.ignored),
        "convention": CONVENTION.to_json(),
        "source": source.to_json(),
    }


def _drawn_site_json(number: int, drawn_site: DrawnSite) -> DrawnSiteJson:
    site = drawn_site.site
    return {
        "order": number,
        "name": site.name,
        "region": site.region,
        "type": site.type,
        "headcount": count_json(site.headcount),
        "last_visited": day_json(site.last_visited),
        "ground": drawn_site.ground,
        "turn": drawn_site.turn,
        "reason": reason_of(drawn_site).to_json(),
    }


def _cover_json(draw: Draw, sites: Sequence[Site], issued: date | None) -> CoverJson:
    """What the visits of this cycle and this draw cover, stratum by stratum, and what is left."""
    chosen = [drawn_site.site for drawn_site in draw.drawn]
    return {
        "cycle_start": day_json(issued),
        "strata": [_stratum_json(stratum) for stratum in draw.strata],
        "covered": sum(stratum.covered for stratum in draw.strata),
        "uncovered": sum(not stratum.covered for stratum in draw.strata),
        "headcount": {"drawn": _people(chosen), "all": _people(sites)},
    }


def _stratum_json(stratum: Stratum) -> StratumJson:
    return {
        "region": stratum.region,
        "type": stratum.type,
        "sites": stratum.sites,
        "share": write_exact(stratum.share),
        "display": {"share": display(stratum.share, 2)},
        "visited": stratum.visited,
        "drawn": stratum.drawn,
        "covered": stratum.covered,
    }


def _people(sites: Sequence[Site]) -> str | None:
    """The headcount of SITES together; None if it is not known of each."""
    counts = [site.headcount for site in sites if site.headcount is not None]
    return count_json(sum(counts)) if len(counts) == len(sites) else None


def detection_json(sizes: SampleSizes, detections: Detections) -> DetectionJson:
    """For each sample of SIZES the probability, from 0 to 1, of meeting one of so many bad sites."""
    series = detections.series
    asked = next((_point_json(sizes, point) for point in series if point.bad == detections.bad), None)
    return {"asked": asked, "series": [_point_json(sizes, point) for point in series]}


def _point_json(sizes: SampleSizes, point: Detection) -> DetectionPointJson:
    initial, surveillance, recertification = point.probabilities
    return {
        "bad_sites": point.bad,
        "sites": sizes.sites,
        "initial": write_exact(initial),
        "surveillance": write_exact(surveillance),
        "recertification": write_exact(recertification),
        "display": {
            "initial": percent(initial),
            "surveillance": percent(surveillance),
            "recertification": percent(recertification),
        },
    }
