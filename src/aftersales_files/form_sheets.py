"""The self-assessment workbook, empty or filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from aftersales.api.library import Published
from aftersales.api.place_labels import ORGANISATION
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import says_something
from aftersales.model.lineage import read_lineage
from aftersales.model.rubric import Rubric
from aftersales_files import form_printed as printed
from aftersales_files import form_words as words
from aftersales_files import styles
from aftersales_files.findings_sheet import findings_sheet
from aftersales_files.form_beside import beside_rows
from aftersales_files.form_result import result_sheet
from aftersales_files.mark_writer import write_mark
from aftersales_files.sheet_writer import SheetWriter
from aftersales_files.shown_figures import number_or_text
from aftersales_files.special_sheets import certificates_sheet, specials_sheet
from aftersales_files.workbook_bytes import workbook_bytes

_WIDTHS = (22, 72)


def form_workbook(
    published: Published,
    language: Language,
    made: date,
    assessment: Mapping[str, Any],
    result: Mapping[str, Any] | None,
) -> bytes:
    """The workbook of a rubric with what ASSESSMENT holds, and RESULT, the reply to it, if there is one."""
    rubric, writer = published.rubric, SheetWriter(language)
    _overview(writer, rubric, made, assessment.get("organisation", {}))
    findings_sheet(writer, rubric, assessment)
    if rubric.adjustments:
        specials_sheet(writer, rubric, assessment)
    if rubric.certificates:
        certificates_sheet(writer, rubric, assessment)
    if result is not None:
        result_sheet(writer, result)
    lineage = read_lineage(Reader(assessment))
    write_mark(writer, words.FORMAT, published, lineage, beside_rows(assessment))
    writer.workbook.security.lockStructure = True
    writer.workbook.properties.title = f"{rubric.title.in_language(language)} {rubric.edition}"
    return workbook_bytes(writer.workbook, made)


def _overview(writer: SheetWriter, rubric: Rubric, made: date, organisation: Mapping[str, str]) -> None:
    sheet = writer.sheet(writer.tell(words.OVERVIEW), _WIDTHS, landscape=False)
    writer.title(sheet, 1, writer.tell(rubric.title))
    writer.line(sheet, 2, writer.tell(printed.HOW), _WIDTHS)
    row = _organisation(writer, sheet, 4, organisation) + 1
    for text, value in (*printed.about(rubric, writer.language), (printed.MADE, made.isoformat())):
        writer.write(sheet, row, 1, writer.tell(text), color=styles.SOFT, border=styles.BOX)
        value_there = number_or_text(value) if text is words.FULL_MARKS else value
        writer.write(sheet, row, 2, value_there, color=styles.SOFT, border=styles.BOX)
        row += 1
    for label, text in printed.rules(rubric):
        row += 1
        writer.write(sheet, row, 1, writer.tell(label), bold=True, down="top")
        writer.write(sheet, row, 2, writer.tell(text), down="top")
        sheet.row_dimensions[row].height = styles.height_of([(writer.tell(text), _WIDTHS[1])])
    writer.protect(sheet)


def _organisation(writer: SheetWriter, sheet: Worksheet, row: int, organisation: Mapping[str, str]) -> int:
    """Who the assessment is of, from ROW on; the row after it, which is empty."""
    own = (
        key for key, value in organisation.items() if says_something(key + value)
    )  # an empty row would end it
    unknown = {key: Text(key, key) for key in own if key not in ORGANISATION}
    for key, label in {**ORGANISATION, **unknown}.items():
        writer.write(sheet, row, 1, writer.tell(label), bold=True, border=styles.BOX, fill=styles.PANEL)
        typed = writer.write(sheet, row, 2, organisation.get(key, ""), border=styles.BOX, typed=True)
        typed.number_format = "@"
        sheet.row_dimensions[row].height = 22
        row += 1
    return row
