"""The own fields of a request of the kind ``sites``, and what is calculated from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from aftersales.calculation.detection import Detection, bad_sites, detection_series
from aftersales.calculation.sampling import SampleSizes, sample_size, sample_sizes
from aftersales.calculation.site_draw import Draw, draw_sites
from aftersales.foundation.dates import date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.sampling_rule import SamplingRule
from aftersales.model.site import SiteList, read_sites
from aftersales.model.site_rows import LeftOut

_AS_LISTED = Text(
    "{count}，即清单中的服务场所数；也可以不填", "{count}, the service sites listed, or left out"
)
_BY_LIST = Text("有场所清单时才用", "given with a list of sites only")
_NOT_TO_COME = Text("不晚于今天 {today} 的日期", "a date not after today, {today}")
_SHARE = Text("0 至 1 之间的分数", "a fraction from 0 to 1")
_UP_TO_ALL = Text("不超过 {sites}", "at most {sites}")
_ONE_OF_TWO = Text("bad_sites 与 bad_share 只给一个", "either bad_sites or bad_share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What a sample is to be drawn by: for which audit, with which seed, in the cycle since which issue."""

    stage: Audit
    seed: str
    issued: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSample:
    """A sample that was drawn, and from what."""

    draw: Draw
    listed: SiteList
    issued: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detections:
    """What samples can see: a plot, and the number of bad sites that was asked for."""

    series: tuple[Detection, ...]
    bad: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """How many sites to visit; which ones, and what they can see, where that was asked.

    ``left_out`` are the rows of a list that were taken for no site.
    """

    sizes: SampleSizes
    left_out: tuple[LeftOut, ...]
    drawn: DrawnSample | None
    detections: Detections | None


def read_samples(reader: Reader, rule: SamplingRule | None) -> Samples | None:
    """The samples that READER asks for by RULE; None, with faults, where there is nothing to reckon with."""
    before = len(reader.faults)
    given = reader.raw("list")
    today = date_under(reader, "today")
    listed = None if given is None else reader.noted(lambda: read_sites(given, today))
    count = _read_count(reader, given is not None, listed)
    counted = len(reader.faults) == before
    lot = _read_lot(reader, given is not None, today)
    share, asked = _read_suspicion(reader)
    sizes = reader.noted(lambda: sample_sizes(rule, count)) if rule is not None and counted else None
    if sizes is None:
        return None
    detections = _detections(reader, sizes, share, asked)
    drawn = None if len(reader.faults) > before else _drawn(reader, sizes, listed, lot)
    return Samples(
        sizes=sizes, left_out=listed.left_out if listed else (), drawn=drawn, detections=detections
    )


def _read_count(reader: Reader, with_list: bool, listed: SiteList | None) -> int:
    """The number of service sites: of the list, or as given; both must agree."""
    if not with_list:
        return reader.count("sites")
    if listed is None:
        return reader.count("sites", 0)
    count = len(listed.sites)
    if reader.count("sites", count) != count:
        reader.fault("sites", reader.raw("sites"), _AS_LISTED.filled(count=count))
    return count


def _read_lot(reader: Reader, with_list: bool, today: date | None) -> Lot | None:
    if not with_list:
        for key in ("stage", "seed", "issued"):
            if reader.raw(key) is not None:
                reader.fault(key, reader.raw(key), _BY_LIST)
        return None
    issued = date_under(reader, "issued")
    if issued is not None and today is not None and issued > today:  # no visit would be of this cycle
        reader.fault("issued", issued.isoformat(), _NOT_TO_COME.filled(today=today))
    if not reader.has("stage") and not reader.has("seed"):
        return None
    stage = reader.choice("stage", AUDITS)
    seed = reader.raw("seed")
    words = str(seed) if isinstance(seed, int) and not isinstance(seed, bool) else reader.string("seed")
    return Lot(stage=stage, seed=words, issued=issued)


def _drawn(
    reader: Reader, sizes: SampleSizes, listed: SiteList | None, lot: Lot | None
) -> DrawnSample | None:
    if listed is None or lot is None:
        return None
    size = sample_size(sizes.rule, lot.stage, len(listed.sites))
    if size < len(listed.sites) and (unclear := (*listed.unplaced, *listed.alike)):
        reader.faults.extend(unclear)  # by which regions it is chosen is not known
        return None
    draw = draw_sites(listed.sites, size, lot.stage, lot.seed, lot.issued)
    return DrawnSample(draw=draw, listed=listed, issued=lot.issued)


def _read_suspicion(reader: Reader) -> tuple[Fraction | None, int | None]:
    """Which share, or how many, of the sites are taken to be bad."""
    inner = reader.optional_inner("detection")
    if inner is None:
        return None, None
    share = inner.exact("bad_share") if inner.raw("bad_share") is not None else None
    asked = inner.count("bad_sites") if inner.raw("bad_sites") is not None else None
    if share is not None and asked is not None:
        inner.fault("bad_share", inner.raw("bad_share"), _ONE_OF_TWO)
    if share is not None and not 0 <= share <= 1:
        inner.fault("bad_share", inner.raw("bad_share"), _SHARE)
    inner.close()
    return share, asked


def _detections(
    reader: Reader, sizes: SampleSizes, share: Fraction | None, asked: int | None
) -> Detections | None:
    if not reader.has("detection"):
        return None
    if asked is not None and asked > sizes.sites:
        reader.fault("detection.bad_sites", str(asked), _UP_TO_ALL.filled(sites=sizes.sites))
        return None
    if share is not None and not 0 <= share <= 1:
        return None
    bad = bad_sites(sizes.sites, share) if share is not None else asked
    series = reader.noted(lambda: detection_series(sizes.sites, tuple(sizes.figures().values()), bad))
    return None if series is None else Detections(series=series, bad=bad)
