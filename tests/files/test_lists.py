"""Site lists read from workbooks; the draw and the action list written as workbooks."""

from datetime import datetime
from typing import Any

import pytest

from aftersales import Engine
from tests.files.workbooks import ON, bundle, edited, exchange, faults, made, of_rows, opened

HEAD = ["名称", "地区", "类型", "人数", "上次审查"]
GBT = "gbt-27922-2011"


def listed(content: bytes) -> str:
    reply, _ = exchange("read-sites", content)
    assert reply["ok"], reply["faults"]
    return str(reply["result"]["list"])


class TestReading:
    def test_text_numbers_and_dates(self) -> None:
        content = of_rows(
            HEAD, ["甲店", "东", "门店", 12, datetime(2026, 1, 5)], ["乙店", "西", "仓库", "３", "2026/1/6"]
        )
        assert listed(content).splitlines() == [
            "\t".join(HEAD),
            "甲店\t东\t门店\t12\t2026-01-05",
            "乙店\t西\t仓库\t3\t2026/1/6",
        ]

    def test_days_that_the_sheet_shows_as_numbers(self) -> None:
        """45992 is 2025-12-01 (tests/unit/test_sites.py); in a workbook of 1904 it is 1462 less, 44530."""
        rows = [["名称", "上次审查", "人数"], ["甲", 45992, 45992], ["乙", 45993.25, 3]]
        reply, _ = exchange("read-sites", of_rows(*rows))
        assert reply["result"]["list"].splitlines()[1:] == ["甲\t2025-12-01\t45992", "乙\t2025-12-02\t3"]
        (told,) = reply["result"]["remarks"]
        assert told["zh"].startswith("2 个日期在表里显示为数字")
        assert told["zh"].endswith("工作表「Sheet1」B2 45992 读作 2025-12-01")

        def from_1904(workbook: Any) -> None:
            workbook.epoch = datetime(1904, 1, 1)

        content = edited(of_rows(["名称", "上次审查"], ["甲", 44530], ["乙", 20251201]), from_1904)
        assert listed(content).splitlines()[1:] == ["甲\t2025-12-01", "乙\t20251201"]

    def test_a_title_above_an_empty_row_and_an_empty_column(self) -> None:
        content = of_rows(
            ["某公司服务网点"], [], ["序号", None, "名称"], [1, None, "甲"], [], [2, None, "乙"]
        )
        assert listed(content).splitlines() == ["序号\t名称", "1\t甲", "\t", "2\t乙"]

    def test_a_list_on_another_sheet_is_told(self) -> None:
        def edit(workbook: Any) -> None:
            sheet = workbook.create_sheet("西区")
            for row in (["名称"], ["乙"]):
                sheet.append(row)

        reply, _ = exchange("read-sites", edited(of_rows(["名称"], ["甲"]), edit))
        assert reply["result"]["list"] == "名称\n甲\n"
        (told,) = [remark["zh"] for remark in reply["result"]["remarks"]]
        assert told.startswith("工作表「西区」也是场所清单，没有读")

    def test_a_form_where_a_list_belongs_and_the_reverse(self) -> None:
        (fault,) = faults(made("form", rubric=GBT), "read-sites")
        assert (fault["found"], "评分页" in fault["expected"]["zh"]) == ("自评表", True)
        (fault,) = faults(of_rows(["序号", "网点名称"], [1, "甲"]), "read-form")
        assert "多场所抽样" in fault["expected"]["zh"]
        (fault,) = faults(of_rows(["序号", "姓名"], [1, "甲"]), "read-form")
        assert "多场所抽样" not in fault["expected"]["zh"]

    def test_cells_of_several_lines_stay_on_one(self) -> None:
        assert listed(of_rows(["name"], ["甲\n店"], ["乙\t店"])).splitlines() == ["name", "甲 店", "乙 店"]

    def test_groups_and_the_head_office_are_told_by_their_rows(self) -> None:
        def merge(workbook: Any) -> None:
            workbook.active.merge_cells("A2:C2")

        rows = [["序号", "名称", "类型"], ["一、直营"], [1, "京", "总部"], [2, "甲", "店"]]
        reply, _ = exchange("read-sites", edited(of_rows(*rows), merge))
        told = [remark["zh"].partition("：")[::2] for remark in reply["result"]["remarks"]]
        assert [at.split()[-1] for at, _ in told] == ['"一、直营"', '"京"']
        assert ["未计入" in told[0][1], "中心办公室" in told[1][1]] == [True, True]

    def test_two_types_that_may_be_one_are_told_with_the_cell(self) -> None:
        rows = [["名称", "类型"], ["甲", "直营"], ["乙", "直营店"]]
        reply, _ = exchange("read-sites", of_rows(*rows))
        (told,) = [remark["zh"] for remark in reply["result"]["remarks"]]
        assert told.startswith("工作表「Sheet1」B3：只算抽几个不受影响")
        assert "“直营”和“直营店”" in told

    def test_the_sheet_that_has_the_list(self) -> None:
        def edit(workbook: Any) -> None:
            workbook.create_sheet("封面", 0)["A1"] = "网点清单"

        assert listed(edited(of_rows(["名称"], ["甲"]), edit)) == "名称\n甲\n"

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([HEAD, ["甲", "东", "门店", "许多", None]], [("工作表「Sheet1」D2", "许多")]),
            ([HEAD, ["甲", "东", "门店", 2.5, None]], [("工作表「Sheet1」D2", "2.5")]),
            ([HEAD, ["甲", "东", "门店", 3, "去年"]], [("工作表「Sheet1」E2", "去年")]),
            ([["名称"], ["甲"], [], ["甲"]], [("工作表「Sheet1」A4", "甲")]),
            ([["名称", "人数"], ["甲", "=1+1"]], [("工作表「Sheet1」B2", "=1+1")]),
            ([["名字"], ["甲"]], [("工作表「Sheet1」A1", "名字")]),
            ([["名称"]], [("工作表「Sheet1」", "0")]),
            ([], [("", "–")]),
        ],
    )
    def test_refused_with_sheet_and_cell(self, rows: list[Any], expected: list[tuple[str, str]]) -> None:
        found = [(fault["at"], fault["found"].strip('"')) for fault in faults(of_rows(*rows), "read-sites")]
        assert found == expected

    def test_something_left_over_at_the_very_bottom(self) -> None:
        content = edited(of_rows(["名称"], ["甲"]), lambda book: book.active.__setitem__("C1048576", "x"))
        (fault,) = faults(content, "read-sites")
        assert (fault["at"], fault["found"]) == ("工作表「Sheet1」C1048576", '"x"')

    def test_a_merged_region_is_that_of_each_row(self) -> None:
        content = edited(
            of_rows(["名称", "地区"], ["甲", "东"], ["乙", None], ["丙", "西"]),
            lambda book: book.active.merge_cells("B2:B3"),
        )
        assert listed(content).splitlines() == ["名称\t地区", "甲\t东", "乙\t东", "丙\t西"]

    def test_a_region_merged_across_is_no_type(self) -> None:
        content = edited(
            of_rows(["名称", "地区", "类型", "人数"], ["甲", "东", None, 3], ["乙", "西", "门店", 3]),
            lambda book: book.active.merge_cells("B2:C2"),
        )
        (told,) = exchange("read-sites", content)[0]["result"]["remarks"]
        assert told["zh"].startswith("工作表「Sheet1」C2：这一列没有填全")

    def test_a_site_without_a_region_is_told_in_the_column_that_is_read(self) -> None:
        """It is read all the same: how many are visited does not depend on it."""
        content = of_rows(["名称", "城市", "省份"], ["甲", "石家庄", None], ["乙", "西安", "陕西"])
        (told,) = exchange("read-sites", content)[0]["result"]["remarks"]
        assert told["zh"].startswith("工作表「Sheet1」C2：这一列没有填全")

    def test_a_word_on_the_scope_that_is_merged_over_rows_is_that_of_each(self) -> None:
        content = edited(
            of_rows(["名称", "是否在认证范围内"], ["甲", "是"], ["乙", "否"], ["丙", None]),
            lambda book: book.active.merge_cells("B3:B4"),
        )
        result = exchange("read-sites", content)[0]["result"]
        assert [remark["zh"] for remark in result["remarks"]] == [
            '工作表「Sheet1」3:3 "乙 否"：清单说不在认证范围内',
            '工作表「Sheet1」4:4 "丙 否"：清单说不在认证范围内',
        ]

    def test_a_head_of_two_rows_is_one(self) -> None:
        """人数 and 地区 stand below the title of a group; what a column holds is said by the lowest row."""

        def merge(book: Any) -> None:
            for span in ("A1:A2", "B1:C1", "D1:D2"):
                book.active.merge_cells(span)

        rows = [["网点名称", "概况", None, "类型"], [None, "地区", "人数", None], ["甲", "东", 3, "门店"]]
        content = edited(of_rows(*rows), merge)
        assert listed(content).splitlines() == ["网点名称\t地区\t人数\t类型", "\t\t\t", "甲\t东\t3\t门店"]

    def test_a_name_merged_into_its_head_is_refused(self) -> None:
        content = edited(
            of_rows(["名称", "人数"], [None, 3], ["乙", 4]), lambda book: book.active.merge_cells("A1:A2")
        )
        assert [fault["found"] for fault in faults(content, "read-sites")] == ["A1:A2"]

    def test_merged_names_and_numbers_are_refused(self) -> None:
        rows = [["名称", "人数"], ["甲", 3], ["乙", None]]
        for span in ("B2:B3", "A2:A3"):
            content = edited(of_rows(*rows), lambda book, span=span: book.active.merge_cells(span))
            assert f"工作表「Sheet1」{span}" in [fault["at"] for fault in faults(content, "read-sites")]

    def test_a_total_line_is_named_and_not_counted(self) -> None:
        """9 sites: sqrt(9) = 3 to visit (ZPIC-WF-20 4.2.2); with the total they would be 10, and 4."""
        rows = [[f"门店{n}", 12] for n in range(1, 10)]
        for total in (
            ["合计", "=SUM(B2:B10)"],
            ["合计", 108],
            ["总 计：", 108],
            [None, 108],
            ["共9家", None],
        ):
            reply, _ = exchange("read-sites", of_rows(["名称", "人数"], *rows, total))
            assert reply["ok"], reply
            (remark,) = reply["result"]["remarks"]
            assert "11:11" in remark["zh"]
            sizes: Any = Engine(bundle()).result(
                {"format": "request/1", "kind": "sites", "list": reply["result"]["list"]}
            )
            assert (sizes["sites"], sizes["initial"]) == ("9", "3")
            assert [(row["row"], row["why"]) for row in sizes["left_out"]] == [(11, "total")]

    def test_columns_of_ones_own_a_title_and_remarks(self) -> None:
        content = of_rows(
            ["某公司服务网点一览表"],
            ["序号", "网点名称", "所在地区", "电话", "负责人", "员工人数"],
            [1, "甲店", "华东", "=A1", "张三", "12人"],
            [2, "乙店", "华北", 1380000, "李四", "１，２００"],
            ["小计", None, None, None, None, "=SUM(F3:F4)"],
            ["制表人：王五", None, None, None, None, None],
        )
        reply, _ = exchange("read-sites", content)
        assert reply["ok"], reply
        asked = {"format": "request/1", "kind": "sites", "list": reply["result"]["list"]}
        result: Any = Engine(bundle()).result(asked | {"stage": "initial", "seed": "1"})
        assert (result["sites"], result["draw"]["cover"]["headcount"]["all"]) == ("2", "1212")
        assert result["draw"]["ignored_columns"] == ["序号", "电话", "负责人"]
        remarks = [remark["zh"] for remark in reply["result"]["remarks"]]
        assert [
            [row for row in ("1:1", "5:5", "6:6") if f"「Sheet1」{row} " in each] for each in remarks
        ] == [
            ["1:1"],
            ["5:5"],
            ["6:6"],
        ]


class TestDraw:
    LIST = "\n".join(
        ["名称,地区,类型", *(f"=门店{n},{'东西'[n % 2]},门店" for n in range(9)), "总部,东,中心办公室"]
    )

    def test_every_site_drawn_with_its_reason_and_the_office_on_top(self) -> None:
        # 9 service sites: sqrt(9) = 3 in an initial audit (ZPIC-WF-20 4.2.2), the office beside them.
        request = {"kind": "sites", "list": self.LIST, "stage": "initial", "seed": "7"}
        book = opened(made("sites", request=request))
        rows = [row for row in book.worksheets[0].iter_rows(min_row=5, values_only=True) if any(row)]
        assert [row[0] for row in rows] == [1, 2, 3, "+"]
        assert rows[-1][1] == "总部"
        assert all(row[1].startswith("=门店") for row in rows[:3])
        assert all(row[6] for row in rows)
        assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}
        assert sum(cell.value for cell in book.worksheets[1]["F"][1:]) == 3

    def test_nothing_drawn_nothing_made(self) -> None:
        reply, content = exchange("sites", request={"kind": "sites", "sites": 9}, on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["request"]
        assert content is None


class TestActions:
    def test_the_measures_with_evidence_and_who_does_them(self) -> None:
        # 5.1.1.1 (1 point), 5.1.1.2 (3) and 5.3.2.2 (7) not met, the rest met: 100 - 11 = 89. Five stars
        # begin at 95, so 6 points are lacking: 5.3.2.2 alone brings 7, the other two together only 4.
        sheet = opened(made("form", rubric=GBT))["自评"]
        findings: dict[str, object] = {str(cell.value): "met" for cell in sheet["A"][1:]}
        findings |= dict.fromkeys(("5.1.1.1", "5.1.1.2", "5.3.2.2"), "not_met")
        assessment = {"format": "assessment/1", "rubric": GBT, "findings": findings}
        request = {"kind": "improve", "assessment": assessment, "target": "five-star"}
        duties = {"5.3.2.2": {"who": "=张三", "until": "2026-12-31"}}
        book = opened(made("improve", request=request, duties=duties))
        rows = list(book.worksheets[0].iter_rows(min_row=4, values_only=True))
        (row,) = [row for row in rows if any(row)]
        assert (row[0], row[2], row[6], row[7]) == ("5.3.2.2", 7, "=张三", datetime(2026, 12, 31))
        assert row[4].startswith("· ")
        ranked = [row[1] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
        assert set(ranked) == {"5.1.1.1", "5.1.1.2", "5.3.2.2"}

    @pytest.mark.parametrize(
        ("language", "head"), [("zh", "· 取得证书："), ("en", "· get the certificates: ")]
    )
    def test_the_certificates_that_a_measure_takes(self, language: str, head: str) -> None:
        """By the reading in which 2.4.1 is lost while any of the four certificates is lacking (C-000-09), ten
        stars take 2.4.1 alone, which is to get these four; the list named the clause and its evidence only.
        """
        engine = Engine(bundle())
        rubric = engine.library.rubric("zhht-completeness", "").rubric
        findings = {clause.id: "met" for clause in rubric.clauses}
        assessment = {"format": "assessment/1", "rubric": rubric.id, "findings": findings}
        readings = {"certificates-counted-twice": "both"}
        request = {"kind": "improve", "assessment": assessment, "target": "ten-star", "readings": readings}
        book = opened(made("improve", request=request, language=language))
        (row,) = [row for row in book.worksheets[0].iter_rows(min_row=4, values_only=True) if row[0]]
        names = [each.label.zh if language == "zh" else each.label.en for each in rubric.certificates]
        assert len(names) == 4
        assert row[0] == "2.4.1"
        first = str(row[4]).splitlines()[0]
        assert first.startswith(head)
        assert all(name in first for name in names)
        ranked = {row[1]: str(row[2]) for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
        assert all(name in ranked["2.4.1"] for name in names)

    def test_a_target_that_is_reached_has_no_measures(self) -> None:
        # All met is 100 points: five stars, from 95 on.
        request = {"kind": "improve", "assessment": self.all_met(), "target": "five-star"}
        book = opened(made("improve", request=request))
        assert "已达到，不需要措施。" in str(book.worksheets[0]["A2"].value)
        assert not any(any(row) for row in book.worksheets[0].iter_rows(min_row=4, values_only=True))

    def test_a_target_out_of_reach_lists_all_measures(self) -> None:
        # 5.3.2.2 (7 points) and 5.1.1.2 (3) not met: 90. Mending the first ruled out leaves at most 93 of 95.
        assessment = self.all_met("5.3.2.2", "5.1.1.2")
        efforts = {"named": {"5.3.2.2": "impossible"}}
        request = {"kind": "improve", "assessment": assessment, "target": "five-star", "efforts": efforts}
        sheet = opened(made("improve", request=request, language="en")).worksheets[0]
        assert "Out of reach even with every measure taken (93 points" in str(sheet["A2"].value)
        rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if any(row)]
        assert [(row[0], row[2], row[3]) for row in rows] == [("5.1.1.2", 3, 1), ("5.3.2.2", 7, "impossible")]

    def all_met(self, *lost: str) -> dict[str, object]:
        """The assessment of GBT in which all is met but what is LOST."""
        sheet = opened(made("form", rubric=GBT))["自评"]
        findings: dict[str, object] = {str(cell.value): "met" for cell in sheet["A"][1:]}
        findings |= dict.fromkeys(lost, "not_met")
        return {"format": "assessment/1", "rubric": GBT, "findings": findings}

    def test_refusals_come_from_the_engine(self) -> None:
        assessment = {"format": "assessment/1", "rubric": GBT}
        request = {"kind": "improve", "assessment": assessment, "target": "ten-star"}
        reply, _ = exchange("improve", request=request, on=ON)
        assert [fault["at"] for fault in reply["faults"]] == ["target"]
        reply, _ = exchange("improve", request=request, on=ON, duties={"x": {"who": 1}})
        assert [fault["at"] for fault in reply["faults"]] == ["duties.x.who"]


class TestWhatIsAskedFor:
    @pytest.mark.parametrize("kind", ["read-form", "read-sites"])
    def test_a_request_to_read_needs_a_file(self, kind: str) -> None:
        reply, content = exchange(kind)
        assert [(fault["at"], fault["found"]) for fault in reply["faults"]] == [("", "–")]
        assert content is None

    def test_a_request_to_make_takes_none(self) -> None:
        reply, content = exchange("form", b"PK", rubric=GBT, on=ON)
        assert [(fault["at"], fault["found"]) for fault in reply["faults"]] == [("", "2 bytes")]
        assert content is None

    def test_a_kind_that_is_not_known(self) -> None:
        reply, _ = exchange("poster")
        assert [fault["at"] for fault in reply["faults"]] == ["kind"]


def test_the_cover_of_a_list_is_no_list() -> None:
    """``单位名称`` stands on covers too; the sheet with more known columns is the list."""

    def edit(workbook: Any) -> None:
        sheet = workbook.create_sheet("清单")
        for row in (["门店名称", "人数"], ["甲店", 3], ["乙店", 4]):
            sheet.append(row)

    content = edited(of_rows(["单位名称", "某公司"], ["联系人", "张三"]), edit)
    assert listed(content).splitlines() == ["门店名称\t人数", "甲店\t3", "乙店\t4"]
