"""Discrepancies: the places where a source contradicts itself, is misprinted, or is silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from aftersales.foundation.reader import A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.model.changes import Changes
from aftersales.model.read_changes import read_changes
from aftersales.model.reference import Reference, optional_reference

Kind = Literal["contradiction", "misprint", "silence", "numbering", "gap"]
Severity = Literal["result", "meaning", "text"]
Basis = Literal["arithmetic", "stated-precedence", "parallel-document", "convention", "context"]

KINDS: tuple[Kind, ...] = ("contradiction", "misprint", "silence", "numbering", "gap")
SEVERITIES: tuple[Severity, ...] = ("result", "meaning", "text")
BASES: tuple[Basis, ...] = ("arithmetic", "stated-precedence", "parallel-document", "convention", "context")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand an unclear place.

    ``changes`` says what it changes, where it was not adopted and its result can be computed;
    ``not_computed`` why it cannot, where a result would change by it.
    """

    id: str
    text: Text
    value: str | None
    source: Reference | None
    changes: Changes | None
    not_computed: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a discrepancy touches: a node of KIND in DOCUMENT (the file's own if None)."""

    kind: str
    id: str
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """An unclear place, its readings, and the one that is adopted.

    ``alternatives`` are the readings that were not adopted and can be computed.
    """

    id: str
    register: str
    kind: Kind
    severity: Severity
    title: Text
    at: tuple[Place, ...]
    readings: tuple[Reading, ...]
    adopted: str
    basis: Basis
    reason: Text
    effect: Text
    alternatives: tuple[Reading, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        others = tuple(r for r in self.readings if r.changes is not None and r.id != self.adopted)
        object.__setattr__(self, "alternatives", others)


_ONE_OF_TWO = Text("changes 与 not_computed 只写一个", "either changes or not_computed")

PLACE_KINDS = (
    "clause",
    "indicator",
    "section",
    "level",
    "adjustment",
    "gate",
    "place",
    "calculation",
    "scoring",
    "deletion",
    "staffing",
)


def read_discrepancies(reader: Reader, document: str) -> tuple[Discrepancy, ...]:
    """The discrepancies that READER describes, which notes faults; DOCUMENT is the id of its file."""
    return tuple(_read_discrepancy(inner, document) for inner in reader.inners("discrepancies"))


def _read_discrepancy(reader: Reader, document: str) -> Discrepancy:
    readings = tuple(_read_reading(name, r, document) for name, r in reader.named_inners("readings").items())
    discrepancy = Discrepancy(
        id=reader.string("id"),
        register=reader.string("register"),
        kind=reader.choice("kind", KINDS),
        severity=reader.choice("severity", SEVERITIES),
        title=reader.text("title"),
        at=tuple(_read_place(inner) for inner in reader.inners("at")),
        readings=readings,
        adopted=reader.string("adopted"),
        basis=reader.choice("basis", BASES),
        reason=reader.text("reason"),
        effect=reader.text("effect"),
    )
    names = [reading.id for reading in readings]
    if discrepancy.adopted not in names:
        known = ", ".join(names)
        reader.fault(
            "adopted", discrepancy.adopted, Text(f"读法之一：{known}", f"one of the readings: {known}")
        )
    reader.close()
    return discrepancy


def _read_place(reader: Reader) -> Place:
    document = reader.string("document", "") or None
    for kind in PLACE_KINDS:
        if reader.has(kind):
            value = reader.raw(kind)
            if not isinstance(value, str):
                reader.fault(kind, value, A_STRING)
            reader.close()
            return Place(kind=kind, id=str(value or ""), document=document)
    reader.close()
    if document is None:
        listed = " | ".join(PLACE_KINDS)
        reader.fault("", reader.names(), Text(f"以下之一：{listed}", f"one of: {listed}"))
    return Place(kind="document", id="", document=document)


def _read_reading(name: str, reader: Reader, document: str) -> Reading:
    changes = reader.optional_inner("changes")
    reading = Reading(
        id=name,
        text=reader.text("text"),
        value=reader.string("value", "") or None,
        source=optional_reference(reader, document),
        changes=None if changes is None else read_changes(changes),
        not_computed=reader.optional_text("not_computed"),
    )
    if reading.changes is not None and reading.not_computed is not None:
        reader.fault("not_computed", "changes", _ONE_OF_TWO)
    reader.close()
    return reading
