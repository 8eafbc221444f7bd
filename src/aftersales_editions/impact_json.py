"""What is said of one document of an archive under a change."""

from __future__ import annotations

from typing import TypedDict

from aftersales.foundation.faults import FaultJson, Refused
from aftersales.foundation.text import TextJson
from aftersales_editions.figures import StoodOnJson


class WhyJson(TextJson):
    """A reason, and the place that it stands on.

    ``kind`` is that of the change (`EditionChangeJson`), or ``finding`` for findings that have no place any
    more, ``reading``, or ``document``; ``name`` is the id of what changed, ``document`` that of what it
    stands in ("" of a reading).
    """

    kind: str
    document: str
    name: str


class GroundsJson(TypedDict):
    """What one of the two calculations stands on, for whoever makes it again.

    ``day`` is the one that the document itself names, whose editions count; None where it names none.
    """

    documents: list[StoodOnJson]
    readings: dict[str, str]
    day: str | None


class ImpactJson(TypedDict):
    """What becomes of one document; ``before`` and ``after`` are its deciding figures, by name.

    ``by_before`` and ``by_after`` say what each was calculated by; None where it was refused.

    ``recorded`` is the edition by which a record was made, where what was calculated before the change is by
    another; None otherwise.

    ``document`` is the id of what it is calculated by, "" where it names none. ``ok`` is false where one of
    the two calculations was refused; ``faults`` say why.
    """

    kind: str
    document: str
    ok: bool
    changed: bool
    before: dict[str, object]
    after: dict[str, object]
    by_before: GroundsJson | None
    by_after: GroundsJson | None
    recorded: str | None
    why: list[WhyJson]
    faults: list[FaultJson]


def refused_impact(kind: str, document: str, refused: Refused) -> ImpactJson:
    """The outcome of what was REFUSED, or could not be read."""
    return {
        "kind": kind,
        "document": document,
        "ok": False,
        "changed": False,
        "before": {},
        "after": {},
        "by_before": None,
        "by_after": None,
        "recorded": None,
        "why": [],
        "faults": [fault.to_json() for fault in refused.faults],
    }
