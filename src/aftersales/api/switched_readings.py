"""The readings that somebody chose in place of the adopted ones, in words beside a result that is by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aftersales.api.library import Library
from aftersales.foundation.faults import shown
from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.sameness import is_mapping

_READ_SO = Text("{register}：{text}", "{register}: {text}")


def switched_readings(discrepancies: Iterable[Discrepancy], chosen: object) -> Iterator[Text]:
    """Each reading CHOSEN, by its discrepancy, that is not the adopted one.

    What none of DISCREPANCIES states is quoted: a record may hold anything there.
    """
    known = {each.id: each for each in discrepancies}
    for name, reading in chosen.items() if is_mapping(chosen) else ():
        discrepancy = known.get(name)
        if discrepancy is None:
            yield _READ_SO.filled(register=name, text=shown(reading))
        elif discrepancy.adopted != reading:
            texts = (each.text for each in discrepancy.readings if each.id == reading)
            yield _READ_SO.filled(register=discrepancy.register, text=next(texts, shown(reading)))


def readings_switched_in(library: Library, request: Mapping[str, object]) -> Iterator[Text]:
    """Those that REQUEST is answered under, by any of the documents of LIBRARY."""
    return switched_readings(_discrepancies(library), request.get("readings"))


def _discrepancies(library: Library) -> list[Discrepancy]:
    return [
        *(each for found in library.rubrics.values() for each in found.rubric.discrepancies),
        *(each for found in library.rules.values() for each in found.document.discrepancies),
    ]
