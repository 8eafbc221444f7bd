"""Which column of a certification body's rubric holds what: told by the heads above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales_files.rubric_groups import counts_parts
from aftersales_files.rubric_numbers import points_in
from aftersales_files.sheets import Sheet

HEAD_ROWS = 4
_HEADS: Mapping[str, re.Pattern[str]] = {
    "points": re.compile(
        "(?:标准|规定|满|配|最高|条款|权重|应得|基础|基准|设定|单项|本项|项目|考核|参考)?分(?:值|数|值标准)?"
        "(?:[/(](?:满分)?[0-9.]{0,6}分?[)]?)?|满分(?:值|[(]?[0-9.]{1,6}分?[)]?)?|points?|fullmarks"
    ),
    "evidence": re.compile(".*(?:证明|材料|证据|见证|佐证|查看内容|evidence).*"),
    "marking_note": re.compile(
        ".*(?:评分|扣分|计分|打分|评审)(?:标准|办法|细则|方法|说明|准则|要点)|marking.*"
    ),
    "title": re.compile(
        "要点|(?:一级|二级|三级|评价)?指标(?:名称)?|项目|名称|(?:审核|审查|考核)要点|title|topic"
    ),
    "requirement": re.compile(
        ".*(?:内容|要求|标准|条款|规定|描述)(?:要求|说明|描述)?|requirements?|criteri(?:on|a)|clause"
    ),
}
_GIVEN = re.compile(
    "(?:(?!应).)*得分|.*(?:自评|自查|评审|审核|复核|实际|实评|最终)(?:评)?分(?:值|数)?|扣分(?:值|数)?"
)
"""Heads over what somebody was given, which is not what a clause is worth."""
_NUMBERS = re.compile(
    "(?:条款|标准|评价|指标|项目|条文)*(?:序|编|章节|条款|条)号|条款|编码|章节|no|number|clauseno"
)
_ONE_COLUMN = Text(
    "一列分值；条款的分值在哪一列，请把另外几列的列名改掉或删去",
    "one column of points: rename or delete those that do not hold the points of the clauses",
)


def columns_of(sheet: Sheet, rows: Sequence[int], number: int) -> tuple[dict[str, int], list[Fault]]:
    """What each column of SHEET holds above ROWS, whose numbers stand in the column NUMBER.

    The lowest head that says so counts, and of several columns the first. Points are those of clauses:
    columns of them left of the number are their headings'. There is a fault where two could be meant.
    """
    heads = range(max(1, rows[0] - HEAD_ROWS), rows[0])
    said = _said(sheet, heads, number)
    columns: dict[str, int] = {}
    for column in sorted(said):
        columns.setdefault(said[column], column)
    titles = [column for column in sorted(said) if said[column] == "title"]
    if len(titles) > 1 and counts_parts([_text(sheet, row, titles[0]) for row in rows]):
        columns |= {"group": titles[0], "title": titles[1]}
    pointed = [column for column in sorted(said) if said[column] == "points"]
    if len(pointed) < 2:
        return columns, []
    held = {column: [_held(sheet, row, column) for row in rows] for column in pointed}
    filled = [column for column in pointed if any(points is not None for points in held[column])]
    meant = [column for column in filled if column > number] or filled or pointed
    columns["points"] = meant[0]
    other = next((column for column in meant if held[column] != held[meant[0]]), None)
    return columns, [] if other is None else [_two_meant(sheet, heads, meant, other)]


def heads_numbers(sheet: Sheet, column: int) -> bool:
    """Whether a cell of COLUMN says that numbers of clauses stand below it."""
    cells = (cells.get(column) for cells in sheet.cells.values())
    return any(cell is not None and _NUMBERS.fullmatch(comparable(cell.text)) for cell in cells)


def _said(sheet: Sheet, heads: range, number: int) -> dict[int, str]:
    said: dict[int, str] = {}
    for row in heads:
        for column, value in sheet.cells.get(row, {}).items():
            words = comparable(value.text)
            name = next((name for name, head in _HEADS.items() if head.fullmatch(words)), None)
            if column == number:
                continue
            if name is not None:
                said[column] = name
            elif _GIVEN.fullmatch(words):
                said.pop(column, None)
    return said


def _two_meant(sheet: Sheet, heads: range, columns: Sequence[int], other: int) -> Fault:
    """The fault that COLUMNS, OTHER among them, do not agree on the points of the clauses."""
    row = max(row for row in heads if sheet.at(row, other) is not None)
    titles = [_head(sheet, heads, column) for column in columns]
    return Fault(at=sheet.place(row, other), found=shown("、".join(titles)), expected=_ONE_COLUMN)


def _held(sheet: Sheet, row: int, column: int) -> Fraction | None:
    value = sheet.at(row, column)
    return None if value is None else points_in(value.text)


def _head(sheet: Sheet, heads: range, column: int) -> str:
    """The lowest head of COLUMN, as it is printed."""
    return next(value.text.strip() for row in reversed(heads) if (value := sheet.at(row, column)))


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.at(row, column)
    return "" if value is None else value.text.strip()
