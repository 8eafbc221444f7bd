"""``aftersales score FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language, Text, with_minus
from aftersales.model.assessment import FINDING_LABELS
from aftersales_cli.engine import strictly
from aftersales_cli.losses import assessment_given, losses_options
from aftersales_cli.options import CalculationOptions, calculation_options, xlsx_option
from aftersales_cli.output_files import expect_new, write_file
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.reading_lines import is_chosen, not_computed, switched
from aftersales_cli.recording import calculate
from aftersales_cli.rule_result import RUBRIC_HEADING
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("指标大类", "分值", "实得", "涉及项", "扣分", "未评"),
    "en": ("Section", "Points", "Earned", "Applicable", "Lost", "Open"),
}
_LOSS_HEADS = {"zh": ("条款", "名称", "扣分", "结论"), "en": ("Clause", "Title", "Lost", "Finding")}
_RANGE = Text(
    "未评完（{answered}/{clauses}）：{worst}（{worst_level}）～ {best}（{best_level}）",
    "Not complete ({answered}/{clauses}): {worst} ({worst_level}) to {best} ({best_level})",
)
_UNSTATED = Text(
    "按所选读法，{clauses} 给多少分没有写：{worst}（{worst_level}）～ {best}（{best_level}）",
    "Under the reading chosen the points of {clauses} are not stated: "
    "{worst} ({worst_level}) to {best} ({best_level})",
)
_RESULT = Text("{level}　最终得分 {final}", "{level}, final score {final}")
_NEXT = Text(
    "距{level}：还差 {gap} 分（条款分 {points}）", "To {level}: {gap} more ({points} in points of clauses)"
)
_NEXT_CERTIFICATES = Text("，证书还差 {count} 项", ", {count} more {count:certificate|certificates}")
_DEPENDS = Text(
    "级别取决于读法 {register}：{text}→ {outcome}",
    "The level depends on reading {register}: {text} -> {outcome}",
)
_OTHERWISE = Text(
    "另一读法 {register} 级别不变：{outcome}", "Other reading {register}, same level: {outcome}"
)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@losses_options
@xlsx_option
@calculation_options
def score(
    file: Path | None,
    losses: str | None,
    rubric: str | None,
    xlsx: Path | None,
    options: CalculationOptions,
) -> None:
    """按评分准则给一份评分打分。Score the assessment in FILE (a form filled in, YAML or JSON).

    \b
    例 Examples:
      aftersales score form.xlsx
      aftersales score assessment.yaml --xlsx form-with-result.xlsx
      aftersales score --losses "5.1.1.2=3/12 5.1.2.2=N" --rubric gbt-27922-2011
      aftersales score assessment.yaml --lang en --record record.json --by 张三
      aftersales score assessment.yaml --reading specials-before-or-after-normalising=before-normalising
    """
    language = options.language
    if xlsx is not None:
        expect_new(xlsx, language)
    mapping = assessment_given(file, losses, rubric, language)
    request = strictly("score", {"assessment": mapping, "readings": options.readings})
    form = partial(write_file, xlsx, "spreadsheets", language, kind="form", **request) if xlsx else None
    result = calculate("score", options, form, **request)
    if options.as_json:
        print_json(result)
    else:
        print_score(result, language)


def print_score(result: dict[str, Any], language: Language) -> None:
    rubric = result["rubric"]
    named = {"title": told(rubric["title"], language), "id": rubric["id"], "edition": rubric["edition"]}
    line(filled(RUBRIC_HEADING, language, **named))
    for words in switched(result, language):
        line(words)
    out = console()
    sections = [
        (
            f"{section['number']} {told(section['title'], language)}",
            display_points(Fraction(section["points"])),
            *(section["display"][key] for key in ("earned", "applicable", "lost", "open")),
        )
        for section in result["sections"]
    ]
    out.print(table(_HEADS[language], sections, numbers=(1, 2, 3, 4, 5)))
    if result["losses"]:
        out.print(table(_LOSS_HEADS[language], _losses(result, language), numbers=(2,)))
    for step in result["trace"]:
        line(f"· {told(step['text'], language)}{_source(step['source'])}")
    line(_verdict(result, language))
    for words in _beside(result, language):
        line(words)


def _losses(result: dict[str, Any], language: Language) -> Iterator[tuple[str, str, str, str]]:
    for loss in result["losses"]:
        finding = told(FINDING_LABELS[loss["finding"]], language)
        if loss["finding"] == "sampled":
            finding += f" {loss['nonconforming']}/{loss['sampled']}"
        reason = f"：{loss['reason']}" if loss["reason"] else ""
        yield loss["clause"], told(loss["title"], language), loss["display"]["lost"], finding + reason


def _verdict(result: dict[str, Any], language: Language) -> str:
    if result["complete"]:
        level = told(result["level_label"], language)
        return filled(_RESULT, language, level=level, final=result["display"]["final"])
    worst, best = result["range"]["worst_verdict"], result["range"]["best_verdict"]
    so_far = result["so_far"]
    words = _UNSTATED if so_far["answered"] == so_far["clauses"] else _RANGE
    return filled(
        words,
        language,
        answered=so_far["answered"],
        clauses=", ".join(result["unstated"]) if words is _UNSTATED else so_far["clauses"],
        worst=worst["display"]["final"],
        best=best["display"]["final"],
        worst_level=told(worst["level_label"], language),
        best_level=told(best["level_label"], language),
    )


def _beside(result: dict[str, Any], language: Language) -> Iterator[str]:
    """What stands beside the verdict: the next level, warnings, and the other readings."""
    nearest = result["next_level"]
    if nearest is not None:
        words = filled(_NEXT, language, level=told(nearest["label"], language), **nearest["display"])
        lacking = nearest["lacking_certificates"]
        yield words + (filled(_NEXT_CERTIFICATES, language, count=lacking) if lacking else "")
    for warning in result["warnings"]:
        yield f"! {told(warning, language)}"
    for other in result["readings"]:
        if is_chosen(result, other):
            continue
        outcome = " ～ ".join(
            f"{told(verdict['level_label'], language)} {with_minus(verdict['display']['final'])}"
            for verdict in other["verdicts"]
        )
        words = told(_DEPENDS if other["differs"] else _OTHERWISE, language)
        mark = "!" if other["differs"] else "·"
        yield f"{mark} " + words.format(
            register=other["register"], text=told(other["text"], language), outcome=outcome
        )
    yield from not_computed(result, language)


def _source(source: dict[str, str] | None) -> str:
    return f"　[{source['document']} {source['clause']}]" if source else ""
