"""All that the pages are made from: models, sources, terms, comparison and labels, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from aftersales.model.discrepancy import Discrepancy
from aftersales.model.node import Node
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.content.comparison import Comparison
from aftersales_site.content.editions import Document, Edition
from aftersales_site.content.examples import Example
from aftersales_site.content.questions import Question
from aftersales_site.content.register import Registered, registered
from aftersales_site.content.sources import Source
from aftersales_site.content.synonyms import SearchWords
from aftersales_site.content.terms import Term
from aftersales_site.content.which import Which
from aftersales_site.content.words import Words
from aftersales_yaml.collection import Collection


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything in ``rubrics/``; documents in the order of ``sources.yaml``.

    ``rubrics`` and ``rules`` are the editions in force on ``day``; ``editions`` are all, by the id of their
    document.
    """

    collection: Collection
    sources: tuple[Source, ...]
    rubrics: tuple[Rubric, ...]
    rules: tuple[RuleDocument, ...]
    terms: tuple[Term, ...]
    comparison: Comparison
    words: Words
    search_words: SearchWords
    questions: tuple[Question, ...]
    which: Which | None
    editions: Mapping[str, tuple[Edition, ...]]
    examples: tuple[Example, ...]
    day: date

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        order = [source.id for source in self.sources]
        return tuple(sorted((*self.rubrics, *self.rules), key=lambda each: order.index(each.document)))

    @cached_property
    def register(self) -> tuple[Registered, ...]:
        """Every discrepancy of every file, in the order of the register's numbers."""
        found: dict[str, tuple[Discrepancy, str]] = {}
        for document in (*self.documents, *(each.document for each in self.other_editions)):
            for discrepancy in document.discrepancies:
                found.setdefault(discrepancy.id, (discrepancy, document.document))
        return registered(
            [*found.values(), *((discrepancy, None) for discrepancy in self.comparison.discrepancies)]
        )

    def mapping(self, document: Document) -> Mapping[str, object]:
        """The file of DOCUMENT as it was read."""
        files = (*self.collection.rubrics, *self.collection.rules)
        named = document.id, document.edition
        return next(f.content for f in files if (f.content["id"], f.content["edition"]) == named)

    @cached_property
    def other_editions(self) -> tuple[Edition, ...]:
        """The editions that are not in force, those of a document from the latest on."""
        return tuple(
            edition
            for document in self.documents
            for edition in reversed(self.editions[document.id])
            if edition.state != "in-force"
        )

    def edition_of(self, document: Document) -> Edition:
        return next(each for each in self.editions[document.id] if each.document is document)

    def newer_than(self, source: str, shown: Edition | None) -> Edition | None:
        """The latest edition of SOURCE, where it is another than the one SHOWN (None: the one in force)."""
        document = self.document_of(source)
        if document is None:
            return None
        newest = self.editions[document.id][-1]
        return newest if newest is not (shown or self.edition_of(document)) else None

    def source(self, name: str) -> Source:
        return self._sources[name]

    def document_of(self, source: str) -> Document | None:
        return self._documents.get(source)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.document: document for document in reversed(self.documents)}


def nodes_of(document: Document) -> Iterator[Node]:
    """All nodes of DOCUMENT's chapters, in the order of print."""
    for chapter in document.chapters:
        yield from chapter.walk()
