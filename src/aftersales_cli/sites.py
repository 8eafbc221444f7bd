"""``aftersales sites --sites N`` and ``--list FILE``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from aftersales.calculation.draw_reasons import ALWAYS, OFFICE
from aftersales.calculation.sampling import AUDIT_LABELS
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import strictly
from aftersales_cli.input_files import read_listing, say
from aftersales_cli.library import today
from aftersales_cli.options import (
    CalculationOptions,
    calculation_options,
    document_option,
    xlsx_option,
)
from aftersales_cli.output_files import expect_new, write_file
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.recording import calculate
from aftersales_cli.refusal import refuse
from aftersales_cli.rule_result import print_heading, print_steps
from aftersales_cli.words import told

_HEADS = {"zh": ("初次", "监督", "再认证"), "en": ("Initial", "Surveillance", "Recertification")}
_LEFT_OUT = Text("! 第 {row} 行没有算：{text}（{reason}）", "! Row {row} was not counted: {text} ({reason})")
_IGNORED = Text("! 没有读的列：{columns}", "! Columns that were not read: {columns}")
_CHOICES = {
    "zh": ("", "场所", "地区", "类型", "上次审查", "为什么选它"),
    "en": ("", "Site", "Region", "Type", "Last visited", "Why this one"),
}


@click.command()
@click.option(
    "--sites", "count", metavar="N", help="服务场所数（不含中心办公室）。Service sites, central office aside."
)
@click.option(
    "--list",
    "listing",
    type=click.Path(path_type=Path, dir_okay=False),
    help="场所清单（Excel 或 CSV）：名称、地区、类型、人数、上次审查。A list of sites.",
)
@click.option(
    "--stage",
    type=click.Choice(["initial", "surveillance", "recertification"]),
    help="抽哪一次审查的样。The audit to draw for.",
)
@click.option("--seed", metavar="TEXT", help="随机种子：同样的随机种子抽同样的样。Same seed, same draw.")
@click.option(
    "--issued", metavar="DATE", help="发证日期，用来分清本周期的走访。Date of issue of the certificate."
)
@document_option
@xlsx_option
@calculation_options
def sites(
    count: str | None,
    listing: Path | None,
    stage: str | None,
    seed: str | None,
    issued: str | None,
    document: str | None,
    xlsx: Path | None,
    options: CalculationOptions,
) -> None:
    """多场所抽样：抽几个、抽哪几个。Site samples: how many, and which.

    \b
    例 Examples:
      aftersales sites --sites 10 --document zpic-wf-20
      aftersales sites --list sites.csv --stage initial --seed 7
      aftersales sites --list sites.xlsx --stage surveillance --seed 8 --issued 2025-06-06 --xlsx draw.xlsx
    """
    language = options.language
    if xlsx is not None:
        expect_new(xlsx, language)
    listed, told_by_cell = _listed(listing, language)
    request = {
        "sites": count,
        "list": listed,
        "stage": stage,
        "seed": seed,
        "issued": issued,
        "today": None if listed is None else today(),
        "document": document,
        "readings": options.readings or None,
    }
    given = strictly("sites", {key: value for key, value in request.items() if value is not None})
    asked = {"kind": "sites", **given}
    book = partial(write_file, xlsx, "spreadsheets", language, kind="sites", request=asked) if xlsx else None
    result = calculate("sites", options, book, **given)
    if options.as_json:
        print_json(result)
        return
    print_heading(result, language)
    shown = result["display"]
    row = (shown["initial"], shown["surveillance"], shown["recertification"])
    console().print(table(_HEADS[language], [row], numbers=(0, 1, 2)))
    for row in () if told_by_cell else result["left_out"]:
        line(_LEFT_OUT.filled(**row | {"reason": Text(**row["reason"])}).in_language(language))
    if result["draw"]:
        _print_draw(result, language)
    print_steps(result, AUDIT_LABELS, language)


def _listed(listing: Path | None, language: Language) -> tuple[str | None, bool]:
    """The list as text, and whether what is no site in it has been told by its cells."""
    if listing is None:
        return None, False
    try:
        text, remarks = read_listing(listing, language)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(listing))
    say(remarks, language)
    return text, bool(remarks)


def _print_draw(result: dict[str, Any], language: Language) -> None:
    draw = result["draw"]
    rows = [
        (
            str(choice["order"]),
            choice["name"],
            choice["region"] or "",
            choice["type"] or "",
            choice["last_visited"] or "–",
            told(choice["reason"], language),
        )
        for choice in draw["choices"]
    ]
    if "central-office" in result["always"]:
        office, always = OFFICE.in_language(language), ALWAYS.in_language(language)
        rows += [("+", name, "", office, "–", always) for name in draw["central_office"] or [office]]
    console().print(table(_CHOICES[language], rows, numbers=(0,)))
    if ignored := draw["ignored_columns"]:
        line(_IGNORED.filled(columns=Text("、".join(ignored), ", ".join(ignored))).in_language(language))
    line(told(draw["convention"], language))
