"""``aftersales evidence FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.calculation.punch_list import STATUSES
from aftersales.foundation.text import Language, Text, with_minus
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import output_options, reading_option
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("条款", "名称", "分值", "现状", "负责", "原因"),
    "en": ("Clause", "Title", "Points", "Standing", "Owner", "Reason"),
}
_COUNT = Text("{label} {count} 条", "{label}: {count}")
_NO_DAY = Text(
    "没有给基准日（--as-of），不看有效期。", "No day was given (--as-of): nothing is taken as expired."
)
_SCORE = Text("得分：{score}", "Score: {score}")
_FAILING = Text("有风险的全部不符合时：{score}", "If everything at risk is not met: {score}")
_VERDICT = Text("{final}（{level}）", "{final} ({level})")
_RANGE = Text("{worst} ～ {best}", "{worst} to {best}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", metavar="DATE", help="基准日：材料到这天要有效。The day on which it must hold.")
@click.option("--all", "whole", is_flag=True, help="就绪和未评的也列出。Ready and unanswered clauses too.")
@reading_option
@output_options
def evidence(
    file: Path,
    as_of: str | None,
    whole: bool,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """证明材料：哪些条款会扣分、有风险、就绪、未评。Which clauses are at risk for want of evidence.

    \b
    例 Examples:
      aftersales evidence assessment.yaml --as-of 2026-12-01
      aftersales evidence assessment.yaml --as-of 2026/12/1 --all
    """
    request = read_asked(file, readings, language)
    result = ask("evidence", language, typed=True, **request, **({"as_of": as_of} if as_of else {}))
    if as_json:
        print_json(result)
        return
    rows = [_row(each, language) for each in result["clauses"] if whole or _is_due(each)]
    if rows:
        console().print(table(_HEADS[language], rows, numbers=(2,)))
    for words in _summary(result, language):
        line(words)


def _is_due(standing: dict[str, Any]) -> bool:
    return standing["status"] in ("losing", "at-risk")


def _row(standing: dict[str, Any], language: Language) -> tuple[str, ...]:
    reasons = "；" if language == "zh" else "; "
    return (
        standing["clause"],
        told(standing["title"], language),
        standing["display"]["points"],
        told(standing["label"], language),
        standing["owner"] or "",
        reasons.join(told(each, language) for each in standing["reasons"]),
    )


def _summary(result: dict[str, Any], language: Language) -> Iterator[str]:
    counts = [
        filled(_COUNT, language, label=told(STATUSES[status], language), count=count)
        for status, count in result["counts"].items()
        if count
    ]
    yield ("，" if language == "zh" else ", ").join(counts)
    if result["as_of"] is None:
        yield told(_NO_DAY, language)
    yield filled(_SCORE, language, score=outcome_words(result["score"], language))
    if result["counts"]["at-risk"]:
        yield filled(_FAILING, language, score=outcome_words(result["if_at_risk_fails"], language))


def outcome_words(outcome: dict[str, Any], language: Language) -> str:
    """What an assessment comes to: score and level, or both ends of the range."""
    if outcome["verdict"] is not None:
        return _verdict_words(outcome["verdict"], language)
    ends = {end: _verdict_words(outcome["range"][f"{end}_verdict"], language) for end in ("worst", "best")}
    same = ends["worst"] == ends["best"]
    return ends["worst"] if same else filled(_RANGE, language, **ends)


def _verdict_words(verdict: dict[str, Any], language: Language) -> str:
    final, level = with_minus(verdict["display"]["final"]), told(verdict["level_label"], language)
    return filled(_VERDICT, language, final=final, level=level)
