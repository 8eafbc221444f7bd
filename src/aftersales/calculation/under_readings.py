"""What follows from a score, under each reading that was not adopted: a forecast, a way to a level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from aftersales.calculation.apply_readings import ChosenReadings, Variants
from aftersales.calculation.scoring import Score, scored_again
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Discrepancy, Reading
from aftersales.model.rubric import Rubric

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise(Generic[_Found]):
    """What a question about a score is answered with under a reading that was not adopted."""

    discrepancy: Discrepancy
    reading: Reading
    found: _Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A reading under which a question about a score has no answer, and why."""

    discrepancy: Discrepancy
    reading: Reading
    why: Text


def under_others(
    given: Score, rubric: Variants[Rubric], chosen: ChosenReadings, find: Callable[[Score], _Found]
) -> tuple[tuple[Otherwise[_Found], ...], tuple[Unanswered, ...]]:
    """What FIND finds of the score under each reading that was not adopted, in register order.

    They are those that `aftersales.calculation.readings.alternatives` has too. GIVEN stands on RUBRIC under
    CHOSEN. Where FIND refuses a score, the first of its faults says why.
    """
    answered, unanswered = list[Otherwise[_Found]](), list[Unanswered]()
    for discrepancy, reading in rubric.others("scoring"):
        try:
            found = find(scored_again(given, rubric.under({**chosen, discrepancy.id: reading.id})))
        except Refused as refused:
            why = refused.faults[0].expected
            unanswered.append(Unanswered(discrepancy=discrepancy, reading=reading, why=why))
        else:
            answered.append(Otherwise(discrepancy=discrepancy, reading=reading, found=found))
    return tuple(answered), tuple(unanswered)
