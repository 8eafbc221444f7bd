"""The sheets of an OpenDocument spreadsheet (.ods), as LibreOffice and others write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aftersales_files.office_xml import BrokenPart, TooMuch, walk
from aftersales_files.packed_file import PackedFile
from aftersales_files.sheet_xml import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_CHARACTERS,
    Found,
    digits,
    percent,
    text_value,
    truth_in,
)
from aftersales_files.sheets import Value
from aftersales_files.workbook_dates import written_iso

CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBERS = ("float", "percentage", "currency")
_MOST_HIDDEN = 10_000
"""More rows at once are what lies below a table."""
_NOT_SHOWN = ("annotation", "ruby-text", "frame", "shapes", "tracked-changes")
"""Comments, reading aids, what floats above the cells, and what a cell held before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheet:
    """A table with its title and what stands in it."""

    title: str
    hidden: bool
    found: Found


def has_password(packed: PackedFile) -> bool:
    """Whether the parts of an OpenDocument file are encrypted."""
    return b"encryption-data" in (packed.read_beside("META-INF/manifest.xml") or b"")


def read_tables(packed: PackedFile) -> list[OpenSheet]:
    """The tables of the document; raises `BrokenPart`, `BrokenArchive` and `TooMuch`."""
    reading = _Reading()
    walk(packed.read(CONTENT), reading.start, reading.end, reading.characters)
    return reading.sheets


@dataclass(slots=True)
class _Cell:
    attributes: Mapping[str, str]
    covered: bool
    lines: list[str] = field(default_factory=list)
    struck: bool = False

    def get(self, name: str) -> str:
        return next((v for k, v in self.attributes.items() if k.rpartition("}")[2] == name), "")

    def count(self, name: str) -> int:
        given = self.get(name)
        return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 9 else 1

    def value(self) -> Value | None:
        shown = "\n".join(self.lines)
        if formula := self.get("formula"):
            if (truth := truth_in(formula.partition("=")[2])) is not None:
                return Value(text=truth, kind="text")
            return Value(text=f"={formula.partition('=')[2] or '…'}", kind="formula")
        if any(k.endswith("calcext:1.0}value-type") and v == "error" for k, v in self.attributes.items()):
            return Value(text=shown, kind="error")
        kind = self.attributes.get(f"{_OFFICE}value-type", "string")
        if kind in _NUMBERS:
            return _number(self.get("value"), kind == "percentage")
        if kind in ("date", "time"):
            return Value(text=written_iso(self.get("date-value")) or shown, kind="date")
        return text_value(self.get("boolean-value").upper() or self.get("string-value") or shown)


class _Reading:
    """The state of a walk through the document."""

    def __init__(self) -> None:
        self.sheets: list[OpenSheet] = []
        self.hidden_styles: set[str] = set()
        self.struck_styles: set[str] = set()
        self.style = ""
        self.row, self.rows, self.column = 1, 1, 1
        self.cell: _Cell | None = None
        self.skipped: list[str] = []
        self.depth = 0
        self.filled = self.written = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.skipped or (name in _NOT_SHOWN):
            self._note_beside(name)
            self.skipped.append(name)
        elif name in ("table-cell", "covered-table-cell"):
            self.cell = _Cell(attributes, name != "table-cell")
        elif self.cell is not None:
            self._start_text(name, attributes)
        else:
            self._start_table(name, _Cell(attributes, False))

    def _start_table(self, name: str, told: _Cell) -> None:
        if name == "style":
            self.style = told.get("name")
        elif name == "text-properties" and _strikes(told):
            self.struck_styles.add(self.style)
        elif name == "table-properties" and told.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            hidden = told.get("style-name") in self.hidden_styles
            self.sheets.append(OpenSheet(title=told.get("name"), hidden=hidden, found=Found()))
            self.row = 1
        elif name == "table-row":
            self.rows, self.column = told.count("number-rows-repeated"), 1
            if told.get("visibility") in ("collapse", "filter") and self.sheets and self.rows < _MOST_HIDDEN:
                self.sheets[-1].found.hidden_rows.update(range(self.row, self.row + self.rows))

    def _start_text(self, name: str, attributes: Mapping[str, str]) -> None:
        assert self.cell is not None
        lines = self.cell.lines
        if name == "span" and _Cell(attributes, False).get("style-name") in self.struck_styles:
            self.cell.struck = True
        elif name == "p":
            lines.append("")
            self.depth += 1
        elif lines and name == "s":
            lines[-1] += " " * min(_Cell(attributes, False).count("c"), 1000)
        elif lines and name == "tab":
            lines[-1] += "\t"
        elif lines and name == "line-break":
            lines[-1] += "\n"

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped.pop()
        elif name == "p" and self.cell is not None:
            self.depth -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._take()
        elif name == "table-row":
            self.row += self.rows

    def characters(self, text: str) -> None:
        if self.depth and self.cell is not None and not self.skipped:
            self.cell.lines[-1] += text

    def _note_beside(self, name: str) -> None:
        if self.cell is None or self.skipped or not self.sheets:
            return
        if name == "frame":
            self.sheets[-1].found.pictures.append((self.row, self.column))
        elif name == "annotation":
            self.sheets[-1].found.comments.append((self.row, self.column))

    def _take(self) -> None:
        cell, self.cell, self.depth = self.cell, None, 0
        if cell is None or not self.sheets:
            raise BrokenPart("a cell outside a table")
        repeated = cell.count("number-columns-repeated")
        value = None if cell.covered else cell.value()
        if value is not None:
            struck = cell.struck or cell.get("style-name") in self.struck_styles
            self._put(value, repeated, struck)
        self._merge(cell)
        self.column += repeated

    def _put(self, value: Value, repeated: int, struck: bool) -> None:
        copies = repeated * self.rows
        self.filled, self.written = self.filled + copies, self.written + copies * len(value.text)
        if self.filled > MOST_CELLS or self.written > MOST_CHARACTERS:
            raise TooMuch
        if self.row + self.rows - 1 > LAST_ROW or self.column + repeated - 1 > LAST_COLUMN:
            raise BrokenPart(f"no cell: row {self.row}, column {self.column}")
        for row in range(self.row, self.row + self.rows):
            cells = self.sheets[-1].found.cells.setdefault(row, {})
            columns = range(self.column, self.column + repeated)
            cells.update(dict.fromkeys(columns, value))
            self.sheets[-1].found.struck += [(row, column) for column in columns] if struck else []

    def _merge(self, cell: _Cell) -> None:
        down, across = cell.count("number-rows-spanned"), cell.count("number-columns-spanned")
        if down > 1 or across > 1:
            last = self.row + down - 1, self.column + across - 1
            self.sheets[-1].found.merged.append(((self.row, self.column), last))


def _strikes(told: _Cell) -> bool:
    """Whether these properties of words strike them through, as LibreOffice and others say it."""
    kinds = told.get("text-line-through-style"), told.get("text-line-through-type")
    return any(kind not in ("", "none") for kind in kinds) and "none" not in kinds


def _number(raw: str, percents: bool) -> Value | None:
    try:
        text = percent(float(raw)) if percents else digits(raw, float(raw))
        return Value(text=text, kind="number")
    except ValueError:
        return text_value(raw)
