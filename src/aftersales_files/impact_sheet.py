"""What a change does to an archive, as a sheet: which document, what changes, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.sheet_writer import Column, SheetWriter
from aftersales_files.shown_figures import number_or_text
from aftersales_files.workbook_bytes import workbook_bytes

_SHEET = Text("改版影响", "Impact")
_WIDTHS = (34, 22, 14, 14, 60)
HEADS = (
    Text("文件", "Document"),
    Text("变了什么", "What changes"),
    Text("变更前", "Before"),
    Text("变更后", "After"),
    Text("为什么", "Why"),
)


def impact_workbook(
    title: str, said: str, rows: Sequence[Sequence[str]], language: Language, made: date
) -> bytes:
    """ROWS as they are shown on the page, each with a text for each of the heads; SAID sums them up."""
    writer = SheetWriter(language)
    columns = [
        Column(head=writer.tell(head), width=width, centred=number in (2, 3))
        for number, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True))
    ]
    sheet = writer.sheet(writer.tell(_SHEET), [column.width for column in columns])
    writer.title(sheet, 1, title)
    writer.line(sheet, 2, f"{said}\n{writer.tell(NOTICE)}", columns)
    writer.rows(sheet, 3, columns, [[*row[:2], *map(number_or_text, row[2:4]), *row[4:]] for row in rows])
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = "3:3"
    return workbook_bytes(writer.workbook, made)
