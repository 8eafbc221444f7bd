"""Assessments in bulk: a folder of files, a table, or JSON Lines, each row with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path

from aftersales.api.as_text import spelled_out
from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.batch_folder import Found, all_in, is_hidden
from aftersales_cli.batch_row import Marked, Row, Skipped, Unread
from aftersales_cli.batch_table import TURNED, table_rows
from aftersales_cli.batch_twice import company_in
from aftersales_cli.input_files import assessment_in, is_workbook, read_bytes, read_table_text
from aftersales_yaml.strict import LARGEST_FILE, decoded, read_json, read_text

LARGEST_BATCH = 64 * 1024 * 1024
"""Of a table or of JSON Lines; a folder may hold as many files as it likes."""
_SCORED = (".yaml", ".yml", ".json", ".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods", ".docx")
_TABLES = (".csv", ".tsv", ".txt")
_ONE_DOCUMENT = (".yaml", ".yml")
_SYSTEM = ("thumbs.db", "desktop.ini")

_LOCK = Text("打开着的文件留下的临时文件", "left beside a file that is open")
_HIDDEN = Text("系统文件或隐藏文件", "a file of the system, or hidden")
_LINKED = Text(
    "链接的文件夹，没有进去；要算请把它单独用 batch 计算",
    "a folder that is only linked; score it by itself with batch",
)
_OPEN = Text("可以打开的文件夹", "a folder that can be opened")
_A_TABLE = Text("表格，请单独用 batch 计算", "a table; score it by itself with batch")
_OTHER = Text("不是评分文件", "no assessment by its name")
_NO_FORM = Text("不是填好的自评表", "no filled-in form")
_ONE_LINE = Text("不超过 1 MiB 的一行", "a line of at most 1 MiB")
_ANY = Text(
    "至少一份评分：{suffixes} 文件，或一行", "at least one assessment: a file of {suffixes}, or a row"
)


def nothing_in_it() -> Refused:
    """There is no row in a path that was to be scored."""
    return Refused([Fault(at="", found="0", expected=_ANY.filled(suffixes=", ".join(_SCORED)))])


def each_row(path: Path, rubric: str | None, library: Library) -> Iterator[Row | Skipped]:
    """The rows of PATH and what is passed over in it, as `unread_rows` finds them."""
    return map(_at_length, unread_rows(path, rubric, library))


def _at_length(read: Unread) -> Row | Skipped:
    row = read()
    assert not isinstance(row, Marked)  # nobody asked for marks
    return row


def unread_rows(
    path: Path, rubric: str | None, library: Library, *, as_marks: bool = False, language: Language = "zh"
) -> Iterator[Unread]:
    """What reads the rows of PATH, and what tells of something passed over; RUBRIC is that of a table's rows.

    Without it, that of a table is the one whose clauses it heads. With AS_MARKS rows of a table are `Marked`
    where they can be. Cells of workbooks are named in LANGUAGE. Raises `Refused` where PATH cannot be read or
    where a table's rubric has to be named.
    """
    if path.is_dir():
        return (partial(row_in_folder, found, path, language) for found in all_in(path))
    if is_workbook(path):
        return _in_workbook(path, rubric, library, as_marks, language)
    if path.suffix.lower() in _TABLES or _looks_like_a_table(path):
        return table_rows(read_table_text(path, LARGEST_BATCH), rubric, library, as_marks=as_marks)
    if path.suffix.lower() in _ONE_DOCUMENT:
        return iter((partial(_file_row, path, _named(path.name), language),))
    text = read_text(path, LARGEST_BATCH)
    if _is_one(text):
        return iter((partial(_file_row, path, _named(path.name), language),))
    # Not splitlines(): a text in JSON may hold what Unicode calls a line separator.
    lines = enumerate(text.split("\n"), start=1)
    return (partial(line_row, number, line, path.stem) for number, line in lines if line.strip())


def _looks_like_a_table(path: Path) -> bool:
    """Whether PATH holds neither JSON nor YAML by its name and its first sign: a table under another name."""
    if path.suffix.lower() in (*_ONE_DOCUMENT, ".json", ".jsonl"):
        return False
    return not read_bytes(path, 99).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _is_one(text: str) -> bool:
    """Whether TEXT is one document in JSON over several lines, and no JSON Lines."""
    first, _, more = text.strip().partition("\n")
    return bool(more) and first.strip() == "{"


def row_in_folder(found: Found, folder: Path, language: Language = "zh") -> Row | Skipped:
    """The assessment in what was FOUND in FOLDER, or why it is passed over; its place is that in FOLDER."""
    file = found.path
    place = _named(file.relative_to(folder).as_posix())
    if found.why == "closed-folder" and not is_hidden(found, folder):
        fault = Fault(at="", found=found.error, expected=_OPEN)
        return Row(place=place, name=_named(file.name), faults=(fault,))
    if (why := _why_passed_over(found, folder)) is not None:
        return Skipped(place=place, why=why)
    row = _file_row(file, place, language)
    if file.suffix.lower() == ".docx" and any(fault.at == "" for fault in row.faults):
        return Skipped(place=place, why=_NO_FORM)
    return row


def _why_passed_over(found: Found, folder: Path) -> Text | None:
    """Why what was FOUND in FOLDER is not even opened."""
    file, suffix = found.path, found.path.suffix.lower()
    if found.why == "linked-folder":
        return _LINKED
    if file.name.startswith(("~$", ".~")):
        return _LOCK
    if file.name.startswith(".") or file.name.lower() in _SYSTEM or is_hidden(found, folder):
        return _HIDDEN
    if suffix in (*_TABLES, ".jsonl") and suffix != ".txt":
        return _A_TABLE
    return None if suffix in _SCORED else _OTHER


def _file_row(file: Path, place: str, language: Language) -> Row:
    name = _named(file.stem)
    try:
        assessment, remarks = assessment_in(file, language, lists=False)
    except Refused as refused:
        return Row(place=place, name=name, faults=refused.faults)
    return Row(place=place, name=name, assessment=assessment, remarks=tuple(remarks))


def _named(name: str) -> str:
    return os.fsencode(name).decode(errors="replace")


def _in_workbook(
    path: Path, rubric: str | None, library: Library, as_marks: bool, language: Language
) -> Iterator[Unread]:
    """The rows of a table in a workbook; a workbook that has none is a form, one row."""
    # What reads workbooks is loaded for them alone.
    reader = import_module("aftersales_cli.batch_workbook")
    found = reader.find_table(content := read_bytes(path), language)
    if found is None:
        row = _file_row(path, _named(path.name), language)
        if any(not fault.at for fault in row.faults) and reader.lists_clauses_down(content):
            faults = tuple(replace(fault, expected=TURNED) for fault in row.faults)
            row = replace(row, faults=faults)
        return iter([lambda: row])
    remarks = (partial(Skipped, place=path.name, why=remark, partly=True) for remark in found.remarks)
    return chain(remarks, table_rows(found.text, rubric, library, as_marks=as_marks))


def line_row(number: int, line: str, stem: str = "") -> Row:
    """The row in a LINE, called as its company or, where it names none, by STEM of its file and NUMBER."""
    place, name = f"line {number}", f"{_named(stem)}:{number}" if stem else str(number)
    if len(line.encode()) > LARGEST_FILE:
        fault = Fault(at="", found=f"> {LARGEST_FILE} bytes", expected=_ONE_LINE)
        return Row(place=place, name=name, faults=(fault,))
    try:  # without its end, which would make a place of what lacks on the line after it
        assessment = read_json(line.rstrip("\r\n"))
    except Refused as refused:
        return Row(place=place, name=name, faults=refused.faults)
    return Row(place=place, name=spelled_out(company_in(assessment)) or name, assessment=assessment)


def raw_row(number: int, line: bytes) -> Row:
    """The row of a LINE that is not decoded yet: one that is no UTF-8 is a fault of that row alone."""
    try:
        text = decoded(line)
    except Refused as refused:
        faults = tuple(replace(fault, at="") for fault in refused.faults)
        return Row(place=f"line {number}", name=str(number), faults=faults)
    return line_row(number, text)
