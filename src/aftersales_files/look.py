"""How every sheet looks: fonts, colours, borders, paper; and cells that hold text and never a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from aftersales.foundation.text import Language, Text

INK, SOFT, LINE, ACCENT, WASH = "14242B", "4F6169", "D2DEE0", "0B5C6B", "E4F1F2"
PANEL, PAPER = "F2F6F6", "FFFFFF"
GOOD_WASH, BAD_WASH, WARN_WASH = "E5F3E9", "FAEAE7", "FBF3DF"
TYPED = "FFFDF4"
"""Cells to fill in."""

_FONTS: Mapping[Language, str] = {"zh": "Microsoft YaHei", "en": "Calibri"}
_PAGE = Text("第 &P / &N 页", "Page &P of &N")
_THIN, _STRONG = Side(style="thin", color=LINE), Side(style="medium", color=ACCENT)
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
BELOW_GROUP = Border(left=_THIN, right=_THIN, top=Side(style="thin", color=ACCENT), bottom=_THIN)
BELOW_SECTION = Border(left=_THIN, right=_THIN, top=_STRONG, bottom=_THIN)
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head, its width in characters, and whether its cells are centred."""

    head: str
    width: float
    centred: bool = False


class Pen:
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
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 100
        return sheet

    def tell(self, text: Text) -> str:
        return text.in_language(self.language)

    def font(self, *, bold: bool = False, size: float = 10, color: str = INK) -> Font:
        return Font(name=_FONTS[self.language], size=size, bold=bold, color=color)

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
        cell.font = self.font(bold=bold, size=size, color=color)
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

    def line(self, sheet: Worksheet, row: int, text: str, *, columns: int, lines: int = 1) -> None:
        """A paragraph across the first COLUMNS, LINES lines high: merged cells do not grow by themselves."""
        self.write(sheet, row, 1, text, color=SOFT)
        if columns > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        sheet.row_dimensions[row].height = 16 * lines

    def heading(self, sheet: Worksheet, row: int, text: str) -> None:
        self.write(sheet, row, 1, text, bold=True, size=11, color=ACCENT, wrap=False)
        sheet.row_dimensions[row].height = 22

    def head(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        """The head of a table: it stays in view, and stands on every printed page if it is the first."""
        for number, column in enumerate(columns, start=1):
            self.write(
                sheet,
                row,
                number,
                column.head,
                bold=True,
                color=PAPER,
                fill=ACCENT,
                border=BOX,
                across="center",
            )
        sheet.row_dimensions[row].height = 32

    def rows(
        self, sheet: Worksheet, first: int, columns: Sequence[Column], rows: Sequence[Sequence[object]]
    ) -> int:
        """A table with its head in the row FIRST; the row after its last."""
        self.head(sheet, first, columns)
        for number, cells in enumerate(rows, start=first + 1):
            for place, (column, value) in enumerate(zip(columns, cells, strict=True), start=1):
                across = "center" if column.centred else "left"
                self.write(sheet, number, place, value, border=BOX, across=across, down="top")
        return first + len(rows) + 1


def solid(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color, bgColor=color)


def number_or_text(shown: object) -> object:
    """A figure as the engine shows it, as a number where a spreadsheet has one for it."""
    words = str(shown)
    return Decimal(words) if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", words) else words


def plain(text: str) -> str:
    """TEXT without the characters that no spreadsheet can hold, its lines ended in one way."""
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _put(cell: Cell, value: object) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    text = plain(value)
    if text:
        cell.value = text
        cell.data_type = "s"  # a leading = would make a formula of it
        cell.number_format = "@"
