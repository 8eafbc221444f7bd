"""A rubric or a rule document under a reading: the same model with the fields that the reading changes.

Nothing here computes; the calculations run on what comes out, by the code that they always run by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.model.changes import (
    AuditTimeChanges,
    Block,
    Changes,
    ClauseChanges,
    EventChanges,
    LifecycleChanges,
    altered,
)
from aftersales.model.discrepancy import Discrepancy, Reading
from aftersales.model.rubric import Level, Rubric, Section

if TYPE_CHECKING:  # who scores by a rubric loads no rule
    from aftersales.model.audit_time_rule import AuditTimeRule
    from aftersales.model.lifecycle_rule import LifecycleRule
    from aftersales.model.rule_document import RuleDocument

ChosenReadings = Mapping[str, str]
"""The readings that were chosen, by discrepancy."""

_Changed = TypeVar("_Changed", Rubric, "RuleDocument")

_MOST_VARIANTS = 200
"""More than any reader looks at; readings combine freely, and a caller could ask for every combination."""


def with_readings(document: _Changed, chosen: ChosenReadings) -> _Changed:
    """DOCUMENT under CHOSEN, in the order of the register; `reading_faults` tells which are not known."""
    for discrepancy in document.discrepancies:
        reading = next((r for r in discrepancy.alternatives if r.id == chosen.get(discrepancy.id)), None)
        if reading is not None and reading.changes is not None:
            document = apply_changes(document, reading.changes)
    return document


class Variants(Generic[_Changed]):
    """A document, and what it is under other readings: each variant is made once, when it is asked for."""

    def __init__(self, document: _Changed) -> None:
        self.document: _Changed = document
        self._made: dict[tuple[tuple[str, str], ...], _Changed] = {}
        self._others: dict[Block, tuple[tuple[Discrepancy, Reading], ...]] = {}

    def under(self, chosen: ChosenReadings) -> _Changed:
        """The document under CHOSEN."""
        key = tuple(sorted(chosen.items()))
        if key not in self._made:
            if len(self._made) >= _MOST_VARIANTS:
                self._made.clear()
            self._made[key] = with_readings(self.document, chosen)
        return self._made[key]

    def others(self, block: Block) -> tuple[tuple[Discrepancy, Reading], ...]:
        """The readings that change BLOCK and were not adopted, in register order."""
        if block not in self._others:
            self._others[block] = tuple(
                (discrepancy, reading)
                for discrepancy in self.document.discrepancies
                for reading in discrepancy.alternatives
                if reading.changes is not None and reading.changes.concerns(block)
            )
        return self._others[block]


def switchable(discrepancies: Iterable[Discrepancy], *blocks: Block) -> dict[str, tuple[str, ...]]:
    """By discrepancy the readings that may be chosen, the adopted one first: those that change a BLOCK."""
    found = {}
    for discrepancy in discrepancies:
        others = tuple(
            reading.id
            for reading in discrepancy.alternatives
            if reading.changes is not None and any(map(reading.changes.concerns, blocks))
        )
        if others:
            found[discrepancy.id] = (discrepancy.adopted, *others)
    return found


def reading_faults(known: Mapping[str, tuple[str, ...]], chosen: ChosenReadings, at: str) -> Iterator[Fault]:
    """The readings CHOSEN, which stand AT, of a discrepancy or a reading that is not KNOWN.

    KNOWN is what `switchable` gives.
    """
    for discrepancy, reading in chosen.items():
        allowed, found = (
            (known[discrepancy], reading) if discrepancy in known else (tuple(known), discrepancy)
        )
        if found not in allowed:
            listed = " | ".join(allowed) or "–"
            expected = Text(f"以下之一：{listed}", f"one of: {listed}")
            yield Fault(at=f"{at}.{discrepancy}", found=shown(found), expected=expected)


def apply_changes(document: _Changed, changes: Changes) -> _Changed:
    """DOCUMENT as CHANGES would have it. What it does not have stays away; the checks find such changes."""
    if isinstance(document, Rubric):
        return _changed_rubric(document, changes)
    return replace(
        document,
        audit_time=document.audit_time and _changed_audit_time(document.audit_time, changes.audit_time),
        sampling=document.sampling and altered(document.sampling, changes.sampling),
        lifecycle=document.lifecycle and _changed_lifecycle(document.lifecycle, changes.lifecycle),
    )


def _changed_audit_time(rule: AuditTimeRule, changes: AuditTimeChanges) -> AuditTimeRule:
    return replace(
        rule,
        on_site=replace(rule.on_site, of=changes.on_site_of or rule.on_site.of),
        shares_of=changes.shares_of or rule.shares_of,
    )


def _changed_lifecycle(rule: LifecycleRule, changes: LifecycleChanges) -> LifecycleRule:
    changed, nothing = dict(changes.events), EventChanges()
    events = tuple(altered(event, changed.get(event.id, nothing)) for event in rule.events)
    return replace(
        rule,
        periods_end=changes.periods_end or rule.periods_end,
        working_days=changes.working_days or rule.working_days,
        events=events,
    )


def _changed_rubric(rubric: Rubric, changes: Changes) -> Rubric:
    """The printed sums of indicators and sections stay."""
    scoring = changes.scoring
    return replace(
        rubric,
        scoring=replace(
            rubric.scoring,
            order=scoring.order or rubric.scoring.order,
            decide_on=scoring.decide_on or rubric.scoring.decide_on,
        ),
        staffing=rubric.staffing and altered(rubric.staffing, changes.staffing),
        certificate_shortfall=scoring.certificate_shortfall or rubric.certificate_shortfall,
        sections=_changed_sections(rubric.sections, dict(scoring.clauses)),
        levels=tuple(_renamed(rubric.levels, dict(scoring.levels_named))),
    )


def _changed_sections(
    sections: tuple[Section, ...], changed: Mapping[str, ClauseChanges]
) -> tuple[Section, ...]:
    """SECTIONS with the clauses CHANGED; a section without any of them stays the very same object."""
    if not changed:
        return sections
    nothing = ClauseChanges()
    return tuple(
        replace(
            section,
            indicators=tuple(
                replace(i, clauses=tuple(altered(each, changed.get(each.id, nothing)) for each in i.clauses))
                for i in section.indicators
            ),
        )
        if any(clause.id in changed for clause in section.clauses)
        else section
        for section in sections
    )


def _renamed(levels: tuple[Level, ...], named: Mapping[str, str]) -> Iterator[Level]:
    """The levels with a name printed at another threshold put there."""
    by_id = {level.id: level for level in levels}
    for level in levels:
        other = by_id.get(named.get(level.id, level.id), level)
        yield replace(level, id=other.id, label=other.label)
