"""``aftersales rubric new``, ``check`` and ``changes``: a rubric of one's own, begun from a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import click

from aftersales.foundation.exact import read_exact
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import typed_amount
from aftersales.model.read_rubric import read_rubric
from aftersales_cli.input_files import is_workbook, read_bytes, read_mapping, say
from aftersales_cli.options import language_option, out_option, output_options, paired
from aftersales_cli.output_files import expect_new, write_new
from aftersales_cli.printing import line, print_json
from aftersales_cli.refusal import FAULT_IN_A_LINE, refuse
from aftersales_cli.rubric_changes import changes
from aftersales_cli.words import told
from aftersales_editions.key_words import KEY_WORDS
from aftersales_files.rubric_skeleton import BLANK, Named, Skeleton, blanks_in, skeleton_of
from aftersales_files.rubric_table import read_rubric_table
from aftersales_files.workbook_reader import read_workbook
from aftersales_own.fault_places import sound
from aftersales_own.opening import AN_ID
from aftersales_yaml.strict import read_text
from aftersales_yaml.text_places import place_in_words
from aftersales_yaml.writing import write_yaml

_MOST_TOLD = 8
_MADE = Text(
    "{file}：{sections} 个大类，{indicators} 个指标，{clauses} 个条款，满分 {full}。",
    "{file}: {sections} {sections:section|sections}, {indicators} "
    "{indicators:indicator|indicators}, {clauses} {clauses:clause|clauses}, {full} {full:point|points}.",
)
_BLANKS = Text(
    "还有 {count} 处写着“{blank}”：",
    "{count} {count:place|places} still {count:says|say} “{blank}”:",
)
_MORE = Text("等", "and so on")
_WHOLE = Text("没有要补的了。", "Nothing is left to fill in.")
_REFUSED = Text(
    "现在还不能评分，rubric check 会拒绝 {count} 处：",
    "No score can be worked out yet; rubric check refuses {count} {count:place|places}:",
)
_NO_LEVELS = Text(
    "表上没有级别，先写一个、分数线等于满分；用 --level 三星级=80 给出，或在文件的 levels 里改。",
    "The table has no levels: one stands there for now, at full marks. Give them as --level NAME=80, "
    "or under levels in the file.",
)
_A_SCORE = Text("级别=最低分，如 三星级=80", "LEVEL=LOWEST SCORE, such as three-star=80")


@click.group()
def rubric() -> None:
    """自己的评分准则：从表格开一个头，补齐，检查。A rubric of your own: begin it from a table, check it.

    \b
    例 Examples:
      aftersales rubric new --from 评分表.xlsx --id acme-service -o acme-service.yaml
      aftersales rubric check acme-service.yaml
      aftersales rubric changes acme-2027.yaml --from acme-service.yaml
      aftersales --with acme-service.yaml form acme-service -o form.xlsx
      aftersales --with acme-service.yaml score form.xlsx
    """


rubric.add_command(changes)


@rubric.command()
@click.option(
    "--from",
    "table",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="认证机构的评分表（.xlsx .xls .ods .docx）。A certification body's table.",
)
@click.option("--id", "name", required=True, help="准则的标识，如 acme-service。The id of the rubric.")
@click.option("--document", default="", help="来源文件的标识，不写同 --id。The id of its document.")
@click.option("--edition", default="1", show_default=True, help="版次。The edition.")
@click.option("--title", default="", help="名称。Its name.")
@click.option(
    "--level", "levels", multiple=True, metavar="NAME=SCORE", help="级别和最低分。A level, its score."
)
@out_option("写到哪个文件（尚不存在）。The file to write; it must not exist yet.", required=True)
@language_option
def new(
    table: Path,
    name: str,
    document: str,
    edition: str,
    title: str,
    levels: Sequence[str],
    out: Path,
    language: Language,
) -> None:
    """由评分表写出准则文件的骨架，并说明还缺什么。Write the skeleton of a rubric, and say what is missing."""
    for option, value in (("--id", name), ("--document", document or name)):
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", value):
            refuse([Fault(at=option, found=value, expected=AN_ID).to_json()], language)
    named = Named(
        id=name, document=document or name, edition=edition, title=title, levels=_levels(levels, language)
    )
    expect_new(out, language)
    try:
        begun = skeleton_of(read_rubric_table(read_workbook(read_bytes(table), language)), named)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(table))
    text = write_yaml(begun.rubric)
    write_new(out, text, language)
    say([*begun.remarks, *([] if levels else [_NO_LEVELS])], language)
    _tell(out, begun.rubric, language)
    _tell_faults(begun, text, language)


@rubric.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@output_options
def check(file: Path, language: Language, *, as_json: bool) -> None:
    """检查准则文件，列出还要补的地方。Check a rubric, and list what is left to fill in."""
    content = read_mapping(file, language)
    try:
        rubric = sound(content, language, "" if is_workbook(file) else read_text(file))
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(file))
    if as_json:
        sizes = {"full_marks": rubric["full_marks"], **_size(rubric)}
        print_json({"id": rubric["id"], **sizes, "blanks": blanks_in(rubric)})
    else:
        _tell(file, rubric, language)


def _levels(options: Sequence[str], language: Language) -> list[tuple[Fraction, str]]:
    given = paired(options, "--level", {"zh": _A_SCORE.zh, "en": _A_SCORE.en}, language)
    levels, faults = [], []
    for label, typed in given.items():
        score = read_exact(typed_amount(typed))
        if score is None or not label.strip():
            faults.append(Fault(at="--level", found=f"{label}={typed}", expected=_A_SCORE).to_json())
        else:
            levels.append((score, label.strip()))
    if faults:
        refuse(faults, language)
    return levels


def _tell_faults(begun: Skeleton, text: str, language: Language) -> None:
    """What `rubric check` will refuse in what was BEGUN, written as TEXT: before that there is no score."""
    try:
        sound(begun.rubric, language, text)
    except Refused as refused:
        faults = list(refused.faults)
    else:
        return
    line(told(_REFUSED.filled(count=len(faults)), language))
    for fault in faults[:_MOST_TOLD]:
        at = place_in_words(fault.at, language)
        line(f"  {told(FAULT_IN_A_LINE.filled(at=at, found=fault.found, expected=fault.expected), language)}")
    if len(faults) > _MOST_TOLD:
        line(f"  {told(_MORE, language)}")


def _size(content: Mapping[str, object]) -> dict[str, int]:
    """How many sections, indicators and clauses the rubric of CONTENT has."""
    read = read_rubric(content)
    return {
        "sections": len(read.sections),
        "indicators": sum(len(section.indicators) for section in read.sections),
        "clauses": len(read.clauses),
    }


def _tell(file: Path, content: Mapping[str, object], language: Language) -> None:
    """How large the rubric is, and the places that are left to fill in."""
    line(told(_MADE.filled(file=file.name, full=str(content["full_marks"]), **_size(content)), language))
    blanks = blanks_in(content)
    if not blanks:
        line(told(_WHOLE, language))
        return
    line(told(_BLANKS.filled(count=sum(map(len, blanks.values())), blank=BLANK), language))
    for key, places in blanks.items():
        more = [told(_MORE, language)] if len(places) > _MOST_TOLD else []
        called = f"{told(KEY_WORDS[key], language)} {key}" if key in KEY_WORDS else key
        line(f"  {called} × {len(places)}: {', '.join([*places[:_MOST_TOLD], *more])}")
