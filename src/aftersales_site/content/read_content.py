"""Reading all of ``rubrics/``: checked as ``make check`` does, and refused where an address would fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales.version import RELEASED
from aftersales_site.addresses import expect_name
from aftersales_site.content.comparison import read_comparison
from aftersales_site.content.content import Content, nodes_of
from aftersales_site.content.editions import Document, editions_of
from aftersales_site.content.examples import read_examples
from aftersales_site.content.questions import read_questions
from aftersales_site.content.sources import read_sources
from aftersales_site.content.synonyms import read_search_words
from aftersales_site.content.terms import read_terms
from aftersales_site.content.which import read_which
from aftersales_site.content.words import read_words
from aftersales_yaml.check import faults_in
from aftersales_yaml.checks import Checked
from aftersales_yaml.collection import WHICH, read_collection
from aftersales_yaml.models import read_models

_Document = TypeVar("_Document", Rubric, RuleDocument)


def read_content(folder: Path | None = None, on: date | None = None) -> Content:
    """The content of FOLDER (by default the project's own), by the editions in force ON that day.

    That is the day of release unless another is given, so that a release is built alike on every day. Raises
    `Refused` with every fault found.
    """
    collection = read_collection(folder)
    models = read_models(collection)
    checked = Checked(collection=collection, models=models)
    if found := [fault for _, fault in faults_in(checked)]:  # a wrong sum must not reach a reader either
        raise Refused(found)
    sources = read_sources(collection.sources.content)
    order = {source.id: place for place, source in enumerate(sources)}
    day = on or date.fromisoformat(RELEASED)
    editions = editions_of((document for _, document in models.documents()), day)
    in_force = [each.document for every in editions.values() for each in every if each.state == "in-force"]
    content = Content(
        collection=collection,
        sources=sources,
        rubrics=_in_order((each for each in in_force if isinstance(each, Rubric)), order),
        rules=_in_order((each for each in in_force if isinstance(each, RuleDocument)), order),
        editions=editions,
        day=day,
        examples=tuple(
            example
            for file in collection.words
            if file.path == "examples.yaml"
            for example in read_examples(file.content)
        ),
        terms=read_terms(collection.terms.content),
        comparison=read_comparison(collection.comparison.content, models.comparison_discrepancies),
        words=read_words(collection.file("labels.yaml").content),
        search_words=read_search_words(collection.file("search/synonyms.yaml").content),
        questions=read_questions(collection.file("search/questions.yaml").content),
        which=next((read_which(file.content) for file in collection.words if file.path == WHICH), None),
    )
    faults = list(_faults(content))
    if faults:
        raise Refused(faults)
    return content


def _in_order(documents: Iterable[_Document], order: Mapping[str, int]) -> tuple[_Document, ...]:
    """DOCUMENTS as their sources follow one another in ``sources.yaml``."""
    return tuple(sorted(documents, key=lambda each: order.get(each.document, 0)))


def _faults(content: Content) -> Iterator[Fault]:
    """What would make two pages share an address, or a page no address at all."""
    known = {source.id for source in content.sources}
    documents: Sequence[Document] = [each.document for every in content.editions.values() for each in every]
    for document in documents:
        if document.document not in known:
            expected = Text("sources.yaml 中的来源文件", "a source of sources.yaml")
            yield Fault(at=f"{document.id}: document", found=document.document, expected=expected)
    names = [document.id for document in documents]
    names += [discrepancy.id for document in documents for discrepancy in document.discrepancies]
    names += [discrepancy.id for discrepancy in content.comparison.discrepancies]
    names += [term.id for term in content.terms]
    for rubric in documents:
        names += [clause.id for clause in rubric.clauses] if isinstance(rubric, Rubric) else []
    names += [node.id for document in documents for node in nodes_of(document)]
    for name in names:
        yield from expect_name(name)
