"""Changes of the rules of a rule document: audit time, sampling and the certificate's dates."""

from __future__ import annotations

from dataclasses import replace

from aftersales.foundation.exact import ROUNDINGS
from aftersales.foundation.reader import Reader
from aftersales.model.audit_time_rule import ON_SITE_OF, SHARES_OF
from aftersales.model.changes import (
    AuditTimeChanges,
    Changes,
    EventChanges,
    LifecycleChanges,
    SamplingChanges,
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
from aftersales.model.read_changes import block, expect_some
from aftersales.model.sampling_rule import COUNTED


def with_rules(changes: Changes, reader: Reader) -> Changes:
    """CHANGES, and those of rules that READER, the whole reading, describes."""
    return replace(
        changes,
        audit_time=_read_audit_time(block(reader, "audit_time")),
        sampling=_read_sampling(block(reader, "sampling")),
        lifecycle=_read_lifecycle(block(reader, "lifecycle")),
    )


def _read_audit_time(reader: Reader) -> AuditTimeChanges:
    on_site, shares = block(reader, "on_site"), block(reader, "shares_of_initial")
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
    expect_some(reader)
    changes = EventChanges(
        anchor=reader.optional_choice("after", ANCHORS),
        period=read_period(reader, "within") if reader.has("within") else None,
        once_per=reader.optional_choice("once_per", ONCE_PER),
        not_in=reader.optional_choice("not_in", EXCEPTED_YEARS),
        term=reader.optional_choice("term", TERMS),
    )
    reader.close()
    return changes
