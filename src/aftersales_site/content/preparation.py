"""What a certification body asks of an applicant, gathered from its documents: papers, days, steps, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aftersales.model.node import Node
from aftersales.model.rule_document import RuleDocument
from aftersales_site.content.comparison import Cell, Topic
from aftersales_site.content.content import Content, nodes_of
from aftersales_site.content.sources import Issuer, Source

PAPERS = "application-papers"
"""The topic of the comparison whose clause lists what to hand in."""

_WHO = "who-may-apply"
_BEFORE = (_WHO, "basis", "penalty-record")
_DAYS = ("audit-time", "audit-time-later")
_DATES = ("review-time", "contract", "validity", "surveillance", "recertification", "changes", "appeals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What one document says to an applicant.

    ``papers`` are the places that name a paper each, empty where the document lists none; ``papers_said`` is
    what it says of them in short. ``before``, ``days`` and ``dates`` are topics with what it says on each.
    """

    source: Source
    rules: RuleDocument | None
    papers: Sequence[Node]
    papers_said: Cell | None
    before: Sequence[tuple[Topic, Cell]]
    days: Sequence[tuple[Topic, Cell]]
    dates: Sequence[tuple[Topic, Cell]]


def preparations(content: Content) -> Iterator[tuple[Issuer, Sequence[Preparation]]]:
    """Each body that says who may apply, with what each of its documents says to an applicant."""
    issuers = {source.issuer.id: source.issuer for source in content.sources}
    for name, issuer in issuers.items():
        of_issuer = [
            source
            for source in content.sources
            if source.issuer.id == name and content.document_of(source.id) is not None
        ]
        told = [each for each in (_preparation(content, source) for source in of_issuer) if each.before]
        if any(topic.id == _WHO for each in told for topic, _ in each.before):
            yield issuer, told


def _preparation(content: Content, source: Source) -> Preparation:
    document = content.document_of(source.id)
    said = _said(content, source, (PAPERS,))
    cell = said[0][1] if said else None
    papers: Sequence[Node] = ()
    if document is not None and cell is not None and cell.reference is not None:
        listing = cell.reference.clause
        papers = next((node.clauses for node in nodes_of(document) if node.id == listing), ())
    return Preparation(
        source=source,
        rules=document if isinstance(document, RuleDocument) else None,
        papers=papers,
        papers_said=cell,
        before=_said(content, source, _BEFORE),
        days=_said(content, source, _DAYS),
        dates=_said(content, source, _DATES),
    )


def _said(content: Content, source: Source, topics: Sequence[str]) -> list[tuple[Topic, Cell]]:
    return [
        (topic, topic.cells[source.id])
        for topic in content.comparison.topics
        if topic.id in topics and source.id in topic.cells
    ]
