"""The form that companies really have: that of a certification body, filled in by hand in whatever way."""

from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from aftersales import Engine
from aftersales_files.issuer_table import numbers_in
from tests.files.issuer_forms import FIRST, GBT, as_text_document, issuer_form, row_of
from tests.files.issuer_forms import rows as issuer_rows
from tests.files.packing import patched
from tests.files.workbooks import bundle, edited, faults, made, read, saved

NOT_MET = ("5.1.3.3", "5.1.6.3", "5.2.1.3", "5.2.3.1", "5.2.4.6", "5.2.6.2", "5.3.2.2")
"""2 + 1 + 1 + 1 + 1 + 1 + 7 = 14 points: 86 remain, and from 80 on that is three stars."""


def scored(result: dict[str, Any]) -> tuple[str, str]:
    asked = {"format": "request/1", "kind": "score", "assessment": result["assessment"]}
    found: Any = Engine(bundle()).result(asked)
    return found["final"], found["level"]


def filled(**cells: object) -> bytes:
    """The form with every clause met and these cells changed."""
    return issuer_form(lambda sheet: [sheet.__setitem__(place, value) for place, value in cells.items()])


def marked(clauses: tuple[str, ...], word: object, points: object = None) -> bytes:
    """The form with WORD and POINTS at these clauses."""
    cells: dict[str, object] = {}
    for clause in clauses:
        cells |= {f"E{row_of(clause)}": word, f"F{row_of(clause)}": points}
    return filled(**cells)


class TestWhole:
    def test_fifty_rows_and_fifty_one_clauses(self) -> None:
        result = read(marked(NOT_MET, "不符合", 0))
        assert len(result["assessment"]["findings"]) == 51
        assert {c for c, finding in result["assessment"]["findings"].items() if finding != "met"} == {
            *NOT_MET
        }
        assert scored(result) == ("86", "three-star")
        assert result["assessment"]["organisation"] == {
            "name": "某某公司",
            "level": "四星级",
            "date": "2026.11.20",
        }

    @pytest.mark.parametrize(
        ("word", "points"),
        [("不符合", None), (None, 0), ("×", None), ("否", "0分"), ("不合格", 0.0), ("x", None), ("NG", 0)],
    )
    def test_whichever_column_was_filled_in(self, word: object, points: object) -> None:
        assert scored(read(marked(NOT_MET, word, points))) == ("86", "three-star")

    @pytest.mark.parametrize("word", ["√", "✓", "是", "合格", "OK", "Yes", " 符 合 ", "\ufeff符合", "☑"])
    def test_every_notation_of_met(self, word: str) -> None:
        cells = {f"E{row}": word for row in range(FIRST, FIRST + 50)} | {f"F{n}": None for n in range(6, 56)}
        result = read(filled(**cells))
        assert scored(result) == ("100", "five-star")
        assert [each["found"] for each in result["understood"]["guessed"]] == [word]  # row 2 alone, below

    def test_a_sample_beside_another_finding_is_told(self) -> None:
        """Row 6 is 5.1.1.1: all of its point is lost, where 3 of 12 would leave 0.75."""
        result = read(filled(E6="不符合", F6=None, G6="抽查12份，不符合3份"))
        assert scored(result) == ("99", "five-star")
        (told,) = [remark["zh"] for remark in result["remarks"] if "抽 12 不符合 3" in remark["zh"]]
        assert "E6" in told

    def test_points_alone_are_a_guess_that_is_told(self) -> None:
        result = read(issuer_form(words=False))
        assert scored(result) == ("100", "five-star")
        assert len(result["understood"]["guessed"]) == 51  # 50 rows, and the two clauses of row 2

    def test_what_is_told_before_anything_is_replaced(self) -> None:
        result = read(marked(NOT_MET, "不符合", 0))
        summary, *lines = [remark["zh"] for remark in result["remarks"]]
        assert summary == "这是认证机构的自评表，按条款编号读出 51 条：符合 44 条、不符合 7 条。"
        assert [line for line in lines if "E7（5.1.1.2、5.1.1.3）" in line]
        assert [line for line in lines if "A56" in line and "合计" in line]
        assert result["understood"]["counts"] == {"clauses": 51, "met": 44, "not_met": 7}

    def test_what_was_understood_clause_by_clause(self) -> None:
        """5.1.4.1 has 4 points; E is the column of words, F that of points, G that of evidence."""
        at = row_of("5.1.4.1")
        result = read(filled(**{f"E{at}": None, f"F{at}": 4, "G6": "见附件三", "E9": "大概", "F9": None}))
        rows = {row["clause"]: row for row in result["understood"]["by_clause"]}
        assert list(rows) == [clause.id for _, clauses in issuer_rows() for clause in clauses]
        guessed = rows["5.1.4.1"]
        assert [guessed[key] for key in ("at", "found", "finding", "certainty", "points", "earned")] == [
            f"工作表「Sheet」F{at}",
            "4",
            "met",
            "guessed",
            "4",
            "4",
        ]
        assert [rows["5.1.1.1"][key] for key in ("found", "certainty", "note")] == [
            "符合、1",
            "certain",
            "见附件三",
        ]
        (strange,) = [row for row in rows.values() if row["certainty"] == "open"]
        assert [strange[key] for key in ("at", "found", "finding", "earned")] == [
            "工作表「Sheet」E9",
            "大概",
            None,
            None,
        ]

    @pytest.mark.parametrize("cell", [datetime(2026, 3, 12), "3/12/26", 46093, "3月12日"])
    def test_a_sample_of_which_a_spreadsheet_made_a_date(self, cell: object) -> None:
        """3/12 in the column of words; 5.1.1.2 and 5.1.1.3 stand in one row, 5.1.2.1 is the next."""
        row = row_of("5.1.2.1")
        result = read(filled(**{f"E{row}": cell, f"F{row}": None}))
        assert result["assessment"]["findings"]["5.1.2.1"] == {"sampled": 12, "nonconforming": 3}
        (told,) = [each for each in result["understood"]["guessed"] if each["clauses"] == ["5.1.2.1"]]
        assert "按抽 12、不符合 3 读" in told["said"]["zh"]

    def test_a_date_in_the_column_of_points_is_no_sample(self) -> None:
        row = row_of("5.1.2.1")
        result = read(filled(**{f"E{row}": None, f"F{row}": datetime(2026, 1, 2)}))
        assert "5.1.2.1" not in result["assessment"]["findings"]
        assert result["understood"]["not_read"]

    def test_evidence_goes_to_the_notes(self) -> None:
        assert read(filled(G6="见附件三", D6="岗位职责"))["assessment"]["notes"] == {"5.1.1.1": "见附件三"}

    def test_an_empty_form_is_no_filled_in_one(self) -> None:
        def empty(sheet: Any) -> None:
            sheet["A56"] = sheet["F56"] = None

        (fault,) = faults(issuer_form(empty, words=False, points=False))
        assert "aftersales form" in fault["expected"]["zh"]


class TestNothingIsGuessedInSilence:
    """5.1.4.1 has 4 points and may not be deleted; 5.2.4.6 has 1 and may be."""

    @pytest.mark.parametrize(
        ("word", "points", "said"),
        [
            ("符合", 2, "规则里没有部分得分"),
            (None, 2, "满分 4 分写了 2 分"),
            (None, "3.5分", "规则里没有部分得分"),
            ("不符合", 1, "规则里没有部分得分"),
            (None, 5, "多于满分 4 分"),
            ("部分符合", None, "规则里没有部分符合"),
            ("△", 2, "规则里没有部分符合"),
            ("符合", 0, "前后对不上"),
            ("不符合", 4, "前后对不上"),
            ("大概可以", None, "无法识别"),
            # A sample in words that are not understood: told how to write one.
            ("抽查12份，3份无签字", None, "抽样写成“抽查12份，不符合3份”"),
            # Nine conform, of nobody knows how many; the whole clause was read as met.
            ("合格，9份", None, "抽样写成"),
            ("不适用", None, "不允许删减"),
            ("抽样", None, "抽样数"),
            ("13/12", None, "抽样数"),
        ],
    )
    def test_stays_open_and_is_told_with_its_cell(self, word: object, points: object, said: str) -> None:
        result = read(marked(("5.1.4.1",), word, points))
        assert "5.1.4.1" not in result["assessment"]["findings"]
        assert len(result["assessment"]["findings"]) == 50
        (told,) = [each for each in result["understood"]["not_read"] if each["clauses"] == ["5.1.4.1"]]
        assert said in told["said"]["zh"]
        assert told["at"] in (f"工作表「Sheet」E{row_of('5.1.4.1')}", f"工作表「Sheet」F{row_of('5.1.4.1')}")
        assert any(said in remark["zh"] for remark in result["remarks"])

    @pytest.mark.parametrize(
        ("cells", "finding"),
        [
            ({"E": "12抽3不符"}, {"sampled": 12, "nonconforming": 3}),
            ({"E": "3/12", "F": None}, {"sampled": 12, "nonconforming": 3}),
            ({"E": "不适用：没有超过 7 天的维修"}, {"not_applicable": "没有超过 7 天的维修"}),
            ({"E": "N/A", "G": "没有维修业务"}, {"not_applicable": "没有维修业务"}),
            ({"E": "不符合，没有代用品", "F": 0}, {"not_met": "没有代用品"}),
            ({"E": "○", "F": 1}, "met"),
            ({"E": "=IF(1,1,0)", "F": 1}, "met"),
        ],
    )
    def test_is_read(self, cells: dict[str, object], finding: object) -> None:
        row = row_of("5.2.4.6")
        given = {f"{column}{row}": value for column, value in ({"F": None} | cells).items()}
        assert read(filled(**given))["assessment"]["findings"]["5.2.4.6"] == finding

    @pytest.mark.parametrize(
        ("word", "points", "counts"),
        [
            # 5.1.4.1 has 4 points: of 12 with 3 that do not conform 4 * 9/12 = 3 are left.
            ("3/12", 3, (12, 3)),
            ("抽12不符3", "3分", (12, 3)),
            ("抽12不符3", None, (12, 3)),
            # 4 * 2/3 = 2.666…, rounded or cut off.
            *(("抽3不符1", points, (3, 1)) for points in (2.67, 2.66, 2.7, 2.6)),
            # 4 * 3/12 = 1: with 3 points nine conform.
            ("9/12", 1, (12, 9)),
            ("9/12", 3, None),
            *(("抽12不符3", points, None) for points in (4, 1, 0, 2.5)),
            *(("抽3不符1", points, None) for points in (2.5, 3, 2)),
        ],
    )
    def test_points_beside_a_sample_are_those_of_it(
        self, word: str, points: object, counts: tuple[int, int] | None
    ) -> None:
        result = read(marked(("5.1.4.1",), word, points))
        found = result["assessment"]["findings"].get("5.1.4.1")
        assert found == (counts and {"sampled": counts[0], "nonconforming": counts[1]})
        told = [
            each["said"]["zh"] for each in result["understood"]["not_read"] if "5.1.4.1" in each["clauses"]
        ]
        assert [True for said in told if "和分数对不上" in said] == ([] if counts else [True])

    def test_a_share_without_a_word_is_told_as_it_is_read(self) -> None:
        """Nine of twelve that conform are written so as well."""
        result = read(marked(("5.1.4.1",), "9/12"))
        (told,) = [each for each in result["understood"]["guessed"] if each["clauses"] == ["5.1.4.1"]]
        assert "按抽 12、不符合 9 读" in told["said"]["zh"]

    def test_counts_that_elsewhere_may_be_drawn_out_of_so_many_are_told_as_they_are_read(self) -> None:
        result = read(marked(("5.1.4.1",), "12抽3不符"))
        assert result["assessment"]["findings"]["5.1.4.1"] == {"sampled": 12, "nonconforming": 3}
        (told,) = [each for each in result["understood"]["guessed"] if each["clauses"] == ["5.1.4.1"]]
        assert told["said"]["zh"] == "按抽 12、不符合 3 读；是说 12 个里抽了 3 个，就写成“抽 3，不符合几个”"

    def test_a_sign_that_could_mean_otherwise_is_told(self) -> None:
        result = read(marked(("5.2.4.6",), "○"))
        assert [each["clauses"] for each in result["understood"]["guessed"]] == [
            ["5.1.1.2", "5.1.1.3"],
            ["5.2.4.6"],
        ]

    def test_a_total_over_merged_rows_counts_for_all_of_them_or_none(self) -> None:
        """5.1.2.1 (1 point) and 5.1.2.2 (5) with one cell for both."""
        first, last = row_of("5.1.2.1"), row_of("5.1.2.2")

        def merged(points: object) -> bytes:
            def edit(sheet: Any) -> None:
                for row in (first, last):
                    sheet[f"E{row}"] = sheet[f"F{row}"] = None
                sheet[f"F{first}"] = points
                sheet.merge_cells(f"F{first}:F{last}")

            return issuer_form(edit)

        for points, finding in ((6, "met"), (0, "not_met"), (5, None)):
            found = read(merged(points))["assessment"]["findings"]
            assert (found.get("5.1.2.1"), found.get("5.1.2.2")) == (finding, finding)


class TestPointsInOtherWays:
    """5.1.4.1 has 4 points."""

    @pytest.mark.parametrize("points", ["得4分", "4/4", "4／4 分", "实得4", "+4", "4.0分"])
    def test_all_of_them_beside_the_word(self, points: str) -> None:
        result = read(marked(("5.1.4.1",), "符合", points))
        assert result["assessment"]["findings"]["5.1.4.1"] == "met"

    @pytest.mark.parametrize(
        ("word", "points"), [(None, "4/4"), (None, "0/4"), ("符合", "3/4"), ("符合", "0/4")]
    )
    def test_what_may_be_a_sample_or_contradicts_the_word_stays_open(self, word: object, points: str) -> None:
        result = read(marked(("5.1.4.1",), word, points))
        assert "5.1.4.1" not in result["assessment"]["findings"]
        assert next(each["clauses"] for each in result["understood"]["not_read"]) == ["5.1.4.1"]

    @pytest.mark.parametrize(
        ("word", "lost", "finding"),
        [
            *(
                ("符合", 0, "met"),
                ("不符合", 4, "not_met"),
                (None, "扣4分", "not_met"),
                (None, "-4", "not_met"),
            ),
            *((None, 0, "met"), ("符合", "/", "met"), ("符合", 4, None), (None, 1, None), (None, 5, None)),
        ],
    )
    def test_a_column_of_points_deducted(self, word: object, lost: object, finding: object) -> None:
        def edit(sheet: Any) -> None:
            sheet["F5"] = "扣分"
            for row in range(FIRST, FIRST + 50):
                sheet[f"F{row}"] = None
            at = row_of("5.1.4.1")
            sheet[f"E{at}"], sheet[f"F{at}"] = word, lost

        assert read(issuer_form(edit))["assessment"]["findings"].get("5.1.4.1") == finding


@pytest.mark.parametrize("label", ["企业名称", "申请组织名称（盖章）", "单位名称：", "公司名称"])
def test_what_other_forms_call_the_organisation(label: str) -> None:
    assert read(filled(A2=label, C2="乙公司"))["assessment"]["organisation"]["name"] == "乙公司"


def test_two_columns_to_tick() -> None:
    """符合 and 不符合 side by side, a tick in one of them and a stroke in the other."""

    def edit(sheet: Any) -> None:
        sheet["E5"], sheet["F5"] = "符合", "不符合"
        for row in range(FIRST, FIRST + 50):
            sheet[f"E{row}"], sheet[f"F{row}"] = "√", "/"
        for clause in NOT_MET:
            sheet[f"E{row_of(clause)}"], sheet[f"F{row_of(clause)}"] = None, "√"

    assert scored(read(issuer_form(edit))) == ("86", "three-star")


def test_another_layout() -> None:
    """One row of heads, an empty column, other words, and the auditor's own judgement beside."""

    def edit(sheet: Any) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(5)
        sheet["E4"], sheet["F4"] = "自评结果", "自评分"
        sheet["H4"], sheet["I4"] = "评审结论", "评审得分"
        for row in range(5, 55):
            sheet[f"H{row}"], sheet[f"I{row}"] = "不符合", 0
        sheet.insert_cols(3)

    assert scored(read(issuer_form(edit))) == ("100", "five-star")


def test_a_word_document() -> None:
    """Read the same in the browser: no library takes part."""
    wingdings = 'w:sym w:font="Wingdings 2" w:char="F050"'
    result = read(as_text_document(dict.fromkeys(NOT_MET, "×") | {"5.1.1.1": wingdings}))
    assert scored(result) == ("86", "three-star")
    assert result["assessment"]["rubric"] == GBT
    assert result["assessment"]["notes"]["5.3.2.3"] == "见附件"


def test_a_list_of_clauses_without_a_place_for_findings_is_no_form() -> None:
    """What `improve` writes lists clauses and their points; read as a form it would say that all are met.

    With its hidden sheet it is a list of actions, which is read by that; without it, no form.
    """
    assessment = {"format": "assessment/1", "rubric": GBT, "findings": {"5.1.1.1": "met"}}
    request = {"kind": "improve", "assessment": assessment, "target": "five-star"}
    content = edited(made("improve", request=request), lambda book: book.remove(book["aftersales"]))
    (fault,) = faults(content)
    assert "整改清单" in fault["found"]


def test_a_cell_merged_over_everything_hides_the_clauses() -> None:
    """Numbers that a spreadsheet no longer shows are no clauses: the file is refused in words."""
    over_all = '<mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (fault,) = faults(patched(issuer_form(), "xl/worksheets/sheet1.xml", "</mergeCells>", over_all))
    assert "按条款编号读" in fault["expected"]["zh"]


def test_what_is_not_seen_before_a_number_does_not_hide_it() -> None:
    assert numbers_in("\u200b5.1.2.2 网点\n\ufeff5.1.3.1") == ["5.1.2.2", "5.1.3.1"]


@pytest.mark.parametrize("stroke", ["/", "—", "无", "不适用"])
def test_a_stroke_beside_a_deletion_is_no_reason(stroke: str) -> None:
    """Whole rows of strokes would leave their clauses out of what the score is of."""
    row = row_of("5.2.4.6")
    result = read(filled(**{f"E{row}": "不适用", f"F{row}": "/", f"G{row}": stroke}))
    assert "5.2.4.6" not in result["assessment"]["findings"]
    assert any("不适用没有写理由，留作未评" in remark["zh"] for remark in result["remarks"])


def test_not_conforming_and_nothing_behind_it_is_not_certain() -> None:
    """``不符合，无`` may say that nothing does not conform; so do our own forms take it."""
    result = read(marked(("5.2.4.6",), "不符合，无"))
    assert "5.2.4.6" not in result["assessment"]["findings"]


def test_what_is_said_behind_met_becomes_a_note() -> None:
    result = read(marked(("5.2.4.6",), "符合，记录在附件三"))
    assert result["assessment"]["findings"]["5.2.4.6"] == "met"
    assert result["assessment"]["notes"]["5.2.4.6"] == "记录在附件三"


def test_a_day_in_a_workbook_that_counts_from_1904() -> None:
    """2026-03-12 is 46093, there 1462 less; counted as elsewhere it would be 11 March, 3 of 11."""

    def from_1904(workbook: Any) -> None:
        workbook.epoch = datetime(1904, 1, 1)

    result = read(edited(marked(("5.2.4.6",), 44631), from_1904))
    assert result["assessment"]["findings"]["5.2.4.6"] == {"sampled": 12, "nonconforming": 3}


def table_of(heads: tuple[str, ...], *lines: tuple[object, ...], above: tuple[str, ...] = ()) -> bytes:
    """A table of its own: a line for each of 5.1.1.1 and the clauses that follow it."""
    book = Workbook()
    sheet = book.active
    if above:
        sheet.append(above)
    sheet.append(heads)
    for (_, clauses), line in zip(issuer_rows(), lines, strict=False):
        sheet.append((clauses[0].id, *line))
    return saved(book)


class TestTwoWhoJudge:
    """A column of the auditor beside that of the company is told; which of them was read is no secret."""

    @pytest.mark.parametrize(
        ("heads", "line", "passed"),
        [
            (("条款", "自评结论", "审核结论"), ("符合", "不符合"), "审核结论"),
            (("条款", "审核结论", "自评结论"), ("不符合", "符合"), "审核结论"),  # whichever stands first
            (("条款", "自评结论", "审核分"), ("符合", 0), "审核分"),
            (("条款", "企业自评", "是否符合", "专家判定"), ("", "符合", "不符合"), "专家判定"),
            (("条款", "结论", "第二轮"), ("符合", "不符合"), "第二轮"),  # by what stands in it
            (("条款", "自评结论", "审核得分"), ("符合", 0), "审核得分"),
        ],
    )
    def test_the_other_column_is_told(
        self, heads: tuple[str, ...], line: tuple[object, ...], passed: str
    ) -> None:
        result = read(table_of(heads, *([line] * 6)))
        assert set(result["assessment"]["findings"].values()) == {"met"}
        (told,) = [each for each in result["understood"]["not_read"] if each["found"] == passed]
        assert "6 格" in told["said"]["zh"]

    def test_whose_columns_are_by_a_head_above_them(self) -> None:
        line = ("不符合", 0, "符合", 1)
        above = ("", "审核组", "审核组", "企业自评", "企业自评")
        result = read(
            table_of(("条款", "结论", "得分", "结论", "扣分"), *([(*line[:3], 0)] * 6), above=above)
        )
        assert set(result["assessment"]["findings"].values()) == {"met"}
        assert {each["found"] for each in result["understood"]["not_read"]} == {"结论", "得分"}

    def test_an_empty_column_does_not_stand_before_a_filled_one(self) -> None:
        result = read(table_of(("条款", "自评结论", "审核结论"), *([("", "符合")] * 6)))
        assert set(result["assessment"]["findings"].values()) == {"met"}


@pytest.mark.parametrize("word", ["符合 √ 不符合", "符合 ☑ 不符合", "合格 ✓ 不合格"])
def test_a_tick_in_the_middle_of_two_answers_belongs_to_either(word: str) -> None:
    result = read(filled(E6=word, F6=None))
    assert "5.1.1.1" not in result["assessment"]["findings"]
    assert [each["found"] for each in result["understood"]["not_read"]][:1] == [word]


class TestCountsInColumns:
    def test_a_finding_beside_the_counts_of_a_sample_is_told(self) -> None:
        """12 looked at, 3 of them not conforming: the whole clause is lost, where it might be a quarter."""
        result = read(table_of(("条款", "抽样数", "不合格数", "结论"), *([(12, 3, "不符合")] * 6)))
        assert set(result["assessment"]["findings"].values()) == {"not_met"}
        assert (
            len([one for one in result["understood"]["guessed"] if "抽 12 不符合 3" in one["said"]["zh"]])
            == 6
        )

    @pytest.mark.parametrize(
        ("heads", "line"),
        [
            (("条款", "抽样数", "不符合数"), (12, 3)),
            (("条款", "抽样数", "合格数"), (12, 9)),
            (("条款", "抽样数量", "符合数量", "结论"), ("12份", "9份", "")),
            (("条款", "抽样数", "合格数", "结论"), (12, 9, "抽样")),
        ],
    )
    def test_the_counts_alone_are_a_sample(self, heads: tuple[str, ...], line: tuple[object, ...]) -> None:
        findings = read(table_of(heads, *([line] * 6)))["assessment"]["findings"]
        assert len(findings) == 6
        assert all(each == {"sampled": 12, "nonconforming": 3} for each in findings.values())

    @pytest.mark.parametrize("line", [(12, 13), (12, ""), ("", 3), (0, 0)])
    def test_counts_that_cannot_be_stay_open(self, line: tuple[object, ...]) -> None:
        result = read(table_of(("条款", "抽样数", "合格数"), *([line] * 6)))
        assert result["assessment"]["findings"] == {}
        assert len(result["understood"]["not_read"]) == 6

    @pytest.mark.parametrize(
        ("heads", "line"),
        [
            (("条款", "抽样数", "不符合数"), ("12份", "3处")),  # three places may be in one
            (("条款", "抽样数", "不符合数", "符合数"), (12, 3, 8)),  # 3 + 8 = 11
            (("条款", "抽样数", "不符合数", "结论"), (12, 3, "2/12")),
            (("条款", "抽样数", "不符合数", "结论"), (12, 3, "抽查10份，3份不符合")),
            (("条款", "抽样数", "符合数", "结论"), (12, 9, "2/12")),
        ],
    )
    def test_counts_that_contradict_each_other_stay_open(
        self, heads: tuple[str, ...], line: tuple[object, ...]
    ) -> None:
        result = read(table_of(heads, *([line] * 6)))
        assert result["assessment"]["findings"] == {}
        assert len(result["understood"]["not_read"]) == 6

    @pytest.mark.parametrize(("points", "is_read"), [(0.75, True), (0.7, True), (1, False), (0.25, False)])
    def test_points_beside_counts_are_what_they_leave(self, points: float, is_read: bool) -> None:
        """5.1.1.1 has 1 point: of 12 with 3 that do not conform 0.75 is left."""
        lines = [(12, 3, points), *([(12, 0, "")] * 5)]
        found = read(table_of(("条款", "抽样数", "不符合数", "得分"), *lines))["assessment"]["findings"]
        assert found.get("5.1.1.1") == ({"sampled": 12, "nonconforming": 3} if is_read else None)

    @pytest.mark.parametrize("heads", [("条款", "抽查数", "不符合数"), ("条款", "样本量", "不合格数")])
    def test_other_heads_of_counts(self, heads: tuple[str, ...]) -> None:
        findings = read(table_of(heads, *([(12, 3)] * 6)))["assessment"]["findings"]
        assert all(each == {"sampled": 12, "nonconforming": 3} for each in findings.values())
        assert len(findings) == 6

    def test_a_share_that_conforms_is_told_where_it_was_not_read(self) -> None:
        """符合 beside 75 %: of how many, nobody says."""
        result = read(table_of(("条款", "结论", "符合率"), *([("符合", "75%")] * 6)))
        (told,) = [each for each in result["understood"]["not_read"] if each["found"] == "符合率"]
        assert "6 格" in told["said"]["zh"]


class TestColumnsToTick:
    """不符合 with 0 or 无 below it was not met, as was 3 beside 12 looked at; 部分 below 符合 was met."""

    @pytest.mark.parametrize(
        ("heads", "line"),
        [
            *((("条款", "不符合"), (word,)) for word in (0, "0", "无", "没有", "3处", "25%", "3/12", "符合")),
            *((("条款", "符合"), (word,)) for word in (12, "9份", "9/12", "部分", "基本符合")),
            *((("条款", "抽样数", "不符合"), (12, count)) for count in (0, 1, 3, "3份")),
            (("条款", "抽样数", "不符合项"), (12, 3)),
            (("条款", "符合", "不符合"), (9, 3)),
        ],
    )
    def test_what_is_no_tick_stays_open_and_is_told(
        self, heads: tuple[str, ...], line: tuple[object, ...]
    ) -> None:
        result = read(table_of(heads, *([line] * 6)))
        assert result["assessment"]["findings"] == {}
        assert len(result["understood"]["not_read"]) == 6

    @pytest.mark.parametrize(
        ("line", "finding"),
        [
            ((1, 0), "met"),
            ((0, 1), "not_met"),
            (("√", 0), "met"),
            (("无", "√"), "not_met"),
            (("", "×"), "not_met"),
        ],
    )
    def test_a_tick_beside_what_is_none_counts(self, line: tuple[object, ...], finding: str) -> None:
        result = read(table_of(("条款", "符合", "不符合"), *([line] * 6)))
        assert set(result["assessment"]["findings"].values()) == {finding}


@pytest.mark.parametrize("word", ["符合，扣0.5分", "符合 0分", "符合，得0.5分"])
def test_a_word_and_some_points_stay_open(word: str) -> None:
    """The rules know no part of the points; it was met, with a word that it was read so."""
    result = read(filled(E6=word, F6=None))
    assert "5.1.1.1" not in result["assessment"]["findings"]
