"""Figures of a measurement: medians and spread, and ratios of what was measured in the same round."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

Times = Mapping[str, Sequence[float]]
"""What each of those compared took, round by round."""


def spread(values: Sequence[float]) -> dict[str, float]:
    """The median of VALUES, the lowest and the highest, to three figures and more."""
    return {
        "median": shortened(statistics.median(values)),
        "low": shortened(min(values)),
        "high": shortened(max(values)),
    }


def shortened(value: float) -> float:
    """VALUE without the digits that no measurement supports."""
    if abs(value) >= 100:
        return round(value)
    return round(value, 1 if abs(value) >= 10 else 3)


def row(name: str, unit: str, times: Times, against: Sequence[str]) -> dict[str, Any]:
    """A row of the file: what was measured of each, and ours as a multiple of the best of AGAINST.

    The best is the one with the lowest median. The ratio is taken round by round, so that what slows the
    machine down slows both; its median and spread are those of these ratios. It is null where
    there is nothing to be a multiple of.
    """
    best = min(against, key=lambda other: statistics.median(times[other]))
    pairs = list(zip(times["ours"], times[best], strict=True))
    ratio = spread([ours / other for ours, other in pairs]) if all(other for _, other in pairs) else None
    measured = {other: spread(values) for other, values in times.items()}
    return {"id": name, "unit": unit, "measured": measured, "against": best, "ratio": ratio}
