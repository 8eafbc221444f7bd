"""A rubric from a plain mapping (format ``rubric/1``)."""

from __future__ import annotations

from aftersales.foundation.dates import date_under
from aftersales.foundation.exact import ROUNDINGS
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.changes import DECIDE_ON, SHORTFALLS, STAFF
from aftersales.model.deletion_preset import expect_known, read_presets
from aftersales.model.discrepancy import read_discrepancies
from aftersales.model.node import read_nodes
from aftersales.model.read_changes import read_order
from aftersales.model.read_sections import read_section
from aftersales.model.reference import read_reference
from aftersales.model.rubric import (
    Adjustment,
    BelowLevels,
    Certificate,
    Gate,
    Level,
    Passed,
    Rubric,
    Rule,
    Scoring,
    Staffing,
)

_PASSED: tuple[Passed, ...] = ("true", "false", "unstated")


def read_rubric(mapping: object) -> Rubric:
    """The rubric that MAPPING describes; raises `Refused` with all its faults."""
    reader = Reader(mapping)
    reader.constant("format", "rubric/1")
    document = reader.string("document")
    deletion, staffing = reader.optional_inner("deletion"), reader.optional_inner("staffing")
    rubric = Rubric(
        id=reader.string("id"),
        document=document,
        edition=reader.string("edition"),
        title=reader.text("title"),
        summary=reader.text("summary"),
        full_marks=reader.exact("full_marks"),
        scoring=_read_scoring(reader.inner("scoring"), document),
        marking=tuple(_read_rule(inner, inner.string("id"), document) for inner in reader.inners("marking")),
        deletion=None if deletion is None else _read_rule(deletion, "deletion", document),
        deletion_presets=read_presets(reader, document),
        sections=tuple(read_section(inner, document) for inner in reader.inners("sections")),
        adjustments=tuple(_read_adjustment(inner, document) for inner in reader.inners("adjustments")),
        gates=tuple(_read_gate(inner, document) for inner in reader.inners("gates")),
        certificates=tuple(_read_certificate(inner, document) for inner in reader.inners("certificates")),
        certificate_shortfall=reader.choice("certificate_shortfall", SHORTFALLS, "highest-met"),
        levels=tuple(_read_level(inner, document) for inner in reader.inners("levels")),
        below_levels=_read_below(reader.inner("below_levels"), document),
        staffing=None if staffing is None else _read_staffing(staffing, document),
        chapters=read_nodes(reader, "chapters", document),
        discrepancies=read_discrepancies(reader, document),
        effective=date_under(reader, "effective"),
        superseded=date_under(reader, "superseded"),
    )
    _expect_order(reader, rubric)
    reader.finish()
    return rubric


def _expect_order(reader: Reader, rubric: Rubric) -> None:
    ids = set[str]()
    for part, indicator in ((above, each) for above in rubric.sections for each in above.indicators):
        for name in (clause.id for clause in indicator.clauses):
            if name in ids:
                at = f"sections.{part.id}.indicators.{indicator.id}.clauses.{name}.id"
                reader.fault(at, name, Text("每个条款编号只出现一次", "each clause id once"))
            ids.add(name)
    if [level.at_least for level in rubric.levels] != sorted({level.at_least for level in rubric.levels}):
        thresholds = [str(level.at_least) for level in rubric.levels]
        reader.fault(
            "levels", ", ".join(thresholds), Text("分数线由低到高，不重复", "thresholds ascending, each once")
        )
    if ("normalise" in rubric.scoring.order) != (rubric.scoring.normalise_to is not None):
        expected = Text("有 normalise 一步才写，有则必写", "given exactly where order has the step normalise")
        reader.fault("scoring.normalise_to", rubric.scoring.order, expected)
    deletable = {clause.id for clause in rubric.clauses if clause.deletable}
    expect_known(reader, rubric.deletion_presets, ids, deletable)
    known = {adjustment.id for adjustment in rubric.adjustments}
    expected = Text("本文件的加减分项", "an adjustment of this file")
    for gate in rubric.gates:
        if gate.adjustment not in known:
            reader.fault(f"gates.{gate.id}.adjustment", gate.adjustment, expected)


def _read_scoring(reader: Reader, document: str) -> Scoring:
    scoring = Scoring(
        order=read_order(reader),
        normalise_to=reader.exact("normalise_to") if reader.has("normalise_to") else None,
        decide_on=reader.choice("decide_on", DECIDE_ON, "final"),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return scoring


def _read_rule(reader: Reader, name: str, document: str) -> Rule:
    rule = Rule(
        id=name,
        label=reader.optional_text("label"),
        text=reader.text("text"),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return rule


def _read_adjustment(reader: Reader, document: str) -> Adjustment:
    adjustment = Adjustment(
        id=reader.string("id"),
        label=reader.text("label"),
        text=reader.optional_text("text"),
        points_each=reader.exact("points_each"),
        at_most=reader.count("at_most") if reader.has("at_most") else None,
        asks_for_action=reader.optional_choice("action", ("required",)) is not None,
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return adjustment


def _read_gate(reader: Reader, document: str) -> Gate:
    gate = Gate(
        id=reader.string("id"),
        adjustment=reader.string("adjustment"),
        count_at_least=reader.count("count_at_least"),
        text=reader.optional_text("text"),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return gate


def _read_certificate(reader: Reader, document: str) -> Certificate:
    certificate = Certificate(
        id=reader.string("id"),
        label=reader.text("label"),
        source=read_reference(reader.inner("source"), document),
    )
    reader.close()
    return certificate


def _read_level(reader: Reader, document: str) -> Level:
    level = Level(
        id=reader.string("id"),
        label=reader.text("label"),
        at_least=reader.exact("at_least"),
        certificates=reader.count("certificates", 0),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return level


def _read_below(reader: Reader, document: str) -> BelowLevels:
    below = BelowLevels(
        label=reader.text("label"),
        text=reader.optional_text("text"),
        passed=reader.choice("passed", _PASSED),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return below


def _read_staffing(reader: Reader, document: str) -> Staffing:
    staffing = Staffing(
        clause=reader.string("clause"),
        share=reader.exact("share"),
        of=reader.choice("of", STAFF),
        round=reader.choice("round", ROUNDINGS),
        source=read_reference(reader.inner("source"), document),
        discrepancies=reader.strings("discrepancies"),
    )
    reader.close()
    return staffing
