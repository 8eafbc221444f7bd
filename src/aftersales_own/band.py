"""The score band: the levels side by side on the stretch of the scale that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from aftersales.foundation.exact import display_points
from aftersales.model.rubric import Rubric

_BAND_WIDTH = 400
_BAND_MARGIN = 14
"""On both sides of the band, where a number may reach into."""
_DIGIT = Fraction(37, 5)
"""How wide a digit of a number below the band is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandSegment:
    """One stretch of the score band, in units of the drawing; ``level`` is "" below every level."""

    level: str
    x: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandNumber:
    """A number below the band: its middle, in units of the drawing."""

    x: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The score band: levels side by side from ``start`` points to ``end`` points."""

    width: int
    start: int
    end: int
    segments: tuple[BandSegment, ...]
    numbers: tuple[BandNumber, ...]


def score_band(rubric: Rubric) -> Band:
    """The stretch of the scale that matters: from somewhat below the lowest level to full marks."""
    lowest = rubric.levels[0].at_least
    end = ceil(rubric.full_marks)
    start = min(max(0, floor((lowest - (rubric.full_marks - lowest) / 3) / 5) * 5), end - 1)
    edges = [Fraction(start), *(level.at_least for level in rubric.levels), Fraction(end)]
    names = ["", *(level.id for level in rubric.levels)]
    unit = Fraction(_BAND_WIDTH, end - start)
    segments = tuple(
        BandSegment(
            level=name,
            x=display_points((lower - start) * unit),
            width=display_points((upper - lower) * unit),
        )
        for name, lower, upper in zip(names, edges, edges[1:], strict=False)
    )
    marked = [((edge - start) * unit, display_points(edge)) for edge in [*reversed(edges[1:-1]), edges[-1]]]
    return Band(width=_BAND_WIDTH, start=start, end=end, segments=segments, numbers=tuple(_numbers(marked)))


def _numbers(marked: Iterable[tuple[Fraction, str]]) -> Iterator[BandNumber]:
    """What stands below the places MARKED: inside the drawing, none over another, the first before all."""
    placed: list[tuple[Fraction, Fraction]] = []
    for place, text in marked:
        half = len(text) * _DIGIT / 2
        middle = min(max(place, half - _BAND_MARGIN), _BAND_WIDTH + _BAND_MARGIN - half)
        if all(abs(middle - other) >= half + its_half for other, its_half in placed):
            placed.append((middle, half))
            yield BandNumber(x=display_points(middle), text=text)
