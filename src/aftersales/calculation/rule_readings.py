"""The results beside a result: what it would be where an unclear place is read in another way.

A reading that was not adopted changes fields of the rule (`aftersales.calculation.apply_readings`), and the
calculation is done again on the changed rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from aftersales.calculation.apply_readings import ChosenReadings
from aftersales.model.changes import Block
from aftersales.model.discrepancy import Discrepancy, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A span of days, both ends included."""

    earliest: date
    latest: date


Figure: TypeAlias = Fraction | int | date | Window | None
Figures: TypeAlias = Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All figures of a calculation; ``needs`` are the keys that a request lacks for some of them."""

    figures: Figures
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """The outcome under a reading that was not adopted, and the names of the figures that are others.

    ``differs`` is None where the request lacks what would tell.
    """

    discrepancy: Discrepancy
    reading: Reading
    outcome: Outcome
    differing: tuple[str, ...]

    @property
    def differs(self) -> bool | None:
        """Whether any figure is another; None where the request lacks what would tell."""
        return None if self.outcome.needs else bool(self.differing)


def other_readings(
    discrepancies: Iterable[Discrepancy],
    block: Block,
    chosen: ChosenReadings,
    ours: Figures,
    calculate: Callable[[ChosenReadings], Outcome],
) -> tuple[OtherReading, ...]:
    """What CALCULATE gives under each reading of DISCREPANCIES that changes BLOCK and was not adopted.

    OURS are the figures under CHOSEN. A reading takes the place of another one of the same discrepancy
    that was chosen; the others stay.
    """
    found = []
    for discrepancy in discrepancies:
        for reading in discrepancy.alternatives:
            if reading.changes is not None and reading.changes.concerns(block):
                outcome = calculate({**chosen, discrepancy.id: reading.id})
                differing = () if outcome.needs else _differing(ours, outcome.figures)
                found.append(
                    OtherReading(
                        discrepancy=discrepancy, reading=reading, outcome=outcome, differing=differing
                    )
                )
    return tuple(found)


def _differing(ours: Figures, theirs: Figures) -> tuple[str, ...]:
    return tuple(name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name))


def named_discrepancies(
    discrepancies: Iterable[Discrepancy], names: Iterable[str]
) -> tuple[Discrepancy, ...]:
    """Those of DISCREPANCIES that NAMES names, in the order of the file."""
    wanted = set(names)
    return tuple(discrepancy for discrepancy in discrepancies if discrepancy.id in wanted)


def able_to_change(discrepancies: Iterable[Discrepancy]) -> tuple[str, ...]:
    """The ids of those that can change a result, which is what a result says it relies on."""
    return tuple(discrepancy.id for discrepancy in discrepancies if discrepancy.severity == "result")
