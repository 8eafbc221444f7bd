"""What requests of every kind have in common: they are read once, and every fault in them is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from aftersales.calculation.apply_readings import reading_faults, switchable
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader
from aftersales.model.changes import Block
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.lineage import read_lineage

READINGS = "readings"
"""Where a request says which readings it chooses; one that scores by two rubrics has a second key."""


def open_request(request: Mapping[str, object]) -> Reader:
    """A reader of REQUEST that knows the keys which every request has.

    A key that nobody asks it for is refused in the end. A slip such as ``reading`` for ``readings`` would
    otherwise be passed over, and the figure be another than the one asked for.
    """
    reader = Reader(request)
    reader.raw("format")
    reader.raw("kind")
    return reader


def open_calculation(request: Mapping[str, object]) -> Reader:
    """The same for a request that is itself a document: it may say which revision of it this is."""
    reader = open_request(request)
    read_lineage(reader)
    return reader


def read_chosen(reader: Reader, key: str = READINGS) -> dict[str, str]:
    """The readings that the request chooses under KEY, discrepancy to reading; empty where there are none."""
    value = reader.raw(key)
    if not reader.has(key):
        return {}
    if not isinstance(value, Mapping):
        reader.fault(key, value, A_MAPPING)
        return {}
    for name, reading in value.items():
        if not isinstance(reading, str):
            reader.fault(f"{key}.{name}", reading, A_STRING)
    return {str(name): reading for name, reading in value.items() if isinstance(reading, str)}


def known_readings(
    reader: Reader,
    chosen: Mapping[str, str],
    discrepancies: Iterable[Discrepancy],
    blocks: Iterable[Block],
    key: str = READINGS,
) -> bool:
    """Whether every reading CHOSEN under KEY is one of DISCREPANCIES that changes one of BLOCKS.

    Others are faults.
    """
    if not chosen:
        return True
    faults = list(reading_faults(switchable(discrepancies, *blocks), chosen, key))
    reader.faults.extend(faults)
    return not faults


@contextmanager
def placed(at: str) -> Iterator[None]:
    """Faults found within stand below AT."""
    try:
        yield
    except Refused as refused:
        raise Refused(replace(each, at=f"{at}.{each.at}".rstrip(".")) for each in refused.faults) from None
