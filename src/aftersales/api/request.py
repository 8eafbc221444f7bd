"""What requests of every kind may hold: no key but their own, and readings to choose."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader


def refuse_other_keys(request: Mapping[str, object], *known: str) -> None:
    """Raise `Refused` if REQUEST has a key that is not KNOWN.

    A slip such as ``reading`` for ``readings`` would otherwise be passed over, and the figure be
    another than the one asked for.
    """
    reader = Reader(request)
    for key in ("format", "kind", *known):
        reader.raw(key)
    reader.finish()


def read_chosen(reader: Reader) -> dict[str, str]:
    """The readings that the request chooses, discrepancy to reading; empty where it chooses none."""
    value = reader.raw("readings")
    if not reader.has("readings"):
        return {}
    if not isinstance(value, Mapping):
        reader.fault("readings", value, A_MAPPING)
        return {}
    for name, reading in value.items():
        if not isinstance(reading, str):
            reader.fault(f"readings.{name}", reading, A_STRING)
    return {str(name): reading for name, reading in value.items() if isinstance(reading, str)}
