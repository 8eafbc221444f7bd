"""Audit time (ZPIC-WF-20 4.2.1).

The initial audit takes the person-days of the table for the effective headcount, at least 80 % of
them on site; surveillance takes about 1/3 and recertification about 2/3 of the initial time. The
figures stay exact fractions. The document gives no rounding: the suggestion in half days beside
each figure is our convention, and it never goes below the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from aftersales.calculation.rule_readings import Figure, OtherReading, named_errata, other_readings
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AuditTimeRule, Band
from aftersales.model.erratum import Erratum

FIGURES = ("initial", "on_site_minimum", "surveillance", "recertification")
FIGURE_LABELS: Mapping[str, Text] = {
    "initial": Text("初次审查时间", "Initial audit"),
    "on_site_minimum": Text("初次现场时间不少于", "Initial audit on site, at least"),
    "surveillance": Text("监督审查时间约", "Surveillance, about"),
    "recertification": Text("再认证审查时间约", "Recertification, about"),
}
_IN_TABLE = Text(
    "{lowest} 至 {highest} 的整数；表中没有其他人数，不能外推",
    "a whole number from {lowest} to {highest}; the table has no other headcount and is not extrapolated",
)
_BAND = Text(
    "有效人数 {headcount} 在 {lowest}–{highest} 一档，初次审查 {days} 人日。",
    "An effective headcount of {headcount} is in the band {lowest}-{highest}: {days} person-days initially.",
)
_SHARE = Text(
    "{label}：初次 {initial} 人日 × {share} = {days} 人日。",
    "{label}: {initial} person-days initially x {share} = {days}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTime:
    """The figures in person-days, exact; ``on_site_minimum`` is that of the initial audit alone."""

    rule: AuditTimeRule
    headcount: int
    band: Band
    initial: Fraction
    on_site_minimum: Fraction
    surveillance: Fraction
    recertification: Fraction

    def figures(self) -> dict[str, Fraction]:
        return {
            "initial": self.initial,
            "on_site_minimum": self.on_site_minimum,
            "surveillance": self.surveillance,
            "recertification": self.recertification,
        }

    def suggestions(self) -> dict[str, Fraction]:
        """Each figure rounded up to the planning step: our convention, not the document's."""
        return {name: suggested(self.rule, days) for name, days in self.figures().items()}


def audit_time(rule: AuditTimeRule, headcount: int) -> AuditTime:
    """The audit time for an effective HEADCOUNT (4.2.1.1, 4.2.1.2).

    Raises `Refused` for a headcount that the table does not have: 0, or more than its last row.
    """
    band = next((band for band in rule.bands if band.lowest <= headcount <= band.highest), None)
    if band is None:
        expected = _IN_TABLE.filled(lowest=rule.bands[0].lowest, highest=rule.bands[-1].highest)
        raise Refused([Fault(at="headcount", found=str(headcount), expected=expected)])
    return AuditTime(
        rule=rule,
        headcount=headcount,
        band=band,
        initial=band.days,
        on_site_minimum=band.days * rule.on_site.share,
        surveillance=band.days * rule.surveillance,
        recertification=band.days * rule.recertification,
    )


def suggested(rule: AuditTimeRule, days: Fraction) -> Fraction:
    """DAYS rounded up to a multiple of the planning step (half a day)."""
    step = rule.suggestion.step
    return -(-days // step) * step


def display_days(days: Fraction) -> str:
    """Person-days as people plan with them: ``"1.6"`` where that is exact, else the fraction ``"2/3"``."""
    hundredths = days * 100
    if hundredths.denominator != 1:
        return write_exact(days)
    whole, rest = divmod(int(hundredths), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")


def audit_time_trace(result: AuditTime) -> tuple[TraceStep, ...]:
    rule, band = result.rule, result.band
    table = TraceStep(
        step="table",
        text=_BAND.filled(
            headcount=result.headcount,
            lowest=band.lowest,
            highest=band.highest,
            days=display_days(band.days),
        ),
        figures={"headcount": str(result.headcount), "initial": write_exact(result.initial)},
        source=rule.source,
        errata=tuple(name for name in rule.errata if name not in rule.on_site.errata) + band.errata,
    )
    return (table, *_share_steps(result))


def _share_steps(result: AuditTime) -> Iterator[TraceStep]:
    rule = result.rule
    shares = {
        "on_site_minimum": (rule.on_site.share, rule.on_site.source),
        "surveillance": (rule.surveillance, rule.shares_source),
        "recertification": (rule.recertification, rule.shares_source),
    }
    for name, (share, source) in shares.items():
        days = result.figures()[name]
        text = _SHARE.filled(
            label=FIGURE_LABELS[name],
            initial=display_days(result.initial),
            share=write_exact(share),
            days=display_days(days),
        )
        yield TraceStep(
            step=name.replace("_", "-"),
            text=text,
            figures={"share": write_exact(share), name: write_exact(days)},
            source=source,
            errata=rule.on_site.errata,
        )


def audit_time_errata(result: AuditTime, errata: tuple[Erratum, ...]) -> tuple[Erratum, ...]:
    """The unclear places that the figures rest on."""
    rule = result.rule
    return named_errata(errata, (*rule.errata, *rule.on_site.errata, *result.band.errata))


def audit_time_readings(result: AuditTime, errata: tuple[Erratum, ...]) -> tuple[OtherReading, ...]:
    """1/3 and 2/3 of the on-site time; 80 % on site in every audit (register C-001-15)."""
    share = result.rule.on_site.share
    outcomes: dict[str, dict[str, Figure]] = {
        "of-on-site": {
            "surveillance": result.surveillance * share,
            "recertification": result.recertification * share,
        },
        "share-of-every-audit": {
            "surveillance_on_site_minimum": result.surveillance * share,
            "recertification_on_site_minimum": result.recertification * share,
        },
    }
    return other_readings(audit_time_errata(result, errata), dict(result.figures()), outcomes)
