"""Filled-in workbooks as they really come back: what is understood, and what is refused, with its cell."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from aftersales.api.place_labels import ORGANISATION
from tests.files.workbooks import edited, faults, made, of_rows, read

GBT = "gbt-27922-2011"
EMPTY = made("form", rubric=GBT)
# Rows of the sheet 自评: 2 is 5.1.1.1, 3 is 5.1.1.2; columns: A clause, G finding, H sampled,
# I nonconforming, J reason, K notes. Rows of 特别项: 2 the first deduction, 10 the bonus; columns:
# A kind, C clause, D reason.

SAMPLE_IN_WORDS = {"sampled": 12, "nonconforming": 3, "reason": "抽查12份，不符合3份"}


def filled(**cells: object) -> bytes:
    """The empty form with these cells of the sheet 自评."""

    def edit(workbook: Any) -> None:
        for place, value in cells.items():
            workbook["自评"][place] = value

    return edited(EMPTY, edit)


class TestUnderstood:
    """None of these may cost anybody the afternoon."""

    @pytest.mark.parametrize(
        ("cells", "finding"),
        [
            ({"G2": "符合"}, "met"),
            ({"G2": " 符合　"}, "met"),
            ({"G2": "Met"}, "met"),
            ({"G2": "not met"}, "not_met"),
            ({"G2": "不符合", "J2": "没有记录"}, {"not_met": "没有记录"}),
            ({"G2": "抽样", "H2": 12, "I2": 3}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "抽样", "H2": "12", "I2": "3"}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "抽样", "H2": "１２", "I2": " ３ "}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "抽样", "H2": 12.0, "I2": 0.0}, {"sampled": 12, "nonconforming": 0}),
            ({"G2": "抽样", "H2": "12份", "I2": "３ 份"}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "3/12（缺签字）"}, {"sampled": 12, "nonconforming": 3, "reason": "缺签字"}),
            ({"G2": "抽样", "J2": "抽查12份，不符合3份"}, SAMPLE_IN_WORDS),
            ({"G2": "√ 符合"}, "met"),
            ({"G2": "抽样", "H2": 9, "I2": 1, "J2": "x"}, {"sampled": 9, "nonconforming": 1, "reason": "x"}),
            ({"G2": "未评"}, None),
            ({"G2": "   "}, None),
        ],
    )
    def test_a_finding(self, cells: dict[str, object], finding: object) -> None:
        assert read(filled(**cells))["assessment"]["findings"] == ({"5.1.1.1": finding} if finding else {})

    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            ({"G2": "不符合", "J2": "抽查12份，不符合3份"}, "J2（5.1.1.1）写着抽 12 不符合 3，结论是不符合"),
            ({"G2": "符合", "J2": "抽查12份，不符合3份"}, "J2（5.1.1.1）写着抽 12 不符合 3，结论是符合"),
            ({"G2": "符合", "K2": "3/12"}, "K2（5.1.1.1）写着抽 12 不符合 3，结论是符合"),
            ({"G2": "不符合", "J2": "抽查3份，不符合3份"}, ""),
            ({"G2": "符合", "J2": "抽查12份，全部符合"}, ""),
            ({"G2": "不符合", "J2": "没有记录"}, ""),
        ],
    )
    def test_a_sample_beside_another_finding_is_told(self, cells: dict[str, object], told: str) -> None:
        """3 of 12 would leave three quarters of the points, 不符合 leaves none and 符合 all."""
        result = read(filled(**cells))
        assert [told in remark["zh"] for remark in result["remarks"]] == ([True] if told else [])
        certain = result["understood"]["by_clause"][0]["certainty"]
        assert certain == ("guessed" if told else "certain")

    def test_a_remark_beside_a_met_clause_becomes_its_note(self) -> None:
        assessment = read(filled(G2="符合", J2="见附件三"))["assessment"]
        assert assessment["notes"] == {"5.1.1.1": "见附件三"}

    @pytest.mark.parametrize("nothing", ["无", "/", "——", "没有。", "不涉及"])
    def test_what_stands_for_nothing_is_no_special_entry(self, nothing: str) -> None:
        def edit(workbook: Any) -> None:
            for place in ("C2", "D2", "D3", "D10"):
                workbook["特别项"][place] = nothing

        assert {"special_deductions", "special_bonus"}.isdisjoint(read(edited(EMPTY, edit))["assessment"])

    def test_columns_in_another_order_and_columns_of_ones_own(self) -> None:
        def edit(workbook: Any) -> None:
            sheet = workbook["自评"]
            sheet["G2"], sheet["J3"], sheet["G3"] = "符合", "缺一处", "不符合"
            sheet.move_range("G1:G52", cols=7)  # finding to N
            sheet.move_range("A1:A52", cols=6)  # clause to G
            sheet["A1"] = "责任部门"
            sheet["A2"] = "客服部"

        found = read(edited(EMPTY, edit))["assessment"]["findings"]
        assert found == {"5.1.1.1": "met", "5.1.1.2": {"not_met": "缺一处"}}

    def test_rows_above_the_head_sorted_rows_and_rows_that_say_nothing(self) -> None:
        def edit(workbook: Any) -> None:
            sheet = workbook["自评"]
            sheet["G2"] = "符合"
            sheet["A53"], sheet["D53"] = "合计", "见结果页"
            sheet.insert_rows(1, 2)
            sheet["A1"] = "某某公司 2026 年自评"

        assert read(edited(EMPTY, edit))["assessment"]["findings"] == {"5.1.1.1": "met"}

    @pytest.mark.parametrize(
        ("typed", "held"),
        [
            *((word, True) for word in ("有", "Yes", "√", "✓", "是", "持有", "已取得", "有 ")),
            *((word, False) for word in ("没有", "No", "×", "否", "无", "未取得", "不适用", None)),
        ],
    )
    def test_certificates(self, typed: str | None, held: bool) -> None:
        def edit(workbook: Any) -> None:
            sheet = workbook["证书"]
            row = next(row for row in sheet.iter_rows() if "持有" in [cell.value for cell in row])
            column = next(cell.column for cell in row if cell.value == "持有")
            sheet.cell(row[0].row + 1, column).value = typed

        assessment = read(edited(made("form", rubric="zhht-completeness"), edit))["assessment"]
        assert len(assessment.get("certificates", [])) == held

    def test_the_head_again_on_each_page(self) -> None:
        def edit(workbook: Any) -> None:
            sheet = workbook["自评"]
            sheet["G2"], sheet["G20"] = "符合", "符合"
            sheet.insert_rows(15)
            for column in range(1, 13):
                sheet.cell(15, column).value = sheet.cell(1, column).value

        assert len(read(edited(EMPTY, edit))["assessment"]["findings"]) == 2

    def test_clauses_as_people_write_them(self) -> None:
        def edit(workbook: Any) -> None:
            for row, clause in ((2, "５．１．１．１"), (3, "5.1.1.2 岗位"), (4, "5。1。1。3")):
                workbook["自评"][f"A{row}"], workbook["自评"][f"G{row}"] = clause, "符合"

        assert list(read(edited(EMPTY, edit))["assessment"]["findings"]) == ["5.1.1.1", "5.1.1.2", "5.1.1.3"]

    def test_sheets_in_another_order_and_more_of_them(self) -> None:
        def edit(workbook: Any) -> None:
            workbook["自评"]["G2"] = "符合"
            workbook.move_sheet("自评", 3)
            workbook.create_sheet("我的草稿", 0)["A1"] = "=1/0"

        assert read(edited(EMPTY, edit))["assessment"]["findings"] == {"5.1.1.1": "met"}

    def test_a_sample_of_which_a_spreadsheet_made_a_date(self) -> None:
        result = read(edited(EMPTY, lambda book: book["自评"].__setitem__("G3", datetime(2026, 3, 12))))
        assert result["assessment"]["findings"] == {"5.1.1.2": {"sampled": 12, "nonconforming": 3}}
        assert [remark["zh"] for remark in result["remarks"]] == [
            "工作表「自评」G3（5.1.1.2）2026-03-12 是表格程序改成的日期，按抽 12、不符合 3 读"
        ]
        assert [row["certainty"] for row in result["understood"]["by_clause"]] == ["guessed"]

    def test_a_date_typed_into_the_head_of_the_form(self) -> None:
        def edit(workbook: Any) -> None:
            workbook["概况"]["B6"] = datetime(2026, 11, 20)

        assert read(edited(EMPTY, edit))["assessment"]["organisation"] == {"date": "2026-11-20"}

    def test_a_form_of_another_edition_is_read_with_a_remark(self) -> None:
        def edit(workbook: Any) -> None:
            workbook["aftersales"]["B3"] = "2019-01-01"

        (remark,) = read(edited(EMPTY, edit))["remarks"]
        assert "2019-01-01" in remark["zh"]

    def test_a_million_formatted_rows_below(self) -> None:
        """Spreadsheets keep formats down to the last row; only cells that hold something count."""

        def edit(workbook: Any) -> None:
            workbook["自评"]["G2"] = "符合"
            workbook["自评"]["XFD1048576"].number_format = "0.00"

        assert read(edited(EMPTY, edit))["assessment"]["findings"] == {"5.1.1.1": "met"}


REFUSED: list[tuple[str, Callable[[Any], object], list[tuple[str, str]]]] = [
    (
        "a word that is no finding",
        lambda book: book["自评"].__setitem__("G3", "基本符合"),
        [("工作表「自评」G3", "基本符合")],
    ),
    (
        "a formula",
        lambda book: book["自评"].__setitem__("G3", '=IF(1,"符合","")'),
        [("工作表「自评」G3", "=IF")],
    ),
    ("an error value", lambda book: book["自评"].__setitem__("G3", "#N/A"), [("工作表「自评」G3", "#N/A")]),
    (
        "not applicable outside 5.2",
        lambda book: [book["自评"].__setitem__("G3", "不适用"), book["自评"].__setitem__("J3", "无网点")],
        [("工作表「自评」G3", "不适用")],
    ),
    (
        "not applicable without a reason",  # row 37 is 5.2.4.6
        lambda book: book["自评"].__setitem__("G37", "不适用"),
        [("工作表「自评」J37", '""')],
    ),
    (
        "more nonconforming than sampled",
        lambda book: [
            book["自评"].__setitem__(cell, value) for cell, value in (("G3", "抽样"), ("H3", 3), ("I3", 4))
        ],
        [("工作表「自评」I3", "4")],
    ),
    (
        "a sample without its numbers",
        lambda book: book["自评"].__setitem__("G3", "抽样"),
        [("工作表「自评」H3", '""'), ("工作表「自评」I3", '""')],
    ),
    (
        "half a specimen, and one less than none",
        lambda book: [
            book["自评"].__setitem__(cell, value) for cell, value in (("G3", "抽样"), ("H3", 2.5), ("I3", -1))
        ],
        [("工作表「自评」H3", "2.5"), ("工作表「自评」I3", "-1")],
    ),
    (
        "3/12 that the spreadsheet made a date of",
        lambda book: [
            book["自评"].__setitem__(cell, value)
            for cell, value in (("G3", "抽样"), ("H3", 12), ("I3", datetime(2026, 3, 12)))
        ],
        [("工作表「自评」I3", "2026-03-12")],
    ),
    (
        "numbers beside another finding",
        lambda book: [book["自评"].__setitem__(cell, value) for cell, value in (("G3", "符合"), ("H3", 5))],
        [("工作表「自评」H3", "5")],
    ),
    (
        "numbers beside no finding",
        lambda book: book["自评"].__setitem__("I3", 5),
        [("工作表「自评」I3", "5")],
    ),
    (
        "a remark and a note on a met clause",
        lambda book: [
            book["自评"].__setitem__(cell, value)
            for cell, value in (("G3", "符合"), ("J3", "甲"), ("K3", "乙"))
        ],
        [("工作表「自评」J3", "甲")],
    ),
    (
        "one finding merged over two rows",
        lambda book: [book["自评"].__setitem__("G3", "符合"), book["自评"].merge_cells("G3:G4")],
        [("工作表「自评」G3:G4", "G3:G4")],
    ),
    (
        "a clause as a number",
        lambda book: [book["自评"].__setitem__("A3", 5.1), book["自评"].__setitem__("G3", "符合")],
        [("工作表「自评」A3", "5.1")],
    ),
    (
        "an unknown clause with a finding",
        lambda book: [book["自评"].__setitem__("A3", "5.9.9"), book["自评"].__setitem__("G3", "符合")],
        [("工作表「自评」A3", "5.9.9")],
    ),
    (
        "a finding without its clause",
        lambda book: book["自评"].__setitem__("G60", "符合"),
        [("工作表「自评」A60", "–")],
    ),
    (
        "a clause twice",
        lambda book: [book["自评"].__setitem__("A3", "5.1.1.1"), book["自评"].__setitem__("G3", "符合")],
        [("工作表「自评」A3", "5.1.1.1")],
    ),
    (
        "a column renamed",
        lambda book: book["自评"].__setitem__("I1", "坏的数量"),
        [("工作表「自评」1:1", "坏的数量")],
    ),
    (
        "a head twice",
        lambda book: book["自评"].__setitem__("L1", "结论"),
        [("工作表「自评」L1", "结论")],
    ),
    (
        "a sheet without heads renamed",
        lambda book: setattr(book["概况"], "title", "Sheet2"),
        [("", "Sheet2")],
    ),
    ("the hidden sheet gone", lambda book: book.remove(book["aftersales"]), [("", "自评")]),
    ("another rubric", lambda book: book["aftersales"].__setitem__("B2", "no-such"), [("rubric", "no-such")]),
    (
        "not met, and nothing",
        lambda book: book["自评"].__setitem__("G2", "不符合：无"),
        [("工作表「自评」G2", "不符合：无")],
    ),
    (
        "a second bonus",
        lambda book: [
            book["特别项"].__setitem__(cell, value)
            for cell, value in (("D10", "甲"), ("A11", "特别加分"), ("D11", "乙"))
        ],
        [("工作表「特别项」D11", "[… 2]")],
    ),
    (
        "a special entry of no kind",
        lambda book: [book["特别项"].__setitem__("A2", "扣分"), book["特别项"].__setitem__("D2", "甲")],
        [("工作表「特别项」A2", "扣分")],
    ),
    (
        "a formula in the head of the form",
        lambda book: book["概况"].__setitem__("B4", "=A1"),
        [("工作表「概况」B4", "=A1")],
    ),
    (
        "several at once, all of them told",
        lambda book: [
            book["自评"].__setitem__(cell, value) for cell, value in (("G2", "?"), ("G4", "=1"), ("H9", 3))
        ],
        [("工作表「自评」G2", "?"), ("工作表「自评」G4", "=1"), ("工作表「自评」H9", "3")],
    ),
]


@pytest.mark.parametrize(
    ("edit", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refused_with_sheet_and_cell(edit: Callable[[Any], object], expected: list[tuple[str, str]]) -> None:
    found = faults(edited(EMPTY, edit))
    assert sorted(fault["at"] for fault in found) == sorted(at for at, _ in expected)
    for at, words in expected:
        (fault,) = [fault for fault in found if fault["at"] == at]
        assert words in fault["found"]
        assert fault["expected"]["zh"]
        assert fault["expected"]["en"]


def test_places_are_named_in_the_language_asked_for() -> None:
    (fault,) = faults(filled(G3="?"), language="en")
    assert fault["at"] == 'sheet "自评" G3'


def _damaged(content: bytes, part: str) -> bytes:
    """CONTENT with some bytes of PART overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        begin = archive.getinfo(part).header_offset + 100
    return content[:begin] + bytes(300) + content[begin + 300 :]


def test_damage_to_a_part_that_is_not_needed_keeps_nobody_from_the_findings() -> None:
    for part in ("xl/theme/theme1.xml", "xl/styles.xml", "docProps/core.xml"):
        assert read(_damaged(filled(G2="符合"), part))["assessment"]["findings"] == {"5.1.1.1": "met"}


class TestFiles:
    """What is no such workbook at all, or more than one."""

    @pytest.mark.parametrize(
        ("content", "found"),
        [
            (b"", "空文件"),
            (b"%PDF-1.7 ...", "PDF"),
            (b"\xff\xd8\xff\xe0" + bytes(99), "照片"),
            (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
            (b'{"format": "record/1"}', "JSON"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
            ("条款,结论\n5.1.1.1,符合".encode(), "文本文件"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
            (EMPTY[:-400], "打不开"),
            (_damaged(EMPTY, "xl/worksheets/sheet2.xml"), "打不开"),
            (b"PK\x03\x04" + bytes(80), "打不开"),
        ],
    )
    def test_other_files_are_called_by_their_name(self, content: bytes, found: str) -> None:
        (fault,) = faults(content)
        assert found in fault["found"]
        assert fault["at"] == ""

    def test_too_large_as_it_is(self) -> None:
        """32 MiB: a form with a dozen photos of a phone is opened, they are left out."""
        (fault,) = faults(EMPTY + bytes(32 * 1024 * 1024))
        assert "32 MiB" in fault["expected"]["zh"]
        assert f"{len(EMPTY) + 32 * 1024 * 1024} bytes" in fault["found"]

    def test_a_bomb_is_not_unpacked(self) -> None:
        """100 MB of zeros pack to 100 KB; the archive says so, and what it says is believed, not tried."""
        (fault,) = faults(_archive({"xl/worksheets/sheet1.xml": bytes(100_000_000)}))
        assert "8 MiB" in fault["expected"]["zh"]

    def test_ten_thousand_parts(self) -> None:
        (fault,) = faults(_archive({f"part{number}": b"" for number in range(2000)}))
        assert "2000 parts" in fault["found"] or "2001 parts" in fault["found"]

    def test_an_archive_that_understates_itself(self) -> None:
        """No more is read than the directory says there is: the rest is missing, so the part is broken."""
        content = _archive({"xl/workbook.xml": b" " * 3_000_000})
        lying = content.replace((3_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
        assert lying != content
        (fault,) = faults(lying)
        assert "打不开" in fault["found"]

    def test_entities_are_not_expanded(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        with zipfile.ZipFile(io.BytesIO(EMPTY)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name in ("xl/workbook.xml", "xl/worksheets/sheet2.xml"):
            text = (
                parts[name]
                .decode()
                .replace("<workbook", bomb + "<workbook")
                .replace("<worksheet", bomb + "<worksheet", 1)
            )
            (fault,) = faults(_archive(parts | {name: text.encode()}, types=False))
            assert "打不开" in fault["found"]

    def test_an_archive_with_a_password(self) -> None:
        """The bit that says so stands in the two heads of each part."""
        content = bytearray(EMPTY)
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = content.find(mark)
            while at >= 0:
                content[at + flags] |= 1
                at = content.find(mark, at + 4)
        (fault,) = faults(bytes(content))
        assert fault["found"] == "加了密码的文件"

    def test_an_open_document_and_another_archive(self) -> None:
        (fault,) = faults(
            _archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, types=False)
        )
        assert ".ods" in fault["found"]
        (fault,) = faults(_archive({"readme.txt": b"x"}, types=False))
        assert "压缩文件" in fault["found"]

    def test_a_workbook_that_is_no_form(self) -> None:
        (fault,) = faults(of_rows(["条款", "结论"], ["5.1.1.1", "符合"]))
        assert (fault["at"], fault["found"]) == ("", '"Sheet1"')

    def test_no_more_faults_than_a_person_reads(self) -> None:
        def edit(workbook: Any) -> None:
            for row in range(60, 400):
                workbook["自评"].cell(row, 7, "符合")

        assert len(faults(edited(EMPTY, edit))) == 100


def _archive(parts: dict[str, bytes], *, types: bool = True) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if types:
            archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


class TestWords:
    """Every mistake is told in one go, with its cell and its clause, in the words of the form."""

    def test_eight_mistakes_of_somebody_who_did_not_read_the_notes(self) -> None:
        def edit(book: Any) -> None:
            cells = {
                "G2": "部分符合",
                "G3": "抽样",
                "G5": "抽样",
                "H5": 3,
                "I5": 12,
                "G7": "不适用",
                "J7": "没有",
            }
            cells |= {"G10": "抽样", "H10": "十二", "I10": "三", "G21": "不适用", "H22": 10}
            for place, value in cells.items():
                book["自评"][place] = value
            book["特别项"]["D2"], book["特别项"]["C3"] = "价目表没有公示", "4.4.2.3"

        found = faults(edited(EMPTY, edit))
        assert [fault["at"].removeprefix("工作表") for fault in found] == [
            *(
                "「自评」G2",
                "「自评」H3",
                "「自评」I3",
                "「自评」I5",
                "「自评」G7",
                "「自评」H10",
                "「自评」I10",
            ),
            *("「自评」J21", "「自评」H22", "「特别项」D3"),
        ]
        clauses = [fault["found"].split()[0] for fault in found]
        assert clauses[:4] == ["5.1.1.1", "5.1.1.2", "5.1.1.2", "5.1.2.1"]
        assert clauses[-1] == "4.4.2.3"
        for fault in found:
            said = fault["found"] + fault["expected"]["zh"]
            assert not any(token in said for token in ("not_applicable", "not_met", "映射", "assessment/1"))

    @pytest.mark.parametrize(
        ("cells", "finding"),
        [
            ({"G2": "√"}, "met"),
            ({"G2": "\ufeff符合"}, "met"),
            ({"G2": "✗"}, "not_met"),
            ({"G2": "12抽3不符"}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "3/12"}, {"sampled": 12, "nonconforming": 3}),
            ({"G2": "不符合：缺三项", "J2": "另一处"}, {"not_met": "缺三项\n另一处"}),
        ],
    )
    def test_what_people_write_in_place_of_the_words_of_the_list(
        self, cells: dict[str, object], finding: object
    ) -> None:
        assert read(filled(**cells))["assessment"]["findings"] == {"5.1.1.1": finding}

    def test_a_sign_that_could_be_meant_otherwise_is_told(self) -> None:
        result = read(filled(G2="○"))
        assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
        assert "5.1.1.1" in result["remarks"][0]["zh"]

    def test_counts_in_two_places_are_refused(self) -> None:
        assert [fault["at"] for fault in faults(filled(G2="3/12", H2=12))] == ["工作表「自评」H2"]


class TestFillers:
    """What people put into cells that are to stay empty, and rows that they put below the table."""

    @pytest.mark.parametrize("reason", ["/", "—", "无", "不适用", "N/A", " / "])
    def test_a_stroke_is_no_reason_for_a_deletion(self, reason: str) -> None:
        """Row 30 is 5.2.3.1, which may be left out; its points would be gone from what the score is of."""
        (fault,) = faults(filled(G30="不适用", J30=reason))
        assert (fault["at"], fault["expected"]["zh"]) == ("工作表「自评」J30", "删减须写明理由")
        assert reason in fault["found"]

    def test_a_stroke_behind_the_word_is_none_either(self) -> None:
        assert [fault["at"] for fault in faults(filled(G30="不适用（/）"))] == ["工作表「自评」J30"]

    @pytest.mark.parametrize("reason", ["不涉及", "没有维修业务", "没有", "未发生"])
    def test_a_short_reason(self, reason: str) -> None:
        found = read(filled(G30="不适用", J30=reason))["assessment"]["findings"]
        assert found == {"5.2.3.1": {"not_applicable": reason}}

    @pytest.mark.parametrize("filler", ["/", "-", "——", "无"])
    def test_strokes_in_cells_that_are_to_be_empty(self, filler: str) -> None:
        cells = {f"{column}{row}": filler for column in "HIJ" for row in (2, 3, 4)}
        found = read(filled(**cells | {"G2": "符合", "G3": "不符合", "J3": "没有记录"}))["assessment"][
            "findings"
        ]
        assert found == {"5.1.1.1": "met", "5.1.1.2": {"not_met": "没有记录"}}

    def test_a_figure_beside_no_sample_is_still_refused(self) -> None:
        assert [fault["at"] for fault in faults(filled(G2="符合", H2=0))] == ["工作表「自评」H2"]

    def test_a_total_and_signatures_below_the_table(self) -> None:
        cells = {
            "A53": "合计",
            "G53": '=COUNTIF(G2:G52,"符合")',
            "A55": "审核人：某某",
            "G55": "日期：2026.3.5",
        }
        result = read(filled(G2="符合", **cells))
        assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
        assert [remark["zh"] for remark in result["remarks"]] == [
            '工作表「自评」A53 "合计"：不是条款的行，没有读',
            '工作表「自评」A55 "审核人：某某"：不是条款的行，没有读',
        ]

    def test_a_day_in_a_workbook_that_counts_from_1904(self) -> None:
        """2026-03-12 is 46093, there 1462 less; counted as elsewhere it would be 11 March, 3 of 11."""

        def edit(workbook: Any) -> None:
            workbook.epoch = datetime(1904, 1, 1)
            workbook["自评"]["G2"] = 44631
            workbook["自评"]["G2"].number_format = "General"

        found = read(edited(EMPTY, edit))["assessment"]["findings"]
        assert found == {"5.1.1.1": {"sampled": 12, "nonconforming": 3}}


def test_what_has_no_name_ends_no_list_of_the_organisation() -> None:
    """Names that show nothing: what stands beside them is told, what stands below them is read."""
    assessment = {
        "format": "assessment/1",
        "rubric": GBT,
        "findings": {},
        "organisation": {"name": "甲公司", " ": "丙", "\u200b": "", "规模": "200 人"},
    }
    result = read(made("form", assessment=assessment))
    assert result["assessment"]["organisation"] == {"name": "甲公司", "规模": "200 人"}
    (remark,) = result["remarks"]
    assert "工作表「概况」B" in remark["zh"]
    assert "丙" in remark["zh"]


def test_a_key_that_is_called_like_one_of_ours_takes_nothing_from_it() -> None:
    label = ORGANISATION["name"].zh
    told = {"name": "甲公司", label: "乙公司"}
    assessment = {"format": "assessment/1", "rubric": GBT, "findings": {}, "organisation": told}
    assert read(made("form", assessment=assessment))["assessment"]["organisation"] == told


def test_a_row_with_a_finding_is_never_passed_over() -> None:
    """A clause such as 1.1.1 becomes a date in some spreadsheets, and a date stands below tables, too."""
    (fault,) = faults(filled(A2="2001-01-05", G2="不符合", J2="没有记录"))
    assert (fault["at"], fault["found"]) == ("工作表「自评」A2", '"2001-01-05"')


@pytest.mark.parametrize(
    ("typed", "tells"), [("抽查12份，3份无签字", True), ("不符合（3份）", True), ("大概可以", False)]
)
def test_who_writes_of_a_sample_is_told_how_one_is_written(typed: str, tells: bool) -> None:
    (fault,) = faults(filled(G2=typed))
    assert fault["at"].endswith("G2")
    assert ("抽样写成“抽查12份，不符合3份”" in fault["expected"]["zh"]) == tells
