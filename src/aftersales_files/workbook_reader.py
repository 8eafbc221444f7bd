"""Reading workbooks that anybody may have made, in whichever program, cell by cell.

What comes out is plain: sheets of cells, each with its text, what kind it was, and its address as a
person names it. Formulas, error values and broken files never become values.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Language, Text
from aftersales_files import file_kinds
from aftersales_files.file_size import expect_file_size
from aftersales_files.office_xml import BrokenPart, TooMuch
from aftersales_files.old_workbooks import CannotRead, read_old
from aftersales_files.open_document import CONTENT, has_password, read_tables
from aftersales_files.packed_file import BrokenArchive, LockedArchive, PackedFile
from aftersales_files.sheet_xml import MOST_CELLS, Found, read_cells
from aftersales_files.sheets import Sheet
from aftersales_files.text_tables import DOCUMENT, read_text_tables
from aftersales_files.workbook_parts import note_beside, read_parts, workbook_part

_XLSX = Text(
    "Excel 工作簿（.xlsx）；在 Excel 或 WPS 里选“另存为”",
    'an Excel workbook (.xlsx); choose it under "Save as"',
)
_FILLED_IN = Text(
    "Excel 工作簿（.xlsx）；照片、扫描件和 PDF 读不了，请填进表格",
    "an Excel workbook (.xlsx); photos, scans and PDF cannot be read: fill in the table itself",
)
_WHOLE = Text(
    "完好的 .xlsx 文件（没有下载完的请重新下载）",
    "an .xlsx file that is whole (if its download broke off, load it again)",
)
_UNKNOWN_HERE = Text(
    "Excel 工作簿（.xlsx）；在 Excel 或 WPS 里打开，选“另存为 .xlsx”",
    'an Excel workbook (.xlsx); open it in a spreadsheet program and choose "Save as .xlsx"',
)
_UNLOCKED = Text(
    "不加密码的文件（打开后另存一份去掉密码；打开时没有问密码的，可能因“保护工作簿”加了密，先取消保护）",
    "a file without a password: open it and save a copy without one; one that did not ask for a password may "
    "be encrypted because its workbook is protected, so lift that first",
)
_TABLES = Text("Word 表格", "Word tables")
_FEWER = Text(
    f"一张表不超过 {MOST_CELLS} 个填了内容的单元格（多余的空行、空列请删掉）",
    f"a sheet with at most {MOST_CELLS} cells that hold something (delete superfluous rows and columns)",
)


def read_workbook(content: bytes, language: Language) -> tuple[Sheet, ...]:
    """The sheets of the workbook CONTENT; places are named in LANGUAGE. Raises `Refused`."""
    expect_file_size(len(content))
    try:
        packed = PackedFile(content)
    except BrokenArchive:
        kind = file_kinds.loose_file(content)
        if kind == file_kinds.OLD_SHEETS:
            return _old(content, kind, language)
        expected = _FILLED_IN if kind in file_kinds.LOOKED_AT_ONLY else _XLSX
        expected = _UNLOCKED if kind == file_kinds.PASSWORD else expected
        if content.startswith(file_kinds.ZIP):  # cut off: the directory of an archive stands at its end
            expected = _WHOLE
        raise _refused(kind, expected, language) from None
    try:
        return _sheets_of(packed, content, language)
    except LockedArchive:
        raise _refused(file_kinds.PASSWORD, _UNLOCKED, language) from None
    except (BrokenArchive, BrokenPart) as error:
        found = f"{file_kinds.BROKEN.in_language(language)}: {shown(str(error))}"
        raise Refused([Fault(at="", found=found, expected=_WHOLE)]) from None


def _sheets_of(packed: PackedFile, content: bytes, language: Language) -> tuple[Sheet, ...]:
    workbook = workbook_part(packed)
    packed.expect_small(name for name in packed.names if name.startswith("xl/worksheets/"))
    if workbook is not None:
        return _modern(packed, workbook, language)
    kind = file_kinds.archive(packed.names)
    if kind == file_kinds.OPEN_SHEETS:
        return _open(packed, language)
    if kind == file_kinds.WORD and packed.has(DOCUMENT):
        with _measured(""):
            found = read_text_tables(packed)
        if found.cells:
            made = _sheet(_TABLES.in_language(language), False, found, language)
            return (replace(made, lettered=False),)
    if kind == file_kinds.BINARY_SHEETS:
        return _old(content, kind, language)
    raise _refused(kind, _XLSX, language)


def _modern(packed: PackedFile, workbook: str, language: Language) -> tuple[Sheet, ...]:
    with _measured(""):
        parts = read_parts(packed, workbook)
    made = []
    for named in parts.sheets:
        with _measured(named.title):
            found = read_cells(packed.read(named.part), parts.conventions)
            note_beside(packed, named.part, found)
        sheet = _sheet(named.title, named.hidden, found, language)
        made.append(replace(sheet, from_1904=parts.conventions.from_1904))
    return tuple(made)


def _open(packed: PackedFile, language: Language) -> tuple[Sheet, ...]:
    if has_password(packed):
        raise _refused(file_kinds.PASSWORD, _UNLOCKED, language)
    if not packed.has(CONTENT):
        raise _refused(file_kinds.OPEN_SHEETS, _XLSX, language)
    with _measured(""):
        tables = read_tables(packed)
    if not tables:
        raise _refused(file_kinds.OPEN_OTHER, _XLSX, language)
    return tuple(_sheet(each.title, each.hidden, each.found, language) for each in tables)


def _old(content: bytes, kind: Text, language: Language) -> tuple[Sheet, ...]:
    try:
        with _measured(""):
            return tuple(
                _sheet(title, hidden, found, language, computed_elsewhere=True)
                for title, hidden, found in read_old(content)
            )
    except CannotRead:
        raise _refused(kind, _UNKNOWN_HERE, language) from None


@contextmanager
def _measured(title: str) -> Iterator[None]:
    """Refuse a sheet of that TITLE which turns out to be larger than any form or list."""
    try:
        yield
    except TooMuch:
        raise Refused([Fault(at=title, found=f"> {MOST_CELLS}", expected=_FEWER)]) from None


def _sheet(
    title: str, hidden: bool, found: Found, language: Language, *, computed_elsewhere: bool = False
) -> Sheet:
    return Sheet(
        title=title,
        hidden=hidden,
        cells={row: dict(sorted(cells.items())) for row, cells in sorted(found.cells.items())},
        merged=found.merged,
        pictures=sorted(set(found.pictures)),
        comments=sorted(set(found.comments)),
        shapes=sorted(set(found.shapes)),
        struck=sorted(set(found.struck)),
        hidden_rows=frozenset(found.hidden_rows),
        computed_elsewhere=computed_elsewhere,
        language=language,
    )


def _refused(kind: Text, expected: Text, language: Language) -> Refused:
    return Refused([Fault(at="", found=kind.in_language(language), expected=expected)])
