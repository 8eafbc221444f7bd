"""A filled-in self-assessment workbook as an assessment (format assessment/1), or refused with its cells.

The engine judges what was filled in, as it does for every other assessment; this module finds the
cells, and gives the engine's faults their addresses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aftersales.door.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.read_assessment import read_assessment
from aftersales.model.rubric import Rubric
from aftersales_files import form_words as words
from aftersales_files.cells import Sheet, Value, refuse

_FORM = Text(
    "本站或 aftersales form 做出的自评表（隐藏表 aftersales 不能删）",
    "a self-assessment form of this site or of `aftersales form` (with its hidden sheet)",
)
_SHEET = Text("工作表「{title}」", 'a sheet "{title}"')
_HEADS = Text("首行有这些列名：{heads}", "a first row with the heads {heads}")
_ONE_HEAD = Text("每个列名只出现一次", "each head once")
_CLAUSE = Text("本准则的条款编号", "a clause of this rubric")
_CLAUSE_TEXT = Text(
    "文字格式的条款编号（5.10 存成数字会变成 5.1）", "the clause as text (as a number, 5.10 would become 5.1)"
)
_CLAUSE_MISSING = Text("这一行的条款编号", "the clause of this row")
_ONCE = Text("每个条款只占一行", "each clause in one row")
_WORDS = Text("{words}，或留空", "{words}, or empty")
_ONLY_SAMPLED = Text("空；只有结论为“抽样”时才填数", 'empty; a number belongs to the finding "by sample"')
_ONE_TEXT = Text("空；符合或未评的说明请写在备注里", "empty; remarks on a met or open clause belong into the notes")
_KIND = Text("类别：{words}", "a kind: {words}")
_HELD = Text("{words}，或留空", "{words}, or empty")
_CERTIFICATE = Text("本准则的证书", "a certificate of this rubric")
_OTHER_EDITION = Text(
    "这份表按 {found} 版做的，现按 {current} 版计算", "This form was made for edition {found}; it is scored under {current}."
)
_CLAUSE_COLUMN_ROWS = 30
"""How far down the head of the table is looked for."""


def read_form(library: Library, sheets: Sequence[Sheet]) -> dict[str, object]:
    """``{"assessment": {...}, "remarks": [...]}``; raises `Refused` with sheet and cell of every fault."""
    mark = _read_mark(sheets)
    published = library.rubric(mark.get("rubric"), "rubric")
    form = _Form(published.rubric, sheets)
    refuse(list({fault.at or fault.expected.en: fault for fault in reversed(form.faults)}.values())[::-1])
    try:
        read_assessment(form.assessment, published.rubric)
    except Refused as refused:
        raise Refused([form.placed(fault) for fault in refused.faults]) from None
    remarks = []
    if mark.get("edition") != published.rubric.edition:
        remark = _OTHER_EDITION.filled(found=mark.get("edition"), current=published.rubric.edition)
        remarks.append(remark.to_json())
    return {"assessment": form.assessment, "remarks": remarks}


def _read_mark(sheets: Sequence[Sheet]) -> dict[str, str]:
    """What the hidden sheet says of the workbook."""
    for sheet in sheets:
        pairs = [(row.get(1), row.get(2)) for row in sheet.cells.values()]
        mark = {key.text: value.text for key, value in pairs if key and value}
        if mark.get("format") == words.FORMAT:
            return mark
    titles = "、".join(sheet.title for sheet in sheets)
    raise Refused([Fault(at="", found=shown(titles), expected=_FORM)])


class _Form:
    """The assessment of one workbook as it is read, the faults met, and the cell of each part of it."""

    def __init__(self, rubric: Rubric, sheets: Sequence[Sheet]) -> None:
        self.rubric = rubric
        self.sheets = sheets
        self.faults: list[Fault] = []
        self.places: dict[str, str] = {}
        self.assessment: dict[str, Any] = {"format": "assessment/1", "rubric": rubric.id, "findings": {}}
        self._read_organisation()
        self._read_findings()
        if rubric.adjustments:
            self._read_specials()
        if rubric.certificates:
            self._read_certificates()

    def placed(self, fault: Fault) -> Fault:
        """A FAULT of the engine with the cell that it is about."""
        at = fault.at
        while at not in self.places and "." in at:
            at = at.rpartition(".")[0]
        return Fault(at=self.places.get(at, fault.at), found=fault.found, expected=fault.expected)

    def _sheet(self, title: Text) -> Sheet | None:
        for sheet in self.sheets:
            if words.names(title, sheet.title):
                return sheet
        found = shown("、".join(sheet.title for sheet in self.sheets if not sheet.hidden))
        self.faults.append(Fault(at="", found=found, expected=_SHEET.filled(title=title)))
        return None

    def _columns(self, sheet: Sheet, heads: Mapping[str, Text], needed: Sequence[str]) -> tuple[int, dict[str, int]]:
        """The row of the heads and the column of each; a head that is missing is a fault."""
        for row in sorted(sheet.cells)[:_CLAUSE_COLUMN_ROWS]:
            named = [(words.known(heads, value.text), column) for column, value in sheet.cells[row].items()]
            found = {name: column for name, column in reversed(named) if name is not None}
            if needed[0] in found and len(found) > 1:
                twice = [column for name, column in named if name is not None and found[name] != column]
                self.faults += [sheet.fault(row, column, _ONE_HEAD) for column in twice]
                self._expect_heads(sheet, row, heads, [name for name in needed if name not in found])
                return row, found
        self._expect_heads(sheet, 1, heads, needed)
        return 0, {}

    def _expect_heads(self, sheet: Sheet, row: int, heads: Mapping[str, Text], missing: Sequence[str]) -> None:
        if missing:
            listed = Text(*("、".join(getattr(heads[name], tongue) for name in missing) for tongue in ("zh", "en")))
            there = [value.text for value in sheet.cells.get(row, {}).values()]
            found = shown("、".join(there)) if there else "–"
            place = sheet.place_named(f"{row}:{row}")
            self.faults.append(Fault(at=place, found=found, expected=_HEADS.filled(heads=listed)))

    def _below(self, sheet: Sheet, head: int, columns: Mapping[str, int], read: Sequence[str]) -> Iterator[int]:
        """The rows below the HEAD that hold something in the columns READ; faults of their cells are noted."""
        used = [columns[name] for name in read if name in columns]
        rows = [row for row in sheet.cells if row > head and any(sheet.at(row, column) for column in used)]
        if rows:
            self.faults.extend(sheet.unusable(range(head + 1, max(rows) + 1), used))
        yield from rows

    def _read_organisation(self) -> None:
        sheet = self._sheet(words.OVERVIEW)
        if sheet is None:
            return
        first = next(
            (row for row, cells in sheet.cells.items() if 1 in cells and words.known(words.ORGANISATION, cells[1].text)),
            None,
        )
        organisation = {}
        while first is not None and (label := sheet.at(first, 1)) is not None:
            value = sheet.at(first, 2)
            key = words.known(words.ORGANISATION, label.text) or label.text
            self.places[f"organisation.{key}"] = sheet.place(first, 2)
            if value is not None:
                organisation[key] = value.text
            self.faults.extend(sheet.unusable(range(first, first + 1), (2,)))
            first += 1
        if organisation:
            self.assessment["organisation"] = organisation

    def _read_findings(self) -> None:
        sheet = self._sheet(words.FINDINGS)
        if sheet is None:
            return
        head, columns = self._columns(sheet, words.HEADS, words.READ)
        if not all(name in columns for name in words.READ):
            return
        seen: set[str] = set()
        for row in self._below(sheet, head, columns, words.READ):
            clause = self._clause_of(sheet, row, columns)
            if clause is None:
                continue
            if clause in seen:
                self.faults.append(sheet.fault(row, columns["clause"], _ONCE))
            seen.add(clause)
            self._read_clause(_Row(sheet, row, columns), clause)

    def _clause_of(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> str | None:
        """The clause that a row is about; None for a row that says nothing about any."""
        cell = sheet.at(row, columns["clause"])
        says = any(sheet.at(row, columns[name]) for name in words.READ if name != "clause")
        if cell is None:
            if says:
                self.faults.append(sheet.fault(row, columns["clause"], _CLAUSE_MISSING))
            return None
        name = words.normal(cell.text)
        if cell.kind != "text":
            self.faults.append(sheet.fault(row, columns["clause"], _CLAUSE_TEXT))
            return None
        if all(name != clause.id for clause in self.rubric.clauses):
            if says:
                self.faults.append(sheet.fault(row, columns["clause"], _CLAUSE))
            return None
        return name

    def _read_clause(self, row: _Row, clause: str) -> None:
        self._note_places(row, clause)
        reason, note = row.text("reason"), row.text("note")
        word = row.value("finding")
        kind = "open" if word is None else words.known(words.FINDING_WORDS, word.text)
        if kind is None:
            listed = Text(*("、".join(getattr(t, tongue) for t in words.FINDING_WORDS.values()) for tongue in ("zh", "en")))
            self.faults.append(row.fault("finding", _WORDS.filled(words=listed)))
            return
        if kind != "sampled":
            self.faults += [
                row.fault(name, _ONLY_SAMPLED) for name in ("sampled", "nonconforming") if row.value(name)
            ]
        if kind in ("met", "open") and reason:
            if note:
                self.faults.append(row.fault("reason", _ONE_TEXT))
            note, reason = note or reason, ""
        if note:
            self.assessment.setdefault("notes", {})[clause] = note
        if kind != "open":
            self.assessment["findings"][clause] = _finding(row, kind, reason)

    def _note_places(self, row: _Row, clause: str) -> None:
        under = f"findings.{clause}"
        self.places |= {under: row.place("finding"), f"notes.{clause}": row.place("note")}
        self.places |= {f"{under}.{name}": row.place(name) for name in ("sampled", "nonconforming", "reason")}
        self.places |= {f"{under}.{name}": row.place("reason") for name in ("not_met", "not_applicable")}

    def _read_specials(self) -> None:
        sheet = self._sheet(words.SPECIALS)
        if sheet is None:
            return
        head, columns = self._columns(sheet, words.SPECIAL_HEADS, ("reason", "kind", "clause"))
        if not {"kind", "clause", "reason"} <= set(columns):
            return
        kinds = {"special_deductions": words.DEDUCTION_WORD, "special_bonus": words.BONUS_WORD}
        found: dict[str, list[dict[str, str]]] = {name: [] for name in kinds}
        for number in self._below(sheet, head, columns, ("clause", "reason")):
            row = _Row(sheet, number, columns)
            kind = words.known(kinds, row.text("kind"))
            if kind is None:
                listed = Text(*("、".join(getattr(t, tongue) for t in kinds.values()) for tongue in ("zh", "en")))
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

    def _read_certificates(self) -> None:
        sheet = self._sheet(words.CERTIFICATES)
        if sheet is None:
            return
        head, columns = self._columns(sheet, words.CERTIFICATE_HEADS, ("certificate", "held"))
        if not {"certificate", "held"} <= set(columns):
            return
        labels = {each.id: each.label for each in self.rubric.certificates}
        answers = {"held": words.HELD, "not": words.NOT_HELD}
        held = []
        for number in self._below(sheet, head, columns, ("held",)):
            row = _Row(sheet, number, columns)
            certificate = words.known(labels, row.text("certificate"))
            answer = words.known(answers, row.text("held"))
            if certificate is None:
                self.faults.append(row.fault("certificate", _CERTIFICATE))
            elif answer is None:
                listed = Text(*("、".join(getattr(t, tongue) for t in answers.values()) for tongue in ("zh", "en")))
                self.faults.append(row.fault("held", _HELD.filled(words=listed)))
            elif answer == "held":
                self.places[f"certificates.{len(held)}"] = row.place("held")
                held.append(certificate)
        if held:
            self.assessment["certificates"] = held


class _Row:
    """One row of a table, its cells by the names of the columns."""

    def __init__(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        self._sheet, self._row, self._columns = sheet, row, columns

    def value(self, name: str) -> Value | None:
        return self._sheet.at(self._row, self._columns[name])

    def text(self, name: str) -> str:
        value = self.value(name)
        return "" if value is None else value.text

    def place(self, name: str) -> str:
        return self._sheet.place(self._row, self._columns[name])

    def fault(self, name: str, expected: Text) -> Fault:
        return self._sheet.fault(self._row, self._columns[name], expected)


def _finding(row: _Row, kind: str, reason: str) -> object:
    if kind == "sampled":
        counts = {name: _count(row, name) for name in ("sampled", "nonconforming")}
        return counts | ({"reason": reason} if reason else {})
    if kind == "not_applicable":
        return {kind: reason}
    return {kind: reason} if kind == "not_met" and reason else kind


def _count(row: _Row, name: str) -> object:
    """A count as the engine takes it: an integer where the cell has its digits, else what stands there."""
    digits = words.normal(row.text(name))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 100 else digits
