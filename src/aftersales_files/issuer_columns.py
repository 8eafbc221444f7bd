"""Which column of a certification body's own form says what: by the heads, which may take several rows.

Where company and auditor judge in columns of their own, those of the company are read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aftersales.foundation.typed import comparable
from aftersales_files.finding_words import understood
from aftersales_files.sheets import Place, Sheet

_TICKED = {
    "met": "符合|合格|是|达标",
    "not_met": "不符合|不合格|否|不达标",
    "not_applicable": "不适用|不涉及",
}
_HEADS: Mapping[str, re.Pattern[str]] = {
    **{name: re.compile(f"(?:{words})(?:项|[(]?√[)]?)?") for name, words in _TICKED.items()},
    "partial": re.compile("(?:部分|基本)符合"),
    "sampled": re.compile("抽[样查检](?:数量?|份数|个数|量)|样本(?:数量?|量)|sampled"),
    "conforming": re.compile("(?:符合|合格|达标)数量?|conforming"),
    "nonconforming": re.compile("不(?:符合|合格)数量?|notconforming"),
    "reason": re.compile(".*(?:问题|原因|理由|扣分说明|不符合(?:说明|项|描述|事实)|whatwasfound).*"),
    "deducted": re.compile("(?:自评|自评估)?(?:扣分|失分)(?:数|值|情况)?|pointslost"),
    "points": re.compile(
        "(?:自我?评估?|企业自评|实际|评价|本次)?(?:分数|得分|评分|实得分?|打分)(?:[(](?:分|自评)[)])?|自评估?分"
        "|score|pointsearned|earned"
    ),
    "finding": re.compile(".*(?:符合.*不符合|是否符合|符合性|符合情况|符合与否|结论|结果|判定|finding).*"),
    "evidence": re.compile(
        "(?!.*(?:需|应|要求|须)).*(?:清单|材料|见证|佐证|证据|说明|备注|附件|evidence|note).*"
    ),
}
_OWN = re.compile(".*(?:自评|自查|自检|自我|企业|self)")
_AUDITORS = re.compile(
    ".*(?:审核|审查|评审|复核|复评|核查|核实|核验|专家|外审|认证机构|机构评|评价组|检查组|终评|auditor|reviewer)"
)
"""Whose judgement a column is, by all that stands above it."""
_JUDGES = re.compile(".*(?:分|分数|结论|结果|判定|判断|符合|评价|意见|score|finding|result)(?:[(].*[)])?")
_SHARES = re.compile("不?(?:符合|合格|达标)(?:率|比例|百分比)(?:[(]?%[)]?)?|(?:non)?conformityrate")
"""Which part of a sample conforms; of how many, it does not say."""
MARKED = ("finding", "points", "deducted", "met", "not_met", "not_applicable", "partial")
"""The columns that say how a clause stands."""
TICKED = ("met", "not_met", "not_applicable", "partial")
"""Those of them for one answer each, to be ticked."""
COUNTED = ("sampled", "nonconforming", "conforming")
"""The columns of a sample: how many were looked at, and of these how many do not conform, or do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedColumn:
    """A column that judges the clauses and was not read: its head, and in how many rows it says something."""

    place: Place
    head: str
    filled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    number: int
    name: str | None
    place: Place
    """Where its own head stands."""
    head: str
    above: str
    """All its heads, from the top."""
    filled: int

    @property
    def whose(self) -> int:
        return 0 if _OWN.match(self.above) else 2 if _AUDITORS.match(self.above) else 1


def says_findings(columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether COLUMNS say how clauses stand, be it by the counts of samples alone."""
    counted = columns.get("sampled") and any(columns.get(name) for name in COUNTED[1:])
    return bool(counted) or any(columns.get(name) for name in MARKED)


def columns_of(
    sheet: Sheet, anchors: Mapping[Place, Place], heads: range, rows: Collection[int], clause: int
) -> tuple[dict[str, list[int]], tuple[PassedColumn, ...]]:
    """What each column but that of the CLAUSE holds, by the lowest of its HEADS that says so.

    Of several that hold the same the one that says anything in ROWS comes first, then the company's own, then
    the left one. The others that say something are passed over, as are an auditor's beside the company's.
    """
    every = [each for each in _columns(sheet, anchors, heads, rows) if each.number != clause]
    own = any(each.name in MARKED and each.filled and not each.whose for each in every)
    said = [each for each in every if each.name and not (own and each.name in MARKED and each.whose > 1)]
    found: dict[str, list[_Column]] = {}
    for each in sorted(said, key=lambda one: (not one.filled, one.whose, one.number)):
        found.setdefault(each.name or "", []).append(each)
    marked = min((one.number for name in MARKED for one in found.get(name, ())), default=0)
    columns = {name: [each[0].number] for name, each in found.items() if name != "evidence"}
    evidence = sorted(each.number for each in found.get("evidence", ()))
    columns["evidence"] = [number for number in evidence if number > marked]
    read = {number for each in columns.values() for number in each}
    passed = [
        each for each in every if each.number not in read and each.filled and _judges(each, sheet, rows)
    ]
    return columns, tuple(PassedColumn(place=one.place, head=one.head, filled=one.filled) for one in passed)


def _columns(
    sheet: Sheet, anchors: Mapping[Place, Place], heads: range, rows: Collection[int]
) -> Iterator[_Column]:
    for number in sorted({column for row in (*heads, *rows) for column in sheet.cells.get(row, {})}):
        above = [
            (row, value.text)
            for row in heads
            if (value := sheet.at(*anchors.get((row, number), (row, number)))) is not None
        ]
        named = [(row, text) for row, text in above if (row, number) not in anchors or sheet.at(row, number)]
        known = [(row, text) for row, text in named if _name_of(text) is not None]
        row, head = (known or named or [(heads.start, "")])[-1]
        yield _Column(
            number=number,
            name=_name_of(head),
            place=(row, number),
            head=head,
            above=comparable(" ".join(text for _, text in above)),
            filled=sum(sheet.at(row, number) is not None for row in rows),
        )


def _judges(column: _Column, sheet: Sheet, rows: Collection[int]) -> bool:
    """Whether COLUMN says how clauses stand: by its head, or by what stands in it."""
    if column.name in MARKED or _SHARES.fullmatch(comparable(column.head)):
        return True
    if column.name is not None:
        return False
    if _AUDITORS.match(column.above) and _JUDGES.fullmatch(comparable(column.head)):
        return True
    values = [value.text for row in rows if (value := sheet.at(row, column.number)) is not None]
    words = [written for text in values if (written := understood(text)) and not written.likely]
    return len(words) == len(values) and all(word.kind in ("met", "not_met") for word in words)


def _name_of(head: str) -> str | None:
    word = comparable(head)
    return next((name for name, pattern in _HEADS.items() if pattern.fullmatch(word)), None)
