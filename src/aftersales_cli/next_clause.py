"""``aftersales next FILE``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask
from aftersales_cli.forecast import chance_options, chances_given
from aftersales_cli.losses import assessment_given, losses_options
from aftersales_cli.options import output_options, reading_option, readings_given
from aftersales_cli.other_readings import chances_told, is_likely_otherwise, on_other_readings
from aftersales_cli.printing import line, print_json
from aftersales_cli.words import filled, told

_LIKELY = Text("可能性最大的是{level}（{probability}）。", "Probably {level}: {probability}.")
_ASK = Text(
    "接着评 {clause} {title}（{points} 分）：符合则可能性最大的是{met}（{met_chance}），"
    "不符合则是{missed}（{missed_chance}）。",
    "Answer {clause} {title} next ({points} {points:point|points}): met, it is probably {met} "
    "({met_chance}); "
    "not met, {missed} ({missed_chance}).",
)
_ENOUGH = Text("级别已定，不必再评。", "No answer changes the level any more.")
_LEFT = Text(
    "还有 {deciding} 个条款影响级别。",
    "{deciding} {deciding:clause|clauses} still {deciding:bears|bear} on the level.",
)
_NEAREST = Text(
    "再得 {points} 条款分即{level}",
    "{points} more {points:point|points} of clauses {points:makes|make} it {level}",
)
_LACKING = Text("{level}还差证书 {count} 项", "{level} lacks {count} {count:certificate|certificates}")
_LEAD = Text(
    "，先改 {clause} {title}（{gain} 分）",
    "; begin with {clause} {title} ({gain} {gain:point|points})",
)
_STOP = Text("。", ".")
_ASKED = Text("接着评 {clause}", "answer {clause} next")
_ASKED_NONE = Text("级别已定", "no answer changes the level any more")
_SECURED = Text("最高级别已经达到", "the highest level is secured")


@click.command(name="next")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@losses_options
@chance_options
@click.option("--after", metavar="CLAUSE", help="刚评完的条款，优先接着评它旁边的。The clause answered last.")
@click.option(
    "--nearby",
    metavar="SHARE",
    help="旁边的条款至少要有最好的几成作用才优先，默认 3/4。How much of the best a neighbour must narrow.",
)
@reading_option
@output_options
def next_clause(
    file: Path | None,
    losses: str | None,
    rubric: str | None,
    default: str,
    clauses: tuple[str, ...],
    after: str | None,
    nearby: str | None,
    readings: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """接着评哪条：最快看出级别的条款，和眼下哪一级可能性最大。Which clause to answer next.

    \b
    例 Examples:
      aftersales next assessment.yaml --chance 9/10
      aftersales next --losses "*=? 5.1.1.2=N" --rubric gbt-27922-2011 --after 5.1.1.2
    """
    shared: dict[str, Any] = {
        "assessment": assessment_given(file, losses, rubric, language),
        "readings": readings_given(readings, language),
        "other_readings": True,
    }
    own = {key: value for key, value in (("after", after), ("nearby", nearby)) if value is not None}
    chances = chances_given(default, clauses, language)
    result = ask("next", language, typed=True, **shared, **own, chances=chances)
    if as_json:
        print_json(result)
        return
    nearest = ask("nearest", language, typed=True, **shared)
    for words in _lines(result, nearest["nearest"], language):
        line(words)
    near = {(each["discrepancy"], each["reading"]): each for each in nearest["readings"]}

    def told_otherwise(other: Mapping[str, Any]) -> str:
        beside = near.get((other["discrepancy"], other["reading"]))
        separator = {"zh": "；", "en": "; "}[language]
        return separator.join(_otherwise(result, other, beside, language))

    for words in on_other_readings(result, language, told_otherwise):
        line(words)


def _otherwise(
    ours: Mapping[str, Any], other: Mapping[str, Any], near: Mapping[str, Any] | None, language: Language
) -> Iterator[str]:
    """What is not as in OURS under the reading OTHER; NEAR is how far the next level is under it."""
    found = other["result"]
    if is_likely_otherwise(ours, found):
        yield chances_told(found, language)
    asked = found["next"] and found["next"]["clause"]
    if asked != (ours["next"] and ours["next"]["clause"]):
        yield filled(_ASKED, language, clause=asked) if asked else told(_ASKED_NONE, language)
    if near is not None and near["differs"]:
        nearest = near["result"]["nearest"]
        yield told(_SECURED, language) if nearest is None else _nearest(nearest, language)


def _lines(result: dict[str, Any], nearest: dict[str, Any] | None, language: Language) -> Iterator[str]:
    yield filled(_LIKELY, language, **_chance(result["likely"], language))
    yield told(result["assumption"], language)
    question = result["next"]
    if question is None:
        yield told(_ENOUGH, language)
    else:
        met, missed = (_chance(question[key], language) for key in ("if_met", "if_not_met"))
        yield filled(
            _ASK,
            language,
            clause=question["clause"],
            title=told(question["title"], language),
            points=question["display"]["points"],
            met=met["level"],
            met_chance=met["probability"],
            missed=missed["level"],
            missed_chance=missed["probability"],
        )
        yield filled(_LEFT, language, deciding=result["deciding"])
    if nearest is not None:
        yield _nearest(nearest, language) + told(_STOP, language)


def _chance(chance: dict[str, Any], language: Language) -> dict[str, str]:
    return {"level": told(chance["label"], language), "probability": chance["display"]["probability"]}


def _nearest(nearest: dict[str, Any], language: Language) -> str:
    target, lead = nearest["target"], nearest["lead"]
    words = _NEAREST if "points" in target["limits"] else _LACKING
    told_so = filled(
        words,
        language,
        points=target["display"]["points"],
        level=told(target["label"], language),
        count=target["lacking_certificates"],
    )
    if lead is not None:
        named = {
            "clause": lead["id"],
            "title": told(lead["title"], language),
            "gain": lead["display"]["gain"],
        }
        told_so += filled(_LEAD, language, **named)
    return told_so
