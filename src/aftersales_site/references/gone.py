"""Places that an earlier edition has and the one in force has not: their addresses were cited, and stay."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.foundation.text import Text
from aftersales.model.rubric import Clause, Rubric
from aftersales_site.content.content import Content, nodes_of
from aftersales_site.content.editions import Edition
from aftersales_site.references.places import places_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePlace:
    """A place by its anchor on the page of its document, its title, and the last edition that had it."""

    anchor: str
    title: Text | None
    edition: Edition
    address: str


def gone_places(content: Content, edition: Edition) -> tuple[GonePlace, ...]:
    """What earlier editions have and EDITION has not, if it is the one in force; of any other, nothing."""
    if edition.state != "in-force":
        return ()
    known = set(_anchors(edition))
    found: dict[str, GonePlace] = {}
    for earlier in reversed(content.editions[edition.document.id]):
        if earlier.state != "earlier":
            continue
        titles = {node.id: node.title for node in nodes_of(earlier.document)}
        titles |= {name: clause.title for name, clause in _clauses(earlier).items()}
        for anchor, address in _anchors(earlier).items():
            if anchor not in known and anchor not in found:
                found[anchor] = GonePlace(
                    anchor=anchor, title=titles.get(anchor), edition=earlier, address=address
                )
    return tuple(found.values())


def gone_clauses(content: Content, edition: Edition) -> tuple[tuple[GonePlace, Clause], ...]:
    """The clauses among them, each as its last edition has it."""
    found = []
    for place in gone_places(content, edition):
        clause = _clauses(place.edition).get(place.anchor)
        if clause is not None:
            found.append((place, clause))
    return tuple(found)


def _clauses(edition: Edition) -> dict[str, Clause]:
    document = edition.document
    return {clause.id: clause for clause in document.clauses} if isinstance(document, Rubric) else {}


def _anchors(edition: Edition) -> dict[str, str]:
    """The anchors on the page of EDITION with their addresses; a clause is one, wherever it is read."""
    found = {}
    for kind, place, address in places_of(edition):
        anchor = place if kind == "clause" else address.partition("#")[2]
        if anchor:
            found[anchor] = address
    return found
