"""Files of every kind that the browser makes or reads: what they need shows in the loaded modules."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aftersales import Engine

SOURCE = {"document": "made-up", "clause": "1.1"}
SAID = {"zh": "虚构", "en": "made-up"}


def spreadsheet(samples: Mapping[str, Any]) -> list[bytes]:
    """Forms and lists written, and read again."""
    from aftersales_files.draw_sheets import draw_workbook
    from aftersales_files.spreadsheets import open_files

    engine = Engine(samples["bundle"])
    files = open_files(engine)
    assessment = samples["requests"][0]["assessment"]

    def exchange(kind: str, content: bytes | None = None, **parts: object) -> bytes:
        reply, made = files.exchange(json.dumps({"format": "files/1", "kind": kind, **parts}), content)
        return made or reply.encode()

    filled = exchange("form", assessment=assessment, on="2026-11-25")
    improve = {
        "kind": "improve",
        "assessment": assessment,
        "target": engine.library.rubric("made-up", "").rubric.levels[-1].id,
    }
    actions = {"kind": "actions", "assessment": assessment}
    planned = exchange("actions", request=actions, on="2026-11-25")
    return [
        filled,
        exchange("form", rubric="made-up", on="2026-11-25", language="en"),
        exchange("improve", request=improve, on="2026-11-25"),
        planned,
        exchange("read-form", planned),
        exchange("impact", title="甲", rows=[["甲", "得分", "97", "95", "乙"]], on="2026-11-25"),
        exchange("read-form", filled),
        exchange("read-form", b"a,b,c"),
        exchange("read-sites", draw_workbook(DRAWN, "zh", date(2026, 11, 25))),
    ]


def reading(samples: Mapping[str, Any]) -> list[bytes]:
    """A workbook, a text document and what is neither, read without a library that could write one."""
    from aftersales_files.reading import open_files

    files = open_files(Engine(samples["bundle"]))

    def read(kind: str, content: bytes) -> bytes:
        return files.exchange(json.dumps({"format": "files/1", "kind": kind}), content)[0].encode()

    return [
        read("read-sites", _packed(WORKBOOK)),
        read("read-sites", _packed(TEXT_DOCUMENT)),
        read("read-form", _packed(WORKBOOK)),
        read("read-form", b"a,b,c"),
    ]


def _packed(parts: Mapping[str, str]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)  # without the hour
    return written.getvalue()


def calendar(_samples: Mapping[str, Any]) -> list[bytes]:
    """A calendar file."""
    from aftersales_files import calendars
    from aftersales_files.calendar_file import calendar_file

    entry = {
        "event": "expiry",
        "label": SAID,
        "earliest": "2026-01-01",
        "latest": "2028-02-29",
        "done": None,
        "status": "ahead",
        "source": SOURCE,
        "discrepancies": ["made-up"],
    }
    assert calendars.__name__ in sys.modules
    result = {"today": "2026-11-25", "timeline": [entry, entry | {"done": "2026-11-01", "status": "done"}]}
    made = datetime(2026, 11, 25, 14, 5, 6, tzinfo=UTC)
    return [calendar_file(result, "zh", made, subject="虚构公司；一")]


def rubric(samples: Mapping[str, Any]) -> list[bytes]:
    """A rubric opened as YAML, JSON and table, one that is refused, and another edition with its impact."""
    from aftersales_own.opening import open_files
    from aftersales_yaml.writing import write_yaml

    files = open_files(Engine({}))
    whole = samples["bundle"]["rubrics"][0]

    def opened(name: str, content: bytes, **parts: object) -> bytes:
        asked = {"format": "files/1", "kind": "read-rubric", "name": name, **parts}
        return files.exchange(json.dumps(asked), content)[0].encode()

    table = opened("own.xlsx", _packed(TABLE), id="own", levels={"虚构": "5"})
    begun = json.loads(table)["result"]
    return [
        table,
        opened("own.yaml", begun["yaml"].encode()),
        opened("own.json", begun["rubric"].encode()),
        opened("own.yaml", write_yaml({**whole, "levels": []}).encode()),
        *_impact(json.loads(begun["rubric"])),
    ]


def _impact(rubric: Mapping[str, Any]) -> Iterator[bytes]:
    """RUBRIC under another title: read as a file, and held against an assessment."""
    from aftersales_own.opening import open_files
    from aftersales_yaml.writing import write_yaml

    files = open_files(Engine({"rubrics": [rubric]}))

    def answered(content: bytes, **asked: object) -> bytes:
        return files.exchange(json.dumps({"format": "files/1", **asked}), content)[0].encode()

    read = answered(write_yaml({**rubric, "title": SAID}).encode(), kind="read-edition", name="new.yaml")
    yield read
    change = {"documents": [json.loads(read)["result"]["document"]], "in_force_on": "2027-01-01"}
    assessment = {"format": "assessment/1", "rubric": rubric["id"], "findings": {"1.1.1": "met"}}
    texts = [
        {"name": "a.json", "text": json.dumps(assessment)},
        {"name": "a.yaml", "text": write_yaml(assessment)},
    ]
    yield answered(json.dumps(texts).encode(), kind="impact", today="2026-12-01", change=change)


SAMPLES: Mapping[str, Callable[[Mapping[str, Any]], list[bytes]]] = {
    "reading": reading,
    "spreadsheet": spreadsheet,
    "calendar": calendar,
    "rubric": rubric,
}

DRAWN = {
    "sites": "2",
    "always": ["central-office"],
    "draw": {
        "stage": "initial",
        "seed": "7",
        "size": 1,
        "choices": [
            {
                "order": 1,
                "name": "甲",
                "region": "东",
                "type": "门店",
                "headcount": "3",
                "last_visited": "2026-01-05",
                "reason": SAID,
            }
        ],
        "central_office": [],
        "cover": {"strata": []},
        "convention": SAID,
        "source": SOURCE,
    },
}

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TEXT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORKBOOK = {
    "xl/workbook.xml": f'<workbook {_SHEETS} xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="worksheets/s.xml"/></Relationships>',
    "xl/worksheets/s.xml": f"<worksheet {_SHEETS}><sheetData>"
    + "".join(
        f'<row><c t="inlineStr"><is><t>{name}</t></is></c><c t="str"><v>{count}</v></c></row>'
        for name, count in (("名称", "人数"), ("甲", "３"), ("合计", "3"))
    )
    + "</sheetData></worksheet>",
}
TABLE = {
    **WORKBOOK,
    "xl/worksheets/s.xml": f"<worksheet {_SHEETS}><sheetData>"
    + "".join(
        f'<row><c t="inlineStr"><is><t>{clause}</t></is></c><c t="str"><v>{points}</v></c></row>'
        for clause, points in (("条款", "分值"), ("1.1.1 甲", "2"), ("1.1.2 乙", "3"), ("1.2.1 丙", "1.5"))
    )
    + "</sheetData></worksheet>",
}
TEXT_DOCUMENT = {
    "word/document.xml": f'<w:document xmlns:w="{_TEXT}"><w:body><w:tbl>'
    + "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>" for text in ("名称", "甲"))
    + "</w:tbl></w:body></w:document>"
}
