"""Sheets as they were read: cells with their texts, their addresses as a person names them, faults there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Language, Text

MOST_FAULTS = 100
MARK_SHEET = "aftersales"
"""The hidden sheet that says what a workbook of ours is."""

Kind = Literal["text", "number", "date", "formula", "error"]
Place = tuple[int, int]
"""Row and column, both from 1."""

_PLACE = Text("工作表「{sheet}」{cell}", 'sheet "{sheet}" {cell}')
_IN_TEXT = Text("{table}第 {row} 行第 {column} 格", "{table}, row {row}, cell {column}")
_ROW_IN_TEXT = Text("{table}第 {row} 行", "{table}, row {row}")
VALUE_NOT_FORMULA = Text(
    "值，不是公式（复制后选“粘贴为数值”）", 'a value, not a formula (copy it and choose "paste values")'
)
NOT_MERGED = Text("不合并的单元格，每行各填各的", "cells that are not merged, each row filled by itself")
_PICTURES = Text(
    "图片没有读（{count} 张）：{places}。要作证明材料的请另外保存。",
    "Pictures that were not read ({count}): {places}. Keep those that are evidence yourself.",
)
_COMMENTS = Text(
    "批注没有读（{count} 处）：{places}。要算的内容请写进单元格。",
    "Comments that were not read ({count}): {places}. Write into the cells what is to count.",
)
_SHAPES = Text(
    "文本框和图形没有读（{count} 处）：{places}。要算的内容请写进单元格。",
    "Text boxes and shapes that were not read ({count}): {places}. Write into the cells what is to count.",
)
_STRUCK = Text(
    "划了删除线的字也读了（{count} 处）：{places}。不该算的请删掉。",
    "Words that are struck through were read too ({count}): {places}. Delete what is not to count.",
)
_ANOTHER = Text(
    "工作表「{title}」也是同样的表，没有读；要一起读，请合到一张表。",
    'Sheet "{title}" is a table of the same kind and was not read; put both into one sheet to have it read.',
)
_HIDDEN_ROWS = Text(
    "工作表「{title}」里隐藏或筛掉的行也读了（{count} 行）：{rows}。不该算的请删掉。",
    'Rows of sheet "{title}" that are hidden or filtered away were read too ({count}): {rows}. '
    "Delete those that are not to count.",
)
_HIDDEN = Text(
    "隐藏的工作表没有读：{titles}。要读请先取消隐藏。",
    "Hidden sheets were not read: {titles}. Show them in the workbook to have them read.",
)
_COMPUTED = Text(
    "这种格式里公式和值分不开，有公式的格子按上次存盘时的结果读；隐藏的行也读了，批注和图片看不到。"
    "要分清，请另存为 .xlsx。",
    "In this format formulas cannot be told from values; they are read as they were when the file was saved. "
    "Hidden rows are read like others, comments and pictures are not seen; saved as .xlsx, they are told.",
)
_MOST_MERGED, _WIDEST_MERGED = 100_000, 50
_FEWER_MERGED = Text("少一些合并的单元格", "fewer merged cells")
_MOST_PLACES = 8
_NO_ERROR = Text("值，不是错误值", "a value, not an error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a cell holds, as text: whole numbers without a point, dates as 2026-11-25."""

    text: str
    kind: Kind

    def quoted(self) -> str:
        return shown(self.text) if self.kind == "text" else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its cells by row and column, and the merged ranges as (first, last) corners.

    ``pictures`` are the cells that hold a picture or have one above them, ``comments`` those with a comment,
    ``shapes`` those with a text box above them: none of these is ever read.
    ``struck`` are those in which words are struck through: they are read as any others.
    ``computed_elsewhere``: formulas cannot be told from values here, and tell what they last came to.
    ``from_1904``: days are counted from that year on, as old workbooks of the Mac have it.
    ``lettered``: columns have letters; those of a table in a text have none.
    """

    title: str
    hidden: bool
    cells: Mapping[int, Mapping[int, Value]]
    merged: Sequence[tuple[Place, Place]]
    pictures: Sequence[Place] = ()
    comments: Sequence[Place] = ()
    shapes: Sequence[Place] = ()
    struck: Sequence[Place] = ()
    hidden_rows: Container[int] = frozenset()
    computed_elsewhere: bool = False
    from_1904: bool = False
    lettered: bool = True
    language: Language

    def at(self, row: int, column: int) -> Value | None:
        return self.cells.get(row, {}).get(column)

    def place(self, row: int, column: int) -> str:
        """The address of a cell as a person names it."""
        if not self.lettered:
            return _IN_TEXT.filled(table=self.title, row=row, column=column).in_language(self.language)
        return self.place_named(f"{column_letter(column)}{row}")

    def place_of_row(self, row: int) -> str:
        """The address of a whole row."""
        if not self.lettered:
            return _ROW_IN_TEXT.filled(table=self.title, row=row).in_language(self.language)
        return self.place_named(f"{row}:{row}")

    def place_named(self, cell: str) -> str:
        return _PLACE.filled(sheet=self.title, cell=cell).in_language(self.language)

    def fault(self, row: int, column: int, expected: Text) -> Fault:
        value = self.at(row, column)
        found = "–" if value is None else value.quoted()
        return Fault(at=self.place(row, column), found=found, expected=expected)

    def unusable(self, rows: range, columns: Sequence[int]) -> Iterator[Fault]:
        """The formulas, error values and cells merged over several rows among COLUMNS of ROWS.

        Of merged rows only the first keeps its value: what was meant for the others would be lost.
        """
        yield from self.no_values(rows, columns)
        yield from self.merged_over(rows, columns)

    def merged_over(self, rows: range, columns: Sequence[int]) -> Iterator[Fault]:
        """The cells among COLUMNS that are merged over several of ROWS."""
        for (top, left), (bottom, right) in self.merged:
            within = any(left <= column <= right for column in columns)
            if within and top < bottom and top < rows.stop and bottom >= rows.start:
                span = f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"
                at = self.place_named(span) if self.lettered else self.place(top, left)
                yield Fault(at=at, found=span if self.lettered else "–", expected=NOT_MERGED)

    def no_values(self, rows: Container[int], columns: Sequence[int]) -> Iterator[Fault]:
        """The formulas and error values among COLUMNS of ROWS."""
        for row in (row for row in self.cells if row in rows):
            for column in columns:
                value = self.at(row, column)
                if value is not None and value.kind in ("formula", "error"):
                    expected = VALUE_NOT_FORMULA if value.kind == "formula" else _NO_ERROR
                    yield self.fault(row, column, expected)


def merged_places(sheet: Sheet, columns: Container[int] | None = None) -> dict[Place, Place]:
    """For every cell of a merged range the one that holds its value; COLUMNS are where ranges must begin.

    Raises `Refused` where merged ranges have more cells than any table.
    """
    last = max(sheet.cells, default=0)
    places: dict[Place, Place] = {}
    met = 0
    for (top, left), (bottom, right) in sheet.merged:
        if columns is not None and left not in columns:
            continue
        rows, across = range(top, min(bottom, last) + 1), range(left, min(right, left + _WIDEST_MERGED) + 1)
        met += len(rows) * len(across)
        if met > _MOST_MERGED:
            found = f"> {_MOST_MERGED}"
            raise Refused([Fault(at=sheet.place_named(""), found=found, expected=_FEWER_MERGED)])
        places |= {(row, column): (top, left) for row in rows for column in across}
    return places


def told_of(sheets: Sequence[Sheet], read_hidden: Sequence[Text] = ()) -> list[Text]:
    """What is to be said of a workbook whatever it holds.

    That is: hidden sheets, pictures, comments and text boxes that were not read, words struck through that
    were, and old formulas. Sheets with a title of READ_HIDDEN are read though they are hidden; our own mark
    is nothing to tell of.
    """
    read = {title for text in read_hidden for title in (text.zh, text.en)} | {MARK_SHEET}
    hidden = [sheet.title for sheet in sheets if sheet.hidden and sheet.cells and sheet.title not in read]
    told = [_HIDDEN.filled(titles=listed_places([f"「{title}」" for title in hidden]))] if hidden else []
    for words, cells in (
        (_PICTURES, [(sheet, sheet.pictures) for sheet in sheets]),
        (_COMMENTS, [(sheet, sheet.comments) for sheet in sheets]),
        (_SHAPES, [(sheet, sheet.shapes) for sheet in sheets]),
        (_STRUCK, [(sheet, sheet.struck) for sheet in sheets if not sheet.hidden]),
    ):
        if places := [sheet.place(*cell) for sheet, each in cells for cell in each]:
            told.append(words.filled(count=len(places), places=listed_places(places)))
    if any(sheet.computed_elsewhere for sheet in sheets):
        told.append(_COMPUTED)
    return told


def not_read(sheets: Iterable[Sheet]) -> list[Text]:
    """What is to be said of SHEETS that hold a table as the one that was read, and were not read."""
    return [_ANOTHER.filled(title=sheet.title) for sheet in sheets]


def hidden_rows_told(sheet: Sheet, rows: Iterable[int]) -> list[Text]:
    """What is to be said of those of ROWS, which were read, that nobody sees in SHEET."""
    hidden = [str(row) for row in rows if row in sheet.hidden_rows]
    listed = listed_places(hidden)
    return [_HIDDEN_ROWS.filled(title=sheet.title, count=len(hidden), rows=listed)] if hidden else []


def listed_places(places: Sequence[str]) -> str:
    """The first of PLACES, and dots for the rest."""
    return "; ".join([*places[:_MOST_PLACES], *(["…"] if len(places) > _MOST_PLACES else [])])


def column_letter(column: int) -> str:
    """A column as spreadsheets name it: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def refuse(faults: Sequence[Fault]) -> None:
    """Raise `Refused` if there are FAULTS: one a place, and as many as a person reads."""
    first: dict[tuple[str, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.at, fault.at or fault.expected.en), fault)
    if first:
        raise Refused(list(first.values())[:MOST_FAULTS])
