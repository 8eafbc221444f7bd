"""A workbook as bytes that depend on nothing but its content: no time of day, no order of chance."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from aftersales.foundation.notice import NOTICE

_FIRST = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_MERGED = re.compile(rb"(?:<mergeCell [^>]*>)+")
_MERGE = re.compile(rb"<mergeCell [^>]*>")


def workbook_bytes(workbook: Workbook, made: date) -> bytes:
    """WORKBOOK as an .xlsx file that says it was made on the day MADE.

    `Workbook.save` would stamp the time of saving into the properties and into every entry of the
    archive; the writer below it does not, and the archive is written anew with one date.
    """
    workbook.properties.creator = "aftersales"
    workbook.properties.description = f"{NOTICE.zh} {NOTICE.en}"
    stamp = datetime(made.year, made.month, made.day)  # noqa: DTZ001 - a day, in no zone
    workbook.properties.created = workbook.properties.modified = stamp
    draft, settled = BytesIO(), BytesIO()
    with ZipFile(draft, "w") as archive:
        ExcelWriter(workbook, archive).save()
    with ZipFile(draft) as source, ZipFile(settled, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _DATE)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, _settled(name, source.read(name)), compresslevel=6)
    return settled.getvalue()


def _settled(name: str, part: bytes) -> bytes:
    """PART as it is wanted, where openpyxl writes it otherwise.

    Merged cells are a set to it, written in an order of chance. And it marks every height given to a
    row as lasting, which would cut off what is typed; without the mark, rows grow.
    """
    if not name.startswith("xl/worksheets/"):
        return part
    growing = part.replace(b' customHeight="1"', b"")
    return _MERGED.sub(lambda found: b"".join(sorted(_MERGE.findall(found[0]))), growing)
