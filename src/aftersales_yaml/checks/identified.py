"""Everything in a document that has an id: what discrepancies touch, references name, or has an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftersales.model.audit_time_rule import AuditTimeRule
from aftersales.model.calculations import OF_RULES, Rule
from aftersales.model.lifecycle_rule import LifecycleRule
from aftersales.model.node import Node
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """One thing with an id: its kind as discrepancies name it, its dotted path, and those it lists.

    ``names`` are the numbers under which a reference finds it; empty where none may point at it.
    """

    kind: str
    id: str
    at: str
    discrepancies: tuple[str, ...]
    names: tuple[str, ...] = ()


def identified_in(document: Rubric | RuleDocument) -> Iterator[Identified]:
    """Everything of DOCUMENT, in the order of its file."""
    for chapter in document.chapters:
        yield from _of_node(chapter, "chapters")
    if isinstance(document, Rubric):
        yield from _of_sections(document)
        yield from _of_rubric(document)
    else:
        yield from _of_calculations(document)


def _of_node(node: Node, under: str) -> Iterator[Identified]:
    at = f"{under}.{node.id}"
    yield Identified(kind="place", id=node.id, at=at, discrepancies=node.discrepancies, names=(node.id,))
    for inner in node.clauses:
        yield from _of_node(inner, f"{at}.clauses")


def _of_sections(rubric: Rubric) -> Iterator[Identified]:
    for section in rubric.sections:
        at = f"sections.{section.id}"
        yield Identified(
            kind="section", id=section.id, at=at, discrepancies=section.discrepancies, names=(section.number,)
        )
        for indicator in section.indicators:
            inside = f"{at}.indicators.{indicator.id}"
            number = (indicator.number,)
            yield Identified(
                kind="indicator",
                id=indicator.id,
                at=inside,
                discrepancies=indicator.discrepancies,
                names=number,
            )
            for clause in indicator.clauses:
                place = f"{inside}.clauses.{clause.id}"
                names = (clause.id, clause.printed)
                yield Identified(
                    kind="clause", id=clause.id, at=place, discrepancies=clause.discrepancies, names=names
                )


def _of_rubric(rubric: Rubric) -> Iterator[Identified]:
    yield Identified(kind="scoring", id="", at="scoring", discrepancies=rubric.scoring.discrepancies)
    if rubric.deletion is not None:
        yield Identified(kind="deletion", id="", at="deletion", discrepancies=rubric.deletion.discrepancies)
    if rubric.staffing is not None:
        yield Identified(kind="staffing", id="", at="staffing", discrepancies=rubric.staffing.discrepancies)
    for level in rubric.levels:
        yield Identified(
            kind="level", id=level.id, at=f"levels.{level.id}", discrepancies=level.discrepancies
        )
    for adjustment in rubric.adjustments:
        at = f"adjustments.{adjustment.id}"
        yield Identified(kind="adjustment", id=adjustment.id, at=at, discrepancies=adjustment.discrepancies)
    for gate in rubric.gates:
        yield Identified(kind="gate", id=gate.id, at=f"gates.{gate.id}", discrepancies=gate.discrepancies)


def _of_calculations(document: RuleDocument) -> Iterator[Identified]:
    """A calculation lists the discrepancies of its whole block, down to a band of its table."""
    for calculation in OF_RULES:
        rule = calculation.rule_of(document)
        if rule is not None:
            yield Identified(
                kind="calculation", id=calculation.kind, at=calculation.block, discrepancies=_listed_by(rule)
            )


def _listed_by(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, AuditTimeRule):
        within = (rule.on_site.discrepancies, *(band.discrepancies for band in rule.bands))
    elif isinstance(rule, LifecycleRule):
        within = tuple(event.discrepancies for event in rule.events)
    else:
        within = ()
    return (*rule.discrepancies, *(name for listed in within for name in listed))
