"""Rows and cells of a table as people save or paste it: CSV, tab- or semicolon-separated text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TypeAlias

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

_DEEPEST_HEAD = 30
_LONGEST_BEGIN = 200_000
_SEPARATORS = ("\t", ",", ";", "，")
_NOT_EMPTY = Text("第一行为列名，以下每行一条", "column names in the first line, then an entry a line")
_CSV = Text(
    "格式正确的 CSV（引号成对，单元格不超过 128 KiB）",
    "well-formed CSV (quotes in pairs, no cell above 128 KiB)",
)


FindHead: TypeAlias = Callable[[Sequence[Sequence[str]]], int | None]
"""The index of the head of a table among its first rows; None if none of them is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of text: its head and the number of that row, the rows below it, the filled rows above it.

    Rows are numbered as a spreadsheet counts, the first line being 1; empty rows are left out but counted.
    """

    head: list[str]
    number: int
    rows: list[tuple[int, list[str]]]
    above: list[tuple[int, list[str]]]


def first_where(is_head: Callable[[Sequence[str]], bool]) -> FindHead:
    """Finds the first row that IS_HEAD."""
    return lambda rows: next((index for index, row in enumerate(rows) if is_head(row)), None)


def read_table(text: str, find: FindHead, at: str = "list.") -> Table:
    """The table in TEXT below the head that FIND finds, or below its first line if there is none.

    Raises `Refused` for an empty table and where `lines_of` does, at the row's number after AT.
    """
    lines = lines_of(text, lambda number: f"{at}{number}", find)
    head = find(lines[:_DEEPEST_HEAD]) or 0
    if not lines or not any(cell.strip() for cell in lines[head]):
        first = text.removeprefix("\ufeff").partition("\n")[0]
        raise Refused([Fault(at=at.rstrip(". "), found=shown(first), expected=_NOT_EMPTY)])
    filled = [(number, row) for number, row in enumerate(lines, start=1) if any(c.strip() for c in row)]
    return Table(
        head=lines[head],
        number=head + 1,
        rows=[(number, row) for number, row in filled if number > head + 1],
        above=[(number, row) for number, row in filled if number <= head],
    )


def lines_of(text: str, place: Callable[[int], str], find: FindHead) -> list[list[str]]:
    """The cells of every line of TEXT, whose head FIND finds.

    Raises `Refused` for quotes that do not close and for a cell of more than 128 KiB, at the PLACE of the row
    of that number.
    """
    text = text.lstrip("\ufeff").rstrip("\x1a")  # the mark of a text's end that old programs wrote
    lines: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text, find), strict=True)
    try:
        lines.extend(reader)
    except csv.Error as error:
        raise Refused([Fault(at=place(len(lines) + 1), found=str(error), expected=_CSV)]) from None
    return lines


def _separator(text: str, find: FindHead) -> str:
    """What parts the cells of TEXT: the mark that its first lines use most, if a head is found with it.

    Tab (pasted from a spreadsheet, or saved by it as Unicode text), comma, semicolon or the Chinese comma: a
    title above the head may hold any of them.
    """
    begin = "\n".join(text[:_LONGEST_BEGIN].split("\n", _DEEPEST_HEAD)[:_DEEPEST_HEAD])
    first = begin.partition("\n")[0]
    usual = max(_SEPARATORS, key=first.count if any(map(first.count, _SEPARATORS)) else begin.count)
    others = sorted((each for each in _SEPARATORS if each != usual), key=begin.count, reverse=True)
    for separator in (usual, *(each for each in others if each in begin)):
        rows: list[list[str]] = []
        with suppress(csv.Error):  # told of with its row by whoever reads the whole text
            rows.extend(islice(csv.reader(StringIO(begin, newline=""), delimiter=separator), _DEEPEST_HEAD))
        if find(rows) is not None:
            return separator
    return usual
