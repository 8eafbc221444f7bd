"""The editions of each document: the one in force, which has the plain addresses, and the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from aftersales.model.editions import in_order, latest, periods
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_yaml.editions import edition_name

Document: TypeAlias = Rubric | RuleDocument
State: TypeAlias = Literal["in-force", "earlier", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a document, in force from ``first`` to the day before ``last``.

    Either is None where it is not known. ``name`` is the edition as part of an address. ``several`` says
    whether the document has others. ``state`` is where it stands among them: the one in force has the plain
    addresses, also while there is none. ``standing`` is what its days say: that one may have been withdrawn
    without a successor, or be the first, for which one can only prepare.
    """

    document: Document
    first: date | None
    last: date | None
    state: State
    standing: State
    several: bool

    @property
    def name(self) -> str:
        return edition_name(self.document.edition)

    @property
    def printed(self) -> str | None:
        """The edition as the document states it; None where it states none."""
        return None if self.document.edition == "-" else self.document.edition

    @property
    def file(self) -> str:
        """The name (without ending) of the files that hold its data."""
        return self.document.id if self.state == "in-force" else f"{self.document.id}@{self.name}"


def editions_of(documents: Iterable[Document], day: date) -> dict[str, tuple[Edition, ...]]:
    """The editions of each of DOCUMENTS by its id, the oldest first, as they stand on DAY."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(document.id, []).append(document)
    return {name: _editions(each, day) for name, each in found.items()}


def _editions(documents: Sequence[Document], day: date) -> tuple[Edition, ...]:
    ordered = in_order(documents, _itself)
    chosen = ordered.index(latest(ordered, day, _itself))
    return tuple(
        Edition(
            document=document,
            first=first,
            last=last,
            state="in-force" if at == chosen else "earlier" if at < chosen else "later",
            standing="later" if first and day < first else "earlier" if last and last <= day else "in-force",
            several=len(ordered) > 1,
        )
        for at, (document, (first, last)) in enumerate(zip(ordered, periods(ordered), strict=True))
    )


def _itself(document: Document) -> Document:
    return document
