"""Requests and results of the kind ``timetable``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.timetable import Part
from aftersales.foundation.described import Items, Meaning
from aftersales.foundation.json_forms import Amount, AskedAmount, ClauseId, Count, Date, Words
from aftersales.foundation.text import TextJson
from aftersales.shapes.agreement import ClauseTitleJson
from aftersales.shapes.common import GroundsJson
from aftersales.shapes.requests import AssessmentRequestJson


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


class TimetableResult(GroundsJson):
    """审查日程 · result of timetable

    The reply to a request of the kind timetable.
    """

    person_days: Annotated[Amount | None, Meaning("As asked.")]
    planned: Annotated[Amount, Meaning("Person-days in the timetable, half a day at least each.")]
    places: Annotated[list[PlaceJson], Meaning("The central office, then the sites."), Items(least=1)]
    slots: Annotated[list[SlotJson], Meaning("In time."), Items(least=1)]
