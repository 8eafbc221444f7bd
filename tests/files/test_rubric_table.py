"""Tables of certification bodies as their spreadsheets have them: no points are lost or changed unsaid."""

from collections.abc import Callable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest

from aftersales.foundation.faults import Fault, Refused
from aftersales_files.rubric_numbers import number_in
from aftersales_files.rubric_skeleton import Named, Skeleton, skeleton_of
from aftersales_files.rubric_table import read_rubric_table
from aftersales_files.workbook_reader import read_workbook
from tests.files.workbooks import edited, of_rows

HEADS: list[Any] = ["条款号", "条款内容", "分值"]
NAMED = Named(id="lamp", document="lamp", edition="1", title="", levels=[(Fraction(1), "合格")])
Edit = Callable[[Any], object]


def begun(*rows: Sequence[Any], edit: Edit | None = None) -> Skeleton:
    content = of_rows(*map(list, rows))
    return skeleton_of(
        read_rubric_table(read_workbook(edited(content, edit) if edit else content, "zh")), NAMED
    )


def refused(*rows: Sequence[Any]) -> list[Fault]:
    with pytest.raises(Refused) as caught:
        begun(*rows)
    return list(caught.value.faults)


def points(skeleton: Skeleton) -> dict[str, str]:
    sections: Any = skeleton.rubric["sections"]
    clauses = [clause for section in sections for each in section["indicators"] for clause in each["clauses"]]
    return {clause["id"]: clause["points"] for clause in clauses}


def remarks(skeleton: Skeleton) -> list[str]:
    assert all(remark.en for remark in skeleton.remarks)
    return [remark.zh for remark in skeleton.remarks]


def merging(*ranges: str) -> Edit:
    return lambda book: [book.active.merge_cells(each) for each in ranges]


@pytest.mark.parametrize("heads", [["编号", "条款"], ["编号", "要点"], ["条款号", "考核内容"]])
def test_points_behind_the_words_beside_the_number(heads: list[str]) -> None:
    """2 + 3 + 1 = 6: such a table was refused in words that describe it."""
    skeleton = begun(heads, ["5.1.1", "有部门（2分）"], ["5.1.2", "有人（3 分）。"], ["5.1.3", "有网点(1分)"])
    assert points(skeleton) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1"}
    assert skeleton.rubric["full_marks"] == "6"
    assert "2分" not in str(skeleton.rubric)


def test_two_texts_that_state_other_points_are_not_chosen_between() -> None:
    """有部门（2分） beside （3分）: the 3 was taken without a word. 0 for now, told, beside 3 and 1."""
    heads, rows = ["编号", "名称", "要求"], [["5.1.1", "有部门（2分）", "有文件（3分）"]]
    skeleton = begun(
        heads, *rows, ["5.1.2", "有人（3分）", "有文件（3分）"], ["5.1.3", "有网点（1分）", "有图"]
    )
    assert points(skeleton) == {"5.1.1": "0", "5.1.2": "3", "5.1.3": "1"}
    assert any("5.1.1" in remark.zh for remark in skeleton.remarks)


def test_what_a_text_table_says_without_a_number_is_told() -> None:
    """2 + 3 + 1 = 6 are read; 4 more stand in a row without a number, and the total says 10."""
    rows = [["5.1.1", "甲（2分）"], ["5.1.2", "乙（3分）"], [None, "丁（4分）"], ["5.1.3", "丙（1分）"]]
    for total in (["合计", "（10分）"], ["合计", "10分"], ["合计", 10]):
        told = remarks(begun(["编号", "内容"], *rows, total))
        assert any("B4" in each or "A4" in each for each in told)
        assert any("合计写 10 分，读到的条款合计 6 分" in each for each in told)


def test_notes_below_a_text_table_are_no_clauses() -> None:
    rows = [["5.1.1", "甲（2分）"], ["5.1.2", "乙（3分）"], ["5.1.3", "丙（1分）"]]
    skeleton = begun(
        ["编号", "内容"], *rows, ["备注：", None], ["1.1", "每条按实际扣分"], ["1.2", "扣完为止"]
    )
    assert points(skeleton) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1"}


@pytest.mark.parametrize(
    ("cell", "read"), [("五分", "5"), ("（2分）", "2"), ("十二分", "12"), ("２分", "2"), (2.5, "2.5")]
)
def test_points_as_people_write_them(cell: object, read: str) -> None:
    assert (
        points(begun(HEADS, ["5.1.1", "甲", cell], ["5.1.2", "乙", 3], ["5.1.3", "丙", 1]))["5.1.1"] == read
    )


@pytest.mark.parametrize("cell", ["2²", "2①", "2 5", "½", "20%", "二五", "0～2分"])
def test_no_points_are_made_of_what_is_no_number(cell: str) -> None:
    """2² was 22, and 2 5 was 25. 0 for now, told with its cell."""
    skeleton = begun(HEADS, ["5.1.1", "甲", cell], ["5.1.2", "乙", 3], ["5.1.3", "丙", 1])
    assert points(skeleton)["5.1.1"] == "0"
    assert any("C2" in each and "读不出数" in each for each in remarks(skeleton))


def test_a_cell_of_nought_is_not_empty() -> None:
    """Was told to be empty, and 2 were taken: the cell says 0, which is told beside the 2 of the text."""
    skeleton = begun(HEADS, ["5.1.1", "甲（2分）", 0], ["5.1.2", "乙（3分）", 3], ["5.1.3", "丙", 1])
    assert points(skeleton)["5.1.1"] == "0"
    assert any("这一格是 0 分，文字里写 2 分" in each for each in remarks(skeleton))


def test_points_of_a_column_are_not_those_of_the_words() -> None:
    skeleton = begun(HEADS, ["5.1.1", "缺一项（扣完为止）", 2], ["5.1.2", "乙", 3], ["5.1.3", "丙", 1])
    assert points(skeleton) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1"}


class TestNumbers:
    def test_a_number_that_became_a_day_is_refused_with_its_cell(self) -> None:
        """Its 2 points were left out: 3 + 1 stood there as full marks."""
        rows: list[Any] = [
            ["5.1", "甲", None],
            [datetime(2001, 5, 1), "乙", 2],
            ["5.1.2", "丙", 3],
            ["5.1.3", "丁", 1],
        ]
        (fault,) = refused(HEADS, *rows)
        assert (fault.at, fault.found) == ("工作表「Sheet1」A3", "2001-05-01")
        assert "设成文本" in fault.expected.zh

    def test_a_day_below_the_table_is_none(self) -> None:
        """A table is signed and dated below its last row."""
        rows: list[Any] = [["5.1.1", "甲", 2], ["5.1.2", "乙", 3], ["5.1.3", "丙", 1], [datetime(2026, 5, 1)]]
        assert points(begun(HEADS, *rows)) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1"}

    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            ("5. 1. 5", "5.1.5"),
            ("5 .1 .5 甲", "5.1.5"),
            ("5·1·7", "5.1.7"),
            ("５·１・７ 甲", "5.1.7"),
            ("5-1-8", "5.1.8"),
            ("５－１－８", "5.1.8"),
            ("５．１．８", "5.1.8"),
            ("5. 1", "5.1"),
            ("3. 10 人以上", "3"),  # the third entry of a list, of 10 people
            ("5-1", "5"),  # five to one, as before: nothing says that it is a clause
        ],
    )
    def test_points_and_strokes_of_other_keyboards(self, typed: str, number: str) -> None:
        assert number_in(typed) == number

    def test_clauses_numbered_so_are_all_there(self) -> None:
        """5.1.5 was taken for a heading 5, and its 3 points lost."""
        rows: list[Any] = [["5. 1. 5", "甲", 3], ["5·1·7", "乙", 2], ["5-1-8", "丙", 1], ["5.1.9", "丁", 4]]
        assert points(begun(HEADS, *rows)) == {"5.1.5": "3", "5.1.7": "2", "5.1.8": "1", "5.1.9": "4"}

    @pytest.mark.parametrize(
        "several",
        [
            "5.1.1～5.1.3",
            "5.1.1-5.1.3",
            "5.1.1—5.1.3",
            "5.1.1至5.1.3",
            "5.1.1、5.1.2",
            "5.1.1~3",
            "５．１．１－３",
        ],
    )
    def test_several_clauses_in_a_row_are_refused_with_the_cell(self, several: str) -> None:
        """All points went to 5.1.1, and the others were not there."""
        rows: list[Any] = [[several, "甲", 6], ["5.1.4", "乙", 2], ["5.1.5", "丙", 1]]
        (fault,) = refused(HEADS, *rows)
        assert fault.at == "工作表「Sheet1」A2"
        assert "条款号只写一个" in fault.expected.zh

    def test_a_second_table_beside_the_first_is_refused(self) -> None:
        """Only one column is headed 分值, so no two were compared; the 9 points on the right were lost."""
        head = ["条款号", "内容", "分值", "条款号", "内容", ""]
        rows: list[Any] = [[f"5.1.{n}", "甲", 2, f"5.2.{n}", "乙", 3] for n in (1, 2, 3)]
        (fault,) = refused(head, *rows)
        assert fault.at == "工作表「Sheet1」D2"
        assert "移到左边的下面" in fault.expected.zh

    @pytest.mark.parametrize(
        "right", [("编号", "要求", None), ("标准", "要点", "乙（3分）"), ("要求", "", 3)]
    )
    def test_the_other_half_of_a_table_under_other_heads_is_refused(self, right: Sequence[Any]) -> None:
        """Its 9 points were told of, and lost."""
        text, number = (right[2], "乙（3分）") if isinstance(right[2], str) else ("乙", 3)
        head = ["条款号", "内容", "分值", right[0], right[1], None]
        rows: list[Any] = [[f"5.1.{n}", "甲", 2, f"5.2.{n}", text, number] for n in (1, 2, 3)]
        (fault,) = refused(head, *rows)
        assert fault.at == "工作表「Sheet1」D2"
        assert "移到左边的下面" in fault.expected.zh

    @pytest.mark.parametrize("day", ["26-12-01", "26/12/01", "26.12.01", "26-12-01 审批"])
    def test_a_day_in_two_digits_is_no_clause(self, day: str) -> None:
        rows: list[Any] = [["5.1.1", "甲", 2], ["5.1.2", "乙", 3], ["5.1.3", "丙", 1], [day, "审批", None]]
        assert points(begun(HEADS, *rows)) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1"}

    @pytest.mark.parametrize("part", ["5.1.1-1", "5.1.3-2", "５.１.３－１"])
    def test_a_part_of_a_clause_is_asked_for_as_one_number(self, part: str) -> None:
        """It was refused as several clauses, which a range that ends before it begins is not."""
        (fault,) = refused(HEADS, ["5.1.4", "甲", 6], ["5.1.5", "乙", 2], [part, "丙", 1])
        assert (fault.at, "用点分级" in fault.expected.zh) == ("工作表「Sheet1」A4", True)

    def test_numbers_of_another_document_are_told(self) -> None:
        """A column of counterparts looks the same; it is no reason to refuse the table."""
        head = ["条款号", "内容", "分值", "对应标准"]
        rows: list[Any] = [[f"5.1.{n}", "甲", 2, f"4.3.{n} 乙"] for n in (1, 2, 3)]
        skeleton = begun(head, *rows)
        assert points(skeleton) == {"5.1.1": "2", "5.1.2": "2", "5.1.3": "2"}
        assert any("D2" in remark and "4.3.1 等 3 个" in remark for remark in remarks(skeleton))

    def test_titles_of_parts_beside_their_clauses_are_no_second_table(self) -> None:
        rows: list[Any] = [["5.1 甲", f"5.1.{n}", "乙", 2] for n in (1, 2, 3)]
        skeleton = begun(["项目", "条款号", "内容", "分值"], *rows)
        assert not any("并排" in remark for remark in remarks(skeleton))

    def test_a_formula_in_the_points_of_a_heading_is_told_as_what_it_comes_to(self) -> None:
        """2 + 3 = 5 are the points of 5.1; it was told to have 0."""
        rows: list[Any] = [
            ["5.1", "甲", "=SUM(C3:C4)"],
            ["5.1.1", "乙", 2],
            ["5.1.2", "丙", 3],
            ["5.1.3", "丁", 1],
        ]
        skeleton = begun(HEADS, *rows)
        (told,) = [remark for remark in remarks(skeleton) if "C2" in remark]
        assert "5.1 的分值" in told
        assert "按下面各条的和算" in told

    def test_5_10_that_became_5_1_is_refused(self) -> None:
        """The clauses of 5.10 came under the title of 5.1, or the other way about."""
        rows: list[Any] = [[5.1, "甲", None], ["5.1.1", "乙", 2], ["5.1.2", "丙", 2], [5.1, "丁", None]]
        (fault,) = refused(HEADS, *rows, ["5.10.1", "戊", 3])
        assert (fault.at, fault.found) == ("工作表「Sheet1」A5", "5.1")

    def test_numbers_of_two_parts_are_read_though_they_are_figures(self) -> None:
        rows: list[Any] = [[1.1, "甲", 2], [1.2, "乙", 1.5], [2.1, "丙", 4]]
        assert points(begun(HEADS, *rows)) == {"1.1": "2", "1.2": "1.5", "2.1": "4"}

    def test_and_refused_where_one_of_them_is_there_twice(self) -> None:
        rows: list[Any] = [[1.1, "甲", 2], [1.2, "乙", 1], [1.9, "丙", 4], [1.10, "丁", 3]]
        (fault,) = refused(HEADS, *rows)
        assert fault.at == "工作表「Sheet1」A5"

    def test_a_column_of_points_is_no_column_of_numbers(self) -> None:
        """2.5, 1.5 and 0.5 begin like numbers of clauses; nothing says that they are."""
        (fault,) = refused(["内容", "分值"], ["甲", 2.5], ["乙", 1.5], ["丙", 0.5])
        assert "每行一个条款" in fault.expected.zh

    def test_a_letter_that_the_table_gives_itself_is_given_to_no_other(self) -> None:
        rows: list[Any] = [["5.1.1", "甲", 1], ["5.1.1", "乙", 2], ["5.1.1a", "丙", 3]]
        assert points(begun(HEADS, *rows)) == {"5.1.1b": "1", "5.1.1c": "2", "5.1.1a": "3"}

    def test_the_word_before_a_number(self) -> None:
        rows: list[Any] = [["条款5.1.1", "甲", 3], ["条款 5.1.2", "乙", 2], ["第5.1.3条", "丙", 1]]
        assert points(begun(HEADS, *rows)) == {"5.1.1": "3", "5.1.2": "2", "5.1.3": "1"}


class TestColumnsOfPoints:
    @pytest.mark.parametrize("given", ["得分", "实得分", "自评分", "评审得分", "扣分"])
    def test_what_somebody_was_given_is_not_what_a_clause_is_worth(self, given: str) -> None:
        """The head 分值 stands over both columns, as merged cells have it."""
        rows: list[Any] = [["条款号", "内容", "分值"], [None, None, given, "满分"]]
        rows += [["5.1.1", "甲", 1, 3], ["5.1.2", "乙", 2, 2], ["5.1.3", "丙", 0, 1]]
        assert points(begun(*rows, edit=merging("C1:D1"))) == {"5.1.1": "3", "5.1.2": "2", "5.1.3": "1"}

    def test_of_two_that_differ_neither_is_taken(self) -> None:
        rows: list[Any] = [["5.1.1", "甲", 2, 3], ["5.1.2", "乙", 0, 3], ["5.1.3", "丙", 4, 4]]
        (fault,) = refused(["条款号", "内容", "分数", "满分"], *rows)
        assert (fault.at, fault.found) == ("工作表「Sheet1」D1", '"分数、满分"')

    def test_of_two_that_agree_either(self) -> None:
        rows: list[Any] = [["5.1.1", "甲", 2, 2], ["5.1.2", "乙", 3, 3], ["5.1.3", "丙", 4, 4]]
        assert points(begun(["条款号", "内容", "分数", "满分"], *rows))["5.1.2"] == "3"

    def test_those_of_the_indicators_are_none_of_the_clauses(self) -> None:
        """5.1.1 got the 10 points of its indicator, and 5.1.2 none; 3 + 7 = 10 is right."""
        rows: list[Any] = [["5.1 组织", "10", "5.1.1 甲", "3"], [None, None, "5.1.2 乙", "7"]]
        rows += [["5.2 资源", "5", "5.2.1 丙", "5"]]
        skeleton = begun(["指标", "分值", "条款", "分值"], *rows, edit=merging("A2:A3", "B2:B3"))
        assert points(skeleton) == {"5.1.1": "3", "5.1.2": "7", "5.2.1": "5"}
        assert remarks(skeleton) == []

    @pytest.mark.parametrize("head", ["分值（100分）", "分值(满分100)", "满分100分", "标准分值", "分值/分"])
    def test_heads_that_say_more(self, head: str) -> None:
        rows: list[Any] = [["5.1.1", "甲", 3], ["5.1.2", "乙", 2], ["5.1.3", "丙", 1]]
        assert points(begun(["条款号", "内容", head], *rows))["5.1.1"] == "3"


class TestPointsInTheText:
    """2 + 3 stand in the column of points, and those of the third clause in its text alone."""

    @pytest.mark.parametrize("text", ["丙（3分）", "丙【3分】", "丙（满分3分）", "丙 (共 3 分)"])
    @pytest.mark.parametrize("cell", [None, "/", "—"])
    def test_they_are_taken_where_the_cell_is_empty_and_told(self, text: str, cell: str | None) -> None:
        skeleton = begun(HEADS, ["5.1.1", "甲", 2], ["5.1.2", "乙", 3], ["5.1.3", text, cell])
        assert points(skeleton) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "3"}
        assert any("C4" in remark and "取文字里写的 3 分" in remark for remark in remarks(skeleton))

    def test_those_of_parts_are_none_of_the_clause(self) -> None:
        skeleton = begun(
            HEADS, ["5.1.1", "甲", 2], ["5.1.2", "乙", 3], ["5.1.3", "有（1分），全（2分）", None]
        )
        assert points(skeleton)["5.1.3"] == "0"
        assert "5.1.3 没有分值，先记 0 分" in remarks(skeleton)

    def test_others_than_those_of_the_cell_are_told(self) -> None:
        skeleton = begun(HEADS, ["5.1.1", "甲", 2], ["5.1.2", "乙", 3], ["5.1.3", "丙（3分）", 5])
        assert points(skeleton)["5.1.3"] == "5"
        assert any("C4" in remark and "文字里写 3 分" in remark for remark in remarks(skeleton))

    def test_a_table_without_a_column_of_them(self) -> None:
        rows = [["5.1.1", "甲（2分）"], ["5.1.2", "乙（3分）"], ["5.1.3", "丙(1.5 分)"]]
        assert points(begun(HEADS[:2], *rows)) == {"5.1.1": "2", "5.1.2": "3", "5.1.3": "1.5"}


class TestWhatIsNotRead:
    def test_points_of_a_row_without_a_number(self) -> None:
        """Of a number merged over two rows the second row has none."""
        rows: list[Any] = [["5.1.1", "甲", 1], [None, "乙", 2], ["5.1.2", "丙", 3], ["5.1.3", "丁", 4]]
        skeleton = begun(HEADS, *rows, edit=merging("A2:A3"))
        assert "工作表「Sheet1」C3：这一行没有条款号，分值 2 没有读" in remarks(skeleton)[0]

    def test_points_stated_behind_words_without_a_number(self) -> None:
        skeleton = begun(
            ["条款"], ["5.1.1 甲（1分）"], ["乙（2分）"], ["5.1.2 丙（3分）"], ["5.1.3 丁（4分）"]
        )
        assert "A3：这一行没有条款号，分值 2 没有读" in remarks(skeleton)[0]

    def test_totals_are_told_where_they_differ_alone(self) -> None:
        """1 + 3 = 4 of 5.1 and 4 of 5.2 are 8."""
        rows: list[Any] = [["5.1.1", "甲", 1], ["5.1.2", "乙", 3], ["小计", None, 4], ["5.2.1", "丙", 4]]
        assert remarks(begun(HEADS, *rows, ["合计", None, 8])) == []
        (told,) = remarks(begun(HEADS, *rows, ["合计", None, 9]))
        assert "C6：合计写 9 分，读到的条款合计 8 分" in told

    def test_points_of_parts_are_not_those_of_the_whole(self) -> None:
        """1 + 2 are 3, or more; the last of them, 2, was taken."""
        rows: list[Any] = [["5.1.1 有部门（1分），有人（2分）"], ["5.1.2 乙（3分）"], ["5.1.3 丙（4分）"]]
        skeleton = begun(["条款"], *rows)
        assert (points(skeleton)["5.1.1"], remarks(skeleton)) == ("0", ["5.1.1 没有分值，先记 0 分"])
        beside = begun(["条款", "分值"], *([*row, 3] for row in rows[:1]), *rows[1:])
        assert points(beside)["5.1.1"] == "3"

    def test_notes_below_the_table_are_no_clauses_and_give_no_titles(self) -> None:
        rows: list[Any] = [["5", "服务", None], ["5.1.1", "甲", 1], ["5.1.2", "乙", 3], ["5.1.3", "丙", 4]]
        skeleton = begun(HEADS, *rows, ["注："], ["1. 不涉及的条款可删减"], ["5. 另见 5.1.2"])
        sections: Any = skeleton.rubric["sections"]
        assert [section["title"]["zh"] for section in sections] == ["服务"]
        assert (list(points(skeleton)), remarks(skeleton)) == (["5.1.1", "5.1.2", "5.1.3"], [])

    def test_a_heading_that_is_there_twice_keeps_its_first_title(self) -> None:
        rows: list[Any] = [["5.1", "组织", None], ["5.1.1", "甲", 1], ["5.1.2", "乙", 3], ["5.1", "人员", 2]]
        skeleton = begun(HEADS, *rows)
        sections: Any = skeleton.rubric["sections"]
        assert sections[0]["indicators"][0]["title"]["zh"] == "组织"
        assert "A5：5.1 前面已经有了，这一行没有读" in remarks(skeleton)[0]

    def test_rows_that_nobody_sees_are_told(self) -> None:
        def hide(book: Any) -> None:
            book.active.row_dimensions[3].hidden = True

        skeleton = begun(HEADS, ["5.1.1", "甲", 1], ["5.1.2", "乙", 3], ["5.1.3", "丙", 4], edit=hide)
        assert "隐藏或筛掉的行也读了（1 行）：3" in remarks(skeleton)[0]


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        # 一 and 二 are the sections 1 and 2, or the indicators 5.1 and 5.2.
        (["1.1.1", "1.1.2", "2.1.1"], {"1": "一、服务组织", "2": "二、服务网点"}),
        (["5.1.1", "5.1.2", "5.2.1"], {"5.1": "一、服务组织", "5.2": "二、服务网点"}),
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_a_title_in_a_row_of_its_own_heads_the_clauses_below_it(
    numbers: list[str], parts: dict[str, str], wide: bool
) -> None:
    """It stood in the column of numbers, has none itself, and was gone without a word."""
    first, second, third = numbers
    rows: list[list[Any]] = [["一、服务组织"], [first, "有部门", "5"], [second, "有人", "3"]]
    rows += [["二、服务网点"], [third, "有网点", "2"]]
    skeleton = begun(HEADS, *rows, edit=merging("A2:C2", "A5:C5") if wide else None)
    assert points(skeleton) == dict(zip(numbers, "532", strict=True))
    titles = {
        part["number"]: part["title"]["zh"]
        for section in skeleton.rubric["sections"]  # type: ignore[attr-defined]
        for part in (section, *section["indicators"])
    }
    assert {number: titles[number] for number in parts} == {n: t.partition("、")[2] for n, t in parts.items()}
    assert not any("没有读" in remark for remark in remarks(skeleton))


def test_a_title_that_heads_no_group_by_its_number_is_told() -> None:
    """三 is no third part, as 5.1 is the first."""
    skeleton = begun(
        HEADS, ["三、服务组织"], ["5.1.1", "有部门", "5"], ["5.1.2", "有人", "3"], ["5.2.1", "有网点", "2"]
    )
    assert points(skeleton) == {"5.1.1": "5", "5.1.2": "3", "5.2.1": "2"}
    assert [remark for remark in remarks(skeleton) if "三、服务组织" in remark] == [
        "工作表「Sheet1」A2：这一行没有条款号，“三、服务组织”没有读；是一组条款的标题就补上这一组的编号"
    ]
