"""The record of how audit time was calculated, which ZPIC-WF-20 4.2.1.1 asks for.

Beside each figure of the rule stands what was planned. A plan that is neither the figure nor our
half-day suggestion is a deviation and needs a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from aftersales.calculation.audit_time import FIGURE_LABELS, FIGURES, AuditTime, FigureName, display_days
from aftersales.foundation.dates import date_under
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference

NOTES = ("organisation", "prepared_by", "headcount_basis")
_REASON = Text(
    "理由：计划 {planned} 人日，规则 {ruled}，建议 {suggested}",
    "a reason: {planned} {planned:person-day|person-days} planned, {ruled} by the rule, "
    "{suggested} suggested",
)
_ABOVE_ZERO = Text("大于 0 的人日数", "person-days above 0")
_ON_SITE_SHORT = Text(
    "计划的现场时间 {on_site} 人日，不到计划的{audit} {whole} 人日的 {share}（{minimum} 人日）。",
    "{on_site} {on_site:person-day|person-days} on site {on_site:is|are} less than {share} of "
    "the {whole} planned for {audit} ({minimum}).",
)
_ON_SITE: Mapping[str, tuple[str, Text]] = {
    "on_site_minimum": ("initial", Text("初次审查时间", "the initial audit")),
    "surveillance_on_site_minimum": ("surveillance", Text("监督审查时间", "surveillance")),
    "recertification_on_site_minimum": ("recertification", Text("再认证审查时间", "recertification")),
}
"""Of which figure each figure on site is a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was planned for one figure, in person-days, and why where it deviates."""

    days: Fraction
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the worksheet: the rule's figure, our suggestion, the plan, and what they rest on."""

    figure: FigureName
    label: Text
    days: Fraction
    suggested: Fraction
    plan: Plan | None
    deviates: bool
    source: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A worksheet; ``notes`` has what was written of organisation, prepared_by and headcount_basis."""

    notes: Mapping[str, str]
    day: date | None
    rows: tuple[Row, ...]
    warnings: tuple[Text, ...]


def read_worksheet(reader: Reader, result: AuditTime | None) -> Worksheet | None:
    """The worksheet for RESULT with the notes and plans of READER.

    A deviation without reason is noted as a fault of READER. Without a result (the request has another fault)
    notes and plans are judged by themselves, and there is no worksheet.
    """
    notes = {key: reader.string(key, "").strip() for key in NOTES if reader.has(key)}
    for key in NOTES:
        reader.raw(key)
    day, planned = date_under(reader, "date"), reader.optional_inner("planned")
    plans = {} if planned is None else _read_plans(planned, result)
    reader.close()
    if result is None:
        return None
    return Worksheet(
        notes=notes,
        day=day,
        rows=tuple(_row(result, figure, plans.get(figure)) for figure in _figures(result)),
        warnings=_warnings(result, plans),
    )


def _figures(result: AuditTime | None) -> tuple[FigureName, ...]:
    """The figures that RESULT has; without a result, those that there may be."""
    return tuple(figure for figure in FIGURES if result is None or figure in result.figures())


def _read_plans(planned: Reader, result: AuditTime | None) -> dict[str, Plan]:
    plans: dict[str, Plan] = {}
    for figure in _figures(result):
        inner = planned.optional_inner(figure)
        if inner is None:
            continue
        plan = Plan(days=inner.exact("days"), reason=inner.string("reason", "").strip())
        if plan.days <= 0:
            inner.fault("days", inner.raw("days"), _ABOVE_ZERO)
        elif result is not None and _deviates(result, figure, plan) and not plan.reason:
            inner.missing("reason", _reason_for(result, figure, plan))
        inner.close()
        plans[figure] = plan
    planned.close()
    return plans


def _reason_for(result: AuditTime, figure: str, plan: Plan) -> Text:
    return _REASON.filled(
        planned=display_days(plan.days),
        ruled=display_days(result.figures()[figure]),
        suggested=display_days(result.suggestions()[figure]),
    )


def _deviates(result: AuditTime, figure: str, plan: Plan | None) -> bool:
    return plan is not None and plan.days not in (result.figures()[figure], result.suggestions()[figure])


def _row(result: AuditTime, figure: FigureName, plan: Plan | None) -> Row:
    rule = result.rule
    shares = {"surveillance": rule.shares_source, "recertification": rule.shares_source}
    sources = {"initial": rule.source, **shares}
    return Row(
        figure=figure,
        label=FIGURE_LABELS[figure],
        days=result.figures()[figure],
        suggested=result.suggestions()[figure],
        plan=plan,
        deviates=_deviates(result, figure, plan),
        source=sources.get(figure, rule.on_site.source),
    )


def _warnings(result: AuditTime, plans: Mapping[str, Plan]) -> tuple[Text, ...]:
    """Each share on site, held against the time of its audit as planned (4.2.1.2)."""
    found = []
    for name, (audit, label) in _ON_SITE.items():
        whole = plans[audit].days if audit in plans else result.figures()[audit]
        minimum = whole * result.rule.on_site.share
        if name in plans and plans[name].days < minimum:
            text = _ON_SITE_SHORT.filled(
                on_site=display_days(plans[name].days),
                audit=label,
                whole=display_days(whole),
                share=result.rule.on_site.share,
                minimum=display_days(minimum),
            )
            found.append(text)
    return tuple(found)
