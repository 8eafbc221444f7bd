"""Broken and hostile inputs for whatever reads files: words, tables, workbooks, documents, mappings."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from broken_words import CELLS, JUNK, NUMBERS, PLACES, SITES, SYNTAX, WORDS

_SPACE = "http://schemas.openxmlformats.org"


def some(dice: random.Random, pieces: tuple[str, ...], most: int) -> str:
    joints = ("", " ", ",", "\n", "\t", "：")
    return "".join(dice.choice(pieces) + dice.choice(joints) for _ in range(dice.randint(1, most)))


def rows(dice: random.Random) -> str:
    """Rows of cells: a table of sites or of clauses as often as not, with something odd in it."""
    heads = dice.choice(([], ["名称", "人数"], ["条款", "符合/不符合", "分数", "证明材料清单"]))
    rows = [
        heads,
        *(dice.choices((*SITES, *WORDS), k=dice.randint(1, 4)) for _ in range(dice.randint(1, 9))),
    ]
    if len(heads) == 4:
        rows += [[f"5.1.{n}.1", dice.choice(WORDS), dice.choice(NUMBERS)] for n in range(1, 8)]
    written = ["<row>" + "".join(_cell(dice, word) for word in row) + "</row>" for row in rows]
    if dice.random() < 0.2:
        written.insert(dice.randrange(len(written)), dice.choice(JUNK))
    merged = (
        f'<mergeCells><mergeCell ref="{dice.choice(PLACES)}"/></mergeCells>' if dice.random() < 0.3 else ""
    )
    return f"<sheetData>{''.join(written)}</sheetData>{merged}"


def _cell(dice: random.Random, word: str) -> str:
    pattern = CELLS[0] if dice.random() < 0.7 else dice.choice(CELLS)
    said = escape("".join(c for c in word if c.isprintable() or c in "\t\n"))
    return pattern.format(word=said, number=dice.choice(NUMBERS), cell=dice.choice(PLACES))


def workbook(sheet: str, dice: random.Random) -> bytes:
    """A workbook of one SHEET, with no more parts than it must have."""
    main = f'xmlns="{_SPACE}/spreadsheetml/2006/main"'
    office = f"{_SPACE}/officeDocument/2006/relationships"
    pointer = f'<Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    listed = f'<sheets><sheet name="{dice.choice(SITES[:4])}" r:id="a"/></sheets>'
    parts = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_SPACE}/package/2006/relationships">'
        f"{pointer}</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet}</worksheet>",
    }
    return _packed(parts)


def document(dice: random.Random) -> bytes:
    """A text document with the table of a certification body's form, or of something else."""
    lines: list[tuple[str, ...]] = (
        [("序号", "条款", "符合/不符合", "证明材料清单")] if dice.random() < 0.8 else []
    )
    lines += [_line(dice) for _ in range(dice.randint(0, 12))]
    table = "".join("<w:tr>" + "".join(map(_paragraph, line)) + "</w:tr>" for line in lines)
    if dice.random() < 0.2:
        cut = dice.randrange(len(table) + 1)
        table = table[:cut] + dice.choice(JUNK) + table[cut:]
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body><w:tbl>{table}</w:tbl></w:body></w:document>"
    return _packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def _line(dice: random.Random) -> tuple[str, ...]:
    clause = f"5.{dice.randint(1, 3)}.{dice.randint(1, 4)}.{dice.randint(1, 4)} 要求"
    return ("·", clause, dice.choice(WORDS), *dice.choices(WORDS, k=dice.randint(0, 3)))


def _paragraph(word: str) -> str:
    said = escape("".join(c for c in word if c.isprintable() or c in "\t\n"))
    return f"<w:tc><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"


def open_document(dice: random.Random) -> bytes:
    """An .ods of rows of sites, some of them repeated more often than any sheet has rows."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    cells = [
        f"<table:table-cell {_repeated(dice)}><text:p>{dice.choice(SITES)}</text:p></table:table-cell>"
        for _ in range(9)
    ]
    made = "".join(
        f"<table:table-row {_repeated(dice)}>{''.join(dice.choices(cells, k=3))}</table:table-row>"
        for _ in range(5)
    )
    junk = dice.choice(JUNK) if dice.random() < 0.1 else ""
    if dice.random() < 0.7:
        heads = "".join(
            f"<table:table-cell><text:p>{head}</text:p></table:table-cell>" for head in ("名称", "人数")
        )
        made = f"<table:table-row>{heads}</table:table-row>{made}"
    body = f'<table:table table:name="一">{made}</table:table>{junk}'
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0"'
        f' xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>{body}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return _packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _repeated(dice: random.Random) -> str:
    what = dice.choice(("columns", "rows"))
    return f'table:number-{what}-repeated="{dice.choice(NUMBERS)}"' if dice.random() < 0.2 else ""


def mapping(dice: random.Random) -> str:
    """An assessment or a record as text, YAML or JSON, with something in it exchanged."""
    text = dice.choice(_MAPPINGS)
    for _ in range(dice.randint(0, 4)):
        begin = dice.randrange(len(text))
        end = begin + dice.choice((0, 1, 3, 40))
        text = text[:begin] + dice.choice((*WORDS, *SYNTAX)) + text[end:]
    return text


def damaged(dice: random.Random, content: bytes) -> bytes:
    """CONTENT with some bytes exchanged, and now and then without its end."""
    broken = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken[: dice.randint(0, len(broken))] if dice.random() < 0.2 else broken)


def _packed(parts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.encode("utf-8", "replace"))
    return written.getvalue()


_TESTS = Path(__file__).resolve().parent.parent / "tests"
_CASES = _TESTS / "files/cases"
OLD = (_CASES / "sites.xls").read_bytes()
GOOD = (
    (_CASES / "sites.ods").read_bytes(),
    workbook("<sheetData><row><c t='inlineStr'><is><t>名称</t></is></c></row></sheetData>", random.Random(1)),  # noqa: S311
    document(random.Random(1)),  # noqa: S311
    open_document(random.Random(1)),  # noqa: S311
)
_ASSESSMENT = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {
        "5.1.1.1": "met",
        "5.1.1.2": {"sampled": 12, "nonconforming": 3},
        "5.2.2.1": {"not_applicable": "没有安装业务"},
        "5.3.1.1": {"not_met": "热线占线"},
    },
    "special_deductions": [{"reason": "投诉"}],
    "organisation": {"name": "某某公司"},
    "notes": {"5.1.1.1": "见附件"},
}
_MAPPINGS = (
    json.dumps(_ASSESSMENT, ensure_ascii=False),
    json.dumps(_ASSESSMENT, ensure_ascii=False, indent=1)
    .replace('"', "")
    .replace("{", "")
    .replace("}", "")
    .replace(",", ""),
    *(
        (_TESTS / "unit/records-0.1" / name).read_text(encoding="utf-8")
        for name in ("managers.json", "sites.json")
    ),
)
"""The second is what is left of the first for a person who takes the signs of JSON for noise."""
