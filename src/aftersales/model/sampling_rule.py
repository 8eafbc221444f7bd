"""The rule for how many service sites an audit visits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aftersales.foundation.exact import ROUNDINGS, Rounding
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.reference import Reference, read_reference

Always = Literal["central-office"]
CENTRAL_OFFICE: Always = "central-office"
Counted = Literal["service-sites", "with-central-office"]
COUNTED: tuple[Counted, ...] = ("service-sites", "with-central-office")

_ABOVE_ZERO = Text("大于 0 的数", "a number above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingRule:
    """For each audit the factor before the square root of the number of sites, and how it is rounded.

    ``counted`` says whether the number under the root is that of the service sites alone; ``always``
    names what is visited on every audit, on top of the sample.
    """

    source: Reference
    factors: tuple[tuple[Audit, Fraction], ...]
    round: Rounding
    counted: Counted
    always: tuple[Always, ...]
    discrepancies: tuple[str, ...]

    def factor(self, audit: Audit) -> Fraction:
        """The factor before the square root for AUDIT."""
        return dict(self.factors)[audit]


def read_sampling_rule(reader: Reader, document: str) -> SamplingRule:
    """The rule of the sample of sites that READER describes; DOCUMENT is the id of its file."""
    factors, always = reader.inner("times_sqrt_of_sites"), reader.strings("always")
    rule = SamplingRule(
        source=read_reference(reader.inner("source"), document),
        factors=tuple((audit, factors.exact(audit)) for audit in AUDITS),
        round=reader.choice("round", ROUNDINGS),
        counted=reader.choice("counted", COUNTED, "service-sites"),
        always=tuple(CENTRAL_OFFICE for name in always if name == CENTRAL_OFFICE),
        discrepancies=reader.strings("discrepancies"),
    )
    for audit, factor in rule.factors:
        if factor <= 0:
            factors.fault(audit, str(factor), _ABOVE_ZERO)
    for index, name in enumerate(always):
        if name != CENTRAL_OFFICE:
            reader.fault(f"always.{index}", name, Text(CENTRAL_OFFICE, CENTRAL_OFFICE))
    factors.close()
    reader.close()
    return rule
