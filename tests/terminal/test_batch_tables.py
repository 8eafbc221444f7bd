"""``aftersales batch`` on tables and folders as they come from real life."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from aftersales_cli.main import cli
from tests.files.workbooks import edited, made, of_rows

GBT = "gbt-27922-2011"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def rows(path: Path, *arguments: object) -> list[dict[str, str]]:
    result = run("batch", path, *arguments)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "门店.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "sample", ["3/12", "3 of 12", "12抽3不符", "３／１２", "3/12/26", "2026/3/12", "12-Mar", "3月12日"]
)
def test_a_sample_however_it_was_written(tmp_path: Path, sample: str) -> None:
    """5.1.1.1 (1 point) met, 5.1.1.2 (3 points) with 3 of 12: 1 + 3 * 9/12 = 13/4; 96 points are open."""
    (row,) = rows(table(tmp_path, f"名称,5.1.1.1,5.1.1.2\n甲,Met,{sample}\n"))
    assert (row["worst"], row["worst_shown"], row["best"]) == ("'13/4", "3.2", "397/4")


def test_two_columns_of_counts(tmp_path: Path) -> None:
    head = "名称,5.1.1.1,5.1.1.2 抽样数,5.1.1.2 不符合数,5.1.1.2 备注"
    (row,) = rows(table(tmp_path, f"{head}\n甲,符合,12,3,见附件\n"))
    assert row["worst"].lstrip("'") == "13/4"


def test_what_was_a_date_is_told(tmp_path: Path) -> None:
    result = run("batch", table(tmp_path, "名称,5.1.1.1\n甲,3/12/26\n"))
    assert result.exit_code == 0
    assert "3 of 12" in result.stderr
    assert "5.1.1.1" in result.stderr


def test_a_date_that_may_be_two_samples_is_refused_with_advice_that_survives(tmp_path: Path) -> None:
    result = run("batch", table(tmp_path, "名称,5.1.1.1\n甲,2029-02-01\n"))
    assert result.exit_code == 2
    assert "3 of 12" in result.stderr


@pytest.mark.parametrize("head", ["5.1.1.1 专门部门与岗位分工", "5.1.1.1专门部门…", "5.1.1.1（结论）"])
def test_a_head_with_the_title_of_its_clause(tmp_path: Path, head: str) -> None:
    (row,) = rows(table(tmp_path, f"名称,{head},5.1.1.2\n甲,符合,符合\n"))
    assert row["worst"] == "4"  # 1 point and 3


def test_a_head_with_other_words_behind_the_number_is_no_finding(tmp_path: Path) -> None:
    result = run("batch", table(tmp_path, "名称,5.1.1.1 分值,5.1.1.2\n甲,1,符合\n"))
    assert result.exit_code == 0
    assert "没有读：row 1 5.1.1.1 分值" in result.stderr


def test_sums_and_remarks_below_a_table_are_no_rows(tmp_path: Path) -> None:
    text = "门店,5.1.1.1,5.1.1.2\n甲,符合,符合\n合计,1,50%\n平均,—,0.5\n制表人：王五,,\n注：略,,\n"
    result = run("batch", table(tmp_path, text))
    assert result.exit_code == 0, result.output
    assert [row["name"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["甲"]
    for name in ("row 3 合计", "row 5 制表人", "row 6 注"):
        assert name in result.stderr


def test_a_shop_whose_name_looks_like_a_sum(tmp_path: Path) -> None:
    found = rows(table(tmp_path, "门店,5.1.1.1\n合计大厦店,符合\n小计科技,\n"))
    assert [row["name"] for row in found] == ["合计大厦店", "小计科技"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (row,) = rows(table(tmp_path, "名称,5.1.1.1\n北京店,符合\n", encoding))
    assert row["name"] == "北京店"


def test_trailing_columns_short_rows_and_a_title(tmp_path: Path) -> None:
    text = "2026 年门店自评,,,,\n名称,5.1.1.1,5.1.1.2,,\n甲,符合,符合,,\n乙,符合\n合计,,,,\n,,,,\n"
    result = run("batch", table(tmp_path, text))
    assert result.exit_code == 0, result.output
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["name"], row["worst"]) for row in found] == [("甲", "4"), ("乙", "1")]
    assert "row 5 合计" in result.stderr


def test_content_without_a_column_name_is_refused(tmp_path: Path) -> None:
    result = run("batch", table(tmp_path, "名称,5.1.1.1,\n甲,符合,不符合\n"))
    assert result.exit_code == 2
    assert "column 3" in result.stderr


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A0", "@SUM(1)", "-1+1", "\t=1+1", "+1", "3-12", "＝1"])
def test_nothing_is_live_in_what_is_written(tmp_path: Path, name: str) -> None:
    quoted = name.replace('"', '""')
    (row,) = rows(table(tmp_path, f'名称,5.1.1.1\n"{quoted}",符合\n'))
    assert row["name"] == (name.strip() if name == "+1" else f"'{name.strip()}")


def test_figures_that_no_spreadsheet_takes_for_dates(tmp_path: Path) -> None:
    """1/2 of 5.1.1.1 (1 point): 1/2 at worst, which would become 2 January; 0.5 stands beside it."""
    (row,) = rows(table(tmp_path, "名称,5.1.1.1\n甲,1 of 2\n"))
    assert (row["worst"], row["worst_shown"]) == ("'1/2", "0.5")


def test_a_workbook_of_branches(tmp_path: Path) -> None:
    path = tmp_path / "门店.xlsx"
    path.write_bytes(
        of_rows(["名称", "5.1.1.1", "5.1.1.2"], ["甲", "√", date(2026, 3, 12)], ["乙", "×", "3 of 12"])
    )
    assert [row["worst"].lstrip("'") for row in rows(path)] == ["13/4", "9/4"]


def test_hidden_sheets_of_a_workbook_are_named_in_the_words_of_the_form_reader(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        sheet = book.create_sheet("旧台账")
        sheet["A1"], sheet.sheet_state = "5.1.1.1", "hidden"

    branches = edited(of_rows(["名称", "5.1.1.1", "5.1.1.2"], ["甲", "√", "×"]), hide)
    for name, content in (("门店.xlsx", branches), ("自评.xlsx", edited(made("form", rubric=GBT), hide))):
        path = tmp_path / name
        path.write_bytes(content)
        result = run("batch", path)
        assert result.exit_code == 0, result.output
        assert f"{name}: 隐藏的工作表没有读：「旧台账」" in result.stderr


def test_a_folder_is_scored_whole_and_what_is_skipped_is_named(tmp_path: Path) -> None:
    form = made("form", rubric=GBT)
    branch = tmp_path / "华东"
    branch.mkdir()
    (branch / "门店一.xlsx").write_bytes(edited(form, lambda book: book["自评"].__setitem__("G2", "符合")))
    (tmp_path / "门店二.XLSX").write_bytes(form)
    for name in ("~$门店一.xlsx", ".DS_Store", "说明.pdf", "网点.csv", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "门店三.json").write_text(json.dumps({"format": "assessment/1", "rubric": GBT}))
    result = run("batch", tmp_path)
    assert result.exit_code == 0, result.output
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["place"] for row in found] == ["华东/门店一.xlsx", "门店三.json", "门店二.XLSX"]
    for name in ("~$门店一.xlsx", ".DS_Store", "说明.pdf", "网点.csv", "Thumbs.db"):
        assert name in result.stderr


def test_sites_of_a_table_that_a_chinese_spreadsheet_saved(tmp_path: Path) -> None:
    path = tmp_path / "网点.csv"
    path.write_bytes("名称,人数\n北京,12\n".encode("gb18030"))
    result = run("sites", "--list", path, "--json")
    found: dict[str, Any] = json.loads(result.stdout)
    assert (found["sites"], found["left_out"]) == ("1", [])


def test_a_draw_says_which_columns_were_not_read(tmp_path: Path) -> None:
    path = tmp_path / "网点.csv"
    path.write_text("名称,去年去过,店长\n北京,是,甲\n", encoding="utf-8")
    asked = ("sites", "--list", path, "--stage", "initial", "--seed", "7")
    assert "没有读的列：去年去过、店长" in run(*asked).stdout
    assert "not read: 去年去过, 店长" in run(*asked, "--lang", "en").stdout


@pytest.mark.parametrize("head", ["", "条款,甲店,乙店\n", "汇总表\n条款,甲店,乙店\n"])
def test_clauses_below_each_other_are_refused_in_words(tmp_path: Path, head: str) -> None:
    """A column for each assessment: read as rows it would be three assessments with one answer each."""
    turned = f"{head}5.1.1.1,met,not_met\n5.1.1.2,met,met\n5.1.1.3,met,met\n"
    result = run("batch", table(tmp_path, turned))
    assert result.exit_code == 2
    assert "竖着排在第一列" in result.output
    assert "5.1.1.1, 5.1.1.2, 5.1.1.3" in result.output


def test_the_head_again_is_no_row(tmp_path: Path) -> None:
    head = "门店,5.1.1.1,5.1.2.1"
    text = f"{head}\n甲,符合,符合\n{head},\n乙,符合,不符合\n"
    assert [row["name"] for row in rows(table(tmp_path, text))] == ["甲", "乙"]
    result = run("batch", table(tmp_path, text))
    assert "重复的表头" in result.stderr


def test_sections_above_the_clauses(tmp_path: Path) -> None:
    above, head = ["门店", "5.1", None, "5.2"], ["门店", "5.1.1.1", "5.1.2.1", "5.2.4.6"]
    path = tmp_path / "甲.xlsx"
    path.write_bytes(of_rows(above, head, ["甲", "符合", "符合", "不符合"]))
    assert [row["name"] for row in rows(path)] == ["甲"]
    assert [
        row["name"] for row in rows(table(tmp_path, ",5.1,,5.2\n门店,5.1.1.1,5.1.2.1,5.2.4.6\n乙,√,√,×\n"))
    ]


def test_a_day_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    """2026-03-12 is 46093, there 1462 less; counted as elsewhere it would be 11 March, 3 of 11."""

    def from_1904(workbook: Any) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    path = tmp_path / "门店.xlsx"
    content = of_rows(["门店", "5.1.1.1", "5.1.1.2"], [44631, "符合", 44631])
    path.write_bytes(edited(content, from_1904))
    (row,) = rows(path)
    assert (row["name"], row["worst"]) == ("44631", "'13/4")
    assert "3 of 12" in row["remarks"]


def test_a_cell_far_away_from_the_table_is_refused_at_once(tmp_path: Path) -> None:
    """Every place up to it would be laid out: minutes, or more memory than there is."""

    def edit(workbook: Any) -> None:
        workbook.active.cell(30_000, 1, "甲")
        workbook.active.cell(1, 16_000, "乙")

    path = tmp_path / "门店.xlsx"
    path.write_bytes(edited(of_rows(["门店", "5.1.1.1", "5.1.1.2"], ["甲", "符合", "符合"]), edit))
    result = run("batch", path)
    assert result.exit_code == 2
    assert "A30000" in result.output
    assert "离表很远" in result.output


@pytest.mark.parametrize(
    ("head", "cells"),
    [("5.2.4.6", "不适用：/"), ("5.2.4.6,5.2.4.6 理由", "不适用,无")],
    ids=["word", "column"],
)
def test_a_stroke_is_no_reason_for_a_deletion(tmp_path: Path, head: str, cells: str) -> None:
    result = run("batch", table(tmp_path, f"名称,5.1.1.1,{head}\n甲,符合,{cells}\n"))
    assert result.exit_code == 2
    assert "删减须写明理由" in result.output
