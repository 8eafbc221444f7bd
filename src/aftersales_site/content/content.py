"""All that the pages are made from: models, sources, terms, comparison and labels, read and checked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aftersales.model.discrepancy import Discrepancy
from aftersales.model.node import Node
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.content.comparison import Comparison
from aftersales_site.content.questions import Question
from aftersales_site.content.sources import Source
from aftersales_site.content.synonyms import SearchWords
from aftersales_site.content.terms import Term
from aftersales_site.content.words import Words
from aftersales_yaml.collection import Collection

Document = Rubric | RuleDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A discrepancy, the document (by source id) whose file holds it and the one that it is about.

    Both are None for the comparison. They differ where a discrepancy of a rule stands in the file of the
    rubric whose figures it changes.
    """

    discrepancy: Discrepancy
    home: str | None
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything in ``rubrics/``; documents in the order of ``sources.yaml``."""

    folder: Path
    collection: Collection
    sources: tuple[Source, ...]
    rubrics: tuple[Rubric, ...]
    rules: tuple[RuleDocument, ...]
    terms: tuple[Term, ...]
    comparison: Comparison
    words: Words
    search_words: SearchWords
    questions: tuple[Question, ...]
    mappings: Mapping[str, Mapping[str, object]]

    @property
    def documents(self) -> tuple[Document, ...]:
        order = [source.id for source in self.sources]
        return tuple(sorted((*self.rubrics, *self.rules), key=lambda each: order.index(each.document)))

    def source(self, name: str) -> Source:
        return next(source for source in self.sources if source.id == name)

    def document_of(self, source: str) -> Document | None:
        return next((document for document in self.documents if document.document == source), None)

    def register(self) -> tuple[Registered, ...]:
        """Every discrepancy of every file, in the order of the register's numbers."""
        found: list[tuple[Discrepancy, str | None]] = [
            (discrepancy, document.document)
            for document in self.documents
            for discrepancy in document.discrepancies
        ]
        found.extend((discrepancy, None) for discrepancy in self.comparison.discrepancies)
        owners = _owners_of_series(found)
        registered = (
            Registered(discrepancy=discrepancy, home=home, about=owners[_series(discrepancy)])
            for discrepancy, home in found
        )
        return tuple(sorted(registered, key=lambda each: each.discrepancy.register))


def _series(discrepancy: Discrepancy) -> str:
    """``C-001`` of ``C-001-07``: a document's entries are numbered in one series."""
    return discrepancy.register.rpartition("-")[0]


def _owners_of_series(found: Sequence[tuple[Discrepancy, str | None]]) -> Mapping[str, str | None]:
    """Each series belongs to the document in whose file most of its entries stand."""
    homes: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for discrepancy, home in found:
        homes[_series(discrepancy)][home] += 1
    return {series: counted.most_common(1)[0][0] for series, counted in homes.items()}


def nodes_of(document: Document) -> Iterator[Node]:
    """All nodes of DOCUMENT's chapters, in the order of print."""
    for chapter in document.chapters:
        yield from chapter.walk()


def references_of(rubric: Rubric) -> tuple[Reference, ...]:
    """Where a rubric's scoring comes from, apart from its clauses: each document once is enough."""
    return (
        rubric.scoring.source,
        *(rule.source for rule in rubric.marking),
        *(adjustment.source for adjustment in rubric.adjustments),
        *(gate.source for gate in rubric.gates),
        *(level.source for level in rubric.levels),
    )
