"""``aftersales improve FILE --target LEVEL``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import plain
from aftersales_cli.engine import ask, engine, strictly
from aftersales_cli.input_files import read_asked
from aftersales_cli.options import output_options, paired, reading_option, xlsx_option
from aftersales_cli.other_readings import on_other_readings
from aftersales_cli.output_files import write_file
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("", "措施", "名称", "条款分", "工作量", "每份工作量得分"),
    "en": ("", "Measure", "Title", "Points", "Effort", "Points per effort"),
}
_CERTIFICATES = Text("（取得证书 {certificates}）", " (get {certificates})")
_MENDED_TOO = Text("（整改，并取得证书 {certificates}）", " (mend it and get {certificates})")
_REACHED = Text("{level}：已达到，不需要措施。", "{level}: reached already; nothing to do.")
_WAY = Text(
    "到{level}：还差 {needed} 条款分，最省的办法 {count} 项，工作量 {effort}（表中带 * 的）。",
    "To {level}: {needed} {needed:point|points} of clauses lacking; the cheapest way is "
    "{count} {count:measure|measures}, "
    "effort {effort} (marked *).",
)
_WAY_OTHERWISE = Text(
    "到{level}：还差 {needed} 条款分，最省的办法 {count} 项（{measures}），工作量 {effort}。",
    "to {level}: {needed} {needed:point|points} of clauses lacking; the cheapest way is "
    "{count} {count:measure|measures} ({measures}), effort {effort}.",
)
_NO_WAY = Text("达不到{level}：{obstacles}。", "{level} cannot be reached: {obstacles}.")
_OBSTACLES = {
    "points": Text(
        "能补的都补上，条款分也只有 {most}",
        "with every measure taken there {most:is|are} only {most} {most:point|points} of clauses",
    ),
    "certificates": Text("证书不够", "too few certificates"),
    "gate": Text("特别扣分项太多", "too many special deductions"),
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--target", required=True, metavar="LEVEL", help="目标级别，如 四星级 或 four-star。The level to reach."
)
@click.option(
    "--effort",
    "efforts",
    multiple=True,
    metavar="MEASURE=EFFORT",
    help="某项措施的工作量，默认 1；impossible 表示做不到。Effort of a measure, 1 unless given.",
)
@reading_option
@xlsx_option
@output_options
def improve(
    file: Path,
    target: str,
    efforts: tuple[str, ...],
    readings: tuple[str, ...],
    xlsx: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """先改哪里：达到目标级别最省的一组措施。The cheapest set of measures that reaches a level.

    \b
    例 Examples:
      aftersales improve assessment.yaml --target four-star --xlsx actions.xlsx
      aftersales improve assessment.yaml --target five-star --effort 5.1.2.2=3 --effort 5.3.1.2=impossible
    """
    given = read_asked(file, readings, language)
    given |= {
        "target": _level(target, given["assessment"]),
        "efforts": {"named": _named(efforts, language)},
    }
    request = strictly("improve", given)
    result = ask("improve", language, **request, other_readings=True)
    if xlsx is not None:
        inner = {"kind": "improve", **request}
        write_file(xlsx, "spreadsheets", language, kind="improve", request=inner)
    if as_json:
        print_json(result)
        return
    if result["ranking"]:
        console().print(table(_HEADS[language], _rows(result, language), numbers=(3, 4, 5)))
    line(_verdict(result, language))
    for words in on_other_readings(result, language, lambda other: _otherwise(other, language)):
        line(words)


def _level(target: str, assessment: object) -> str:
    """The id of the level that results call TARGET; TARGET itself if that is none, or several."""
    name = assessment.get("rubric") if isinstance(assessment, Mapping) else None
    published = engine().library.rubrics.get(name) if isinstance(name, str) else None
    levels = published.rubric.levels if published is not None else ()
    sought = plain(target).lower()
    called = {each.id for each in levels if sought in (plain(each.label.zh), plain(each.label.en).lower())}
    return called.pop() if len(called) == 1 else target


def _named(options: tuple[str, ...], language: Language) -> dict[str, str]:
    return paired(options, "--effort", {"zh": "措施=工作量", "en": "MEASURE=EFFORT"}, language)


def _rows(result: dict[str, Any], language: Language) -> Iterator[tuple[str, ...]]:
    chosen_ids = {measure["id"] for measure in result["chosen"] or ()}
    for measure in result["ranking"]:
        yield (
            "*" if measure["id"] in chosen_ids else "",
            measure["id"],
            told(measure["title"], language) + _certificates(measure, language),
            measure["display"]["gain"],
            measure["effort"],
            measure["display"].get("gain_per_effort", "–"),
        )


def _certificates(measure: dict[str, Any], language: Language) -> str:
    """That a clause takes certificates, and whether it takes more than these."""
    if not measure["certificates"]:
        return ""
    words = _MENDED_TOO if measure["mends"] else _CERTIFICATES
    return filled(words, language, certificates=", ".join(measure["certificates"]))


def _otherwise(other: Mapping[str, Any], language: Language) -> str:
    """The same of another reading, whose measures are marked in no table; "" where the way is no other."""
    return _verdict(other["result"], language, _WAY_OTHERWISE) if other["differs"] else ""


def _verdict(result: Mapping[str, Any], language: Language, words: Text = _WAY) -> str:
    level = told(result["target"]["label"], language)
    if result["reachable"] and not result["chosen"]:
        return filled(_REACHED, language, level=level)
    if result["reachable"]:
        return filled(
            words,
            language,
            level=level,
            needed=result["display"]["needed"],
            count=len(result["chosen"]),
            measures=", ".join(measure["id"] for measure in result["chosen"]),
            effort=result["display"]["effort"],
        )
    most = result["display"]["most"]
    obstacles = [filled(_OBSTACLES[name], language, most=most) for name in result["obstacles"]]
    return filled(_NO_WAY, language, level=level, obstacles="；".join(obstacles))
