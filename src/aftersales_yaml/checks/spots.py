"""Everything in a document that has an id: what errata touch, what references name, what has an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.model.node import Node
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One thing with an id: its kind as errata name it, its dotted path, and the errata it lists.

    ``names`` are the numbers under which a reference finds it; empty where none may point at it.
    """

    kind: str
    id: str
    at: str
    errata: tuple[str, ...]
    names: tuple[str, ...] = ()


def spots_of(document: Rubric | RuleDocument) -> Iterator[Spot]:
    """Every spot of DOCUMENT, in the order of its file."""
    for chapter in document.chapters:
        yield from _of_node(chapter, "chapters")
    if isinstance(document, Rubric):
        yield from _of_sections(document)
        yield from _of_rubric(document)
    else:
        yield from _of_calculations(document)


def _of_node(node: Node, under: str) -> Iterator[Spot]:
    at = f"{under}.{node.id}"
    yield Spot(kind="place", id=node.id, at=at, errata=node.errata, names=(node.id,))
    for inner in node.clauses:
        yield from _of_node(inner, f"{at}.clauses")


def _of_sections(rubric: Rubric) -> Iterator[Spot]:
    for section in rubric.sections:
        at = f"sections.{section.id}"
        yield Spot(kind="section", id=section.id, at=at, errata=section.errata, names=(section.number,))
        for indicator in section.indicators:
            inside = f"{at}.indicators.{indicator.id}"
            number = (indicator.number,)
            yield Spot(kind="indicator", id=indicator.id, at=inside, errata=indicator.errata, names=number)
            for clause in indicator.clauses:
                place = f"{inside}.clauses.{clause.id}"
                names = (clause.id, clause.printed)
                yield Spot(kind="clause", id=clause.id, at=place, errata=clause.errata, names=names)


def _of_rubric(rubric: Rubric) -> Iterator[Spot]:
    yield Spot(kind="scoring", id="", at="scoring", errata=rubric.scoring.errata)
    if rubric.deletion is not None:
        yield Spot(kind="deletion", id="", at="deletion", errata=rubric.deletion.errata)
    if rubric.staffing is not None:
        yield Spot(kind="staffing", id="", at="staffing", errata=rubric.staffing.errata)
    for level in rubric.levels:
        yield Spot(kind="level", id=level.id, at=f"levels.{level.id}", errata=level.errata)
    for adjustment in rubric.adjustments:
        at = f"adjustments.{adjustment.id}"
        yield Spot(kind="adjustment", id=adjustment.id, at=at, errata=adjustment.errata)
    for gate in rubric.gates:
        yield Spot(kind="gate", id=gate.id, at=f"gates.{gate.id}", errata=gate.errata)


def _of_calculations(document: RuleDocument) -> Iterator[Spot]:
    """A calculation lists the errata of its whole block, down to a band of its table."""
    if (time := document.audit_time) is not None:
        listed = (*time.errata, *time.on_site.errata, *(name for band in time.bands for name in band.errata))
        yield Spot(kind="calculation", id="audit-time", at="audit_time", errata=listed)
    if (sampling := document.sampling) is not None:
        yield Spot(kind="calculation", id="sites", at="sampling", errata=sampling.errata)
    if (lifecycle := document.lifecycle) is not None:
        listed = (*lifecycle.errata, *(name for event in lifecycle.events for name in event.errata))
        yield Spot(kind="calculation", id="calendar", at="lifecycle", errata=listed)
