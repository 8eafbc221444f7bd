"""The readings that a visitor may switch: those under which a calculation comes to something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aftersales.model.changes import Block
from aftersales.model.discrepancy import Discrepancy, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A discrepancy with the reading that is adopted and the others that can be computed.

    ``document`` is the id of the rubric or rule document whose calculation they change.
    """

    document: str
    discrepancy: Discrepancy
    adopted: Reading
    others: tuple[Reading, ...]


def switches(
    document: str, discrepancies: Iterable[Discrepancy], block: Block, *, with_chances: bool = False
) -> tuple[Switch, ...]:
    """Those of DISCREPANCIES that change what BLOCK of DOCUMENT is calculated by, in register order.

    WITH_CHANCES leaves out what has no probability: a part of the points that nobody states.
    """
    return tuple(_switches(document, discrepancies, block, with_chances))


def _switches(
    document: str, discrepancies: Iterable[Discrepancy], block: Block, with_chances: bool
) -> Iterator[Switch]:
    for discrepancy in sorted(discrepancies, key=lambda each: each.register):
        others = tuple(
            reading
            for reading in discrepancy.alternatives
            if reading.changes is not None
            and reading.changes.concerns(block)
            and not (with_chances and _is_unstated(reading))
        )
        if others:
            adopted = next(reading for reading in discrepancy.readings if reading.id == discrepancy.adopted)
            yield Switch(document=document, discrepancy=discrepancy, adopted=adopted, others=others)


def _is_unstated(reading: Reading) -> bool:
    clauses = reading.changes.scoring.clauses if reading.changes else ()
    return any(changed.partial_credit is not None for _, changed in clauses)
