"""Changes from a plain mapping, which has the keys of the blocks that it changes."""

from __future__ import annotations

from aftersales.foundation.exact import ROUNDINGS
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import ON_SITE_OF, SHARES_OF
from aftersales.model.changes import (
    DECIDE_ON,
    PARTIAL_CREDITS,
    SHORTFALLS,
    STAFF,
    STEPS,
    AuditTimeChanges,
    Changes,
    ClauseChanges,
    EventChanges,
    LifecycleChanges,
    SamplingChanges,
    ScoringChanges,
    StaffingChanges,
    Step,
)
from aftersales.model.lifecycle_rule import (
    ANCHORS,
    EXCEPTED_YEARS,
    ONCE_PER,
    PERIODS_END,
    TERMS,
    WORKING_DAYS,
    read_period,
)
from aftersales.model.sampling_rule import COUNTED

_A_CHANGE = Text("至少一处改变", "at least one change")


def read_changes(reader: Reader) -> Changes:
    """The changes that READER describes; they may be made to any block, which the checks narrow down."""
    changes = Changes(
        scoring=_read_scoring(reader),
        staffing=_read_staffing(_block(reader, "staffing")),
        audit_time=_read_audit_time(_block(reader, "audit_time")),
        sampling=_read_sampling(_block(reader, "sampling")),
        lifecycle=_read_lifecycle(_block(reader, "lifecycle")),
    )
    _expect_some(reader)
    reader.close()
    return changes


def _block(reader: Reader, key: str) -> Reader:
    """The mapping under KEY, which must not be empty, or an empty one where KEY is absent."""
    inner = reader.optional_inner(key)
    if inner is None:
        return Reader({}, reader.path(key))
    _expect_some(inner)
    return inner


def _expect_some(reader: Reader) -> None:
    if not reader.names():
        reader.fault("", {}, _A_CHANGE)


def _read_scoring(reader: Reader) -> ScoringChanges:
    scoring = _block(reader, "scoring")
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
    _expect_some(reader)
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


def _read_audit_time(reader: Reader) -> AuditTimeChanges:
    on_site, shares = _block(reader, "on_site"), _block(reader, "shares_of_initial")
    changes = AuditTimeChanges(
        on_site_of=on_site.optional_choice("of", ON_SITE_OF),
        shares_of=shares.optional_choice("of", SHARES_OF),
    )
    for part in (on_site, shares, reader):
        part.close()
    return changes


def _read_sampling(reader: Reader) -> SamplingChanges:
    changes = SamplingChanges(
        round=reader.optional_choice("round", ROUNDINGS), counted=reader.optional_choice("counted", COUNTED)
    )
    reader.close()
    return changes


def _read_lifecycle(reader: Reader) -> LifecycleChanges:
    changes = LifecycleChanges(
        periods_end=reader.optional_choice("periods_end", PERIODS_END),
        working_days=reader.optional_choice("working_days", WORKING_DAYS),
        events=tuple((name, _read_event(inner)) for name, inner in reader.named_inners("events").items()),
    )
    reader.close()
    return changes


def _read_event(reader: Reader) -> EventChanges:
    _expect_some(reader)
    changes = EventChanges(
        anchor=reader.optional_choice("after", ANCHORS),
        period=read_period(reader, "within") if reader.has("within") else None,
        once_per=reader.optional_choice("once_per", ONCE_PER),
        not_in=reader.optional_choice("not_in", EXCEPTED_YEARS),
        term=reader.optional_choice("term", TERMS),
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
