"""The table of a certification body's own form, in whatever way it was laid out: columns, and rows by clause.

Clauses are found by their numbers, columns by their heads, which may take several rows. A cell that is merged
over rows says the same for each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from unicodedata import normalize

from aftersales.foundation.typed import is_seen
from aftersales.model.rubric import Clause, Rubric
from aftersales_files.issuer_columns import MARKED, PassedColumn, columns_of, says_findings
from aftersales_files.sheets import Place, Sheet, Value, merged_places

FEWEST_CLAUSES = 5
"""A table with fewer clauses is no form."""
_HEAD_ROWS = 4
_MOST_ENTRIES = 1000
_NUMBER = re.compile(
    r"[ \t(【\[第]*(?:条款|条文|[Cc]lause)?[ \t:]*"
    r"((?:[A-Z]\.?)?[0-9]{1,2}(?:[.。][0-9]{1,2}){1,4}[a-z]?)(?![0-9.])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The clauses of one row (or of rows that share a clause) and its rows."""

    clauses: tuple[Clause, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerTable:
    """The entries of one sheet, and its columns by what they hold (several for ``evidence``)."""

    sheet: Sheet
    rubric: Rubric
    entries: tuple[Entry, ...]
    columns: Mapping[str, Sequence[int]]
    anchors: Mapping[Place, Place]
    heights: Mapping[Place, int]
    passed: tuple[PassedColumn, ...] = ()
    """Columns that judge the clauses too, and were not read: those of an auditor beside the company's."""
    strangers: tuple[int, ...] = field(default=())
    """Rows without a clause that hold something where findings stand: totals, remarks."""
    strays: tuple[Place, ...] = field(default=())
    """Cells with a clause that stand beside its column: of another table on the same sheet."""

    def values(self, rows: Iterable[int], name: str) -> Iterator[tuple[Place, Value]]:
        """What stands in the columns NAME of ROWS, each cell once, at its own place."""
        seen = set()
        for row in rows:
            for column in self.columns.get(name, ()):
                place = self.anchors.get((row, column), (row, column))
                value = self.sheet.at(*place)
                if value is not None and place not in seen:
                    seen.add(place)
                    yield place, value

    def rows_of(self, place: Place) -> int:
        """Over how many rows the cell at PLACE is merged."""
        return self.heights.get(place, 1)


def find_tables(sheets: Sequence[Sheet], rubrics: Sequence[Rubric]) -> list[IssuerTable]:
    """The tables in SHEETS whose rows have clauses of one of RUBRICS; none if they are no form.

    A form may have a sheet for each indicator: all of them together have as many clauses as a form.
    """
    whole = [find_table(sheet, rubrics) for sheet in sheets]
    firsts = [table.rubric for table in whole if table] or rubrics
    for rubric in firsts:
        pairs = zip(sheets, whole, strict=True)
        tables = [found or find_table(sheet, [rubric], 1) for sheet, found in pairs]
        met = {clause.id for table in tables if table for entry in table.entries for clause in entry.clauses}
        if len(met) >= FEWEST_CLAUSES:
            return [table for table in tables if table]
    return []


def find_table(sheet: Sheet, rubrics: Iterable[Rubric], fewest: int = FEWEST_CLAUSES) -> IssuerTable | None:
    """The table in SHEET whose rows have clauses of one of RUBRICS; None if there is none of FEWEST rows."""
    anchors = merged_places(sheet)
    best: tuple[int, Rubric, int] | None = None
    for rubric in rubrics:
        printed = _numbers_of(rubric)
        count = Counter(
            column
            for cells in sheet.cells.values()
            for column, value in cells.items()
            if value.kind == "text" and any(number in printed for number in numbers_in(value.text))
        )
        for column, found in count.most_common(1):
            if found >= fewest and (best is None or found > best[0]):
                best = found, rubric, column
    if best is None:
        return None
    _, rubric, column = best
    entries = tuple(islice(_entries(sheet, rubric, column, anchors), _MOST_ENTRIES + 1))
    if not entries or len(entries) > _MOST_ENTRIES:  # none: a merged cell hides all the numbers
        return None
    heights = Counter(anchor for place, anchor in anchors.items() if place[1] == anchor[1])
    first = min(row for entry in entries for row in entry.rows)
    taken = {row for entry in entries for row in entry.rows}
    heads = range(max(1, first - _HEAD_ROWS), first)
    columns, passed = columns_of(sheet, anchors, heads, taken, column)
    if not says_findings(columns):
        return None  # a list of clauses, of measures say, that has no place for findings
    table = IssuerTable(
        sheet=sheet,
        rubric=rubric,
        entries=entries,
        columns=columns,
        passed=passed,
        anchors=anchors,
        heights=heights,
    )
    below = [row for row in sheet.cells if row > first and row not in taken]
    known = _numbers_of(rubric)
    strays = {
        row: (row, place)
        for row in below
        for place, value in sheet.cells[row].items()
        if value.kind == "text" and any(number in known for number in numbers_in(value.text))
    }
    marked = (row for row in below if any(any(table.values([row], name)) for name in MARKED))
    strangers = (row for row in marked if row not in strays)
    return replace(
        table,
        strangers=tuple(islice(strangers, _MOST_ENTRIES)),
        strays=tuple(islice(strays.values(), _MOST_ENTRIES)),
    )


def _numbers_of(rubric: Rubric) -> frozenset[str]:
    return frozenset(number for clause in rubric.clauses for number in (clause.printed, clause.id))


def numbers_in(text: str) -> list[str]:
    """The clause numbers that begin a line of TEXT."""
    seen = "".join(filter(lambda each: each.isspace() or is_seen(each), normalize("NFKC", text)))
    lines = [_NUMBER.match(line) for line in seen.split("\n")]
    return [line[1].replace("。", ".") for line in lines if line]


def _entries(sheet: Sheet, rubric: Rubric, column: int, anchors: Mapping[Place, Place]) -> Iterator[Entry]:
    rows: dict[Place, list[int]] = {}
    for row in sheet.cells:
        place = anchors.get((row, column), (row, column))
        rows.setdefault(place, []).append(row)
    met: Counter[str] = Counter()
    for place, each in rows.items():
        value = sheet.at(*place)
        clauses = list(_clauses(rubric, value.text, met)) if value is not None else []
        if clauses:
            yield Entry(clauses=tuple(clauses), rows=tuple(each))


def _clauses(rubric: Rubric, text: str, met: Counter[str]) -> Iterator[Clause]:
    """The clauses whose numbers begin a line; of a number that the print repeats, the next one."""
    for number in numbers_in(text):
        named = [clause for clause in rubric.clauses if clause.id == number] or [
            clause for clause in rubric.clauses if clause.printed == number
        ]
        if named:
            yield named[min(met[number], len(named) - 1)]
            met[number] += 1
