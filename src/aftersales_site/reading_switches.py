"""The readings that a visitor may switch: those under which a calculation comes to something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aftersales.model.changes import Block
from aftersales.model.erratum import Erratum, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """An erratum with the reading that is adopted and the others that can be computed.

    ``document`` is the id of the rubric or rule document whose calculation they change.
    """

    document: str
    erratum: Erratum
    adopted: Reading
    others: tuple[Reading, ...]


def switches(
    document: str, errata: Iterable[Erratum], block: Block, *, with_chances: bool = False
) -> tuple[Switch, ...]:
    """Those of ERRATA that change what BLOCK of DOCUMENT is calculated by, in the order of the register.

    WITH_CHANCES leaves out what has no probability: a part of the points that nobody states.
    """
    return tuple(_switches(document, errata, block, with_chances))


def _switches(document: str, errata: Iterable[Erratum], block: Block, with_chances: bool) -> Iterator[Switch]:
    for erratum in sorted(errata, key=lambda each: each.register):
        others = tuple(
            reading
            for reading in erratum.alternatives
            if reading.changes is not None
            and reading.changes.concerns(block)
            and not (with_chances and _is_unstated(reading))
        )
        if others:
            adopted = next(reading for reading in erratum.readings if reading.id == erratum.adopted)
            yield Switch(document=document, erratum=erratum, adopted=adopted, others=others)


def _is_unstated(reading: Reading) -> bool:
    clauses = reading.changes.scoring.clauses if reading.changes else ()
    return any(changed.partial_credit is not None for _, changed in clauses)
