"""Requests of the kind ``managers``.

``{"staff": 30, "all_staff": 200, "rubric": ID}``: ``staff`` counts the service management staff,
``all_staff`` all service staff. Without the latter the reading that takes them as the base has no
figure, and ``needs`` says so. ``rubric`` may be left out while every rubric that has a rule on staffing
says the same: it is then the first. ``readings`` chooses readings, discrepancy to reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aftersales.api.library import Published
from aftersales.api.rule_reply import Asked, Basis, RuleKind, basis_json, number_json, rule_reading_json
from aftersales.api.shape import count_json, rubric_json
from aftersales.calculation.apply_readings import with_readings
from aftersales.calculation.managers import (
    STAFF_LABELS,
    Managers,
    managers,
    managers_readings,
    managers_trace,
)
from aftersales.calculation.rule_readings import OtherReading, named_discrepancies
from aftersales.foundation.exact import write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.typed_people import A_HEADCOUNT
from aftersales.model.calculations import MANAGERS
from aftersales.model.rubric import Staffing

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.managers import ManagersReadingJson, ManagersResult


def _read(reader: Reader, rule: Staffing | None) -> Managers | None:
    before = len(reader.faults)
    staff = reader.count("staff", expected=A_HEADCOUNT)
    given = reader.raw("all_staff") is not None
    all_staff = reader.count("all_staff", expected=A_HEADCOUNT) if given else None
    if rule is None or len(reader.faults) > before:
        return None
    return reader.noted(lambda: managers(rule, staff, all_staff))


def _basis(result: Managers, asked: Asked[Published]) -> Basis:
    rubric = asked.published.rubric
    return Basis(
        discrepancies=named_discrepancies(rubric.discrepancies, result.rule.discrepancies),
        readings=managers_readings(result, rubric, asked.chosen),
        trace=managers_trace(result),
    )


def _shape(result: Managers, asked: Asked[Published], basis: Basis) -> ManagersResult:
    rule = result.rule
    return {
        "rubric": rubric_json(asked.published),
        "managers": write_exact(result.managers),
        "display": {"managers": str(result.managers)},
        "staff": write_exact(result.staff),
        "all_staff": count_json(result.all_staff),
        "of": rule.of,
        "of_label": STAFF_LABELS[rule.of].to_json(),
        "share": write_exact(rule.share),
        "clause": rule.clause,
        "needs": [] if result.all_staff is not None else ["all_staff"],
        **basis_json(asked, basis),
        "readings": [_reading_json(other) for other in basis.readings],
    }


def _reading_json(other: OtherReading) -> ManagersReadingJson:
    needed = other.outcome.figures["managers"]
    if needed is None:
        return {**rule_reading_json(other), "result": {"managers": None}, "display": {}}
    figures = number_json(needed)
    return {**rule_reading_json(other), "result": {"managers": figures}, "display": {"managers": figures}}


reply_managers = RuleKind(
    calculation=MANAGERS,
    find=lambda library, name: library.staffed_rubric(name, "rubric"),
    rule_of=lambda published, chosen: with_readings(published.rubric, chosen).staffing,
    read=_read,
    basis=_basis,
    shape=_shape,
)
