"""The collection as models: every rubric and rule document read, with the file each came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import Reader
from aftersales.model.discrepancy import Discrepancy, read_discrepancies
from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument, read_rule_document
from aftersales_yaml.collection import Collection, DataFile, at_file

_Model = TypeVar("_Model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """What could be read, by file path below ``rubrics/``, and the faults of what could not."""

    rubrics: Mapping[str, Rubric]
    rules: Mapping[str, RuleDocument]
    comparison_discrepancies: tuple[Discrepancy, ...]
    faults: tuple[Fault, ...]

    def documents(self) -> Iterator[tuple[str, Rubric | RuleDocument]]:
        """Every rubric and rule document with its file."""
        yield from self.rubrics.items()
        yield from self.rules.items()

    def discrepancies(self) -> Iterator[tuple[str, Discrepancy]]:
        """Every discrepancy of every file, with its file."""
        for path, document in self.documents():
            for discrepancy in document.discrepancies:
                yield path, discrepancy
        for discrepancy in self.comparison_discrepancies:
            yield "comparison.yaml", discrepancy

    def registered(self) -> Iterator[tuple[str, Discrepancy]]:
        """Every discrepancy once, with the first file that has it: editions of a document share theirs."""
        ids = {path: document.id for path, document in self.documents()}
        seen: set[tuple[str, str]] = set()
        for path, discrepancy in self.discrepancies():
            known = ids.get(path, path), discrepancy.id
            if known not in seen:
                yield path, discrepancy
            seen.add(known)


def read_models(collection: Collection) -> Models:
    """The models of COLLECTION; a file that cannot be read becomes faults placed at it."""
    faults: list[Fault] = []
    return Models(
        rubrics=_read_all(collection.rubrics, read_rubric, faults),
        rules=_read_all(collection.rules, read_rule_document, faults),
        comparison_discrepancies=_read_comparison_discrepancies(collection.comparison, faults),
        faults=tuple(faults),
    )


def _read_all(
    files: tuple[DataFile, ...], read: Callable[[object], _Model], faults: list[Fault]
) -> dict[str, _Model]:
    models = {}
    for file in files:
        try:
            models[file.path] = read(file.content)
        except Refused as refused:
            faults.extend(at_file(file.path, fault) for fault in refused.faults)
    return models


def _read_comparison_discrepancies(file: DataFile, faults: list[Fault]) -> tuple[Discrepancy, ...]:
    reader = Reader(file.content)
    discrepancies = read_discrepancies(reader, "comparison")
    faults.extend(at_file(file.path, fault) for fault in reader.faults)
    return discrepancies
