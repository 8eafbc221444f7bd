"""Requests and results of the kind ``timetable``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.timetable import Part
from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import Amount, AskedAmount, ClauseId, Count, Date, ShownPoints, Words
from aftersales.foundation.text import TextJson
from aftersales.shapes.agreement import ClauseTitleJson
from aftersales.shapes.common import Display, GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson


class SlotChangeJson(TypedDict):
    """改动 · change of a slot

    What an assessor does in a half day instead.
    """

    on: Date
    part: Part
    assessor: Words
    site: NotRequired[Annotated[str, Meaning("Where; empty or absent: the half day is left free.")]]
    clauses: NotRequired[list[ClauseId]]


class TimetableRequest(AssessmentRequestJson):
    """审查日程 · timetable

    Who looks at what, where and when?
    """

    kind: Literal["timetable"]
    days: Annotated[list[Date], Meaning("The days of the audit."), Items(least=1, unique=True)]
    assessors: Annotated[list[Words], Meaning("Who audits."), Items(least=1, unique=True)]
    office: Annotated[Words, Meaning("The central office.")]
    sites: NotRequired[Annotated[list[Words], Meaning("Service sites to visit."), Items(unique=True)]]
    at_sites: NotRequired[
        Annotated[list[ClauseId], Meaning("Looked at at every site; else what is found by sample.")]
    ]
    person_days: NotRequired[
        Annotated[AskedAmount | None, Meaning("What the audit takes; else all of the days.")]
    ]
    hours: NotRequired[Annotated[AskedAmount | None, Meaning("How many hours a day has.")]]
    changes: NotRequired[Annotated[list[SlotChangeJson], Meaning("Half days that were planned otherwise.")]]


class PlaceJson(TypedDict):
    site: str
    clauses: Annotated[Count, Meaning("How many are looked at there.")]


class SlotJson(TypedDict):
    """半天 · slot

    Half a day of an assessor at one place.
    """

    on: Date
    part: Part
    part_label: TextJson
    assessor: str
    site: str
    clauses: Annotated[list[ClauseTitleJson], Meaning("In the order of the rubric.")]


class UncoveredJson(TypedDict):
    """没有人看的 · uncovered

    A place with the clauses that nobody looks at there; none of them where nobody goes.
    """

    site: str
    clauses: list[ClauseTitleJson]


class TimetableDisplay(Display):
    planned: ShownPoints
    hours: NotRequired[ShownPoints]


class TimetableResult(GroundsJson):
    """审查日程 · result of timetable

    The reply to a request of the kind timetable.
    """

    person_days: Annotated[Amount | None, Meaning("As asked.")]
    planned: Annotated[Amount, Meaning("Person-days in the timetable, half a day at least each.")]
    hours: Annotated[Amount | None, Meaning("The same in hours; null where no length of a day was named.")]
    display: TimetableDisplay
    places: Annotated[list[PlaceJson], Meaning("The central office, then the sites."), Items(least=1)]
    slots: Annotated[list[SlotJson], Meaning("In time.")]
    uncovered: Annotated[list[UncoveredJson], Meaning("Where a clause or a place was left out by hand.")]
