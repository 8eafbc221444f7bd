"""``aftersales rubric changes NEW.yaml``: what another edition of a rubric changes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import A_MAPPING
from aftersales.foundation.text import Language, Text
from aftersales.model.sameness import is_mapping
from aftersales_cli.input_files import read_mapping
from aftersales_cli.library import rubrics
from aftersales_cli.options import output_options
from aftersales_cli.printing import console, line, print_json, table
from aftersales_cli.refusal import refuse
from aftersales_cli.words import told
from aftersales_editions.editions import EditionChangeJson, EditionsJson, editions_compared

_HEADS = {"zh": ("类别", "变了什么"), "en": ("Kind", "What changed")}
_KINDS = {
    "clause": Text("条款", "clause"),
    "level": Text("级别", "level"),
    "rule": Text("规则", "rule"),
    "moved": Text("位置", "place"),
    "title": Text("名称", "title"),
    "wording": Text("写法", "wording"),
    "reading": Text("存疑", "discrepancy"),
}
_HEADING = Text("{rubric}：{before} 版 → {after} 版", "{rubric}: edition {before} → edition {after}")
_SUM = Text(
    "{count} 处不同，其中 {deciding} 处影响得分或级别。",
    "{count} {count:difference|differences}, {deciding} of which a score or level can hang on.",
)
_NONE = Text(
    "分值、级别、规则、存疑，条款的位置、名称和写法，都没有变。",
    "No points, levels, rules, discrepancies, places, titles or wordings changed.",
)
_PUBLISHED = Text(
    "本站准则之一的标识：{listed}；别的准则用 --from 给出前一版",
    "the id of one of: {listed}; for another rubric give the former edition with --from",
)


@click.command()
@click.argument("file", metavar="NEW.yaml", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--from",
    "former",
    metavar="OLD.yaml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="前一版；不写就是本站的那一版。The former edition; else the one published here.",
)
@output_options
def changes(file: Path, former: Path | None, as_json: bool, language: Language) -> None:
    """准则换版改了什么：条款增删、移位、改名，分值，分数线。What another edition of a rubric changes.

    \b
    例 Examples:
      aftersales rubric changes gbt-27922-new.yaml
      aftersales rubric changes acme-2027.yaml --from acme-2026.yaml --json
    """
    after = _rubric_in(file, language)
    before = _published(after, file, language) if former is None else _rubric_in(former, language)
    try:
        compared = editions_compared(before, after)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(file))
    if as_json:
        print_json(compared)
    else:
        _tell(compared, language)


def _rubric_in(path: Path, language: Language) -> dict[str, object]:
    """The mapping in the file at PATH; one that is no rubric ends the program with the file's own name."""
    content = read_mapping(path, language)
    if not is_mapping(content):
        refuse(
            [Fault(at="", found=type(content).__name__, expected=A_MAPPING).to_json()], language, str(path)
        )
    try:
        editions_compared(content, content)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    return dict(content)


def _published(rubric: dict[str, object], file: Path, language: Language) -> dict[str, object]:
    """The published rubric that has the id of RUBRIC, which stands in FILE."""
    published, name = rubrics().rubrics, str(rubric["id"])
    if name not in published:
        expected = _PUBLISHED.filled(listed=", ".join(published))
        refuse([Fault(at="id", found=name, expected=expected).to_json()], language, str(file))
    content: dict[str, object] = json.loads(published[name].content)
    return content


def _tell(compared: EditionsJson, language: Language) -> None:
    named = {side: compared[side]["edition"] for side in ("before", "after")}
    line(told(_HEADING.filled(rubric=compared["rubric"], **named), language))
    found = compared["changes"]
    if not found:
        line(told(_NONE, language))
        return
    console().print(table(_HEADS[language], [_row(change, language) for change in found]))
    deciding = sum(change["decides"] for change in found)
    line(told(_SUM.filled(count=len(found), deciding=deciding), language))


def _row(change: EditionChangeJson, language: Language) -> tuple[str, str]:
    return told(_KINDS[change["kind"]], language), told(change["text"], language)
