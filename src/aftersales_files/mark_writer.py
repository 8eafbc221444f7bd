"""Writes the hidden sheet by which a workbook is known again."""

from __future__ import annotations

from collections.abc import Iterable

from aftersales.api.library import Published
from aftersales.model.lineage import Lineage
from aftersales_files.form_lineage import lineage_rows
from aftersales_files.sheet_writer import SheetWriter
from aftersales_files.sheets import MARK_SHEET


def write_mark(
    writer: SheetWriter,
    kind: str,
    published: Published,
    lineage: Lineage | None,
    beside: Iterable[tuple[str, str]],
) -> None:
    """How the workbook of that KIND is known again, where it comes from, what is BESIDE its cells."""
    sheet = writer.workbook.create_sheet(MARK_SHEET)
    sheet.sheet_state = "hidden"
    told = {
        "format": kind,
        "rubric": published.rubric.id,
        "edition": published.rubric.edition,
        "sha256": published.sha256,
        "language": writer.language,
        **dict(lineage_rows(lineage) if lineage else ()),
        **dict(beside),
    }
    for row, pair in enumerate(told.items(), start=1):
        for column, text in enumerate(pair, start=1):
            writer.write(sheet, row, column, text, wrap=False)
    writer.protect(sheet)
