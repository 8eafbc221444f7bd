"""Replies about one rule of one document: audit time, sites, calendar and managers.

What these share is here; each kind adds how its own fields are read and calculated, what the result rests
on, and what it looks like (`RuleKind`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from aftersales.api.library import Library, Published, PublishedRules
from aftersales.api.request import known_readings, open_calculation, read_chosen
from aftersales.api.shape import day_json, not_computed_json, reading_json, trace_json
from aftersales.calculation.apply_readings import ChosenReadings
from aftersales.calculation.rule_readings import Figure, OtherReading, Window, able_to_change
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.reader import Reader
from aftersales.model.calculations import Calculation
from aftersales.model.discrepancy import Discrepancy

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.common import BasisJson, RuleDocumentJson, RuleReadingJson, WindowJson

_Published = TypeVar("_Published", Published, PublishedRules)
_Rule = TypeVar("_Rule")
_Found = TypeVar("_Found")
_Reply = TypeVar("_Reply")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Generic[_Published]):
    """What a request is about: a document as it is published, and the readings chosen of it."""

    published: _Published
    chosen: ChosenReadings


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a result rests on: discrepancies, the results under other readings, and the steps."""

    discrepancies: Sequence[Discrepancy]
    readings: Sequence[OtherReading]
    trace: Iterable[TraceStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleKind(Generic[_Published, _Rule, _Found, _Reply]):
    """One kind of calculation by a rule.

    ``find`` finds the document that a request names, or need not name. ``rule_of`` gives its rule under the
    readings chosen. ``read`` reads the request's own fields and calculates: it notes what is wrong with
    them, and gives None if that leaves nothing to calculate with. Without a rule (there is no such document)
    it still judges what it can. ``basis`` says what the result rests on, and ``shape`` makes the reply.
    """

    calculation: Calculation
    find: Callable[[Library, object], _Published]
    rule_of: Callable[[_Published, ChosenReadings], _Rule]
    read: Callable[[Reader, _Rule | None], _Found | None]
    basis: Callable[[_Found, Asked[_Published]], Basis]
    shape: Callable[[_Found, Asked[_Published], Basis], _Reply]

    def __call__(self, library: Library, request: Mapping[str, object]) -> _Reply:
        """The result of REQUEST; raises `Refused` with all that is wrong with it."""
        reader = open_calculation(request)
        name, chosen = reader.raw(self.calculation.home), read_chosen(reader)
        published = reader.noted(lambda: self.find(library, name))
        rule = None
        if published is not None:
            discrepancies = published.document.discrepancies
            known = known_readings(reader, chosen, discrepancies, self.calculation.blocks)
            rule = self.rule_of(published, chosen if known else {})
        found = self.read(reader, rule)
        reader.finish()
        assert published is not None
        assert found is not None
        asked = Asked(published=published, chosen=chosen)
        return self.shape(found, asked, self.basis(found, asked))


def document_json(published: PublishedRules) -> RuleDocumentJson:
    """Which document, in which edition and with which SHA-256, a result rests on."""
    document = published.document
    return {
        "id": document.id,
        "title": document.title.to_json(),
        "edition": document.edition,
        "sha256": published.sha256,
    }


def basis_json(asked: Asked[_Published], basis: Basis) -> BasisJson:
    """The readings that were chosen, the discrepancies relied on, what is not computed, and the trace."""
    relied_on = able_to_change(basis.discrepancies)
    return {
        "chosen_readings": dict(asked.chosen),
        "discrepancies": list(relied_on),
        "not_computed": not_computed_json(basis.discrepancies, relied_on),
        "trace": [trace_json(step) for step in basis.trace],
    }


def rule_reading_json(other: OtherReading) -> RuleReadingJson:
    """What all kinds say of another reading; its figures are each kind's own."""
    return {
        **reading_json(other.discrepancy, other.reading),
        "differs": other.differs,
        "differing": list(other.differing),
        "needs": list(other.outcome.needs),
    }


def window_json(window: Window | None) -> WindowJson | None:
    """WINDOW by its first and last day, both included; None where there is none."""
    if window is None:
        return None
    return {"earliest": window.earliest.isoformat(), "latest": window.latest.isoformat()}


def figure_json(figure: Figure) -> str | WindowJson | None:
    """Numbers as exact text, dates as 2025-06-06, a window by its two ends."""
    if figure is None or isinstance(figure, date):
        return day_json(figure)
    return window_json(figure) if isinstance(figure, Window) else number_json(figure)


def number_json(figure: Figure) -> str:
    """A figure that is a number, as exact text."""
    assert isinstance(figure, (int, Fraction))
    return write_exact(figure)
