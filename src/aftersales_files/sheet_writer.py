"""Writing sheets: paper, tables and paragraphs, and cells that hold text and never a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.office_xml import escaped
from aftersales_files.styles import ACCENT, BOX, INK, PAPER, SOFT, TYPED, font, height_of, solid

_PAGE = Text("第 &P / &N 页", "Page &P of &N")
LONGEST_CELL = 32_767
"""Characters that a cell can hold, as spreadsheets count them."""
_NO_CHARACTERS = re.compile("[\ufffe\uffff\ud800-\udfff]")
_COUNTED_TWICE = re.compile("[\U00010000-\U0010ffff]")
_SHORTER = Text(f"不超过 {LONGEST_CELL} 个字符的文字", f"a text of at most {LONGEST_CELL} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head, its width in characters, whether its cells are centred.

    ``span`` is over how many columns of the sheet it reaches; ``width`` is that of all of them.
    """

    head: str
    width: float
    centred: bool = False
    span: int = 1


class SheetWriter:
    """Writes the cells of one workbook in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)

    def sheet(self, title: str, widths: Sequence[float], *, landscape: bool = True) -> Worksheet:
        """A new sheet, set for A4 paper and fitted to its width, with page numbers."""
        sheet = self.workbook.create_sheet(title)
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        setup = sheet.page_setup
        setup.paperSize, setup.orientation = sheet.PAPERSIZE_A4, "landscape" if landscape else "portrait"
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.25, 0.3
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.right.text = self.tell(_PAGE)
        sheet.oddFooter.left.text = title
        sheet.oddFooter.center.text = self.tell(NOTICE)
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 100
        return sheet

    def tell(self, text: Text) -> str:
        return str(text.in_language(self.language))

    def write(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: object,
        *,
        bold: bool = False,
        size: float = 10,
        color: str = INK,
        fill: str | None = None,
        border: Border | None = None,
        across: str = "left",
        down: str = "center",
        wrap: bool = True,
        typed: bool = False,
    ) -> Cell:
        """VALUE in a cell. Text stays text whatever it begins with; a TYPED cell may be changed by hand."""
        cell = sheet.cell(row, column)
        _put(cell, value)
        cell.font = font(self.language, bold=bold, size=size, color=color)
        cell.alignment = Alignment(horizontal=across, vertical=down, wrap_text=wrap)
        if fill or typed:
            cell.fill = solid(fill or TYPED)
        if border is not None:
            cell.border = border
        if typed:
            cell.protection = Protection(locked=False)
        return cell

    def title(self, sheet: Worksheet, row: int, text: str) -> None:
        self.write(sheet, row, 1, text, bold=True, size=15, color=ACCENT, wrap=False)
        sheet.row_dimensions[row].height = 28

    def line(
        self, sheet: Worksheet, row: int, text: str, columns: Sequence[Column] | Sequence[float]
    ) -> None:
        """A paragraph across the COLUMNS (or their widths); merged cells do not grow by themselves."""
        widths = [column.width if isinstance(column, Column) else column for column in columns]
        self.write(sheet, row, 1, text, color=SOFT)
        _merge(sheet, row, 1, len(widths))
        sheet.row_dimensions[row].height = height_of([(text, sum(widths))])

    def heading(self, sheet: Worksheet, row: int, text: str) -> None:
        self.write(sheet, row, 1, text, bold=True, size=11, color=ACCENT, wrap=False)
        sheet.row_dimensions[row].height = 22

    def protect(self, sheet: Worksheet) -> None:
        """Against slips of the hand: no password, and rows and columns may still be made wider."""
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.protection.autoFilter = False

    def head(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        """The head of a table in ROW."""
        place = 1
        for column in columns:
            for number in range(place, place + column.span):
                text = column.head if number == place else ""
                self.write(
                    sheet, row, number, text, bold=True, color=PAPER, fill=ACCENT, border=BOX, across="center"
                )
            _merge(sheet, row, place, column.span)
            place += column.span
        sheet.row_dimensions[row].height = 30

    def rows(
        self, sheet: Worksheet, first: int, columns: Sequence[Column], rows: Sequence[Sequence[object]]
    ) -> int:
        """A table with its head in the row FIRST; the row after its last."""
        self.head(sheet, first, columns)
        for row, values in enumerate(rows, start=first + 1):
            place = 1
            for column, value in zip(columns, values, strict=True):
                across = "center" if column.centred else "left"
                for number in range(place, place + column.span):
                    shown = value if number == place else ""
                    self.write(sheet, row, number, shown, border=BOX, across=across, down="top")
                _merge(sheet, row, place, column.span)
                place += column.span
            texts = [(str(value), column.width) for column, value in zip(columns, values, strict=True)]
            sheet.row_dimensions[row].height = height_of(texts)
        return first + len(rows) + 1


def _merge(sheet: Worksheet, row: int, column: int, span: int) -> None:
    if span > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)


def plain(text: str) -> str:
    """TEXT without the characters that no spreadsheet can hold, its lines ended in one way."""
    one_way = text.replace("\r\n", "\n").replace("\r", "\n")
    return str(ILLEGAL_CHARACTERS_RE.sub("", _NO_CHARACTERS.sub("", one_way)))


def _put(cell: Cell, value: object) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    text = plain(value)
    if len(text) + len(_COUNTED_TWICE.findall(text)) > LONGEST_CELL:  # openpyxl would cut it off unasked
        raise Refused(
            [Fault(at=f"{cell.parent.title} {cell.coordinate}", found=shown(text), expected=_SHORTER)]
        )
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"  # a leading = would make a formula of it
        cell.number_format = "@"
