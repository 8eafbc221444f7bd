"""``aftersales agree A B``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales.model.assessment import FINDING_LABELS
from aftersales_cli.assessment_files import write_assessment
from aftersales_cli.engine import ask
from aftersales_cli.evidence import outcome_words
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import out_option, output_options, paired, reading_option, readings_given
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.refusal import refuse
from aftersales_cli.words import filled, told

_BOTH_NAMES = "两个姓名：--by 张三 --by 李四。Two names, one for each file."
_HEADS = {"zh": ("条款", "名称", "相差", "采用"), "en": ("Clause", "Title", "Apart", "Stands")}
_SAME = Text(
    "两人都评了 {both} 条，{same} 条相同",
    "Both answered {both} {both:clause|clauses}, {same} of them alike",
)
_MEASURES = Text(
    "一致率 {agreement}，扣除碰巧一致后 AC1 {ac1}；共差 {spread} 分。",
    "Agreement {agreement}, beyond chance AC1 {ac1}; {spread} {spread:point|points} apart.",
)
_WHO = Text("{by}：{score}", "{by}: {score}")
_CONSENSUS = Text("商定：{score}", "Consensus: {score}")
_UNSETTLED = Text(
    "还有 {count} 条没有裁定，商定的评分里留作未评：{clauses}",
    "{count} {count:clause|clauses} {count:is|are} not settled and {count:stays|stay} open in "
    "the consensus: {clauses}",
)
_ONE_SIDED = Text(
    "只有一人评的 {count} 条，采用其结论：{clauses}",
    "{count} {count:clause|clauses} answered by one alone, whose finding stands: {clauses}",
)
_BESIDE = Text("其他不同之处，暂用 {by} 的：{places}", "Other differences, as {by} has them: {places}")
_ALONE = Text(
    "只有一人写了，商定的评分里也算：{entries}",
    "Of one alone, counted in the consensus too: {entries}",
)
_ENTRY = Text("{label} {count} 项（{by}）", "{label} {count} ({by})")
_TAKE_FORM = {"zh": "条款=姓名：理由", "en": "CLAUSE=NAME:REASON"}


@click.command()
@click.argument("first", metavar="A", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("second", metavar="B", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--by", "names", multiple=True, help="谁的评分，依次两个。Whose they are, in order.")
@click.option(
    "--take",
    "takes",
    multiple=True,
    metavar="CLAUSE=NAME:REASON",
    help="这一条采用谁的结论，为什么。Whose finding stands, and why.",
)
@out_option("商定的评分写到哪个文件（尚不存在）。Where to write the consensus.")
@reading_option
@output_options
def agree(
    first: Path,
    second: Path,
    names: tuple[str, ...],
    takes: tuple[str, ...],
    out: Path | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """两人评分：分歧、一致程度，裁定后合成一份。Two assessors: spread, agreement, consensus.

    \b
    例 Examples:
      aftersales agree zhang.xlsx li.xlsx --by 张三 --by 李四
      aftersales agree zhang.xlsx li.xlsx --by 张三 --by 李四 --take 5.1.1.2=李四:看了网点 -o agreed.xlsx
    """
    if len(names) != 2:
        raise click.UsageError(_BOTH_NAMES)
    if out is not None:
        expect_new(out, language)
    sides = [
        {"by": by, "assessment": read_assessment(path, language)}
        for by, path in zip(names, (first, second), strict=True)
    ]
    request = {"readings": readings_given(readings, language), "settled": _settled(takes, language)}
    in_files = {"first.assessment": first, "second.assessment": second}
    result = ask("agreement", language, in_files, first=sides[0], second=sides[1], **request)
    if out is not None:
        write_assessment(out, result["consensus"]["assessment"], language)
    if as_json:
        print_json(result)
        return
    if result["clauses"]:
        console().print(table(_heads(result, language), _rows(result, language), numbers=(4,)))
    for words in _lines(result, language):
        line(words)


def _settled(takes: tuple[str, ...], language: Language) -> dict[str, dict[str, str]]:
    settled, faults = {}, []
    for clause, said in paired(takes, "--take", _TAKE_FORM, language).items():
        name, colon, reason = said.replace("：", ":").partition(":")
        if not colon:
            faults.append({"at": "--take", "found": f"{clause}={said}", "expected": _TAKE_FORM})
        settled[clause] = {"stands": name.strip(), "reason": reason.strip()}
    if faults:
        refuse(faults, language)
    return settled


def _heads(result: dict[str, Any], language: Language) -> tuple[str, ...]:
    clause, title, apart, stands = _HEADS[language]
    return clause, title, result["first"]["by"], result["second"]["by"], apart, stands


def _rows(result: dict[str, Any], language: Language) -> Iterator[tuple[str, ...]]:
    for each in result["clauses"]:
        settled = each["settled"]
        yield (
            each["clause"],
            told(each["title"], language),
            _found(each["first"], language),
            _found(each["second"], language),
            each["display"]["spread"],
            f"{settled['stands']}：{settled['reason']}" if settled else "",
        )


def _found(found: dict[str, Any], language: Language) -> str:
    words = told(FINDING_LABELS[found["finding"]], language)
    counts = f" {found['nonconforming']}/{found['sampled']}" if found["finding"] == "sampled" else ""
    return words + counts


def _lines(result: dict[str, Any], language: Language) -> Iterator[str]:
    for warning in result["warnings"]:
        yield f"! {told(warning, language)}"
    yield filled(_SAME, language, both=result["both"], same=result["same"])
    if result["agreement"] is not None:
        yield filled(_MEASURES, language, **result["display"])
    for side in (result["first"], result["second"]):
        yield filled(_WHO, language, by=side["by"], score=outcome_words(side, language))
    if result["unsettled"]:
        clauses = ", ".join(result["unsettled"])
        yield filled(_UNSETTLED, language, count=len(result["unsettled"]), clauses=clauses)
    if alone := result["one_sided"]:
        yield filled(_ONE_SIDED, language, count=len(alone), clauses=", ".join(alone))
    if result["one_sided_beside"]:
        each_told = (
            filled(_ENTRY, language, label=told(each["label"], language), count=each["count"], by=each["by"])
            for each in result["one_sided_beside"]
        )
        yield filled(_ALONE, language, entries="、".join(each_told))
    if result["beside"]:
        comma = "、" if language == "zh" else ", "
        places = comma.join(told(each["label"], language) for each in result["beside"])
        yield filled(_BESIDE, language, by=result["first"]["by"], places=places)
    yield filled(_CONSENSUS, language, score=outcome_words(result["consensus"], language))
