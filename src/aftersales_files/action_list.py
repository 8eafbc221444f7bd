"""What to fix first, as a list to hand round: measure, points, evidence, who and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aftersales.api.library import Published
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.action_sheet import (
    Listed,
    action_on,
    action_sheet,
    certificate_lines,
    mark_actions,
)
from aftersales_files.action_words import HEADS
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.sheet_writer import Column, SheetWriter
from aftersales_files.shown_figures import number_or_text
from aftersales_files.workbook_bytes import workbook_bytes

_RANKING_SHEET = Text("全部措施", "All measures")
_RANKED = {"measure": 10, "title": 26, "gain": 9, "effort": 8}
_PLANNED = Text("失分与整改", "Losses and actions")
_LOSSES = Text("失分 {count} 处。制表 {made}。", "Losses: {count}. Made on {made}.")
_TITLE = Text("先改哪里：到{level}", "What to fix first: to {level}")
_REACHED = Text("已达到，不需要措施。", "Reached already; nothing to do.")
_WAY = Text(
    "还差 {needed} 条款分，最省的办法 {count} 项，工作量 {effort}。制表 {made}。",
    "{needed} {needed:point|points} of clauses lacking; the cheapest way is {count} "
    "{count:measure|measures}, effort {effort}. "
    "Made on {made}.",
)
_NO_WAY = Text(
    "能改的全部改完仍达不到（条款分最多到 {most}），下表列出全部措施。",
    "Out of reach even with every measure taken ({most} {most:point|points} of clauses at "
    "most); all measures are listed.",
)
_PER_EFFORT = Text("每份工作量得分", "Points per effort")


def action_workbook(
    published: Published,
    result: Mapping[str, Any],
    assessment: Mapping[str, Any],
    language: Language,
    made: date,
    *,
    duties: Mapping[str, Mapping[str, str]],
) -> bytes:
    """The measures of RESULT, the reply to an improve request about ASSESSMENT.

    What is done about each stands in the assessment; DUTIES say who and until when where they are not of it.
    """
    writer = SheetWriter(language)
    level = Text(result["target"]["label"]["zh"], result["target"]["label"]["en"])
    said = [_verdict(writer, result, made), *chosen_readings(result, language), writer.tell(NOTICE)]
    measures = result["chosen"] if result["chosen"] is not None else result["ranking"]
    listed = [
        Listed(
            measure=measure["id"],
            title=measure["title"],
            gain=measure["display"]["gain"],
            effort=measure["effort"],
            action={**action_on(assessment, measure["id"]), **_duty(duties.get(measure["id"], {}))},
            certificates=_taken(result, measure, language),
        )
        for measure in measures
    ]
    action_sheet(writer, published.rubric, writer.tell(_TITLE.filled(level=level)), said, listed)
    _ranking(writer, result)
    mark_actions(writer, published, assessment, listed)
    return workbook_bytes(writer.workbook, made)


def planned_workbook(
    published: Published,
    result: Mapping[str, Any],
    assessment: Mapping[str, Any],
    language: Language,
    made: date,
) -> bytes:
    """Every loss of RESULT, the reply to an actions request about ASSESSMENT, with what is done about it."""
    writer = SheetWriter(language)
    listed = [
        Listed(
            measure=planned["measure"],
            title=planned["title"],
            gain=planned["display"]["gain"],
            effort=None,
            action=action_on(assessment, planned["measure"]),
        )
        for planned in result["planned"]
    ]
    line = writer.tell(_LOSSES.filled(count=len(listed), made=made.isoformat()))
    said = [line, *chosen_readings(result, language), writer.tell(NOTICE)]
    action_sheet(writer, published.rubric, writer.tell(_PLANNED), said, listed)
    mark_actions(writer, published, assessment, listed)
    return workbook_bytes(writer.workbook, made)


def _duty(duty: Mapping[str, str]) -> dict[str, str]:
    return {key: duty[name] for name, key in (("who", "owner"), ("until", "due")) if duty.get(name)}


def _taken(result: Mapping[str, Any], measure: Mapping[str, Any], language: Language) -> list[str]:
    """What the certificates are called that MEASURE takes: each is a measure of RESULT by itself, too."""
    names = {each["id"]: each["title"][language] for each in result["ranking"]}
    return [names.get(name, name) for name in measure["certificates"]]


def _verdict(writer: SheetWriter, result: Mapping[str, Any], made: date) -> str:
    if not result["reachable"]:
        return writer.tell(_NO_WAY.filled(most=result["display"]["most"]))
    if not result["chosen"]:
        return writer.tell(_REACHED)
    shown = result["display"]
    return writer.tell(
        _WAY.filled(
            needed=shown["needed"], count=len(result["chosen"]), effort=shown["effort"], made=made.isoformat()
        )
    )


def _ranking(writer: SheetWriter, result: Mapping[str, Any]) -> None:
    """Every measure by what it brings, the chosen ones marked."""
    heads = (
        ("", 5),
        *((writer.tell(HEADS[name]), width) for name, width in _RANKED.items()),
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
            "\n".join(
                (
                    measure["title"][writer.language],
                    *certificate_lines(writer, _taken(result, measure, writer.language)),
                )
            ),
            number_or_text(measure["display"]["gain"]),
            number_or_text(measure["effort"]),
            number_or_text(measure["display"].get("gain_per_effort", "–")),
        )
        for measure in result["ranking"]
    ]
    writer.rows(sheet, 1, columns, rows)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
