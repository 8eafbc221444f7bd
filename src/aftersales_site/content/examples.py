"""The worked examples beside the rules (``examples/1``): what each assumes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example at a rule (its anchor ``at``) of a rubric, or at a clause of a rule document, by the id of
    either, ``document``.

    Of a score all clauses are met but those in ``findings``; ``besides`` are specials and certificates as an
    assessment has them. Another calculation has its ``request`` instead: its kind, and what is asked.
    ``case`` names the golden case that says the same. That of a rubric stands ``beside`` those clauses too:
    they say how its rule is worked, but are not its source.
    """

    document: str
    at: str
    case: str
    text: Text
    findings: Mapping[str, object]
    besides: Mapping[str, object]
    request: Mapping[str, object] | None
    beside: tuple[Reference, ...]

    def assessment(self, rubric: Rubric) -> dict[str, object]:
        findings = {clause.id: self.findings.get(clause.id, "met") for clause in rubric.clauses}
        return {"format": "assessment/1", "rubric": rubric.id, "findings": findings, **self.besides}


def read_examples(mapping: object) -> tuple[Example, ...]:
    """The examples in the order of the file; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "examples/1")
    examples = tuple(_read_one(inner) for inner in reader.inners("examples"))
    reader.finish()
    return examples


def _read_one(reader: Reader) -> Example:
    named = ("special_deductions", "special_bonus", "certificates")
    besides = {key: value for key in named if (value := reader.raw(key)) is not None}
    findings, request = reader.raw("findings"), reader.raw("request")
    example = Example(
        document=reader.string("document"),
        at=reader.string("at"),
        case=reader.string("case"),
        text=reader.text("text"),
        findings=findings if isinstance(findings, Mapping) else {},
        besides=besides,
        request=request if isinstance(request, Mapping) else None,
        beside=tuple(_read_place(inner) for inner in reader.inners("beside")),
    )
    reader.close()
    return example


def _read_place(reader: Reader) -> Reference:
    place = Reference(document=reader.string("document"), clause=reader.string("clause"))
    reader.close()
    return place
