"""Errata: the places where a source contradicts itself, is misprinted, or is silent."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.foundation.reader import A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, optional_reference

Kind = Literal["contradiction", "misprint", "silence", "numbering", "gap"]
Severity = Literal["result", "meaning", "text"]
Basis = Literal["arithmetic", "stated-precedence", "parallel-document", "convention", "context"]
Step = Literal["mark", "normalise", "adjust", "gate", "level"]
DecideOn = Literal["final", "base"]
Shortfall = Literal["highest-met", "lowest", "none"]
Staff = Literal["service-management-staff", "all-service-staff"]

KINDS: tuple[Kind, ...] = ("contradiction", "misprint", "silence", "numbering", "gap")
SEVERITIES: tuple[Severity, ...] = ("result", "meaning", "text")
BASES: tuple[Basis, ...] = ("arithmetic", "stated-precedence", "parallel-document", "convention", "context")
STEPS: tuple[Step, ...] = ("mark", "normalise", "adjust", "gate", "level")
DECIDE_ON: tuple[DecideOn, ...] = ("final", "base")
SHORTFALLS: tuple[Shortfall, ...] = ("highest-met", "lowest", "none")
STAFF: tuple[Staff, ...] = ("service-management-staff", "all-service-staff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a reading that was not adopted would change in a rubric; None or empty: nothing."""

    clause_points: tuple[tuple[str, Fraction], ...] = ()
    clause_certificates: tuple[tuple[str, frozenset[str]], ...] = ()
    order: tuple[Step, ...] | None = None
    decide_on: DecideOn | None = None
    certificate_shortfall: Shortfall | None = None
    levels_named: tuple[tuple[str, str], ...] = ()
    staff: Staff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand an unclear place."""

    id: str
    text: Text
    value: str | None
    source: Reference | None
    changes: Changes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an erratum touches: a node of KIND in DOCUMENT (the file's own if None)."""

    kind: str
    id: str
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """An unclear place, its readings, and the one that is adopted."""

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

    @property
    def alternatives(self) -> tuple[Reading, ...]:
        """The readings that were not adopted and can be computed."""
        return tuple(r for r in self.readings if r.changes is not None and r.id != self.adopted)


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


def read_errata(reader: Reader, document: str) -> tuple[Erratum, ...]:
    return tuple(_read_erratum(inner, document) for inner in reader.inners("errata"))


def _read_erratum(reader: Reader, document: str) -> Erratum:
    readings = tuple(_read_reading(name, r, document) for name, r in reader.named_inners("readings").items())
    erratum = Erratum(
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
    if erratum.adopted not in names:
        known = ", ".join(names)
        reader.fault("adopted", erratum.adopted, Text(f"读法之一：{known}", f"one of the readings: {known}"))
    reader.close()
    return erratum


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
        changes=None if changes is None else _read_changes(changes),
    )
    reader.close()
    return reading


def _read_changes(reader: Reader) -> Changes:
    points, certificates = [], []
    for clause, inner in reader.named_inners("clauses").items():
        if inner.has("points"):
            points.append((clause, inner.exact("points")))
        if inner.has("certificates"):
            certificates.append((clause, frozenset(inner.strings("certificates"))))
        inner.close()
    named = []
    for level, inner in reader.named_inners("levels").items():
        named.append((level, inner.string("named")))
        inner.close()
    scoring, staffing = reader.optional_inner("scoring"), reader.optional_inner("staffing")
    changes = Changes(
        clause_points=tuple(points),
        clause_certificates=tuple(certificates),
        levels_named=tuple(named),
        order=read_order(scoring) if scoring is not None and scoring.has("order") else None,
        decide_on=scoring.choice("decide_on", DECIDE_ON)
        if scoring is not None and scoring.has("decide_on")
        else None,
        certificate_shortfall=(
            reader.choice("certificate_shortfall", SHORTFALLS)
            if reader.has("certificate_shortfall")
            else None
        ),
        staff=staffing.choice("of", STAFF) if staffing is not None else None,
    )
    for part in (scoring, staffing, reader):
        if part is not None:
            part.close()
    return changes


def read_order(reader: Reader) -> tuple[Step, ...]:
    """The steps of scoring in their order; `mark` comes first and `level` last."""
    order = []
    for index, value in enumerate(reader.entries("order")):
        step = next((step for step in STEPS if step == value), None)
        if step is None:
            listed = " | ".join(STEPS)
            reader.fault(f"order.{index}", value, Text(f"以下之一：{listed}", f"one of: {listed}"))
        else:
            order.append(step)
    if order[:1] != ["mark"] or order[-1:] != ["level"] or len(set(order)) != len(order):
        reader.fault(
            "order", order, Text("各步不重复，先 mark，后 level", "each step once, mark first, level last")
        )
    return tuple(order)
