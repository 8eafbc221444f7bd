"""How many service sites an audit visits (ZPIC-WF-20 4.2.2).

Of x service sites an initial audit visits sqrt(x), surveillance 0.6 sqrt(x) and recertification
0.8 sqrt(x); the central office comes on top every time. The document does not say how to round, nor
whether x counts the central office; the rule as read does (register C-001-04). Integers throughout, so
right for any x.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from aftersales.calculation.apply_readings import ChosenReadings, with_readings
from aftersales.calculation.rule_readings import OtherReading, Outcome, other_readings
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import Rounding, write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AUDITS, Audit
from aftersales.model.rule_document import RuleDocument
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
_SIZES: Mapping[Rounding, Text] = {
    "up": Text(
        "{audit}：{factor}√{x} ≈ {formula}，不小于它的最小整数是 {size}。",
        "{audit}: {factor}√{x} ≈ {formula}; the smallest whole number not below it is {size}.",
    ),
    "nearest": Text(
        "{audit}：{factor}√{x} ≈ {formula}，四舍五入是 {size}。",
        "{audit}: {factor}√{x} ≈ {formula}; the nearest whole number is {size}.",
    ),
    "down": Text(
        "{audit}：{factor}√{x} ≈ {formula}，舍去小数是 {size}。",
        "{audit}: {factor}√{x} ≈ {formula}; without the fraction that is {size}.",
    ),
}
_NO_MORE = Text(
    "服务场所只有 {sites} 个，取 {size}。",
    "There {sites:is|are} only {sites} service {sites:site|sites}, so {size}.",
)
_COUNTED = Text(
    "x 连中心办公室一起数：{sites} + 1 = {x}。", "x counts the central office too: {sites} + 1 = {x}."
)
_OFFICE = Text(
    "中心办公室每次都去，不占抽样数。", "The central office is visited every time, on top of these."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSizes:
    """How many of ``sites`` service sites each kind of audit visits (ZPIC-WF-20 4.2.2).

    The central office is not counted: it is visited on top of them.
    """

    rule: SamplingRule
    sites: int
    initial: int
    surveillance: int
    recertification: int

    def figures(self) -> dict[str, int]:
        """The service sites to visit, by the kind of audit."""
        return {
            "initial": self.initial,
            "surveillance": self.surveillance,
            "recertification": self.recertification,
        }


def sample_sizes(rule: SamplingRule, sites: int) -> SampleSizes:
    """The sample of each kind of audit, in service sites (4.2.2); raises `Refused` for no sites at all."""
    if sites < 1:
        raise Refused([Fault(at="sites", found=str(sites), expected=_AT_LEAST_ONE)])
    sizes = {audit: sample_size(rule, audit, sites) for audit in AUDITS}
    return SampleSizes(rule=rule, sites=sites, **sizes)


def sample_size(rule: SamplingRule, audit: Audit, sites: int) -> int:
    """The sample for one AUDIT, in service sites (4.2.2); never more than there are SITES."""
    return min(sites, ROOTS[rule.round](rule.factor(audit), under_root(rule, sites)))


def under_root(rule: SamplingRule, sites: int) -> int:
    """The x of the formula: SITES, with the central office among them if the rule counts it."""
    return sites + (rule.counted == "with-central-office")


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


ROOTS: Mapping[Rounding, Callable[[Fraction, int], int]] = {
    "up": root_rounded_up,
    "nearest": root_rounded_to_nearest,
    "down": root_rounded_down,
}


def sampling_trace(sizes: SampleSizes) -> tuple[TraceStep, ...]:
    """The steps to the sample of each kind of audit, each with the clause that it rests on."""
    rule, x = sizes.rule, under_root(sizes.rule, sizes.sites)
    steps = []
    if x != sizes.sites:
        text = _COUNTED.filled(sites=sizes.sites, x=x)
        figures = {"x": str(x)}
        source, discrepancies = rule.source, rule.discrepancies
        steps.append(
            TraceStep(step="counted", text=text, figures=figures, source=source, discrepancies=discrepancies)
        )
    steps += [_step(sizes, audit, x) for audit in AUDITS]
    if rule.always:
        steps.append(TraceStep(step="central-office", text=_OFFICE, figures={}, source=rule.source))
    return tuple(steps)


def _step(sizes: SampleSizes, audit: Audit, x: int) -> TraceStep:
    rule, factor, size = sizes.rule, sizes.rule.factor(audit), sizes.figures()[audit]
    whole = ROOTS[rule.round](factor, x)
    text = _SIZES[rule.round].filled(
        audit=AUDIT_LABELS[audit],
        factor="" if factor == 1 else f"{_decimal(factor)}×",
        x=x,
        formula=_formula(factor, x),
        size=whole,
    )
    if size != whole:
        more = _NO_MORE.filled(sites=sizes.sites, size=size)
        text = Text(f"{text.zh}{more.zh}", f"{text.en} {more.en}")
    return TraceStep(
        step=audit,
        text=text,
        figures={"sites": str(sizes.sites), "factor": write_exact(factor), "sample": str(size)},
        source=rule.source,
        discrepancies=rule.discrepancies,
    )


def _formula(factor: Fraction, sites: int) -> str:
    """The unrounded figure to two decimals, the nearer one: it stands behind “≈”."""
    whole, hundredths = divmod(root_rounded_to_nearest(factor * 100, sites), 100)
    return f"{whole}.{hundredths:02d}"


def _decimal(value: Fraction) -> str:
    tenths = value * 10
    whole, tenth = divmod(int(tenths), 10)
    return f"{whole}.{tenth}" if tenths.denominator == 1 else write_exact(value)


def sampling_readings(
    sizes: SampleSizes, document: RuleDocument, chosen: ChosenReadings
) -> tuple[OtherReading, ...]:
    """The samples under the other readings of DOCUMENT; SIZES are those under CHOSEN."""

    def calculate(chosen: ChosenReadings) -> Outcome:
        rule = with_readings(document, chosen).sampling
        assert rule is not None
        return Outcome(figures=dict(sample_sizes(rule, sizes.sites).figures()))

    return other_readings(document.discrepancies, "sampling", chosen, dict(sizes.figures()), calculate)
