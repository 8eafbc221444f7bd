"""Half days of an audit that were planned otherwise, in a table: CSV or a workbook.

What is wrong is told by the row or the cell; a table without its heads, or with cells that cannot be used, is
refused as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from aftersales.calculation.timetable import PARTS
from aftersales.foundation.dates import A_DATE
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICES
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import comparable, known_word, plain
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.model.site_table import first_where, lines_of
from aftersales_files.dated_samples import shown_day
from aftersales_files.sheets import Sheet, hidden_rows_told, listed_places, not_read, told_of
from aftersales_files.table_text import ROW
from aftersales_files.workbook_reader import read_workbook

HEADS: Final[Mapping[str, Text]] = {
    "on": Text("日期", "Date"),
    "part": Text("时段", "Part"),
    "assessor": Text("审查员", "Assessor"),
    "site": Text("场所", "Site"),
    "clauses": Text("条款", "Clauses"),
}
"""The columns of the timetable."""
_PARTS: Final[Mapping[str, Text]] = {str(part): label for part, label in PARTS.items()}
_PART: Final = Text("上午或下午", "morning or afternoon")
_COLUMNS: Final = Text(
    "表头有日期、时段、审查员、场所、条款的表格", "a table headed Date, Part, Assessor, Site, Clauses"
)
_AS_TEXT: Final = Text(
    "文本格式的编号（表格软件会把 2.10 存成 2.1）",
    "a number as text (a spreadsheet keeps 2.10 as 2.1)",
)
_TWICE: Final = Text(
    "{on} {part} {assessor} 写了不止一行：算 {last}，没有算 {others}。一个半天去几个场所的，只能排一个。",
    "{on}, {part}, {assessor} has more than one row: {last} counts, {others} does not. "
    "A half day has one site.",
)
_MOST_ABOVE: Final = 20
"""Lines of a title above the head of a table."""
_NOTICES: Final = frozenset(comparable(words) for each in NOTICES for words in (each.zh, each.en))
_BETWEEN: Final = re.compile(r"[\s,，、;；]+")

_Heads: TypeAlias = Sequence[str | None]
"""What each column holds; None for a column of one's own."""
_Lines: TypeAlias = Sequence[tuple[str, Sequence[str]]]
"""Where each line below the heads stands, and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDays:
    """The ``changes`` of a table as the engine takes them, its ``faults`` and what is to be told of it."""

    changes: Sequence[dict[str, Any]]
    faults: Sequence[Fault]
    remarks: Sequence[Text]


def half_days_in_text(text: str, language: Language) -> HalfDays:
    """The half days in a table in CSV, or with its cells parted by tabs; raises `Refused`."""

    def place(number: int) -> str:
        return ROW.filled(number=number).in_language(language)

    lines = lines_of(text, place, first_where(_is_head))
    heads, above = _headed(lines)
    rows = map(place, range(above + 1, len(lines) + 1))
    return _read(heads, list(zip(rows, lines[above:], strict=True)), ())


def half_days_in_workbook(content: bytes, language: Language) -> HalfDays:
    """The half days on the first sheet in view of a workbook; raises `Refused`.

    A formula, an error and a number with a point, which may have been that of a clause, are refused.
    """
    sheets = read_workbook(content, language)
    seen = [each for each in sheets if not each.hidden and each.cells]
    tables = [
        each
        for each in seen
        if any(_is_head(_cells(each, row, _width(each))) for row in list(each.cells)[:_MOST_ABOVE])
    ]
    sheet = next(iter((*tables, *seen)), None)
    rows, width = (sorted(sheet.cells), _width(sheet)) if sheet else ([], 0)
    lines = [_cells(sheet, row, width) for row in rows] if sheet else []
    heads, above = _headed(lines)
    assert sheet is not None  # where there is a head there is a sheet
    faults = list(_unusable(sheet, rows[above - 1], [at for at, head in enumerate(heads, 1) if head]))
    if faults:
        raise Refused(faults)
    on = heads.index("on")
    below = [
        (sheet.place(row, 1), [*line[:on], _day_in(sheet, row, on + 1), *line[on + 1 :]])
        for row, line in zip(rows[above:], lines[above:], strict=True)
    ]
    told = [*told_of(sheets), *hidden_rows_told(sheet, rows[above:]), *not_read(tables[1:])]
    return _read(heads, below, told)


def half_day(at: str, five: Sequence[str], faults: list[Fault]) -> dict[str, Any]:
    """The change that the FIVE cells tell which stand at AT; what is wrong with them is added to FAULTS.

    Names stay as they are written: 北京（朝阳）店 is the site, and 北京(朝阳)店 none that the audit knows.
    """
    day, part, _, _, clauses = map(plain, five)
    assessor, site = (each.strip() if plain(each) else "" for each in five[2:4])
    on, half = read_day_in_table(day), known_word(_PARTS, part)
    if on is None:
        faults.append(Fault(at=at, found=day, expected=A_DATE))
    if half is None:
        faults.append(Fault(at=at, found=part, expected=_PART))
    named = [each for each in _BETWEEN.split(clauses) if each]
    change = {"on": on.isoformat() if on else "", "part": half or "", "assessor": assessor}
    return change | ({"site": site, "clauses": named} if site else {})


def _read(heads: _Heads, below: _Lines, remarks: Sequence[Text]) -> HalfDays:
    faults: list[Fault] = []
    changes: list[dict[str, Any]] = []
    places: list[str] = []
    for at, line in below:
        row = {head: _unguarded(cell) for head, cell in zip(heads, line, strict=False) if head}
        if any(map(plain, row.values())) and comparable(line[0]) not in _NOTICES and not _is_head(line):
            changes.append(half_day(at, [row.get(head, "") for head in HEADS], faults))
            places.append(at)
    return HalfDays(changes=changes, faults=faults, remarks=[*remarks, *told_twice(changes, places)])


def told_twice(changes: Sequence[Mapping[str, Any]], places: Sequence[str]) -> Iterator[Text]:
    """What is to be said where several of CHANGES, which stand at PLACES, are of one half day.

    The last one counts; those that say the same are one.
    """
    found: dict[tuple[str, str, str], list[int]] = {}
    for index, change in enumerate(changes):
        found.setdefault((change["on"], change["part"], comparable(change["assessor"])), []).append(index)
    for (on, part, _), (*others, last) in found.items():
        assessor = changes[last]["assessor"]
        dropped = [places[index] for index in others if changes[index] != changes[last]]
        if dropped and part:
            words = {"on": on, "part": _PARTS[part], "assessor": assessor}
            yield _TWICE.filled(**words, last=places[last], others=listed_places(dropped))


def _unguarded(cell: str) -> str:
    """CELL without the quote that `harmless` put before it; one that is of a name stays."""
    bare = cell.removeprefix("'")
    return bare if harmless(bare) == cell else cell


def _headed(lines: Sequence[Sequence[str]]) -> tuple[_Heads, int]:
    """What each column holds, and how many lines end with the head, above which a title may stand.

    Raises `Refused` where there is no head.
    """
    for index, line in enumerate(lines[:_MOST_ABOVE]):
        if _is_head(line):
            return [known_word(HEADS, cell) for cell in line], index + 1
    first = ", ".join(filter(None, lines[0])) if lines else ""
    raise Refused([Fault(at="", found=first or "–", expected=_COLUMNS)])


def _is_head(line: Sequence[str]) -> bool:
    return not set(HEADS) - {known_word(HEADS, cell) for cell in line}


def _unusable(sheet: Sheet, head: int, columns: Sequence[int]) -> Iterator[Fault]:
    below = range(head + 1, max(sheet.cells) + 1)
    yield from sheet.unusable(below, columns)
    for row in below:
        for column in columns:
            value = sheet.at(row, column)
            if value is not None and value.kind == "number" and "." in value.text:
                yield sheet.fault(row, column, _AS_TEXT)


def _day_in(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.at(row, column)
    return shown_day(value, from_1904=sheet.from_1904) if value else ""


def _width(sheet: Sheet) -> int:
    return max(max(cells, default=1) for cells in sheet.cells.values())


def _cells(sheet: Sheet, row: int, width: int) -> list[str]:
    values = (sheet.at(row, column) for column in range(1, width + 1))
    return [value.text if value else "" for value in values]
