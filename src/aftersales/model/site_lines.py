"""The rows of a list of sites that are left out of it, and those about which its maker is asked."""

from __future__ import annotations

from collections.abc import Container, Sequence

from aftersales.foundation.chinese_numerals import read_numeral
from aftersales.foundation.exact import read_count
from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import says_something, typed_count
from aftersales.foundation.typed_people import typed_people
from aftersales.model.site_groups import Columns, Groups, groups_in
from aftersales.model.site_rows import LeftOut, column_of, is_running, numbers_alone, why_no_site
from aftersales.model.site_scope import scope_columns, scope_faults, scope_of
from aftersales.model.site_standing import closed_faults
from aftersales.model.site_table import Table
from aftersales.model.table_lines import as_words, is_beside_example, stands_for_a_name

_A_TITLE_OR_A_SITE = Text(
    "场所的名称；这一行像分组标题：是标题就删掉这一行，是场所就写全名，"
    "去掉前面的“一、”或括号，并填上同行的其他格",
    "the name of a site; this row looks like the title of a group: if it is one, delete it; if it is a site, "
    "write its full name without the number or the brackets, and fill in the cells beside it",
)


_AN_EXAMPLE_OR_A_SITE = Text(
    "场所的名称；这一行像填写示例：是示例就删掉这一行，是场所就写它的名称",
    "the name of a site; this row looks like an example of how to fill in the list: delete it, or write the "
    "name of the site",
)


_PLACE = "(?:店|站|点|中心|公司|网点|营业部|服务部|办事处|分部)"
_COUNT = "[0-9两二三四五六七八九十百]{1,6}多?[家个处间]"
_SEVERAL = LatePattern(
    rf".+{_PLACE}等|.+等(?:共?{_COUNT}|多[家个处间])(?:{_PLACE}|门店)?|.+[(](?:共|含|计)?{_COUNT}(?:{_PLACE}|门店)?[)]"
    rf"|[^、]*{_PLACE}、.*{_PLACE}"
)
"""甲店等3家, 上海（3家）, 甲店、乙店."""
_PLACES = "(?:服务)?(?:场所|网点|门店|店铺|门市|站点|服务站|维修站|分店|分公司|分支机构)"
_HOW_MANY = LatePattern(
    rf"(?:{_PLACE}|{_PLACES})?家数|(?:{_PLACES}|店)(?:个数|总?数量?)"
    r"|(?:numberof|no\.?of|#of)(?:service)?(?:sites|stores|shops|outlets|branches)"
)
"""The head of a column that counts sites; 数量 by itself counts them with 家 behind a number."""
_SO_MANY = LatePattern("([0-9]+|[一两二三四五六七八九十百]+)(?:[家个处间]|(?:家)?门?店|个?网点)")
_A_NUMBER = LatePattern("[0-9两二三四五六七八九十百多几]|若干|数家")
_ONE_SITE = Text(
    "一个场所的名称；这一行像是几个场所：每个场所占一行（抽样按行数算）",
    "the name of one site; this row looks like several: give each a row of its own, as rows are counted",
)


def rows_left_out(table: Table) -> tuple[LeftOut, ...]:
    """The rows of TABLE that are no sites, from the top."""
    columns = [column_of(head) for head in table.head]
    if "name" not in columns:
        return ()
    found = [LeftOut(row=number, text=in_line(row), why="title") for number, row in table.above]
    counted: list[int] = []
    for number, row in table.rows:
        why = "numbered" if numbers_alone(row, table.head) else why_no_site(row, columns, counted)
        if why is not None:
            found.append(LeftOut(row=number, text=in_line(row), why=why))
        counts = [
            read_count(typed_people(cell))
            for cell, column in zip(row, columns, strict=False)
            if column == "headcount"
        ]
        counted += [count for count in counts if count is not None and why is None]
    out = {each.row for each in found}
    rows = [(number, row) for number, row in table.rows if number not in out]
    titles = _groups(table, rows).titles
    scope = scope_columns(table.head, [row for _, row in rows])
    found += [
        LeftOut(row=number, text=in_line(row), why="scope")
        for number, row in rows
        if number not in titles and scope_of(row, scope) == "out"
    ]
    found += [LeftOut(row=number, text=in_line(row), why="group") for number, row in rows if number in titles]
    return tuple(sorted(found, key=lambda each: each.row))


def ask_for_titles(table: Table, out: Container[int], faults: list[Fault]) -> frozenset[int]:
    """The rows that may be sites or titles of those below them; a fault is noted for each."""
    rows = [(number, row) for number, row in table.rows if number not in out]
    asked = _groups(table, rows).asked
    for number, row in rows:
        if number in asked:
            at, found = f"list.{number}.name", shown(in_line(row))
            faults.append(Fault(at=at, found=found, expected=_A_TITLE_OR_A_SITE))
    return asked


def ask_for_examples(table: Table, out: Container[int], faults: list[Fault]) -> frozenset[int]:
    """The rows that may be sites or the example of how to fill in the list; a fault is noted for each.

    Where every row is called so (样例1, 样例2), nobody meant an example.
    """
    name = next(index for index, head in enumerate(table.head) if column_of(head) == "name")
    named = [(number, row) for number, row in table.rows if number not in out and len(row) > name]
    own = [index for index, head in enumerate(table.head) if column_of(head) is None]
    asked = {number for number, row in named if stands_for_a_name(row[name])}
    if len(asked) == len(named):
        asked = set()
    asked |= {
        number for number, row in named if any(is_beside_example(row[at]) for at in own if at < len(row))
    }
    for number, row in named:
        if number in asked:
            at, found = f"list.{number}.name", shown(row[name].strip())
            faults.append(Fault(at=at, found=found, expected=_AN_EXAMPLE_OR_A_SITE))
    return frozenset(asked)


def ask_for_several(
    table: Table, left_out: Sequence[LeftOut], asked: Container[int], faults: list[Fault]
) -> None:
    """Note the rows that name several sites, or count them: each would count, and be drawn, as one."""
    name = next(index for index, head in enumerate(table.head) if column_of(head) == "name")
    out = {each.row for each in left_out}
    for number, row in table.rows:
        if number in out or number in asked or len(row) <= name:
            continue
        said = row[name].strip() if _SEVERAL.fullmatch(as_words(row[name])) else _how_many(table.head, row)
        if said:
            faults.append(Fault(at=f"list.{number}.name", found=shown(said), expected=_ONE_SITE))


def _how_many(heads: Sequence[str], row: Sequence[str]) -> str:
    """The cell of ROW that says of how many sites it is, with its head; empty where it is of one."""
    for head, cell in zip(heads, row, strict=False):
        words = as_words(cell)
        counts = _HOW_MANY.fullmatch(as_words(head)) or (
            as_words(head) == "数量" and _SO_MANY.fullmatch(words)
        )
        if counts and _A_NUMBER.search(words) and _number_of(words) != 1:
            return f"{head.strip()} {cell.strip()}"
    return ""


def _number_of(words: str) -> int | None:
    said = _SO_MANY.fullmatch(words)
    digits = typed_count(said[1] if said else words)
    return read_numeral(digits) if said and not digits.isdecimal() else read_count(digits)


def ask_for_no_sites(
    table: Table, left_out: Sequence[LeftOut], asked: Container[int], faults: list[Fault]
) -> None:
    """Note the rows whose site is closed, or not open yet, or not clearly in the certified scope.

    Those that are LEFT_OUT, or ASKED about already, are none of them.
    """
    name = next(index for index, head in enumerate(table.head) if column_of(head) == "name")
    out = {each.row for each in left_out}
    never_sites = {each.row for each in left_out if each.why not in ("scope", "group")}
    scope = scope_columns(table.head, [row for number, row in table.rows if number not in never_sites])
    for number, row in table.rows:
        if number in out or number in asked or len(row) <= name:
            continue
        closed = closed_faults(number, row, table.head, name)
        faults += closed or scope_faults(number, row, name, table.head, scope)


def in_line(row: Sequence[str]) -> str:
    """What stands in ROW, on one line."""
    return " ".join(" ".join(row).split())


def _groups(table: Table, rows: Sequence[tuple[int, Sequence[str]]]) -> Groups:
    seen = [(number, row) for number, row in rows if any(map(says_something, row))]
    heads = [column_of(head) for head in table.head]
    if "name" not in heads:
        return Groups()
    columns = Columns(
        name=heads.index("name"),
        running=frozenset(index for index, head in enumerate(table.head) if is_running(head)),
        visits=frozenset(index for index, head in enumerate(heads) if head == "last_visited"),
        counts=frozenset(index for index, head in enumerate(heads) if head == "headcount"),
    )
    return groups_in(seen, columns)
