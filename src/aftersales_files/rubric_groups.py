"""Titles that count the parts of a rubric, ``一、服务组织``: they head a group of clauses.

They stand beside each clause of it, or in a row of their own above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aftersales.foundation.chinese_numerals import read_numeral
from aftersales.foundation.text import Text
from aftersales_files.sheets import Sheet

if TYPE_CHECKING:
    from aftersales_files.rubric_table import TableRow

COUNTED = re.compile(
    r"^\s*(?:([一二三四五六七八九十]{1,3})[、.．]|[（(]([一二三四五六七八九十]{1,3})[)）])\s*"
)
"""How Chinese tables count their parts before the title: the number of each stands beside it already."""
_HEADS_NOTHING = Text(
    "{at}：这一行没有条款号，“{title}”没有读；是一组条款的标题就补上这一组的编号",
    "{at}: this row has no number, and “{title}” was not read; if it heads a group of clauses, give it the "
    "number of the group",
)


def headings_of_groups(sheet: Sheet, numbered: Sequence[int]) -> Mapping[int, str]:
    """The rows of SHEET that say such a title and no more, by their places: above the last NUMBERED row."""
    found = {}
    for row, cells in sheet.cells.items():
        said = {cell.text.strip() for cell in cells.values() if cell.kind == "text"} - {""}
        if (
            row not in numbered
            and row < numbered[-1]
            and len(said) == 1
            and COUNTED.match(title := said.pop())
        ):
            found[row] = title
    return found


def head_nothing(sheet: Sheet, headings: Mapping[int, str], rows: Sequence[TableRow]) -> Iterator[Text]:
    """A remark for each of HEADINGS that became none of ROWS."""
    titles = {row.texts.get("title") for row in rows}
    for row, title in headings.items():
        if title not in titles:
            yield _HEADS_NOTHING.filled(at=sheet.place(row, min(sheet.cells[row])), title=title)


def with_group_heads(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """ROWS with the titles that several clauses have in common as headings of what these stand in.

    Which that is follows from the numbers: all clauses of a group, and no others, stand below its own. Where
    no depth of numbers divides them so, every title stays where it is.
    """
    groups: dict[str, list[TableRow]] = {}
    for row in rows:
        if COUNTED.match(title := _group_of(row)):
            groups.setdefault(title, []).append(row)
    several = any(len({row.number for row in members}) > 1 for members in groups.values())
    divided = (_heads(rows, groups, depth) for depth in _depths(groups)) if several else ()
    heads = next(filter(None, divided), None)
    return tuple(_alone(row) for row in rows) if heads is None else tuple(_put_in(rows, groups, heads))


def _alone(row: TableRow) -> TableRow:
    return replace(row, texts={name: text for name, text in row.texts.items() if name != "group"})


def counts_parts(texts: Sequence[str]) -> bool:
    """Whether all of TEXTS that say anything count parts, and fewer parts than there are clauses."""
    said = [text for text in texts if text]
    return bool(said) and all(map(COUNTED.match, said)) and len(set(said)) < len(texts)


def _group_of(row: TableRow) -> str:
    return row.texts.get("group") or row.texts.get("title", "")


def _depths(groups: Mapping[str, Sequence[TableRow]]) -> range:
    """The numbers of parts that the number of a group may have: fewer than that of any of its clauses."""
    return range(1, min(row.number.count(".") + 1 for members in groups.values() for row in members))


def _heads(
    rows: Sequence[TableRow], groups: Mapping[str, Sequence[TableRow]], depth: int
) -> dict[str, str] | None:
    """The number of each of GROUPS at DEPTH; None where the groups are not divided, and counted, as there."""
    found: dict[str, str] = {}
    for title, members in groups.items():
        above = {_above(row.number, depth) for row in members}
        number = next(iter(above))
        within = (row for row in rows if row.number != number and _above(row.number, depth) == number)
        if len(above) > 1 or any(_group_of(row) not in (title, "") for row in within):
            return None
        if read_numeral(_count(title)) != int(re.sub("[^0-9]", "", number.rpartition(".")[2]) or 0):
            return None
        found[title] = number
    return found


def _count(title: str) -> str:
    match = COUNTED.match(title)
    return "" if match is None else match[1] or match[2]


def _above(number: str, depth: int) -> str:
    return ".".join(number.split(".")[:depth])


def _put_in(
    rows: Sequence[TableRow], groups: Mapping[str, Sequence[TableRow]], heads: Mapping[str, str]
) -> Iterator[TableRow]:
    there = {row.number for row in rows}
    for row in rows:
        title = _group_of(row)
        if title not in groups:
            yield row
            continue
        if heads[title] not in there:
            there.add(heads[title])
            yield replace(row, number=heads[title], points=None, texts={"title": title})
        kept = {
            name: text for name, text in row.texts.items() if text != title or name not in ("group", "title")
        }
        yield replace(row, texts=kept)
