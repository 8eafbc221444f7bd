"""``aftersales batch PATH``."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from aftersales.api.as_text import REQUEST_FORMAT, admitted, spelled_out
from aftersales.api.library import Library
from aftersales.api.score import assessed_by
from aftersales.api.verdict_shape import verdict_json
from aftersales.calculation.scoring import Score
from aftersales.foundation.exact import display, write_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Language
from aftersales_cli.batch_outcomes import each_outcome
from aftersales_cli.batch_row import Row
from aftersales_cli.batch_rows import rows_of
from aftersales_cli.library import rubrics
from aftersales_cli.options import language_option
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.refusal import REFUSED, refuse
from aftersales_cli.words import visible

COLUMNS = (
    *("place", "name", "ok", "complete", "final", "level", "passed", "worst", "best", "faults"),
    *("final_shown", "worst_shown", "best_shown", "remarks", "notice"),
)
"""Exact figures, and at the end the same as people read them, which no spreadsheet takes for a date."""


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
    表格里抽样写成 3 of 12 或 12抽3不符，3/12 会被表格程序改成日期。
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
        rows, skipped = rows_of(path, rubric, rubrics())
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    found = each_outcome(rows, partial(outcome, rubrics()))
    hidden = not sys.stderr.isatty()
    with click.progressbar(found, len(rows), str(path.name), file=sys.stderr, hidden=hidden) as bar:
        outcomes = list(bar)
    text = _as_csv(outcomes) if form == "csv" else _as_lines(outcomes)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_new(out, ("\ufeff" if form == "csv" else "") + text, language)
    for passed_over in skipped:
        click.echo(visible(passed_over.said().in_language(language)), err=True)
    for row in rows:
        for remark in row.remarks:
            click.echo(visible(f"{row.place}: {remark.in_language(language)}"), err=True)
    bad = [each for each in outcomes if not each["ok"]]
    for each in bad:
        click.echo(visible(f"{each['place']}: {each['faults']}"), err=True)
    if bad:
        sys.exit(REFUSED)


def outcome(library: Library, row: Row) -> dict[str, Any]:
    """What ROW comes to, a function of the row alone: the verdict, and nothing of what explains it."""
    found: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "place": row.place,
        "name": row.name,
        "ok": False,
        "notice": f"{NOTICE.zh} / {NOTICE.en}",
        "remarks": "; ".join(f"{remark.zh} / {remark.en}" for remark in row.remarks),
    }
    if row.faults:
        return found | {"faults": _in_words(row.faults)}
    request = {"format": REQUEST_FORMAT, "kind": "score", "assessment": row.assessment}
    try:
        _, scored = assessed_by(library, admitted(request, REQUEST_FORMAT)).sound()
    except Refused as refused:
        return found | {"faults": spelled_out(_in_words(refused.faults))}
    return found | {"ok": True} | _verdict(scored)


def _verdict(scored: Score) -> dict[str, Any]:
    """The figures of a row; while clauses are open those of the verdict are null."""
    verdict, worst = scored.verdict, verdict_json(scored.rubric, scored.worst)
    best = worst if scored.best is scored.worst else verdict_json(scored.rubric, scored.best)
    return {
        "complete": scored.complete,
        "final": None if verdict is None else write_exact(verdict.final),
        "level": verdict.level.id if verdict and verdict.level else None,
        "passed": None if verdict is None else verdict.passed,
        "worst": worst["final"],
        "best": best["final"],
        "final_shown": "" if verdict is None else display(verdict.final),
        "worst_shown": worst["display"]["final"],
        "best_shown": best["display"]["final"],
    }


def _in_words(faults: Iterable[Fault]) -> str:
    said = (f"{each.at or '-'}: {each.found} → {each.expected.zh} / {each.expected.en}" for each in faults)
    return "; ".join(said)


def _as_csv(outcomes: Iterable[dict[str, Any]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(each[column]) for column in COLUMNS] for each in outcomes)
    return written.getvalue()


def _cell(value: Any) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return harmless(text)


def _as_lines(outcomes: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in outcomes)
