"""Finding a table in a sheet that somebody may have rearranged: its head, its columns, its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import known_word
from aftersales_files import form_words as words
from aftersales_files.sheets import Sheet, Value

DEEPEST_HEAD = 30
"""How many rows down the head of a table is looked for."""

_SHEET = Text("工作表「{title}」", 'a sheet "{title}"')
_RENAMED = Text(
    "没有叫「{title}」的工作表；「{found}」的列名与它相同，按它读。",
    'There is no sheet "{title}"; "{found}" has its heads and is read as it.',
)
_HEADS = Text("一行列名，其中有：{heads}", "a row of heads with {heads}")
_ONE_HEAD = Text("每个列名只出现一次", "each head once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells by the names of the columns."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]

    def value(self, name: str) -> Value | None:
        return self.sheet.at(self.number, self.columns[name])

    def text(self, name: str) -> str:
        value = self.value(name)
        return "" if value is None else value.text

    def place(self, name: str) -> str:
        return self.sheet.place(self.number, self.columns[name])

    def fault(self, name: str, expected: Text) -> Fault:
        return self.sheet.fault(self.number, self.columns[name], expected)


def find_sheet(sheets: Sequence[Sheet], title: Text, faults: list[Fault]) -> Sheet | None:
    """The sheet of that TITLE in either language; without it a fault is noted.

    Numbers puts the name of a table behind that of its sheet: ``自评 - 表格 1``.
    """
    for named in (str, lambda full: full.partition(" - ")[0]):
        for sheet in sheets:
            if words.names(title, named(sheet.title)):
                return sheet
    found = shown("、".join(sheet.title for sheet in sheets if not sheet.hidden))
    faults.append(Fault(at="", found=found, expected=_SHEET.filled(title=title)))
    return None


def find_table(
    sheets: Sequence[Sheet],
    title: Text,
    heads: Mapping[str, Text],
    needed: Sequence[str],
    faults: list[Fault],
    *,
    remarks: list[Text],
) -> Sheet | None:
    """As `find_sheet`; where no sheet has that TITLE, the only one in view with all NEEDED of HEADS.

    That is told in REMARKS. People rename sheets, and programs that take one out of a workbook too.
    """
    missing: list[Fault] = []
    if (sheet := find_sheet(sheets, title, missing)) is not None:
        return sheet
    having = [
        sheet
        for sheet in sheets
        if not sheet.hidden and sheet.cells and set(needed) <= set(_head_of(sheet, heads, [])[1])
    ]
    if len(having) != 1:
        faults += missing
        return None
    remarks.append(_RENAMED.filled(found=having[0].title, title=title))
    return having[0]


def other_tables(
    sheets: Sequence[Sheet], read: Sheet, heads: Mapping[str, Text], said: str, needed: Sequence[str]
) -> list[Sheet]:
    """The sheets in view beside READ that have a table with these HEADS, and something in its column SAID.

    They are copies that somebody may have filled in.
    """
    seen = (sheet for sheet in sheets if sheet is not read and not sheet.hidden)
    return [sheet for sheet in seen if any(texts_below(sheet, heads, said, needed))]


def texts_below(sheet: Sheet, heads: Mapping[str, Text], name: str, needed: Sequence[str]) -> Iterator[str]:
    """What stands in the column NAME of the table in SHEET with these HEADS; nothing without all NEEDED."""
    head, columns = _head_of(sheet, heads, [])
    if set(needed) <= set(columns):
        values = (sheet.at(row, columns[name]) for row in sheet.cells if row > head)
        yield from (value.text for value in values if value)


def rows_of_table(
    sheet: Sheet,
    heads: Mapping[str, Text],
    needed: Sequence[str],
    faults: list[Fault],
    read_too: Sequence[str] = (),
    *,
    passed_over: Callable[[Row], bool] = lambda _: False,
) -> Iterator[Row]:
    """The rows below the head that hold something in the columns NEEDED, in whatever order these stand.

    So do those in the columns READ_TOO, as far as there are any.
    Columns beyond HEADS are passed over, as are rows that PASSED_OVER says are none of the table.
    Noted as faults: heads that are missing or there twice, and formulas, error values and merged cells in
    the columns needed.
    """
    head, columns = _head_of(sheet, heads, faults)
    missing = [heads[name] for name in needed if name not in columns]
    if missing:
        said = [value.text for value in sheet.cells.get(head, {}).values()]
        found = shown("、".join(said)) if said else "–"
        expected = _HEADS.filled(heads=words.listed(missing))
        faults.append(Fault(at=sheet.place_of_row(head), found=found, expected=expected))
        return
    used = [columns[name] for name in (*needed, *read_too) if name in columns]
    below = (row for row in sheet.cells if row > head and any(sheet.at(row, column) for column in used))
    there = [row for row in below if not _is_head_again(sheet, head, row, used)]
    every = [Row(sheet=sheet, number=number, columns=columns) for number in there]
    rows = [row for row in every if not passed_over(row)]
    numbers = [row.number for row in rows]
    faults.extend(sheet.no_values(frozenset(numbers), used))
    faults.extend(sheet.merged_over(range(head + 1, max(numbers, default=head) + 1), used))
    yield from rows


def _is_head_again(sheet: Sheet, head: int, row: int, columns: Sequence[int]) -> bool:
    """Whether ROW repeats the head, as people put it on each page that they print."""
    return all(
        (value := sheet.at(row, column)) is not None and value == sheet.at(head, column) for column in columns
    )


def _head_of(sheet: Sheet, heads: Mapping[str, Text], faults: list[Fault]) -> tuple[int, dict[str, int]]:
    """The row that has most of the HEADS, and the column of each of them there."""
    best: tuple[int, list[tuple[str, int]]] = (1, [])
    for row in sorted(sheet.cells)[:DEEPEST_HEAD]:
        named = [(known_word(heads, value.text), column) for column, value in sheet.cells[row].items()]
        found = [(name, column) for name, column in named if name is not None]
        if len(found) > len(best[1]):
            best = row, found
    row, found = best
    columns = dict(reversed(found))
    twice = [column for name, column in found if columns[name] != column]
    faults.extend(sheet.fault(row, column, _ONE_HEAD) for column in twice)
    return row, columns
