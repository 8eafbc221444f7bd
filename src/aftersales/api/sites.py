"""Requests of the kind ``sites``: how many service sites to visit, which ones, and what a sample can see.

``{"sites": 10}`` or ``{"list": CSV text or [{"name": ...}], "stage": "initial", "seed": "7",
"issued": "2025-06-06"}``: with ``stage`` and ``seed`` a sample is drawn from the list; ``issued``
(the certificate's date of issue) tells the visits of this cycle from earlier ones. With
``"detection": {"bad_sites": 2}`` or ``{"bad_share": "1/5"}`` or ``{}`` the reply has the
probabilities of meeting a bad site. ``document`` may be left out while one document has the rule;
``readings`` chooses readings, discrepancy to reading.
"""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.api.draw import draw_json
from aftersales.api.library import Library, PublishedRules
from aftersales.api.rule_reply import (
    basis_json,
    document_json,
    figures_json,
    open_request,
    read_chosen_readings,
    refuse_faulty,
    refuse_unread,
)
from aftersales.api.shape import percent
from aftersales.calculation.apply_readings import ChosenReadings
from aftersales.calculation.detection import Detection, bad_sites, detection_series
from aftersales.calculation.rule_readings import named_discrepancies
from aftersales.calculation.sampling import (
    SampleSizes,
    sample_size,
    sample_sizes,
    sampling_readings,
    sampling_trace,
)
from aftersales.calculation.site_draw import draw_sites
from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AUDITS
from aftersales.model.sampling_rule import SamplingRule
from aftersales.model.site import SiteList, read_sites
from aftersales.model.site_rows import REASONS, LeftOut

_AS_LISTED = Text(
    "{count}，即清单中的服务场所数；也可以不填", "{count}, the service sites listed, or left out"
)
_BY_LIST = Text("有 list 时才用", "given with a list only")
_SHARE = Text("0 至 1 之间的分数", "a fraction from 0 to 1")
_UP_TO_ALL = Text("不超过 {sites}", "at most {sites}")
_ONE_OF_TWO = Text("bad_sites 与 bad_share 只给一个", "either bad_sites or bad_share")


def reply_sites(library: Library, request: Mapping[str, object]) -> Mapping[str, object]:
    reader = open_request(request)
    published = library.rule_document(reader.raw("document"), "document", lambda document: document.sampling)
    document, chosen = read_chosen_readings(reader, published.document, "sampling")
    rule = document.sampling
    assert rule is not None
    listed = read_sites(reader.raw("list")) if reader.raw("list") is not None else None
    count = _count(reader, listed)
    refuse_faulty(reader)
    sizes = sample_sizes(rule, count)
    drawn = _drawn(reader, rule, listed)
    detection = _detection(reader, sizes)
    refuse_unread(reader)
    left_out = [_left_out_json(row) for row in listed.left_out] if listed else []
    rest = {"left_out": left_out, "draw": drawn, "detection": detection}
    return _sizes_json(published, sizes, chosen) | rest


def _left_out_json(row: LeftOut) -> dict[str, object]:
    return {"row": row.row, "text": row.text, "why": row.why, "reason": REASONS[row.why].to_json()}


def _sizes_json(published: PublishedRules, sizes: SampleSizes, chosen: ChosenReadings) -> dict[str, object]:
    return {
        "document": document_json(published),
        "sites": write_exact(sizes.sites),
        **figures_json(dict(sizes.figures())),
        "display": {audit: str(size) for audit, size in sizes.figures().items()},
        "always": list(sizes.rule.always),
        **basis_json(
            chosen,
            named_discrepancies(published.document.discrepancies, sizes.rule.discrepancies),
            sampling_readings(sizes, published.document, chosen),
            sampling_trace(sizes),
        ),
    }


def _count(reader: Reader, listed: SiteList | None) -> int:
    """The number of service sites: of the list, or as given; both must agree."""
    if listed is None:
        return reader.count("sites")
    count = len(listed.sites)
    if reader.count("sites", count) != count:
        reader.fault("sites", reader.raw("sites"), _AS_LISTED.filled(count=count))
    return count


def _drawn(reader: Reader, rule: SamplingRule, listed: SiteList | None) -> dict[str, object] | None:
    keys = ("stage", "seed", "issued")
    if listed is None:
        for key in keys:
            if reader.raw(key) is not None:
                reader.fault(key, reader.raw(key), _BY_LIST)
        return None
    issued = date_under(reader, "issued")
    if not reader.has("stage") and not reader.has("seed"):
        return None
    stage = reader.choice("stage", AUDITS)
    seed = reader.raw("seed")
    words = str(seed) if isinstance(seed, int) and not isinstance(seed, bool) else reader.string("seed")
    refuse_faulty(reader)
    size = sample_size(rule, stage, len(listed.sites))
    return draw_json(draw_sites(listed.sites, size, stage, words, issued), listed, issued, rule.source)


def _detection(reader: Reader, sizes: SampleSizes) -> dict[str, object] | None:
    inner = reader.optional_inner("detection")
    if inner is None:
        return None
    share = inner.exact("bad_share") if inner.raw("bad_share") is not None else None
    asked = inner.count("bad_sites") if inner.raw("bad_sites") is not None else None
    if share is not None and asked is not None:
        inner.fault("bad_share", inner.raw("bad_share"), _ONE_OF_TWO)
    if share is not None and not 0 <= share <= 1:
        inner.fault("bad_share", inner.raw("bad_share"), _SHARE)
    if asked is not None and asked > sizes.sites:
        inner.fault("bad_sites", inner.raw("bad_sites"), _UP_TO_ALL.filled(sites=sizes.sites))
    inner.close()
    refuse_faulty(reader)
    bad = bad_sites(sizes.sites, share) if share is not None else asked
    series = detection_series(sizes.sites, tuple(sizes.figures().values()), bad)
    return {
        "asked": next((_point_json(sizes, point) for point in series if point.bad == bad), None),
        "series": [_point_json(sizes, point) for point in series],
    }


def _point_json(sizes: SampleSizes, point: Detection) -> dict[str, object]:
    chances = dict(zip(sizes.figures(), point.probabilities, strict=True))
    return {
        "bad_sites": point.bad,
        "sites": sizes.sites,
        **figures_json(dict(chances)),
        "display": {audit: percent(chance) for audit, chance in chances.items()},
    }
