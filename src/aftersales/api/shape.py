"""How figures, labels and traces are shaped in a reply."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.calculation.scoring import Verdict
from aftersales.foundation.exact import write_exact
from aftersales.foundation.text import TextJson
from aftersales.model.discrepancy import Discrepancy, Reading
from aftersales.model.reference import Reference, ReferenceJson
from aftersales.model.rubric import Rubric

if TYPE_CHECKING:  # the browser does not load them
    from datetime import date

    from aftersales.api.library import Published
    from aftersales.calculation.trace import TraceStep
    from aftersales.shapes.common import NotComputedJson, ReadingJson, RubricJson, TraceStepJson


def day_json(day: date | None) -> str | None:
    """DAY as 2025-06-06; None where there is none."""
    return None if day is None else day.isoformat()


def rubric_json(published: Published) -> RubricJson:
    """Which rubric, in which edition and with which SHA-256, a result rests on; full marks exact."""
    rubric = published.rubric
    return {
        "id": rubric.id,
        "title": rubric.title.to_json(),
        "edition": rubric.edition,
        "full_marks": write_exact(rubric.full_marks),
        "sha256": published.sha256,
    }


def count_json(count: int | None) -> str | None:
    """A count that was entered: text, as it may have more digits than JavaScript's numbers keep."""
    return None if count is None else str(count)


def percent(probability: Fraction) -> str:
    """A probability in percent, cut to one decimal; the barely possible is never shown as impossible."""
    numerator, denominator = probability.as_integer_ratio()
    if denominator == 1:
        return f"{numerator * 100}%"
    whole, tenths = divmod(numerator * 1000 // denominator, 10)
    return f"{whole}.{tenths}%" if whole or tenths else "<0.1%"


def label_of(rubric: Rubric, verdict: Verdict) -> TextJson:
    """What the level of VERDICT is called; where it has none, what RUBRIC calls what is below all levels."""
    return (verdict.level.label if verdict.level else rubric.below_levels.label).to_json()


def reference_json(reference: Reference | None) -> ReferenceJson | None:
    """REFERENCE by document and clause; None where there is none."""
    return None if reference is None else reference.to_json()


def reading_json(discrepancy: Discrepancy, reading: Reading) -> ReadingJson:
    """Which reading it is that was not adopted, and what it says."""
    return {
        "discrepancy": discrepancy.id,
        "register": discrepancy.register,
        "title": discrepancy.title.to_json(),
        "adopted": discrepancy.adopted,
        "reading": reading.id,
        "text": reading.text.to_json(),
        "source": reference_json(reading.source),
    }


def not_computed_json(
    discrepancies: Iterable[Discrepancy], relied_on: Iterable[str]
) -> list[NotComputedJson]:
    """The readings of the discrepancies RELIED_ON that would change a result but cannot be computed."""
    wanted = set(relied_on)
    return [
        {**reading_json(discrepancy, reading), "why": reading.not_computed.to_json()}
        for discrepancy in discrepancies
        if discrepancy.id in wanted
        for reading in discrepancy.readings
        if reading.not_computed is not None
    ]


def trace_json(step: TraceStep) -> TraceStepJson:
    """STEP with its words in both languages, its exact figures, and the clause that it rests on."""
    return {
        "step": step.step,
        "text": step.text.to_json(),
        "figures": dict(step.figures),
        "source": reference_json(step.source),
        "discrepancies": list(step.discrepancies),
    }
