"""The self-assessment workbook, empty or filled in: one row a clause, and what stands beside the clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from aftersales.door.library import Published
from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language, Text
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Clause, Rubric
from aftersales_files import form_words as words
from aftersales_files import look
from aftersales_files.form_result import result_sheet
from aftersales_files.look import Column, Pen, number_or_text
from aftersales_files.workbook_bytes import workbook_bytes

DEDUCTION_LINES = 8
"""Lines for special deductions; GB/T 27922 fails at five, and a form shows that there can be more."""

_WIDTHS: Mapping[str, float] = {
    "clause": 9,
    "indicator": 12,
    "title": 14,
    "requirement": 36,
    "evidence": 32,
    "points": 6,
    "finding": 9,
    "sampled": 7,
    "nonconforming": 9,
    "reason": 26,
    "note": 16,
}
_OVERVIEW = (22, 72)
_SMALL = 9
_CENTRED = ("clause", "points", "finding", "sampled", "nonconforming")
_TYPED = ("finding", "sampled", "nonconforming", "reason", "note")
_HOW = Text(
    "在「自评」表的黄底格里填：结论从下拉框里选；抽样的填抽样数和不符合数；不适用的写理由。没评的留空。"
    "填好后在网页上打开本文件，或用命令行计算，本表不含公式。",
    'Fill in the shaded cells of "Assessment": choose a finding from the list; for a sample give both numbers, '
    "for not applicable the reason. Leave open clauses empty. Then open the file on the website or with the "
    "command line; it holds no formula.",
)
_SAMPLE = Text("{sample}可抽样", "{sample} may be sampled")
_DELETABLE = Text("可删减：{when}", "may be deleted: {when}")
_DELETABLE_BARE = Text("确实不涉及时可删减", "may be deleted where it truly does not apply")
_CHOOSE = Text("请从下拉框里选", "Choose from the list")
_WHOLE = Text("请填整数；不符合数不大于抽样数", "A whole number; no more nonconforming than sampled")
_RUBRIC = Text("评分准则", "Rubric")
_EDITION = Text("版本", "Edition")
_FULL = Text("满分", "Full marks")
_MADE = Text("制表日期", "Made on")
_ABOUT_SPECIALS = Text(
    "每个事实写一行，空行不算；相关条款可以不填。", "One fact a line; empty lines do not count, the clause is optional."
)


def form_workbook(
    published: Published,
    language: Language,
    made: date,
    assessment: Mapping[str, Any],
    result: Mapping[str, Any] | None,
) -> bytes:
    """The workbook of a rubric with what ASSESSMENT holds, and with RESULT, the reply to it, if there is one."""
    rubric, pen = published.rubric, Pen(language)
    _overview(pen, published, made, assessment)
    _findings(pen, rubric, assessment)
    if rubric.adjustments:
        _specials(pen, rubric, assessment)
    if rubric.certificates:
        _certificates(pen, rubric, assessment)
    if result is not None:
        result_sheet(pen, result)
    _mark(pen, published)
    pen.workbook.security.lockStructure = True
    pen.workbook.active = 0 if result is None and not assessment else 1
    pen.workbook.properties.title = f"{rubric.title.in_language(language)} {rubric.edition}"
    return workbook_bytes(pen.workbook, datetime(made.year, made.month, made.day))  # noqa: DTZ001 - a day, nowhere


def _overview(pen: Pen, published: Published, made: date, assessment: Mapping[str, Any]) -> None:
    rubric = published.rubric
    sheet = pen.sheet(pen.tell(words.OVERVIEW), _OVERVIEW, landscape=False)
    pen.title(sheet, 1, pen.tell(rubric.title))
    pen.line(sheet, 2, pen.tell(_HOW), _OVERVIEW)
    row = 4
    given = dict(assessment.get("organisation", {}))
    for key in (*words.ORGANISATION, *(key for key in given if key not in words.ORGANISATION)):
        label = pen.tell(words.ORGANISATION[key]) if key in words.ORGANISATION else key
        pen.write(sheet, row, 1, label, bold=True, border=look.BOX, fill=look.PANEL)
        pen.write(sheet, row, 2, given.get(key, ""), border=look.BOX, typed=True).number_format = "@"
        sheet.row_dimensions[row].height = 22
        row += 1
    row += 1
    for text, value in (
        (_RUBRIC, f"{pen.tell(rubric.title)}（{rubric.id}）" if pen.language == "zh" else f"{pen.tell(rubric.title)} ({rubric.id})"),
        (_EDITION, f"{rubric.document} {rubric.edition}"),
        (_FULL, number_or_text(display_points(rubric.full_marks))),
        (_MADE, made.isoformat()),
    ):
        pen.write(sheet, row, 1, pen.tell(text), color=look.SOFT, border=look.BOX)
        pen.write(sheet, row, 2, value, color=look.SOFT, border=look.BOX)
        row += 1
    row += 1
    for rule in (*rubric.marking, *((rubric.deletion,) if rubric.deletion else ())):
        pen.write(sheet, row, 1, pen.tell(rule.label) if rule.label else "", bold=True, down="top")
        pen.write(sheet, row, 2, pen.tell(rule.text), down="top")
        sheet.row_dimensions[row].height = look.height_of([(pen.tell(rule.text), _OVERVIEW[1])])
        row += 1
    _protect(sheet)


def _findings(pen: Pen, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    columns = [
        Column(head=pen.tell(words.HEADS[name]), width=_WIDTHS[name], centred=name in _CENTRED)
        for name in words.HEADS
    ]
    sheet = pen.sheet(pen.tell(words.FINDINGS), [column.width for column in columns])
    pen.head(sheet, 1, columns)
    row = 1
    for section in rubric.sections:
        border = look.BELOW_SECTION
        for indicator in section.indicators:
            name = f"{indicator.number} {pen.tell(indicator.title)}"
            for clause in indicator.clauses:
                row += 1
                _clause_row(pen, sheet, row, clause, name, border, _entry(assessment, clause.id))
                border = look.BOX
            border = look.BELOW_GROUP
    _validate(pen, sheet, rubric, row)
    _tint(pen, sheet, row)
    last = get_column_letter(len(columns))
    sheet.freeze_panes = "D2"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{last}{row}"
    sheet.auto_filter.ref = f"A1:{last}{row}"
    sheet.oddHeader.left.text = f"{pen.tell(rubric.title)} {rubric.edition}".replace("&", "&&")
    _protect(sheet)


def _clause_row(
    pen: Pen,
    sheet: Worksheet,
    row: int,
    clause: Clause,
    indicator: str,
    border: look.Border,
    entry: Mapping[str, object],
) -> None:
    evidence = "\n".join(f"· {pen.tell(each)}" for each in clause.evidence)
    values: Mapping[str, object] = {
        "clause": clause.id,
        "indicator": indicator,
        "title": pen.tell(clause.title),
        "requirement": "\n".join((pen.tell(clause.requirement), *_allowed(pen, clause))),
        "evidence": evidence,
        "points": number_or_text(display_points(clause.points)),
        **entry,
    }
    for number, name in enumerate(words.HEADS, start=1):
        value = values.get(name, "")
        cell = pen.write(
            sheet,
            row,
            number,
            pen.tell(value) if isinstance(value, Text) else value,
            border=border,
            across="center" if name in _CENTRED else "left",
            down="top",
            bold=name in ("clause", "finding"),
            size=_SMALL,
            color=look.SOFT if name == "indicator" else look.INK,
            typed=name in _TYPED,
        )
        if name in ("finding", "reason", "note"):
            cell.number_format = "@"
    texts = [(str(values.get(name, "")), _WIDTHS[name]) for name in words.HEADS if name != "finding"]
    sheet.row_dimensions[row].height = look.height_of(texts, size=_SMALL)


def _allowed(pen: Pen, clause: Clause) -> list[str]:
    """What the form must say of a clause for its finding to be chosen right."""
    lines = []
    if clause.sample is not None:
        lines.append(pen.tell(_SAMPLE.filled(sample=clause.sample)))
    if clause.deletable:
        when = clause.applies_when
        lines.append(pen.tell(_DELETABLE.filled(when=when) if when else _DELETABLE_BARE))
    return [f"（{line}）" if pen.language == "zh" else f"({line})" for line in lines]


def _entry(assessment: Mapping[str, Any], clause: str) -> dict[str, object]:
    """The cells of a clause as ASSESSMENT has them; the assessment has been through the engine's door."""
    finding = assessment.get("findings", {}).get(clause)
    entry: dict[str, object] = {"note": assessment.get("notes", {}).get(clause, "")}
    if finding is None:
        return entry
    if isinstance(finding, str):
        return entry | {"finding": words.FINDING_WORDS[finding]}
    if "sampled" in finding:
        counts = {key: int(finding[key]) for key in ("sampled", "nonconforming")}
        return entry | counts | {"finding": words.FINDING_WORDS["sampled"], "reason": finding.get("reason", "")}
    ((kind, reason),) = finding.items()
    return entry | {"finding": words.FINDING_WORDS[kind], "reason": reason}


def _validate(pen: Pen, sheet: Worksheet, rubric: Rubric, last: int) -> None:
    letters = {name: get_column_letter(n) for n, name in enumerate(words.HEADS, start=1)}
    deletable = {row for row, clause in enumerate(rubric.clauses, start=2) if clause.deletable}
    lists = {True: list(words.FINDING_WORDS), False: [w for w in words.FINDING_WORDS if w != "not_applicable"]}
    for may, kinds in lists.items():
        listed = ",".join(pen.tell(words.FINDING_WORDS[kind]) for kind in kinds)
        choice = _validation(pen, _CHOOSE, type="list", formula1=f'"{listed}"')
        for row in range(2, last + 1):
            if (row in deletable) == may:
                choice.add(f"{letters['finding']}{row}")
        if choice.sqref:
            sheet.add_data_validation(choice)
    sampled, bad = letters["sampled"], letters["nonconforming"]
    drawn = _validation(pen, _WHOLE, type="whole", operator="greaterThanOrEqual", formula1="1")
    drawn.add(f"{sampled}2:{sampled}{last}")
    failed = _validation(pen, _WHOLE, type="whole", operator="between", formula1="0", formula2=f"{sampled}2")
    failed.add(f"{bad}2:{bad}{last}")
    sheet.add_data_validation(drawn)
    sheet.add_data_validation(failed)


def _validation(pen: Pen, fault: Text, **rule: str) -> DataValidation:
    made = DataValidation(allow_blank=True, showErrorMessage=True, errorStyle="stop", **rule)
    made.error, made.errorTitle = pen.tell(fault), "aftersales"
    return made


def _tint(pen: Pen, sheet: Worksheet, last: int) -> None:
    """The finding's own colour; and what a finding still lacks stands out."""
    letters = {name: get_column_letter(n) for n, name in enumerate(words.HEADS, start=1)}
    finding = f"${letters['finding']}2"
    colours = {"met": look.GOOD_WASH, "not_met": look.BAD_WASH, "sampled": look.WARN_WASH}
    for kind, colour in (colours | {"not_applicable": look.LINE}).items():
        rule = FormulaRule(formula=[f'{finding}="{_said(pen, kind)}"'], fill=look.solid(colour))
        sheet.conditional_formatting.add(f"{letters['finding']}2:{letters['finding']}{last}", rule)
    lacking = {
        "sampled": (f'AND({finding}="{_said(pen, "sampled")}",{{cell}}="")', ("sampled", "nonconforming")),
        "not_applicable": (f'AND({finding}="{_said(pen, "not_applicable")}",{{cell}}="")', ("reason",)),
    }
    for formula, columns in lacking.values():
        for name in columns:
            cell = f"{letters[name]}2"
            rule = FormulaRule(formula=[formula.format(cell=cell)], fill=look.solid("F3B7B0"))
            sheet.conditional_formatting.add(f"{cell}:{letters[name]}{last}", rule)


def _said(pen: Pen, kind: str) -> str:
    return pen.tell(next(text for key, text in words.FINDING_WORDS.items() if key == kind))


def _specials(pen: Pen, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    heads = words.SPECIAL_HEADS
    columns = [
        Column(head=pen.tell(heads["kind"]), width=14, centred=True),
        Column(head=pen.tell(heads["number"]), width=7, centred=True),
        Column(head=pen.tell(heads["clause"]), width=18),
        Column(head=pen.tell(heads["reason"]), width=80),
    ]
    sheet = pen.sheet(pen.tell(words.SPECIALS), [column.width for column in columns])
    pen.head(sheet, 1, columns)
    deductions = list(assessment.get("special_deductions", []))
    bonus = assessment.get("special_bonus")
    known = {adjustment.id for adjustment in rubric.adjustments}
    lines: list[tuple[Text, object, Mapping[str, str] | None]] = []
    if DEDUCTION in known:
        count = max(DEDUCTION_LINES, len(deductions) + 2)
        padded = [*deductions, *[None] * (count - len(deductions))]
        lines += [(words.DEDUCTION_WORD, number, each) for number, each in enumerate(padded, start=1)]
    if BONUS in known:
        lines.append((words.BONUS_WORD, 1, bonus))
    for row, (kind, number, special) in enumerate(lines, start=2):
        _special_row(pen, sheet, row, kind, number, special)
    _about_specials(pen, sheet, len(lines) + 3, rubric, columns)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    _protect(sheet)


def _special_row(
    pen: Pen, sheet: Worksheet, row: int, kind: Text, number: object, special: Mapping[str, str] | None
) -> None:
    fill = look.GOOD_WASH if kind is words.BONUS_WORD else look.PANEL
    pen.write(sheet, row, 1, pen.tell(kind), border=look.BOX, across="center", fill=fill)
    pen.write(sheet, row, 2, number, border=look.BOX, across="center", fill=fill)
    given = special or {}
    reason = given.get("reason", "")
    if special is not None and not reason:
        reason = pen.tell(words.UNTOLD)
    for column, text in ((3, given.get("clause", "")), (4, reason)):
        pen.write(sheet, row, column, text, border=look.BOX, typed=True).number_format = "@"
    sheet.row_dimensions[row].height = 30


def _about_specials(pen: Pen, sheet: Worksheet, row: int, rubric: Rubric, columns: Sequence[Column]) -> None:
    pen.line(sheet, row, pen.tell(_ABOUT_SPECIALS), columns)
    for adjustment in rubric.adjustments:
        row += 1
        text = pen.tell(adjustment.text) if adjustment.text else ""
        words_of = f"{pen.tell(adjustment.label)}：{text}" if pen.language == "zh" else f"{pen.tell(adjustment.label)}: {text}"
        pen.line(sheet, row, words_of, columns)
    for gate in rubric.gates:
        if gate.text is not None:
            row += 1
            pen.line(sheet, row, pen.tell(gate.text), columns)


def _certificates(pen: Pen, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    heads = words.CERTIFICATE_HEADS
    columns = [
        Column(head=pen.tell(heads["certificate"]), width=46),
        Column(head=pen.tell(heads["held"]), width=10, centred=True),
        Column(head=pen.tell(heads["source"]), width=30),
    ]
    sheet = pen.sheet(pen.tell(words.CERTIFICATES), [column.width for column in columns], landscape=False)
    pen.head(sheet, 1, columns)
    held = assessment.get("certificates", [])
    choice = _validation(pen, _CHOOSE, type="list", formula1=f'"{pen.tell(words.HELD)},{pen.tell(words.NOT_HELD)}"')
    for row, certificate in enumerate(rubric.certificates, start=2):
        answer = pen.tell(words.HELD) if certificate.id in held else ""
        source = f"{certificate.source.document} {certificate.source.clause}"
        pen.write(sheet, row, 1, pen.tell(certificate.label), border=look.BOX)
        pen.write(sheet, row, 2, answer, border=look.BOX, across="center", typed=True).number_format = "@"
        pen.write(sheet, row, 3, source, border=look.BOX, color=look.SOFT)
        sheet.row_dimensions[row].height = 24
        choice.add(f"B{row}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
    _protect(sheet)


def _mark(pen: Pen, published: Published) -> None:
    """The hidden sheet by which the workbook is known again."""
    sheet = pen.workbook.create_sheet(words.MARK_SHEET)
    sheet.sheet_state = "hidden"
    rubric = published.rubric
    told: Sequence[tuple[str, str]] = (
        ("format", words.FORMAT),
        ("rubric", rubric.id),
        ("edition", rubric.edition),
        ("sha256", published.sha256),
        ("language", pen.language),
    )
    for row, pair in enumerate(told, start=1):
        for column, text in enumerate(pair, start=1):
            pen.write(sheet, row, column, text, wrap=False)
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Against slips of the hand: no password, and the look of rows and columns may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
