"""``aftersales read-form FILE``: what a filled-in form is understood to say, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.assessment_files import write_assessment
from aftersales_cli.document_words import value_words
from aftersales_cli.input_files import read_form_file, remarks_of, say
from aftersales_cli.library import rubrics
from aftersales_cli.options import out_option, output_options
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told
from aftersales_files.form_words import SPECIAL_KINDS, UNTOLD

_HEADS = {
    "zh": ("", "条款", "单元格", "表中所填", "读作", "得分", "备注"),
    "en": ("", "Clause", "Cell", "In the form", "Read as", "Points", "Notes"),
}
_MARKS = {"certain": "", "guessed": "?", "open": "!"}
_COUNTS = Text(
    "读出 {clauses} 条；? 推断 {guessed} 条，! 留作未评 {open} 条。",
    "{clauses} {clauses:clause|clauses} read; ? {guessed} inferred, ! {open} left open.",
)
_OPEN = Text("未评", "open")
_POINTS_COLUMN = 5
_ENTRY = Text("{kind} {number}：{clause}{told}", "{kind} {number}: {clause}{told}")
_HELD = Text("持有证书 {count} 张：{names}", "Certificates held, {count}: {names}")


@click.command(name="read-form")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@out_option("把读出的评分写到哪个文件（尚不存在）。Where to write the assessment that was read.")
@output_options
def read_form(file: Path, out: Path | None, as_json: bool, language: Language) -> None:
    """填好的自评表读成什么，逐条列出。What a filled-in form is understood to say, clause by clause.

    \b
    例 Examples:
      aftersales read-form form.xlsx
      aftersales read-form 原表.docx -o assessment.yaml
    """
    if out is not None:
        expect_new(out, language)
    result = read_form_file(file, language)
    if out is not None:
        write_assessment(out, result["assessment"], language)
    if as_json:
        print_json(result)
        return
    rows = result["understood"]["by_clause"]
    console().print(table(_HEADS[language], _lines(rows, language), numbers=(_POINTS_COLUMN,)))
    kinds = [row["certainty"] for row in rows]
    counts = {kind: kinds.count(kind) for kind in ("guessed", "open")}
    line(filled(_COUNTS, language, clauses=len(rows), **counts))
    for words in _beside_the_findings(result["assessment"], language):
        line(words)
    say(remarks_of(result), language)


def _lines(rows: list[Mapping[str, Any]], language: Language) -> Iterator[tuple[str, ...]]:
    for row in rows:
        finding, shown = row["finding"], row["display"]
        read = told(_OPEN, language) if finding is None else value_words(finding, language)
        earned = "–" if shown["earned"] is None else f"{shown['earned']}/{shown['points']}"
        yield _MARKS[row["certainty"]], row["clause"], row["at"], row["found"], read, earned, row["note"]


def _beside_the_findings(assessment: Mapping[str, Any], language: Language) -> Iterator[str]:
    """A line for each special entry, and one for the certificates: they count as the findings do."""
    for key, kind in SPECIAL_KINDS.items():
        given = assessment.get(key, [])
        for number, entry in enumerate(given if isinstance(given, list) else [given], start=1):
            clause = f"{entry['clause']} " if entry.get("clause") else ""
            told = entry.get("reason") or UNTOLD.in_language(language)
            yield filled(_ENTRY, language, kind=kind, number=number, clause=clause, told=told)
    if held := assessment.get("certificates"):
        rubric = rubrics().rubric(assessment["rubric"], "rubric").rubric
        names = [each.label.in_language(language) for each in rubric.certificates if each.id in held]
        yield filled(_HELD, language, count=len(names), names=", ".join(names))
