"""Lineage on the hidden sheet of a form: it survives whatever program the form is filled in and saved with.

A row each, since a cell holds no more than 32,767 characters: ``lineage.document``, ``lineage.revision``,
``lineage.content``, and ``lineage.ancestors.ID`` with the parents of each ancestor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.lineage import KEY, Lineage, LineageJson, read_lineage

_ANCESTORS = f"{KEY}.ancestors."
_NO_PARENTS = "–"
"""Stands for a revision without parents: an empty cell is no cell."""
DAMAGED = Text(
    "这份表由哪个版本而来，隐藏表里的记载不完整，没有采用。",
    "What the hidden sheet says of the revision that this form was made from is damaged, and was left out.",
)


def lineage_rows(lineage: Lineage) -> Iterator[tuple[str, str]]:
    """What the hidden sheet says of LINEAGE, key and text."""
    for key in ("document", "revision", "content"):
        yield f"{KEY}.{key}", getattr(lineage, key)
    for name, parents in lineage.ancestors.items():
        yield f"{_ANCESTORS}{name}", " ".join(parents) or _NO_PARENTS


def lineage_in(mark: Mapping[str, str]) -> tuple[LineageJson | None, list[Text]]:
    """The lineage that the hidden sheet, read as MARK, tells, if any; and what is to be said about it."""
    told = {key.removeprefix(f"{KEY}."): text for key, text in mark.items() if key.startswith(f"{KEY}.")}
    if not told:
        return None, []
    named = {key: text for key, text in told.items() if not key.startswith("ancestors.")}
    ancestors = {
        key.removeprefix("ancestors."): [] if text == _NO_PARENTS else text.split()
        for key, text in told.items()
        if key not in named
    }
    reader = Reader({KEY: {**named, "ancestors": ancestors}})
    lineage = read_lineage(reader)
    if lineage is None or reader.faults:
        return None, [DAMAGED]
    return lineage.to_json(), []
