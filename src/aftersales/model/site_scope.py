"""Whether a list of sites says of a row that it is outside what is certified, in a column of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import says_something
from aftersales.model.central_office import is_head_office, is_office
from aftersales.model.site_rows import column_of
from aftersales.model.table_lines import as_words

Answer: TypeAlias = Literal["yes", "no"]
Scope: TypeAlias = Literal["in", "out", "unclear"]

_HEAD = LatePattern(
    r"(?:是否|能否)?(?:属于?|处于|包含|包括|列|纳)?(?:在|入|于)?(?:本次|此次|本年)?(?:认证|获证|审核|审查)范围(?:之?内)"
    r"|是否(?:属于?|处于|在|包含|包括|包含在|包括在)(?:本次|此次|本年)?(?:认证|获证|审核|审查)范围(?:之?内)?"
    r"|(?:是否)?(?:列入|纳入|参与|参加|申请)(?:本次|此次|本年)?(?:认证|获证)(?:范围)?(?:之?内)?"
    r"|(?:是否)?在(?:本次)?范围(?:之?内)|范围内|是否(?:列入|纳入|计入)"
    r"|(?:is)?(?:with)?in(?:the)?(?:certified|certification|audit)?scope|included(?:inscope)?"
)
"""是否认证 is none of them: it may ask whether a certificate is there already."""
_ASK = ("是否", "能否", "is")
"""How a head begins that asks for yes or no."""
_HINT = LatePattern(r"[(\[【].*[)\]】]")
"""What forms put behind the head: （是/否）."""
_YES = LatePattern("[是在对有内√✓✔☑■vy1]|已?[纳列]入|在?范围内|在内|包含|是的|yes|true|in|included")
_NO = LatePattern(
    r"否|不|不是|非|外|范围外|不[在属]于?(?:范围)?(?:之?内)?|不[纳列]入|[未没](?:纳入|列入|在范围内?)|不包[含括]"
    r"|[×✗✘☒x]|n|no|false|0|out|notincluded|notinscope"
)
_ELSEWHERE = LatePattern(
    r"(?:[(\[【]|.+[(\[【])?(?:本次|此次)?(?:"
    r"(?:不|未|暂不|暂未)(?:[包涵]?[含括]?在|列入|纳入|属于|计入|参与|参加)(?:本次|此次)?"
    r"(?:认证|获证|审核|审查)(?:范围)?(?:之?内)?"
    r"|(?:不|暂不|未)在(?:本次|此次)?范围(?:之?内)?|(?:不|暂不)(?:做|申请)?认证|(?:不|免|无需)(?:审核|审查|抽样|抽查|审|抽)"
    r"|(?:认证|获证|审核|审查)?范围(?:之?外))[)\]】]?"
    r"|(?:outof|notin)scope"
)
"""What a remark says, or a bracket behind the name."""
_BOX = "[☑☒■●√✓✔□☐○◯〇]"
_TICKED_BEFORE = LatePattern(rf"({_BOX})?(是|否|在|不在)")
_TICKED_AFTER = LatePattern(rf"(是|否|不在|在)({_BOX})?")
_EMPTY_BOXES = frozenset("□☐○◯〇")
_YES_OR_NO = Text(
    "“是”或“否”（“{head}”一列；填“否”的场所不算）",
    'yes or no (column "{head}"; sites with "no" are not counted)',
)
_IN_OR_OUT = Text(
    "在认证范围内的场所；这一行写着{said}：不算就删掉这一行，还算就去掉这几个字",
    "a site within the certified scope; this row says {said}: delete it, "
    "or leave out these words if the site counts",
)


def is_scope(head: str) -> bool:
    """Whether a column under HEAD says which sites are in the certified scope: ``是否在认证范围内``."""
    return _HEAD.fullmatch(_HINT.sub("", as_words(head)).rstrip("?:")) is not None


def scope_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns under HEADS that say so; one in which none of ROWS says anything is left aside.

    So is one whose head asks for no yes or no, where none of them says one: 申请认证范围 may have what is
    applied for, as 家电维修.
    """
    return tuple(
        index
        for index, head in enumerate(heads)
        if is_scope(head) and _is_answered(head, [row[index] for row in rows if index < len(row)])
    )


def _is_answered(head: str, cells: Sequence[str]) -> bool:
    if as_words(head).startswith(_ASK):
        return any(map(says_something, cells))
    return any(_said(cell) != "unclear" for cell in cells)


def scope_of(cells: Sequence[str], columns: Sequence[int]) -> Scope:
    """What COLUMNS of CELLS say of a site. Where two disagree, or one is empty, it is unclear."""
    said = {_said(cells[index]) if index < len(cells) else "unclear" for index in columns}
    return "in" if not said else said.pop() if len(said) == 1 else "unclear"


def scope_faults(
    number: int, cells: Sequence[str], name: int, heads: Sequence[str], columns: Sequence[int]
) -> list[Fault]:
    """What is asked about the row NUMBER of CELLS, whose name stands in column NAME: at most one fault.

    A site too many makes the sample larger, and may be drawn; only who made the list knows.
    """
    at = f"list.{number}.name"
    told = any(says_something(cells[column]) for column in columns if column < len(cells))
    if not told and _is_office(cells, name, heads):
        return []
    if scope_of(cells, columns) == "unclear":
        unclear = next((c for c in columns if c < len(cells) and _said(cells[c]) == "unclear"), columns[0])
        found = shown(cells[unclear].strip()) if unclear < len(cells) else "–"
        return [Fault(at=at, found=found, expected=_YES_OR_NO.filled(head=heads[unclear].strip()))]
    for index, cell in enumerate(cells):
        words = as_words(cell)
        if index not in columns and _ELSEWHERE.fullmatch(words) and (index != name or words[-1:] in ")]】"):
            expected = _IN_OR_OUT.filled(said=shown(cell.strip()))
            return [Fault(at=at, found=shown(cells[name].strip()), expected=expected)]
    return []


def _is_office(cells: Sequence[str], name: int, heads: Sequence[str]) -> bool:
    """Whether CELLS are the central office, which is visited whatever a list says of its sites."""
    kinds = [cell for cell, head in zip(cells, heads, strict=False) if column_of(head) == "type"]
    kind = next(filter(says_something, kinds), "").strip()
    return is_office(kind) or is_head_office(cells[name], kind)


def _ticked(cell: str) -> str | None:
    """The one answer that is ticked among those that are printed, ``☑是 □否``; None if it is not one."""
    apart = [as_words(each) for each in cell.replace("/", " ").split()]
    found = [_TICKED_BEFORE.fullmatch(each) or _TICKED_AFTER.fullmatch(each) for each in apart]
    if None in found:
        words = "".join(apart)
        pattern = _TICKED_BEFORE if words[:1] and not words[0].isalnum() else _TICKED_AFTER
        found = list(pattern.finditer(words))
        if "".join(each[0] for each in found if each) != words:
            return None
    marked = [sorted(filter(None, each.groups()), key=str.isalnum) for each in found if each]
    ticked = [each[1] for each in marked if len(each) > 1 and each[0] not in _EMPTY_BOXES]
    return ticked[0] if len(ticked) == 1 else None


def yes_or_no(cell: str) -> Answer | None:
    """What CELL answers to a head that asks for yes or no: a word, a tick, or the one that is ticked."""
    words = as_words(_ticked(cell) or cell).strip("。.,;()[]【】")
    return "yes" if _YES.fullmatch(words) else "no" if _NO.fullmatch(words) else None


def _said(cell: str) -> Scope:
    answers: Mapping[Answer | None, Scope] = {"yes": "in", "no": "out"}
    return answers.get(yes_or_no(cell), "unclear")
