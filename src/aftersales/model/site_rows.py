"""Which rows of a pasted or saved table are sites: its head, titles above, totals and remarks below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import says_something, typed_count
from aftersales.foundation.typed_days import read_day_in_table
from aftersales.foundation.typed_people import typed_people
from aftersales.model.table_lines import as_words, is_example, is_remark, is_total, may_be_example

Column: TypeAlias = Literal["name", "region", "type", "headcount", "last_visited"]
Why: TypeAlias = Literal[
    "title", "total", "head", "remark", "numbered", "group", "office", "example", "scope"
]
COLUMNS: tuple[Column, ...] = ("name", "region", "type", "headcount", "last_visited")
_REGIONS = (
    "地区 区域 所在地区 所属地区 所在区域 所属区域 region area",
    "大区 片区 所在大区 所属大区 所在片区 所属片区",
    "省 省份 省区 省市 省市区 省/市 所在省 所在省份 所属省份 province",
    "市 城市 地市 所在市 所在城市 所属城市 city",
)
"""Heads of regions: those that mean the region that is asked for, then the widest first."""
_SPELLINGS: Mapping[Column, str] = {
    "name": "名称 场所 场所名称 服务场所 服务场所名称 网点 网点名称 服务网点 服务网点名称 门店 门店名称 店名 "
    "分店名称 店铺 店铺名称 门市 门市名称 站点 站点名称 服务站 服务站名称 维修站 维修站名称 维修点名称 "
    "单位名称 分支机构 机构名称 分公司名称 "
    "name site sitename shop shopname store storename branch branchname outlet outletname",
    "region": " ".join(_REGIONS),
    "type": "类型 类别 场所类型 网点类型 门店类型 场所类别 网点类别 门店类别 服务网点类型 "
    "type kind sitetype storetype",
    "headcount": "人数 有效人数 员工人数 员工数 在岗人数 从业人数 员工总数 在职人数 从业人员数 人员数量 "
    "headcount staff people employees "
    "numberofemployees numberofstaff numberofpeople",
    "last_visited": "上次审查 上次审查日期 上次审查时间 上次审核 上次审核日期 上次审核时间 "
    "最近审查日期 最近审核日期 最近一次审查日期 最近一次审核日期 上次现场审查日期 上次现场审核日期 "
    "上次到访 上次到访日期 lastvisited last_visited lastvisit lastaudit lastaudited",
}
HEADERS: Mapping[str, Column] = {
    word: column for column, words in _SPELLINGS.items() for word in words.split()
}
"""What the head of a column may say, in small letters and without spaces.

They stand beside the patterns of what may be around them, which decide with them (ADR 0063).
"""

REASONS: Mapping[Why, Text] = {
    "title": Text("表头上面的标题", "a title above the head"),
    "total": Text("合计行，不是场所", "a total, no site"),
    "head": Text("重复的表头", "the head again"),
    "remark": Text("表下面的说明，不是场所", "a remark below the table, no site"),
    "numbered": Text("只有序号的空行", "an empty row with a number alone"),
    "example": Text("填写示例，不是场所", "the example of how to fill it in, no site"),
    "group": Text("像分组标题，未计入", "looks like the title of a group, no site"),
    "scope": Text("清单说不在认证范围内", "outside the certified scope, says the list"),
    "office": Text(
        "按中心办公室算，每次都去，不占抽样数；是服务场所就在“类型”里另写",
        "the central office, visited every time on top of the sample; a service site has another type",
    ),
}
_ALSO_TYPES = frozenset(
    (
        *("场所", "服务场所", "网点", "服务网点", "门店", "门市", "店铺", "站点", "服务站", "维修站"),
        *("分支机构", "site", "shop", "store", "branch", "outlet"),
    )
)
"""Heads of names that may as well be what a site is, in a column of types."""
_TITLE_LINES = 5
"""How many lines of labels (who, when) stand above a table at most."""
_LABEL = LatePattern(
    r".*(?:日期|时间|人|员|电话|热线|手机|邮箱|传真|地址|部门|单位|名称|编号|代码|版本|年度|年份|范围|[:：])"
    r"|.*(?:领域|标准|产品|业务|性质|类型|行业|规模|总数|人数|数量|体系)"
    r"|(?:申请|委托|所属|填报)?(?:企业|公司|组织)"
    r"|date|contact|phone|tel|email|address|company|organi[sz]ation|department|version|year|.*by"
)
"""What a line above a table begins with that says who or when. A site may end in 公司."""
_BESIDE_HEAD = LatePattern(
    r"[*※]+|[(\[【](?:\*|全称|必填|选填|可不填|单位[:：]?[人名]|[人名]|年[/.-]?月[/.-]?日|yyyy.*|日期.*|格式.*|[如例].*|没有.*)[)\]】]"
)
"""What forms put beside the name of a column: a star, the unit, how it is to be filled in."""
_NUMBERED = frozenset(("序号", "编号", "no", "no.", "number", "#", "项次"))
_YEAR = LatePattern(r"\s*(?:19|20)[0-9]{2}\s*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is no site: its number as a spreadsheet counts, what stands in it, and why it is none."""

    row: int
    text: str
    why: Why


def column_of(head: str) -> Column | None:
    """What the column under HEAD holds; None if it is one of somebody's own."""
    words = as_words(head)
    return HEADERS.get(words) or HEADERS.get(_bare(words))


def region_rank(head: str) -> int:
    """Which of several columns of regions is read: the one under the HEAD of the least rank."""
    words = {as_words(head), _bare(as_words(head))}
    return next(rank for rank, known in enumerate(_REGIONS) if words.intersection(known.split()))


def _bare(words: str) -> str:
    return _BESIDE_HEAD.sub("", words).rstrip(":：")


def is_head(cells: Sequence[str]) -> bool:
    """Whether CELLS are the head of a list of sites: one of them names the column of names."""
    return any(column_of(cell) == "name" for cell in cells)


def head_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the head of a list of sites among its first ROWS; None if none of them is one.

    ``门店`` heads a column of names, and stands below ``类型`` as well: a row in which it is the only head
    counts if nothing but titles stands above it, names below it that are neither the same word again nor
    another kind of site, and beside it no figure, which a head never has and a site nearly always. Beside
    序号 or 地址 it is a head, whatever the sites are called.
    """
    for index, cells in enumerate(rows):
        if not is_head(cells):
            continue
        named = [(column, cell) for column, cell in enumerate(cells) if column_of(cell)]
        (column, cell) = named[0]
        below_it = rows[index + 1 : index + 1 + _TITLE_LINES]
        if len(named) == 1 and _is_label(cells, cell, below_it):
            if _has_sites(below_it):
                return None  # two tables, or a table below labels that nobody knows: not to be guessed
            continue
        if len(named) > 1 or as_words(cell) not in _ALSO_TYPES:
            return index
        above = all(sum(map(says_something, row)) < 2 for row in rows[:index])
        below = [as_words(row[column]) for row in rows[index + 1 :] if column < len(row)]
        other_types = _ALSO_TYPES.intersection(below)
        figures = any(map(_is_figure, cells))
        told_apart = _among_heads(cells, cell) or not other_types
        if above and any(below) and as_words(cell) not in below and not figures and told_apart:
            return index
    return None


def _among_heads(cells: Sequence[str], head: str) -> bool:
    """Whether all that stands beside HEAD in CELLS are heads of columns, such as 序号 and 地址."""
    beside = [as_words(cell) for cell in cells if says_something(cell) and cell != head]
    return bool(beside) and all(words in _NUMBERED or _LABEL.fullmatch(words) for words in beside)


def _is_label(cells: Sequence[str], head: str, below: Sequence[Sequence[str]]) -> bool:
    """Whether HEAD, the only one in CELLS, is a label as ``单位名称 某公司``: the table's head is soon BELOW.

    That one has more columns that are known, or stands beside a column of running numbers.
    """
    if sum(map(says_something, cells)) < 2:
        return False
    heads = [row for row in below if is_head(row)]
    if any(sum(column_of(cell) is not None for cell in row) > 1 for row in heads):
        return True
    named = [row for row in heads if not _ALSO_TYPES.intersection(map(as_words, row))]
    numbered = any(as_words(cell) in _NUMBERED for row in heads for cell in row)
    told = head.rstrip().endswith((":", "：")) or any(map(_is_figure, cells))
    return bool((named and told) or (numbered and not _NUMBERED.intersection(map(as_words, cells))))


def _has_sites(below: Sequence[Sequence[str]]) -> bool:
    """Whether between a head and the next one BELOW it rows of a table may stand, no titles and labels."""
    lines = 0
    for row in below:
        if is_head(row) and sum(map(says_something, row)) > 1:
            return False
        said = [as_words(cell) for cell in row if says_something(cell)]
        lines += len(said) == 1
        if lines > 1 or (len(said) > 1 and not (_LABEL.fullmatch(said[0]) or is_remark(said[0]))):
            return True
    return False


def _is_figure(cell: str) -> bool:
    """Whether CELL is a number of people or a day; a year may be the name of a column."""
    if read_day_in_table(cell) is not None:
        return True
    return typed_count(cell).isdecimal() and not _YEAR.fullmatch(cell)


def is_running(head: str) -> bool:
    """Whether HEAD is that of a column of running numbers."""
    return as_words(head) in _NUMBERED


def numbers_alone(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether of CELLS below HEADS only the running number is filled in, as in a form printed ahead."""
    filled = [(head, cell) for head, cell in zip(heads, cells, strict=False) if says_something(cell)]
    return bool(filled) and all(
        as_words(head) in _NUMBERED and typed_count(cell).isdecimal() for head, cell in filled
    )


def why_no_site(cells: Sequence[str], columns: Sequence[Column | None], counted: Sequence[int]) -> Why | None:
    """Why CELLS are no site; None if they are to be read as one.

    COLUMNS say what each cell holds; COUNTED are the headcounts above, whose sum without a name is a total.
    """
    texts = [as_words(cell) for cell in cells]
    said = [text for text in texts if text]
    names = columns.index("name") + 1
    if any(map(is_total, cells[:names])) or (
        said and not any(texts[names - 1 : names]) and is_total(said[0])
    ):
        return "total"
    if said == [as_words(cell) for cell in cells if column_of(cell)] and is_head(cells):
        return "head"
    if said and all(map(is_remark, said)):
        return "remark"
    named = texts[names - 1 : names]
    # 示例1 is no running number
    if said and (any(map(is_example, (said[0], *named))) or (said[:1] != named and may_be_example(said[0]))):
        return "example"
    by_column = {column: text for column, text in zip(columns, texts, strict=False) if column}
    if said != [by_column.get("headcount")] or len(counted) < 2:
        return None
    return (
        "total"
        if typed_people(said[0]) == str(sum(counted)) or said[0].startswith(("=sum(", "=subtotal("))
        else None
    )
