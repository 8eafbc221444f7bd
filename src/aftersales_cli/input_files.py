"""Files that a command reads: YAML, JSON, and spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.options import readings_given
from aftersales_cli.refusal import refuse
from aftersales_cli.words import visible
from aftersales_files import file_kinds
from aftersales_files.file_size import LARGEST_FILE, expect_file_size
from aftersales_files.table_text import text_in
from aftersales_yaml.encodings import encoding_of
from aftersales_yaml.strict import read_file
from aftersales_yaml.system_errors import in_both, in_words

if TYPE_CHECKING:  # loaded for workbooks alone
    from aftersales_files.api import Files

_TEXTS = (".yaml", ".yml", ".json", ".csv", ".txt", ".tsv", ".jsonl")
"""What is read as text by its name; everything else is looked into."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".docx")
_LOOKED_AT = 4095
LARGEST_TABLE = 1024 * 1024
_SIZE = Text("不超过 {mib} MiB 的文件", "a file of at most {mib} MiB")
_A_TEXT_FILE = Text("YAML 或 JSON 文件", "a YAML or JSON file")
_READABLE = Text("可以读取的文件", "a file that can be read")
_NOT_A_TABLE = Text(
    "一份评分（YAML、JSON，或填好的自评表，存成 .xlsx）；一行一家的 CSV 表格用 aftersales batch 计算",
    "one assessment (YAML, JSON or a filled-in form, saved as .xlsx); "
    "tables in CSV, an assessment a row, are scored by `aftersales batch`",
)
_A_FORM = Text(
    "填好的自评表（.xlsx、.xls、.ods、.docx）",
    "a filled-in self-assessment form (.xlsx, .xls, .ods or .docx)",
)
_NO_LIST = Text(
    "自评表或评分；整改清单先用 aftersales merge 合并到评分里",
    "a form or an assessment; a list of actions is merged into one with `aftersales merge`",
)
_REMARK = Text("注意：{text}", "Note: {text}")


def read_mapping(path: Path, language: Language) -> object:
    """The content of an input file, YAML or JSON; a file that is refused ends the program."""
    try:
        return _read_names_and_values(path)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))


def read_assessment(path: Path, language: Language) -> object:
    """The assessment in PATH: YAML, JSON or a filled-in form; a file that is refused ends the program."""
    try:
        assessment, remarks = assessment_in(path, language)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    say(remarks, language)
    return assessment


def read_asked(path: Path, readings: Sequence[str], language: Language) -> dict[str, Any]:
    """The assessment in PATH with the READINGS that were chosen, as the requests around it have them."""
    return {"assessment": read_assessment(path, language), "readings": readings_given(readings, language)}


def assessment_in(path: Path, language: Language, *, lists: bool = True) -> tuple[object, list[Text]]:
    """The assessment in PATH, and what is to be said about it; raises `Refused`.

    LISTS: whether a list of actions is taken, which says no more of the score than what it was made from.
    """
    if _is_text(path) and not _is_disguised(path):
        return _assessment_as_text(path), []
    result: Mapping[str, Any] = _read(path, "read-form", language)
    if not lists and result["understood"]["layout"] == "actions":
        name: Text = import_module("aftersales_files.action_words").LIST
        raise Refused([Fault(at="", found=name.zh, expected=_NO_LIST)])
    return result["assessment"], remarks_of(result)


def read_form_file(path: Path, language: Language) -> Mapping[str, Any]:
    """What the form in PATH says, as `read-form` replies; a file that is refused ends the program."""
    try:
        if _is_text(path):
            name = _kind(path).in_language(language) if _is_disguised(path) else path.suffix or path.name
            raise Refused([Fault(at="", found=name, expected=_A_FORM)])
        return _read(path, "read-form", language)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))


def read_listing(path: Path, language: Language) -> tuple[str, list[Text]]:
    """The list of sites in PATH as text (CSV or a workbook), and remarks; raises `Refused`."""
    if _is_text(path):
        return read_table_text(path), []
    result = _read(path, "read-sites", language)
    return str(result["list"]), remarks_of(result)


def remarks_of(result: Mapping[str, object]) -> list[Text]:
    """What is to be said of a file that was read."""
    remarks = result["remarks"]
    assert isinstance(remarks, list)
    return [Text(**remark) for remark in remarks]


def say(remarks: Sequence[Text], language: Language) -> None:
    """Print REMARKS beside the result."""
    for remark in remarks:
        click.echo(visible(_REMARK.filled(text=remark).in_language(language)), err=True)


def is_workbook(path: Path) -> bool:
    """Whether PATH holds a workbook, whatever its name says: an archive, or what Office wrote before 2007."""
    return _begin(path).startswith((file_kinds.ZIP, file_kinds.OLE[:4]))


def _is_text(path: Path) -> bool:
    """Whether PATH is to be read as text. What is neither text nor a workbook goes where it gets its name."""
    kind = _kind(path)
    if kind in (file_kinds.EMPTY, file_kinds.BROKEN):  # UTF-16 without its mark looks broken
        return path.suffix.lower() in _TEXTS and not is_workbook(path)
    return kind in file_kinds.TEXTS


def _is_disguised(path: Path) -> bool:
    """Whether PATH has the name of a workbook, and holds a table as text."""
    return path.suffix.lower() in _WORKBOOKS and _kind(path) == file_kinds.PLAIN


def _kind(path: Path) -> Text:
    return file_kinds.loose_file(read_bytes(path, _LOOKED_AT))


def _assessment_as_text(path: Path) -> object:
    if path.suffix.lower() in (".csv", ".tsv"):
        raise Refused([Fault(at="", found=path.suffix, expected=_NOT_A_TABLE)])
    return _read_names_and_values(path)


def _read_names_and_values(path: Path) -> object:
    """The content of a YAML or JSON file; what is neither is called by its name."""
    begin = read_bytes(path, 4095)
    kind = file_kinds.loose_file(begin)
    if begin.startswith(file_kinds.ZIP):
        kind = file_kinds.PACKED
    if (kind in file_kinds.TEXTS and begin.strip()) or (
        kind == file_kinds.BROKEN and encoding_of(begin[: len(begin) // 2 * 2])
    ):
        return read_file(path)
    name = file_kinds.EMPTY if not begin.strip() else kind
    raise Refused([Fault(at="", found=in_both(name), expected=_A_TEXT_FILE)])


def _begin(path: Path) -> bytes:
    return read_bytes(path, 7)


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The content of PATH, at most one byte more than LARGEST; raises `Refused`."""
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise Refused([Fault(at="", found=in_both(in_words(error)), expected=_READABLE)]) from None


def read_table_text(path: Path, largest: int = LARGEST_TABLE) -> str:
    """The text of a table: UTF-8, UTF-16, GB18030 or Big5, as spreadsheets save it; raises `Refused`."""
    content = read_bytes(path, largest)
    if len(content) > largest:
        expected = _SIZE.filled(mib=largest >> 20)
        raise Refused([Fault(at="", found=f"{path.stat().st_size} bytes", expected=expected)])
    return text_in(content, in_both)


def _read(path: Path, kind: str, language: Language) -> Mapping[str, object]:
    content = read_bytes(path)
    if len(content) > LARGEST_FILE:
        expect_file_size(path.stat().st_size)
    # Who gives no workbook needs neither an engine nor what reads one.
    files: Files = import_module("aftersales_cli.engine").files("spreadsheets")
    result, _ = files.answer({"kind": kind, "language": language}, content)
    return result
