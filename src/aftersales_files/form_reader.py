"""A filled-in self-assessment workbook as an assessment (format assessment/1), or refused with its cells.

The engine judges what was filled in, as it does for every other assessment; this module finds the
cells, and gives the engine's faults their addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric
from aftersales_files import form_words as words
from aftersales_files.form_tables import Row, find_sheet, rows_of_table
from aftersales_files.issuer_form import read_issuer_form
from aftersales_files.sheets import Sheet, refuse, told_of

_FORM = Text(
    "填好的自评表：本站评分页的“空白 Excel 表”、命令行 aftersales form 做出的，"
    "或认证机构的原表（按条款编号读）",
    "a filled-in self-assessment form: the empty form of the score page or of `aftersales form`, "
    "or a certification body's own (read by its clause numbers)",
)
_CLAUSE = Text("本准则的条款编号", "a clause of this rubric")
_CLAUSE_TEXT = Text(
    "文字格式的条款编号（5.10 存成数字会变成 5.1）",
    "the clause as text (as a number, 5.10 would become 5.1)",
)
_CLAUSE_MISSING = Text("这一行的条款编号", "the clause of this row")
_ONCE = Text("每个条款只占一行", "each clause in one row")
_WORDS = Text("{words}，或留空", "{words}, or empty")
_ONLY_SAMPLED = Text("空；结论为“抽样”时才填数", 'empty; a number belongs to the finding "by sample" alone')
_ONE_TEXT = Text(
    "空；符合或未评的说明请写在备注里", "empty; remarks on a met or open clause belong into the notes"
)
_KIND = Text("类别：{words}", "a kind: {words}")
_CERTIFICATE = Text("本准则的证书", "a certificate of this rubric")
_OTHER_EDITION = Text(
    "这份表是按 {found} 版做的，现在按 {current} 版计算。",
    "This form was made for edition {found}; it is scored under {current}.",
)


def read_form(library: Library, sheets: Sequence[Sheet]) -> dict[str, object]:
    """``{"assessment": {...}, "remarks": [...]}``; raises `Refused` with sheet and cell of every fault."""
    mark = _read_mark(sheets)
    if mark is None:
        return _read_other(library, sheets)
    published = library.rubric(mark.get("rubric"), "rubric")
    form = _Form(published.rubric, sheets)
    refuse(form.faults)
    try:
        read_assessment(form.assessment, published.rubric)
    except Refused as refused:
        raise Refused([form.placed(fault) for fault in refused.faults]) from None
    remarks = [remark.to_json() for remark in told_of(sheets)]
    if mark.get("edition") != published.rubric.edition:
        remark = _OTHER_EDITION.filled(found=mark.get("edition"), current=published.rubric.edition)
        remarks.append(remark.to_json())
    return {"assessment": form.assessment, "remarks": remarks}


def _read_other(library: Library, sheets: Sequence[Sheet]) -> dict[str, object]:
    """A form that is none of ours: that of a certification body, or refused."""
    result = read_issuer_form(library, sheets)
    if result is None:
        titles = "、".join(sheet.title for sheet in sheets)
        raise Refused([Fault(at="", found=shown(titles), expected=_FORM)])
    assessment = result["assessment"]
    assert isinstance(assessment, dict)
    read_assessment(assessment, library.rubric(assessment["rubric"], "rubric").rubric)
    return result


def _read_mark(sheets: Sequence[Sheet]) -> dict[str, str] | None:
    """What the hidden sheet says of the workbook; None without it."""
    for sheet in sheets:
        pairs = [(row.get(1), row.get(2)) for row in sheet.cells.values()]
        mark = {key.text: value.text for key, value in pairs if key and value}
        if mark.get("format") == words.FORMAT:
            return mark
    return None


class _Form:
    """The assessment of one workbook as it is read, the faults met, and the cell of each part of it."""

    def __init__(self, rubric: Rubric, sheets: Sequence[Sheet]) -> None:
        self.rubric = rubric
        self.faults: list[Fault] = []
        self.places: dict[str, str] = {}
        self.assessment: dict[str, Any] = {"format": "assessment/1", "rubric": rubric.id, "findings": {}}
        if sheet := find_sheet(sheets, words.OVERVIEW, self.faults):
            self._read_organisation(sheet)
        if sheet := find_sheet(sheets, words.FINDINGS, self.faults):
            self._read_findings(sheet)
        if rubric.adjustments and (sheet := find_sheet(sheets, words.SPECIALS, self.faults)):
            self._read_specials(sheet)
        if rubric.certificates and (sheet := find_sheet(sheets, words.CERTIFICATES, self.faults)):
            self._read_certificates(sheet)

    def placed(self, fault: Fault) -> Fault:
        """A FAULT of the engine with the cell that it is about."""
        at = fault.at
        while at not in self.places and "." in at:
            at = at.rpartition(".")[0]
        return Fault(at=self.places.get(at, fault.at), found=fault.found, expected=fault.expected)

    def _read_organisation(self, sheet: Sheet) -> None:
        """The labels in the first column and what stands beside them, down to the first empty row."""
        labels = {row: cells[1].text for row, cells in sheet.cells.items() if 1 in cells}
        row = next((row for row, label in labels.items() if words.known(words.ORGANISATION, label)), 0)
        organisation = {}
        while row in labels:
            value = sheet.at(row, 2)
            if value is not None:
                organisation[words.known(words.ORGANISATION, labels[row]) or labels[row]] = value.text
            self.faults.extend(sheet.unusable(range(row, row + 1), (2,)))
            row += 1
        if organisation:
            self.assessment["organisation"] = organisation

    def _read_findings(self, sheet: Sheet) -> None:
        seen: set[str] = set()
        for row in rows_of_table(sheet, words.HEADS, words.READ, self.faults):
            clause = self._clause_of(row)
            if clause is None:
                continue
            if clause in seen:
                self.faults.append(row.fault("clause", _ONCE))
            seen.add(clause)
            self._read_clause(row, clause)

    def _clause_of(self, row: Row) -> str | None:
        """The clause that a row is about; None for a row that says nothing about any."""
        cell = row.value("clause")
        says = any(row.value(name) for name in words.READ if name != "clause")
        expected = _CLAUSE
        if cell is None:
            expected = _CLAUSE_MISSING
        elif cell.kind != "text":
            expected = _CLAUSE_TEXT
        else:
            wanted = words.normal(cell.text)
            known = (clause.id for clause in self.rubric.clauses if words.normal(clause.id) == wanted)
            if (name := next(known, None)) is not None:
                return name
        if says or expected is _CLAUSE_TEXT:
            self.faults.append(row.fault("clause", expected))
        return None

    def _read_clause(self, row: Row, clause: str) -> None:
        self._note_places(row, clause)
        word = row.value("finding")
        kind = "open" if word is None else words.known(words.FINDING_WORDS, word.text)
        if kind is None:
            listed = words.listed(words.FINDING_WORDS.values())
            self.faults.append(row.fault("finding", _WORDS.filled(words=listed)))
            return
        if kind != "sampled":
            stray = [name for name in ("sampled", "nonconforming") if row.value(name)]
            self.faults += [row.fault(name, _ONLY_SAMPLED) for name in stray]
        reason, note = self._texts(row, kind)
        if note:
            self.assessment.setdefault("notes", {})[clause] = note
        if kind != "open":
            self.assessment["findings"][clause] = _finding(row, kind, reason)

    def _texts(self, row: Row, kind: str) -> tuple[str, str]:
        """The reason and the note; a reason that the finding has no room for becomes the note."""
        reason, note = row.text("reason"), row.text("note")
        if kind not in ("met", "open") or not reason:
            return reason, note
        if note:
            self.faults.append(row.fault("reason", _ONE_TEXT))
        return "", note or reason

    def _note_places(self, row: Row, clause: str) -> None:
        under = f"findings.{clause}"
        self.places |= {under: row.place("finding"), f"notes.{clause}": row.place("note")}
        self.places |= {f"{under}.{name}": row.place(name) for name in ("sampled", "nonconforming", "reason")}
        self.places |= {f"{under}.{name}": row.place("reason") for name in ("not_met", "not_applicable")}

    def _read_specials(self, sheet: Sheet) -> None:
        found: dict[str, list[dict[str, str]]] = {kind: [] for kind in words.SPECIAL_KINDS}
        for row in rows_of_table(sheet, words.SPECIAL_HEADS, ("kind", "clause", "reason"), self.faults):
            if not row.value("clause") and not row.value("reason"):
                continue
            kind = words.known(words.SPECIAL_KINDS, row.text("kind"))
            if kind is None:
                listed = words.listed(words.SPECIAL_KINDS.values())
                self.faults.append(row.fault("kind", _KIND.filled(words=listed)))
                continue
            self.places[f"{kind}.{len(found[kind])}"] = self.places[kind] = row.place("reason")
            told = "" if words.names(words.UNTOLD, row.text("reason")) else row.text("reason")
            entry = {"clause": row.text("clause"), "reason": told}
            found[kind].append({key: text for key, text in entry.items() if text})
        if found["special_deductions"]:
            self.assessment["special_deductions"] = found["special_deductions"]
        if bonus := found["special_bonus"]:
            self.assessment["special_bonus"] = bonus[0] if len(bonus) == 1 else bonus

    def _read_certificates(self, sheet: Sheet) -> None:
        labels = {each.id: each.label for each in self.rubric.certificates}
        held: list[str] = []
        for row in rows_of_table(sheet, words.CERTIFICATE_HEADS, ("certificate", "held"), self.faults):
            if not row.value("held"):
                continue
            certificate = words.known(labels, row.text("certificate"))
            answer = words.known(words.HELD, row.text("held"))
            if certificate is None:
                self.faults.append(row.fault("certificate", _CERTIFICATE))
            elif answer is None:
                self.faults.append(row.fault("held", _WORDS.filled(words=words.listed(words.HELD.values()))))
            elif answer == "held":
                self.places[f"certificates.{len(held)}"] = row.place("held")
                held.append(certificate)
        if held:
            self.assessment["certificates"] = held


def _finding(row: Row, kind: str, reason: str) -> object:
    if kind == "sampled":
        counts = {name: _count(row, name) for name in ("sampled", "nonconforming")}
        return counts | ({"reason": reason} if reason else {})
    if kind == "not_applicable":
        return {kind: reason}
    return {kind: reason} if kind == "not_met" and reason else kind


def _count(row: Row, name: str) -> object:
    """A count as the engine takes it: an integer where the cell has its digits, else what stands there."""
    digits = words.normal(row.text(name))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else digits
