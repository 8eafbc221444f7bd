"""What a rubric asks for: its sections, their indicators and clauses, from plain mappings."""

from __future__ import annotations

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.node import read_counterparts
from aftersales.model.reference import Reference, optional_reference
from aftersales.model.rubric import Clause, Guidance, Indicator, Section


def read_section(reader: Reader, document: str) -> Section:
    """The section of DOCUMENT under READER, with its indicators and clauses."""
    deletable = reader.flag("deletable", False)
    section = Section(
        id=reader.string("id"),
        number=reader.string("number"),
        title=reader.text("title"),
        points=reader.exact("points"),
        deletable=deletable,
        source=optional_reference(reader, document),
        discrepancies=reader.strings("discrepancies"),
        indicators=tuple(
            _read_indicator(inner, document, deletable) for inner in reader.inners("indicators")
        ),
    )
    reader.close()
    return section


def _read_indicator(reader: Reader, document: str, deletable: bool) -> Indicator:
    indicator = Indicator(
        id=reader.string("id"),
        number=reader.string("number"),
        title=reader.text("title"),
        points=reader.exact("points"),
        discrepancies=reader.strings("discrepancies"),
        clauses=tuple(_read_clause(inner, document, deletable) for inner in reader.inners("clauses")),
    )
    reader.close()
    return indicator


def _read_clause(reader: Reader, document: str, deletable: bool) -> Clause:
    name = reader.string("id")
    printed = reader.string("printed", name)
    clause = Clause(
        id=name,
        printed=printed,
        row=reader.string("row", "") or None,
        title=reader.text("title"),
        points=reader.exact("points"),
        deletable=reader.flag("deletable", deletable),
        sample=reader.optional_text("sample"),
        applies_when=reader.optional_text("applies_when"),
        requirement=reader.text("requirement"),
        evidence=reader.texts("evidence"),
        marking_note=reader.optional_text("marking_note"),
        explanation=reader.optional_text("explanation"),
        guidance=tuple(_read_guidance(inner) for inner in reader.inners("guidance")),
        same_as=read_counterparts(reader, document),
        source=optional_reference(reader, document) or Reference(document=document, clause=name),
        discrepancies=reader.strings("discrepancies"),
    )
    if clause.points < 0:
        reader.fault("points", str(clause.points), Text("不小于 0 的分值", "points of zero or more"))
    reader.close()
    return clause


def _read_guidance(reader: Reader) -> Guidance:
    guidance = Guidance(
        title=reader.text("title"), text=reader.optional_text("text"), list=reader.texts("list")
    )
    reader.close()
    return guidance
