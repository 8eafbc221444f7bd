"""The sites that were drawn, with the reason for each and the cover of the cycle, as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from aftersales.calculation.draw_reasons import ALWAYS, OFFICE
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.text import Language, Text
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.sheet_writer import Column, SheetWriter
from aftersales_files.workbook_bytes import workbook_bytes

_SHEET, _COVER_SHEET = Text("抽样结果", "Sites drawn"), Text("覆盖情况", "Cover")
_TITLE = Text("多场所抽样：{stage}", "Site sample: {stage}")
_STAGES = {
    "initial": Text("初次认证", "initial certification"),
    "surveillance": Text("监督审查", "surveillance"),
    "recertification": Text("再认证", "recertification"),
}
_ABOUT = Text(
    "服务场所 {sites} 个，抽 {size} 个；随机种子 {seed}，同样的清单和随机种子抽出同样的场所。"
    "依据 {document} {clause}。制表 {made}。",
    "{size} of {sites} service sites; seed {seed} draws the same sites from the same list. "
    "Rule: {document} {clause}. Made on {made}.",
)
_HEADS = (
    (Text("次序", "Order"), 7),
    (Text("场所", "Site"), 26),
    (Text("地区", "Region"), 14),
    (Text("类型", "Type"), 14),
    (Text("人数", "Headcount"), 10),
    (Text("上次审查", "Last visited"), 13),
    (Text("为什么选它", "Why this one"), 52),
)
_COVER_HEADS = (
    (Text("地区", "Region"), 18),
    (Text("类型", "Type"), 18),
    (Text("场所数", "Sites"), 10),
    (Text("应占", "Share"), 10),
    (Text("本周期已去", "Visited this cycle"), 12),
    (Text("本次抽中", "Drawn now"), 12),
    (Text("已覆盖", "Covered"), 10),
)
_YES, _NO = Text("是", "yes"), Text("否", "no")
_NO_DRAW = Text("抽了样的请求：list、stage、seed 都有", "a request that draws: with list, stage and seed")


def draw_workbook(result: Mapping[str, Any], language: Language, made: date) -> bytes:
    """The draw of RESULT, the reply to a sites request, in LANGUAGE."""
    draw = result["draw"]
    if draw is None:
        raise Refused([Fault(at="request", found="–", expected=_NO_DRAW)])
    writer = SheetWriter(language)
    columns = _columns(writer, _HEADS, centred=(0, 4, 5))
    sheet = writer.sheet(writer.tell(_SHEET), [column.width for column in columns])
    writer.title(sheet, 1, writer.tell(_TITLE.filled(stage=_STAGES[draw["stage"]])))
    about = _ABOUT.filled(
        sites=result["sites"],
        size=draw["size"],
        seed=draw["seed"],
        document=draw["source"]["document"],
        clause=draw["source"]["clause"],
        made=made.isoformat(),
    )
    said = [writer.tell(about), *chosen_readings(result, language), writer.tell(NOTICE)]
    writer.line(sheet, 2, "\n".join(said), columns)
    writer.line(sheet, 3, draw["convention"][language], columns)
    writer.rows(sheet, 4, columns, [*_chosen(draw, language), *_offices(writer, result)])
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    _cover(writer, draw)
    return workbook_bytes(writer.workbook, made)


def _columns(writer: SheetWriter, heads: Sequence[tuple[Text, int]], centred: Sequence[int]) -> list[Column]:
    return [
        Column(head=writer.tell(head), width=width, centred=number in centred)
        for number, (head, width) in enumerate(heads)
    ]


def _chosen(draw: Mapping[str, Any], language: Language) -> Iterator[Sequence[object]]:
    for choice in draw["choices"]:
        headcount, visited = choice["headcount"], choice["last_visited"]
        yield (
            choice["order"],
            choice["name"],
            choice["region"],
            choice["type"],
            int(headcount) if headcount is not None and len(headcount) < 16 else headcount or "",
            date.fromisoformat(visited) if visited else "",
            choice["reason"][language],
        )


def _offices(writer: SheetWriter, result: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    if "central-office" not in result["always"]:
        return
    office = writer.tell(OFFICE)
    for name in result["draw"]["central_office"] or [office]:
        yield "+", name, "", office, "", "", writer.tell(ALWAYS)


def _cover(writer: SheetWriter, draw: Mapping[str, Any]) -> None:
    columns = _columns(writer, _COVER_HEADS, centred=range(2, 7))
    sheet = writer.sheet(writer.tell(_COVER_SHEET), [column.width for column in columns])
    rows = [
        (
            stratum["region"],
            stratum["type"],
            stratum["sites"],
            stratum["display"]["share"],
            stratum["visited"],
            stratum["drawn"],
            writer.tell(_YES if stratum["covered"] else _NO),
        )
        for stratum in draw["cover"]["strata"]
    ]
    writer.rows(sheet, 1, columns, rows)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
