"""A row of a batch, and what of a batch is no row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from aftersales.calculation.marking import Mark
from aftersales.calculation.plain_scoring import PlainScoring
from aftersales.foundation.faults import Fault
from aftersales.foundation.text import Text

_SKIPPED = Text("没有读：{place}（{why}）", "Not read: {place} ({why})")
_PARTLY = Text("{place}: {why}", "{place}: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One assessment and where it stands, or the faults that kept it from being read.

    ``remarks`` say what was guessed: a date that was a sample once, a clause read by its points.
    """

    place: str
    name: str
    assessment: object = None
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file or a row that holds no assessment, and why it was passed over.

    PARTLY: only part of what stands there was passed over, and WHY says of itself what.
    """

    place: str
    why: Text
    partly: bool = False

    def said(self) -> Text:
        return (_PARTLY if self.partly else _SKIPPED).filled(place=self.place, why=self.why)


class Marked(NamedTuple):
    """A row of plain findings: ``told``, the marks of the clauses that are not simply met, for ``scoring``.

    A tuple, as there are thousands.
    """

    place: str
    name: str
    told: Sequence[Mark]
    scoring: PlainScoring


Unread: TypeAlias = Callable[[], Row | Marked | Skipped]
"""Reads a row: those of a batch are read where they are judged, and that may be another process."""
