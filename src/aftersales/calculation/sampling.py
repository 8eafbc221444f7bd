"""How many service sites an audit visits (ZPIC-WF-20 4.2.2).

Of x service sites an initial audit visits sqrt(x), surveillance 0.6 sqrt(x) and recertification
0.8 sqrt(x); the central office comes on top every time. The document does not round: we take the
smallest whole number that is not below the formula. Integers throughout, so right for any x.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from aftersales.calculation.rule_readings import Figure, OtherReading, named_errata, other_readings
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.erratum import Erratum
from aftersales.model.sampling_rule import SamplingRule

AUDIT_LABELS: dict[Audit, Text] = {
    "initial": Text("初次认证", "Initial audit"),
    "surveillance": Text("监督审查", "Surveillance"),
    "recertification": Text("再认证", "Recertification"),
}
_AT_LEAST_ONE = Text(
    "1 或更大的整数；没有服务场所就不是多场所，不用抽样",
    "a whole number of 1 or more; without service sites there is nothing to sample",
)
_SIZE = Text(
    "{audit}：{factor}√{sites} ≈ {formula}，不小于它的最小整数是 {size}。",
    "{audit}: {factor}√{sites} ≈ {formula}; the smallest whole number not below it is {size}.",
)
_OFFICE = Text(
    "中心办公室每次都去，不占抽样数。", "The central office is visited every time, on top of these."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSizes:
    """How many of ``sites`` service sites each kind of audit visits; the central office not counted."""

    rule: SamplingRule
    sites: int
    initial: int
    surveillance: int
    recertification: int

    def figures(self) -> dict[str, int]:
        return {
            "initial": self.initial,
            "surveillance": self.surveillance,
            "recertification": self.recertification,
        }


def sample_sizes(rule: SamplingRule, sites: int) -> SampleSizes:
    """The sample of each kind of audit; raises `Refused` for no sites at all."""
    if sites < 1:
        raise Refused([Fault(at="sites", found=str(sites), expected=_AT_LEAST_ONE)])
    sizes = {audit: sample_size(rule, audit, sites) for audit in AUDITS}
    return SampleSizes(rule=rule, sites=sites, **sizes)


def sample_size(rule: SamplingRule, audit: Audit, sites: int) -> int:
    """The sample for one AUDIT; never more than there are SITES."""
    return min(sites, root_rounded_up(rule.factor(audit), sites))


def root_rounded_up(factor: Fraction, sites: int) -> int:
    """The smallest whole m with m >= FACTOR x sqrt(SITES), that is m² >= FACTOR² x SITES."""
    square = -(-(factor.numerator**2 * sites) // factor.denominator**2)
    return isqrt(square - 1) + 1 if square else 0


def root_rounded_down(factor: Fraction, sites: int) -> int:
    """The largest whole m with m <= FACTOR x sqrt(SITES)."""
    return isqrt(factor.numerator**2 * sites // factor.denominator**2)


def root_rounded_to_nearest(factor: Fraction, sites: int) -> int:
    """FACTOR x sqrt(SITES) to the nearest whole number, halves up."""
    return (root_rounded_down(2 * factor, sites) + 1) // 2


def sampling_trace(sizes: SampleSizes) -> tuple[TraceStep, ...]:
    rule = sizes.rule
    steps = [
        TraceStep(
            step=audit,
            text=_SIZE.filled(
                audit=AUDIT_LABELS[audit],
                factor="" if rule.factor(audit) == 1 else f"{_decimal(rule.factor(audit))}×",
                sites=sizes.sites,
                formula=_formula(rule.factor(audit), sizes.sites),
                size=sizes.figures()[audit],
            ),
            figures={
                "sites": str(sizes.sites),
                "factor": write_exact(rule.factor(audit)),
                "sample": str(sizes.figures()[audit]),
            },
            source=rule.source,
            errata=rule.errata,
        )
        for audit in AUDITS
    ]
    if rule.always:
        steps.append(TraceStep(step="central-office", text=_OFFICE, figures={}, source=rule.source))
    return tuple(steps)


def _formula(factor: Fraction, sites: int) -> str:
    """The unrounded figure to two decimals, the nearer one: it stands behind “≈”."""
    whole, hundredths = divmod(root_rounded_to_nearest(factor * 100, sites), 100)
    return f"{whole}.{hundredths:02d}"


def _decimal(value: Fraction) -> str:
    tenths = value * 10
    whole, tenth = divmod(int(tenths), 10)
    return f"{whole}.{tenth}" if tenths.denominator == 1 else write_exact(value)


def sampling_readings(sizes: SampleSizes, errata: tuple[Erratum, ...]) -> tuple[OtherReading, ...]:
    """Rounding to the nearest or down, and x with the central office counted (register C-001-04)."""

    def by(rounding: Callable[[Fraction, int], int], sites: int) -> dict[str, Figure]:
        return {audit: rounding(sizes.rule.factor(audit), sites) for audit in AUDITS}

    outcomes = {
        "nearest": by(root_rounded_to_nearest, sizes.sites),
        "round-down": by(root_rounded_down, sizes.sites),
        "office-counted": by(root_rounded_up, sizes.sites + 1),
    }
    concerned = named_errata(errata, sizes.rule.errata)
    return other_readings(concerned, dict(sizes.figures()), outcomes)
