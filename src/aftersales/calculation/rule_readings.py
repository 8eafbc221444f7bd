"""The results beside a result: what it would be where an unclear place is read in another way.

Which readings there are, and which is adopted, the data says. How one that was not adopted is
calculated is code, found by the reading's id; a reading without such code changes no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from aftersales.model.erratum import Erratum, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A span of days, both ends included."""

    earliest: date
    latest: date


Figure: TypeAlias = Fraction | int | date | Window | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """The figures under a reading that was not adopted; ``differs`` if one of them is another than ours."""

    erratum: Erratum
    reading: Reading
    figures: Mapping[str, Figure]
    differs: bool


def other_readings(
    errata: Iterable[Erratum],
    adopted: Mapping[str, Figure],
    outcomes: Mapping[str, Mapping[str, Figure]],
) -> tuple[OtherReading, ...]:
    """The OUTCOMES (by reading id) of the readings of ERRATA that were not adopted, in register order."""
    found = []
    for erratum in errata:
        for reading in erratum.readings:
            figures = outcomes.get(reading.id)
            if reading.id == erratum.adopted or figures is None:
                continue
            differs = any(value != adopted.get(name) for name, value in figures.items())
            found.append(OtherReading(erratum=erratum, reading=reading, figures=figures, differs=differs))
    return tuple(found)


def named_errata(errata: Iterable[Erratum], names: Iterable[str]) -> tuple[Erratum, ...]:
    """Those of ERRATA that NAMES names, in the order of the file."""
    wanted = set(names)
    return tuple(erratum for erratum in errata if erratum.id in wanted)


def able_to_change(errata: Iterable[Erratum]) -> tuple[str, ...]:
    """The ids of those that can change a result, which is what a result says it relies on."""
    return tuple(erratum.id for erratum in errata if erratum.severity == "result")
