"""An assessment: what was found, clause by clause (format ``assessment/1``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from aftersales.foundation.text import Text
from aftersales.model.actions import Action
from aftersales.model.preparation import NOTHING, Preparation
from aftersales.model.site_samples import Extent, SiteSample

FindingKind = Literal["met", "not_met", "sampled", "not_applicable"]

FINDING_LABELS: Mapping[FindingKind | Literal["open"], Text] = {
    "met": Text("符合", "met"),
    "not_met": Text("不符合", "not met"),
    "sampled": Text("抽样部分符合", "partly met by sample"),
    "not_applicable": Text("不适用（删减）", "not applicable (deleted)"),
    "open": Text("未评", "not yet answered"),
}


class Finding(NamedTuple):
    """What was found on one clause.

    ``sampled`` and ``nonconforming`` are counts of specimens, given for the kind "sampled" alone; where
    they were drawn site by site they are the sums of ``sites``. ``extent`` is how far a nonconformity
    reaches. A tuple, as every clause of every assessment has one, and a frozen dataclass takes three
    times as long to make.
    """

    kind: FindingKind
    reason: str | None = None
    sampled: int | None = None
    nonconforming: int | None = None
    extent: Extent | None = None
    sites: tuple[SiteSample, ...] = ()

    @property
    def is_missed(self) -> bool:
        """Whether a share of the clause's points is lost, however small."""
        return self.kind == "not_met" or bool(self.nonconforming)

    @property
    def nonconforming_share(self) -> Fraction:
        """The share of the clause's points that is lost, 0 to 1 (ZPIC-WF-20 4.4.2.3, 1 and 2)."""
        if self.kind == "sampled" and self.sampled:
            return Fraction(self.nonconforming or 0, self.sampled)
        return Fraction(1) if self.kind == "not_met" else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """One entry of a special deduction or bonus; ``action`` mends a deduction."""

    reason: str | None
    clause: str | None
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Findings by clause id (a clause that is absent is not yet answered), and what stands beside them.

    ``specials`` holds the entries of each adjustment of the rubric by its id.
    """

    rubric: str
    findings: Mapping[str, Finding] = field(default_factory=dict)
    specials: Mapping[str, tuple[Special, ...]] = field(default_factory=dict)
    certificates: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    preparation: Preparation = NOTHING

    def count(self, adjustment: str) -> int:
        """How many entries of ADJUSTMENT there are."""
        return len(self.specials.get(adjustment, ()))
