"""``aftersales actions FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import output_options, reading_option
from aftersales_cli.output_files import write_file
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told
from aftersales_files.action_words import HEADS

_COLUMNS = ("measure", "title", "gain", "what", "owner", "due", "state")
"""Those of the list of actions that a terminal has room for."""
_NONE = Text("（没有整改项）", "(no action)")
_OVERDUE = Text("{state}，已逾期", "{state}, overdue")
_REQUIRED = Text(
    "必须整改，还没有整改项：{names}　[{document} {clause}]",
    "An action is required and lacking: {names} [{document} {clause}]",
)
_UNASSESSED = Text(
    "未评 {count} 条，不算失分：{clauses}",
    "{count} {count:clause|clauses} not yet answered: {clauses}",
)
_IDLE = Text("没有失分、仍记着整改项：{names}", "Actions about what is not lost: {names}")
_TODAY = Text("现在：{score}", "Today: {score}")
_BY = Text("{day} 改完 {count} 项：{score}", "By {day}, {count} mended: {score}")
_UNDATED = Text("连同没有期限的，共 {count} 项：{score}", "With what has no date, {count} mended: {score}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存为整改清单，填好后用 aftersales merge 合并回来。A list to fill in, which merge reads back.",
)
@click.option("--today", metavar="DATE", help="今天，用来看哪些逾期。By it something is overdue.")
@reading_option
@output_options
def actions(
    file: Path,
    xlsx: Path | None,
    today: str | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """整改：每处失分由谁、何时改完，各期限改完后多少分。What is done about each loss, and by when.

    \b
    例 Examples:
      aftersales actions assessment.yaml --today 2026-12-01
      aftersales actions assessment.yaml --xlsx actions.xlsx
      aftersales merge assessment.yaml assessment.yaml actions.xlsx -o merged.yaml
      aftersales actions form.xlsx --lang en
    """
    request = read_asked(file, readings, language)
    result = ask("actions", language, typed=True, **request, **({"today": today} if today else {}))
    if xlsx is not None:
        inner = {"kind": "actions", **request}
        write_file(xlsx, "spreadsheets", language, kind="actions", request=inner)
    if as_json:
        print_json(result)
        return
    if result["planned"]:
        rows = [_row(each, language) for each in result["planned"]]
        console().print(table([told(HEADS[each], language) for each in _COLUMNS], rows, numbers=(2,)))
    for words in _lines(result, language):
        line(words)


def _row(planned: dict[str, Any], language: Language) -> tuple[str, ...]:
    action = planned["action"]
    first = planned["measure"], told(planned["title"], language), planned["display"]["gain"]
    if action is None:
        return (*first, told(_NONE, language), "", "", "")
    state = told(action["label"], language)
    if planned["overdue"]:
        state = filled(_OVERDUE, language, state=state)
    return (*first, action["what"], action["owner"], action["due"] or "", state)


def _lines(result: dict[str, Any], language: Language) -> Iterator[str]:
    if result["required"]:
        source = next(each["required"] for each in result["planned"] if each["required"])
        yield filled(_REQUIRED, language, names=", ".join(result["required"]), **source)
    if result["unassessed"]:
        clauses = ", ".join(each["clause"] for each in result["unassessed"])
        yield filled(_UNASSESSED, language, count=len(result["unassessed"]), clauses=clauses)
    if result["idle"]:
        yield filled(_IDLE, language, names=", ".join(result["idle"]))
    first, *later = result["stages"]
    yield filled(_TODAY, language, score=outcome_words(first, language))
    for stage in later:
        words = _UNDATED if stage["on"] is None else _BY
        score = outcome_words(stage, language)
        yield filled(words, language, day=stage["on"], count=len(stage["measures"]), score=score)
