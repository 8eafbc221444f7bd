"""Requests of files to read, which need no library: our own modules read workbooks and documents.

``read-form``, ``read-sites``, ``read-half-days`` and ``check-bundle`` (of `handed_in`) read the file beside
the request.
`spreadsheets` answers them too; this module is for whoever only reads and need not load what writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aftersales import Engine
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language
from aftersales_files.api import Files, Read, language_of
from aftersales_files.file_kinds import EMPTY
from aftersales_files.form_reader import read_form
from aftersales_files.half_days import half_days_in_text, half_days_in_workbook
from aftersales_files.handed_in import take_bundle
from aftersales_files.sheets import told_of
from aftersales_files.site_list import read_site_list
from aftersales_files.table_text import TABLE_TEXT, text_in
from aftersales_files.workbook_reader import read_workbook


def open_files(engine: Engine) -> Files:
    """The API of files that are read, on top of ENGINE."""
    return Files(engine=engine, makes={}, reads=READS)


def take_form(engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    language = language_of(reader)
    reader.finish()
    return read_form(engine.library, read_workbook(content, language))


def take_sites(_engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    """``"table": "text"`` for CSV as a spreadsheet saved it, given as it stands: the engine names its rows.

    A workbook otherwise, whose faults name the cell.
    """
    language, table = language_of(reader), _table_in(reader)
    reader.finish()
    if table == "text":
        return {"list": _some_text(content, language), "remarks": []}
    sheets = read_workbook(content, language)
    text, left_out = read_site_list(sheets)
    return {"list": text, "remarks": [remark.to_json() for remark in (*left_out, *told_of(sheets))]}


def take_half_days(_engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    """``"table": "text"`` for CSV as a spreadsheet saved it; a workbook otherwise.

    Faults name the row or the cell.
    """
    language, table = language_of(reader), _table_in(reader)
    reader.finish()
    if table == "text":
        read = half_days_in_text(_some_text(content, language), language)
    else:
        read = half_days_in_workbook(content, language)
    if read.faults:
        raise Refused(read.faults)
    return {"changes": read.changes, "remarks": [remark.to_json() for remark in read.remarks]}


def _table_in(reader: Reader) -> Literal["workbook", "text"]:
    return reader.choice("table", ("workbook", "text"), "workbook")


def _some_text(content: bytes, language: Language) -> str:
    text = text_in(content, lambda words: words.in_language(language))
    if not text.strip():
        raise Refused([Fault(at="", found=EMPTY.in_language(language), expected=TABLE_TEXT)])
    return text


READS: Mapping[str, Read] = {
    "read-form": take_form,
    "read-sites": take_sites,
    "read-half-days": take_half_days,
    "check-bundle": take_bundle,
}
