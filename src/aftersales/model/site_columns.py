"""What the columns of a list of sites hold, and which of two is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import STROKES, comparable, says_something
from aftersales.model.site_lines import in_line
from aftersales.model.site_rows import Column, LeftOut, column_of, head_row, region_rank
from aftersales.model.site_scope import scope_columns
from aftersales.model.site_table import Table

_ONE_COLUMN = Text("同一列只出现一次", "each column once")
_ONE_NAME = Text(
    "一列场所名称（有几列都像：留下一列，别的改个列名，如“所属单位”）",
    "one column of the names of sites: rename the others, to “organisation” for example",
)
_SAME_HEADS = Text(
    "与上面同样次序的列名（两张表的列不同时，请先排成一样）",
    "the same columns in the same order as above (rearrange the second table first)",
)
_ONE_HEAD = Text(
    "一张表，列名只占一行（下面又有一行列名：请把两张表并成一张，或分开）",
    "one table with one row of column names (there is another one below: join the two tables, or part them)",
)
_NOWHERE = frozenset(
    (
        *(*STROKES, "无", "没有", "暂无", "none", "n/a", "na", "unknown", "tbd", "?", "??"),
        *("未知", "不详", "不明", "不清楚", "待定", "未定", "待补", "待填", "待确认", "未填"),
    )
)
"""What stands where no region and no type is known: by it a draw would have one more to visit."""
_NAME_COLUMN = Text("有“名称”一列", 'a column "name"')


def read_columns(
    table: Table, out: Sequence[LeftOut], faults: list[Fault]
) -> tuple[list[Column | None], tuple[str, ...]]:
    """What each column of TABLE holds (None: not read), and the heads of those that are not read.

    Of several columns that say where a site is, one is read: `region_of` says which. In a column of regions
    or types in which no row but those left OUT says anything, nothing is read, as if it were not there.
    """
    sites = [row for number, row in table.rows if number not in {each.row for each in out}]
    columns: list[Column | None] = []
    ignored = []
    scope = scope_columns(table.head, sites)
    region = region_of(table.head, sites)
    for index, head in enumerate(table.head):
        column = column_of(head)
        if column in ("region", "type") and not _is_filled(sites, index):
            column = None
        elif column == "region" and index != region and comparable(head) != comparable(table.head[region]):
            column = None
            ignored.append(head.strip())
        elif column is None and index not in scope and head.strip():
            ignored.append(head.strip())
        elif column is not None and column in columns:
            at = f"list.{table.number}.{column}"
            expected = _ONE_NAME if column == "name" else _ONE_COLUMN
            faults.append(Fault(at=at, found=shown(head), expected=expected))
        columns.append(column)
    if "name" not in columns or head_row([table.head, *(row for _, row in table.rows)]) != 0:
        found = shown(", ".join(table.head))
        expected = _ONE_HEAD if head_row([table.head]) == 0 else _NAME_COLUMN
        raise Refused([*faults, Fault(at=f"list.{table.number}", found=found, expected=expected)])
    return columns, tuple(ignored)


def region_of(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The column of regions under HEADS; -1 if there is none.

    Of several in which ROWS say something: 地区 or 区域 before all others, then the widest (大区, 省, 市), of
    equals the first. By more regions than visits no draw could have each of them.
    """
    found = [
        (region_rank(head), index)
        for index, head in enumerate(heads)
        if column_of(head) == "region" and _is_filled(rows, index)
    ]
    return min(found)[1] if found else -1


def expect_same_heads(table: Table, left_out: Sequence[LeftOut], faults: list[Fault]) -> None:
    """Note a head further down whose columns stand in other places: the rows below it would be misread.

    A line such as ``门店`` alone, above those of one kind, moves no column.
    """
    again = {each.row for each in left_out if each.why == "head"}
    for number, row in table.rows:
        moved = any(
            here is not None and here != above
            for here, above in zip_longest(map(column_of, row), map(column_of, table.head[: len(row)]))
        )
        if number in again and moved:
            faults.append(Fault(at=f"list.{number}", found=shown(in_line(row)), expected=_SAME_HEADS))


def _is_filled(rows: Sequence[Sequence[str]], index: int) -> bool:
    return any(says_where(row[index]) for row in rows if index < len(row))


def says_where(cell: str) -> bool:
    """Whether CELL says a region or a type: a stroke, 无 or 不详 says none."""
    return says_something(cell) and comparable(cell) not in _NOWHERE
