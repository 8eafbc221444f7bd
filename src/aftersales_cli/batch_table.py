"""The rows of a table as assessments: clauses in the head, a finding in each cell.

``3/12`` is read, but a spreadsheet makes 12 March of it; ``3 of 12``, ``12抽3不符`` and two columns of counts
survive. What a date was is read back where that is certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, repeat
from typing import Literal

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import plain, typed_count
from aftersales.model.rubric import Rubric
from aftersales.model.site_rows import is_remark, is_total
from aftersales.model.site_table import Table, read_table
from aftersales_cli.batch_heads import Column, Known, Part, column_under, known_heads
from aftersales_cli.batch_row import Row, Skipped, Unread
from aftersales_files.dated_samples import is_date, sample_of_date
from aftersales_files.finding_words import Written, understood
from aftersales_files.form_words import FINDING_WORDS

_COUNTED = {"special_deductions", "special_bonus"}
_KNOWN = {"id", "certificates", *_COUNTED}
"""The columns that are read beside those of clauses."""
_CELL = Text(
    "符合、不符合、抽样（写成 3 of 12 或 12抽3不符，即抽 12 个有 3 个不符合）、不适用：理由，或留空",
    "met, not met, a sample (3 of 12: 12 sampled, 3 not conforming), not applicable: reason, or empty",
)
_DATED = Text(
    "抽样写成 3 of 12 或 12抽3不符。3/12 会被表格程序改成日期，这一格说不准原来是几",
    "a sample written as 3 of 12. Spreadsheets make a date of 3/12, and here it is not certain what it was",
)
_NO_PARTIAL = Text(
    "规则里有的结论；部分符合只能按抽样写，如 3 of 12",
    "a finding that the rules know; partly met is written as a sample, 3 of 12",
)
_ONLY_SAMPLED = Text("空；有抽样数时结论留空或写抽样", "empty: counts go with a sample or no finding")
_WAS_DATE = Text(
    "{column}：{found} 是表格程序改成的日期，按 {bad} of {drawn} 读",
    "{column}: {found} is a date made by a spreadsheet, read as {bad} of {drawn}",
)
_LIKELY = Text("{column}：{found} 按{finding}读", "{column}: {found} is read as {finding}")
_A_COUNT = Text("整数", "a whole number")
_A_HEAD = Text("首行为列名，其中有条款编号", "a first row of column names with clause numbers among them")
_FEWEST_DOWN = 3
_TURNED = Text(
    "一份评分占一行，条款编号横着排在首行；这张表的条款编号竖着排在第一列，"
    "请复制后用“选择性粘贴→转置”另存一份",
    "one assessment a row and the clause numbers in the first row; here they stand below each other in the "
    "first column. Copy the table and paste it transposed",
)
_NAMED = Text("有列名的列才能填内容", "content below a column name only")
_ONE_COLUMN = Text("每一列只出现一次（id 与名称算同一列）", "each column once (id and 名称 are the same one)")
_OWN = Text("不是条款的列", "a column of no clause")
_TOTAL = Text("合计行", "a total")
_REMARK = Text("表下面的说明", "a remark below the table")
_FIGURE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})*%?|[-—–/]+", re.ASCII)


_NO_COLUMN = Column(name="", part=None)


def table_rows(text: str, rubric: str | None, library: Library) -> Iterator[Unread]:
    """What reads the rows of the table TEXT; RUBRIC is theirs, by default the one whose clauses it heads.

    Raises `Refused` where the head is none, or the rubric has to be named.
    """
    known = known_heads(library)
    table = read_table(text, lambda cells: any(column_under(cell, known).part for cell in cells), at="row ")
    at = f"row {table.number}"
    columns = [column_under(head, known) for head in table.head]
    clauses = [column.name for column in columns if column.part]
    _expect_rows(table, known)
    having = {name: _clauses_in(each.rubric, clauses) for name, each in library.rubrics.items()}
    if not clauses:
        raise Refused([Fault(at=at, found=shown(", ".join(table.head)), expected=_A_HEAD)])
    times = Counter((column.name, column.part) for column in columns if column.name)
    if repeated := [name for (name, _), count in times.items() if count > 1]:
        raise Refused(Fault(at=at, found=shown(each), expected=_ONE_COLUMN) for each in repeated)
    named = library.rubric(rubric or _only_one(having), "rubric").rubric.id
    own = [column.name for column in columns if column.name and not column.part and column.name not in _KNOWN]
    rows = (partial(_table_row, number, columns, cells, named) for number, cells in table.rows)
    return chain((partial(Skipped, place=f"{at} {name}", why=_OWN) for name in own), rows)


def _expect_rows(table: Table, known: Known) -> None:
    """Raise `Refused` where clauses stand below each other: such a table has a column for each assessment."""
    first = [cells[0] if cells else "" for cells in (table.head, *(cells for _, cells in table.rows))]
    down = [cell for cell in first if column_under(cell, known).part]
    across = [cell for cell in table.head if column_under(cell, known).part]
    if len(across) == 1 and len(down) >= _FEWEST_DOWN:
        found = shown(", ".join(down[:_FEWEST_DOWN]) + " …")
        raise Refused([Fault(at=f"row {table.number}", found=found, expected=_TURNED)])


def _clauses_in(rubric: Rubric, clauses: Sequence[str]) -> frozenset[str]:
    return frozenset(clause.id for clause in rubric.clauses).intersection(clauses)


def _only_one(having: Mapping[str, frozenset[str]]) -> str | None:
    """The rubric that has every clause that any rubric has of a head; None if several have, or none."""
    known = frozenset().union(*having.values())
    able = [name for name, clauses in having.items() if clauses == known]
    return able[0] if known and len(able) == 1 else None


def _table_row(number: int, columns: Sequence[Column], cells: Sequence[str], rubric: str) -> Row | Skipped:
    """A row; cells that it lacks at its end are empty, as spreadsheets leave out the last separators."""
    place = f"row {number}"
    reading = _RowReading(rubric)
    under = zip(cells, chain(columns, repeat(_NO_COLUMN)), strict=False)
    for index, (cell, column) in enumerate(under, start=1):
        if text := cell.strip():
            reading.take(column, text, index)
    name = reading.name or str(number)
    if is_total(name) and reading.says_figures_alone():
        return Skipped(place=f"{place} {name}", why=_TOTAL)
    if is_remark(name) and not reading.said:
        return Skipped(place=f"{place} {name}", why=_REMARK)
    assessment = reading.assessment()
    remarks = tuple(reading.remarks)
    return Row(place=place, name=name, assessment=assessment, faults=tuple(reading.faults), remarks=remarks)


class _RowReading:
    """One row as it is read: what its cells say of each clause, and the faults met."""

    def __init__(self, rubric: str) -> None:
        self.name = ""
        self.said: dict[str, dict[Part, str]] = {}
        self.faults: list[Fault] = []
        self.remarks: list[Text] = []
        self.more: dict[str, object] = {"format": "assessment/1", "rubric": rubric}

    def says_figures_alone(self) -> bool:
        """Whether all that is said of clauses are sums and shares, no finding."""
        cells = (cell for parts in self.said.values() for cell in parts.values())
        return all(_FIGURE.fullmatch(plain(cell)) for cell in cells)

    def take(self, column: Column, cell: str, number: int) -> None:
        if column.part:
            self.said.setdefault(column.name, {})[column.part] = cell
        elif column.name == "id":
            self.name = cell
        elif column.name == "certificates":
            self.more["certificates"] = [each.strip() for each in re.split("[;；、]", cell) if each.strip()]
        elif column.name in _COUNTED:
            self._count(column.name, cell)
        elif not column.name:
            self.faults.append(Fault(at=f"column {number}", found=shown(cell), expected=_NAMED))

    def _count(self, column: str, cell: str) -> None:
        """A table gives special entries as a number; their reasons stand in the records."""
        digits = typed_count(cell)
        if not re.fullmatch("[0-9]{1,3}", digits):
            self.faults.append(Fault(at=column, found=shown(cell), expected=_A_COUNT))
            return
        entries: list[dict[str, str]] = [{} for _ in range(int(digits))]
        if column == "special_deductions":
            self.more[column] = entries
        elif entries:
            self.more[column] = entries[0] if len(entries) == 1 else entries

    def assessment(self) -> dict[str, object]:
        findings = {}
        for clause, parts in self.said.items():
            plain_word = _plain_word(parts["finding"]) if "finding" in parts and len(parts) == 1 else None
            finding = plain_word or self._finding(clause, parts)
            if finding is not None:
                findings[clause] = finding
        notes = {clause: parts["note"] for clause, parts in self.said.items() if "note" in parts}
        return self.more | {"findings": findings} | ({"notes": notes} if notes else {})

    def _finding(self, clause: str, parts: Mapping[Part, str]) -> object:
        cell, counted = parts.get("finding", ""), "sampled" in parts or "nonconforming" in parts
        written = self._written(clause, cell) if cell else None
        if written is None and (cell or not counted):
            return None
        if counted and written is not None and (written.kind != "sampled" or written.sampled):
            self.faults.append(Fault(at=clause, found=shown(cell), expected=_ONLY_SAMPLED))
            return None
        return _as_kept(written, parts)

    def _written(self, clause: str, cell: str) -> Written | None:
        written = understood(cell)
        if written is None and (dated := sample_of_date(cell)) is not None:
            bad, drawn = dated.nonconforming, dated.sampled
            self.remarks.append(_WAS_DATE.filled(column=clause, found=cell, bad=bad, drawn=drawn))
            return dated
        if written is None:
            expected = _DATED if is_date(cell) else _CELL
            self.faults.append(Fault(at=clause, found=shown(cell), expected=expected))
        elif written.kind == "partial":
            self.faults.append(Fault(at=clause, found=shown(cell), expected=_NO_PARTIAL))
            return None
        elif written.likely:
            finding = FINDING_WORDS[written.kind]
            self.remarks.append(_LIKELY.filled(column=clause, found=cell, finding=finding))
        return written


@lru_cache(maxsize=4096)
def _plain_word(cell: str) -> Literal["met", "not_met"] | None:
    """What nearly every cell of a table says, with nothing to tell beside it; None for all others."""
    written = understood(cell)
    if written is None or written.likely or written.reason:
        return None
    return written.kind if written.kind in ("met", "not_met") else None


def _as_kept(written: Written | None, parts: Mapping[Part, str]) -> object:
    """What an assessment holds; the engine judges counts and reasons."""
    if written is not None and written.kind == "met":
        return "met"
    reason = (written.reason if written else "") or parts.get("reason", "")
    if written is None or written.kind == "sampled":
        drawn = written.sampled if written and written.sampled else parts.get("sampled", "")
        bad = written.nonconforming if written and written.sampled else parts.get("nonconforming", "")
        counts = {"nonconforming": typed_count(bad), "sampled": typed_count(drawn)}
        return counts | ({"reason": reason} if reason else {})
    if written.kind == "not_applicable":
        return {"not_applicable": reason}
    if written.kind == "not_met" and reason:
        return {"not_met": reason}
    return None if written.kind == "open" else written.kind
