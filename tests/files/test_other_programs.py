"""Workbooks from other programs: nothing that is not needed for values keeps one from being read.

Each case imitates a public report of a file that some reader could not open.
"""

import random
from collections.abc import Callable
from typing import Any

import pytest

from aftersales_files.workbook_reader import read_workbook
from tests.files.packing import packed, patched, unpacked
from tests.files.workbooks import edited, faults, made, of_rows, opened, read, saved

GBT = "gbt-27922-2011"
FINDINGS, STYLES = "xl/worksheets/sheet2.xml", "xl/styles.xml"


def _fill_in(book: Any) -> None:
    book["自评"]["G2"], book["自评"]["K2"] = "符合", "备注一"


PLAIN = edited(made("form", rubric=GBT), _fill_in)
"""5.1.1.1 met, with a note."""
SAID = {"findings": {"5.1.1.1": "met"}, "notes": {"5.1.1.1": "备注一"}}


def strict(content: bytes) -> bytes:
    """CONTENT as "Strict Open XML Spreadsheet": the same in other namespaces."""
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    spaces = ((b"spreadsheetml/2006/main", b"spreadsheetml/main"),)
    spaces += ((b"officeDocument/2006/relationships", b"officeDocument/relationships"),)
    parts = unpacked(content)
    for before, after in spaces:
        parts = {name: part.replace(old + before, new + after) for name, part in parts.items()}
    return packed(parts)


def without(*words: str) -> bytes:
    """The plain form without the parts that have one of these WORDS in their names."""
    kept = {name: part for name, part in unpacked(PLAIN).items() if not any(word in name for word in words)}
    return packed(kept)


def renamed(name: Callable[[str], str]) -> bytes:
    return packed({name(old): part for old, part in unpacked(PLAIN).items()})


def styled(pattern: str, replacement: str) -> bytes:
    return patched(PLAIN, STYLES, pattern, replacement)


def found(pattern: str, replacement: str) -> bytes:
    """The plain form with its sheet of findings changed."""
    return patched(PLAIN, FINDINGS, pattern, replacement)


def prefixed(content: bytes) -> bytes:
    """CONTENT with a prefix before every element of its sheets, as some libraries write them."""
    parts = unpacked(content)
    for name, part in parts.items():
        if name.startswith("xl/worksheets/"):
            text = part.decode().replace("</", "</x:").replace("xmlns=", "xmlns:x=")
            parts[name] = "".join(
                f"<x:{piece}" if piece[:1].isalpha() else f"<{piece}" if number else piece
                for number, piece in enumerate(text.split("<"))
            ).encode()
    return packed(parts)


EMPTY_FILL = "<fill><patternFill ?/></fill>"
FOREIGN = '<extLst><ext xmlns:x14="urn:x"><x14:c r="A1"><x14:v>7</x14:v></x14:c></ext></extLst></worksheet>'
SHARED_MISSING = (
    '<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
NAME = '<definedName name="x" localSheetId="77">#REF!<'
CASES = {
    "an empty fill": styled(EMPTY_FILL, "<fill/>"),
    "a fill of no kind": styled(EMPTY_FILL, "<fill><x/></fill>"),
    "a font of another program": styled("<font>", '<font><family val="99"/>'),
    "a colour that is none": styled('rgb="[0-9A-F]{8}"', 'rgb="red"'),
    "a validation of a whole column": found('(<dataValidation [^>]*)sqref="[^"]*"', r'\1sqref="G:G"'),
    "a validation of no kind": found('type="list"', 'type="colour"'),
    "a width with a unit": found("<col ", '<col widthPt="50" '),
    "a width that is no number": found('<col width="[^"]*"', '<col width="wide"'),
    "a view that is none": found("<sheetView ", '<sheetView zoom="huge" view="other" '),
    "a filter that is none": found('<autoFilter ref="[^"]*"', '<autoFilter ref="#REF!"'),
    "formats under conditions that are none": found("<cfRule ", '<cfRule timePeriod="x" '),
    "margins that are words": found('<pageMargins left="[^"]*"', '<pageMargins left="narrow"'),
    "an extension with cells of its own": found("</worksheet>", FOREIGN),
    "strict namespaces": strict(PLAIN),
    "prefixed elements": prefixed(PLAIN),
    "parts named with backslashes": renamed(lambda name: name.replace("/", "\\")),
    "parts in capital letters": renamed(str.upper),
    "no styles": without(STYLES),
    "styles cut off": packed(unpacked(PLAIN) | {STYLES: unpacked(PLAIN)[STYLES][:-200]}),
    "no properties, no theme": without("docProps", "theme"),
    "properties that are none": packed(unpacked(PLAIN) | {"docProps/core.xml": b"<coreProperties><created>"}),
    "no relationships of the package": without("_rels/.rels"),
    "texts that no cell refers to missing": patched(
        PLAIN, "xl/_rels/workbook.xml.rels", "</Relationships>", SHARED_MISSING
    ),
    "a name that points nowhere": patched(PLAIN, "xl/workbook.xml", "<definedName [^>]*>[^<]*<", NAME),
}


@pytest.mark.parametrize("content", CASES.values(), ids=CASES.keys())
def test_opens_like_the_plain_form(content: bytes) -> None:
    result = read(content)
    assert {key: result["assessment"][key] for key in SAID} == SAID
    assert result["remarks"] == []


def test_three_photos_are_left_out_and_named() -> None:
    """As a phone makes them: 4 MB each, in a format that does not pack."""
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
        + "".join(
            f"<xdr:oneCellAnchor><xdr:from><xdr:col>10</xdr:col><xdr:row>{row}</xdr:row></xdr:from><xdr:pic/>"
            "</xdr:oneCellAnchor>"
            for row in (1, 2, 3)
        )
        + "</xdr:wsDr>"
    )
    pointer = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    photos = {f"xl/media/image{n}.jpeg": random.Random(n).randbytes(4_000_000) for n in (1, 2, 3)}
    more = {"xl/drawings/drawing1.xml": drawing, "xl/worksheets/_rels/sheet2.xml.rels": pointer}
    result = read(packed(unpacked(PLAIN) | photos | more))
    assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
    (remark,) = result["remarks"]
    assert "3 张" in remark["zh"]
    assert "工作表「自评」K2; 工作表「自评」K3; 工作表「自评」K4" in remark["zh"]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="K2"><f>_xlfn.DISPIMG("ID_A",1)</f><v>=DISPIMG("ID_A",1)</v></c>',
        '<c r="K2" t="str"><f>DISPIMG("ID_A",1)</f><v>=DISPIMG("ID_A",1)</v></c>',
        '<c r="K2" t="str"><f>_xlfn.IMAGE("https://example.org/a.png")</f><v/></c>',
        '<c r="K2" t="e" vm="1"><v>#VALUE!</v></c>',
    ],
)
def test_a_picture_in_a_cell_is_left_out_and_named(cell: str) -> None:
    result = read(patched(PLAIN, FINDINGS, r'<c r="K2".*?</c>', cell))
    assert "notes" not in result["assessment"]
    assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
    assert "工作表「自评」K2" in result["remarks"][0]["zh"]


def test_what_another_library_writes_is_read() -> None:
    """openpyxl, saved once more: shared strings in place of inline ones, dates, numbers, booleans."""
    book = opened(PLAIN)
    rows = [["名称", "人数"], ["甲", 3]]
    for row in rows:
        book.active.append(row)
    assert read(saved(book))["assessment"]["findings"] == {"5.1.1.1": "met"}
    assert len(read_workbook(of_rows(*rows), "zh")[0].cells) == 2


def test_an_old_workbook_with_a_password_is_called_so() -> None:
    """BOF of BIFF8, then FILEPASS; or with WRITEPROT between them."""
    begin = b"\x09\x08\x10\x00" + bytes(16)
    for between in (b"", b"\x86\x00\x00\x00"):
        content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + begin + between + b"\x2f\x00\x36\x00"
        (fault,) = faults(content)
        assert fault["found"] == "加了密码的文件"
        assert "去掉密码" in fault["expected"]["zh"]
        # Excel encrypts with a password of its own where the structure of an old workbook is protected.
        assert "保护工作簿" in fault["expected"]["zh"]


def test_a_workbook_that_was_cut_off_is_no_other_kind_of_file() -> None:
    content = made("form", rubric="gbt-27922-2011")
    (fault,) = faults(content[: len(content) // 2])
    assert fault["found"] == "打不开"
    assert fault["expected"]["zh"].startswith("完好的 .xlsx 文件")
