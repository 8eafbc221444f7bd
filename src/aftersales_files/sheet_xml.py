"""The cells of one sheet of an .xlsx workbook, from its XML, and nothing else of it.

Formats, validations, widths, conditions and extensions are not looked at, so that none of them can keep a
workbook from being read; of the styles it matters alone which of them show a date.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from aftersales.foundation.typed import says_something
from aftersales_files.office_xml import BrokenPart, TooMuch, unescaped, walk
from aftersales_files.sheets import Place, Value
from aftersales_files.workbook_dates import written_iso, written_serial

MOST_CELLS = 200_000
_MOST_EMPTY = 400_000
MOST_CHARACTERS = 8 * 1024 * 1024
"""Over all cells of a sheet: a text that is shared by many cells is short in the file and long in a list."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII | re.IGNORECASE)
_PICTURE = re.compile(r"\s*=?\s*(?:_xlfn\.)?(?:_xlws\.)?(?:DISPIMG|IMAGE)\s*\(", re.IGNORECASE)
_TRUTH = re.compile(r"\s*=?\s*(true|false)\s*\(\s*\)\s*", re.IGNORECASE)
_WHOLE = re.compile("-?[0-9]{1,30}", re.ASCII)
_LONGEST_WHOLE = 10**15


Shown: TypeAlias = Literal["number", "date", "percent"]
"""What a style makes of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What the cells of a workbook refer to: shared texts, what each style shows, the first day.

    Of texts and styles it holds as well which of them are struck through, be it in part.
    """

    texts: Sequence[str]
    shown: Sequence[Shown]
    from_1904: bool
    struck_texts: Container[int] = frozenset()
    struck_styles: Container[int] = frozenset()


@dataclass(slots=True)
class Found:
    """The cells, merged ranges and hidden rows of one sheet, as they are met.

    Beside them the cells with a picture, a comment, or a text box above them, or with words struck through.
    """

    cells: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    pictures: list[Place] = field(default_factory=list)
    comments: list[Place] = field(default_factory=list)
    shapes: list[Place] = field(default_factory=list)
    struck: list[Place] = field(default_factory=list)


def read_cells(part: bytes, conventions: Conventions) -> Found:
    """What the sheet PART holds; raises `BrokenPart` and `TooMuch`."""
    reading = _Reading(conventions)
    walk(part, reading.start, reading.end, reading.characters)
    reading.found.merged.sort()
    return reading.found


def place_of(reference: str) -> Place:
    """The row and column of a REFERENCE such as ``AB12``; raises `BrokenPart`."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise BrokenPart(f"no cell: {reference[:20]}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    if not (1 <= row <= LAST_ROW and column <= LAST_COLUMN):
        raise BrokenPart(f"no cell: {reference}")
    return row, column


class _Reading:
    """The state of a walk through one sheet. Texts are gathered in ``v``, ``f`` and ``t``."""

    def __init__(self, conventions: Conventions) -> None:
        self.conventions = conventions
        self.found = Found()
        self.row = self.column = 0
        self.cell: Mapping[str, str] = {}
        self.parts: dict[str, list[str]] = {}
        self.gathered: list[str] | None = None
        self.in_reading_aid = self.struck = False
        self.filled = self.written = self.met = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            reference = attributes.get("r")
            if reference:
                self.row, self.column = place_of(reference)
            else:
                self.column += 1
            self.cell, self.parts, self.struck = attributes, {}, False
        elif name in ("v", "f", "t") and not self.in_reading_aid:
            self.gathered = self.parts.setdefault(name, [])
        elif name == "row":
            number = attributes.get("r", "")
            self.row = int(number) if number.isascii() and number.isdigit() else self.row + 1
            self.column = 0
            if attributes.get("hidden") in ("1", "true", "on"):
                self.found.hidden_rows.add(self.row)
        elif name == "strike":
            self.struck = self.struck or is_on(attributes)
        elif name == "rPh":  # how a text is pronounced, in Japanese and Chinese workbooks
            self.in_reading_aid = True
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.found.merged.append((place_of(first), place_of(last or first)))

    def end(self, name: str) -> None:
        if name in ("v", "f", "t"):
            self.gathered = None
        elif name == "c":
            self._take()
        elif name == "rPh":
            self.in_reading_aid = False

    def characters(self, text: str) -> None:
        if self.gathered is not None:
            self.gathered.append(text)

    def _take(self) -> None:
        self.met += 1
        if self.met > _MOST_EMPTY:
            raise TooMuch
        if not self.parts:
            return
        if not (1 <= self.row <= LAST_ROW and 1 <= self.column <= LAST_COLUMN):
            raise BrokenPart(f"no cell: row {self.row}, column {self.column}")
        if self._is_picture():
            self.found.pictures.append((self.row, self.column))
            return
        value = self._value()
        if value is None:
            return
        self.filled, self.written = self.filled + 1, self.written + len(value.text)
        if self.filled > MOST_CELLS or self.written > MOST_CHARACTERS:
            raise TooMuch
        self.found.cells.setdefault(self.row, {})[self.column] = value
        if self._is_struck():
            self.found.struck.append((self.row, self.column))

    def _is_struck(self) -> bool:
        """Whether words of the cell are struck through: all by its style, or some of a text."""
        style, index = self.cell.get("s", "0"), "".join(self.parts.get("v", ())).strip()
        shared = self.cell.get("t") == "s" and int(index) in self.conventions.struck_texts
        return self.struck or shared or (_is_index(style) and int(style) in self.conventions.struck_styles)

    def _is_picture(self) -> bool:
        """A picture in a cell is a formula to WPS, and to Excel an error with a reference to the picture."""
        if self.cell.get("t") == "e" and "vm" in self.cell:
            return True
        return _PICTURE.match("".join(self.parts.get("f", ()))) is not None

    def _value(self) -> Value | None:
        kind, raw = self.cell.get("t", "n"), "".join(self.parts.get("v", ()))
        if "f" in self.parts:
            formula = "".join(self.parts["f"]).strip()
            if (truth := truth_in(formula)) is not None:
                return Value(text=truth, kind="text")
            return Value(text=f"={formula}" if formula else "=…", kind="formula")
        if kind == "e":
            return Value(text=raw, kind="error")
        if kind == "s":
            return self._shared(raw.strip())
        if kind in ("n", "d", "b") and "t" not in self.parts:
            return self._number(raw.strip()) if kind == "n" else _flag_or_day(kind, raw.strip())
        return text_value(unescaped("".join(self.parts.get("t", ())) or raw))

    def _shared(self, index: str) -> Value | None:
        texts = self.conventions.texts
        if not _is_index(index) or int(index) >= len(texts):
            raise BrokenPart(f"no shared text {index[:20]}")
        return text_value(unescaped(texts[int(index)]))

    def _number(self, raw: str) -> Value | None:
        if not raw:
            return None
        try:
            number = float(raw)
        except ValueError:
            return text_value(unescaped(raw))
        shown = self._shown()
        if shown == "date" and (written := written_serial(number, from_1904=self.conventions.from_1904)):
            return Value(text=written, kind="date")
        if shown == "percent":
            return Value(text=percent(number), kind="number")
        return Value(text=digits(raw, number), kind="number")

    def _shown(self) -> Shown:
        style, shown = self.cell.get("s", "0"), self.conventions.shown
        return shown[int(style)] if _is_index(style) and int(style) < len(shown) else "number"


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property of words, such as ``strike``, is set where an element names it."""
    return attributes.get("val", "1").lower() not in ("0", "false", "off", "none")


def _flag_or_day(kind: str, raw: str) -> Value | None:
    if kind == "b":
        return Value(text="TRUE" if raw in ("1", "true") else "FALSE", kind="text")
    day = written_iso(raw)
    return text_value(raw) if day is None else Value(text=day, kind="date")


def truth_in(formula: str) -> str | None:
    """TRUE or FALSE, as programs without such values write them as a FORMULA; None for every other one."""
    found = _TRUTH.fullmatch(formula)
    return found[1].upper() if found else None


def text_value(text: str) -> Value | None:
    """TEXT as what a cell holds; None if there is nothing to be seen."""
    return Value(text=text, kind="text") if says_something(text) else None


def digits(raw: str, number: float) -> str:
    """A number as its cell shows it: whole numbers without a point, others to the 15 digits that count."""
    if _WHOLE.fullmatch(raw):
        return str(int(raw))
    if abs(number) < _LONGEST_WHOLE and number == number // 1:
        return str(int(number))
    return f"{number:.15g}"


def percent(number: float) -> str:
    """A NUMBER as a cell of percents shows it: 25% for 0.25."""
    exact = Fraction(f"{number:.15g}") * 100 if abs(number) < _LONGEST_WHOLE else Fraction(0)
    return f"{digits('', float(exact))}%" if exact or not number else digits("", number)
