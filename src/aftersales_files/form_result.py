"""The result on its own sheet: score, level, where points were lost, and what each step rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Text
from aftersales_files import form_words as words
from aftersales_files.result_tables import FOOT, TABLES, lines_below_score
from aftersales_files.result_words import figures_line, verdict_line
from aftersales_files.sheet_writer import Column, SheetWriter

_WIDTHS = (12, 34, 10, 10, 10, 62)
_RANGE = Text(
    "还有 {open} 条未评：{worst}（{worst_level}）～ {best}（{best_level}）",
    "{open} {open:clause|clauses} still open: {worst} ({worst_level}) to {best} ({best_level})",
)


def result_sheet(writer: SheetWriter, result: Mapping[str, Any]) -> None:
    """RESULT, the reply to a score request, as a sheet of its own."""
    sheet = writer.sheet(writer.tell(words.RESULT), _WIDTHS)
    writer.title(sheet, 1, _verdict(writer, result))
    row = 2
    if result["complete"]:
        writer.line(sheet, row, writer.tell(figures_line(result)), _WIDTHS)
        row += 1
    for line in lines_below_score(result, writer.language):
        writer.line(sheet, row, line, _WIDTHS)
        row += 1
    for title, heads, rows_of in TABLES:
        cells = list(rows_of(writer.language, result))
        if cells:
            writer.heading(sheet, row + 1, writer.tell(title))
            row = writer.rows(sheet, row + 2, _columns(writer, heads), cells)
    writer.line(sheet, row, f"{writer.tell(NOTICE)}\n{writer.tell(FOOT)}", _WIDTHS)
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
