"""Audit time (ZPIC-WF-20 4.2.1).

The initial audit takes the person-days of the table for the effective headcount, at least 80 % of
them on site; surveillance takes about 1/3 and recertification about 2/3 of the initial time. Whether
the 80 % hold for every audit, and whether the shares are of the time on site, the rule says (register
C-001-15). The figures stay exact fractions. The document gives no rounding: the suggestion in half
days beside each figure is our convention, and it never goes below the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from aftersales.calculation.apply_readings import ChosenReadings, with_readings
from aftersales.calculation.rule_readings import (
    Figures,
    OtherReading,
    Outcome,
    named_discrepancies,
    other_readings,
)
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.audit_time_rule import AuditTimeRule, Band
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.rule_document import RuleDocument

FigureName = Literal[
    "initial",
    "on_site_minimum",
    "surveillance",
    "surveillance_on_site_minimum",
    "recertification",
    "recertification_on_site_minimum",
]
FIGURES: tuple[FigureName, ...] = get_args(FigureName)
ON_SITE_OF_LATER_AUDITS = ("surveillance_on_site_minimum", "recertification_on_site_minimum")
"""The figures that there are only where the share on site holds for every audit."""

FIGURE_LABELS: Mapping[str, Text] = {
    "initial": Text("初次审查时间", "Initial audit"),
    "on_site_minimum": Text("初次现场时间不少于", "Initial audit on site, at least"),
    "surveillance": Text("监督审查时间约", "Surveillance, about"),
    "surveillance_on_site_minimum": Text("监督现场时间不少于", "Surveillance on site, at least"),
    "recertification": Text("再认证审查时间约", "Recertification, about"),
    "recertification_on_site_minimum": Text("再认证现场时间不少于", "Recertification on site, at least"),
}
_IN_TABLE = Text(
    "{lowest} 至 {highest} 的整数；表中没有其他人数，不能外推",
    "a whole number from {lowest} to {highest}; the table has no other headcount and is not extrapolated",
)
_BAND = Text(
    "有效人数 {headcount} 在 {lowest}–{highest} 一档，初次审查 {days} 人日。",
    "An effective headcount of {headcount} is in the band {lowest}-{highest}: {days} "
    "{days:person-day|person-days} initially.",
)
_SHARE = Text(
    "{label}：{of} {whole} 人日 × {share} = {days} 人日。",
    "{label}: {whole} {whole:person-day|person-days} {of} × {share} = {days}.",
)
_OF: Mapping[str, Text] = {
    "initial": Text("初次", "initially"),
    "on_site_minimum": Text("初次现场", "on site initially"),
    "surveillance": Text("监督", "in surveillance"),
    "recertification": Text("再认证", "in recertification"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTime:
    """The figures in person-days, exact; ``on_site_minimum`` is that of the initial audit alone.

    ``on_site_later`` has those of the other audits, where the rule asks for any.
    """

    rule: AuditTimeRule
    headcount: int
    band: Band
    initial: Fraction
    on_site_minimum: Fraction
    surveillance: Fraction
    recertification: Fraction
    on_site_later: Mapping[str, Fraction]

    def figures(self) -> dict[str, Fraction]:
        """Those of `FIGURES` that the rule asks for, in their order."""
        found = {
            "initial": self.initial,
            "on_site_minimum": self.on_site_minimum,
            "surveillance": self.surveillance,
            "recertification": self.recertification,
            **self.on_site_later,
        }
        return {name: found[name] for name in FIGURES if name in found}

    def suggestions(self) -> dict[str, Fraction]:
        """Each figure rounded up to the planning step: our convention, not the document's."""
        return {name: suggested(self.rule, days) for name, days in self.figures().items()}


def audit_time(rule: AuditTimeRule, headcount: int) -> AuditTime:
    """The audit time for an effective HEADCOUNT of whole people, in person-days (4.2.1.1, 4.2.1.2).

    Raises `Refused` for a headcount that the table does not have: 0, or more than its last row.
    """
    band = next((band for band in rule.bands if band.lowest <= headcount <= band.highest), None)
    if band is None:
        expected = _IN_TABLE.filled(lowest=rule.bands[0].lowest, highest=rule.bands[-1].highest)
        raise Refused([Fault(at="headcount", found=str(headcount), expected=expected)])
    on_site, least = band.days * rule.on_site.share, rule.on_site.share
    whole = on_site if rule.shares_of == "on-site-time" else band.days
    later = {"surveillance": whole * rule.surveillance, "recertification": whole * rule.recertification}
    every = rule.on_site.of == "every-audit"
    return AuditTime(
        rule=rule,
        headcount=headcount,
        band=band,
        initial=band.days,
        on_site_minimum=on_site,
        surveillance=later["surveillance"],
        recertification=later["recertification"],
        on_site_later={f"{name}_on_site_minimum": d * least for name, d in later.items()} if every else {},
    )


def suggested(rule: AuditTimeRule, days: Fraction) -> Fraction:
    """Person-DAYS rounded up to a multiple of the planning step (half a day): our convention (see above)."""
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
    """The steps to each figure in person-days, each with the clause that it rests on."""
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
        discrepancies=tuple(name for name in rule.discrepancies if name not in rule.on_site.discrepancies)
        + band.discrepancies,
    )
    return (table, *_share_steps(result))


def _share_steps(result: AuditTime) -> Iterator[TraceStep]:
    rule, figures = result.rule, result.figures()
    whole = "on_site_minimum" if rule.shares_of == "on-site-time" else "initial"
    on_site, shares = (rule.on_site.share, rule.on_site.source), rule.shares_source
    steps = {
        "on_site_minimum": ("initial", *on_site),
        "surveillance": (whole, rule.surveillance, shares),
        "surveillance_on_site_minimum": ("surveillance", *on_site),
        "recertification": (whole, rule.recertification, shares),
        "recertification_on_site_minimum": ("recertification", *on_site),
    }
    for name, (of, share, source) in steps.items():
        if name not in figures:
            continue
        text = _SHARE.filled(
            label=FIGURE_LABELS[name],
            of=_OF[of],
            whole=display_days(figures[of]),
            share=write_exact(share),
            days=display_days(figures[name]),
        )
        yield TraceStep(
            step=name.replace("_", "-"),
            text=text,
            figures={"share": write_exact(share), name: write_exact(figures[name])},
            source=source,
            discrepancies=rule.on_site.discrepancies,
        )


def audit_time_discrepancies(
    result: AuditTime, discrepancies: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """The unclear places that the figures rest on."""
    rule = result.rule
    return named_discrepancies(
        discrepancies, (*rule.discrepancies, *rule.on_site.discrepancies, *result.band.discrepancies)
    )


def all_figures(figures: Mapping[str, Fraction]) -> Figures:
    """Every figure that a rule may ask for, None where this one does not."""
    return {name: figures.get(name) for name in FIGURES}


def audit_time_readings(
    result: AuditTime, document: RuleDocument, chosen: ChosenReadings
) -> tuple[OtherReading, ...]:
    """The audit time under the other readings of DOCUMENT; RESULT is that under CHOSEN."""

    def calculate(chosen: ChosenReadings) -> Outcome:
        rule = with_readings(document, chosen).audit_time
        assert rule is not None
        return Outcome(figures=all_figures(audit_time(rule, result.headcount).figures()))

    return other_readings(
        document.discrepancies, "audit_time", chosen, all_figures(result.figures()), calculate
    )
