"""One row of a table as it is read: what each cell says of its clause, and the faults met.

``3/12`` is read, but a spreadsheet makes 12 March of it; ``3 of 12``, ``抽12不符3`` and two columns of counts
survive. What a date was is read back where that is certain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import names_none, plain, typed_count
from aftersales_cli.batch_heads import COUNTED, Column, Part
from aftersales_files.dated_samples import is_date, sample_of_date
from aftersales_files.finding_words import Written, understood
from aftersales_files.form_words import FINDING_WORDS
from aftersales_files.sample_words import one_unit, sample_count

_CELL = Text(
    "符合、不符合、抽样（写成 3 of 12 或 抽12不符3，即抽 12 个有 3 个不符合）、不适用：理由，或留空",
    "met, not met, a sample (3 of 12: 12 sampled, 3 not conforming), not applicable: reason, or empty",
)
_DATED = Text(
    "抽样写成 3 of 12 或 抽12不符3。3/12 会被表格程序改成日期，这一格说不准原来是几",
    "a sample written as 3 of 12. Spreadsheets make a date of 3/12, and here it is not certain what it was",
)
_NO_PARTIAL = Text(
    "规则里有的结论；部分符合只能按抽样写，如 3 of 12",
    "a finding that the rules know; partly met is written as a sample, 3 of 12",
)
_ONLY_SAMPLED = Text("空；有抽样数时结论留空或写抽样", "empty: counts go with a sample or no finding")
_WAS_DATE = Text(
    "{column}：{found} 是表格程序改成的日期，按 {bad} of {drawn} 读",
    "{column}: {found} is a date made by a spreadsheet, read as {bad} of {drawn}",
)
_LIKELY = Text("{column}：{found} 按{finding}读", "{column}: {found} is read as {finding}")
_A_COUNT = Text(
    "条数：0、1、2……（扣 2 分是 2 条时写 2）",
    "how many there are: 0, 1, 2 ... (2 where 2 points are 2 entries)",
)
_ENTRIES = re.compile("([0-9]{1,3}) *[次项條条个件起处]?")
_NAMED = Text("有列名的列才能填内容", "content below a column name only")
_FIGURE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})*%?|[-—–/]+", re.ASCII)


class RowReading:
    """One row as it is read: what its cells say of each clause, and the faults met."""

    def __init__(self, rubric: str) -> None:
        self.name = ""
        self.said: dict[str, dict[Part, str]] = {}
        self.faults: list[Fault] = []
        self.remarks: list[Text] = []
        self.more: dict[str, object] = {"format": "assessment/1", "rubric": rubric}

    def says_figures_alone(self) -> bool:
        """Whether all that is said of clauses are sums and shares, no finding."""
        cells = (cell for parts in self.said.values() for cell in parts.values())
        return all(map(is_figure, cells))

    def take(self, column: Column, cell: str, number: int) -> None:
        if column.part:
            self.said.setdefault(column.name, {})[column.part] = cell
        elif column.name == "id":
            self.name = cell
        elif column.name == "certificates":
            self.more["certificates"] = [each.strip() for each in re.split("[;；、]", cell) if each.strip()]
        elif column.name in COUNTED:
            self._count(column.name, cell)
        elif not column.name:
            self.faults.append(Fault(at=f"column {number}", found=shown(cell), expected=_NAMED))

    def _count(self, column: str, cell: str) -> None:
        """A table gives special entries as a number; their reasons stand in the records."""
        counted = _ENTRIES.fullmatch("0" if names_none(cell, "special") else typed_count(plain(cell)))
        if counted is None:
            self.faults.append(Fault(at=column, found=shown(cell), expected=_A_COUNT))
            return
        entries: list[dict[str, str]] = [{} for _ in range(int(counted[1]))]
        if column == "special_deductions":
            self.more[column] = entries
        elif entries:
            self.more[column] = entries[0] if len(entries) == 1 else entries

    def assessment(self) -> dict[str, object]:
        findings = {}
        for clause, parts in self.said.items():
            plain_word = _plain_word(parts["finding"]) if "finding" in parts and len(parts) == 1 else None
            finding = plain_word or self._finding(clause, parts)
            if finding is not None:
                findings[clause] = finding
        notes = {clause: parts["note"] for clause, parts in self.said.items() if "note" in parts}
        return self.more | {"findings": findings} | ({"notes": notes} if notes else {})

    def _finding(self, clause: str, parts: Mapping[Part, str]) -> object:
        cell, counted = parts.get("finding", ""), "sampled" in parts or "nonconforming" in parts
        written = self._written(clause, cell) if cell else None
        if written is None and (cell or not counted):
            return None
        if counted and written is not None and (written.kind != "sampled" or written.sampled):
            self.faults.append(Fault(at=clause, found=shown(cell), expected=_ONLY_SAMPLED))
            return None
        return as_kept(written, parts)

    def _written(self, clause: str, cell: str) -> Written | None:
        written = understood(cell)
        if written is None and (dated := sample_of_date(cell)) is not None:
            bad, drawn = dated.nonconforming, dated.sampled
            self.remarks.append(_WAS_DATE.filled(column=clause, found=cell, bad=bad, drawn=drawn))
            return dated
        if written is None:
            expected = _DATED if is_date(cell) else _CELL
            self.faults.append(Fault(at=clause, found=shown(cell), expected=expected))
        elif written.kind == "partial":
            self.faults.append(Fault(at=clause, found=shown(cell), expected=_NO_PARTIAL))
            return None
        elif written.likely:
            finding = FINDING_WORDS[written.kind]
            self.remarks.append(_LIKELY.filled(column=clause, found=cell, finding=finding))
        return written


def is_figure(cell: str) -> bool:
    """Whether CELL is a sum, a share, or a dash in place of one."""
    return _FIGURE.fullmatch(plain(cell)) is not None


@lru_cache(maxsize=4096)
def _plain_word(cell: str) -> Literal["met", "not_met"] | None:
    """What nearly every cell of a table says, with nothing to tell beside it; None for all others."""
    written = understood(cell)
    if written is None or written.likely or written.reason:
        return None
    return written.kind if written.kind in ("met", "not_met") else None


def as_kept(written: Written | None, parts: Mapping[Part, str]) -> object:
    """What an assessment holds; the engine judges counts and reasons."""
    if written is not None and written.kind == "met":
        return "met"
    reason = (written.reason if written else "") or parts.get("reason", "")
    if written is None or written.kind == "sampled":
        drawn = written.sampled if written and written.sampled else parts.get("sampled", "")
        bad = written.nonconforming if written and written.sampled else parts.get("nonconforming", "")
        failed = sample_count(bad) if one_unit((drawn, bad)) else bad  # of 12份, 3处 may be places in one
        counts = {"nonconforming": failed, "sampled": sample_count(drawn)}
        return counts | ({"reason": reason} if reason else {})
    if written.kind == "not_applicable":
        return {"not_applicable": reason}
    if written.kind == "not_met" and reason:
        return {"not_met": reason}
    return None if written.kind == "open" else written.kind
