"""What a place of an assessment is called, for people: the clause with its title, the entry, the field."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.foundation.faults import shown
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Rubric

_BY_CLAUSE: Mapping[str, Text] = {
    "findings": Text("{clause} {title}", "{clause} {title}"),
    "notes": Text("{clause} {title}（备注）", "{clause} {title} (notes)"),
    "evidence": Text("{clause} {title}（证明材料）", "{clause} {title} (evidence)"),
    "owners": Text("{clause} {title}（责任部门）", "{clause} {title} (owner)"),
    "actions": Text("{clause} {title}（整改项）", "{clause} {title} (action)"),
    "decisions": Text("{clause} {title}（裁定）", "{clause} {title} (decision)"),
}
_OTHER_BY_CLAUSE = Text("{clause} {title}（{key}）", "{clause} {title} ({key})")
_ENTRY = Text("{label}，第 {number} 项", "{label}, entry {number}")
_OF_ALL: Mapping[str, Text] = {
    "in_force_on": Text("按哪天的版本", "Editions in force on"),
    "as_of": Text("基准日", "As of"),
    "period": Text("期间", "Period"),
}
"""What is said once for the whole assessment, and decides what it comes to."""
_ORGANISATION = Text("组织：{field}", "Organisation: {field}")
ORGANISATION: Mapping[str, Text] = {
    "name": Text("组织名称", "Organisation"),
    "level": Text("申报级别", "Level applied for"),
    "date": Text("评估时间", "Date"),
    "assessors": Text("评估部门/人员", "Department / persons"),
}
"""What the head of a form has fields for; others are called as they were written."""
_CERTIFICATE = Text("证书：{label}", "Certificate: {label}")
_ADJUSTMENTS = {"special_deductions": DEDUCTION, "special_bonus": BONUS}
_WITHIN = "assessment."
"""Where an assessment stands in a request."""


def clause_at(place: str, rubric: Rubric | None) -> str | None:
    """The id of the clause that PLACE belongs to; None for what belongs to none."""
    _, _, below = place.removeprefix(_WITHIN).partition(".")
    known = () if rubric is None else rubric.clauses
    return next((clause.id for clause in known if f"{below}.".startswith(f"{clause.id}.")), None)


def label_of_place(place: str, rubric: Rubric | None) -> Text:
    """PLACE in words; as it is written where there are none for it."""
    key, _, below = place.removeprefix(_WITHIN).partition(".")
    found = None
    if rubric is not None:
        found = _of_clause(key, clause_at(place, rubric), rubric) or _of_entry(key, below, rubric)
        found = found or _of_certificate(key, below, rubric)
    if found is None and key == "organisation" and below:
        found = ORGANISATION.get(below) or _ORGANISATION.filled(field=below)
    if found is None and not below:
        found = _OF_ALL.get(key)
    written = place or shown(place)  # a file may have a key without a sign in it
    return found or Text(written, written)


def _of_clause(key: str, clause_id: str | None, rubric: Rubric) -> Text | None:
    for clause in rubric.clauses:
        if clause.id == clause_id:
            words = _BY_CLAUSE.get(key, _OTHER_BY_CLAUSE)
            return words.filled(clause=clause.id, title=clause.title, key=key)
    return None


def _of_entry(key: str, below: str, rubric: Rubric) -> Text | None:
    for adjustment in rubric.adjustments:
        if adjustment.id == _ADJUSTMENTS.get(key):
            if not below.isdecimal():
                return adjustment.label
            return _ENTRY.filled(label=adjustment.label, number=int(below) + 1)
    return None


def _of_certificate(key: str, below: str, rubric: Rubric) -> Text | None:
    for certificate in rubric.certificates:
        if key == "certificates" and certificate.id == below:
            return _CERTIFICATE.filled(label=certificate.label)
    return None
