"""Titles that count the parts of a rubric, ``一、服务组织`` beside each of its clauses: they head a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aftersales.foundation.chinese_numerals import read_numeral

if TYPE_CHECKING:
    from aftersales_files.rubric_table import TableRow

COUNTED = re.compile(
    r"^\s*(?:([一二三四五六七八九十]{1,3})[、.．]|[（(]([一二三四五六七八九十]{1,3})[)）])\s*"
)
"""How Chinese tables count their parts before the title: the number of each stands beside it already."""


def with_group_heads(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """ROWS with the titles that several clauses have in common as headings of what these stand in.

    Which that is follows from the numbers: all clauses of a group, and no others, stand below its own. Where
    no depth of numbers divides them so, every title stays where it is.
    """
    groups: dict[str, list[TableRow]] = {}
    for row in rows:
        if COUNTED.match(title := _group_of(row)):
            groups.setdefault(title, []).append(row)
    if not any(len({row.number for row in members}) > 1 for members in groups.values()):
        return tuple(rows)
    heads = next(filter(None, (_heads(rows, groups, depth) for depth in _depths(groups))), None)
    if heads is None:
        return tuple(rows)
    return tuple(_put_in(rows, groups, heads))


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
