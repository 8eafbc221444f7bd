"""The result of the kind ``calendar``."""

from collections.abc import Mapping
from typing import Annotated, NotRequired, TypeAlias, TypedDict

from aftersales.calculation.timeline import Status
from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import Count, Date, Id, Key
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.common import BasisJson, NoDisplay, RuleDocumentJson, RuleReadingJson, WindowJson


class EntryJson(TypedDict):
    """事项 · entry

    One date.
    """

    event: Id
    label: TextJson
    earliest: Annotated[Date | None, Meaning("First day of a window; null: only the last day counts.")]
    latest: Annotated[Date, Meaning("Last day; of a period, its end.")]
    done: Annotated[Date | None, Meaning("Null if not yet.")]
    status: Annotated[
        Status,
        Meaning("over: a period that ended; due: its window is open; undated: no today to judge by."),
    ]
    days: Annotated[
        int | None,
        Meaning(
            "From today to its last day, or to the visit that was made; negative: past; null without today."
        ),
    ]
    source: ReferenceJson
    discrepancies: Annotated[list[Id], Meaning("The discrepancies that it turns on.")]


class VisitJson(TypedDict):
    date: Date
    due: Annotated[WindowJson | None, Meaning("Null: none was due.")]
    days_late: Annotated[Count, Meaning("0: in time.")]


class MissingSurveillanceJson(TypedDict):
    """缺漏 · missing

    What did not take place as due.
    """

    late: Annotated[list[Date], Meaning("Visits that came late.")]
    years: Annotated[list[Count], Meaning("Years without any.")]


OtherDates: TypeAlias = Annotated[
    Mapping[Key, Date | WindowJson | None],
    Meaning(
        "The dates of events that not every document knows, by event; left out where it states none.",
        title="其他日期 · other dates",
    ),
]


class CalendarFigures(TypedDict):
    """Dates and windows; null: none."""

    first_surveillance: Date | WindowJson | None
    expiry: Date | WindowJson | None
    recertification_application: Date | WindowJson | None
    suspension_usual: Date | WindowJson | None
    suspension_maximum: Date | WindowJson | None
    wrong_use_correction: Date | WindowJson | None
    appeal_answer: Date | WindowJson | None
    suspension_decision: Date | WindowJson | None
    withdrawal_decision: Date | WindowJson | None
    records_until: Date | WindowJson | None
    next_surveillance: Date | WindowJson | None
    other_dates: NotRequired[OtherDates]


class CalendarReadingJson(RuleReadingJson):
    result: CalendarFigures
    display: NoDisplay


class CalendarResult(BasisJson):
    """证书日历 · result of calendar

    A certificate's dates; the reply to a request of the kind calendar.
    """

    document: RuleDocumentJson
    issued: Annotated[Date | None, Meaning("As given; null if not.", title="签发日 · issued")]
    today: Annotated[Date | None, Meaning("As given; null: nothing is judged overdue.", title="今天 · today")]
    first_surveillance: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="第一次监督 · first surveillance",
        ),
    ]
    expiry: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.", title="到期 · expiry"
        ),
    ]
    recertification_application: Annotated[
        Date | WindowJson | None,
        Meaning(
            "A window where it is read as one. Null: the date that it counts from was not given, or it "
            "was skipped.",
            title="最迟申请再认证 · apply for recertification by",
        ),
    ]
    suspension_usual: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="暂停（一般） · suspension, usual end",
        ),
    ]
    suspension_maximum: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="暂停（最长） · suspension, latest end",
        ),
    ]
    wrong_use_correction: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="误用改正 · wrong use corrected by",
        ),
    ]
    appeal_answer: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="申诉答复 · appeal answered by",
        ),
    ]
    suspension_decision: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="暂停决定 · decision on suspension by",
        ),
    ]
    withdrawal_decision: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="撤销决定 · decision on withdrawal by",
        ),
    ]
    records_until: Annotated[
        Date | None,
        Meaning(
            "Null: the date that it counts from was not given, or it was skipped.",
            title="记录保存至 · records kept until",
        ),
    ]
    next_surveillance: Annotated[
        WindowJson | None,
        Meaning("Null: none is due, or no date of issue was given.", title="下次监督 · next surveillance"),
    ]
    other_dates: NotRequired[OtherDates]
    needs: Annotated[
        list[Key],
        Meaning("The dates that a chosen reading counts from and the request lacks.", title="还需要 · needs"),
    ]
    surveillance: Annotated[list[VisitJson], Meaning("The visits given.", title="已做的监督 · surveillance")]
    missing: MissingSurveillanceJson
    timeline: Annotated[list[EntryJson], Meaning("Every date, in order.", title="时间线 · timeline")]
    overdue: Annotated[
        list[Id], Meaning("Events of the timeline that are overdue.", title="已逾期 · overdue")
    ]
    next: Annotated[EntryJson | None, Meaning("What comes next; null if nothing.", title="下一项 · next")]
    readings: Annotated[
        list[CalendarReadingJson],
        Meaning("What it would be under the readings not adopted.", title="另外的读法 · other readings"),
    ]
    warnings: Annotated[list[TextJson], Meaning("What the dates given leave open.", title="提示 · warnings")]
