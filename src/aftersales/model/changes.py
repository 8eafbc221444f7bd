"""What a reading that was not adopted changes: fields of the model, by the words of the file itself.

A change names the same keys as the block it changes, with another value. The calculation then runs on
the changed model; it does not know that there are readings. The vocabulary is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from aftersales.foundation.exact import Rounding

if TYPE_CHECKING:  # who scores by a rubric loads no rule
    from aftersales.model.audit_time_rule import OnSiteOf, SharesOf
    from aftersales.model.lifecycle_rule import (
        Anchor,
        ExceptedYear,
        OncePer,
        Period,
        PeriodsEnd,
        Term,
        WorkingDaysRule,
    )
    from aftersales.model.sampling_rule import Counted

Step = Literal["mark", "normalise", "adjust", "gate", "level"]
DecideOn = Literal["final", "base"]
Shortfall = Literal["highest-met", "lowest", "none"]
Staff = Literal["service-management-staff", "all-service-staff"]

PartialCredit = Literal["unstated"]

STEPS: tuple[Step, ...] = ("mark", "normalise", "adjust", "gate", "level")
DECIDE_ON: tuple[DecideOn, ...] = ("final", "base")
SHORTFALLS: tuple[Shortfall, ...] = ("highest-met", "lowest", "none")
STAFF: tuple[Staff, ...] = ("service-management-staff", "all-service-staff")
PARTIAL_CREDITS: tuple[PartialCredit, ...] = ("unstated",)

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChanges:
    """Of a clause: its points, the certificates that it asks for, what a miss keeps of it. None: as it is."""

    points: Fraction | None = None
    certificates: frozenset[str] | None = None
    partial_credit: PartialCredit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringChanges:
    """Of a rubric: what a score comes to. ``levels_named`` calls a level by another one's name."""

    clauses: tuple[tuple[str, ClauseChanges], ...] = ()
    levels_named: tuple[tuple[str, str], ...] = ()
    order: tuple[Step, ...] | None = None
    decide_on: DecideOn | None = None
    certificate_shortfall: Shortfall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingChanges:
    """Of the number of managers: whose share it is, and how it is rounded. None: as it is."""

    of: Staff | None = None
    round: Rounding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTimeChanges:
    """Of audit time: what the share on site and the shares of later audits are of. None: as it is."""

    on_site_of: OnSiteOf | None = None
    shares_of: SharesOf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingChanges:
    """Of the sample of sites: how it is rounded, and which sites are counted. None: as it is."""

    round: Rounding | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChanges:
    """Of an event of the certificate: from when, how long, how often, when not. None: as it is."""

    anchor: Anchor | None = None
    period: Period | None = None
    once_per: OncePer | None = None
    not_in: ExceptedYear | None = None
    term: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleChanges:
    """Of the dates: where periods end, which days are worked, and the events by id. None: as it is."""

    periods_end: PeriodsEnd | None = None
    working_days: WorkingDaysRule | None = None
    events: tuple[tuple[str, EventChanges], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The changes of one reading, by the block that they are made to; an empty one changes nothing."""

    scoring: ScoringChanges = field(default_factory=ScoringChanges)
    staffing: StaffingChanges = field(default_factory=StaffingChanges)
    audit_time: AuditTimeChanges = field(default_factory=AuditTimeChanges)
    sampling: SamplingChanges = field(default_factory=SamplingChanges)
    lifecycle: LifecycleChanges = field(default_factory=LifecycleChanges)

    def concerns(self, block: Block) -> bool:
        """Whether anything of BLOCK is changed."""
        return bool(getattr(self, block) != getattr(_NOTHING, block))


_NOTHING = Changes()


Block = Literal["scoring", "staffing", "audit_time", "sampling", "lifecycle"]


def altered(part: _Part, changes: Any) -> _Part:
    """PART (a dataclass) with the value of every field that CHANGES gives one for under the same name."""
    given = {each.name: getattr(changes, each.name) for each in fields(changes)}
    given = {name: value for name, value in given.items() if value is not None}
    return replace(part, **given) if given else part  # type: ignore[type-var]
