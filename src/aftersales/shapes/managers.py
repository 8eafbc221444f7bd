"""The result of the kind ``managers``."""

from typing import Annotated, Literal, TypedDict

from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import Amount, ClauseId, Whole
from aftersales.foundation.text import TextJson
from aftersales.model.changes import Staff
from aftersales.shapes.common import BasisJson, Display, GroundsJson, RuleReadingJson


class ManagersDisplay(Display):
    managers: Whole


class ManagersFigures(TypedDict):
    managers: Annotated[Whole | None, Meaning("Null: needs all_staff.")]


class ManagersReadingDisplay(Display, total=False):
    managers: Whole


class ManagersReadingJson(RuleReadingJson):
    result: ManagersFigures
    display: ManagersReadingDisplay


class ManagersResult(GroundsJson, BasisJson):
    """管理师人数 · result of managers

    How many after-sales service managers are needed; the reply to a request of the kind managers.
    """

    managers: Annotated[Whole, Meaning("How many are needed.", title="售后服务管理师 · managers")]
    display: ManagersDisplay
    staff: Annotated[
        Whole, Meaning("Service management staff, as asked.", title="服务管理人员 · service management staff")
    ]
    all_staff: Annotated[
        Whole | None,
        Meaning("All service staff; null if not given.", title="全部服务人员 · all service staff"),
    ]
    of: Annotated[Staff, Meaning("Whose share it is.")]
    of_label: TextJson
    share: Annotated[Amount, Meaning("What share, 1/10.")]
    clause: Annotated[ClauseId, Meaning("The clause of the rubric.")]
    needs: Annotated[
        list[Literal["all_staff"]],
        Meaning("What a reading would still need to be computed.", title="还需要 · needs"),
    ]
    readings: Annotated[
        list[ManagersReadingJson],
        Meaning("What it would be under the readings not adopted.", title="另外的读法 · other readings"),
    ]
