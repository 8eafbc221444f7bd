"""Ids that must be unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aftersales.model.rule_document import RuleDocument

from aftersales.foundation.faults import Fault
from aftersales.model.rubric import Rubric
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.models import nodes_of


def _unique(checked: Checked) -> Iterator[Fault]:
    for path, document in checked.models.documents():
        yield from _repeated(path, "id", _anchors(document))
    documents = [(path, document.id) for path, document in checked.models.documents()]
    yield from _repeated("rubrics", "id", [name for _, name in documents])
    yield from _repeated("errata", "id", [erratum.id for _, erratum in checked.models.errata()])


def _anchors(document: Rubric | RuleDocument) -> Iterator[str]:
    """Everything that becomes an address on the document's pages."""
    yield from (node.id for node in nodes_of(document))
    if isinstance(document, Rubric):
        yield from (section.id for section in document.sections)
        yield from (indicator.id for indicator in document.indicators)
        yield from (clause.id for clause in document.clauses)
        yield from (level.id for level in document.levels)


def _repeated(path: str, at: str, ids: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield fault(path, at, f"{name} x {count}", "每个 id 只用一次", "each id once")


UNIQUE_IDS = Check(
    name="unique-ids",
    finds="ids of clauses, nodes, levels, errata or documents that are used twice",
    find=_unique,
)
