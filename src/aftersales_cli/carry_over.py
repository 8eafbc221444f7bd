"""``aftersales carry-over FILE --to RUBRIC``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.assessment_files import write_assessment
from aftersales_cli.document_words import value_words
from aftersales_cli.engine import ask
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_asked, read_assessment
from aftersales_cli.options import READING_GIVEN, out_option, output_options, paired, reading_option
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("", "条款", "名称", "来自", "建议", "不同之处"),
    "en": ("", "Clause", "Title", "From", "Suggested", "What differs"),
}
_GIVEN = Text("{title}：{score}", "{title}: {score}")
_LEFT = Text("没有对应条款：{clauses}", "Without a counterpart: {clauses}")
_MARK = Text("* 已确认；没有确认的不带过去。", "* confirmed; nothing else is carried over.")


@click.command(name="carry-over")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--to", "target", required=True, metavar="ID", help="另一套准则。The other rubric.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    help="按那套准则已评的一份，已评的不动。What is answered by it already, and stays.",
)
@click.option(
    "--confirm",
    "confirmed",
    multiple=True,
    metavar="CLAUSE",
    help="确认这一条的建议，可重复。Take the suggestion for this clause.",
)
@click.option(
    "--to-reading",
    "to_readings",
    multiple=True,
    metavar="DISCREPANCY=READING",
    help="那套准则换一种读法；--reading 换的是 FILE 的。"
    "Another reading in the other rubric; --reading is for that of FILE.",
)
@out_option("带过去的评分写到哪个文件（尚不存在）。Where to write what was carried over.")
@reading_option
@output_options
def carry_over(
    file: Path,
    target: str,
    into: Path | None,
    confirmed: tuple[str, ...],
    out: Path | None,
    readings: tuple[str, ...],
    to_readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """换一套准则：按对应条款给出建议，逐条确认。What findings by one rubric suggest by another.

    \b
    例 Examples:
      aftersales carry-over assessment.yaml --to zhht-completeness
      aftersales carry-over assessment.yaml --to zhht-completeness --confirm 2.1.1 -o other.xlsx
    """
    if out is not None:
        expect_new(out, language)
    request: dict[str, Any] = {
        **read_asked(file, readings, language),
        "to": target,
        "confirmed": list(confirmed),
        "to_readings": paired(to_readings, "--to-reading", READING_GIVEN, language),
    }
    if into is not None:
        request["into"] = read_assessment(into, language)
    result = ask("carry-over", language, {} if into is None else {"into": into}, **request)
    if out is not None:
        write_assessment(out, result["carried"]["assessment"], language)
    if as_json:
        print_json(result)
        return
    console().print(table(_HEADS[language], _rows(result, language)))
    for words in _lines(result, language):
        line(words)


def _rows(result: dict[str, Any], language: Language) -> Iterator[tuple[str, ...]]:
    for each in result["suggestions"]:
        if each["hindrance"] == "open":
            continue
        suggested = each["suggested"]
        yield (
            "*" if each["confirmed"] else "",
            each["clause"],
            told(each["title"], language),
            ", ".join(origin["clause"] for origin in each["origins"]),
            told(each["why"], language) if suggested is None else value_words(suggested, language),
            " ".join(told(text, language) for origin in each["origins"] for text in origin["differs"]),
        )


def _lines(result: dict[str, Any], language: Language) -> Iterator[str]:
    yield told(_MARK, language)
    if result["without_counterpart"]:
        clauses = ", ".join(each["clause"] for each in result["without_counterpart"])
        yield filled(_LEFT, language, clauses=clauses)
    for rubric, outcome in (
        (result["rubric"], result["given"]),
        (result["carried"]["rubric"], result["carried"]),
    ):
        title, score = told(rubric["title"], language), outcome_words(outcome, language)
        yield filled(_GIVEN, language, title=title, score=score)
