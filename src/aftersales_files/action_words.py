"""The words of the list of actions, by which it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, known_word
from aftersales.model.actions import PROGRESS, Progress
from aftersales.model.rubric import Rubric

FORMAT = "action-list/1"
LIST = Text("整改清单", "Action list")

HEADS: Mapping[str, Text] = {
    "measure": Text("条款", "Clause"),
    "title": Text("措施", "Measure"),
    "gain": Text("条款分", "Points"),
    "effort": Text("工作量", "Effort"),
    "prepare": Text("要准备的证明材料", "Evidence to prepare"),
    "what": Text("整改措施", "What is done"),
    "owner": Text("责任人", "Who"),
    "due": Text("完成期限", "Until"),
    "state": Text("进度", "State"),
    "evidence": Text("整改证据", "Evidence of the correction"),
}
TYPED = ("what", "owner", "due", "state", "evidence")
"""The columns to fill in, which are read again."""
GIVEN = ("title", "gain")
"""The columns that say what was lost; changing them changes nothing."""

STATES: Mapping[str, Text] = {
    "planned": Text("未开始", "not begun"),
    "under-way": Text("进行中", "under way"),
    "done": Text("已完成", "done"),
    "verified": Text("已验证", "verified"),
}
"""As a choice list of a spreadsheet can hold them: without commas."""
_ALSO_STATES: Mapping[str, Progress] = {
    **dict.fromkeys(("未整改", "待整改", "未启动", "to do", "open"), "planned"),
    **dict.fromkeys(("整改中", "in progress", "ongoing"), "under-way"),
    **dict.fromkeys(("完成", "已整改", "整改完成", "已完成待验证", "completed", "finished"), "done"),
    **dict.fromkeys(("已关闭", "关闭", "验证通过", "closed"), "verified"),
}
_SHARE = LatePattern(
    r"(?P<before>[^\d%]*?)[(:,]?(?P<done>\d{1,3}(?:\.\d{1,9})?)%[)]?(?P<behind>[^\d%]*)", re.ASCII
)
_OF_A_SHARE = ("", "完成", "进度", "完成度", "完成率", "整改进度", "complete", "completed", "progress")
_DEDUCTION = Text("特别扣分 {number}", "Special deduction {number}")
_DEDUCTION_ID = re.compile("special-deduction-([1-9][0-9]{0,3})", re.ASCII)


def state_named(typed: str) -> Progress | None:
    """The state that TYPED names in either language, or by how much of it is done; None if it names none."""
    if (share := _SHARE.fullmatch(comparable(typed))) is not None:
        before, behind = (share[part].strip("(),:;、。") for part in ("before", "behind"))
        says_more = before in _OF_A_SHARE and _state_in_words(behind) is not None
        words = behind if says_more else before or behind
        return _state_by_share(words, Fraction(share["done"]))
    return _state_in_words(typed)


def _state_by_share(words: str, percent: Fraction) -> Progress | None:
    """The state where PERCENT are done, and WORDS beside it do not say otherwise: 已完成 50% is under way."""
    if percent > 100:
        return None
    by_share: Progress = "planned" if percent == 0 else "done" if percent == 100 else "under-way"
    said = None if words in _OF_A_SHARE else _state_in_words(words)
    if words in _OF_A_SHARE or said == by_share:
        return by_share
    if said == "done" and by_share == "under-way":
        return by_share
    return said if said == "verified" and by_share == "done" else None


def _state_in_words(typed: str) -> Progress | None:
    known = {str(state): text for state, text in PROGRESS.items()}
    for words in (STATES, known):
        if (name := known_word(words, typed)) is not None:
            return next(state for state in PROGRESS if state == name)
    wanted = comparable(typed)
    return next((state for word, state in _ALSO_STATES.items() if comparable(word) == wanted), None)


def measure_name(rubric: Rubric, measure: str) -> Text:
    """What stands in the first column for MEASURE: a clause, ``special-deduction-N`` or a certificate."""
    if number := deduction_number(measure):
        return _DEDUCTION.filled(number=number)
    return next((each.label for each in rubric.certificates if each.id == measure), Text(measure, measure))


def deduction_number(measure: str) -> int | None:
    """Which special deduction MEASURE is, counting from 1; None where it is none."""
    match = _DEDUCTION_ID.fullmatch(measure)
    return int(match[1]) if match else None


def measures_by_name(rubric: Rubric, deductions: int) -> dict[str, str]:
    """Every measure of an assessment with that many DEDUCTIONS, by the names that the first column has."""
    return dict(_named(rubric, deductions))


def _named(rubric: Rubric, deductions: int) -> Iterator[tuple[str, str]]:
    numbered = (f"special-deduction-{number}" for number in range(1, deductions + 1))
    certificates = (each.id for each in rubric.certificates)
    for measure in (*(clause.id for clause in rubric.clauses), *numbered, *certificates):
        name = measure_name(rubric, measure)
        yield from ((comparable(each), measure) for each in (measure, name.zh, name.en))
