"""The sheets beside the findings: special entries, and certificates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from aftersales.foundation.typed import names_none
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Rubric
from aftersales_files import form_printed as printed
from aftersales_files import form_words as words
from aftersales_files import styles
from aftersales_files.findings_sheet import choice
from aftersales_files.sheet_writer import Column, SheetWriter

DEDUCTION_LINES = 8
"""Lines for special deductions; GB/T 27922 fails at five, and a form shows that there can be more."""
_SPARE_LINES = 2
_KINDS = {"special_deductions": DEDUCTION, "special_bonus": BONUS}


def specials_sheet(writer: SheetWriter, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    """Add the sheet of special deductions and the bonus, as far as RUBRIC has them."""
    widths = {"kind": 14, "number": 7, "clause": 18, "reason": 80}
    columns = [
        Column(head=writer.tell(words.SPECIAL_HEADS[name]), width=width, centred=name in ("kind", "number"))
        for name, width in widths.items()
    ]
    sheet = writer.sheet(writer.tell(words.SPECIALS), list(widths.values()))
    writer.head(sheet, 1, columns)
    known = {adjustment.id for adjustment in rubric.adjustments}
    row = 1
    for kind, entries in _entries(assessment).items():
        for number, entry in enumerate(entries if _KINDS[kind] in known else [], start=1):
            row += 1
            _special_row(writer, sheet, row, (kind, number), entry)
    _about(writer, sheet, row + 2, rubric, columns)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    writer.protect(sheet)


def _entries(assessment: Mapping[str, Any]) -> dict[str, list[Mapping[str, str] | None]]:
    """The entries of each kind, and empty lines (None) for more."""
    deductions = list(assessment.get("special_deductions", []))
    lines = max(DEDUCTION_LINES, len(deductions) + _SPARE_LINES)
    padded = [*deductions, *[None] * (lines - len(deductions))]
    return {"special_deductions": padded, "special_bonus": [assessment.get("special_bonus")]}


def _special_row(
    writer: SheetWriter, sheet: Worksheet, row: int, which: tuple[str, int], entry: Mapping[str, str] | None
) -> None:
    kind, number = which
    fill = styles.GOOD_WASH if kind == "special_bonus" else styles.PANEL
    for column, value in enumerate((writer.tell(words.SPECIAL_KINDS[kind]), number), start=1):
        writer.write(sheet, row, column, value, border=styles.BOX, across="center", fill=fill)
    given = entry or {}
    reason = "" if entry is None else _fact(writer, entry)
    for column, text in enumerate((given.get("clause", ""), reason), start=3):
        writer.write(sheet, row, column, text, border=styles.BOX, typed=True).number_format = "@"
    sheet.row_dimensions[row].height = max(30, styles.height_of([(reason, 80)]))


def _fact(writer: SheetWriter, entry: Mapping[str, str]) -> str:
    """What the cell of ENTRY says, so that it is no empty line to whoever reads it back."""
    reason = entry.get("reason")
    if not reason:
        return writer.tell(words.UNTOLD)
    return writer.tell(words.AS_WRITTEN.filled(text=reason)) if names_none(reason, "special") else reason


def _about(
    writer: SheetWriter, sheet: Worksheet, row: int, rubric: Rubric, columns: Sequence[Column]
) -> None:
    """The rules of the adjustments under the table."""
    for number, line in enumerate(printed.below_specials(rubric), start=row):
        writer.line(sheet, number, writer.tell(line), columns)


def certificates_sheet(writer: SheetWriter, rubric: Rubric, assessment: Mapping[str, Any]) -> None:
    """Add the sheet on which the certificates that are held are marked."""
    widths = {"certificate": 46, "held": 10, "source": 30}
    columns = [
        Column(head=writer.tell(words.CERTIFICATE_HEADS[name]), width=width, centred=name == "held")
        for name, width in widths.items()
    ]
    sheet = writer.sheet(writer.tell(words.CERTIFICATES), list(widths.values()), landscape=False)
    writer.head(sheet, 1, columns)
    offered = choice(writer, list(words.HELD.values()))
    held = assessment.get("certificates", [])
    for row, certificate in enumerate(rubric.certificates, start=2):
        answer = writer.tell(words.HELD["held"]) if certificate.id in held else ""
        said = printed.of_certificate(certificate, writer.language)
        writer.write(sheet, row, 1, said["certificate"], border=styles.BOX)
        typed = writer.write(sheet, row, 2, answer, border=styles.BOX, across="center", typed=True)
        typed.number_format = "@"
        writer.write(sheet, row, 3, said["source"], border=styles.BOX, color=styles.SOFT)
        sheet.row_dimensions[row].height = 24
        offered.add(f"B{row}")
    sheet.add_data_validation(offered)
    sheet.freeze_panes = "A2"
    writer.protect(sheet)
