"""What to fix first, as a list to hand round: measure, points, evidence, who and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from aftersales.foundation.dates import read_date
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales.model.rubric import Rubric
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.sheet_writer import Column, SheetWriter, number_or_text
from aftersales_files.workbook_bytes import workbook_bytes

_SHEET, _RANKING_SHEET = Text("整改清单", "Action list"), Text("全部措施", "All measures")
_TITLE = Text("先改哪里：到{level}", "What to fix first: to {level}")
_REACHED = Text("已达到，不需要措施。", "Reached already; nothing to do.")
_WAY = Text(
    "还差 {needed} 条款分，最省的办法 {count} 项，工作量 {effort}。制表 {made}。",
    "{needed} points of clauses lacking; the cheapest way is {count} measures, effort {effort}. "
    "Made on {made}.",
)
_NO_WAY = Text(
    "把能补的都补上也到不了（条款分最多到 {most}），下表列出全部措施。",
    "Out of reach even with every measure taken ({most} points of clauses at most); all measures are listed.",
)
_HEADS = (
    (Text("条款", "Clause"), 10),
    (Text("措施", "Measure"), 26),
    (Text("条款分", "Points"), 9),
    (Text("工作量", "Effort"), 8),
    (Text("要准备的证明材料", "Evidence to prepare"), 50),
    (Text("负责人", "Who"), 14),
    (Text("完成期限", "Until"), 13),
    (Text("进度", "State"), 10),
)
_CENTRED = (0, 2, 3, 6, 7)
_STATES = (Text("未开始", "not begun"), Text("进行中", "under way"), Text("已完成", "done"))
_PER_EFFORT = Text("每份工作量得分", "Points per effort")


def action_workbook(
    rubric: Rubric,
    result: Mapping[str, Any],
    language: Language,
    made: date,
    duties: Mapping[str, Mapping[str, str]],
) -> bytes:
    """The measures of RESULT, the reply to an improve request; DUTIES says who does what until when."""
    writer = SheetWriter(language)
    columns = [
        Column(head=writer.tell(head), width=width, centred=number in _CENTRED)
        for number, (head, width) in enumerate(_HEADS)
    ]
    sheet = writer.sheet(writer.tell(_SHEET), [column.width for column in columns])
    level = Text(result["target"]["label"]["zh"], result["target"]["label"]["en"])
    writer.title(sheet, 1, writer.tell(_TITLE.filled(level=level)))
    said = [_verdict(writer, result, made), *chosen_readings(result, language), writer.tell(NOTICE)]
    writer.line(sheet, 2, "\n".join(said), columns)
    listed = result["chosen"] if result["chosen"] is not None else result["ranking"]
    last = writer.rows(sheet, 3, columns, list(_rows(rubric, listed, language, duties))) - 1
    states = DataValidation(
        type="list", formula1=f'"{",".join(map(writer.tell, _STATES))}"', allow_blank=True
    )
    if last > 3:
        states.add(f"H4:H{last}")
        sheet.add_data_validation(states)
    sheet.freeze_panes = "C4"
    sheet.print_title_rows = "3:3"
    _ranking(writer, result)
    return workbook_bytes(writer.workbook, made)


def _verdict(writer: SheetWriter, result: Mapping[str, Any], made: date) -> str:
    if not result["reachable"]:
        return writer.tell(_NO_WAY).format(most=result["display"]["most"])
    if not result["chosen"]:
        return writer.tell(_REACHED)
    shown = result["display"]
    return writer.tell(_WAY).format(
        needed=shown["needed"], count=len(result["chosen"]), effort=shown["effort"], made=made.isoformat()
    )


def _rows(
    rubric: Rubric,
    measures: Sequence[Mapping[str, Any]],
    language: Language,
    duties: Mapping[str, Mapping[str, str]],
) -> Iterator[Sequence[object]]:
    clauses = {clause.id: clause for clause in rubric.clauses}
    for measure in measures:
        clause = clauses.get(measure["id"])
        evidence = [f"· {text.in_language(language)}" for text in clause.evidence] if clause else []
        duty = duties.get(measure["id"], {})
        until = duty.get("until", "")
        yield (
            measure["id"] if clause else "",
            measure["title"][language],
            number_or_text(measure["display"]["gain"]),
            number_or_text(measure["effort"]),
            "\n".join(evidence),
            duty.get("who", ""),
            read_date(until) or until,
            "",
        )


def _ranking(writer: SheetWriter, result: Mapping[str, Any]) -> None:
    """Every measure by what it brings, the chosen ones marked."""
    heads = (
        ("", 5),
        *((writer.tell(head), width) for head, width in _HEADS[:4]),
        (writer.tell(_PER_EFFORT), 14),
    )
    columns = [
        Column(head=head, width=width, centred=number != 2) for number, (head, width) in enumerate(heads)
    ]
    sheet = writer.sheet(writer.tell(_RANKING_SHEET), [column.width for column in columns], landscape=False)
    chosen = {measure["id"] for measure in result["chosen"] or ()}
    rows = [
        (
            "✓" if measure["id"] in chosen else "",
            measure["id"] if measure["kind"] == "clause" else "",
            measure["title"][writer.language],
            number_or_text(measure["display"]["gain"]),
            number_or_text(measure["effort"]),
            number_or_text(measure["display"].get("gain_per_effort", "–")),
        )
        for measure in result["ranking"]
    ]
    writer.rows(sheet, 1, columns, rows)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
