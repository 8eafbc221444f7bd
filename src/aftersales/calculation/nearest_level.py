"""The level just above: how many points it takes, and the least that has to be mended for it."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.calculation.improvement import Improvement, Measure, improve
from aftersales.calculation.level_distance import distances, next_level
from aftersales.calculation.plan import Efforts
from aftersales.calculation.scoring import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The way to the nearest level that is not secured yet.

    ``single`` is the one measure that leads there by itself, if the cheapest way is no longer than that;
    ``lead`` the one to begin with: of the cheapest way that which brings most points.
    """

    improvement: Improvement
    single: Measure | None
    lead: Measure | None


def nearest(score: Score, efforts: Efforts) -> Nearest | None:
    """The nearest level above SCORE, open clauses counted as not met; None where the highest is secured."""
    distance = next_level(distances(score))
    if distance is None:
        return None
    found = improve(score, distance.level, efforts)
    chosen = found.chosen or ()
    lead = max(chosen, key=lambda measure: measure.gain, default=None)
    return Nearest(improvement=found, single=chosen[0] if len(chosen) == 1 else None, lead=lead)
