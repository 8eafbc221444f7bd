"""The service sites of an organisation, from pasted or saved tables and from lists of mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import category

from aftersales.foundation.exact import read_count
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import A_STRING
from aftersales.foundation.text import Text
from aftersales.foundation.typed import STROKES, comparable, is_seen, says_something
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.foundation.typed_people import A_HEADCOUNT, typed_people
from aftersales.model.central_office import is_head_office, is_office
from aftersales.model.place_names import Place
from aftersales.model.site_columns import expect_same_heads, read_columns, says_where
from aftersales.model.site_heads import read_site_table
from aftersales.model.site_lines import (
    ask_for_examples,
    ask_for_no_sites,
    ask_for_several,
    ask_for_titles,
    rows_left_out,
)
from aftersales.model.site_places import PLACES, alike_in, as_above, gaps_in, in_one_spelling, with_regions
from aftersales.model.site_rows import COLUMNS, Column, LeftOut, column_of

_NEVER = {
    *STROKES,
    *("无", "没有", "未审查", "未审核", "未去过", "没去过", "未到访", "从未", "从未审查", "首次", "初次"),
    *("尚未", "尚未审查", "尚未审核", "还没有", "暂无", "无记录", "未开展", "未进行", "未审", "从未审核"),
    *("n/a", "na", "none", "never"),
}
"""What stands for no day in a column of visits."""
_KEY = Text(
    "name、region、type、headcount、last_visited 之一", "one of name, region, type, headcount, last_visited"
)
_UNIQUE = Text("每个场所名称只出现一次", "each site name once")
_WRITTEN_DATE = Text(
    "日期，如 2025-06-06 或 2025/6/6；没去过就留空",
    "a date such as 2025-06-06 or 2025/6/6; empty if never visited",
)
_NOT_TO_COME = Text(
    "不晚于今天 {today} 的日期；还没去过就留空",
    "a date not after today, {today}; empty if never visited",
)
_A_NAME = Text("场所的名称", "the name of a site")
_ACROSS = Text(
    "场所的名称；每个场所占一行，列名横着排在上面一行",
    "the name of a site; each site takes a row, and the column names stand beside each other above",
)
_AS_MANY_CELLS = Text("与标题行同样多的单元格（{cells} 个）", "as many cells as the header, {cells}")
_SITES = Text("至少一个服务场所", "at least one service site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of service. ``region`` and ``type`` are "" where the table has no such column."""

    name: str
    region: str
    type: str
    headcount: int | None
    last_visited: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteList:
    """The service sites, the central offices set apart from them, and the columns and rows not read.

    ``listed`` are both, in the order of the list.
    """

    listed: tuple[Site, ...]
    sites: tuple[Site, ...]
    offices: tuple[Site, ...]
    ignored: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[Fault, ...] = ()
    """What is to be asked before some of the sites are drawn: whose region or type is not known."""
    alike: tuple[Fault, ...] = ()
    """And which regions or types may be one under two names."""


def read_sites(value: object, today: date | None = None) -> SiteList:
    """The sites of VALUE: CSV (or tab-separated) text with a header row, or a list of mappings.

    Raises `Refused` with a fault for each bad cell, at ``list.ROW.COLUMN``; ROW counts lines as a
    spreadsheet does (in a list of mappings the first is row 1). Columns of one's own are not read, nor are
    titles above the header, totals and remarks: `SiteList` names them. A visit after TODAY is a fault.
    """
    heads: dict[Place, str] = {}
    faults: list[Fault] = []
    ignored: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    if isinstance(value, str):
        table = read_site_table(value)
        left_out = rows_left_out(table)
        columns, ignored = read_columns(table, left_out, faults)
        out = {each.row for each in left_out}
        asked = ask_for_titles(table, out, faults)
        asked |= ask_for_examples(table, out | asked, faults)
        out |= asked
        ask_for_no_sites(table, left_out, asked, faults)
        ask_for_several(table, left_out, asked, faults)
        expect_same_heads(table, left_out, faults)
        table = as_above(table, lambda number: number not in out)
        table = with_regions(table, columns, lambda number: number not in out)
        heads = {name: head.strip() for name, head in zip(columns, table.head, strict=True) if name in PLACES}
        cells = [
            (number, _cells(number, row, columns, faults))
            for number, row in table.rows
            if number not in out and any(map(says_something, row))
        ]
    else:
        cells = _mapped(value, faults)
    read = _in_one_spelling([(row, _read_site(row, each, faults, today)) for row, each in cells])
    _expect_unique(read, faults)
    told = {row for row, site in read if is_head_office(site.name, site.type)}
    set_apart = {row for row, site in read if row in told or is_office(site.type)}
    offices = tuple(site for row, site in read if row in set_apart)
    sites = tuple(site for row, site in read if row not in set_apart)
    left_out += tuple(LeftOut(row=row, text=site.name, why="office") for row, site in read if row in told)
    if not sites and not faults:
        faults.append(Fault(at="list", found="0", expected=_SITES))
    if faults:
        raise Refused(faults)
    listed = tuple(site for _, site in read)
    given = dict(cells)
    said = [(row, _places(site, given[row])) for row, site in read if row not in set_apart]
    left_out = tuple(sorted(left_out, key=lambda each: each.row))
    return SiteList(
        listed=listed,
        sites=sites,
        offices=offices,
        ignored=ignored,
        left_out=left_out,
        unplaced=tuple(gaps_in(said, heads)),
        alike=tuple(alike_in(said, heads)),
    )


def _in_one_spelling(read: Sequence[tuple[int, Site]]) -> list[tuple[int, Site]]:
    """READ with one spelling for each region and each type."""
    regions = in_one_spelling([site.region for _, site in read], "region")
    types = in_one_spelling([site.type for _, site in read], "type")
    pairs = zip(read, regions, types, strict=True)
    return [(row, replace(site, region=region, type=kind)) for (row, site), region, kind in pairs]


def _places(site: Site, given: Mapping[str, object]) -> Mapping[Place, str]:
    """The region and the type of SITE, as far as something was GIVEN for them, be it empty."""
    said: dict[Place, str] = {"region": site.region, "type": site.type}
    return {kind: place for kind, place in said.items() if isinstance(given.get(kind), str)}


def _cells(
    number: int, row: Sequence[str], columns: Sequence[Column | None], faults: list[Fault]
) -> dict[str, object]:
    if len(row) < len(columns) or any(cell.strip() for cell in row[len(columns) :]):
        expected = _AS_MANY_CELLS.filled(cells=len(columns))
        faults.append(Fault(at=f"list.{number}", found=str(len(row)), expected=expected))
    return {
        column: _cell(column, cell) for column, cell in zip(columns, row, strict=False) if column is not None
    }


def _cell(column: Column, typed: str) -> str:
    """What was TYPED in a cell: without the marks that nobody sees, and a number of people in its digits."""
    seen = "".join(c for c in typed if is_seen(c) or c.isspace()).strip()
    if column == "headcount":
        return "" if seen in STROKES else typed_people(seen)
    if column in ("region", "type") and not says_where(seen):
        return ""
    return "" if column == "last_visited" and comparable(seen) in _NEVER else seen


def _mapped(value: object, faults: list[Fault]) -> list[tuple[int, dict[str, object]]]:
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        expected = Text("CSV 文字，或场所的列表", "CSV text, or a list of sites")
        raise Refused([Fault(at="list", found=shown(value), expected=expected)])
    for number, each in enumerate(value, start=1):
        for key in each:
            if key not in COLUMNS:
                faults.append(Fault(at=f"list.{number}.{key}", found=shown(key), expected=_KEY))
    return [(number, dict(each)) for number, each in enumerate(value, start=1)]


def _read_site(row: int, cells: Mapping[str, object], faults: list[Fault], today: date | None) -> Site:
    def text(column: Column) -> str:
        value = cells.get(column, "")
        is_empty = column == "name" and column in cells and isinstance(value, str) and not value.strip()
        if not isinstance(value, str) or is_empty:
            found, expected = ("–", _A_NAME) if is_empty else (shown(value), A_STRING)
            faults.append(Fault(at=f"list.{row}.{column}", found=found, expected=expected))
            return ""
        return " ".join(value.split())

    name, kind = text("name"), text("type")
    if "name" not in cells:
        faults.append(Fault(at=f"list.{row}.name", found="–", expected=A_STRING))
    elif name and all(category(character).startswith("P") for character in name):
        faults.append(Fault(at=f"list.{row}.name", found=shown(name), expected=_A_NAME))
    if column_of(name) not in (None, "name"):
        faults.append(Fault(at=f"list.{row}.name", found=shown(name), expected=_ACROSS))
    return Site(
        name=name,
        region=text("region"),
        type=kind,
        headcount=_headcount(row, cells.get("headcount"), faults),
        last_visited=_last_visited(row, cells.get("last_visited"), faults, today),
    )


def _headcount(row: int, value: object, faults: list[Fault]) -> int | None:
    if value is None or value == "":
        return None
    count = read_count(value)
    if count is None:
        faults.append(Fault(at=f"list.{row}.headcount", found=shown(value), expected=A_HEADCOUNT))
    return count


def _last_visited(row: int, value: object, faults: list[Fault], today: date | None) -> date | None:
    if value is None or value == "":
        return None
    day = read_day_in_table(value) if isinstance(value, str) else None
    if day is None:
        faults.append(Fault(at=f"list.{row}.last_visited", found=shown(value), expected=_WRITTEN_DATE))
    elif today is not None and day > today:  # it would wait longest for the next visit
        expected = _NOT_TO_COME.filled(today=today)
        faults.append(Fault(at=f"list.{row}.last_visited", found=day.isoformat(), expected=expected))
    return day


def _expect_unique(read: Sequence[tuple[int, Site]], faults: list[Fault]) -> None:
    seen: set[str] = set()
    for row, site in read:
        name = comparable(site.name)
        if name and name in seen:
            faults.append(Fault(at=f"list.{row}.name", found=shown(site.name), expected=_UNIQUE))
        seen.add(name)
