"""An assessment from a plain mapping, checked against its rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.exact import read_count
from aftersales.foundation.reader import A_COUNT, A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.model.assessment import Assessment, Finding, Special
from aftersales.model.formats import expect_kind
from aftersales.model.lineage import read_lineage
from aftersales.model.rubric import Clause, Rubric

_BEYOND_SAMPLES = 10**18
"""A score adds up a fraction for each clause; with longer samples it could not be written down any more."""
DEDUCTION, BONUS = "special-deduction", "special-bonus"

_FINDING_WORDS = Text(
    "met、not_met、{not_met: 原因}、{sampled: n, nonconforming: k} 或 {not_applicable: 理由}",
    "met, not_met, {not_met: reason}, {sampled: n, nonconforming: k} or {not_applicable: reason}",
)
_ONE_FINDING = Text("每个条款只有一个结论", "one finding for each clause")
_REASON = Text("删减须写明理由", "a reason for the deletion")
_NO_DELETION = Text("本条款不允许删减", "a clause that may be deleted; this one may not")
_AT_LEAST_ONE = Text("抽样数至少为 1", "a sample of at least 1")
_FEWER_DIGITS = Text("至多 18 位的整数", "a whole number of at most 18 digits")
_AT_MOST_SAMPLED = Text("不多于抽样数", "no more than were sampled")
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
        findings=dict(_read_findings(reader, rubric)),
        specials=_read_specials(reader, rubric),
        certificates=_read_certificates(reader, rubric),
        notes=_read_notes(reader, rubric),
    )
    _check_organisation(reader)
    read_lineage(reader)
    reader.finish()
    return assessment


def _read_findings(reader: Reader, rubric: Rubric) -> Iterator[tuple[str, Finding]]:
    if not reader.has("findings"):
        reader.raw("findings")
        return
    findings = reader.inner("findings")
    clauses = rubric.clause_by_id
    for key in findings.names():
        value = findings.raw(key)
        if key in clauses:
            yield key, _read_finding(findings, key, value, clauses[key])
        else:
            findings.fault(key, key, _known_clause(rubric, key))


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


def _read_finding(findings: Reader, key: str, value: object, clause: Clause) -> Finding:
    if value == "met":
        return Finding(kind="met")
    if value == "not_met":
        return Finding(kind="not_met")
    if not isinstance(value, Mapping):
        findings.fault(key, value, _FINDING_WORDS)
        return Finding(kind="not_met")
    reader = Reader(value, findings.path(key), findings.faults)
    return _read_worded_finding(reader, clause)


def _read_worded_finding(reader: Reader, clause: Clause) -> Finding:
    kinds = [word for word in ("met", "not_met", "not_applicable") if reader.has(word)]
    kinds += ["sampled"] if reader.has("sampled") or reader.has("nonconforming") else []
    if len(kinds) != 1:
        reader.fault("", reader.names(), _ONE_FINDING if kinds else _FINDING_WORDS)
        return Finding(kind="not_met")
    if kinds == ["sampled"]:
        finding = _read_sampled(reader)
    elif kinds == ["not_met"]:
        finding = Finding(kind="not_met", reason=reader.string("not_met"))
    elif kinds == ["not_applicable"]:
        finding = _read_deletion(reader, clause)
    else:
        reader.fault("", reader.names(), _FINDING_WORDS)
        return Finding(kind="not_met")
    reader.close()
    return finding


def _read_sampled(reader: Reader) -> Finding:
    sampled, nonconforming = (read_count(reader.raw(key)) for key in ("sampled", "nonconforming"))
    for key, count in (("sampled", sampled), ("nonconforming", nonconforming)):
        if count is None:
            reader.fault(key, reader.raw(key) if reader.has(key) else "–", A_COUNT)
    if sampled == 0:
        reader.fault("sampled", sampled, _AT_LEAST_ONE)
    elif sampled is not None and sampled >= _BEYOND_SAMPLES:
        reader.fault("sampled", sampled, _FEWER_DIGITS)
    elif sampled is not None and nonconforming is not None and nonconforming > sampled:
        reader.fault("nonconforming", nonconforming, _AT_MOST_SAMPLED)
    reason = reader.string("reason", "") or None
    return Finding(kind="sampled", sampled=sampled, nonconforming=nonconforming, reason=reason)


def _read_deletion(reader: Reader, clause: Clause) -> Finding:
    reason = reader.raw("not_applicable")
    if not clause.deletable:
        reader.fault("", "not_applicable", _NO_DELETION)
    if not isinstance(reason, str) or not reason.strip():
        reader.fault("not_applicable", reason, _REASON)
        reason = ""
    return Finding(kind="not_applicable", reason=reason)


def _read_specials(reader: Reader, rubric: Rubric) -> dict[str, tuple[Special, ...]]:
    specials: dict[str, tuple[Special, ...]] = {
        DEDUCTION: tuple(_read_special(inner) for inner in reader.inners("special_deductions"))
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
