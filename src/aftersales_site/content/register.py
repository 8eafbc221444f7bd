"""The register of discrepancies: which document each entry is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aftersales.model.discrepancy import Discrepancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A discrepancy, the document (by source id) whose file holds it and the one that it is about.

    Both are None for the comparison. They differ where a discrepancy of a rule stands in the file of the
    rubric whose figures it changes.
    """

    discrepancy: Discrepancy
    home: str | None
    about: str | None


def registered(found: Sequence[tuple[Discrepancy, str | None]]) -> tuple[Registered, ...]:
    """Discrepancies with the document whose file holds each, as entries in the order of their numbers."""
    owners = _owners_of_series(found)
    entries = (
        Registered(discrepancy=discrepancy, home=home, about=owners[_series(discrepancy)])
        for discrepancy, home in found
    )
    return tuple(sorted(entries, key=lambda each: each.discrepancy.register))


def _series(discrepancy: Discrepancy) -> str:
    """``C-001`` of ``C-001-07``: a document's entries are numbered in one series."""
    return discrepancy.register.rpartition("-")[0]


def _owners_of_series(found: Sequence[tuple[Discrepancy, str | None]]) -> Mapping[str, str | None]:
    """Each series belongs to the document in whose file most of its entries stand."""
    homes: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for discrepancy, home in found:
        homes[_series(discrepancy)][home] += 1
    return {series: counted.most_common(1)[0][0] for series, counted in homes.items()}
