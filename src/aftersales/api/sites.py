"""Requests of the kind ``sites``: how many service sites to visit, which ones, and what a sample can see.

``{"sites": 10}`` or ``{"list": CSV text or [{"name": ...}], "stage": "initial", "seed": "7",
"issued": "2025-06-06"}``: with ``stage`` and ``seed`` a sample is drawn from the list; ``issued``
(the certificate's date of issue) tells the visits of this cycle from earlier ones. With ``"today"`` a
visit or an issue that lies after it is refused: the clock is never read. With
``"detection": {"bad_sites": 2}`` or ``{"bad_share": "1/5"}`` or ``{}`` the reply has the
probabilities of meeting a bad site. ``document`` may be left out while one document has the rule;
``readings`` chooses readings, discrepancy to reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aftersales.api.library import PublishedRules
from aftersales.api.rule_reply import (
    Asked,
    Basis,
    RuleKind,
    basis_json,
    document_json,
    number_json,
    rule_reading_json,
)
from aftersales.api.site_samples import Samples, read_samples
from aftersales.api.site_shape import detection_json, draw_json
from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.rule_readings import Figure, OtherReading, named_discrepancies
from aftersales.calculation.sampling import sampling_readings, sampling_trace
from aftersales.foundation.exact import write_exact
from aftersales.model.calculations import SITES
from aftersales.model.site_rows import REASONS, LeftOut

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.sites import LeftOutJson, SitesFigures, SitesReadingJson, SitesResult


def _basis(samples: Samples, asked: Asked[PublishedRules]) -> Basis:
    document, sizes = asked.published.document, samples.sizes
    return Basis(
        discrepancies=named_discrepancies(document.discrepancies, sizes.rule.discrepancies),
        readings=sampling_readings(sizes, document, asked.chosen),
        trace=sampling_trace(sizes),
    )


def _shape(samples: Samples, asked: Asked[PublishedRules], basis: Basis) -> SitesResult:
    sizes, drawn, detections = samples.sizes, samples.drawn, samples.detections
    figures = _figures_json(sizes.figures())
    return {
        "document": document_json(asked.published),
        "sites": write_exact(sizes.sites),
        **figures,
        "display": figures,
        "always": list(sizes.rule.always),
        **basis_json(asked, basis),
        "readings": [_reading_json(other) for other in basis.readings],
        "left_out": [_left_out_json(row) for row in samples.left_out],
        "draw": None if drawn is None else draw_json(drawn, sizes.rule.source),
        "detection": None if detections is None else detection_json(sizes, detections),
    }


def _figures_json(figures: Mapping[str, Figure]) -> SitesFigures:
    return {
        "initial": number_json(figures["initial"]),
        "surveillance": number_json(figures["surveillance"]),
        "recertification": number_json(figures["recertification"]),
    }


def _reading_json(other: OtherReading) -> SitesReadingJson:
    figures = _figures_json(other.outcome.figures)
    return {**rule_reading_json(other), "result": figures, "display": figures}


def _left_out_json(row: LeftOut) -> LeftOutJson:
    return {"row": row.row, "text": row.text, "why": row.why, "reason": REASONS[row.why].to_json()}


reply_sites = RuleKind(
    calculation=SITES,
    find=lambda library, name: library.rule_document(name, "document", lambda each: each.sampling),
    rule_of=lambda published, chosen: with_readings(published.document, chosen).sampling,
    read=read_samples,
    basis=_basis,
    shape=_shape,
)
