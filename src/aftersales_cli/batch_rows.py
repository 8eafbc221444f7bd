"""Assessments in bulk: a folder of files, a CSV table, or JSON Lines, each row with its place."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales.model.site_table import rows_of_table
from aftersales_cli.input_files import assessment_in
from aftersales_yaml.strict import LARGEST_FILE, read_json, read_text

LARGEST_BATCH = 64 * 1024 * 1024
"""Of a table or of JSON Lines; a folder may hold as many files of 1 MiB as it likes."""
_SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")
_NAMES = ("id", "名称")
_MET = {"met", "符合"}
_NOT_MET = {"not_met", "不符合"}
_SAMPLE = re.compile(r"([0-9]+)\s*/\s*([0-9]+)", re.ASCII)
_DELETED = re.compile(r"(?:not_applicable|不适用)\s*[:：]\s*(.+)", re.DOTALL)
_COUNTED = {"special_deductions", "special_bonus"}

_CELL = Text(
    "符合、不符合、不符合数/抽样数（如 3/12）、不适用：理由，或留空",
    "met, not_met, nonconforming/sampled (3/12), not_applicable: reason, or empty",
)
_A_COUNT = Text("整数", "a whole number")
_A_HEAD = Text("首行为列名，其中有条款编号", "a first row of column names with clause numbers among them")
_AS_MANY = Text("与首行一样多的列", "as many columns as the first row")
_ONE_COLUMN = Text("每一列只出现一次（id 与名称算同一列）", "each column once (id and 名称 are the same one)")
_ONE_LINE = Text("不超过 1 MiB 的一行", "a line of at most 1 MiB")
_ANY = Text(
    "至少一份评分：{suffixes} 文件，或一行", "at least one assessment: a file of {suffixes}, or a row"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One assessment and where it stands, or the faults that kept it from being read."""

    place: str
    name: str
    assessment: object = None
    faults: tuple[Fault, ...] = ()


def rows_of(path: Path, rubric: str | None, library: Library) -> list[Row]:
    """The rows of PATH; RUBRIC is the rubric of a table's rows, by default the one whose clauses it heads.

    Raises `Refused` if PATH cannot be read or has no row, or if a table's rubric has to be named.
    """
    rows = list(_rows_of(path, rubric, library))
    if not rows:
        expected = _ANY.filled(suffixes=", ".join(_SUFFIXES))
        raise Refused([Fault(at="", found="0", expected=expected)])
    return rows


def _rows_of(path: Path, rubric: str | None, library: Library) -> Iterator[Row]:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES)
        return (_file_row(file) for file in files)
    text = read_text(path, LARGEST_BATCH)
    if path.suffix.lower() == ".csv":
        return _table_rows(text, rubric, library)
    # Not splitlines(): a text in JSON may hold what Unicode calls a line separator.
    lines = enumerate(text.split("\n"), start=1)
    return (_line_row(number, line) for number, line in lines if line.strip())


def _file_row(file: Path) -> Row:
    place, name = (os.fsencode(part).decode(errors="replace") for part in (file.name, file.stem))
    try:
        return Row(place=place, name=name, assessment=assessment_in(file, "zh")[0])
    except Refused as refused:
        return Row(place=place, name=name, faults=refused.faults)


def _line_row(number: int, line: str) -> Row:
    place = f"line {number}"
    if len(line.encode()) > LARGEST_FILE:
        fault = Fault(at="", found=f"> {LARGEST_FILE} bytes", expected=_ONE_LINE)
        return Row(place=place, name=str(number), faults=(fault,))
    try:
        return Row(place=place, name=str(number), assessment=read_json(line))
    except Refused as refused:
        return Row(place=place, name=str(number), faults=refused.faults)


def _table_rows(text: str, rubric: str | None, library: Library) -> Iterator[Row]:
    first, rows = rows_of_table(text, at="row ")
    head = ["id" if cell.strip() in _NAMES else cell.strip() for cell in first]
    having = {name: _clauses_in(each.rubric, head) for name, each in library.rubrics.items()}
    if not any(having.values()) and not any(re.match(r"[0-9]+\.", column) for column in head):
        raise Refused([Fault(at="row 1", found=shown(", ".join(head)), expected=_A_HEAD)])
    if repeated := [column for column, times in Counter(head).items() if times > 1]:
        raise Refused(Fault(at="row 1", found=shown(each), expected=_ONE_COLUMN) for each in repeated)
    named = library.rubric(rubric or _only_one(having), "rubric").rubric.id
    return (_table_row(number, head, cells, named) for number, cells in rows)


def _clauses_in(rubric: Rubric, head: list[str]) -> frozenset[str]:
    return frozenset(clause.id for clause in rubric.clauses).intersection(head)


def _only_one(having: Mapping[str, frozenset[str]]) -> str | None:
    """The rubric that has every clause that any rubric has of a head; None if several have, or none."""
    known = frozenset().union(*having.values())
    able = [name for name, clauses in having.items() if clauses == known]
    return able[0] if known and len(able) == 1 else None


def _table_row(number: int, head: list[str], cells: list[str], rubric: str) -> Row:
    place, name = f"row {number}", str(number)
    if len(cells) != len(head):
        return Row(place=place, name=name, faults=(Fault(at="", found=str(len(cells)), expected=_AS_MANY),))
    values = {column: cell.strip() for column, cell in zip(head, cells, strict=True)}
    name = values.pop("id", "") or name
    faults: list[Fault] = []
    assessment = _assessment(values, rubric, faults)
    return Row(place=place, name=name, assessment=assessment, faults=tuple(faults))


def _assessment(values: Mapping[str, str], rubric: str, faults: list[Fault]) -> dict[str, object]:
    findings: dict[str, object] = {}
    assessment: dict[str, object] = {"format": "assessment/1", "rubric": rubric, "findings": findings}
    for column, cell in values.items():
        if not cell:
            continue
        if column == "certificates":
            assessment["certificates"] = cell.replace("；", ";").split(";")
        elif column in _COUNTED:
            assessment |= _specials(column, cell, faults)
        else:
            findings[column] = _finding(column, cell, faults)
    return assessment


def _specials(column: str, cell: str, faults: list[Fault]) -> dict[str, object]:
    """A table gives special entries as a number; their reasons stand in the records."""
    if not re.fullmatch("[0-9]{1,3}", cell):
        faults.append(Fault(at=column, found=shown(cell), expected=_A_COUNT))
        return {}
    entries: list[dict[str, str]] = [{} for _ in range(int(cell))]
    if column == "special_deductions":
        return {column: entries}
    return {column: entries[0] if len(entries) == 1 else entries} if entries else {}


def _finding(column: str, cell: str, faults: list[Fault]) -> object:
    if cell in _MET:
        return "met"
    if cell in _NOT_MET:
        return "not_met"
    if sample := _SAMPLE.fullmatch(cell):
        return {"nonconforming": sample[1], "sampled": sample[2]}
    if deleted := _DELETED.fullmatch(cell):
        return {"not_applicable": deleted[1]}
    faults.append(Fault(at=column, found=shown(cell), expected=_CELL))
    return "not_met"
