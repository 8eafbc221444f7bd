"""Throw broken and hostile inputs at everything that reads files: no crash, nothing slow, no end of memory.

    python scripts/fuzz_files.py             a million inputs, the same ones each time
    python scripts/fuzz_files.py 10000 7     so many, from another seed

Prints per reader how many inputs it took, how many it refused, the slowest, and the memory at the end. What
is refused in words is right; any other exception, more than two seconds for one, and more than 500 MB fail.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales.foundation.table_cells import harmless
from aftersales.model.site import read_sites
from aftersales_cli.batch_table import table_rows
from aftersales_files.dated_samples import is_date, sample_of_date
from aftersales_files.finding_words import understood
from aftersales_files.form_reader import read_form
from aftersales_files.site_list import read_site_list
from aftersales_files.table_text import decoded
from aftersales_files.workbook_reader import read_workbook
from aftersales_yaml.collection import read_collection

MILLION = 1_000_000
SLOWEST, MOST_MEMORY = 2.0, 500 * 1024
"""Seconds for one input, and KiB for the whole run."""
SHARES = {"words": 70, "table": 15, "site list": 8, "bytes": 4, "workbook": 3}
"""How many of a hundred inputs each reader gets."""

_SPACE = "http://schemas.openxmlformats.org"
_WORDS = (
    *(
        "符合",
        "不符合",
        "不适用：",
        "√",
        "×",
        "3/12",
        "3 of 12",
        "12抽3不符",
        "2026-03-12",
        "12-Mar",
        "合计",
        "名称",
    ),
    *(
        "人数",
        "5.1.1.1",
        "5.1.1.2 抽样数",
        "=1+1",
        "１２",
        "\ufeff",
        "\u200b",
        "\0",
        "\r\n",
        '"',
        ",",
        "\t",
        "_x000D_",
    ),
    *(
        "9" * 400,
        "-1",
        "1e999",
        "nan",
        "<",
        "&",
        "名" * 50,
        "\U0001f600",
        "\ud800",
        "；",
        "（",
        "）",
        "部分符合",
    ),
)
_CELLS = (
    *(
        '<c t="inlineStr"><is><t>{word}</t></is></c>',
        '<c t="str"><v>{word}</v></c>',
        "<c><v>{number}</v></c>",
    ),
    *(
        '<c s="1"><v>{number}</v></c>',
        '<c t="s"><v>0</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        "<c><f>{word}</f></c>",
    ),
    *('<c t="b"><v>1</v></c>', '<c t="d"><v>{word}</v></c>', "<c/>", '<c r="{cell}"><v>{number}</v></c>'),
    *(
        '<c><f>DISPIMG("x",1)</f></c>',
        '<c t="inlineStr"><is><r><t>{word}</t></r><rPh><t>x</t></rPh></is></c>',
    ),
)
_NUMBERS = ("0", "1", "5", "12", "2.5", "-1", "46095", "1e308", "nan", "9" * 400, "", "x")
_PLACES = ("A1", "B2", "G2", "C5", "XFD1048576", "A0", "AAAA1", "1", "B2:C9", "A1:XFD1048576")
_JUNK = ("<!DOCTYPE x [<!ENTITY a 'b'>]>", "&x;", "<c>", "</row>", "<v>", "]]>", "\0", "<x:y/>")

_SITES = (
    "甲店",
    "乙店",
    "丙",
    "丁",
    "合计",
    "12",
    "１２",
    "12人",
    "",
    "华东",
    "2025/6/6",
    "制表人：王五",
    "=SUM(A1)",
)

Reader = Callable[[random.Random], object]


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: S311 - no secret
    failed = 0
    for name, reader in readers().items():
        taken = count * SHARES[name] // 100
        refused, slowest, bad = _try(reader, dice, taken)
        failed += bad
        print(
            f"{name:10} {taken:8} inputs, {refused:7} refused, slowest {slowest:.3f} s, {bad} failed",
            flush=True,
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory at most {memory // 1024} MB")
    return 1 if failed or memory > MOST_MEMORY else 0


def readers() -> Mapping[str, Reader]:
    """Everything that reads what people hand in, each with inputs of its kind."""
    library = Engine(dict(read_collection().bundle())).library

    def words(dice: random.Random) -> object:
        text = _some(dice, _WORDS, 3)
        return understood(text), sample_of_date(text), is_date(text), harmless(text)

    def table(dice: random.Random) -> object:
        head = "名称,5.1.1.1,5.1.1.2\n" if dice.random() < 0.7 else ""
        return list(table_rows(head + _some(dice, _WORDS, 20), None, library))

    def sites(dice: random.Random) -> object:
        rows = [["名称", "人数", "地区"]] if dice.random() < 0.8 else []
        rows += [dice.choices(_SITES, k=dice.randint(2, 4)) for _ in range(dice.randint(0, 9))]
        return read_sites("\n".join(dice.choice(",,,\t").join(row) for row in rows))

    def raw(dice: random.Random) -> object:
        content = bytearray(dice.choice(_GOOD))
        for _ in range(dice.randint(1, 8)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        cut = bytes(content[: dice.randint(0, len(content))] if dice.random() < 0.2 else content)
        return decoded(cut), read_workbook(cut, "zh")

    def workbook(dice: random.Random) -> object:
        sheets = read_workbook(_archive(_rows(dice), dice), "zh")
        try:
            return read_form(library, sheets)
        except Refused:
            return read_site_list(sheets)

    return {"words": words, "table": table, "site list": sites, "bytes": raw, "workbook": workbook}


def _try(reader: Reader, dice: random.Random, count: int) -> tuple[int, float, int]:
    """How many of COUNT inputs were refused, how long the slowest took, how many failed."""
    refused = failed = 0
    slowest = 0.0
    for _ in range(count):
        state, begin = dice.getstate(), time.perf_counter()
        try:
            reader(dice)
        except Refused:
            refused += 1
        except Exception as error:
            failed += 1
            print(f"  {type(error).__name__}: {error} (state {hash(state)})", file=sys.stderr)
        took = time.perf_counter() - begin
        slowest = max(slowest, took)
        failed += took > SLOWEST
    return refused, slowest, failed


def _some(dice: random.Random, pieces: tuple[str, ...], most: int) -> str:
    joints = ("", " ", ",", "\n", "\t", "：")
    return "".join(dice.choice(pieces) + dice.choice(joints) for _ in range(dice.randint(1, most)))


def _rows(dice: random.Random) -> str:
    """Rows of cells: a table of sites or of clauses as often as not, with something odd in it."""
    heads = dice.choice(([], ["名称", "人数"], ["条款", "符合/不符合", "分数", "证明材料清单"]))
    rows = [
        heads,
        *(dice.choices((*_SITES, *_WORDS), k=dice.randint(1, 4)) for _ in range(dice.randint(1, 9))),
    ]
    if len(heads) == 4:
        rows += [[f"5.1.{n}.1", dice.choice(_WORDS), dice.choice(_NUMBERS)] for n in range(1, 8)]
    written = ["<row>" + "".join(_cell(dice, word) for word in row) + "</row>" for row in rows]
    if dice.random() < 0.2:
        written.insert(dice.randrange(len(written)), dice.choice(_JUNK))
    merged = (
        f'<mergeCells><mergeCell ref="{dice.choice(_PLACES)}"/></mergeCells>' if dice.random() < 0.3 else ""
    )
    return f"<sheetData>{''.join(written)}</sheetData>{merged}"


def _cell(dice: random.Random, word: str) -> str:
    pattern = _CELLS[0] if dice.random() < 0.7 else dice.choice(_CELLS)
    said = escape("".join(c for c in word if c.isprintable() or c in "\t\n"))
    return pattern.format(word=said, number=dice.choice(_NUMBERS), cell=dice.choice(_PLACES))


def _archive(sheet: str, dice: random.Random) -> bytes:
    main = f'xmlns="{_SPACE}/spreadsheetml/2006/main"'
    office = f"{_SPACE}/officeDocument/2006/relationships"
    pointer = f'<Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    listed = f'<sheets><sheet name="{dice.choice(_SITES[:4])}" r:id="a"/></sheets>'
    parts = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_SPACE}/package/2006/relationships">'
        f"{pointer}</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet}</worksheet>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.encode("utf-8", "replace"))
    return written.getvalue()


_CASES = Path(__file__).resolve().parent.parent / "tests/files/cases"
_GOOD = (
    (_CASES / "sites.ods").read_bytes(),
    _archive("<sheetData><row><c t='inlineStr'><is><t>名称</t></is></c></row></sheetData>", random.Random(1)),  # noqa: S311
)


if __name__ == "__main__":
    sys.exit(main())
