"""Whether a row of a list of sites says that the site is closed, or not open yet."""

from __future__ import annotations

from collections.abc import Sequence

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.model.table_lines import as_words

_WORDS = (
    "(?:[已现暂]|即将)?(?:停业|停止营业|停营业|关闭|关店|关停|闭店|撤店|撤销|撤并|撤点|注销|歇业|停用|倒闭|停运|"
    "终止合作|解约|筹建|筹备|未开业)[中了]?|closed|notyetopen"
)
_ALONE = LatePattern(_WORDS)
_OLD = "旧址?|原址|旧店|已?(?:搬迁|迁址|搬走|搬离)|old|former"
_BEHIND = LatePattern(rf".+[(\[【](?:{_WORDS}|{_OLD})[)\]】]|[(\[【](?:{_WORDS}|{_OLD})[)\]】].*")
"""In a name, 旧 may be an address that was left."""
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
        words = as_words(cell)
        is_closed = (_BEHIND if index == name else _ALONE).fullmatch(words)
        if is_closed and not _AT_TIMES.fullmatch(as_words(head)):
            expected = _STILL_A_SITE.filled(closed=shown(cell.strip()))
            return [Fault(at=f"list.{number}.name", found=shown(cells[name].strip()), expected=expected)]
    return []
