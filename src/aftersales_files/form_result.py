"""The result on its own sheet: score, level, where points were lost, and what each step rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Text, with_minus
from aftersales.model.assessment import FINDING_LABELS
from aftersales_files import form_words as words
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.result_words import figures_line, verdict_line
from aftersales_files.sheet_writer import Column, SheetWriter, number_or_text

Rows: TypeAlias = Iterator[Sequence[object]]

_WIDTHS = (12, 34, 10, 10, 10, 62)
_RANGE = Text(
    "还有 {open} 条未评：{worst}（{worst_level}）～ {best}（{best_level}）",
    "{open} {open:clause|clauses} still open: {worst} ({worst_level}) to {best} ({best_level})",
)
_SECTIONS, _LOSSES, _DELETED = (
    Text("分项", "By section"),
    Text("失分", "Points lost"),
    Text("删减", "Deleted"),
)
_READINGS = Text("原文不明之处换一种读法", "Under other readings of unclear places")
_STEPS = Text("怎么算出来的", "How it was computed")
_CLAUSE, _TITLE = Text("条款", "Clause"), Text("名称", "Title")
_POINTS, _EARNED, _APPLICABLE = Text("分值", "Points"), Text("实得", "Earned"), Text("涉及项", "Applicable")
_LOST, _OPEN, _FINDING = Text("扣分", "Lost"), Text("未评", "Open"), Text("结论", "Finding")
_WHY, _SECTION = Text("问题", "What was found"), Text("指标大类", "Section")
_REGISTER, _READING, _OUTCOME = Text("登记号", "Register"), Text("读法", "Reading"), Text("结果", "Outcome")
_NUMBER, _STEP, _SOURCE = Text("序号", "No."), Text("步骤", "Step"), Text("依据", "Source")
_FOOT = Text(
    "由 aftersales 引擎按公开规则推算。改了「自评」表后请重新计算，本页不会跟着变。",
    "Worked out by the aftersales engine from the published rules. This page does not follow changes to the "
    "assessment: compute it again.",
)


def result_sheet(writer: SheetWriter, result: Mapping[str, Any]) -> None:
    """RESULT, the reply to a score request, as a sheet of its own."""
    sheet = writer.sheet(writer.tell(words.RESULT), _WIDTHS)
    writer.title(sheet, 1, _verdict(writer, result))
    row = 2
    if result["complete"]:
        writer.line(sheet, row, writer.tell(figures_line(result)), _WIDTHS)
        row += 1
    warnings = [warning[writer.language] for warning in result["warnings"]]
    for line in (*chosen_readings(result, writer.language), *warnings):
        writer.line(sheet, row, f"! {line}", _WIDTHS)
        row += 1
    for title, heads, rows_of in _TABLES:
        cells = list(rows_of(writer, result))
        if cells:
            writer.heading(sheet, row + 1, writer.tell(title))
            row = writer.rows(sheet, row + 2, _columns(writer, heads), cells)
    writer.line(sheet, row, f"{writer.tell(NOTICE)}\n{writer.tell(_FOOT)}", _WIDTHS)
    writer.protect(sheet)


def _columns(writer: SheetWriter, heads: Sequence[Text | None]) -> list[Column]:
    """The columns under HEADS; a head that is None widens the column before it."""
    columns: list[Column] = []
    for number, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        if head is None:
            before = columns.pop()
            columns.append(replace(before, width=before.width + width, span=before.span + 1, centred=False))
        else:
            columns.append(Column(head=writer.tell(head), width=width, centred=number in (0, 2, 3, 4)))
    return columns


def _verdict(writer: SheetWriter, result: Mapping[str, Any]) -> str:
    if result["complete"]:
        return writer.tell(verdict_line(result))
    worst, best = result["range"]["worst_verdict"], result["range"]["best_verdict"]
    return writer.tell(
        _RANGE.filled(
            open=result["so_far"]["clauses"] - result["so_far"]["answered"],
            worst=worst["display"]["final"],
            best=best["display"]["final"],
            worst_level=worst["level_label"][writer.language],
            best_level=best["level_label"][writer.language],
        )
    )


def _sections(writer: SheetWriter, result: Mapping[str, Any]) -> Rows:
    for section in result["sections"]:
        shown = section["display"]
        figures = (number_or_text(shown[key]) for key in ("points", "earned", "lost", "open"))
        yield section["number"], section["title"][writer.language], *figures


def _losses(writer: SheetWriter, result: Mapping[str, Any]) -> Rows:
    for loss in result["losses"]:
        finding = writer.tell(FINDING_LABELS[loss["finding"]])
        if loss["finding"] == "sampled":
            finding = f"{loss['nonconforming']}/{loss['sampled']}"
        figures = (number_or_text(loss["display"][key]) for key in ("points", "lost"))
        yield loss["clause"], loss["title"][writer.language], *figures, finding, loss["reason"] or ""


def _deleted(writer: SheetWriter, result: Mapping[str, Any]) -> Rows:
    for each in result["deleted"]:
        points = number_or_text(each["display"]["points"])
        yield each["clause"], each["title"][writer.language], points, each["reason"] or ""


def _readings(writer: SheetWriter, result: Mapping[str, Any]) -> Rows:
    """Only those that change the outcome: the rest stand on the website."""
    for other in result["readings"]:
        if other["differs"]:
            verdicts = (
                f"{v['level_label'][writer.language]} {with_minus(v['display']['final'])}"
                for v in other["verdicts"]
            )
            yield other["register"], " ～ ".join(verdicts), other["text"][writer.language]


def _steps(writer: SheetWriter, result: Mapping[str, Any]) -> Rows:
    for number, step in enumerate(result["trace"], start=1):
        source = step["source"]
        place = f"{source['document']} {source['clause']}" if source else ""
        yield number, place, step["text"][writer.language]


_TABLES: Sequence[tuple[Text, Sequence[Text | None], Callable[[SheetWriter, Mapping[str, Any]], Rows]]] = (
    (_SECTIONS, (_SECTION, _TITLE, _POINTS, _EARNED, _LOST, _OPEN), _sections),
    (_LOSSES, (_CLAUSE, _TITLE, _POINTS, _LOST, _FINDING, _WHY), _losses),
    (_DELETED, (_CLAUSE, _TITLE, _POINTS, _WHY, None, None), _deleted),
    (_READINGS, (_REGISTER, _OUTCOME, _READING, None, None, None), _readings),
    (_STEPS, (_NUMBER, _SOURCE, _STEP, None, None, None), _steps),
)
