"""What assessments and requests are made of, so that two of them can be merged and compared part by part.

A part says how finely a value is taken apart: a finding is one value, the findings are one for each
clause, certificates are a set. It says nothing of what a value means; unfinished input has parts too.
A key that no table names is taken apart as far as it is made of mappings, so what a later release
adds to a format merges without a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

from aftersales.model.lineage import KEY
from aftersales.model.site_samples import BY_SITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that must be the same on both sides: with another one nothing else can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A value that is taken whole; ``texts`` names the keys in it that hold free text ("" is the value)."""

    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A list that is a set: names of certificates, or days, which then stand ascending."""

    ascending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """A list of entries without names, at most ``at_most`` of them (None: no limit)."""

    entry: Unit
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """A list of service sites, each with its name, as rows or as the text of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsFound:
    """A mapping taken apart as far as it goes, or a value taken whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A value about the document and none of its content: it is in no merge and no comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A mapping: each key a part of its own, those that are not NAMED like OTHER."""

    named: Mapping[str, Part] = field(default_factory=dict)
    other: Part = AsFound()


@dataclass(frozen=True, slots=True, kw_only=True)
class BySite:
    """A finding: taken WHOLE, but site by site where both sides tell it so."""

    whole: Unit
    parts: Fields

    def applies(self, side: object) -> bool:
        """Whether SIDE is a finding that is told site by site."""
        return isinstance(side, Mapping) and isinstance(side.get(BY_SITE), Mapping)

    def sites_of(self, side: object) -> Mapping[str, object]:
        """What SIDE has of each site; nothing where it is not told by site."""
        found = side.get(BY_SITE) if isinstance(side, Mapping) else None
        return found if isinstance(found, Mapping) else {}


Part: TypeAlias = Fixed | Unit | Names | Entries | Sites | AsFound | Beside | BySite | Fields

REASON: Final = "reason"
"""The free text that may be absent where others of its kind have it; the rest of a value stands without."""

_WORDS = Unit(texts=("",))
_WHOLE_FINDING = Unit(texts=("not_met", "not_applicable", REASON))
_SITES = Fields(named={BY_SITE: Fields(other=Unit(texts=(REASON,))), REASON: _WORDS}, other=Unit())
_FINDING = BySite(whole=_WHOLE_FINDING, parts=_SITES)
_EVIDENCE = Unit(texts=("note",))
"""One document: its dates with the file of another would be nobody's evidence."""
_ACTION = Fields(named={"what": _WORDS, "note": _WORDS}, other=Unit())
_DECISION = Unit(texts=(REASON,))
_SPECIAL = Unit(texts=(REASON,))
_DAYS = Names(ascending=True)
_PLAN = Unit(texts=(REASON,))


def assessment_parts(at_most: int | None = None) -> Fields:
    """The parts of ``assessment/1``; AT_MOST is the rubric's limit of special deductions."""
    return Fields(
        named={
            "format": Fixed(),
            "rubric": Fixed(),
            "findings": Fields(other=_FINDING),
            "special_deductions": Entries(entry=_SPECIAL, at_most=at_most),
            "special_bonus": _SPECIAL,
            "certificates": Names(),
            "notes": Fields(other=_WORDS),
            "organisation": Fields(other=_WORDS),
            "as_of": Unit(),
            "in_force_on": Unit(),
            "period": Unit(),
            "evidence": Fields(other=Fields(other=_EVIDENCE)),
            "owners": Fields(other=Unit()),
            "actions": Fields(other=_ACTION),
            "decisions": Fields(other=_DECISION),
            "decided_from": Unit(),
            KEY: Beside(),
        }
    )


def request_parts(at_most: int | None = None) -> Fields:
    """The parts of ``request/1``, of whatever kind: each key means the same in every kind that has it."""
    worksheet = dict.fromkeys(("organisation", "prepared_by", "headcount_basis"), _WORDS)
    return Fields(
        named={
            "format": Fixed(),
            "kind": Fixed(),
            "document": Fixed(),
            "assessment": assessment_parts(at_most),
            "worksheet": Fields(named={**worksheet, "planned": Fields(other=_PLAN)}),
            "list": Sites(),
            "detection": Unit(),  # one of two keys, never both
            "surveillance": _DAYS,
            "holidays": _DAYS,
            "workdays": _DAYS,
            "skip": Names(),
            KEY: Beside(),
        }
    )


def form_parts(_: int | None = None) -> Fields:
    """The parts of ``form/1``, what was typed into the form of a calculator: one for each field."""
    return Fields(
        named={"format": Fixed(), "fields": Fields(named={"list": Sites()}, other=Unit()), KEY: Beside()}
    )


def outlook_parts(_: int | None = None) -> Fields:
    """The parts of ``outlook/1``, what is set on a page that looks ahead: one for each clause."""
    one = Fields(other=Unit())
    return Fields(named={"format": Fixed(), "clauses": one, "efforts": one, KEY: Beside()})


FORMATS: Mapping[object, Callable[[int | None], Fields]] = MappingProxyType(
    {
        "assessment/1": assessment_parts,
        "request/1": request_parts,
        "form/1": form_parts,
        "outlook/1": outlook_parts,
    }
)
"""The formats that have parts."""
