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
from aftersales.model.erratum import Erratum, Reading


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

    erratum: Erratum
    reading: Reading
    outcome: Outcome
    differing: tuple[str, ...]

    @property
    def differs(self) -> bool | None:
        return None if self.outcome.needs else bool(self.differing)


def other_readings(
    errata: Iterable[Erratum],
    block: Block,
    chosen: ChosenReadings,
    ours: Figures,
    calculate: Callable[[ChosenReadings], Outcome],
) -> tuple[OtherReading, ...]:
    """What CALCULATE gives under each reading of ERRATA that changes BLOCK and was not adopted.

    OURS are the figures under CHOSEN. A reading takes the place of another one of the same erratum
    that was chosen; the others stay.
    """
    found = []
    for erratum in errata:
        for reading in erratum.alternatives:
            if reading.changes is not None and reading.changes.concerns(block):
                outcome = calculate({**chosen, erratum.id: reading.id})
                differing = () if outcome.needs else _differing(ours, outcome.figures)
                found.append(
                    OtherReading(erratum=erratum, reading=reading, outcome=outcome, differing=differing)
                )
    return tuple(found)


def _differing(ours: Figures, theirs: Figures) -> tuple[str, ...]:
    return tuple(name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name))


def named_errata(errata: Iterable[Erratum], names: Iterable[str]) -> tuple[Erratum, ...]:
    """Those of ERRATA that NAMES names, in the order of the file."""
    wanted = set(names)
    return tuple(erratum for erratum in errata if erratum.id in wanted)


def able_to_change(errata: Iterable[Erratum]) -> tuple[str, ...]:
    """The ids of those that can change a result, which is what a result says it relies on."""
    return tuple(erratum.id for erratum in errata if erratum.severity == "result")
