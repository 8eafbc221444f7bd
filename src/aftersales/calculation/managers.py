"""How many after-sales service managers (售后服务管理师) a company needs.

The clause asks for a tenth of the service management staff (self-assessment 5.1.2.2). Rounded up as
adopted: one person fewer would be less than a tenth. Another document takes all service staff as the
base, and no document says how to round (registers C-000-04, C-002-08); so the rule as read says both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.calculation.apply_readings import ChosenReadings, with_readings
from aftersales.calculation.rule_readings import OtherReading, Outcome, other_readings
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import Rounding, rounded, write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.changes import Staff
from aftersales.model.rubric import Rubric, Staffing

STAFF_LABELS: dict[Staff, Text] = {
    "service-management-staff": Text("服务管理人员", "service management staff"),
    "all-service-staff": Text("全部服务人员", "all service staff"),
}
_NOT_MORE = Text(
    "不大于全部服务人员数 {all_staff}（管理人员是其中一部分）",
    "at most {all_staff}, the number of all service staff, of whom those who manage are a part",
)
_STEPS: Mapping[Rounding, Text] = {
    "up": Text(
        "{staff} {count} 人 × {share} = {exact}，向上取整为 {managers} 名。",
        "{staff}: {count} × {share} = {exact}, rounded up to {managers}.",
    ),
    "nearest": Text(
        "{staff} {count} 人 × {share} = {exact}，四舍五入为 {managers} 名。",
        "{staff}: {count} × {share} = {exact}, rounded to {managers}, the nearest.",
    ),
    "down": Text(
        "{staff} {count} 人 × {share} = {exact}，舍尾为 {managers} 名。",
        "{staff}: {count} × {share} = {exact}, rounded down to {managers}.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Managers:
    """How many managers are needed, and of how many people (``base``) they are a share.

    ``all_staff`` is None where only one group of staff was counted.
    """

    rule: Staffing
    staff: int
    all_staff: int | None
    base: int
    managers: int


def managers(rule: Staffing, staff: int, all_staff: int | None = None) -> Managers:
    """The managers (5.1.2.2) for STAFF service management staff, of ALL_STAFF service staff where known.

    Raises `Refused` if the part is larger than the whole, or if the rule's base was not given.
    """
    if all_staff is not None and staff > all_staff:
        expected = _NOT_MORE.filled(all_staff=all_staff)
        raise Refused([Fault(at="staff", found=str(staff), expected=expected)])
    base = base_of(rule, staff, all_staff)
    if base is None:
        expected = STAFF_LABELS[rule.of]
        raise Refused([Fault(at="all_staff", found="–", expected=expected)])
    needed = rounded(rule.share * base, rule.round)
    return Managers(rule=rule, staff=staff, all_staff=all_staff, base=base, managers=needed)


def base_of(rule: Staffing, staff: int, all_staff: int | None) -> int | None:
    """How many people the share is of; None if they were not counted."""
    return staff if rule.of == "service-management-staff" else all_staff


def managers_trace(result: Managers) -> tuple[TraceStep, ...]:
    """The one step: the share of the staff, exact, and how it was rounded."""
    rule = result.rule
    text = _STEPS[rule.round].filled(
        staff=STAFF_LABELS[rule.of],
        count=result.base,
        share=write_exact(rule.share),
        exact=write_exact(rule.share * result.base),
        managers=result.managers,
    )
    figures = {
        "staff": str(result.base),
        "share": write_exact(rule.share),
        "managers": str(result.managers),
    }
    return (
        TraceStep(
            step="managers", text=text, figures=figures, source=rule.source, discrepancies=rule.discrepancies
        ),
    )


def managers_readings(result: Managers, rubric: Rubric, chosen: ChosenReadings) -> tuple[OtherReading, ...]:
    """The managers under the other readings of RUBRIC; RESULT is that under CHOSEN.

    Where all service staff were not counted, a reading that takes them as the base needs them.
    """

    def calculate(chosen: ChosenReadings) -> Outcome:
        rule = with_readings(rubric, chosen).staffing
        assert rule is not None
        if base_of(rule, result.staff, result.all_staff) is None:
            return Outcome(figures={"managers": None}, needs=("all_staff",))
        return Outcome(figures={"managers": managers(rule, result.staff, result.all_staff).managers})

    ours = {"managers": result.managers}
    return other_readings(rubric.discrepancies, "staffing", chosen, ours, calculate)
