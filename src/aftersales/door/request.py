"""What a request may hold beside its format and kind."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.reader import Reader


def refuse_other_keys(request: Mapping[str, object], *known: str) -> None:
    """Raise `Refused` if REQUEST has a key that is not KNOWN.

    A slip such as ``reading`` for ``readings`` would otherwise be passed over, and the figure be
    another than the one asked for.
    """
    reader = Reader(request)
    for key in ("format", "kind", *known):
        reader.raw(key)
    reader.finish()
