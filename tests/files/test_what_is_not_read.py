"""What a workbook holds beside what is read is told: copies of a sheet, comments, text boxes, hidden rows.

Each of them may hold what somebody wrote for others to read.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from aftersales_files.rubric_table import read_rubric_table
from aftersales_files.workbook_reader import read_workbook
from tests.files.issuer_forms import FIRST, issuer_form
from tests.files.issuer_forms import rows as issuer_rows
from tests.files.packing import by_hand, packed, unpacked
from tests.files.workbooks import edited, exchange, faults, files, made, of_rows, opened, read, saved

GBT = "gbt-27922-2011"
EMPTY = made("form", rubric=GBT)
HALF_DAYS = ["日期", "时段", "审查员", "场所", "条款"]


def filled(edit: Callable[[Any], object]) -> dict[str, Any]:
    return read(edited(EMPTY, edit))


def remarks(content: bytes, kind: str = "read-form") -> list[str]:
    reply, _ = exchange(kind, content)
    assert reply["ok"], reply["faults"]
    assert all(remark["en"] for remark in reply["result"]["remarks"])
    return [remark["zh"] for remark in reply["result"]["remarks"]]


class TestSheets:
    def test_a_copy_of_the_sheet_of_findings_that_was_filled_in(self) -> None:
        def edit(book: Any) -> None:
            copy = book.copy_worksheet(book["自评"])
            copy.title, copy["G2"] = "自评 (2)", "符合"

        result = filled(edit)
        assert result["assessment"]["findings"] == {}
        assert "工作表「自评 (2)」" in result["remarks"][0]["zh"]

    def test_an_empty_copy_says_nothing(self) -> None:
        result = filled(lambda book: book.copy_worksheet(book["自评"]))
        assert result["remarks"] == []

    def test_a_form_without_its_hidden_sheet_is_known_by_its_clauses(self) -> None:
        """As it is saved by programs that make a new file of what they show."""

        def edit(book: Any) -> None:
            sheet = book["自评"]
            sheet["G2"], sheet["K2"], book["概况"]["B4"] = "符合", "备注一", "甲公司"
            book["特别项"]["D2"] = "投诉上了新闻"
            book.remove(book["aftersales"])

        result = filled(edit)
        assert result["assessment"] == {
            "format": "assessment/1",
            "rubric": GBT,
            "findings": {"5.1.1.1": "met"},
            "notes": {"5.1.1.1": "备注一"},
            "organisation": {"name": "甲公司"},
            "special_deductions": [{"reason": "投诉上了新闻"}],
        }
        (told,) = result["remarks"]
        assert "隐藏表 aftersales 不在了" in told["zh"]

    def test_a_form_of_which_one_sheet_was_saved(self) -> None:
        def edit(book: Any) -> None:
            book["自评"]["G2"] = "符合"
            for title in ("aftersales", "概况", "特别项"):
                book.remove(book[title])

        result = filled(edit)
        assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
        assert [remark["zh"] for remark in result["remarks"]][:2] == [
            "缺少工作表「概况」，没有从那里读到内容。",
            "缺少工作表「特别项」，没有从那里读到内容。",
        ]

    def test_numbers_puts_the_name_of_a_table_behind_that_of_its_sheet(self) -> None:
        def edit(book: Any) -> None:
            book["自评"]["G2"] = "符合"
            for sheet in book.worksheets:
                sheet.insert_rows(1)
                sheet["A1"], sheet.title, sheet.sheet_state = "表格 1", f"{sheet.title} - 表格 1", "visible"

        assert filled(edit)["assessment"]["findings"] == {"5.1.1.1": "met"}

    def test_traditional_characters(self) -> None:
        def edit(book: Any) -> None:
            sheet = book["自评"]
            heads = {"A": "條款", "G": "結論", "H": "抽樣數", "J": "問題或不適用理由", "K": "備註"}
            for column, head in heads.items():
                sheet[f"{column}1"] = head
            sheet["G2"], sheet["H2"], sheet["I2"] = "抽樣", 12, 3
            sheet["G37"], sheet["J37"] = "不適用", "無維修"  # 5.2.4.6
            book["特别项"].title, book["概况"].title, sheet.title = "特別項", "概況", "自評"

        assert filled(edit)["assessment"]["findings"] == {
            "5.1.1.1": {"sampled": 12, "nonconforming": 3},
            "5.2.4.6": {"not_applicable": "無維修"},
        }

    @pytest.mark.parametrize("depth", [2, 3])
    def test_a_certification_bodys_form_with_a_sheet_for_each_part(self, depth: int) -> None:
        """By sections, or by indicators of three clauses or fewer: all 51 are read."""
        book = opened(of_rows([]))
        sheets: dict[str, Any] = {}
        for _, clauses in issuer_rows():
            part = ".".join(clauses[0].id.split(".")[:depth])
            if part not in sheets:
                sheets[part] = book.create_sheet(part)
                sheets[part].append(["条款", "自评结论", "分数"])
            said = "\n".join(f"{each.id}{each.title.zh}" for each in clauses)
            sheets[part].append([said, "符合", float(sum(each.points for each in clauses))])
        assert len(read(saved(book))["assessment"]["findings"]) == 51

    def test_a_second_table_of_another_layout_on_the_sheet(self) -> None:
        def edit(sheet: Any) -> None:
            for row in range(FIRST + 45, FIRST + 50):
                sheet[f"A{row}"], sheet[f"C{row}"] = sheet[f"C{row}"].value, "符合"

        result = read(issuer_form(edit))
        assert len(result["assessment"]["findings"]) == 46
        strays = [each for each in result["understood"]["not_read"] if "那一列" in each["said"]["zh"]]
        assert [each["at"] for each in strays] == [f"工作表「Sheet」A{FIRST + row}" for row in range(45, 50)]

    def test_the_form_of_another_rubric_beside_it(self) -> None:
        def edit(book: Any) -> None:
            sheet = book.create_sheet("完善程度")
            sheet.append(["条款", "结论"])
            for clause in files().engine.library.rubric("zhht-completeness", "").rubric.clauses:
                sheet.append([f"{clause.printed} {clause.title.zh}", "符合"])

        told = remarks(edited(issuer_form(), edit))
        assert [each for each in told if each.startswith("工作表「完善程度」是另一套准则")]

    def test_a_rubric_that_goes_on_on_another_sheet(self) -> None:
        def edit(book: Any) -> None:
            second = book.create_sheet("第二部分")
            for row in (["编号", "条款", "分值"], ["2.1", "维修", 20]):
                second.append(row)

        first = [["编号", "条款", "分值"], *([f"1.{n}", f"条款{n}", n] for n in range(1, 9))]
        table = read_rubric_table(read_workbook(edited(of_rows(*first), edit), "zh"))
        assert len(table.rows) == 8
        assert [remark.zh for remark in table.remarks if "工作表「第二部分」" in remark.zh]

    def test_a_list_on_a_hidden_sheet_alone(self) -> None:
        def edit(book: Any) -> None:
            book.create_sheet("封面", 0)
            book["Sheet1"].sheet_state = "hidden"

        reply, _ = exchange("read-sites", edited(of_rows(["名称"], ["甲"]), edit))
        (fault,) = reply["faults"]
        assert fault["at"] == "工作表「Sheet1」A1"
        assert "取消隐藏" in fault["expected"]["zh"]

    def test_half_days_counted_from_1904_and_the_head_again(self) -> None:
        """2026-03-05 is 46086, there 1462 less: 44624, which counted as elsewhere is 2022-03-04."""

        def from_1904(workbook: Any) -> None:
            workbook.epoch = datetime(1904, 1, 1)

        head = ["日期", "时段", "审查员", "场所", "条款"]
        rows = [
            [44624, "上午", "甲", "44624", "5.1.1.1"],
            head,
            ["2026-03-06", "上午", "甲", "店", "5.1.1.1"],
        ]
        reply, _ = exchange("read-half-days", edited(of_rows(head, *rows), from_1904))
        assert [each["on"] for each in reply["result"]["changes"]] == ["2026-03-05", "2026-03-06"]

    def test_half_days_on_a_second_sheet_and_behind_a_cover(self) -> None:
        def edit(book: Any) -> None:
            book.create_sheet("封面", 0)["A1"] = "审查日程"
            second = book.create_sheet("李四")
            for row in (HALF_DAYS, ["2026-03-02", "上午", "李四", "总部", "5.1.1.2"]):
                second.append(row)

        content = edited(of_rows(HALF_DAYS, ["2026-03-02", "上午", "张三", "总部", "5.1.1.1"]), edit)
        reply, _ = exchange("read-half-days", content)
        assert [each["assessor"] for each in reply["result"]["changes"]] == ["张三"]
        assert [each for each in remarks(content, "read-half-days") if "工作表「李四」" in each]


class TestBeside:
    def test_comments(self) -> None:
        def edit(book: Any) -> None:
            book["自评"]["G2"] = "符合"
            book["自评"]["G2"].comment = Comment("其实缺了两份", "张三")

        (told,) = filled(edit)["remarks"]
        assert told["zh"].startswith("批注没有读（1 处）：工作表「自评」G2。")

        def on_a_site(book: Any) -> None:
            book.active["A2"].comment = Comment("已停业", "张三")

        content = edited(of_rows(["名称"], ["甲"]), on_a_site)
        assert remarks(content, "read-sites")[0].startswith("批注没有读（1 处）：工作表「Sheet1」A2。")

    def test_comments_of_a_conversation_and_text_boxes(self) -> None:
        pointer = "http://schemas.openxmlformats.org/package/2006/relationships"
        kinds = {
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment": "talk.xml",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing": "drawing.xml",
        }
        pointers = "".join(
            f'<Relationship Id="r{number}" Type="{kind}" Target="../{part}"/>'
            for number, (kind, part) in enumerate(kinds.items())
        )
        talk = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
        parts = {
            "xl/worksheets/_rels/sheet2.xml.rels": f'<Relationships xmlns="{pointer}">{pointers}'
            "</Relationships>",
            "xl/talk.xml": f'<ThreadedComments xmlns="{talk}"><threadedComment ref="G2"/></ThreadedComments>',
            "xl/drawing.xml": f'<d:wsDr xmlns:d="{drawing}"><d:twoCellAnchor><d:from><d:col>6</d:col>'
            "<d:row>2</d:row></d:from><d:sp/></d:twoCellAnchor></d:wsDr>",
        }
        comment, shape = remarks(packed(unpacked(EMPTY) | parts))
        assert comment.startswith("批注没有读（1 处）：工作表「自评」G2")
        assert shape.startswith("文本框和图形没有读（1 处）：工作表「自评」G3")

    def test_rows_of_a_list_that_nobody_sees(self) -> None:
        def edit(book: Any) -> None:
            for row in (2, 4):
                book.active.row_dimensions[row].hidden = True

        content = edited(of_rows(["名称"], ["甲"], ["乙"], ["丙"]), edit)
        (told,) = remarks(content, "read-sites")
        assert told.startswith("工作表「Sheet1」里隐藏或筛掉的行也读了（2 行）：2; 4。")

    def test_in_an_open_document(self) -> None:
        spaces = "".join(
            f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text")
        )

        def row(words: str, hidden: str = "", beside: str = "") -> str:
            cell = f"<table:table-cell>{beside}<text:p>{words}</text:p></table:table-cell>"
            return f"<table:table-row{hidden}>{cell}</table:table-row>"

        comment = "<office:annotation><text:p>已停业</text:p></office:annotation>"
        rows = row("名称") + row("甲", ' table:visibility="filter"') + row("乙", beside=comment)
        content = packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"<office:document-content{spaces}><office:body><office:spreadsheet>"
                f'<table:table table:name="网点">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>",
            }
        )
        reply, _ = exchange("read-sites", content)
        assert reply["result"]["list"] == "名称\n甲\n乙\n"
        hidden, told = sorted(remarks(content, "read-sites"), key=lambda each: "批注" in each)
        assert "（1 行）：2。" in hidden
        assert told.startswith("批注没有读（1 处）：工作表「网点」A3")


class TestTicks:
    """Two columns, 符合 and 不符合, and what stands in the one that was not ticked."""

    @pytest.mark.parametrize(
        ("met", "other"),
        [
            *((True, False), ("☑", "☐"), ("■", "□"), ("√", "×"), ("是", "否"), ("●", "○"), ("1", "0")),
            *(("✔", 0), ("√", "无"), ("√", "N"), ("√", "( )"), ("Y", "/")),
        ],
    )
    def test_the_other_column_is_not_ticked(self, met: object, other: object) -> None:
        for first, second, finding in ((met, other, "met"), (other, met, "not_met")):

            def edit(sheet: Any, first: object = first, second: object = second) -> None:
                sheet["E5"], sheet["F5"], sheet["F56"] = "符合", "不符合", None
                for row in range(FIRST, FIRST + 50):
                    sheet[f"E{row}"], sheet[f"F{row}"] = first, second

            found = read(issuer_form(edit))["assessment"]["findings"]
            assert set(found.values()) == {finding}
            assert len(found) == 51

    def test_boxes_that_a_program_wrote_as_formulas(self) -> None:
        """LibreOffice writes TRUE() and FALSE() where a box to click was."""

        def edit(sheet: Any) -> None:
            sheet["E5"], sheet["F5"], sheet["F56"] = "符合", "不符合", None
            for row in range(FIRST, FIRST + 50):
                sheet[f"E{row}"], sheet[f"F{row}"] = "=FALSE()", "=true()"

        found = read(issuer_form(edit))["assessment"]["findings"]
        assert set(found.values()) == {"not_met"}

    def test_a_box_of_word_is_a_tick_that_is_told(self) -> None:
        """☒ is how Word shows that a box was ticked; it is a cross to others."""

        def edit(sheet: Any) -> None:
            sheet["E5"], sheet["F5"], sheet["F56"] = "符合", "不符合", None
            for row in range(FIRST, FIRST + 50):
                sheet[f"E{row}"], sheet[f"F{row}"] = "☒", "☐"

        result = read(issuer_form(edit))
        assert set(result["assessment"]["findings"].values()) == {"met"}
        assert {each["found"] for each in result["understood"]["guessed"]} == {"☒"}

    @pytest.mark.parametrize("sign", ["×", "x", "否"])
    def test_a_cross_where_a_tick_belongs_stays_open_and_is_told(self, sign: str) -> None:
        def edit(sheet: Any) -> None:
            sheet["E5"], sheet["F5"], sheet["F56"] = "符合", "不符合", None
            for row in range(FIRST, FIRST + 50):
                sheet[f"E{row}"], sheet[f"F{row}"] = "√", None
            sheet["E6"] = sign

        result = read(issuer_form(edit))
        assert len(result["assessment"]["findings"]) == 50
        (told,) = [each for each in result["understood"]["not_read"] if each["clauses"] == ["5.1.1.1"]]
        assert told["found"] == sign

    @pytest.mark.parametrize("box", [False, "□", "☐"])
    def test_boxes_that_nobody_ticked_say_nothing(self, box: object) -> None:
        def edit(sheet: Any) -> None:
            sheet["E5"], sheet["F5"] = "符合", "不符合"
            for row in range(FIRST, FIRST + 50):
                sheet[f"E{row}"], sheet[f"F{row}"] = box, box
            sheet["E6"], sheet["F6"] = "√", box

        assert read(issuer_form(edit))["assessment"]["findings"] == {"5.1.1.1": "met"}


class TestPercents:
    def test_a_share_of_the_points_is_no_number_of_points(self) -> None:
        """5.1.1.1 has 1 point, of which 1 shown as 100% is all; 200% are no 2 points of 5.1.3.1."""

        def edit(sheet: Any) -> None:
            for cell in ("F6", "F10"):
                sheet[cell].number_format = "0%"
                sheet[cell.replace("F", "E")] = None

        result = read(issuer_form(edit))
        assert not {"5.1.1.1", "5.1.3.1"} & set(result["assessment"]["findings"])
        not_read = [each for each in result["understood"]["not_read"] if each["clauses"]]
        assert [each["found"] for each in not_read] == ["100%", "200%"]

    def test_it_is_told_as_it_is_shown(self) -> None:
        def edit(book: Any) -> None:
            book.active["B2"].number_format = "0.0%"

        reply, _ = exchange("read-sites", edited(of_rows(["名称", "人数"], ["甲", 0.125]), edit))
        assert [fault["found"] for fault in reply["faults"]] == ['"12.5%"']


def test_of_two_rows_on_one_half_day_it_is_told_which_counts() -> None:
    rows = [
        ["2026-03-02", "上午", "张三", "甲店", "5.1.1.1"],
        ["2026/3/2", "上午", "张三", "乙店", "5.1.1.2"],
        ["2026-03-02", "下午", "张三", "乙店", "5.1.1.2"],
        ["2026-03-02", "下午", "张三", "乙店", "5.1.1.2"],
    ]
    (told,) = remarks(of_rows(HALF_DAYS, *rows), "read-half-days")
    assert told.startswith(
        "2026-03-02 上午 张三 写了不止一行：算 工作表「Sheet1」A3，没有算 工作表「Sheet1」A2。"
    )


class TestStruckThrough:
    """What is struck through no longer counts for who reads the sheet; it was read without a word."""

    def test_a_finding_whose_cell_is_struck_through(self) -> None:
        def edit(book: Any) -> None:
            book["自评"]["G2"], book["自评"]["G2"].font = "符合", Font(strike=True)
            book["自评"]["K3"].font = Font(strike=True)  # nothing stands there

        result = filled(edit)
        assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
        (told,) = [remark["zh"] for remark in result["remarks"]]
        assert "删除线" in told
        assert "G2" in told
        assert "K3" not in told

    def test_a_part_of_a_text(self) -> None:
        def edit(book: Any) -> None:
            old, new = TextBlock(InlineFont(strike=True), "3 件"), TextBlock(InlineFont(strike=False), "4 件")
            book["自评"]["K2"] = CellRichText(old, new)
            book["自评"]["K3"] = CellRichText(TextBlock(InlineFont(b=True), "5 件"), new)

        (told,) = [remark["zh"] for remark in filled(edit)["remarks"]]
        assert "（1 处）：工作表「自评」K2。" in told

    def test_a_shared_text(self) -> None:
        """As Excel keeps texts: 甲 struck through in part, 乙 by its style, 丙 with the line taken away."""
        shared = (
            "<si><t>名称</t></si><si><r><rPr><strike/></rPr><t>甲</t></r><r><t>店</t></r></si><si><t>乙</t></si>"
            '<si><r><rPr><strike val="0"/></rPr><t>丙</t></r></si>'
        )
        cells = "".join(
            f'<row r="{row}"><c r="A{row}" t="s"{style}><v>{row - 1}</v></c></row>'
            for row, style in ((1, ""), (2, ""), (3, ' s="1"'), (4, ' s="0"'))
        )
        fonts = "<fonts><font/><font><strike/></font></fonts>"
        styles = f'{fonts}<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
        (sheet,) = read_workbook(by_hand(cells, shared=shared, styles=styles), "zh")
        assert list(sheet.struck) == [(2, 1), (3, 1)]

    def test_a_site_is_asked_about(self) -> None:
        def edit(book: Any) -> None:
            book["Sheet1"]["A3"].font = Font(strike=True)
            book["Sheet1"]["B4"].font = Font(strike=True)

        content = edited(of_rows(["名称", "人数"], ["甲", 3], ["乙", 4], ["丙", 5]), edit)
        (fault,) = faults(content, "read-sites")
        assert ("A3" in fault["at"], fault["found"]) == (True, '"乙"')
        assert "删除线" in fault["expected"]["zh"]

    def test_an_open_document(self) -> None:
        """甲 by the style of its cell, 乙 in part, 丙 by a style that takes the line away."""
        spaces = " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "style", "table", "text")
        )
        styles = "".join(
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:text-properties style:text-line-through-style="{line}"/></style:style>'
            for name, line in (("ce1", "solid"), ("T1", "solid"), ("ce2", "none"))
        )
        cells = "".join(
            f"<table:table-row><table:table-cell{style}><text:p>{text}</text:p></table:table-cell></table:table-row>"
            for style, text in (
                (' table:style-name="ce1"', "甲"),
                ("", '<text:span text:style-name="T1">乙</text:span>店'),
                (' table:style-name="ce2"', "丙"),
            )
        )
        body = f'<office:spreadsheet><table:table table:name="一">{cells}</table:table></office:spreadsheet>'
        whole = (
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body>{body}</office:body></office:document-content>"
        )
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        (sheet,) = read_workbook(packed({"mimetype": kind, "content.xml": whole}), "zh")
        assert list(sheet.struck) == [(1, 1), (2, 1)]

    def test_a_word_document(self) -> None:
        """甲 struck through, 乙 twice, 丙 with the line taken away, 丁 with one below the paragraph's end."""
        run = "<w:r><w:rPr>{line}</w:rPr><w:t>{text}</w:t></w:r>"
        texts = {
            "甲": run.format(line="<w:strike/>", text="甲") + run.format(line="", text="店"),
            "乙": run.format(line='<w:dstrike w:val="true"/>', text="乙"),
            "丙": run.format(line='<w:strike w:val="0"/>', text="丙"),
            "丁": f"<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>{run.format(line='', text='丁')}",
        }
        rows = "".join(f"<w:tr><w:tc><w:p>{text}</w:p></w:tc></w:tr>" for text in texts.values())
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        document = f'<w:document xmlns:w="{space}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
        (sheet,) = read_workbook(
            packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document}), "zh"
        )
        assert list(sheet.struck) == [(1, 1), (2, 1)]
