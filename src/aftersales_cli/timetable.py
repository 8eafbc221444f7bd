"""``aftersales timetable FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.timetable_changes import as_table, cells, changes_given
from aftersales_cli.words import filled, told
from aftersales_files.half_days import HEADS

_PLANNED = Text("共排 {planned} 人日。", "{planned} {planned:person-day|person-days} planned.")
_LEFT_OUT = Text("没人看：{site} {clauses}", "Nobody looks at: {site} {clauses}")
_NOT_VISITED = Text("没人去：{site}", "Nobody goes to: {site}")
_IN_HOURS = Text(
    "共排 {planned} 人日，合 {hours} 小时。",
    "{planned} {planned:person-day|person-days} planned, {hours} {hours:hour|hours}.",
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--day", "days", multiple=True, required=True, metavar="DATE", help="审查哪几天，可重复。A day."
)
@click.option(
    "--assessor",
    "assessors",
    multiple=True,
    required=True,
    metavar="NAME",
    help="审查员，可重复。Who audits.",
)
@click.option("--office", required=True, metavar="NAME", help="中心办公室。The central office.")
@click.option("--site", "sites", multiple=True, metavar="NAME", help="抽到的场所，可重复。A site drawn.")
@click.option(
    "--at-sites",
    "at_sites",
    multiple=True,
    metavar="CLAUSE",
    help="到场所看的条款，可重复；规则没有写哪些；不写就取评分里按抽样评的。"
    "A clause for the sites: no rule says which; else those that were scored by sample.",
)
@click.option(
    "--person-days", metavar="DAYS", help="现场几人日；不写就排满。Person-days on site; else all days."
)
@click.option("--hours", metavar="HOURS", help="每天几小时。How many hours a day has.")
@click.option(
    "--change",
    "changes",
    multiple=True,
    metavar="HALF-DAY",
    help="某半天另排，可重复：“日期 时段 审查员=场所：条款 条款”，等号后面不写就是不排。"
    'A half day planned otherwise: "DAY PART ASSESSOR=SITE: CLAUSES", free with nothing behind =.',
)
@click.option(
    "--changes",
    "changes_file",
    metavar="TABLE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另排的各半天，一行一个；--csv 存出来的表改好即可，存成 .xlsx 等也行。"
    "The same as a table, such as --csv writes: CSV or a workbook.",
)
@click.option(
    "--csv",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为表格（尚不存在的文件）。Write the timetable as a table; the file must not exist yet.",
)
@output_options
def timetable(
    file: Path,
    days: tuple[str, ...],
    assessors: tuple[str, ...],
    office: str,
    sites: tuple[str, ...],
    at_sites: tuple[str, ...],
    person_days: str | None,
    hours: str | None,
    changes: tuple[str, ...],
    changes_file: Path | None,
    out: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """审查日程：哪天、谁、去哪里、看哪些条款。Who looks at what, where and when.

    \b
    例 Examples:
      aftersales timetable form.xlsx --day 2026-12-01 --assessor 张三 --assessor 李四 --office 总部
      aftersales timetable form.xlsx --day 2026-12-01 --assessor 张三 --office 总部 --site 甲店
      aftersales timetable form.xlsx --day 2026-12-01 --assessor 张三 --office 总部 --csv plan.csv
      aftersales timetable form.xlsx --day 2026-12-01 --assessor 张三 --office 总部 --changes plan.csv
    """
    if out is not None:
        expect_new(out, language)
    request: dict[str, Any] = {
        "assessment": read_assessment(file, language),
        "days": list(days),
        "assessors": list(assessors),
        "office": office,
        "sites": list(sites),
    }
    if at_sites:
        request["at_sites"] = list(at_sites)
    request |= {
        key: given for key, given in {"person_days": person_days, "hours": hours}.items() if given is not None
    }
    if changed := changes_given(changes, changes_file, language):
        request["changes"] = changed
    result = ask("timetable", language, **request)
    if out is not None:
        write_new(out, as_table(result["slots"], language), language)
    if as_json:
        print_json(result)
        return
    rows = [cells(slot, language) for slot in result["slots"]]
    console().print(table([told(head, language) for head in HEADS.values()], rows))
    words = _PLANNED if result["hours"] is None else _IN_HOURS
    line(filled(words, language, **result["display"]))
    for left in result["uncovered"]:
        clauses = " ".join(each["clause"] for each in left["clauses"])
        words = _LEFT_OUT if clauses else _NOT_VISITED
        line(filled(words, language, site=left["site"], clauses=clauses))
