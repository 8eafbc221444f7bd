"""Changes from a plain mapping, which has the keys of the blocks that it changes."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from aftersales.foundation.exact import ROUNDINGS
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.changes import (
    DECIDE_ON,
    PARTIAL_CREDITS,
    SHORTFALLS,
    STAFF,
    STEPS,
    Changes,
    ClauseChanges,
    ScoringChanges,
    StaffingChanges,
    Step,
)

_OF_RULES: Final = ("audit_time", "sampling", "lifecycle")
_A_CHANGE = Text("至少一处改变", "at least one change")


def read_changes(reader: Reader) -> Changes:
    """The changes that READER describes; they may be made to any block, which the checks narrow down."""
    changes = Changes(
        scoring=_read_scoring(reader),
        staffing=_read_staffing(block(reader, "staffing")),
    )
    if any(reader.has(key) for key in _OF_RULES):
        # A rubric has none of these blocks, so what reads them is not loaded for a score.
        changes = import_module("aftersales.model.read_rule_changes").with_rules(changes, reader)
    expect_some(reader)
    reader.close()
    return changes


def block(reader: Reader, key: str) -> Reader:
    """The mapping under KEY, which must not be empty, or an empty one where KEY is absent."""
    inner = reader.optional_inner(key)
    if inner is None:
        return Reader({}, reader.path(key))
    expect_some(inner)
    return inner


def expect_some(reader: Reader) -> None:
    """Note a fault where READER describes no change at all."""
    if not reader.names():
        reader.fault("", {}, _A_CHANGE)


def _read_scoring(reader: Reader) -> ScoringChanges:
    scoring = block(reader, "scoring")
    named = []
    for level, inner in reader.named_inners("levels").items():
        named.append((level, inner.string("named")))
        inner.close()
    changes = ScoringChanges(
        clauses=tuple((name, _read_clause(inner)) for name, inner in reader.named_inners("clauses").items()),
        levels_named=tuple(named),
        order=read_order(scoring) if scoring.has("order") else None,
        decide_on=scoring.optional_choice("decide_on", DECIDE_ON),
        certificate_shortfall=reader.optional_choice("certificate_shortfall", SHORTFALLS),
    )
    scoring.close()
    return changes


def _read_clause(reader: Reader) -> ClauseChanges:
    expect_some(reader)
    changes = ClauseChanges(
        points=reader.exact("points") if reader.has("points") else None,
        certificates=frozenset(reader.strings("certificates")) if reader.has("certificates") else None,
        partial_credit=reader.optional_choice("partial_credit", PARTIAL_CREDITS),
    )
    reader.close()
    return changes


def _read_staffing(reader: Reader) -> StaffingChanges:
    changes = StaffingChanges(
        of=reader.optional_choice("of", STAFF), round=reader.optional_choice("round", ROUNDINGS)
    )
    reader.close()
    return changes


def read_order(reader: Reader) -> tuple[Step, ...]:
    """The steps of scoring in their order; `mark` comes first and `level` last."""
    order = []
    for index, value in enumerate(reader.entries("order")):
        step = next((step for step in STEPS if step == value), None)
        if step is None:
            listed = " | ".join(STEPS)
            reader.fault(f"order.{index}", value, Text(f"以下之一：{listed}", f"one of: {listed}"))
        else:
            order.append(step)
    if order[:1] != ["mark"] or order[-1:] != ["level"] or len(set(order)) != len(order):
        reader.fault(
            "order", order, Text("各步不重复，先 mark，后 level", "each step once, mark first, level last")
        )
    return tuple(order)
