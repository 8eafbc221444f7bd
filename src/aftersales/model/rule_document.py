"""A rule document: restated chapters, processes, and the rules that can be calculated (``rule/1``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aftersales.foundation.dates import date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AuditTimeRule, read_audit_time_rule
from aftersales.model.discrepancy import Discrepancy, read_discrepancies
from aftersales.model.lifecycle_rule import LifecycleRule, read_lifecycle_rule
from aftersales.model.node import ACTORS, Node, read_nodes
from aftersales.model.reference import Reference, optional_reference
from aftersales.model.sampling_rule import SamplingRule, read_sampling_rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """One box of a drawn process; ``next`` names the steps that may follow."""

    id: str
    title: Text
    actor: str | None
    within: Text | None
    source: Reference | None
    next: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process that pages draw from its steps."""

    id: str
    title: Text
    steps: tuple[ProcessStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDocument:
    """A whole rule document, as read from one file of ``rubrics/rules``.

    ``audit_time``, ``sampling`` and ``lifecycle`` are None where the document states no such rule:
    nothing is then calculated from it. This edition is in force from ``effective`` to the day before
    ``superseded``, where the document says so.
    """

    id: str
    document: str
    edition: str
    title: Text
    summary: Text
    chapters: tuple[Node, ...]
    processes: tuple[Process, ...]
    audit_time: AuditTimeRule | None
    sampling: SamplingRule | None
    lifecycle: LifecycleRule | None
    discrepancies: tuple[Discrepancy, ...]
    effective: date | None = None
    superseded: date | None = None

    def nodes(self) -> Iterator[Node]:
        """All nodes of the chapters, in the order of print."""
        for chapter in self.chapters:
            yield from chapter.walk()


def read_rule_document(mapping: object) -> RuleDocument:
    """The rule document that MAPPING describes; raises `Refused` with all its faults."""
    reader = Reader(mapping)
    reader.constant("format", "rule/1")
    document = reader.string("document")
    audit_time, sampling = reader.optional_inner("audit_time"), reader.optional_inner("sampling")
    lifecycle = reader.optional_inner("lifecycle")
    rules = RuleDocument(
        id=reader.string("id"),
        document=document,
        edition=reader.string("edition"),
        title=reader.text("title"),
        summary=reader.text("summary"),
        chapters=read_nodes(reader, "chapters", document),
        processes=tuple(_read_process(inner, document) for inner in reader.inners("processes")),
        audit_time=None if audit_time is None else read_audit_time_rule(audit_time, document),
        sampling=None if sampling is None else read_sampling_rule(sampling, document),
        lifecycle=None if lifecycle is None else read_lifecycle_rule(lifecycle, document),
        discrepancies=read_discrepancies(reader, document),
        effective=date_under(reader, "effective"),
        superseded=date_under(reader, "superseded"),
    )
    _expect_unique(reader, "chapters", [node.id for node in rules.nodes()])
    _expect_unique(reader, "discrepancies", [discrepancy.id for discrepancy in rules.discrepancies])
    reader.finish()
    return rules


def _expect_unique(reader: Reader, key: str, names: list[str]) -> None:
    for repeated in sorted({name for name in names if names.count(name) > 1}):
        reader.fault(key, repeated, Text("每个 id 只出现一次", "each id once"))


def _read_process(reader: Reader, document: str) -> Process:
    process = Process(
        id=reader.string("id"),
        title=reader.text("title"),
        steps=tuple(_read_step(inner, document) for inner in reader.inners("steps")),
    )
    known = [step.id for step in process.steps]
    _expect_unique(reader, "steps", known)
    for step in process.steps:
        for name in step.next:
            if name not in known:
                expected = Text("同一流程中的步骤", "a step of the same process")
                reader.fault(f"steps.{step.id}.next", name, expected)
    reader.close()
    return process


def _read_step(reader: Reader, document: str) -> ProcessStep:
    step = ProcessStep(
        id=reader.string("id"),
        title=reader.text("title"),
        actor=reader.choice("actor", ACTORS) if reader.has("actor") else None,
        within=reader.optional_text("within"),
        source=optional_reference(reader, document),
        next=reader.strings("next"),
    )
    reader.close()
    return step
