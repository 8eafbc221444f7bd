"""``aftersales deletions FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.assessment_files import write_assessment
from aftersales_cli.engine import ask
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import out_option, output_options, paired, reading_option
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {"zh": ("条款", "名称", "分值", "理由"), "en": ("Clause", "Title", "Points", "Reason")}
_PRESET = Text(
    "{id}　{label}（{count} 条）：{text}",
    "{id}: {label} ({count} {count:clause|clauses}). {text}",
)
_NO_PRESETS = Text("本准则没有删减建议。", "This rubric has no suggestions for deletion.")
_KEEP = Text("不要删 {clause} {title}：{reason}", "Keep {clause} {title}: {reason}")
_OUTCOME = Text(
    "{what}：{score}，涉及项 {applicable} 分",
    "{what}: {score}, {applicable} applicable {applicable:point|points}",
)
_WHAT = {
    "given": Text("现在", "As it is"),
    "without": Text("一条都不删（已删的算未评）", "Without any deletion (those clauses open)"),
    "suggested": Text("删掉上面这些", "With these deleted"),
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--preset", metavar="ID", help="按行业的建议，试算一下。Try what a trade usually deletes.")
@click.option(
    "--delete",
    "deletes",
    multiple=True,
    metavar="CLAUSE=REASON",
    help="删减这一条，写明理由；给了它就不按建议。Delete this clause, with the reason.",
)
@out_option("删减后的评分写到哪个文件（尚不存在）。Where to write the assessment with these deleted.")
@reading_option
@output_options
def deletions(
    file: Path,
    preset: str | None,
    deletes: tuple[str, ...],
    out: Path | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """删减：按行业的建议，删与不删并排看。What a trade usually deletes, and what that does.

    \b
    例 Examples:
      aftersales deletions assessment.yaml
      aftersales deletions assessment.yaml --preset software-and-services
      aftersales deletions assessment.yaml --delete 5.2.3.2=没有实物，不送货 -o deleted.yaml
    """
    if out is not None:
        expect_new(out, language)
    request = read_asked(file, readings, language)
    if preset is not None:
        request["preset"] = preset
    if deletes:
        expected = {"zh": "条款=理由", "en": "CLAUSE=REASON"}
        request["delete"] = paired(deletes, "--delete", expected, language)
    result = ask("deletions", language, **request)
    if out is not None:
        write_assessment(out, result["assessment"], language)
    if as_json:
        print_json(result)
        return
    if result["chosen"]:
        rows = [_row(each, language) for each in result["chosen"]]
        console().print(table(_HEADS[language], rows, numbers=(2,)))
    for words in _lines(result, preset, language):
        line(words)


def _row(clause: dict[str, Any], language: Language) -> tuple[str, ...]:
    title, reason = told(clause["title"], language), told(clause["reason"], language)
    return clause["clause"], title, clause["display"]["points"], reason


def _lines(result: dict[str, Any], chosen: str | None, language: Language) -> Iterator[str]:
    if not result["chosen"] and chosen is None:
        yield from _presets(result["presets"], language)
    for preset in result["presets"]:
        if preset["id"] == chosen:
            yield told(preset["text"], language)
            for each in preset["keeps"]:
                title, reason = told(each["title"], language), told(each["reason"], language)
                yield filled(_KEEP, language, clause=each["clause"], title=title, reason=reason)
    shown = ("given", "without", "suggested") if result["chosen"] else ("given", "without")
    for key in shown:
        outcome = result[key]
        yield filled(
            _OUTCOME,
            language,
            what=told(_WHAT[key], language),
            score=outcome_words(outcome, language),
            applicable=outcome["display"]["applicable"],
        )


def _presets(presets: list[dict[str, Any]], language: Language) -> Iterator[str]:
    if not presets:
        yield told(_NO_PRESETS, language)
    for preset in presets:
        yield filled(
            _PRESET,
            language,
            id=preset["id"],
            label=told(preset["label"], language),
            count=len(preset["clauses"]),
            text=told(preset["text"], language),
        )
