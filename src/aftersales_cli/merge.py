"""``aftersales merge BASE MINE THEIRS -o OUT``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from aftersales.calculation.ancestry import lineage_of_merged, roles_by_lineage
from aftersales.foundation.text import Language, Text
from aftersales.model.lineage import KEY
from aftersales.model.sameness import is_mapping
from aftersales_cli.assessment_files import write_assessment
from aftersales_cli.document_words import CHANGE_HEADS, change_rows, value_words
from aftersales_cli.engine import ask
from aftersales_cli.input_files import read_assessment
from aftersales_cli.options import output_options, paired
from aftersales_cli.output_files import expect_new
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.words import filled, told

CONFLICTS_LEFT = 1

_THREE_FILES = (
    "要三个文件：共同来源、我方、对方；没有共同来源时用 --no-base 和两个文件。"
    "Three files: what both grew out of, mine, theirs; or two with --no-base. "
    "凭来历认得出一份由另一份改来的，两个文件就够。"
    "Two are enough where their lineage says that one grew out of the other."
)
_BASE_BY_LINEAGE = Text("共同来源是 {base}（凭文件里的来历）", "By their lineage both grew out of {base}")
_CLEAN = Text("已合并，没有冲突：{out}", "Merged, no conflicts: {out}")
_NOTHING = Text(
    "对方没有我方没有的内容，{out} 与我方相同。",
    "Theirs says nothing that mine does not; {out} is as mine.",
)
_BY_MINE = Text(
    "共同来源里有 {count} 处被我方改掉或去掉。若我方没有改过，是次序给错了：先共同来源，再我方、对方。",
    "Mine changed or took out {count} {count:place|places} of what both grew out of. If you did not, the "
    "files are in the wrong order: what both grew out of comes first, then mine, then theirs.",
)
_LEFT = Text(
    "已合并，{count} 处冲突没有解决，{out} 里暂用我方的内容：",
    "Merged; {count} {count:conflict|conflicts} {count:is|are} left, and {out} has mine there for now:",
)
_SIDES = {
    "base": Text("原先", "before"),
    "mine": Text("我方", "mine"),
    "theirs": Text("对方", "theirs"),
    "both": Text("合写", "both"),
}
_TAKE = Text(
    "解决：再合并一次到另一个文件，每处冲突写明取哪一方，如 --take {place}={choices}",
    "To settle them merge again into another file, each with the side to take: --take {place}={choices}",
)
_SETTLED = Text("{label}：取{side}", "{label}: took {side}")


@click.command()
@click.argument(
    "files", nargs=-1, metavar="[BASE] MINE THEIRS", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "-o",
    "out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件（尚不存在）：.yaml、.json 或 .xlsx。The file to write; it must not exist yet.",
)
@click.option("--no-base", is_flag=True, help="没有共同来源。The two have no common ancestor.")
@click.option(
    "--take",
    "takes",
    multiple=True,
    metavar="PLACE=mine|theirs|both",
    help="这处冲突取哪一方，both 把双方的文字都留下。Which side to take there; both keeps the words of both.",
)
@output_options
def merge(
    files: tuple[Path, ...],
    out: Path,
    no_base: bool,
    takes: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """合并两份由同一份改出来的评分。Merge two assessments (or requests) that grew out of one.

    不同条款的改动都留下；同一条款改得不一样就是冲突：先用我方的，两边都列出来。
    Changes of different clauses are all kept; a clause changed otherwise by both is a conflict: OUT has
    mine there, and both sides are shown. Forms filled in, YAML and JSON can be mixed.
    文件带有来历（由网页写出）的，凭来历认共同来源，次序不限；由一份改来的，两个文件就够。
    Files with lineage (written by the site) tell themselves which is BASE, in whatever order they are given.

    \b
    退出码 Exit codes: 0 没有冲突 no conflicts, 1 还有冲突 conflicts are left, 2 拒绝，什么也没写 refused

    \b
    例 Examples:
      aftersales merge sent.xlsx mine.xlsx theirs.xlsx -o merged.xlsx
      aftersales merge sent.yaml mine.yaml theirs.yaml -o merged.yaml --take findings.5.1.1.1=theirs
      aftersales merge --no-base mine.yaml theirs.yaml -o merged.yaml
    """
    if len(files) not in ((2,) if no_base else (2, 3)):
        raise click.UsageError(_THREE_FILES)
    expect_new(out, language)
    expected = {"zh": "位置=mine|theirs|both", "en": "PLACE=mine|theirs|both"}
    resolved = paired(takes, "--take", expected, language)
    read = [read_assessment(path, language) for path in files]
    documents, base = _sides(files, read, no_base)
    paths = {id(document): path for document, path in zip(read, files, strict=True)}
    in_files = {side: paths[id(document)] for side, document in documents.items()}
    result = ask("merge", language, in_files, **documents, resolved=resolved)
    write_assessment(out, _with_lineage(result, documents), language)
    if as_json:
        print_json(result)
    else:
        if base is not None:
            line(filled(_BASE_BY_LINEAGE, language, base=base))
        else:
            _print_changed_by_mine(result["changed_by_mine"], language)
        _print(result, out, language)
    if result["conflicts"]:
        sys.exit(CONFLICTS_LEFT)


def _sides(
    files: Sequence[Path], read: Sequence[object], no_base: bool
) -> tuple[dict[str, object], Path | None]:
    """Which of the documents READ is which, and the file that by lineage is the base, if that told it.

    Where lineage says nothing their order does.
    """
    documents = [document for document in read if is_mapping(document)]
    roles = None if no_base or len(documents) < len(read) else roles_by_lineage(documents)
    if roles is not None:
        sides = {"base": roles.base, "mine": roles.mine, "theirs": roles.theirs}
        return {name: read[number] for name, number in sides.items()}, files[roles.base]
    if len(files) == 2 and not no_base:
        raise click.UsageError(_THREE_FILES)
    return dict(zip(("theirs", "mine", "base"), reversed(read), strict=False)), None


def _with_lineage(result: dict[str, Any], documents: dict[str, Any]) -> dict[str, Any]:
    """The merged document as a revision that grew out of both, where mine came out of a workspace."""
    mine, theirs = (documents[side] for side in ("mine", "theirs"))
    merged: dict[str, Any] = result["merged"]
    settled = not result["conflicts"]
    lineage = lineage_of_merged(merged, mine, theirs, revision=str(uuid4()), settled=settled)
    return merged | ({KEY: lineage.to_json()} if lineage else {})


def _print_changed_by_mine(changed: list[dict[str, Any]], language: Language) -> None:
    """Where the order of the files alone says which is which, a wrong one would take out answers unseen."""
    if changed:
        line(f"! {filled(_BY_MINE, language, count=len(changed))}")
        console().print(table(CHANGE_HEADS[language], change_rows(changed, language)))


def _print(result: dict[str, Any], out: Path, language: Language) -> None:
    for warning in result["warnings"]:
        line(f"! {told(warning, language)}")
    for settled in result["settled"]:
        side = told(_SIDES[settled["taken"]], language)
        line(filled(_SETTLED, language, label=told(settled["label"], language), side=side))
    if result["came_in"]:
        console().print(table(CHANGE_HEADS[language], change_rows(result["came_in"], language)))
    conflicts = result["conflicts"]
    nothing = not conflicts and not result["came_in"] and not result["settled"]
    words = told(_LEFT if conflicts else _NOTHING if nothing else _CLEAN, language)
    line(words.format(count=len(conflicts), out=out))
    for conflict in conflicts:
        line(f"  {conflict['place']}　{told(conflict['label'], language)}")
        for side in ("base", "mine", "theirs"):
            if side != "base" or result["related"]:
                line(f"    {told(_SIDES[side], language)}: {value_words(conflict[side], language)}")
    if conflicts:
        first = conflicts[0]
        choices = "|".join(first["choices"])
        line(filled(_TAKE, language, place=first["place"], choices=choices))
