"""What points at what: counterparts in both directions, and discrepancies by the node that they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aftersales.model.discrepancy import Discrepancy
from aftersales.model.node import Counterpart, Node
from aftersales.model.reference import Reference
from aftersales.model.rubric import Clause, Rubric
from aftersales_site.content.content import Content, nodes_of
from aftersales_site.content.editions import Document


@dataclass(frozen=True, slots=True)
class CrossReferences:
    """Links between documents that stand in one of them only, made visible from the other too.

    What differs is then said on both sides, so its text names the documents.
    """

    pointing: Mapping[tuple[str, str], Sequence[Counterpart]]
    touching: Mapping[tuple[str, str, str], Sequence[Discrepancy]]
    discrepancies: Mapping[str, Discrepancy]

    def counterparts(self, document: str, clause: str, own: Sequence[Counterpart]) -> tuple[Counterpart, ...]:
        """OWN counterparts of a clause, then those that name it from elsewhere."""
        seen = {(each.reference.document, each.reference.clause) for each in own}
        found = list(own)
        for each in self.pointing.get((document, clause), ()):
            if (each.reference.document, each.reference.clause) not in seen:
                seen.add((each.reference.document, each.reference.clause))
                found.append(each)
        return tuple(found)

    def discrepancies_of(
        self, document: str, kinds: Sequence[str], name: str, own: Sequence[str]
    ) -> tuple[Discrepancy, ...]:
        """The discrepancies that a node lists, then those of other files that touch it."""
        found = {
            discrepancy_id: self.discrepancies[discrepancy_id]
            for discrepancy_id in own
            if discrepancy_id in self.discrepancies
        }
        for kind in kinds:
            for discrepancy in self.touching.get((document, kind, name), ()):
                found.setdefault(discrepancy.id, discrepancy)
        return tuple(found.values())


def find_cross_references(content: Content) -> CrossReferences:
    pointing: defaultdict[tuple[str, str], list[Counterpart]] = defaultdict(list)
    for document in content.documents:
        for node in _bearers(document):
            origin = Reference(document=document.document, clause=node.id)
            for counterpart in node.same_as:
                target = counterpart.reference
                back = Counterpart(reference=origin, differs=counterpart.differs)
                pointing[target.document, target.clause].append(back)
    touching: defaultdict[tuple[str, str, str], list[Discrepancy]] = defaultdict(list)
    for registered in content.register:
        for place in registered.discrepancy.at:
            home = place.document or registered.home
            if home is not None:
                touching[home, place.kind, place.id].append(registered.discrepancy)
    discrepancies = {each.discrepancy.id: each.discrepancy for each in content.register}
    return CrossReferences(pointing, touching, discrepancies)


def _bearers(document: Document) -> Iterator[Node | Clause]:
    if isinstance(document, Rubric):
        yield from document.clauses
    yield from nodes_of(document)
