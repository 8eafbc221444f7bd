"""Measured speed: what was measured last, on what, and how anybody measures it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aftersales_site.addresses import SPEED
from aftersales_site.content.measurements import Measurements, Row, Spread, read_measurements
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

GROUPS = ("start", "engine")


def speed_pages(root: Path, site: LanguageSite) -> Iterator[Page]:
    """The page, if the checkout at ROOT has a measurement."""
    measurements = read_measurements(root / "bench" / "latest.json")
    if measurements is None:
        return
    words = site.words["speed"]
    site.made.add(SPEED)
    yield Page(
        address=SPEED,
        title=words["title"],
        description=words["lead"],
        kind="written",
        body=site.render(
            "pages/speed.md.jinja",
            SPEED,
            s=words,
            measurements=measurements,
            groups=[(group, measurements.of(group)) for group in GROUPS],
            others=_others,
            figure=_figure,
            percent=_percent,
        ),
    )


def _others(measurements: Measurements, group: str) -> list[str]:
    """All that was measured in GROUP, ours first, in the order of the file."""
    return list(dict.fromkeys(name for row in measurements.of(group) for name in row.measured))


def _figure(row: Row, name: str) -> tuple[str, str] | None:
    """The median and the spread of NAME in ROW, as they are shown; None where it was not measured."""
    spread = row.measured.get(name)
    if spread is None:
        return None
    shown = [_with_unit(value, row.unit) for value in (spread.median, spread.low, spread.high)]
    return shown[0], "" if shown[1] == shown[2] else f"{shown[1]} – {shown[2]}"


def _with_unit(value: float, unit: str) -> str:
    if unit == "byte":
        return f"{value / 1e6:.2f} MB"
    if unit == "ms":
        return f"{value / 1000:.2f} s" if value >= 1000 else f"{value:.3g} ms"
    return f"{value:g}"


def _percent(ratio: Spread) -> tuple[str, str]:
    """RATIO in per cent: its median, and from where to where."""
    median, low, high = (
        f"{value * 100:.2g}" if value < 0.1 else f"{value * 100:.0f}"
        for value in (ratio.median, ratio.low, ratio.high)
    )
    return f"{median}%", "" if low == high else f"{low} – {high}%"
