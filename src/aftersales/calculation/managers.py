"""How many after-sales service managers (售后服务管理师) a company needs.

The clause asks for a tenth of the service management staff (self-assessment 5.1.2.2). Rounded up:
one person fewer would be less than a tenth. Another document takes all service staff as the base,
and no document says how to round, so both other results stand beside ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aftersales.calculation.rule_readings import Figure, OtherReading, named_errata, other_readings
from aftersales.calculation.trace import TraceStep
from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.erratum import Erratum, Staff
from aftersales.model.rubric import Staffing

STAFF_LABELS: dict[Staff, Text] = {
    "service-management-staff": Text("服务管理人员", "service management staff"),
    "all-service-staff": Text("全部服务人员", "all service staff"),
}
_NOT_MORE = Text(
    "不大于全部服务人员数 {all_staff}（管理人员是其中一部分）",
    "at most {all_staff}, the number of all service staff, of whom those who manage are a part",
)
_STEP = Text(
    "{staff} {count} 人 × {share} = {exact}，进位为 {managers} 名。",
    "{staff}: {count} x {share} = {exact}, rounded up to {managers}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Managers:
    """How many managers are needed. ``all_staff`` is None where only one group of staff was counted."""

    rule: Staffing
    staff: int
    all_staff: int | None
    base: int
    managers: int


def managers(rule: Staffing, staff: int, all_staff: int | None = None) -> Managers:
    """The managers for STAFF service management staff, of ALL_STAFF service staff where that is known.

    Raises `Refused` if the part is larger than the whole, or if the rule's base was not given.
    """
    if all_staff is not None and staff > all_staff:
        expected = _NOT_MORE.filled(all_staff=all_staff)
        raise Refused([Fault(at="staff", found=str(staff), expected=expected)])
    base = staff if rule.of == "service-management-staff" else all_staff
    if base is None:
        expected = STAFF_LABELS[rule.of]
        raise Refused([Fault(at="all_staff", found="–", expected=expected)])
    return Managers(rule=rule, staff=staff, all_staff=all_staff, base=base, managers=_up(rule.share * base))


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _nearest(value: Fraction) -> int:
    return int((2 * value + 1) // 2)


def managers_trace(result: Managers) -> tuple[TraceStep, ...]:
    rule = result.rule
    text = _STEP.filled(
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
    return (TraceStep(step="managers", text=text, figures=figures, source=rule.source, errata=rule.errata),)


def managers_readings(result: Managers, errata: tuple[Erratum, ...]) -> tuple[OtherReading, ...]:
    """A tenth of all service staff; rounding to the nearest (registers C-000-04, C-002-08).

    Where all service staff were not counted, the figure of that reading is None: not known.
    """
    share = result.rule.share
    outcomes: dict[str, dict[str, Figure]] = {
        "rounded-to-nearest": {"managers": _nearest(share * result.base)}
    }
    concerned = named_errata(errata, result.rule.errata)
    counts = {"service-management-staff": result.staff, "all-service-staff": result.all_staff}
    for erratum in concerned:
        for reading in erratum.alternatives:
            other = reading.changes.staff if reading.changes else None
            if other is not None:
                count = counts[other]
                outcomes[reading.id] = {"managers": None if count is None else _up(share * count)}
    return other_readings(concerned, {"managers": result.managers}, outcomes)
