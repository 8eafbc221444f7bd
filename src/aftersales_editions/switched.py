"""The readings that a change switches: each for the calculations that it is a reading of, for no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aftersales.api.library import Edition, Library
from aftersales.api.request import READINGS
from aftersales.calculation.apply_readings import reading_faults, switchable
from aftersales.foundation.faults import Refused
from aftersales.model.calculations import BY_KIND
from aftersales.model.changes import Block
from aftersales.model.discrepancy import Discrepancy


def readings_of(
    readings: Mapping[str, str], kind: str, library: Library, documents: Iterable[str]
) -> Mapping[str, str]:
    """Those of READINGS that the calculation KIND by DOCUMENTS (ids) of LIBRARY can be asked under.

    An archive holds scores, days and dates together, and a reading concerns some of them.
    """
    known = switchable(_discrepancies(_in_force(library, documents)), *BY_KIND[kind].blocks)
    return {name: reading for name, reading in readings.items() if name in known}


def expect_readings(readings: Mapping[str, str], library: Library) -> None:
    """Raise `Refused` for those of READINGS that no edition in LIBRARY can be asked under."""
    blocks: dict[Block, None] = {block: None for each in BY_KIND.values() for block in each.blocks}
    known = switchable(_discrepancies(_everything(library)), *blocks)
    if faults := list(reading_faults(known, readings, READINGS)):
        raise Refused(faults)


def _in_force(library: Library, documents: Iterable[str]) -> Iterator[Edition]:
    for name in documents:
        found = library.rubrics.get(name) or library.rules.get(name)
        if found is not None:
            yield found


def _everything(library: Library) -> Iterator[Edition]:
    yield from library.rubrics.values()
    yield from library.rules.values()
    for editions in library.editions.values():
        yield from editions


def _discrepancies(editions: Iterable[Edition]) -> Iterator[Discrepancy]:
    for each in editions:
        yield from each.document.discrepancies
