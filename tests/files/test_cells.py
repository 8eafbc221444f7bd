"""Cells: every way in which a workbook of any of the formats read can hold a value."""

import tracemalloc
from pathlib import Path

import pytest

from aftersales_files.office_xml import escaped, unescaped
from aftersales_files.workbook_reader import read_workbook
from tests.files.packing import by_hand, packed
from tests.files.workbooks import faults, made, read

GBT = "gbt-27922-2011"
CASES = Path(__file__).parent / "cases"
ODS = (CASES / "open-document-content.xml").read_bytes()


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="171" formatCode="0.00&quot; days&quot;"/>'
    '<numFmt numFmtId="173" formatCode="[h]:mm"/><numFmt numFmtId="174" formatCode="0.00E+00"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 170, 171, 57, 20, 174))
    + "</cellXfs>"
)
SHARED = "<si><t>0</t></si><si><r><t>商</t></r><r><t>品</t></r><rPh><t>シナ</t></rPh><phoneticPr/></si>"
CELLS = [
    ("<c><v>12</v></c>", "12", "number"),
    ("<c><v>12.0</v></c>", "12", "number"),
    ("<c><v>1.2E1</v></c>", "12", "number"),
    ("<c><v>1.4999999999999999</v></c>", "1.5", "number"),
    ("<c><v>0.30000000000000004</v></c>", "0.3", "number"),
    ('<c t="n"><v> 3 </v></c>', "3", "number"),
    ('<c t="str"><v>abc</v></c>', "abc", "text"),
    ('<c t="inlineStr"><is><t>a</t></is></c>', "a", "text"),
    ('<c t="inlineStr"><is><r><t>富</t></r><r><rPr/><t> 文</t></r></is></c>', "富 文", "text"),
    ('<c t="s"><v>1</v></c>', "商品", "text"),
    ('<c t="b"><v>1</v></c>', "TRUE", "text"),
    ('<c t="b"><v>0</v></c>', "FALSE", "text"),
    ('<c t="e"><v>#N/A</v></c>', "#N/A", "error"),
    ('<c t="d"><v>2026-11-20</v></c>', "2026-11-20", "date"),
    ('<c t="d"><v>2026-11-20T00:00:00</v></c>', "2026-11-20", "date"),
    ("<c><f>1+1</f><v>2</v></c>", "=1+1", "formula"),
    ('<c t="str"><f t="shared" si="0"/><v>x</v></c>', "=…", "formula"),
    # 46095 days after 1899-12-30 are 2026-03-14; format 57 is East Asian, "m月d日".
    ('<c s="1"><v>46095</v></c>', "2026-03-14", "date"),
    ('<c s="2"><v>46095</v></c>', "2026-03-14", "date"),
    ('<c s="3"><v>46095</v></c>', "46095", "number"),
    ('<c s="4"><v>46095</v></c>', "2026-03-14", "date"),
    ('<c s="5"><v>0.5</v></c>', "12:00:00", "date"),
    ('<c s="1"><v>46095.5</v></c>', "2026-03-14T12:00:00", "date"),
    ('<c s="6"><v>46095</v></c>', "46095", "number"),
    ('<c s="1"><v>59</v></c>', "1900-02-28", "date"),
    ('<c s="1"><v>61</v></c>', "1900-03-01", "date"),
    ('<c s="1"><v>99999999</v></c>', "99999999", "number"),
    ('<c s="99"><v>5</v></c>', "5", "number"),
]
EMPTY_CELLS = ["<c/>", '<c s="1"/>', "<c><v/></c>", '<c t="inlineStr"><is><t> \ufeff\u200b</t></is></c>']
BROKEN_CELLS = [
    '<c r="ZZZZ1"><v>1</v></c>',
    '<c r="A0"><v>1</v></c>',
    '<c r="7"><v>1</v></c>',
    '<c t="s"><v>5</v></c>',
]


def cell_book(cell: str, before: str = "") -> bytes:
    """A workbook with CELL in its first sheet, after the cells BEFORE it."""
    return by_hand(f"<row>{before}{cell}</row>", shared=SHARED, styles=STYLES)


class TestEscapes:
    """ECMA-376 22.9.2.19: what XML cannot hold is written _xHHHH_, and a real such text _x005F_xHHHH_."""

    @pytest.mark.parametrize(
        ("stored", "meant"),
        [
            ("第一行_x000D_\n第二行", "第一行\n第二行"),
            ("第一行_x000d_第二行", "第一行\n第二行"),
            ("a_x000A_b", "a\nb"),
            ("a_x0009_b", "a\tb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x005f_x005F_", "_x005F_"),
            ("_x4E2D__x6587_", "中文"),
            ("_xD83D__xDE00_", "\U0001f600"),
            ("a_x0000_b_x0007_", "ab"),
            ("_x00_ _x12345_ x000D_ _X000D_", "_x00_ _x12345_ x000D_ _X000D_"),
        ],
    )
    def test_decoded_when_read(self, stored: str, meant: str) -> None:
        assert unescaped(stored) == meant
        shared = by_hand('<row><c t="s"><v>0</v></c></row>', shared=f"<si><t>{stored}</t></si>")
        assert _first(shared) == meant

    @pytest.mark.parametrize("typed", ["_x000D_", "__x000D__", "_x005F_x000D_", "_x000D__x000D_", "_x00_"])
    def test_letters_that_look_like_one_come_back_as_letters(self, typed: str) -> None:
        assert unescaped(escaped(typed)) == typed
        assessment = {"format": "assessment/1", "rubric": GBT, "notes": {"5.1.1.1": typed}}
        assert read(made("form", assessment=assessment))["assessment"]["notes"] == {"5.1.1.1": typed}


def _first(content: bytes) -> str | None:
    value = read_workbook(content, "zh")[0].at(1, 1)
    return value.text if value else None


class TestCells:
    """Every way in which a cell can hold a value."""

    @pytest.mark.parametrize(("cell", "text", "kind"), CELLS)
    def test_is_read(self, cell: str, text: str, kind: str) -> None:
        value = read_workbook(cell_book(cell), "zh")[0].at(1, 1)
        assert value is not None
        assert (value.text, value.kind) == (text, kind)

    @pytest.mark.parametrize("cell", EMPTY_CELLS)
    def test_holds_nothing(self, cell: str) -> None:
        assert read_workbook(by_hand(f"<row>{cell}</row>"), "zh")[0].cells == {}

    def test_days_counted_from_1904(self) -> None:
        """Workbooks begun on old Macs: day 0 is 1904-01-01, so 2026-03-14 is 46095 - 1462 = 44633."""
        content = by_hand(
            '<row><c s="1"><v>44633</v></c></row>', styles=STYLES, workbook='<workbookPr date1904="1"/>'
        )
        assert _first(content) == "2026-03-14"

    def test_cells_without_addresses_and_rows_that_are_left_out(self) -> None:
        rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        rows += '<row r="5"><c r="B5"><v>5</v></c><c><v>6</v></c></row>'
        (sheet,) = read_workbook(by_hand(rows), "zh")
        assert {row: {c: v.text for c, v in cells.items()} for row, cells in sheet.cells.items()} == {
            1: {1: "1", 3: "3"},
            5: {2: "5", 3: "6"},
        }

    @pytest.mark.parametrize("cell", BROKEN_CELLS)
    def test_is_broken(self, cell: str) -> None:
        (fault,) = faults(by_hand(f"<row>{cell}</row>"))
        assert "打不开" in fault["found"]

    def test_a_text_that_is_shared_by_many_cells_is_no_way_to_fill_the_memory(self) -> None:
        """30,000 characters in 20,000 cells would be 600 MB in a list."""
        content = by_hand(
            "<row>" + '<c t="s"><v>0</v></c>' * 20_000 + "</row>", shared=f"<si><t>{'长' * 30_000}</t></si>"
        )
        tracemalloc.start()
        (fault,) = faults(content, "read-sites")
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
        tracemalloc.stop()
        assert "200000" in fault["expected"]["zh"]


class TestOtherFormats:
    """What is not .xlsx and yet holds the same cells."""

    def test_an_open_document(self) -> None:
        content = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS})
        hidden, sheet = read_workbook(content, "zh")
        assert (hidden.title, hidden.hidden, sheet.title, sheet.hidden) == ("藏", True, "网点", False)
        assert {(r, c): (v.text, v.kind) for r, row in sheet.cells.items() for c, v in row.items()} == {
            (1, 1): ("名 称\n二", "text"),
            (1, 2): ("人数", "text"),
            (4, 1): ("甲", "text"),
            (4, 2): ("12", "number"),
            (4, 3): ("2026-03-14", "date"),
            (4, 4): ("=SUM([.B4])", "formula"),
            (4, 5): ("7", "number"),
            (4, 6): ("7", "number"),
        }
        assert sheet.pictures == [(4, 7)]
        assert sheet.merged == [((5, 1), (6, 1))]

    def test_an_old_workbook_where_its_library_is_installed(self) -> None:
        """The browser has no such library, and calls the file by its name."""
        binary = packed({"xl/workbook.bin": b"x"})
        (fault,) = faults(binary)
        assert ".xlsb" in fault["found"]
        assert "另存为 .xlsx" in fault["expected"]["zh"]

    @pytest.mark.parametrize("name", ["sites.ods", "sites.xls"])
    def test_what_a_spreadsheet_program_saved(self, name: str) -> None:
        """Saved by LibreOffice 7.4 from the same table, which begins at B3."""
        sheet, hidden = read_workbook((CASES / name).read_bytes(), "zh")
        assert (sheet.title, sheet.hidden, hidden.hidden) == ("网点", False, True)
        assert {(r, c): (v.text, v.kind) for r, row in sheet.cells.items() for c, v in row.items()} == {
            (3, 2): ("名称", "text"),
            (3, 3): ("人数", "text"),
            (3, 4): ("上次审查", "text"),
            (4, 2): ("甲店", "text"),
            (4, 3): ("12", "number"),
            (4, 4): ("2026-01-05", "date"),
            (5, 2): ("乙店", "text"),
            (5, 3): ("３", "text"),
            (5, 4): ("2026/1/6", "text"),
            (6, 2): ("合计", "text"),
            (6, 3): ("15", "number"),
        }
        assert sheet.computed_elsewhere == (name == "sites.xls")

    def test_an_old_workbook_that_is_broken_does_not_bring_the_program_down(self) -> None:
        content = (CASES / "sites.xls").read_bytes()
        for broken in (content[:3000], content[:600] + bytes(2000) + content[2600:]):
            (fault,) = faults(broken, "read-sites")
            assert ".xls" in fault["found"]

    def test_an_encrypted_open_document(self) -> None:
        parts = {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
            "content.xml": "x",
        }
        (fault,) = faults(packed(parts))
        assert fault["found"] == "加了密码的文件"


class TestNothingGrowsWithoutEnd:
    """Small files that would keep a reader busy for minutes, or fill the memory."""

    LIST = '<row><c t="str"><v>名称</v></c><c t="str"><v>地区</v></c></row>'

    @pytest.mark.parametrize(
        ("sheet", "said"),
        [
            ("<sheetData/>" + "<x/>" * 1_500_000, "200000"),
            ("<sheetData>" + "<row>" + "<c/>" * 500_000 + "</row></sheetData>", "200000"),
            (
                "<sheetData>" + LIST + "<row><c><v>1</v></c></row>" * 5000 + "</sheetData>"
                "<mergeCells>" + '<mergeCell ref="B2:B5000"/>' * 50_000 + "</mergeCells>",
                "合并",
            ),
        ],
        ids=["elements", "empty cells", "merged cells"],
    )
    def test_is_refused(self, sheet: str, said: str) -> None:
        (fault,) = faults(by_hand(sheet), "read-sites")
        assert said in fault["expected"]["zh"]

    def test_a_thousand_clauses_are_no_form(self) -> None:
        row = (
            '<row><c t="inlineStr"><is><t>5.1.1.1</t></is></c><c t="inlineStr"><is><t>符合</t></is></c></row>'
        )
        (fault,) = faults(by_hand(row.replace("5.1.1.1", "条款").replace("符合", "结论") + row * 5000))
        assert "aftersales form" in fault["expected"]["zh"]
