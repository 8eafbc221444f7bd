"""The sheet of findings: one row a clause, with lists to choose from and colours that follow the choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales.model.site_samples import summed
from aftersales_files import form_words as words
from aftersales_files import styles
from aftersales_files.evidence_cells import evidence_lines
from aftersales_files.form_printed import of_clause
from aftersales_files.sheet_writer import Column, SheetWriter
from aftersales_files.shown_figures import number_or_text

SMALL = 9
_WIDTHS: Mapping[str, float] = {
    "clause": 9,
    "indicator": 12,
    "title": 14,
    "requirement": 36,
    "evidence": 32,
    "points": 6,
    "finding": 9,
    "sampled": 9,
    "nonconforming": 11,
    "reason": 26,
    "note": 16,
    "listed": 30,
}
_CENTRED = ("clause", "points", "finding", "sampled", "nonconforming")
_AS_TEXT = ("finding", "reason", "note", "listed")
_LETTERS = {name: get_column_letter(number) for number, name in enumerate(words.HEADS, start=1)}
_TINTS = {
    "met": styles.GOOD_WASH,
    "not_met": styles.BAD_WASH,
    "sampled": styles.WARN_WASH,
    "not_applicable": styles.LINE,
}
_LACKING = {"sampled": "sampled", "nonconforming": "sampled", "reason": "not_applicable"}
"""The cells that a finding needs, and which finding."""

_CHOOSE = Text("请从下拉框里选。", "Choose from the list.")
_WHOLE = Text("请填整数；不符合数不大于抽样数。", "A whole number; no more nonconforming than sampled.")


def findings_sheet(writer: SheetWriter, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    """Add the sheet with what ASSESSMENT, which the engine has accepted, says of each clause."""
    columns = [
        Column(head=writer.tell(head), width=_WIDTHS[name], centred=name in _CENTRED)
        for name, head in words.HEADS.items()
    ]
    sheet = writer.sheet(writer.tell(words.FINDINGS), [column.width for column in columns])
    writer.head(sheet, 1, columns)
    last = _rows(writer, sheet, rubric, assessment)
    _offer_findings(writer, sheet, rubric)
    _expect_counts(writer, sheet, last)
    _tint(writer, sheet, last)
    whole = f"A1:{_LETTERS['listed']}{last}"
    sheet.freeze_panes = "D2"
    sheet.print_title_rows = "1:1"
    sheet.print_area = sheet.auto_filter.ref = whole
    sheet.oddHeader.left.text = f"{writer.tell(rubric.title)} {rubric.edition}".replace("&", "&&")
    writer.protect(sheet)


def validation(writer: SheetWriter, fault: Text, **rule: str) -> DataValidation:
    """A rule for what may be typed, which says FAULT to everything else."""
    made = DataValidation(allow_blank=True, showErrorMessage=True, errorStyle="stop", **rule)
    made.error, made.errorTitle = writer.tell(fault), "aftersales"
    return made


def choice(writer: SheetWriter, offered: list[Text]) -> DataValidation:
    """A list to choose from."""
    return validation(writer, _CHOOSE, type="list", formula1=f'"{",".join(map(writer.tell, offered))}"')


def _rows(writer: SheetWriter, sheet: Worksheet, rubric: Rubric, assessment: Mapping[str, Any]) -> int:
    """Write the clauses, groups set apart by a line above their first; the row of the last."""
    row = 1
    for section in rubric.sections:
        border = styles.SECTION_ABOVE
        for indicator in section.indicators:
            for clause in indicator.clauses:
                row += 1
                printed = of_clause(indicator, clause, writer.language)
                points = {"points": number_or_text(printed["points"])}
                values = {**printed, **points, **_entry(writer, assessment, clause.id)}
                _row(writer, sheet, row, values, border)
                border = styles.BOX
            border = styles.GROUP_ABOVE
    return row


def _row(
    writer: SheetWriter, sheet: Worksheet, row: int, values: Mapping[str, object], border: Border
) -> None:
    for number, name in enumerate(words.HEADS, start=1):
        cell = writer.write(
            sheet,
            row,
            number,
            values.get(name, ""),
            border=border,
            across="center" if name in _CENTRED else "left",
            down="top",
            bold=name in ("clause", "finding"),
            size=SMALL,
            color=styles.SOFT if name == "indicator" else styles.INK,
            typed=name in words.TYPED,
        )
        if name in _AS_TEXT:
            cell.number_format = "@"
    texts = [(str(values.get(name, "")), _WIDTHS[name]) for name in words.HEADS]
    sheet.row_dimensions[row].height = styles.height_of(texts, size=SMALL)


def _entry(writer: SheetWriter, assessment: Mapping[str, Any], clause: str) -> dict[str, object]:
    finding: Any = summed(assessment.get("findings", {}).get(clause))
    listed = evidence_lines(assessment.get("evidence", {}).get(clause, {}), writer.language)
    entry: dict[str, object] = {"note": assessment.get("notes", {}).get(clause, ""), "listed": listed}
    if finding is None:
        return entry
    if isinstance(finding, str):
        return entry | {"finding": writer.tell(words.FINDING_WORDS[finding])}
    if "sampled" in finding:
        counts = {key: int(finding[key]) for key in ("sampled", "nonconforming")}
        told = {"finding": writer.tell(words.FINDING_WORDS["sampled"]), "reason": finding.get("reason", "")}
        return entry | counts | told
    ((kind, reason),) = finding.items()
    return entry | {"finding": writer.tell(words.FINDING_WORDS[kind]), "reason": reason}


def _offer_findings(writer: SheetWriter, sheet: Worksheet, rubric: Rubric) -> None:
    """ "Not applicable" stands in the list of those clauses alone that may be deleted."""
    for deletable in (True, False):
        kinds = [kind for kind in words.FINDING_WORDS if deletable or kind != "not_applicable"]
        offered = choice(writer, [words.FINDING_WORDS[kind] for kind in kinds])
        rows = [row for row, clause in enumerate(rubric.clauses, start=2) if clause.deletable == deletable]
        for row in rows:
            offered.add(f"{_LETTERS['finding']}{row}")
        if rows:
            sheet.add_data_validation(offered)


def _expect_counts(writer: SheetWriter, sheet: Worksheet, last: int) -> None:
    drawn, bad = _LETTERS["sampled"], _LETTERS["nonconforming"]
    sampled = validation(writer, _WHOLE, type="whole", operator="greaterThanOrEqual", formula1="1")
    sampled.add(f"{drawn}2:{drawn}{last}")
    failed = validation(writer, _WHOLE, type="whole", operator="between", formula1="0", formula2=f"{drawn}2")
    failed.add(f"{bad}2:{bad}{last}")
    sheet.add_data_validation(sampled)
    sheet.add_data_validation(failed)


def _tint(writer: SheetWriter, sheet: Worksheet, last: int) -> None:
    """The colour of each finding; and what a finding still lacks stands out."""
    finding = _LETTERS["finding"]
    said = {kind: f'${finding}2="{writer.tell(words.FINDING_WORDS[kind])}"' for kind in _TINTS}
    for kind, colour in _TINTS.items():
        rule = FormulaRule(formula=[said[kind]], fill=styles.solid(colour))
        sheet.conditional_formatting.add(f"{finding}2:{finding}{last}", rule)
    for name, kind in _LACKING.items():
        letter = _LETTERS[name]
        rule = FormulaRule(formula=[f'AND({said[kind]},{letter}2="")'], fill=styles.solid(styles.MISSING))
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
