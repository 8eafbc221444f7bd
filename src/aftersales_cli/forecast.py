"""``aftersales forecast FILE``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask, strictly
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import output_options, paired, reading_option
from aftersales_cli.other_readings import chances_told, on_other_readings
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_Command = TypeVar("_Command", bound=Callable[..., object])

_HEADS = {"zh": ("级别", "可能性"), "en": ("Level", "Probability")}
_SUMMARY = Text(
    "{open} 个条款未评。期望得分 {expected}，通过的可能性 {passing}；得分在 {worst} 到 {best} 之间。",
    "{open} {open:clause|clauses} open. Expected score {expected}, between {worst} and {best}; "
    "probability of passing {passing}.",
)
_ASSUMED = Text(
    "未评条款中有 {count} 条按默认把握 {chance} 计算。",
    "{count} open {count:clause is|clauses are} taken at the default chance of {chance}.",
)


def chance_options(command: _Command) -> _Command:
    """``--chance`` and ``--clause``: what is expected of open clauses."""
    default = click.option(
        "--chance",
        "default",
        default="1/2",
        show_default=True,
        help="未评条款符合的可能性。Chance that an open clause is met.",
    )
    clauses = click.option(
        "--clause",
        "clauses",
        multiple=True,
        metavar="CLAUSE=CHANCE",
        help="某一条款的可能性；share:0.9 表示抽样符合比例。Chance of one clause, or its conforming share.",
    )
    return default(clauses(command))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@chance_options
@reading_option
@output_options
def forecast(
    file: Path,
    default: str,
    clauses: tuple[str, ...],
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """预测级别：未评条款各有可能，算出每个级别的确切概率。The exact probability of each level.

    \b
    例 Examples:
      aftersales forecast assessment.yaml
      aftersales forecast assessment.yaml --chance 4/5 --clause 5.1.2.2=1/2 --clause 5.3.2.2=share:0.9
    """
    chances = chances_given(default, clauses, language)
    request = strictly("forecast", {**read_asked(file, readings, language), "chances": chances})
    result = ask("forecast", language, **request, other_readings=True)
    if as_json:
        print_json(result)
        return
    rows = [(told(level["label"], language), level["display"]["probability"]) for level in result["levels"]]
    console().print(table(_HEADS[language], rows, numbers=(1,)))
    line(
        filled(
            _SUMMARY,
            language,
            open=result["open_clauses"],
            expected=result["display"]["expected"],
            passing=result["display"]["passing"],
            worst=result["range"]["display"]["worst"],
            best=result["range"]["display"]["best"],
        )
    )
    assumed = result["open_clauses"] - len(chances["clauses"])  # only open ones may have their own
    if assumed:
        line(filled(_ASSUMED, language, count=assumed, chance=default))
    for words in on_other_readings(
        result, language, lambda other: chances_told(other["result"], language) if other["differs"] else ""
    ):
        line(words)


def chances_given(default: str, options: tuple[str, ...], language: Language) -> dict[str, Any]:
    """The chances of a request: DEFAULT, and those of single clauses in OPTIONS."""
    outlooks: dict[str, Any] = {}
    given = paired(options, "--clause", {"zh": "条款=可能性", "en": "CLAUSE=CHANCE"}, language)
    for clause, chance in given.items():
        share = chance.removeprefix("share:")
        outlooks[clause] = {"conforming_share": share} if share != chance else chance
    return {"default": default, "clauses": outlooks}
