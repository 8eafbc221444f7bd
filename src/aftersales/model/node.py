"""Nodes: the numbered places of a document that carry no points, to any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, read_reference

ACTORS = ("applicant", "certified-organisation", "certification-body", "audit-team", "authority")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """The same requirement in another document, and what differs there (None: nothing of substance)."""

    reference: Reference
    differs: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A printed table: column heads and rows of cells; a figure reads the same in both languages."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A chapter, clause or list entry, restated."""

    id: str
    title: Text | None
    text: Text | None
    actor: str | None
    period: Text | None
    explanation: Text | None
    table: Table | None
    missing: Text | None
    same_as: tuple[Counterpart, ...]
    discrepancies: tuple[str, ...]
    clauses: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of print."""
        yield self
        for node in self.clauses:
            yield from node.walk()


def read_nodes(reader: Reader, key: str, document: str) -> tuple[Node, ...]:
    """The nodes of the list under KEY, with those below them; DOCUMENT is the id of their file."""
    return tuple(_read_node(inner, document) for inner in reader.inners(key))


def read_counterparts(reader: Reader, document: str) -> tuple[Counterpart, ...]:
    """The clauses of other documents that READER names as the same, and what differs."""
    counterparts = []
    for inner in reader.inners("same_as"):
        differs = inner.optional_text("differs")
        counterparts.append(Counterpart(reference=read_reference(inner, document), differs=differs))
    return tuple(counterparts)


def _read_node(reader: Reader, document: str) -> Node:
    table = reader.optional_inner("table")
    node = Node(
        id=reader.string("id"),
        title=reader.optional_text("title"),
        text=reader.optional_text("text"),
        actor=reader.choice("actor", ACTORS) if reader.has("actor") else None,
        period=reader.optional_text("period"),
        explanation=reader.optional_text("explanation"),
        table=None if table is None else _read_table(table),
        missing=reader.optional_text("missing"),
        same_as=read_counterparts(reader, document),
        discrepancies=reader.strings("discrepancies"),
        clauses=read_nodes(reader, "clauses", document),
    )
    reader.close()
    return node


def _read_table(reader: Reader) -> Table:
    columns = reader.texts("columns")
    rows = []
    for index, row in enumerate(reader.entries("rows")):
        cells = [
            _read_cell(reader, f"rows.{index}.{n}", cell)
            for n, cell in enumerate(row if isinstance(row, list) else [])
        ]
        if len(cells) != len(columns):
            reader.fault(f"rows.{index}", row, Text(f"{len(columns)} 个单元格", f"{len(columns)} cells"))
        rows.append(tuple(cells))
    reader.close()
    return Table(columns=columns, rows=tuple(rows))


def _read_cell(reader: Reader, key: str, cell: object) -> Text:
    if isinstance(cell, str):
        return Text(cell, cell)
    return Reader(cell, reader.path(key), reader.faults).as_text()
