"""A list of service sites from a workbook, as the table of text that the engine reads."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import Form, plain
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.foundation.typed_people import typed_people
from aftersales.model.site import read_sites
from aftersales.model.site_heads import read_site_table
from aftersales.model.site_lines import rows_left_out
from aftersales.model.site_rows import REASONS, LeftOut, column_of, head_row, region_rank
from aftersales.model.site_scope import is_scope
from aftersales_files.sheets import MARK_SHEET, Sheet, Value, hidden_rows_told, merged_places, refuse
from aftersales_files.two_row_heads import with_one_head
from aftersales_files.workbook_dates import written_serial

_DEEPEST_HEAD = 30
_FORMS: Mapping[str | None, Form] = {"headcount": typed_people, "last_visited": plain}
_SERIAL = re.compile("[0-9]{5}", re.ASCII)
_LONGEST_LIST = 20_000
_SHORTER = Text(
    f"不超过 {_LONGEST_LIST} 行的清单（最下面多余的内容请删掉）",
    f"a list of at most {_LONGEST_LIST} rows (delete what stands far below it)",
)
_SPREAD = ("region", "type")
_LEFT_OUT = Text("{at} {text}：{reason}", "{at} {text}: {reason}")
_FORM = Text("自评表", "a self-assessment form")
_NO_FORM = Text(
    "场所清单；自评表请到评分页打开（命令行 aftersales score）",
    "a list of sites; a form is opened on the score page (`aftersales score`)",
)
_OTHER_LIST = Text(
    "工作表「{title}」也是场所清单，没有读；要一起抽，请合到一张表",
    'sheet "{title}" is a list of sites too and was not read; put all sites into one sheet to draw from all',
)
_SERIALS = Text(
    "{count} 个日期在表里显示为数字，按表格软件的日期序号读，如{at} {found} 读作 {day}",
    "{count} {count:day|days} {count:is shown as a number|are shown as numbers} and read as "
    "the days of a spreadsheet: {at} {found} is {day}",
)
_GAP = Text(
    "{at}：这一列没有填全；只算抽几个不受影响，要抽定去哪几个，就每行都填，或清空整列",
    "{at}: this column is not filled in everywhere. How many to visit does not depend on it; to draw which, "
    "fill in every row, or leave the whole column empty",
)
_ALIKE = Text("{at}：只算抽几个不受影响；要抽定去哪几个，{expected}", "{at}: to draw which sites, {expected}")
_NOT_STRUCK = Text(
    "在服务的场所；名称划了删除线：不算就删掉这一行，还算就去掉删除线",
    "a site that is open; its name is struck through: delete the row, or the line if the site counts",
)
_SHOWN = Text("看得见的清单；请先取消隐藏这张工作表", "a list that can be seen: show this sheet first")
_A_LIST = Text("有“名称”一列的清单", 'a list with a column "name"')


def read_site_list(sheets: Sequence[Sheet]) -> tuple[str, list[Text]]:
    """The first list of sites in SHEETS as tab-separated text, and what is no site in it.

    Raises `Refused` with sheet and cell. The head may stand below a title; what the columns may be called,
    and which rows are totals or remarks, is the engine's to say. A region or a type in cells merged over
    rows is that of each row; nothing else may be merged.
    """
    seen = [sheet for sheet in sheets if not sheet.hidden and sheet.cells]
    lists = [each for each in seen if _head_of(each) is not None]
    if not lists:
        refuse([_hidden_away(sheet) for sheet in sheets if sheet.hidden and _head_of(sheet) is not None])
    if not seen:
        raise Refused([Fault(at="", found="–", expected=_A_LIST)])
    if any(sheet.title == MARK_SHEET for sheet in sheets):
        raise Refused([Fault(at="", found=_FORM.in_language(sheets[0].language), expected=_NO_FORM)])
    full = [each for each in lists if _known_heads(each) > 1]  # a cover may say 单位名称 too
    sheet = next(iter((*full, *lists)), seen[0])
    head = _head_of(sheet) or min(sheet.cells)
    sheet = with_one_head(sheet, head)
    columns = sorted({column for row, cells in sheet.cells.items() if row >= head for column in cells})
    rows = range(head, max(sheet.cells) + 1)
    if len(rows) > _LONGEST_LIST:
        raise Refused([sheet.fault(max(sheet.cells), min(sheet.cells[max(sheet.cells)]), _SHORTER)])
    text = _as_text(sheet, rows, columns)
    out: Sequence[LeftOut] = rows_left_out(read_site_table(text))
    left_out = {each.row for each in out}
    sites = [row for row in rows if row - head + 1 not in left_out]
    refuse([*_unusable(sheet, sites), *_struck(sheet, sites)])
    try:
        listed = read_sites(text)
    except Refused as refused:
        raise Refused([_placed(fault, sheet, head, columns) for fault in refused.faults]) from None
    out = [*out, *(each for each in listed.left_out if each.why == "office")]
    gaps = [_placed(fault, sheet, head, columns) for fault in listed.unplaced]
    alike = [_placed(fault, sheet, head, columns) for fault in listed.alike]
    above = [(row, cells) for row, cells in sheet.cells.items() if row < head]
    titles = [
        LeftOut(row=row - head + 1, text=" ".join(value.text for value in cells.values()), why="title")
        for row, cells in above
    ]
    told = [_told(sheet, head, each) for each in (*titles, *out)]
    others = [
        _OTHER_LIST.filled(title=each.title)
        for each in lists
        if each.title != sheet.title and _has_rows(each)
    ]
    told += [_GAP.filled(at=gap.at) for gap in gaps]
    told += [_ALIKE.filled(at=each.at, expected=each.expected) for each in alike]
    return text, [*told, *_days_told(sheet, sites), *hidden_rows_told(sheet, sites[1:]), *others]


def _hidden_away(sheet: Sheet) -> Fault:
    head = _head_of(sheet) or 1
    return sheet.fault(head, min(sheet.cells[head]), _SHOWN)


def _known_heads(sheet: Sheet) -> int:
    return sum(column_of(value.text) is not None for value in sheet.cells[_head_of(sheet) or 0].values())


def _has_rows(sheet: Sheet) -> bool:
    return max(sheet.cells) > (_head_of(sheet) or 0)


def _told(sheet: Sheet, head: int, out: LeftOut) -> Text:
    row = out.row + head - 1
    return _LEFT_OUT.filled(at=sheet.place_of_row(row), text=shown(out.text), reason=REASONS[out.why])


def _days_told(sheet: Sheet, sites: Sequence[int]) -> list[Text]:
    """What is said of days that the sheet shows as numbers: how many, and the first of them."""
    heads = {column: column_of(value.text) for column, value in sheet.cells[sites[0]].items()}
    days = [
        (sheet.place(row, column), value.text, day)
        for row in sites
        for column, value in sheet.cells.get(row, {}).items()
        if heads.get(column) == "last_visited" and (day := _day_of(sheet, value))
    ]
    if not days:
        return []
    at, found, day = days[0]
    return [_SERIALS.filled(count=len(days), at=at, found=found, day=day)]


def _unusable(sheet: Sheet, sites: Sequence[int]) -> Iterator[Fault]:
    """Formulas and error values in the columns that are read, and cells merged where each row has its own."""
    heads = {column: column_of(value.text) for column, value in sheet.cells[sites[0]].items()}
    yield from sheet.no_values(frozenset(sites), [c for c, name in heads.items() if name])
    alone = [column for column, name in heads.items() if name and name not in _SPREAD]
    yield from sheet.merged_over(range(sites[0], sites[-1] + 1), alone)


def _struck(sheet: Sheet, sites: Sequence[int]) -> Iterator[Fault]:
    """The SITES whose names are struck through: only who made the list knows whether they still count."""
    heads = {column: column_of(value.text) for column, value in sheet.cells[sites[0]].items()}
    rows = frozenset(sites[1:])
    for row, column in sheet.struck:
        if heads.get(column) == "name" and row in rows:
            yield sheet.fault(row, column, _NOT_STRUCK)


def _head_of(sheet: Sheet) -> int | None:
    """The row with the head "name" in one of its spellings."""
    rows = sorted(sheet.cells)[:_DEEPEST_HEAD]
    columns = sorted({column for row in rows for column in sheet.cells[row]})
    found = head_row([[_text_at(sheet, row, column) for column in columns] for row in rows])
    return None if found is None else rows[found]


def _text_at(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.at(row, column)
    return "" if value is None else value.text


def _as_text(sheet: Sheet, rows: range, columns: Sequence[int]) -> str:
    """Every row up to the last one, empty ones too, so that rows keep their distance."""
    heads = {column: column_of(value.text) for column, value in sheet.cells[rows.start].items()}
    scope = {column for column, value in sheet.cells[rows.start].items() if is_scope(value.text)}
    merged = merged_places(sheet, scope | {column for column, name in heads.items() if name in _SPREAD})
    spread = {place: first for place, first in merged.items() if place[1] == first[1]}
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow(
            [
                _cell(sheet, sheet.at(*spread.get((row, column), (row, column))), heads.get(column))
                for column in columns
            ]
        )
    return written.getvalue()


def _cell(sheet: Sheet, value: Value | None, head: str | None) -> str:
    """The text of a cell on one line; digits and dates typed in full width are made narrow."""
    if value is not None and head == "last_visited" and (day := _day_of(sheet, value)):
        return day
    text = "" if value is None else " ".join(value.text.split())
    if head is None and value is not None and value.kind in ("formula", "error"):
        return ""
    return _FORMS[head](text) if head in _FORMS else text


def _day_of(sheet: Sheet, value: Value) -> str | None:
    """The day that a number stands for where its column is one of dates but shows none; None for all else."""
    whole = value.text.partition(".")[0]
    if value.kind != "number" or not _SERIAL.fullmatch(whole):
        return None
    written = written_serial(int(whole), from_1904=sheet.from_1904)
    return written if written and read_day_in_table(written.replace("-", "")) else None


def _placed(fault: Fault, sheet: Sheet, head: int, columns: Sequence[int]) -> Fault:
    """A FAULT of the engine (``list.ROW.COLUMN``, the head being row 1) with the cell that it is about."""
    match = re.fullmatch(r"list\.(\d+)(?:\.(\w+))?", fault.at)
    if match is None:
        return Fault(at=sheet.place_named(""), found=fault.found, expected=fault.expected)
    row, name = head - 1 + int(match[1]), match[2]
    for column, value in _by_rank(sheet.cells[head]):
        in_head = name is None and row == head and shown(value.text) == fault.found
        if column in columns and (in_head or (name is not None and column_of(value.text) == name)):
            return Fault(at=sheet.place(row, column), found=fault.found, expected=fault.expected)
    return Fault(at=sheet.place_of_row(row), found=fault.found, expected=fault.expected)


def _by_rank(heads: Mapping[int, Value]) -> list[tuple[int, Value]]:
    """HEADS with those of the regions that are read before those that are not."""

    def rank(head: tuple[int, Value]) -> int:
        return region_rank(head[1].text) if column_of(head[1].text) == "region" else 0

    return sorted(heads.items(), key=rank)
