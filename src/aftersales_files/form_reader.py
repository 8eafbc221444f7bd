"""A filled-in self-assessment workbook as an assessment (format assessment/1), or refused with its cells.

The engine judges what was filled in, as it does for every other assessment; this module finds the
cells, and gives the engine's faults their addresses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from aftersales.api.library import Library, Published
from aftersales.api.place_labels import ORGANISATION
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, known_word, names_none
from aftersales.model.lineage import KEY
from aftersales.model.rubric import Rubric
from aftersales.model.site_rows import is_head
from aftersales_files import action_words
from aftersales_files import form_words as words
from aftersales_files.action_reader import read_actions
from aftersales_files.form_beside import put_beside
from aftersales_files.form_findings import read_findings
from aftersales_files.form_lineage import lineage_in
from aftersales_files.form_parts import FormParts, in_order
from aftersales_files.form_tables import (
    DEEPEST_HEAD,
    find_sheet,
    find_table,
    other_tables,
    rows_of_table,
    texts_below,
)
from aftersales_files.issuer_form import read_issuer_form
from aftersales_files.issuer_table import FEWEST_CLAUSES
from aftersales_files.mark_sheet import mark_in
from aftersales_files.sheets import Sheet, listed_places, not_read, refuse, told_of
from aftersales_files.understood_clauses import clauses_understood

_SPECIALS_READ, _CERTIFICATES_READ = ("kind", "clause", "reason"), ("certificate", "held")
_FORM = Text(
    "填好的自评表：本站评分页的“空白 Excel 表”、命令行 aftersales form 做出的，"
    "或认证机构的原表（按条款编号读）",
    "a filled-in self-assessment form: the empty form of the score page or of `aftersales form`, "
    "or a certification body's own (read by its clause numbers)",
)
_NO_LIST = Text(
    "填好的自评表；场所清单请到“多场所抽样”页打开（命令行 aftersales sites）",
    "a filled-in self-assessment form; a list of sites is opened on its own page (`aftersales sites`)",
)
_WORDS = Text("{words}，或留空", "{words}, or empty")
_FACT = Text("这一条的事实与依据；没有就整行清空", "what was found; or nothing in the whole row")
_KIND = Text("类别：{words}", "a kind: {words}")
_CERTIFICATE = Text("本准则的证书", "a certificate of this rubric")
_NO_MARK = Text(
    "这份表里的隐藏表 aftersales 不在了（有的程序另存时会去掉），按条款编号认作{rubric}；"
    "表上没有列的证明材料细节、整改项等没有带回来。",
    "The hidden sheet aftersales is gone from this form (some programs leave it out when they save); by its "
    "clauses it is one of {rubric}. Details of evidence, actions and the like, for which the sheets in view "
    "have no column, did not come back.",
)
_NAMELESS = Text(
    "左边没有写名称，没有读：{places}。要保留请在左边一格写上名称。",
    "Not read, as nothing on its left says what it is: {places}. Write a name into the cell on the left.",
)
_MISSING = Text("缺少{sheet}，没有从那里读到内容。", "Missing: {sheet}; nothing of it was read.")
_OTHER_EDITION = Text(
    "这份表是按 {found} 版做的，现在按 {current} 版计算。",
    "This form was made for edition {found}; it is scored under {current}.",
)


def read_form(library: Library, sheets: Sequence[Sheet]) -> dict[str, object]:
    """The assessment, remarks and what was understood; raises `Refused`, each fault with sheet and cell."""
    mark = mark_in(sheets, words.FORMAT)
    if mark is None:
        listed = mark_in(sheets, action_words.FORMAT)
        return _read_other(library, sheets) if listed is None else read_actions(library, sheets, listed)
    return _read_own(library.rubric(mark.get("rubric"), "rubric"), sheets, mark)


def _read_own(published: Published, sheets: Sequence[Sheet], mark: Mapping[str, str]) -> dict[str, object]:
    """A form of ours by the rubric PUBLISHED, of whose hidden sheet MARK is left."""
    form = _Form(published.rubric, sheets, whole=bool(mark))
    lineage, told = lineage_in(mark)
    form.assessment |= {KEY: lineage} if lineage else {}
    told += put_beside(form.assessment, mark, published.rubric)
    form.take_evidence(published.rubric)
    faults = list(form.faults)
    rows: list[dict[str, object]] = []
    try:
        rows = clauses_understood(form.assessment, published.rubric, form.said())
    except Refused as refused:
        faults += map(form.placed, refused.faults)
    refuse(in_order(faults))
    remarks = [remark.to_json() for remark in (*form.remarks, *told, *told_of(sheets, words.SHEETS))]
    if not mark:
        remarks.append(_NO_MARK.filled(rubric=published.rubric.title).to_json())
    elif mark.get("edition") != published.rubric.edition:
        remark = _OTHER_EDITION.filled(found=mark.get("edition"), current=published.rubric.edition)
        remarks.append(remark.to_json())
    understood = {"layout": "own", "by_clause": rows}
    return {"assessment": form.assessment, "remarks": remarks, "understood": understood}


def _read_other(library: Library, sheets: Sequence[Sheet]) -> dict[str, object]:
    """A form without our mark: one of ours that has lost it, that of a certification body, or refused."""
    if (published := _rubric_of(library, sheets)) is not None:
        return _read_own(published, sheets, {})
    result = read_issuer_form(library, sheets)
    if result is None:
        titles = "、".join(sheet.title for sheet in sheets)
        rows = (cells for sheet in sheets for cells in islice(sheet.cells.values(), DEEPEST_HEAD))
        listing = any(is_head([value.text for value in cells.values()]) for cells in rows)
        raise Refused([Fault(at="", found=shown(titles), expected=_NO_LIST if listing else _FORM)])
    return result


def _rubric_of(library: Library, sheets: Sequence[Sheet]) -> Published | None:
    """The rubric whose clauses the sheet of findings lists, by its own head; None if nothing is filled in.

    Programs that make a new file of what they show leave out the hidden sheet that names the rubric.
    """
    sheet = find_table(sheets, words.FINDINGS, words.HEADS, words.READ, [], remarks=[])
    if sheet is None or not any(texts_below(sheet, words.HEADS, "finding", words.READ)):
        return None
    named = set(map(comparable, texts_below(sheet, words.HEADS, "clause", words.READ)))
    having = {
        name: len(named.intersection(comparable(clause.id) for clause in each.rubric.clauses))
        for name, each in library.rubrics.items()
    }
    best = max(having, key=having.__getitem__)
    return library.rubrics[best] if having[best] >= FEWEST_CLAUSES else None


class _Form(FormParts):
    """The assessment of one workbook as it is read, the faults met, and the cell of each part of it."""

    def __init__(self, rubric: Rubric, sheets: Sequence[Sheet], *, whole: bool) -> None:
        """WHOLE: whether a sheet that is missing is a fault; of a form that has lost one it is told."""
        super().__init__({"format": "assessment/1", "rubric": rubric.id, "findings": {}})
        self.rubric = rubric
        missing = self.faults if whole else []
        if sheet := find_sheet(sheets, words.OVERVIEW, missing):
            self._read_organisation(sheet)
        told = self.remarks
        if sheet := find_table(sheets, words.FINDINGS, words.HEADS, words.READ, self.faults, remarks=told):
            read_findings(rubric, sheet, self)
            self.remarks += not_read(other_tables(sheets, sheet, words.HEADS, "finding", words.READ))
        heads: Mapping[str, Text] = words.SPECIAL_HEADS
        if rubric.adjustments and (
            sheet := find_table(sheets, words.SPECIALS, heads, _SPECIALS_READ, missing, remarks=told)
        ):
            self._read_specials(sheet)
        heads = words.CERTIFICATE_HEADS
        if rubric.certificates and (
            sheet := find_table(sheets, words.CERTIFICATES, heads, _CERTIFICATES_READ, missing, remarks=told)
        ):
            self._read_certificates(sheet)
        if missing is not self.faults:
            self.remarks += [_MISSING.filled(sheet=fault.expected) for fault in missing]

    def _read_organisation(self, sheet: Sheet) -> None:
        """The labels in the first column and what stands beside them, down to the first empty row.

        What stands beside no label has no name: it is told, and those below it are read.
        """
        labels = {row: cells[1].text for row, cells in sheet.cells.items() if 1 in cells}
        row = next((row for row, label in labels.items() if known_word(ORGANISATION, label)), 0)
        organisation, nameless = {}, list[str]()
        while row and (row in labels or sheet.at(row, 2) is not None):
            value, label = sheet.at(row, 2), labels.get(row)
            if value is not None and label is None:
                nameless.append(f"{sheet.place(row, 2)} {value.quoted()}")
            elif value is not None and label is not None:
                key = known_word(ORGANISATION, label) or label
                organisation[label if key in organisation else key] = value.text
            self.faults.extend(sheet.unusable(range(row, row + 1), (2,)))
            row += 1
        if nameless:
            self.remarks.append(_NAMELESS.filled(places=listed_places(nameless)))
        if organisation:
            self.assessment["organisation"] = organisation

    def _read_specials(self, sheet: Sheet) -> None:
        found: dict[str, list[dict[str, str]]] = {kind: [] for kind in words.SPECIAL_KINDS}
        for row in rows_of_table(sheet, words.SPECIAL_HEADS, _SPECIALS_READ, self.faults):
            if all(names_none(row.text(name), "special") for name in ("clause", "reason")):
                continue
            kind = known_word(words.SPECIAL_KINDS, row.text("kind"))
            if kind is None:
                listed = words.listed(words.SPECIAL_KINDS.values())
                self.faults.append(row.fault("kind", _KIND.filled(words=listed)))
                continue
            if names_none(row.text("reason"), "special"):
                self.fault_at(row, "reason", row.text("clause"), _FACT)
                continue
            for path in (f"{kind}.{len(found[kind])}", kind):
                self.note(path, row, "reason", row.text("clause"))
            told = (
                ""
                if words.names(words.UNTOLD, row.text("reason"))
                else words.fact_written(row.text("reason"))
            )
            entry = {"clause": row.text("clause"), "reason": told}
            found[kind].append({key: text for key, text in entry.items() if text})
        if found["special_deductions"]:
            self.assessment["special_deductions"] = found["special_deductions"]
        if bonus := found["special_bonus"]:
            self.assessment["special_bonus"] = bonus[0] if len(bonus) == 1 else bonus

    def _read_certificates(self, sheet: Sheet) -> None:
        labels = {each.id: each.label for each in self.rubric.certificates}
        held: list[str] = []
        for row in rows_of_table(sheet, words.CERTIFICATE_HEADS, _CERTIFICATES_READ, self.faults):
            if not row.value("held"):
                continue
            certificate = known_word(labels, row.text("certificate"))
            answer = words.held_or_not(row.text("held"))
            if certificate is None:
                self.faults.append(row.fault("certificate", _CERTIFICATE))
            elif answer is None:
                self.faults.append(row.fault("held", _WORDS.filled(words=words.listed(words.HELD.values()))))
            elif answer == "held":
                self.note(f"certificates.{len(held)}", row, "held", "")
                held.append(certificate)
        if held:
            self.assessment["certificates"] = held
