"""Readings: what the same assessment comes to where an unclear place is read in another way."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.calculation.apply_readings import ChosenReadings, Variants
from aftersales.calculation.scoring import Score, scored_again
from aftersales.model.discrepancy import Discrepancy, Reading
from aftersales.model.rubric import Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The score under a reading that was not adopted, and whether the verdict differs by it."""

    discrepancy: Discrepancy
    reading: Reading
    score: Score
    differs: bool


def alternatives(given: Score, rubric: Variants[Rubric], chosen: ChosenReadings) -> tuple[Alternative, ...]:
    """The score under each reading of RUBRIC that changes scores and was not adopted, in register order.

    GIVEN stands on RUBRIC under CHOSEN. A reading takes the place of another one of the same discrepancy
    that was chosen; the others stay.
    """
    found, verdicts = [], outcomes(given)
    for discrepancy, reading in rubric.others("scoring"):
        other = scored_again(given, rubric.under({**chosen, discrepancy.id: reading.id}))
        differs = outcomes(other) != verdicts
        found.append(Alternative(discrepancy=discrepancy, reading=reading, score=other, differs=differs))
    return tuple(found)


def outcomes(scored: Score) -> tuple[tuple[str | None, bool | None], ...]:
    """What the worst and the best come to; alike where the score is complete."""
    return tuple((v.level.id if v.level else None, v.passed) for v in (scored.worst, scored.best))
