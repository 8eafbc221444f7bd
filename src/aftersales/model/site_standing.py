"""Whether a row of a list of sites says that the site is closed, or not open yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.model.site_scope import yes_or_no
from aftersales.model.table_lines import as_words

_CLOSED = (
    "停业(?:整顿)?|停止营业|停营业|暂停营业|关闭|关店|关停|闭店|关门|撤店|撤销|"
    "撤并|撤点|撤站|撤除|撤出|撤网|退网|退出|注销|歇业|停用|倒闭|停运|终止合作|解约|转让|拆除|作废|删除|剔除"
)
_NOT_OPEN = (
    "筹建|筹备|在建|建设中|未开业|未营业|待开业|即将开业|拟开业|计划开业|预计开业|(?:不|未|非)在营(?:业|运)?"
)
_DONE = "(?:已|现已)(?:[关停撤拆]|退|合并|并入.+|终止|到期)"
_IN_SHORT = f"{_DONE}|撤|停|关|暂停|取消|装修中|搬迁中|(?:待|拟)?拆迁|终止|中止|吊销|休眠|闲置"
"""What is said so in a bracket, or in a column of states; elsewhere 关 and 停 may be of anything."""
_DAY = (
    r"(?:(?:自|于|从|大概|约|in|on|since|from)?"
    r"(?:20)?[0-9]{2}(?:年(?:[0-9]{1,2}(?:月(?:[0-9]{1,2}[日号]?)?)?)?|(?:[./-][0-9]{1,2}){1,2})"
    r"(?:初|底|末|[上中下]旬)?(?:起|后)?)"
)
_MONTH = "(?:in|on|since|from)?[a-z]{0,9},?[0-9]{4}"
_WORDS = (
    rf"(?:[已现暂拟]|即将|计划|装修|不再|目前|正在|长期|临时)*(?:{_CLOSED}|{_NOT_OPEN}|不再营业)[中了]?"
    rf"|closed(?:{_MONTH})?|notyetopen|notopenyet"
)
_TO_COME = "(?:预计|计划|拟|将)于?"
_DATED = (
    rf"{_DAY}已?[关停撤拆]|(?:已|{_TO_COME})?{_DAY}(?:{_WORDS})"
    rf"|(?:{_WORDS})[(\[:]?{_DAY}[)\]]?|{_TO_COME}{_DAY}(?:开业|营业)"
)
_ALONE = LatePattern(f"{_WORDS}|{_DATED}")
_PARTS = LatePattern("[^,;。、]+")
_OLD = "旧址?|原址|旧店|已?(?:搬迁|迁址|搬走|搬离)|old|former"
_BEHIND = LatePattern(
    rf".+[(\[【](?:{_WORDS}|{_DATED}|{_OLD}|{_IN_SHORT})[)\]】]|[(\[【](?:{_WORDS}|{_DATED}|{_OLD})[)\]】].*"
    rf"|.+[-—–_/]?(?:现?已|现)(?:{_CLOSED}|[关停撤])|.+[-—–_/](?:{_WORDS})"
)
"""In a name, 旧 may be an address that was left."""
_CLOSED_AT_LAST = LatePattern(r".*\s[(]?closed[)]?\s*", re.IGNORECASE)
_REOPENED = LatePattern(
    "(?!.*(?:待|未|计划|预计|拟|将)).*(?:(?:恢复|重新|再次)(?:营业|开业|开张|运营|开放)|复业|重开|reopened)"
)
_CLOSING_DAY = LatePattern(
    rf"(?:{_CLOSED})(?:日期?|时间|年月|年份)|(?:closing|closed)(?:date|on)|dateclosed|closuredate"
)
_A_DAY = LatePattern(_DAY)
_STATE = LatePattern(
    "(?:目前|当前)?(?:营业|经营|运营|在营|开业|存续|合作|门店|网点|场所|站点|店铺)?(?:状态|现状|状况)"
    "|(?:site)?(?:status|state)"
)
_REMARK = LatePattern("备注|说明|情况(?:说明)?|remarks?|notes?|comments?")
_IN_A_REMARK = LatePattern(rf"{_DONE}(?:[,;。].*)?")
"""已退 and 已停 in a column of another kind are of a deposit, or of a lift."""
_NO_STATE = LatePattern(rf"{_IN_SHORT}|非正常(?:营业)?|异常|无效|不正常")
_IS_OPEN = LatePattern(
    "(?:目前|现在?|当前|仍)?(?:是否|能否)(?:仍|还|已|正常|正在|目前|现)*在?"
    "(?:营业?|营运|运营|运行|经营|开业|开店|开放|启用|有效|存续)中?"
    r"|(?:营业|经营|运营|开业|在营)与否|is(?:it)?open|(?:still)?open|operating|active"
)
_IS_CLOSED = LatePattern(
    rf"(?:目前|现在?|当前)?是否(?:已经?|正在)?(?:{_CLOSED}|关|撤|停)|(?:is)?closed|(?:{_CLOSED})与否"
)
"""Heads that ask for yes or no."""
_HINT = LatePattern(r"[(\[【].*[)\]】]|\?")
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
        said = cell.strip()
        if index != name and _denies_serving(cell, head):
            said = f"{head.strip()}：{said}"
        elif not _says_closed(cell, as_words(head), is_name=index == name):
            said = ""
        if said:
            expected = _STILL_A_SITE.filled(closed=shown(said))
            return [Fault(at=f"list.{number}.name", found=shown(cells[name].strip()), expected=expected)]
    return []


def _says_closed(cell: str, head: str, *, is_name: bool) -> bool:
    """Whether CELL below HEAD says it: behind a name, as part of a remark, or by a day of closing."""
    words = as_words(cell)
    if _AT_TIMES.fullmatch(head):
        return False
    if is_name:
        return _BEHIND.fullmatch(words) is not None or _CLOSED_AT_LAST.fullmatch(cell) is not None
    if _CLOSING_DAY.fullmatch(head) and _A_DAY.fullmatch(words):
        return True
    in_short = _NO_STATE if _STATE.fullmatch(head) else _IN_A_REMARK if _REMARK.fullmatch(head) else None
    return _is_closed(words) or (in_short is not None and in_short.fullmatch(words) is not None)


def _denies_serving(cell: str, head: str) -> bool:
    """Whether CELL is the answer to HEAD, which asks for yes or no, that says the site does not serve."""
    asked = _HINT.sub("", as_words(head))
    is_open = _IS_OPEN.fullmatch(asked) or _STATE.fullmatch(asked)
    answer = "no" if is_open else "yes" if _IS_CLOSED.fullmatch(asked) else None
    return answer is not None and yes_or_no(cell) == answer


def _is_closed(words: str) -> bool:
    parts = [words, *(each[0] for each in _PARTS.finditer(words))]
    return any(map(_ALONE.fullmatch, parts)) and not any(map(_REOPENED.fullmatch, parts))
