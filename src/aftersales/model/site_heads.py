"""The head of a list of sites where it is more than a row of columns, each once.

A head may take two rows, the lower of which says what the columns under a title hold (人员情况: 在职人数,
临时工); and two columns may be called like names, of which one is that of the organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aftersales.foundation.typed import comparable, says_something, typed_count
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.model.site_rows import column_of, head_row, is_running
from aftersales.model.site_table import Table, read_table


def read_site_table(text: str) -> Table:
    """The list of sites in TEXT, its head in one row and, where that is certain, with one column of names."""
    return _with_one_name(_with_one_head(read_table(text, head_row)))


def is_lower_head(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether LOWER, the row below the head UPPER, is part of it.

    No name and no number stands in it, nor any figure, and some of it heads a column that is known.
    """
    own = [index for index, head in enumerate(upper) if column_of(head) == "name" or is_running(head)]
    said = [(index, cell) for index, cell in enumerate(lower) if says_something(cell)]
    known = [index for index, cell in said if column_of(cell) not in (None, "name")]
    figures = any(typed_count(cell).isdecimal() or read_day_in_table(cell) for _, cell in said)
    return bool(own and known) and not figures and not any(index in own for index, _ in said)


def _with_one_head(table: Table) -> Table:
    first = table.rows[:1]
    if not first or first[0][0] != table.number + 1 or not is_lower_head(table.head, first[0][1]):
        return table
    lower = [*first[0][1], *[""] * len(table.head)]
    head = [
        below if says_something(below) else above for above, below in zip(table.head, lower, strict=False)
    ]
    return replace(table, head=head, rows=table.rows[1:])


def _with_one_name(table: Table) -> Table:
    """TABLE with the heads of the other columns of names in brackets, where one alone tells sites apart.

    单位名称 that is the same in several rows is that of the organisation. Two that say the same are one.
    """
    names = [index for index, head in enumerate(table.head) if column_of(head) == "name"]
    if len(names) < 2:
        return table
    cells = [[comparable(row[at]) if at < len(row) else "" for _, row in table.rows] for at in names]
    named = [row for row in zip(*cells, strict=True) if any(row)]
    columns = [list(column) for column in zip(*named, strict=True)]
    apart = [at for at, column in zip(names, columns, strict=False) if all(column) and _differ(column)]
    if columns and all(column == columns[0] for column in columns):
        apart = names[:1]
    if len(apart) != 1:
        return table
    head = [f"（{head}）" if at in names and at not in apart else head for at, head in enumerate(table.head)]
    return replace(table, head=head)


def _differ(column: Sequence[str]) -> bool:
    return len(set(column)) == len(column)
