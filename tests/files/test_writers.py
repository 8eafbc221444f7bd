"""Random tables through three writers: openpyxl, LibreOffice, and one by hand; the same values come out."""

import io
import random
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from aftersales_files.office_xml import escaped
from aftersales_files.sheets import column_letter
from aftersales_files.workbook_reader import read_workbook
from tests.files.packing import by_hand

Table = dict[tuple[int, int], object]
WORDS = (
    "符合",
    "5.10",
    "a & b <c>",
    "第一行\n第二行",
    "_x000D_",
    " 空格 ",
    '"引号"',
    "=1+1",
    "\U0001f600",
    "0012",
    "3/12",
)
STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def random_table(seed: int) -> Table:
    """Texts, whole numbers, decimals and dates, with holes between them."""
    dice = random.Random(seed)
    table: Table = {}
    for row in range(1, dice.randint(2, 30)):
        for column in range(1, dice.randint(2, 9)):
            kinds: tuple[object, ...] = (
                dice.choice(WORDS),
                dice.randint(-999, 10**9),
                dice.randint(1, 9999) / 8,
                date(2000, 1, 1) + timedelta(dice.randrange(15_000)),
                None,
            )
            value = dice.choice(kinds)
            if value is not None:
                table[row, column] = value
    return table | {(1, 1): "名称"}


def expected(table: Table) -> dict[tuple[int, int], str]:
    return {place: _shown(value) for place, value in table.items()}


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def found(content: bytes, sheet: int = 0) -> dict[tuple[int, int], str]:
    cells = read_workbook(content, "zh")[sheet].cells
    return {(row, column): value.text for row, each in cells.items() for column, value in each.items()}


def by_openpyxl(*tables: Table) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables):
        sheet = book.create_sheet(f"表{number}")
        for place, value in table.items():
            cell = sheet.cell(*place)
            cell.value = escaped(value) if isinstance(value, str) else value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def written_by_hand(table: Table, seed: int) -> bytes:
    """Each cell in one of the ways that the format has for it."""
    dice = random.Random(seed)
    shared: list[str] = []
    rows: dict[int, str] = {}
    for (row, column), value in sorted(table.items()):
        rows[row] = rows.get(row, "") + _cell(f"{column_letter(column)}{row}", value, dice, shared)
    body = "".join(f'<row r="{row}">{cells}</row>' for row, cells in rows.items())
    texts = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in shared) or "<si/>"
    return by_hand(body, shared=texts, styles=STYLES)


def _cell(place: str, value: object, dice: random.Random, shared: list[str]) -> str:
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if not isinstance(value, str):
        kind, written = (' t="b"', int(value)) if isinstance(value, bool) else ("", value)
        return f'<c r="{place}"{kind}><v>{written!r}</v></c>'
    text = escape(escaped(value))
    way = dice.choice(("shared", "inline", "runs", "formula string"))
    if way == "shared":
        shared.append(text)
        return f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>'
    if way == "inline":
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if way == "runs":
        runs = f"<r><t xml:space='preserve'>{text}</t></r><r><t></t></r><rPh><t>x</t></rPh>"
        return f'<c r="{place}" t="inlineStr"><is>{runs}</is></c>'
    return f'<c r="{place}" t="str"><v>{text}</v></c>'


@pytest.mark.parametrize("seed", range(60))
def test_by_hand_and_by_openpyxl(seed: int) -> None:
    table = random_table(seed)
    assert found(written_by_hand(table, seed)) == expected(table)
    assert found(by_openpyxl(table)) == expected(table)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_by_a_spreadsheet_program(tmp_path: Path, ending: str) -> None:
    """Twenty tables in one workbook, opened and saved again by LibreOffice."""
    tables: list[Any] = [random_table(seed) for seed in range(100, 120)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "table.xlsx").write_bytes(by_openpyxl(*tables))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "in" / "table.xlsx")], check=True, capture_output=True, timeout=900
    )
    content = (tmp_path / f"table.{ending}").read_bytes()
    for number, table in enumerate(tables):
        assert found(content, number) == expected(table)
