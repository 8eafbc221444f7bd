"""``aftersales compare A B``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales.model.assessment import FINDING_LABELS
from aftersales_cli.document_words import CHANGE_HEADS, change_rows
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options, reading_option, readings_given
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.rule_result import RUBRIC_HEADING
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("条款", "名称", "原先", "现在", "分值变化"),
    "en": ("Clause", "Title", "Before", "After", "Points"),
}
_EDITIONS = Text("{before} → {after}", "{before} → {after}")
_NOTHING = Text("没有变动。", "Nothing changed.")
_CHANGE = Text("得分变化：{change}", "Change of score: {change}")
_ENDS = Text("最低 {worst}，最高 {best}", "{worst} at worst, {best} at best")
_RECORD = {
    "intact": Text("记录被改动过：校验值不符。", "The record has been changed: its digest does not match."),
    "same_document": Text(
        "记录依据的是另一版准则；这里按上面写的这一版重算。",
        "The record was made with another edition of the rubric; it is recomputed under the one named above.",
    ),
    "agrees": Text("重算的得分或级别与记录不同。", "Score or level are not as recorded."),
}
_SIDES = {"before": Text("第一份", "The first"), "after": Text("第二份", "The second")}


@click.command()
@click.argument("before", metavar="A", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("after", metavar="B", type=click.Path(path_type=Path, dir_okay=False))
@reading_option
@output_options
def compare(before: Path, after: Path, readings: tuple[str, ...], as_json: bool, language: Language) -> None:
    """比较两份评分：哪些条款变了，分数和级别变了多少。Compare two assessments, or records of them.

    \b
    例 Examples:
      aftersales compare march.xlsx november.xlsx
      aftersales compare record.json assessment.yaml --lang en
    """
    request: dict[str, Any] = {
        "before": read_assessment(before, language),
        "after": read_assessment(after, language),
    }
    if readings:
        request["readings"] = readings_given(readings, language)
    result = ask("compare", language, {"before": before, "after": after}, **request)
    if as_json:
        print_json(result)
    else:
        _print(result, language)


def _print(result: dict[str, Any], language: Language) -> None:
    rubric = result["rubric"]
    editions = {side: result[side]["edition"] for side in _SIDES}
    edition = (
        rubric["edition"] if len(set(editions.values())) == 1 else filled(_EDITIONS, language, **editions)
    )
    named = {"title": told(rubric["title"], language), "id": rubric["id"], "edition": edition}
    line(filled(RUBRIC_HEADING, language, **named))
    for warning in (*(told(each, language) for each in result["warnings"]), *_warnings(result, language)):
        line(f"! {warning}")
    if result["clauses"]:
        console().print(table(_HEADS[language], _clauses(result, language), numbers=(4,)))
    if result["beside"]:
        console().print(table(CHANGE_HEADS[language], change_rows(result["beside"], language)))
    if not result["clauses"] and not result["beside"]:
        line(told(_NOTHING, language))
    for step in result["trace"]:
        source = step["source"]
        place = f"　[{source['document']} {source['clause']}]" if source else ""
        line(f"· {told(step['text'], language)}{place}")
    line(filled(_CHANGE, language, change=_change(result["change"]["display"], language)))


def _clauses(result: dict[str, Any], language: Language) -> Iterator[tuple[str, ...]]:
    for clause in result["clauses"]:
        sides = (_found(clause[side], language) for side in ("before", "after"))
        yield clause["clause"], told(clause["title"], language), *sides, clause["display"]["points"]


def _found(found: dict[str, Any], language: Language) -> str:
    words = told(FINDING_LABELS[found["finding"]], language)
    if found["finding"] == "sampled":
        words += f" {found['nonconforming']}/{found['sampled']}"
    return f"{words}：{found['reason']}" if found["reason"] else words


def _change(display: dict[str, str], language: Language) -> str:
    if "final" in display:
        return display["final"]
    return filled(_ENDS, language, **display)


def _warnings(result: dict[str, Any], language: Language) -> Iterator[str]:
    """What is to be said of a side that was given as a record."""
    for side, name in _SIDES.items():
        record = result[side]["record"]
        for key, words in _RECORD.items():
            if record is not None and record[key] is False:
                yield f"{told(name, language)}: {told(words, language)}"
