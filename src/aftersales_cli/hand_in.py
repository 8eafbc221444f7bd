"""``aftersales hand-in FILE``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask, files, strictly
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import out_option, output_options, reading_option
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.printing import line, print_json
from aftersales_cli.words import filled, told
from aftersales_files.api import Made

NOT_READY = 1

_PASSED = {True: Text("✓ {label}", "✓ {label}"), False: Text("✗ {label}", "✗ {label}")}
_SCORE = Text("得分：{score}", "Score: {score}")
_READY = Text("可以提交。", "Ready to be handed in.")
_NOT_READY = Text("还不能提交，没有写文件。", "Not ready to be handed in; nothing was written.")


@click.command("hand-in")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", metavar="DATE", help="基准日：材料到这天要有效。The day on which it must hold.")
@click.option("--by", default="", help="编制人，写进记录。Who made the record.")
@out_option("打成一个 zip（尚不存在的文件）。Put everything into one zip; it must not exist yet.")
@reading_option
@output_options
def hand_in(
    file: Path,
    as_of: str | None,
    by: str,
    out: Path | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """提交前检查，并打成一个包。Check before handing in, and pack it; exit 1 if something is lacking.

    \b
    例 Examples:
      aftersales hand-in assessment.yaml --as-of 2026-12-01
      aftersales hand-in assessment.yaml --as-of 2026-12-01 --by 张三 -o handed-in.zip
      aftersales verify handed-in.zip
    """
    if out is not None:
        expect_new(out, language)
    asked = read_asked(file, readings, language)
    day = {"as_of": as_of} if as_of else {}
    result = ask("hand-in", language, typed=True, **asked, **day)
    if as_json:
        print_json(result)
    else:
        for words in _lines(result, language):
            line(words)
    if not result["ready"]:
        sys.exit(NOT_READY)
    if out is not None:
        write_new(out, _bundle(asked, result, by, language), language)


def _lines(result: dict[str, Any], language: Language) -> Iterator[str]:
    semicolon = "；" if language == "zh" else "; "
    for check in result["checks"]:
        yield filled(_PASSED[check["passed"]], language, label=told(check["label"], language))
        for each in check["clauses"]:
            reasons = semicolon.join(told(reason, language) for reason in each["reasons"])
            yield f"    {each['clause']} {told(each['title'], language)}　{reasons}"
    yield filled(_SCORE, language, score=outcome_words(result["score"], language))
    yield told(_READY if result["ready"] else _NOT_READY, language)


def _bundle(asked: dict[str, Any], result: dict[str, Any], by: str, language: Language) -> bytes:
    request = strictly("score", asked)
    as_of = {"as_of": result["as_of"]} if result["as_of"] else {}
    today = date.today().isoformat()  # noqa: DTZ011 - on this wall
    about = {"format": "files/1", "kind": "hand-in", "language": language, "on": today, "by": by}
    _, made = files("spreadsheets").answer({**about, **request, **as_of})
    assert isinstance(made, Made)
    return made.content
