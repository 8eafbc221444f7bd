"""``aftersales by-site FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("条款", "名称", "抽样", "不符合", "扣分", "性质", "各场所"),
    "en": ("Clause", "Title", "Sampled", "Nonconforming", "Lost", "Extent", "Sites"),
}
_SITE_HEADS = {
    "zh": ("场所", "条款", "抽样", "不符合", "不符合比例"),
    "en": ("Site", "Clauses", "Sampled", "Nonconforming", "Share"),
}
_MISSING = Text("{clause} 还缺 {sites}", "{clause} lacks {sites}")
_NONE = Text("没有按场所记的结论。", "No finding is told by site.")


@click.command(name="by-site")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--site",
    "sites",
    multiple=True,
    metavar="NAME",
    help="抽到的场所，可重复；别的场所会被拒绝。A site that was drawn; others are refused.",
)
@output_options
def by_site(file: Path, sites: tuple[str, ...], as_json: bool, language: Language) -> None:
    """按场所：每个场所抽了多少、不符合多少，合计进条款。What was found at each site, and the sums.

    \b
    例 Examples:
      aftersales by-site assessment.yaml
      aftersales by-site assessment.yaml --site 甲店 --site 乙店
    """
    request: dict[str, Any] = {"assessment": read_assessment(file, language)}
    result = ask("by-site", language, **request, **({"sites": list(sites)} if sites else {}))
    if as_json:
        print_json(result)
        return
    if result["clauses"]:
        rows = [_clause_row(each, language) for each in result["clauses"]]
        console().print(table(_HEADS[language], rows, numbers=(2, 3, 4)))
    else:
        line(told(_NONE, language))
    if result["sites"]:
        totals = [_site_row(each) for each in result["sites"]]
        console().print(table(_SITE_HEADS[language], totals, numbers=(1, 2, 3, 4)))
    for words in _missing(result, language):
        line(words)


def _clause_row(clause: dict[str, Any], language: Language) -> tuple[str, ...]:
    sites = (f"{each['site']} {each['nonconforming']}/{each['sampled']}" for each in clause["sites"])
    return (
        clause["clause"],
        told(clause["title"], language),
        clause["sampled"],
        clause["nonconforming"],
        clause["display"]["lost"],
        told(clause["extent_label"], language) if clause["extent_label"] else "",
        "，".join(sites) if language == "zh" else ", ".join(sites),
    )


def _site_row(total: dict[str, Any]) -> tuple[str, ...]:
    share = total["display"].get("share", "–")
    return total["site"], str(total["clauses"]), total["sampled"], total["nonconforming"], share


def _missing(result: dict[str, Any], language: Language) -> Iterator[str]:
    for clause in result["clauses"]:
        if clause["missing"]:
            sites = "、".join(clause["missing"])
            yield filled(_MISSING, language, clause=clause["clause"], sites=sites)
