"""``aftersales losses FILE``, and the option ``--losses`` of other commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from aftersales.api.place_labels import label_of_place
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask, engine
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options
from aftersales_cli.printing import print_json
from aftersales_cli.words import filled, visible

_Command = TypeVar("_Command", bound=Callable[..., object])

_EITHER = (
    "给一个文件，或者 --losses 和 --rubric。A file, or --losses with --rubric: one of the two, and not both."
)
_LEFT_OUT = Text("没有写进去：{places}", "Not in the line: {places}")
_OF_A_DAY = Text(
    "评分按 {day} 有效的版本，这一行里没有：读回时加上 --in-force-on {day}，否则按今天的版本计分。",
    "It is scored by the editions in force on {day}, which the line does not say: read it back with "
    "--in-force-on {day}, or it is scored by those of today.",
)


def losses_options(command: _Command) -> _Command:
    """``--losses`` and ``--rubric``, which stand in place of a file."""
    line = click.option(
        "--losses",
        metavar="LINE",
        help="一行失分，其余符合，如 5.1.1.2=3/12 5.1.2.2=N。Losses in one line; the rest is met.",
    )
    rubric = click.option("--rubric", metavar="ID", help="这一行按哪套准则。The rubric of that line.")
    return line(rubric(command))


def assessment_given(file: Path | None, line: str | None, rubric: str | None, language: Language) -> object:
    """The assessment in FILE or in LINE; anything but one of the two ends the program."""
    if (file is None) == (line is None) or (rubric is not None and line is None):
        raise click.UsageError(_EITHER)
    if file is not None:
        return read_assessment(file, language)
    asked = {"losses": line} if rubric is None else {"losses": line, "rubric": rubric}
    return ask("losses", language, typed=True, **asked)["assessment"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@output_options
def losses(file: Path, as_json: bool, language: Language) -> None:
    """把一份评分写成一行，便于发消息：score --losses 能读回。An assessment as one line, for a message.

    \b
    一行里 In the line:
      5.1.1.2=3/12  抽 12 不符合 3   3 of 12 do not conform
      5.1.2.2=N     不符合           not met
      5.2.4.6=X"…"  不适用，理由     does not apply, with the reason
      5.1.1.1=?     未评             not yet answered
      *=?           没有写的都未评   whatever is not named is open; else it is met

    \b
    例 Examples:
      aftersales losses assessment.yaml
      aftersales score --losses "5.1.1.2=3/12 5.1.2.2=N" --rubric gbt-27922-2011
    """
    result = ask("losses", language, assessment=read_assessment(file, language))
    if as_json:
        print_json(result)
        return
    click.echo(visible(result["losses"]))
    if result["left_out"]:
        click.echo(visible(filled(_LEFT_OUT, language, places=_places(result, language))), err=True)
    day = result["assessment"].get("in_force_on")
    if day is not None:
        click.echo(visible(filled(_OF_A_DAY, language, day=day)), err=True)


def _places(result: Mapping[str, Any], language: Language) -> str:
    """What is not in the line, in words."""
    published = engine().library.rubrics.get(result["rubric"]["id"])
    rubric = None if published is None else published.rubric
    said = (label_of_place(place, rubric).in_language(language) for place in result["left_out"])
    return ("；" if language == "zh" else "; ").join(said)
