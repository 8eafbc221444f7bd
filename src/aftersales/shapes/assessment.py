"""An assessment (format ``assessment/1``), as ``schema/assessment-1.json`` describes it in full."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Items, Meaning, Named
from aftersales.foundation.json_forms import AskedCount, ClauseId, Id, Words
from aftersales.model.lineage import LineageJson


class NotMetJson(TypedDict):
    """Not met, with the reason."""

    not_met: Words


class SampledJson(TypedDict):
    """Partly met by sample."""

    sampled: Annotated[AskedCount, Meaning("At least 1.")]
    nonconforming: Annotated[AskedCount, Meaning("No more than were sampled.")]
    reason: NotRequired[Words]


class NotApplicableJson(TypedDict):
    """Deleted, with the reason."""

    not_applicable: Words


FindingJson: TypeAlias = Annotated[
    Literal["met", "not_met"] | NotMetJson | SampledJson | NotApplicableJson,
    Named("Finding", "What was found on a clause.", "结论 · finding"),
]


class SpecialJson(TypedDict, total=False):
    """An entry of a special deduction or bonus."""

    clause: ClauseId
    reason: Words


class AssessmentJson(TypedDict):
    """评分 · assessment

    Findings clause by clause; a clause that is left out is not yet answered.
    """

    format: Literal["assessment/1"]
    rubric: Id
    findings: NotRequired[Annotated[Mapping[ClauseId, FindingJson], Meaning("By clause.")]]
    special_deductions: NotRequired[Annotated[list[SpecialJson], Meaning("One entry each.")]]
    special_bonus: NotRequired[Annotated[SpecialJson, Meaning("At most one.")]]
    certificates: NotRequired[Annotated[list[Id], Meaning("Those held."), Items(unique=True)]]
    notes: NotRequired[Annotated[Mapping[ClauseId, str], Meaning("By clause.")]]
    organisation: NotRequired[Annotated[Mapping[str, str], Meaning("Free text, never required.")]]
    lineage: NotRequired[LineageJson]
