"""The tables of a result as a form tells them: where points were lost, and what each step rests on.

Written and, where a form comes back in a bundle, held against its record by the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from aftersales.foundation.notice import NOTICES
from aftersales.foundation.text import Language, Text, with_minus
from aftersales.model.assessment import FINDING_LABELS
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.shown_figures import number_or_text

Rows: TypeAlias = Iterator[Sequence[object]]

_SECTIONS, _LOSSES, _DELETED = (
    Text("分项", "By section"),
    Text("失分", "Points lost"),
    Text("删减", "Deleted"),
)
_READINGS = Text("原文不明之处换一种读法", "Under other readings of unclear places")
_STEPS = Text("怎么算出来的", "How it was computed")
FOOT = Text(
    "由 aftersales 引擎按公开规则推算。改了「自评」表后请重新计算，本页不会跟着变。",
    "Worked out by the aftersales engine from the published rules. This page does not follow changes to the "
    "assessment: compute it again.",
)
"""Behind the notice, in the last line of the sheet."""
_FOOT_OF_BEFORE = Text(
    "由 aftersales 引擎按公开规则推算，供自评用；评审结论以认证机构为准。"
    "改了「自评」表后请重新计算，本页不会跟着变。",
    "Worked out by the aftersales engine from the published rules, for self-assessment; the certification "
    "body decides. This page does not follow changes to the assessment: compute it again.",
)
"""The whole of that line, before there was a notice."""
_CLAUSE, _TITLE = Text("条款", "Clause"), Text("名称", "Title")
_POINTS, _EARNED = Text("分值", "Points"), Text("实得", "Earned")
_LOST, _OPEN, _FINDING = Text("扣分", "Lost"), Text("未评", "Open"), Text("结论", "Finding")
_WHY, _SECTION = Text("问题", "What was found"), Text("指标大类", "Section")
_REGISTER, _READING, _OUTCOME = Text("登记号", "Register"), Text("读法", "Reading"), Text("结果", "Outcome")
_NUMBER, _STEP, _SOURCE = Text("序号", "No."), Text("步骤", "Step"), Text("依据", "Source")


def lines_below_score(result: Mapping[str, Any], language: Language) -> list[str]:
    """What stands between the score of RESULT and its tables: readings that were chosen, and warnings."""
    warnings = [warning[language] for warning in result["warnings"]]
    return [f"! {line}" for line in (*chosen_readings(result, language), *warnings)]


def _sections(language: Language, result: Mapping[str, Any]) -> Rows:
    for section in result["sections"]:
        shown = section["display"]
        figures = (number_or_text(shown[key]) for key in ("points", "earned", "lost", "open"))
        yield section["number"], section["title"][language], *figures


def _losses(language: Language, result: Mapping[str, Any]) -> Rows:
    for loss in result["losses"]:
        finding = FINDING_LABELS[loss["finding"]].in_language(language)
        if loss["finding"] == "sampled":
            finding = f"{loss['nonconforming']}/{loss['sampled']}"
        figures = (number_or_text(loss["display"][key]) for key in ("points", "lost"))
        yield loss["clause"], loss["title"][language], *figures, finding, loss["reason"] or ""


def _deleted(language: Language, result: Mapping[str, Any]) -> Rows:
    for each in result["deleted"]:
        points = number_or_text(each["display"]["points"])
        yield each["clause"], each["title"][language], points, each["reason"] or ""


def _readings(language: Language, result: Mapping[str, Any]) -> Rows:
    """Only those that change the outcome: the rest stand on the website."""
    for other in result["readings"]:
        if other["differs"]:
            verdicts = (
                f"{v['level_label'][language]} {with_minus(v['display']['final'])}" for v in other["verdicts"]
            )
            yield other["register"], " ～ ".join(verdicts), other["text"][language]


def _steps(language: Language, result: Mapping[str, Any]) -> Rows:
    for number, step in enumerate(result["trace"], start=1):
        source = step["source"]
        place = f"{source['document']} {source['clause']}" if source else ""
        yield number, place, step["text"][language]


TABLES: Sequence[tuple[Text, Sequence[Text | None], Callable[[Language, Mapping[str, Any]], Rows]]] = (
    (_SECTIONS, (_SECTION, _TITLE, _POINTS, _EARNED, _LOST, _OPEN), _sections),
    (_LOSSES, (_CLAUSE, _TITLE, _POINTS, _LOST, _FINDING, _WHY), _losses),
    (_DELETED, (_CLAUSE, _TITLE, _POINTS, _WHY, None, None), _deleted),
    (_READINGS, (_REGISTER, _OUTCOME, _READING, None, None, None), _readings),
    (_STEPS, (_NUMBER, _SOURCE, _STEP, None, None, None), _steps),
)


def last_lines(language: Language) -> list[str]:
    """The last line of the sheet as it is written, and as releases of before wrote it."""
    foot = FOOT.in_language(language)
    noticed = [f"{notice.in_language(language)}\n{foot}" for notice in NOTICES]
    return [*noticed, _FOOT_OF_BEFORE.in_language(language)]
