"""Whether a row of a list of sites says that the site is closed, or not open yet."""

from __future__ import annotations

from collections.abc import Sequence

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.model.table_lines import as_words

_CLOSED = (
    "停业|停止营业|停营业|暂停营业|关闭|关店|关停|闭店|撤店|撤销|"
    "撤并|撤点|注销|歇业|停用|倒闭|停运|终止合作|解约|转让"
)
_NOT_OPEN = "筹建|筹备|未开业|未营业|待开业|拟开业|计划开业|预计开业"
_DAY = (
    r"(?:(?:自|于|从|大概|约|in|on|since|from)?"
    r"(?:20)?[0-9]{2}(?:年(?:[0-9]{1,2}(?:月(?:[0-9]{1,2}[日号]?)?)?)?|(?:[./-][0-9]{1,2}){1,2})"
    r"(?:初|底|末|[上中下]旬)?(?:起|后)?)"
)
_MONTH = "(?:in|on|since|from)?[a-z]{0,9},?[0-9]{4}"
_WORDS = (
    rf"(?:[已现暂]|即将|装修|不再|目前|正在|长期|临时)*(?:{_CLOSED}|{_NOT_OPEN}|不再营业)[中了]?"
    rf"|closed(?:{_MONTH})?|notyetopen|notopenyet"
)
_TO_COME = "(?:预计|计划|拟|将)于?"
_DATED = (
    rf"(?:已|{_TO_COME})?{_DAY}(?:{_WORDS})|(?:{_WORDS})[(\[:]?{_DAY}[)\]]?|{_TO_COME}{_DAY}(?:开业|营业)"
)
_ALONE = LatePattern(f"{_WORDS}|{_DATED}")
_PARTS = LatePattern("[^,;。、]+")
_OLD = "旧址?|原址|旧店|已?(?:搬迁|迁址|搬走|搬离)|old|former"
_BEHIND = LatePattern(
    rf".+[(\[【](?:{_WORDS}|{_DATED}|{_OLD})[)\]】]|[(\[【](?:{_WORDS}|{_DATED}|{_OLD})[)\]】].*"
    rf"|.+[-—–_/]?(?:现?已|现)(?:{_CLOSED})|.+[-—–_/](?:{_WORDS})"
)
"""In a name, 旧 may be an address that was left."""
_CLOSING_DAY = LatePattern(
    rf"(?:{_CLOSED})(?:日期?|时间|年月|年份)|(?:closing|closed)(?:date|on)|dateclosed|closuredate"
)
_A_DAY = LatePattern(_DAY)
_AT_TIMES = LatePattern(
    r".*(?:周[一二三四五六日天末]|星期|(?<!环)节(?![点能])|假|休息|夜|晚|午|day|week|night|evening).*"
)
"""The head of a column that says when a site is open: one that is closed then still serves."""
_STILL_A_SITE = Text(
    "在服务的场所；这一行写着{closed}：不算就删掉这一行，还算就去掉这几个字",
    "a site that is open; this row says {closed}: delete it, or leave out these words if the site counts",
)


def closed_faults(number: int, cells: Sequence[str], heads: Sequence[str], name: int) -> list[Fault]:
    """What is asked about the row NUMBER of CELLS below HEADS, its name in column NAME: at most one fault.

    A site that is closed would be one to draw, and make the sample larger; only who made the list knows
    whether it still counts.
    """
    for index, (cell, head) in enumerate(zip(cells, heads, strict=False)):
        if _says_closed(cell, as_words(head), is_name=index == name):
            expected = _STILL_A_SITE.filled(closed=shown(cell.strip()))
            return [Fault(at=f"list.{number}.name", found=shown(cells[name].strip()), expected=expected)]
    return []


def _says_closed(cell: str, head: str, *, is_name: bool) -> bool:
    """Whether CELL below HEAD says it: behind a name, as part of a remark, or by a day of closing."""
    words = as_words(cell)
    if _AT_TIMES.fullmatch(head):
        return False
    if is_name:
        return _BEHIND.fullmatch(words) is not None
    if _CLOSING_DAY.fullmatch(head):
        return _A_DAY.fullmatch(words) is not None or _is_closed(words)
    return _is_closed(words)


def _is_closed(words: str) -> bool:
    return any(_ALONE.fullmatch(part) for part in (words, *(each[0] for each in _PARTS.finditer(words))))
