"""Workbooks as other programs pack them: parts of an archive changed, or written by hand."""

import io
import re
import zipfile
from collections.abc import Mapping

Parts = dict[str, bytes]


def unpacked(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def patched(content: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """CONTENT with what matches PATTERN in PART replaced, which must be there."""
    parts = unpacked(content)
    text, count = re.subn(pattern, replacement, parts[part].decode())
    assert count, f"{pattern} is not in {part}"
    return packed(parts | {part: text.encode()})


def by_hand(
    *sheets: str, shared: str = "", styles: str = "", workbook: str = "", **more: str | bytes
) -> bytes:
    """A workbook of the least that spreadsheet programs open: SHEETS are what stands in ``sheetData``.

    WORKBOOK stands before the list of sheets; MORE are further parts, their names without ``xl/``.
    """
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pointers = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    pointers += [("sharedStrings", "sharedStrings.xml")] if shared else []
    pointers += [("styles", "styles.xml")] if styles else []
    listed = "".join(
        f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">{workbook}<sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relationships(pointers, office),
    }
    for number, rows in enumerate(sheets, start=1):
        whole = rows if "<sheetData" in rows else f"<sheetData>{rows}</sheetData>"
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {main}>{whole}</worksheet>"
    if shared:
        parts["xl/sharedStrings.xml"] = f"<sst {main}>{shared}</sst>"
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {main}>{styles}</styleSheet>"
    return packed(parts | {f"xl/{name}": part for name, part in more.items()})


def _relationships(pointers: list[tuple[str, str]], office: str) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pointers, start=1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{each}</Relationships>'
