"""``aftersales owners FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from aftersales.foundation.text import Language, Text
from aftersales_cli.assessment_files import ENDINGS, write_assessment
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options
from aftersales_cli.output_files import expect_new, make_folder
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

_HEADS = {
    "zh": ("责任部门", "条款", "已评", "有风险", "就绪", "分值", "未评分值", "扣分"),
    "en": ("Owner", "Clauses", "Answered", "At risk", "Ready", "Points", "Open", "Lost"),
}
_NOBODY = Text("（未指定）", "(nobody)")
_WRITTEN = Text("{owner}：{path}", "{owner}: {path}")
_BACK = Text(
    "收回时：aftersales merge 发出的那份 总表 收回的那份 -o 新文件",
    "When one comes back: aftersales merge SENT WHOLE RETURNED -o NEW",
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", metavar="DATE", help="基准日，判断证明材料。The day on which evidence must hold.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="把每个部门的一份写到这个文件夹，没有就新建。"
    "Write the part of each owner into this folder, made if it is not there.",
)
@click.option(
    "--as",
    "ending",
    type=click.Choice(ENDINGS),
    default="xlsx",
    show_default=True,
    help="写成哪种文件。The kind of file to write.",
)
@output_options
def owners(
    file: Path, as_of: str | None, into: Path | None, ending: str, as_json: bool, language: Language
) -> None:
    """按部门：各管哪些条款、做到哪一步；可拆成几份分发。Who answers for what, and the part of each.

    \b
    例 Examples:
      aftersales owners assessment.yaml
      aftersales owners assessment.yaml --into parts --as xlsx
    """
    request: dict[str, Any] = {"assessment": read_assessment(file, language)}
    result = ask("owners", language, typed=True, **request, **({"as_of": as_of} if as_of else {}))
    written = [] if into is None else _write(into, file.stem, ending, result["shares"], language)
    if as_json:
        print_json(result)
        return
    rows = [_row(share, language) for share in result["shares"]]
    console().print(table(_HEADS[language], rows, numbers=(1, 2, 3, 4, 5, 6, 7)))
    for share, path in zip(result["shares"], written, strict=False):
        line(filled(_WRITTEN, language, owner=_name(share, language), path=path))
    if written:
        line(told(_BACK, language))


def _row(share: dict[str, Any], language: Language) -> tuple[str, ...]:
    counts = (len(share["clauses"]), share["answered"], share["at_risk"], share["ready"])
    display = share["display"]
    return (
        _name(share, language),
        *map(str, counts),
        display["points"],
        display["open"],
        display["lost"],
    )


def _name(share: dict[str, Any], language: Language) -> str:
    return share["owner"] or told(_NOBODY, language)


def _write(
    folder: Path, stem: str, ending: str, shares: list[dict[str, Any]], language: Language
) -> list[Path]:
    """A file for each share, all of them or, if one is there already, none."""
    paths = [folder / f"{stem}-{number}.{ending}" for number in range(1, len(shares) + 1)]
    make_folder(folder, language)  # one that had to be made holds no file that is there already
    for path in paths:
        expect_new(path, language)
    for path, share in zip(paths, shares, strict=True):
        write_assessment(path, share["part"], language)
    return paths
