"""Which of several documents the others grew out of, as their lineage tells it.

A document that says the same as the revision it names is that revision; one that says something else was
changed elsewhere and is a child of it. Without lineage nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.model.lineage import Lineage, content_digest, read_lineage

Document = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Which document is which, by their numbers: what both others grew out of, mine, theirs."""

    base: int
    mine: int
    theirs: int


def roles_by_lineage(documents: Sequence[Document]) -> Roles | None:
    """What two or three DOCUMENTS are to each other; None where their lineage does not tell.

    Mine is the first that is not the base, as long as neither of both grew out of the other. If one did, it
    is the base itself: all that it says is known to the other.
    """
    lineages = [_lineage_of(document) for document in documents]
    numbers = range(len(documents))
    grown = {(one, other) for one in numbers for other in numbers if _grew(documents, lineages, one, other)}
    if len(documents) == 2:
        base = next((one for one, _ in sorted(grown)), None)
        return None if base is None else Roles(base=base, mine=0, theirs=1)
    for base in numbers:
        mine, theirs = (number for number in numbers if number != base)
        if {(base, mine), (base, theirs)} <= grown:
            nearer = mine if (mine, theirs) in grown else theirs if (theirs, mine) in grown else base
            return Roles(base=nearer, mine=mine, theirs=theirs)
    return None


def lineage_of_merged(
    merged: Document, mine: Document, theirs: Document, *, revision: str, settled: bool
) -> Lineage | None:
    """The lineage of MERGED as the new REVISION; None where mine has none.

    Until all conflicts are SETTLED it is a child of mine alone: nobody has decided yet against what they say.
    """
    own, other = _lineage_of(mine), _lineage_of(theirs)
    if own is None:
        return None
    sides = [each for each in (own, other if settled else None) if each is not None]
    ancestors = {name: parents for side in sides for name, parents in side.ancestors.items()}
    for side in sides:
        ancestors.setdefault(side.revision, ())
    parents = tuple(dict.fromkeys(side.revision for side in sides))
    return Lineage(
        document=own.document,
        revision=revision,
        content=content_digest(merged),
        ancestors=ancestors | {revision: parents},
    )


def _grew(documents: Sequence[Document], lineages: Sequence[Lineage | None], one: int, other: int) -> bool:
    """Whether document OTHER grew out of document ONE, which nobody has changed since it was written."""
    before, after = lineages[one], lineages[other]
    if one == other or before is None or after is None or not before.is_unchanged(documents[one]):
        return False
    return before.revision in _known_to(after)


def _known_to(lineage: Lineage) -> set[str]:
    """The revision that LINEAGE names, and all that it grew out of; a ring among them ends the search."""
    known: set[str] = set()
    ahead = [lineage.revision]
    while ahead:
        revision = ahead.pop()
        if revision not in known:
            known.add(revision)
            ahead.extend(lineage.ancestors.get(revision, ()))
    return known


def _lineage_of(document: Document) -> Lineage | None:
    reader = Reader(document)
    lineage = read_lineage(reader)
    return None if reader.faults else lineage
