"""Every calculation: its kind, what it is calculated from, and what may be typed into its request.

The one table that API, terminal, data checks and publisher read. The kind is the word for it everywhere: in
a request, as the command (``aftersales audit-time``), as the page under ``calculators/``, as a place that a
discrepancy touches (``calculation: audit-time``), and in ``labels.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from aftersales.foundation.typed import AMOUNT, COUNT, EFFORT, FINDING, NAME, WORDS, Form
from aftersales.foundation.typed_days import DATE
from aftersales.foundation.typed_people import PEOPLE
from aftersales.model.changes import Block

if TYPE_CHECKING:  # who scores by a rubric loads no rule
    from aftersales.model.audit_time_rule import AuditTimeRule
    from aftersales.model.lifecycle_rule import LifecycleRule
    from aftersales.model.rubric import Rubric, Staffing
    from aftersales.model.rule_document import RuleDocument
    from aftersales.model.sampling_rule import SamplingRule

Rule: TypeAlias = "AuditTimeRule | SamplingRule | LifecycleRule | Staffing"
Fields: TypeAlias = dict[str, Form]
"""By place in a request (``*``: any key, or any entry of a list) the form that its value has."""


_OF_ONE_RULE: Final[tuple[Block, ...]] = ("audit_time", "sampling", "lifecycle", "staffing")
"""The blocks that are one rule each; a score comes from much more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """One kind of calculation.

    ``blocks`` are those of the document that its readings may change, the first being that which it is
    calculated from; ``home`` is the key by which a request and a result name the document.
    """

    kind: str
    blocks: tuple[Block, ...]
    home: Literal["rubric", "document"]
    fields: Fields

    @property
    def block(self) -> Block:
        """The block of the document that it is calculated from."""
        return self.blocks[0]

    @property
    def command(self) -> str:
        """Its name on the command line."""
        return self.kind

    @property
    def page(self) -> str:
        """The last part of its page's address."""
        return self.kind

    def rule_of(self, document: Rubric | RuleDocument) -> Rule | None:
        """What DOCUMENT states for it; None if it states nothing, or no single rule decides."""
        rule: Rule | None = getattr(document, self.block, None) if self.block in _OF_ONE_RULE else None
        return rule


IN_FORCE_ON: Final = "in_force_on"
"""The key of a request that says by the rules of which day it is to be answered."""
OTHER_READINGS: Final = "other_readings"
"""The key of a request that asks what its result is under each reading that was not adopted."""
_READINGS: Fields = {"readings.*": NAME, IN_FORCE_ON: DATE}
_ASSESSED: Fields = _READINGS | {
    "assessment.rubric": NAME,
    "assessment.findings.*": FINDING,
    "assessment.findings.*.sampled": COUNT,
    "assessment.findings.*.nonconforming": COUNT,
    "assessment.findings.*.reason": WORDS,
    "assessment.findings.*.by_site.*.sampled": COUNT,
    "assessment.findings.*.by_site.*.nonconforming": COUNT,
    "assessment.findings.*.by_site.*.reason": WORDS,
    "assessment.as_of": DATE,
    "assessment.in_force_on": DATE,
    "assessment.period.from": DATE,
    "assessment.period.to": DATE,
    "assessment.evidence.*.*.date": DATE,
    "assessment.evidence.*.*.covers.from": DATE,
    "assessment.evidence.*.*.covers.to": DATE,
    "assessment.evidence.*.*.valid_until": DATE,
    "assessment.actions.*.due": DATE,
    "assessment.special_deductions.*.action.due": DATE,
    "assessment.certificates.*": NAME,
}
_OF_RULES: Fields = _READINGS | {"document": NAME}

SCORE = Calculation(kind="score", blocks=("scoring", "staffing"), home="rubric", fields=_ASSESSED)
"""A score takes every reading of its rubric, so that one set of them serves all that is asked of it."""
FORECAST = Calculation(
    kind="forecast",
    blocks=SCORE.blocks,
    home="rubric",
    fields=_ASSESSED
    | {
        "chances.default": AMOUNT,
        "chances.clauses.*": AMOUNT,
        "chances.clauses.*.conforming_share": AMOUNT,
    },
)
IMPROVE = Calculation(
    kind="improve",
    blocks=SCORE.blocks,
    home="rubric",
    fields=_ASSESSED | {"target": NAME, "efforts.default": AMOUNT, "efforts.named.*": EFFORT},
)
AUDIT_TIME = Calculation(
    kind="audit-time",
    blocks=("audit_time",),
    home="document",
    fields=_OF_RULES
    | {
        "headcount": PEOPLE,
        "worksheet.organisation": WORDS,
        "worksheet.prepared_by": WORDS,
        "worksheet.headcount_basis": WORDS,
        "worksheet.date": DATE,
        "worksheet.planned.*.days": AMOUNT,
        "worksheet.planned.*.reason": WORDS,
    },
)
SITES = Calculation(
    kind="sites",
    blocks=("sampling",),
    home="document",
    fields=_OF_RULES
    | {
        "sites": COUNT,
        "list": WORDS,
        "list.*.headcount": PEOPLE,
        "list.*.last_visited": DATE,
        "stage": NAME,
        "seed": WORDS,
        "issued": DATE,
        "today": DATE,
        "detection.bad_sites": COUNT,
        "detection.bad_share": AMOUNT,
    },
)
CALENDAR = Calculation(
    kind="calendar",
    blocks=("lifecycle",),
    home="document",
    fields=_OF_RULES
    | dict.fromkeys(
        (
            "issued",
            "today",
            "suspended",
            "correction_requested",
            "appeal_received",
            "appeal_accepted",
            "verified",
            "informed",
            "printed_expiry",
            "surveillance.*",
            "holidays.*",
            "workdays.*",
            "done.*",
        ),
        DATE,
    )
    | {"skip.*": NAME},
)
MANAGERS = Calculation(
    kind="managers",
    blocks=("staffing",),
    home="rubric",
    fields=_READINGS | {"rubric": NAME, "staff": PEOPLE, "all_staff": PEOPLE},
)

CALCULATIONS = (SCORE, FORECAST, IMPROVE, AUDIT_TIME, SITES, CALENDAR, MANAGERS)
BY_KIND: Mapping[str, Calculation] = {each.kind: each for each in CALCULATIONS}
OF_RULES = (AUDIT_TIME, SITES, CALENDAR, MANAGERS)
"""Those that one rule of one document decides; the others judge an assessment."""
