"""The score band: the levels side by side on the stretch of the scale that matters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from aftersales.foundation.exact import display_points
from aftersales.model.rubric import Rubric

_BAND_WIDTH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class BandSegment:
    """One stretch of the score band, in units of the drawing; ``level`` is "" below every level."""

    level: str
    x: str
    width: str
    threshold: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The score band: levels side by side from ``start`` points to ``end`` points."""

    width: int
    start: int
    end: int
    segments: tuple[BandSegment, ...]


def score_band(rubric: Rubric) -> Band:
    """The stretch of the scale that matters: from somewhat below the lowest level to full marks."""
    lowest = rubric.levels[0].at_least
    start = max(0, floor((lowest - (rubric.full_marks - lowest) / 3) / 5) * 5)
    end = int(rubric.full_marks)
    edges = [Fraction(start), *(level.at_least for level in rubric.levels), Fraction(end)]
    names = ["", *(level.id for level in rubric.levels)]
    unit = Fraction(_BAND_WIDTH, end - start)
    segments = tuple(
        BandSegment(
            level=name,
            x=display_points((lower - start) * unit),
            width=display_points((upper - lower) * unit),
            threshold=display_points(lower) if name else "",
        )
        for name, lower, upper in zip(names, edges, edges[1:], strict=False)
    )
    return Band(width=_BAND_WIDTH, start=start, end=end, segments=segments)
