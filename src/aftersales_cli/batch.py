"""``aftersales batch PATH``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from aftersales.api.as_text import admitted, spelled_out
from aftersales.api.assessed import assessed_by
from aftersales.api.in_force import library_on
from aftersales.api.library import Library
from aftersales.api.verdict_shape import range_json
from aftersales.calculation.scoring import Score, Verdicts
from aftersales.foundation.exact import display, write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.formats import REQUEST_FORMAT
from aftersales.model.sameness import is_mapping
from aftersales_cli.batch_outcomes import each_outcome
from aftersales_cli.batch_row import Marked, Row, Skipped, Unread
from aftersales_cli.batch_rows import nothing_in_it, unread_rows
from aftersales_cli.batch_twice import Whose, named_twice, whose
from aftersales_cli.console_signs import json_for_output
from aftersales_cli.library import in_force_on, rubrics
from aftersales_cli.options import language_option
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.refusal import REFUSED, refuse
from aftersales_cli.standing import say_standings_of
from aftersales_cli.words import visible

COLUMNS = (
    *("place", "name", "ok", "complete", "final", "level", "passed", "worst", "best", "faults"),
    *("final_shown", "worst_shown", "best_shown", "remarks", "notice"),
)
"""Exact figures, and at the end the same as people read them, which no spreadsheet takes for a date."""


_EMPTY: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {"ok": False, "notice": f"{NOTICE.zh} / {NOTICE.en}"}


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--rubric",
    metavar="ID",
    help="CSV 各行的评分准则；列名中的条款只有一份有时可不填。"
    "Rubric of CSV rows; may be left out where only one has the clauses of the head.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写入文件。Write to a new file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl"]),
    default="csv",
    show_default=True,
    help="输出格式（CSV 带 BOM，Excel 与 WPS 直接打开）。Output; CSV opens in Excel and WPS.",
)
@language_option
def batch(path: Path, rubric: str | None, out: Path | None, form: str, language: Language) -> None:
    """批量评分：文件夹、表格或 JSON Lines。Score a folder, a table or JSON Lines, row by row.

    Bad rows are reported with their place and do not stop the rest; the exit code is then 2.
    表格里抽样写成 3 of 12 或 抽12不符3，3/12 会被表格程序改成日期。
    Write a sample as 3 of 12 in a table: spreadsheets make a date of 3/12.

    \b
    例 Examples:
      aftersales batch assessments/ --out scores.csv
      aftersales batch branches.csv --rubric gbt-27922-2011
      aftersales batch assessments.jsonl --format jsonl
    """
    if out is not None:
        expect_new(out, language)
    try:
        rows = list(unread_rows(path, rubric, rubrics(), as_marks=True, language=language))
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    each_told = each_outcome(rows, partial(told, rubrics(), form, language))
    if sys.stderr.isatty():
        with click.progressbar(each_told, len(rows), str(path.name), file=sys.stderr) as bar:
            found = list(bar)
    else:
        found = list(each_told)
    if all(each.passed_over for each in found):
        refuse([fault.to_json() for fault in nothing_in_it().faults], language, str(path))
    _write(out, form, "".join(each.written for each in found), language)
    remarks = (remark for each in found for remark in each.remarks)
    refused_rows = [each.refused for each in found if each.refused]
    twice = (each.in_language(language) for each in named_twice(each.whose for each in found if each.whose))
    passed_over = (each.passed_over for each in found if each.passed_over)
    for said in (*passed_over, *twice, *remarks, *refused_rows):
        click.echo(visible(said), err=True)
    say_standings_of({each.rubric for each in found}, rubrics(), in_force_on(), language)
    if refused_rows:
        sys.exit(REFUSED)


def _write(out: Path | None, form: str, rows: str, language: Language) -> None:
    text = (_line(COLUMNS) if form == "csv" else "") + rows
    if out is None:
        click.echo(text if form == "csv" else json_for_output(text), nl=False)
    else:
        write_new(out, ("\ufeff" if form == "csv" else "") + text, language)


class Told(NamedTuple):
    """What is written of a row, and what is said of it besides: each is empty where there is none.

    ``rubric`` is the one by whose edition of today it is scored.
    """

    written: str = ""
    passed_over: str = ""
    remarks: tuple[str, ...] = ()
    refused: str = ""
    whose: Whose | None = None
    rubric: str = ""


def told(library: Library, form: str, language: Language, read: Unread) -> Told:
    """What the row that READ reads comes to, written as FORM."""
    row = read()
    if isinstance(row, Skipped):
        return Told(passed_over=row.said().in_language(language))
    found = outcome(library, row)
    remarks = () if isinstance(row, Marked) else row.remarks
    return Told(
        written=_line(map(_cell, found.values())) if form == "csv" else _as_line(found),
        remarks=tuple(f"{row.place}: {remark.in_language(language)}" for remark in remarks),
        refused="" if found["ok"] else f"{row.place}: {found['faults']}",
        whose=whose(row),
        rubric=_by_todays(row),
    )


def outcome(library: Library, row: Row | Marked) -> dict[str, Any]:
    """What ROW comes to, a function of the row alone: the verdict, and nothing of what explains it."""
    found = _EMPTY | {"place": row.place, "name": row.name}
    try:
        verdicts = row.scoring.verdicts(row.told) if isinstance(row, Marked) else _scored(library, row, found)
    except Refused as refused:
        return found | {"faults": spelled_out(_in_words(refused.faults))}
    return found | _told_of(verdicts)


def _scored(library: Library, row: Row, found: dict[str, Any]) -> Score:
    """The score of ROW; raises `Refused`. What was guessed in reading it is noted in FOUND."""
    found["remarks"] = "; ".join(f"{remark.zh} / {remark.en}" for remark in row.remarks)
    if row.faults:
        raise Refused(row.faults)
    request = {"format": REQUEST_FORMAT, "kind": "score", "assessment": row.assessment}
    day = _day_of(row)
    by = library if day is None else library_on(library, day)
    _, scored = assessed_by(by, admitted(request, REQUEST_FORMAT)).sound()
    return scored


def _day_of(row: Row) -> object:
    """The day by whose editions ROW is scored, where its assessment names one."""
    return row.assessment.get(IN_FORCE_ON) if is_mapping(row.assessment) else None


def _by_todays(row: Row | Marked) -> str:
    """The rubric of ROW where that is scored by the edition of today; "" where it names a day itself."""
    if isinstance(row, Marked):
        return row.scoring.rubric.id
    return str(row.assessment.get("rubric")) if is_mapping(row.assessment) and _day_of(row) is None else ""


def _told_of(given: Score | Verdicts) -> dict[str, Any]:
    """The figures of a row; while clauses are open those of the verdict are null."""
    verdict = given.verdict
    if verdict is None:
        between = range_json(given)
        worst, best, shown = between["worst"], between["best"], between["display"]
        return {
            "ok": True,
            "complete": False,
            "final": None,
            "level": None,
            "passed": None,
            "worst": worst,
            "best": best,
            "worst_shown": shown["worst"],
            "best_shown": shown["best"],
        }
    final, shown_final = write_exact(verdict.final), display(verdict.final)
    return {
        "ok": True,
        "complete": True,
        "final": final,
        "level": verdict.level.id if verdict.level else None,
        "passed": verdict.passed,
        "worst": final,
        "best": final,
        "final_shown": shown_final,
        "worst_shown": shown_final,
        "best_shown": shown_final,
    }


def _in_words(faults: Iterable[Fault]) -> str:
    said = (f"{each.at or '-'}: {each.found} → {each.expected.zh} / {each.expected.en}" for each in faults)
    return "; ".join(said)


class _Given:
    """Where a writer of CSV writes a line: its caller gets it back."""

    def write(self, line: str) -> str:
        return line


_WRITER = csv.writer(_Given(), lineterminator="\n")


def _line(cells: Iterable[str]) -> str:
    line: str = _WRITER.writerow(cells)
    return line


@lru_cache(maxsize=1024, typed=True)
def _cell(value: Any) -> str:
    """VALUE as it is written; most figures and all words of a table come again."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(str(value)) if value else ""


def _as_line(outcome: dict[str, Any]) -> str:
    return json.dumps(outcome, ensure_ascii=False) + "\n"
