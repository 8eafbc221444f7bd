"""The tables of a Word document (.docx) as one sheet, row below row.

A form that was filled in by hand is often a table that a page break cut in several: they are read as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from aftersales_files.office_xml import TooMuch, attribute, walk
from aftersales_files.packed_file import PackedFile
from aftersales_files.sheet_xml import LAST_COLUMN, MOST_CELLS, MOST_CHARACTERS, Found, text_value
from aftersales_files.sheets import Place

DOCUMENT = "word/document.xml"
_SYMBOLS = {
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0A8": "☐",
    "F050": "✓",
    "F04F": "✗",
    "F052": "☑",
}
"""Ticks and crosses of the fonts Wingdings and Wingdings 2, by the number under which Word keeps them."""
_OFF = ("0", "false", "off")
_TICKED, _UNTICKED = "☑", "☐"


def read_text_tables(packed: PackedFile) -> Found:
    """The cells of all tables of the document; raises `BrokenPart`, `BrokenArchive` and `TooMuch`."""
    reading = _Reading()
    walk(packed.read(DOCUMENT), reading.start, reading.end, reading.characters)
    return reading.found


@dataclass(slots=True)
class _Cell:
    column: int
    span: int = 1
    continues: bool = False
    begins: bool = False
    words: list[str] = field(default_factory=list)


class _Reading:
    """The state of a walk through the document. Tables within a cell count as its text."""

    def __init__(self) -> None:
        self.found = Found()
        self.row = self.column = self.depth = 0
        self.cell: _Cell | None = None
        self.in_text = self.moved_away = self.struck = False
        self.ticked: bool | None = None
        """Of the box of an old form field that is being read: whether it is ticked."""
        self.controls: list[bool] = []
        """Of each content control around: whether it shows nothing but what to fill in there."""
        self.said_again = 0
        """How many elements around say again, for older programs, what a text box has said already."""
        self.open_merges: dict[int, tuple[Place, int]] = {}
        self.filled = self.written = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Fallback" or self.said_again:
            self.said_again += name == "Fallback"
        elif name == "tbl":
            self.depth += 1
        elif name == "tr" and self.depth == 1:
            self.row, self.column = self.row + 1, 1
        elif name == "tc" and self.depth == 1:
            self.cell = _Cell(self.column)
        elif name == "sdt":
            self.controls.append(False)
        elif name == "showingPlcHdr" and self.controls:
            self.controls[-1] = attribute(attributes, "val") not in _OFF
        elif self.cell is None:
            self._before_cells(name, attribute(attributes, "val"))
        else:
            self._in_cell(self.cell, name, attribute(attributes, "val"), attributes)

    def _before_cells(self, name: str, value: str | None) -> None:
        """A row may begin further right than the table: it passes over columns that have no cell there."""
        if name == "gridBefore" and self.depth == 1 and _is_count(value):
            self.column += int(value)

    def _in_cell(self, cell: _Cell, name: str, value: str | None, attributes: Mapping[str, str]) -> None:
        if name == "moveFrom":
            self.moved_away = True
        elif name in ("r", "strike", "dstrike"):  # each run of words begins anew
            self.struck = name != "r" and value not in _OFF
        elif name == "t":
            self.in_text = not self.moved_away and not any(self.controls)
        elif name in ("br", "cr", "tab"):
            cell.words.append("\t" if name == "tab" else "\n")
        elif name == "sym":
            cell.words.append(_SYMBOLS.get((attribute(attributes, "char") or "").upper(), "�"))
        elif name == "commentReference":
            self.found.comments.append((self.row, cell.column))
        elif name == "drawing":
            self.found.pictures.append((self.row, cell.column))
        elif name in ("checkBox", "default", "checked"):
            self._in_box(name, value)
        elif self.depth == 1:  # the cells of a table within this cell say nothing of how this one is merged
            _in_properties(cell, name, value)

    def _in_box(self, name: str, value: str | None) -> None:
        """The box of an old form field: what it is at first, and what it is now, if that is said."""
        if name == "checkBox":
            self.ticked = False
        elif self.ticked is not None:
            self.ticked = value not in _OFF

    def end(self, name: str) -> None:
        if self.said_again:
            self.said_again -= name == "Fallback"
        elif name == "tbl":
            self.depth -= 1
            if not self.depth:
                self.open_merges.clear()
        elif name == "sdt" and self.controls:
            self.controls.pop()
        elif name == "checkBox" and self.cell is not None and self.ticked is not None:
            self.cell.words.append(_TICKED if self.ticked else _UNTICKED)
            self.ticked = None
        elif name == "t":
            self.in_text = False
        elif name == "moveFrom":
            self.moved_away = False
        elif name == "p" and self.cell is not None:
            self.cell.words.append("\n")
        elif name == "tc" and self.depth == 1 and self.cell is not None:
            self._take(self.cell)
            self.cell = None

    def characters(self, text: str) -> None:
        if self.in_text and self.cell is not None:
            self.cell.words.append(text)
            if self.struck and text.strip():
                self.found.struck.append((self.row, self.cell.column))

    def _take(self, cell: _Cell) -> None:
        self.column += cell.span
        if self.column > LAST_COLUMN:
            raise TooMuch
        place = self.row, cell.column
        last = self.row, cell.column + cell.span - 1
        first, index = self.open_merges.pop(cell.column, (place, -1))
        if cell.continues and index >= 0:
            self.found.merged[index] = first, last
            self.open_merges[cell.column] = first, index
            return
        if cell.begins:
            self.open_merges[cell.column] = place, len(self.found.merged)
        if cell.begins or cell.span > 1:
            self.found.merged.append((place, last))
        value = text_value("".join(cell.words).strip("\n"))
        if value is None:
            return
        self.filled, self.written = self.filled + 1, self.written + len(value.text)
        if self.filled > MOST_CELLS or self.written > MOST_CHARACTERS:
            raise TooMuch
        self.found.cells.setdefault(self.row, {})[cell.column] = value


def _in_properties(cell: _Cell, name: str, value: str | None) -> None:
    if name == "gridSpan" and _is_count(value):
        cell.span = max(1, int(value))
    elif name == "vMerge":
        cell.begins, cell.continues = value == "restart", value != "restart"


def _is_count(value: str | None) -> TypeGuard[str]:
    return value is not None and value.isascii() and value.isdigit() and len(value) < 5
