"""Files that a command reads: YAML, JSON, and spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Language, Text
from aftersales_cli.engine import files
from aftersales_cli.refusal import refuse
from aftersales_yaml.strict import LARGEST_FILE, read_file, read_text

SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".xlsb", ".ods")
"""What is read as a workbook; those that are none are refused with the right word for them."""

_READABLE = Text("可以读取的文件", "a file that can be read")
_REMARK = Text("注意：{text}", "Note: {text}")


def read_mapping(path: Path, language: Language) -> object:
    """The content of an input file, YAML or JSON; a file that is refused ends the program."""
    try:
        return read_file(path)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))


def read_assessment(path: Path, language: Language) -> object:
    """The assessment in PATH: YAML, JSON or a filled-in form; a file that is refused ends the program."""
    try:
        assessment, remarks = assessment_in(path, language)
    except Refused as refused:
        refuse([fault.to_json() for fault in refused.faults], language, str(path))
    for remark in remarks:
        click.echo(_REMARK.filled(text=remark).in_language(language), err=True)
    return assessment


def assessment_in(path: Path, language: Language) -> tuple[object, list[Text]]:
    """The assessment in PATH, and what is to be said about it; raises `Refused`."""
    if path.suffix.lower() not in SPREADSHEETS:
        return read_file(path), []
    result = _read(path, "read-form", language)
    remarks = result["remarks"]
    assert isinstance(remarks, list)
    return result["assessment"], [Text(**remark) for remark in remarks]


def read_listing(path: Path, language: Language) -> str:
    """The list of sites in PATH as text: CSV or a workbook; raises `Refused`."""
    if path.suffix.lower() not in SPREADSHEETS:
        return read_text(path)
    return str(_read(path, "read-sites", language)["list"])


def _read(path: Path, kind: str, language: Language) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused([Fault(at="", found=error.strerror or str(error), expected=_READABLE)]) from None
    result, _ = files("spreadsheets").answer({"kind": kind, "language": language}, content)
    return result
