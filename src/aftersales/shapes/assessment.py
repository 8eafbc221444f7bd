"""An assessment (format ``assessment/1``), as ``schema/assessment-1.json`` describes it in full."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from aftersales.foundation.described import Items, Meaning, Named
from aftersales.foundation.json_forms import AskedCount, ClauseId, Date, Id, Sha256, Words
from aftersales.model.actions import Progress
from aftersales.model.evidence import State
from aftersales.model.lineage import LineageJson
from aftersales.model.site_samples import Extent

ExtentJson: TypeAlias = Annotated[
    Extent,
    Named("Extent", "How far a nonconformity reaches; no figure depends on it.", "性质 · extent"),
]


class NotMetJson(TypedDict):
    """Not met, with the reason."""

    not_met: Words
    extent: NotRequired[ExtentJson]


class SampledJson(TypedDict):
    """Partly met by sample."""

    sampled: Annotated[AskedCount, Meaning("At least 1.")]
    nonconforming: Annotated[AskedCount, Meaning("No more than were sampled.")]
    reason: NotRequired[Words]
    extent: NotRequired[ExtentJson]


class SiteSampleJson(TypedDict):
    """What was drawn at one site."""

    sampled: Annotated[AskedCount, Meaning("At least 1.")]
    nonconforming: Annotated[AskedCount, Meaning("No more than were sampled.")]
    reason: NotRequired[Words]


class BySiteJson(TypedDict):
    """Sampled site by site: the clause has the sum of them."""

    by_site: Annotated[Mapping[str, SiteSampleJson], Meaning("By site, at least one.")]
    reason: NotRequired[Words]
    extent: NotRequired[ExtentJson]


class NotApplicableJson(TypedDict):
    """Deleted, with the reason."""

    not_applicable: Words


FindingJson: TypeAlias = Annotated[
    Literal["met", "not_met"] | NotMetJson | SampledJson | BySiteJson | NotApplicableJson,
    Named("Finding", "What was found on a clause.", "结论 · finding"),
]


class SpecialJson(TypedDict, total=False):
    """An entry of a special deduction or bonus."""

    clause: ClauseId
    reason: Words


class ActionJson(TypedDict, total=False):
    """整改项 · action

    What is done about a finding.
    """

    what: Words
    owner: Annotated[Words, Meaning("A person or a department.")]
    due: Date
    state: Annotated[Progress, Meaning("Planned unless given.")]
    evidence: Annotated[Words, Meaning("What shows that it was taken.")]
    note: Words


class DeductionJson(SpecialJson, total=False):
    """An entry of a special deduction, and the action that mends it."""

    action: ActionJson


PeriodJson = TypedDict("PeriodJson", {"from": Date, "to": Date})
PeriodJson.__doc__ = """期间 · period

A span of days, both ends included.
"""


class EvidenceJson(TypedDict):
    """证明材料 · evidence

    A document that shows that a clause is met, or that it is missing.
    """

    state: State
    document: NotRequired[Annotated[Words, Meaning("Its name.")]]
    owner: NotRequired[Annotated[Words, Meaning("Who has it, or gets it.")]]
    date: NotRequired[Annotated[Date, Meaning("When it was made.")]]
    covers: NotRequired[Annotated[PeriodJson, Meaning("The period that it tells of.")]]
    valid_until: NotRequired[Annotated[Date, Meaning("The last day on which it holds.")]]
    file: NotRequired[Annotated[Words, Meaning("The name of the file; the file itself stays where it is.")]]
    sha256: NotRequired[Annotated[Sha256, Meaning("Of the file.")]]
    note: NotRequired[Words]


class DecisionJson(TypedDict):
    """裁定 · decision

    Whose finding on a clause was taken, where two differed.
    """

    stands: Annotated[Words, Meaning("Whose finding it is, by name; or that it was agreed.")]
    reason: NotRequired[Words]


class OriginalJson(TypedDict):
    """原件 · original

    An assessment that was decided from.
    """

    by: Annotated[Words, Meaning("Whose it is.")]
    sha256: Annotated[Sha256, Meaning("Of the assessment.")]


class AssessmentJson(TypedDict):
    """评分 · assessment

    Findings clause by clause; a clause that is left out is not yet answered.
    """

    format: Literal["assessment/1"]
    rubric: Id
    findings: NotRequired[Annotated[Mapping[ClauseId, FindingJson], Meaning("By clause.")]]
    special_deductions: NotRequired[Annotated[list[DeductionJson], Meaning("One entry each.")]]
    special_bonus: NotRequired[Annotated[SpecialJson, Meaning("At most one.")]]
    certificates: NotRequired[Annotated[list[Id], Meaning("Those held."), Items(unique=True)]]
    notes: NotRequired[Annotated[Mapping[ClauseId, str], Meaning("By clause.")]]
    organisation: NotRequired[Annotated[Mapping[str, str], Meaning("Free text, never required.")]]
    as_of: NotRequired[Annotated[Date, Meaning("The day on which evidence must hold.")]]
    in_force_on: NotRequired[
        Annotated[Date, Meaning("By the edition in force on this day; else by today's.")]
    ]
    period: NotRequired[Annotated[PeriodJson, Meaning("The period that evidence must cover.")]]
    evidence: NotRequired[
        Annotated[
            Mapping[ClauseId, Mapping[str, EvidenceJson]],
            Meaning("By clause, and by what it shows: the rubric's words in Chinese, or one's own."),
        ]
    ]
    owners: NotRequired[Annotated[Mapping[ClauseId, Words], Meaning("Who answers for a clause.")]]
    actions: NotRequired[Annotated[Mapping[ClauseId, ActionJson], Meaning("By clause or certificate.")]]
    decisions: NotRequired[Annotated[Mapping[ClauseId, DecisionJson], Meaning("By clause.")]]
    decided_from: NotRequired[list[OriginalJson]]
    lineage: NotRequired[LineageJson]
