"""The sheet of actions to hand round: each loss with who, until when, how far it is, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from aftersales.api.library import Published
from aftersales.foundation.dates import read_date
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.lineage import KEY, read_lineage
from aftersales.model.rubric import Rubric
from aftersales_files import action_words as words
from aftersales_files.mark_sheet import pieces_of
from aftersales_files.mark_writer import write_mark
from aftersales_files.sheet_writer import Column, SheetWriter
from aftersales_files.shown_figures import number_or_text
from aftersales_files.styles import TYPED, solid

_WIDTHS: Mapping[str, float] = {
    "measure": 12,
    "title": 24,
    "gain": 9,
    "effort": 8,
    "prepare": 40,
    "what": 30,
    "owner": 12,
    "due": 13,
    "state": 10,
    "evidence": 28,
}
_CENTRED = ("measure", "gain", "effort", "due", "state")
_CERTIFICATES = Text("取得证书：{certificates}", "get the certificates: {certificates}")
_DATE_FORMAT = "yyyy-mm-dd"
_HOW = Text(
    "请填浅黄格，其他格改了也不读；填好后在评分、整改等页打开本文件，或用命令行合并。"
    "隐藏表里带着发出时的整份评分，请勿删除。",
    "Fill in the shaded cells; the others are not read. Then open the file on the page of scores or actions, "
    "or merge it on the command line. A hidden sheet holds the whole assessment: leave it there.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A loss of the list: how it is called, the points it would bring, and what is done about it so far.

    ``certificates`` are the names of those that it takes.
    """

    measure: str
    title: Mapping[str, str]
    gain: str
    effort: str | None
    action: Mapping[str, Any]
    certificates: Sequence[str] = ()


def action_on(assessment: Mapping[str, Any], measure: str) -> Mapping[str, Any]:
    """The action on MEASURE in ASSESSMENT, which the engine has read; empty while there is none."""
    number = words.deduction_number(measure)
    if number:
        return dict(assessment["special_deductions"][number - 1].get("action", {}))
    return dict(assessment.get("actions", {}).get(measure, {}))


def action_sheet(
    writer: SheetWriter, rubric: Rubric, title: str, lines: Sequence[str], listed: Sequence[Listed]
) -> None:
    """Add the sheet with TITLE, the LINES below it, and a row for each loss LISTED."""
    names = [name for name in words.HEADS if name != "effort" or any(each.effort for each in listed)]
    columns = [
        Column(head=writer.tell(words.HEADS[name]), width=_WIDTHS[name], centred=name in _CENTRED)
        for name in names
    ]
    sheet = writer.sheet(writer.tell(words.LIST), [column.width for column in columns])
    writer.title(sheet, 1, title)
    writer.line(sheet, 2, "\n".join((*lines, writer.tell(_HOW))), columns)
    rows = [[_cells(writer, rubric, each)[name] for name in names] for each in listed]
    last = writer.rows(sheet, 3, columns, rows) - 1
    for row in sheet.iter_rows(min_row=4, max_row=last, max_col=len(names)) if listed else ():
        for name, cell in zip(names, row, strict=True):
            if name in words.TYPED:
                _open(cell, _DATE_FORMAT if name == "due" else "@")
    if listed:
        _choices(writer, sheet, row_count=last, column=names.index("state") + 1)
    sheet.freeze_panes = "C4"
    sheet.print_title_rows = "3:3"
    writer.protect(sheet)


def mark_actions(
    writer: SheetWriter, published: Published, assessment: Mapping[str, Any], listed: Sequence[Listed]
) -> None:
    """The hidden sheet: the ASSESSMENT that the list was made from, and what was LISTED of it."""
    told = {each.measure: {"title": each.title[writer.language], "gain": each.gain} for each in listed}
    plain = {key: value for key, value in assessment.items() if key != KEY}
    beside = pieces_of({"assessment": plain, "listed": told}, "given")
    write_mark(writer, words.FORMAT, published, read_lineage(Reader(assessment)), beside)


def _cells(writer: SheetWriter, rubric: Rubric, listed: Listed) -> dict[str, object]:
    clause = next((each for each in rubric.clauses if each.id == listed.measure), None)
    shown = [text.in_language(writer.language) for text in clause.evidence] if clause else []
    evidence = [f"· {each}" for each in [*certificate_lines(writer, listed.certificates), *shown]]
    action = listed.action
    due, state = action.get("due", ""), action.get("state", "")
    return {
        "measure": writer.tell(words.measure_name(rubric, listed.measure)),
        "title": listed.title[writer.language],
        "gain": number_or_text(listed.gain),
        "effort": number_or_text(listed.effort or ""),
        "prepare": "\n".join(evidence),
        "due": read_date(due) or due,
        "state": writer.tell(words.STATES[state]) if state in words.STATES else "",
        **{name: action.get(name, "") for name in ("what", "owner", "evidence")},
    }


def certificate_lines(writer: SheetWriter, names: Sequence[str]) -> list[str]:
    """One line on the certificates with NAMES that a measure takes; none where it takes none."""
    listed = Text("、".join(names), ", ".join(names))
    return [writer.tell(_CERTIFICATES.filled(certificates=listed))] if names else []


def _open(cell: Cell, number_format: str) -> None:
    """Let CELL be filled in."""
    cell.fill, cell.protection, cell.number_format = solid(TYPED), Protection(locked=False), number_format


def _choices(writer: SheetWriter, sheet: Worksheet, *, row_count: int, column: int) -> None:
    letter = sheet.cell(1, column).column_letter
    states = DataValidation(
        type="list", formula1=f'"{",".join(map(writer.tell, words.STATES.values()))}"', allow_blank=True
    )
    states.add(f"{letter}4:{letter}{row_count}")
    sheet.add_data_validation(states)
