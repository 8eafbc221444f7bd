"""The comparison of the bodies' rules, topic by topic (``comparison/1``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one document says on a topic, or that it says nothing (``reference`` is then None)."""

    text: Text
    reference: Reference | None

    @property
    def silent(self) -> bool:
        return self.reference is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One row of the comparison: a cell by the id of its document."""

    id: str
    title: Text
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    topics: tuple[Topic, ...]
    discrepancies: tuple[Discrepancy, ...]

    def documents(self) -> tuple[str, ...]:
        """The documents compared, those with most to say first."""
        names = list(dict.fromkeys(name for topic in self.topics for name in topic.cells))
        return tuple(sorted(names, key=lambda name: -sum(name in topic.cells for topic in self.topics)))


def read_comparison(mapping: object, discrepancies: Sequence[Discrepancy]) -> Comparison:
    """The comparison, with its DISCREPANCIES as they were read for the checks; raises `Refused`."""
    reader = Reader(mapping)
    reader.constant("format", "comparison/1")
    reader.raw("discrepancies")
    topics = tuple(_read_topic(inner) for inner in reader.inners("topics"))
    reader.finish()
    return Comparison(topics=topics, discrepancies=tuple(discrepancies))


def _read_topic(reader: Reader) -> Topic:
    cells = {name: _read_cell(name, inner) for name, inner in reader.named_inners("cells").items()}
    topic = Topic(id=reader.string("id"), title=reader.text("title"), cells=cells)
    reader.close()
    return topic


def _read_cell(document: str, reader: Reader) -> Cell:
    if reader.has("silent"):
        cell = Cell(text=reader.text("silent"), reference=None)
    else:
        reference = Reference(document=document, clause=reader.string("clause"))
        cell = Cell(text=reader.text("text"), reference=reference)
    reader.close()
    return cell
