"""The readings that a visitor may switch: those under which an assessment can be computed otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.model.erratum import Erratum, Reading
from aftersales.model.rubric import Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """An erratum with the reading that is adopted and the others that can be computed."""

    erratum: Erratum
    adopted: Reading
    others: tuple[Reading, ...]


def switches(rubric: Rubric, *, with_chances: bool = False) -> tuple[Switch, ...]:
    """The errata of RUBRIC that change a score under another reading, in the order of the register.

    WITH_CHANCES leaves out what has no probability: a part of the points that nobody states.
    """
    return tuple(_switches(rubric, with_chances))


def _switches(rubric: Rubric, with_chances: bool) -> Iterator[Switch]:
    for erratum in sorted(rubric.errata, key=lambda each: each.register):
        others = tuple(
            reading
            for reading in erratum.alternatives
            if _changes_scores(reading) and not (with_chances and _is_unstated(reading))
        )
        if others:
            adopted = next(reading for reading in erratum.readings if reading.id == erratum.adopted)
            yield Switch(erratum=erratum, adopted=adopted, others=others)


def _changes_scores(reading: Reading) -> bool:
    """Whether more depends on READING than the number of managers, which has a calculator of its own."""
    return reading.changes is not None and reading.changes.concerns("scoring")


def _is_unstated(reading: Reading) -> bool:
    clauses = reading.changes.scoring.clauses if reading.changes else ()
    return any(changed.partial_credit is not None for _, changed in clauses)
