"""An assessment from a plain mapping, checked against its rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aftersales.foundation.exact import read_count
from aftersales.foundation.reader import A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import gives_reason
from aftersales.model.actions import read_action
from aftersales.model.assessment import Assessment, Finding, Special
from aftersales.model.formats import expect_kind
from aftersales.model.lineage import read_lineage
from aftersales.model.preparation import read_preparation
from aftersales.model.rubric import Clause, Rubric
from aftersales.model.site_samples import (
    BEYOND_SAMPLES,
    BY_SITE,
    read_by_site,
    read_counts,
    read_extent,
)

DEDUCTION, BONUS = "special-deduction", "special-bonus"

_MET, _NOT_MET = Finding(kind="met"), Finding(kind="not_met")
_COUNTS = {"sampled", "nonconforming"}

_FINDING_WORDS = Text(
    "met、not_met、{not_met: 原因}、{sampled: n, nonconforming: k}、"
    "{by_site: {场所: {sampled: n, nonconforming: k}}} 或 {not_applicable: 理由}",
    "met, not_met, {not_met: reason}, {sampled: n, nonconforming: k}, "
    "{by_site: {site: {sampled: n, nonconforming: k}}} or {not_applicable: reason}",
)
_ONE_FINDING = Text("每个条款只有一个结论", "one finding for each clause")
DELETION_REASON = Text("删减须写明理由", "a reason for the deletion")
_NO_DELETION = Text("本条款不允许删减", "a clause that may be deleted; this one may not")
_AT_MOST = Text("按本准则至多 {most} 项", "at most {most} by this rubric")
_AT_MOST_ONE_BONUS = Text(
    "写作 {reason: 理由}；特别加分项最多一个",
    "a mapping {reason: ...}; there is at most one special bonus",
)


def read_assessment(mapping: object, rubric: Rubric) -> Assessment:
    """The assessment that MAPPING describes; raises `Refused` with all its faults."""
    expect_kind(mapping, "assessment", "")
    reader = Reader(mapping)
    reader.constant("format", "assessment/1")
    reader.constant("rubric", rubric.id)
    assessment = Assessment(
        rubric=rubric.id,
        findings=_read_findings(reader, rubric),
        specials=_read_specials(reader, rubric),
        certificates=_read_certificates(reader, rubric),
        notes=_read_notes(reader, rubric),
        preparation=read_preparation(reader, rubric),
    )
    _check_organisation(reader)
    read_lineage(reader)
    reader.finish()
    return assessment


def _read_findings(reader: Reader, rubric: Rubric) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    findings, clauses = reader.optional_inner("findings"), rubric.clause_by_id
    for key, value in findings.pairs() if findings is not None else ():
        assert findings is not None
        if key in clauses:
            found[key] = plain_finding(value) or _read_finding(findings, key, value, clauses[key])
        else:
            findings.fault(key, key, _known_clause(rubric, key))
    return found


def _known_clause(rubric: Rubric, key: str) -> Text:
    """What to write instead of KEY; where the print repeats the number, all clauses it may mean."""
    candidates = rubric.clauses_printed(key)
    if candidates:
        zh = "、".join(f"{clause.id}（{clause.title.zh}）" for clause in candidates)
        en = ", ".join(f"{clause.id} ({clause.title.en})" for clause in candidates)
        return Text(
            f"原文编号 {key} 不止一处，请写明：{zh}", f"{key} stands in print more than once; one of {en}"
        )
    return Text(f"{rubric.title.zh}的条款编号", f"a clause of {rubric.id}")


def plain_finding(value: object) -> Finding | None:
    """A finding as nearly all are written: a word alone, or two counts that are in order.

    It needs no reader. None for all others: what is wrong with them, if anything, has to be told.
    """
    if value == "met":
        return _MET
    if value == "not_met":
        return _NOT_MET
    if not isinstance(value, dict) or value.keys() != _COUNTS:
        return None
    sampled, nonconforming = value["sampled"], value["nonconforming"]
    if type(sampled) is not int or type(nonconforming) is not int:
        sampled, nonconforming = read_count(sampled), read_count(nonconforming)
    if sampled is None or nonconforming is None:
        return None
    in_order = 0 < sampled < BEYOND_SAMPLES and 0 <= nonconforming <= sampled
    return Finding(kind="sampled", sampled=sampled, nonconforming=nonconforming) if in_order else None


def _read_finding(findings: Reader, key: str, value: object, clause: Clause) -> Finding:
    if not isinstance(value, Mapping):
        findings.fault(key, value, _FINDING_WORDS)
        return Finding(kind="not_met")
    reader = Reader(value, findings.path(key), findings.faults)
    return _read_worded_finding(reader, clause)


def _read_worded_finding(reader: Reader, clause: Clause) -> Finding:
    kinds = [word for word in ("met", "not_met", "not_applicable") if reader.has(word)]
    kinds += ["sampled"] if reader.has("sampled") or reader.has("nonconforming") else []
    kinds += ["sampled"] if reader.has(BY_SITE) else []
    if len(kinds) != 1:
        reader.fault("", reader.names(), _ONE_FINDING if kinds else _FINDING_WORDS)
        return Finding(kind="not_met")
    if kinds == ["sampled"]:
        finding = _read_sampled(reader)
    elif kinds == ["not_met"]:
        finding = Finding(kind="not_met", reason=reader.string("not_met"), extent=read_extent(reader))
    elif kinds == ["not_applicable"]:
        finding = _read_deletion(reader, clause)
    else:
        reader.fault("", reader.names(), _FINDING_WORDS)
        return Finding(kind="not_met")
    reader.close()
    return finding


def _read_sampled(reader: Reader) -> Finding:
    if reader.has(BY_SITE):
        return _read_by_site(reader)
    sampled, nonconforming = read_counts(reader)
    reason = reader.string("reason", "") or None
    return Finding(
        kind="sampled",
        sampled=sampled,
        nonconforming=nonconforming,
        reason=reason,
        extent=read_extent(reader),
    )


def _read_by_site(reader: Reader) -> Finding:
    """What was drawn at each site, summed: points are lost by the share of all specimens (4.4.2.3-2)."""
    sites = read_by_site(reader)
    return Finding(
        kind="sampled",
        sampled=sum(each.sampled for each in sites),
        nonconforming=sum(each.nonconforming for each in sites),
        reason=reader.string("reason", "") or None,
        extent=read_extent(reader),
        sites=sites,
    )


def _read_deletion(reader: Reader, clause: Clause) -> Finding:
    reason = reader.raw("not_applicable")
    if not clause.deletable:
        reader.fault("", "not_applicable", _NO_DELETION)
    if not isinstance(reason, str) or not gives_reason(reason):
        reader.fault("not_applicable", reason, DELETION_REASON)
        reason = ""
    return Finding(kind="not_applicable", reason=reason)


def _read_specials(reader: Reader, rubric: Rubric) -> dict[str, tuple[Special, ...]]:
    specials: dict[str, tuple[Special, ...]] = {
        DEDUCTION: tuple(_read_deduction(inner) for inner in reader.inners("special_deductions"))
    }
    bonus = reader.raw("special_bonus")
    if isinstance(bonus, Mapping):
        specials[BONUS] = (_read_special(reader.inner("special_bonus")),)
    elif reader.has("special_bonus"):
        reader.fault("special_bonus", bonus, _AT_MOST_ONE_BONUS)
    most = {adjustment.id: adjustment.at_most for adjustment in rubric.adjustments}
    for key, name in (("special_deductions", DEDUCTION), ("special_bonus", BONUS)):
        limit, count = most.get(name, 0), len(specials.get(name, ()))
        if limit is not None and count > limit:
            reader.fault(key, count, _AT_MOST.filled(most=limit))
    return specials


def _read_deduction(reader: Reader) -> Special:
    """A special deduction, and the action that mends it (ZPIC-WF-20 4.4.2.3-3 asks for one)."""
    inner = reader.optional_inner("action")
    action = None if inner is None else read_action(inner)
    return replace(_read_special(reader), action=action)


def _read_special(reader: Reader) -> Special:
    special = Special(reason=reader.string("reason", "") or None, clause=reader.string("clause", "") or None)
    reader.close()
    return special


def _read_certificates(reader: Reader, rubric: Rubric) -> frozenset[str]:
    known = [certificate.id for certificate in rubric.certificates]
    held: list[str] = []
    for place, name in reader.placed_strings("certificates"):
        if name not in known:
            listed = " | ".join(known) or "–"
            expected = Text(f"以下之一：{listed}", f"one of: {listed}")
            if not known:
                expected = Text("本准则不看证书，不写这一项", "nothing: this rubric counts no certificates")
            reader.fault(place, name, expected)
        elif name in held:
            reader.fault(place, name, Text("每种证书只写一次", "each certificate once"))
        held.append(name)
    return frozenset(held)


def _read_notes(reader: Reader, rubric: Rubric) -> dict[str, str]:
    if not reader.has("notes"):
        reader.raw("notes")
        return {}
    notes = reader.inner("notes")
    found = {}
    for key in notes.names():
        value = notes.raw(key)
        if key not in rubric.clause_by_id:
            notes.fault(key, key, _known_clause(rubric, key))
        elif not isinstance(value, str):
            notes.fault(key, value, A_STRING)
        else:
            found[key] = value
    return found


def _check_organisation(reader: Reader) -> None:
    """The organisation is free text, for the reader of a record; nothing is computed from it."""
    if not reader.has("organisation"):
        reader.raw("organisation")
        return
    organisation = reader.inner("organisation")
    for key in organisation.names():
        if not isinstance(organisation.raw(key), str):
            organisation.fault(key, organisation.raw(key), A_STRING)
