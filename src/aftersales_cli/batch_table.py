"""The rows of a table as assessments: clauses in the head, a finding in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat

from aftersales.api.library import Library
from aftersales.calculation.plain_scoring import PlainScoring
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, known_word
from aftersales.model.rubric import Rubric
from aftersales.model.site_rows import REASONS
from aftersales.model.site_table import Table, first_where, read_table
from aftersales.model.table_lines import is_example, is_remark, is_title, is_total, stands_for_a_name
from aftersales_cli.batch_heads import Column, Known, column_under, known_heads, with_names
from aftersales_cli.batch_marks import MarksOfRows
from aftersales_cli.batch_reading import RowReading
from aftersales_cli.batch_row import Marked, Row, Skipped, Unread
from aftersales_files.form_words import HEADS

_A_HEAD = Text("首行为列名，其中有条款编号", "a first row of column names with clause numbers among them")
_FEWEST_DOWN = 3
_FORM = Text(
    "一份评分占一行的表格；这是一份自评表，请在表格软件里另存为 .xlsx，再用 aftersales score 计算",
    "a table with one assessment a row. This is a self-assessment form: save it as .xlsx and score it with "
    "`aftersales score`",
)
TURNED = Text(
    "一份评分占一行，条款编号横着排在首行；这张表的条款编号竖着排在第一列，"
    "请复制后用“选择性粘贴→转置”另存一份",
    "one assessment a row and the clause numbers in the first row; here they stand below each other in the "
    "first column. Copy the table and paste it transposed",
)
_ONE_COLUMN = Text("每一列只出现一次（id 与名称算同一列）", "each column once (id and 名称 are the same one)")
_OWN = Text("不是条款的列", "a column of no clause")
_TOTAL = Text("合计行", "a total")
_HEAD_AGAIN = REASONS["head"]
_EXAMPLE = Text("填写示例", "the example of how to fill it in")
_AN_EXAMPLE_OR_A_NAME = Text(
    "这一份的名称；像填写示例：是示例就删掉这一行，要评分就改个名称",
    "the name of an assessment; it looks like an example: delete the row, or give it a name to score it",
)
_GROUP = REASONS["group"]
_REMARK = Text("表下面的说明", "a remark below the table")


_NO_COLUMN = Column(name="", part=None)


def table_rows(
    text: str, rubric: str | None, library: Library, *, as_marks: bool = False
) -> Iterator[Unread]:
    """What reads the rows of the table TEXT; RUBRIC is theirs, by default the one whose clauses it heads.

    With AS_MARKS a row is `Marked` where it says no more than a plain finding in each cell. Raises `Refused`
    where the head is none, or the rubric has to be named.
    """
    known = known_heads(library)
    table = read_table(text, partial(_find_head, known), at="row ")
    at = f"row {table.number}"
    columns = with_names([column_under(head, known) for head in table.head])
    clauses = [column.name for column in columns if column.part]
    _expect_rows(table, known)
    having = {name: _clauses_in(each.rubric, clauses) for name, each in library.rubrics.items()}
    if not clauses:
        raise Refused([Fault(at=at, found=shown(", ".join(table.head)), expected=_A_HEAD)])
    times = Counter((column.name, column.part) for column in columns if column.name)
    if repeated := [name for (name, _), count in times.items() if count > 1]:
        raise Refused(Fault(at=at, found=shown(each), expected=_ONE_COLUMN) for each in repeated)
    scored_by = library.rubric(rubric or _only_one(having), "rubric").rubric
    own = [column.name for column in columns if column.is_ignored]
    read: Callable[[int, Sequence[str]], Row | Marked | Skipped] = partial(
        _table_row, columns, _filled(table.head), scored_by.id
    )
    if as_marks:
        read = partial(_marked_row, MarksOfRows(columns, scored_by), PlainScoring(scored_by), read)
    rows = (partial(read, number, cells) for number, cells in table.rows)
    return chain((partial(Skipped, place=f"{at} {name}", why=_OWN) for name in own), rows)


def _find_head(known: Known, rows: Sequence[Sequence[str]]) -> int | None:
    """The first row with most clauses; without any the first with numbers like theirs.

    Sections (5.1, 5.2) may stand in a row above the clauses.
    """
    counts = [sum(column_under(cell, known).name in known.titles for cell in cells) for cells in rows]
    if any(counts):
        return counts.index(max(counts))
    return first_where(lambda cells: any(column_under(cell, known).part for cell in cells))(rows)


def _expect_rows(table: Table, known: Known) -> None:
    """Raise `Refused` where clauses stand below each other.

    Such a table is a form, or has a column for each assessment.
    """
    first = [cells[0] if cells else "" for cells in (table.head, *(cells for _, cells in table.rows))]
    down = [cell for cell in first if column_under(cell, known).part]
    if first[0] not in down or len(down) < min(_FEWEST_DOWN, len(first)):
        return
    for number, row in table.above:
        heads = {known_word(HEADS, cell) for cell in row}
        if {"clause", "finding"} <= heads:
            found = shown(", ".join(filter(None, row)))
            raise Refused([Fault(at=f"row {number}", found=found, expected=_FORM)])
    if len(down) >= _FEWEST_DOWN:
        found = shown(", ".join(down[:_FEWEST_DOWN]) + " …")
        raise Refused([Fault(at=f"row {table.number}", found=found, expected=TURNED)])


def _clauses_in(rubric: Rubric, clauses: Sequence[str]) -> frozenset[str]:
    return frozenset(clause.id for clause in rubric.clauses).intersection(clauses)


def _only_one(having: Mapping[str, frozenset[str]]) -> str | None:
    """The rubric that has every clause that any rubric has of a head; None if several have, or none."""
    known = frozenset().union(*having.values())
    able = [name for name, clauses in having.items() if clauses == known]
    return able[0] if known and len(able) == 1 else None


def _marked_row(
    marks: MarksOfRows,
    scoring: PlainScoring,
    at_length: Callable[[int, Sequence[str]], Row | Marked | Skipped],
    number: int,
    cells: Sequence[str],
) -> Row | Marked | Skipped:
    """A row of plain findings as their marks, and any other one read AT_LENGTH."""
    found = marks.of(cells)
    if found is None or is_example(found[0]) or stands_for_a_name(found[0]):
        return at_length(number, cells)
    name, told = found
    return Marked(place=f"row {number}", name=name or str(number), told=told, scoring=scoring)


def _filled(cells: Sequence[str]) -> list[str]:
    """What CELLS say that is not empty, as heads are compared."""
    return [comparable(cell) for cell in cells if cell.strip()]


def _table_row(
    columns: Sequence[Column], head: Sequence[str], rubric: str, number: int, cells: Sequence[str]
) -> Row | Skipped:
    """A row; cells that it lacks at its end are empty, as spreadsheets leave out the last separators."""
    place = f"row {number}"
    if _filled(cells) == head:  # people put it on each page that they print, and above what they append
        return Skipped(place=place, why=_HEAD_AGAIN)
    reading = RowReading(rubric)
    under = zip(cells, chain(columns, repeat(_NO_COLUMN)), strict=False)
    for index, (cell, column) in enumerate(under, start=1):
        if text := cell.strip():
            reading.take(column, text, index)
    name = reading.name or str(number)
    if is_total(name) and reading.says_figures_alone():
        return Skipped(place=f"{place} {name}", why=_TOTAL)
    if is_example(name):
        return Skipped(place=f"{place} {name}", why=_EXAMPLE)
    if is_title(name) and not reading.said:
        return Skipped(place=f"{place} {name}", why=_GROUP)
    if is_remark(name) and not reading.said:
        return Skipped(place=f"{place} {name}", why=_REMARK)
    assessment = reading.assessment()
    if stands_for_a_name(name):
        reading.faults.append(Fault(at="id", found=shown(name), expected=_AN_EXAMPLE_OR_A_NAME))
    remarks = tuple(reading.remarks)
    return Row(place=place, name=name, assessment=assessment, faults=tuple(reading.faults), remarks=remarks)
