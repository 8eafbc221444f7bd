"""What the replies of audit time, sites, calendar and managers have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeVar

from aftersales.api.library import PublishedRules
from aftersales.api.request import read_chosen
from aftersales.api.shape import not_computed_json, reading_json, trace_json
from aftersales.calculation.apply_readings import ChosenReadings, reading_faults, switchable, with_readings
from aftersales.calculation.audit_time import display_days
from aftersales.calculation.rule_readings import Figure, Figures, OtherReading, Window, able_to_change
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Refused
from aftersales.foundation.reader import Reader
from aftersales.model.changes import Block
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument

_Document = TypeVar("_Document", Rubric, RuleDocument)


def open_request(request: Mapping[str, object]) -> Reader:
    """A reader of REQUEST that knows the keys which every request has."""
    reader = Reader(request)
    reader.raw("format")
    reader.raw("kind")
    return reader


def read_chosen_readings(
    reader: Reader, document: _Document, block: Block
) -> tuple[_Document, dict[str, str]]:
    """DOCUMENT under the readings that the request chooses, and these; what it does not have is a fault."""
    chosen = read_chosen(reader)
    faults = list(reading_faults(switchable(document.discrepancies, block), chosen))
    reader.faults.extend(faults)
    return (document if faults else with_readings(document, chosen)), chosen


def refuse_unread(reader: Reader) -> None:
    """Refuse the request if it has a fault or a key that nobody asked for."""
    reader.finish()


def refuse_faulty(reader: Reader) -> None:
    """Refuse the request for the faults found so far."""
    if reader.faults:
        raise Refused(reader.faults)


def document_json(published: PublishedRules) -> dict[str, object]:
    document = published.document
    return {
        "id": document.id,
        "title": document.title.to_json(),
        "edition": document.edition,
        "sha256": published.sha256,
    }


def figure_json(figure: Figure) -> object:
    """Numbers as exact text, dates as 2025-06-06, a window by its two ends."""
    if figure is None:
        return None
    if isinstance(figure, Window):
        return {"earliest": figure.earliest.isoformat(), "latest": figure.latest.isoformat()}
    if isinstance(figure, date):
        return figure.isoformat()
    return write_exact(Fraction(figure))


def figures_json(figures: Figures) -> dict[str, object]:
    return {name: figure_json(figure) for name, figure in figures.items()}


def basis_json(
    chosen: ChosenReadings,
    discrepancies: Sequence[Discrepancy],
    readings: Iterable[OtherReading],
    trace: Iterable[TraceStep],
    shaped: Callable[[Figures], dict[str, object]] = figures_json,
) -> dict[str, object]:
    """The readings that were chosen, the discrepancies relied on, the results under others, and the trace.

    SHAPED gives the figures under another reading the form that they have in the result itself.
    """
    relied_on = able_to_change(discrepancies)
    return {
        "chosen_readings": dict(chosen),
        "discrepancies": list(relied_on),
        "readings": [_reading_json(other, shaped) for other in readings],
        "not_computed": not_computed_json(discrepancies, relied_on),
        "trace": [trace_json(step) for step in trace],
    }


def _reading_json(other: OtherReading, shaped: Callable[[Figures], dict[str, object]]) -> dict[str, object]:
    return {
        **reading_json(other.discrepancy, other.reading),
        "differs": other.differs,
        "differing": list(other.differing),
        "needs": list(other.outcome.needs),
        "result": shaped(other.outcome.figures),
        "display": {
            name: display_days(Fraction(figure))
            for name, figure in other.outcome.figures.items()
            if isinstance(figure, (int, Fraction))
        },
    }
