"""Requests and results of the kind ``hand-in``."""

from typing import Annotated, Literal, NotRequired, TypedDict

from aftersales.calculation.hand_in import Check
from aftersales.foundation.described import Meaning
from aftersales.foundation.json_forms import ClauseId, Date
from aftersales.foundation.text import TextJson
from aftersales.model.reference import ReferenceJson
from aftersales.shapes.common import GroundsJson
from aftersales.shapes.evidence import AsOf
from aftersales.shapes.requests import AssessmentRequestJson
from aftersales.shapes.verdict import OutcomeJson


class HandInRequest(AssessmentRequestJson):
    """提交前检查 · hand-in

    Is the assessment ready to be handed in?
    """

    kind: Literal["hand-in"]
    as_of: NotRequired[AsOf]


class LackingJson(TypedDict):
    """还缺什么 · lacking

    What a clause lacks.
    """

    clause: ClauseId
    title: TextJson
    reasons: list[TextJson]
    source: ReferenceJson


class CheckedJson(TypedDict):
    """检查 · check

    A check before handing in.
    """

    check: Check
    label: TextJson
    passed: bool
    clauses: Annotated[list[LackingJson], Meaning("Those that do not pass, in the order of the rubric.")]


class HandInResult(GroundsJson):
    """提交前检查 · result of hand-in

    The reply to a request of the kind hand-in.
    """

    as_of: Annotated[Date | None, Meaning("Null: no day was named, and nothing has expired.")]
    ready: Annotated[bool, Meaning("Whether every check passed. No rule document asks for it.")]
    checks: list[CheckedJson]
    score: OutcomeJson
    stamp: Annotated[TextJson, Meaning("That the result is a self-made estimate and no certification.")]
