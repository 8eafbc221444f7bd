"""``aftersales batch`` on what people have beside a plain table: copies, merged cells, other names."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aftersales_cli.main import cli
from tests.files.workbooks import edited, made, of_rows

HEAD = ["名称", "5.1.1.1", "5.1.1.2"]
"""1 point and 3 points."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(folder: Path, edit: Callable[[Any], object], *rows: list[object]) -> Path:
    return written(folder, "门店.xlsx", edited(of_rows(*rows), edit))


def table(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_second_sheet_of_branches_is_told(tmp_path: Path) -> None:
    def west(book: Any) -> None:
        sheet = book.create_sheet("西区")
        for row in (HEAD, ["乙", "不符合", "符合"]):
            sheet.append(row)

    result = run("batch", workbook(tmp_path, west, HEAD, ["甲", "符合", "符合"]))
    assert [row["name"] for row in table(result)] == ["甲"]
    assert "工作表「西区」也是同样的表，没有读" in result.stderr


def test_findings_merged_over_branches_are_refused_with_the_cell_that_holds_them(tmp_path: Path) -> None:
    """Only the first of them keeps its value: 乙 had none, and counted as open."""
    path = workbook(
        tmp_path,
        lambda book: book.active.merge_cells("B2:B3"),
        HEAD,
        ["甲", "符合", "符合"],
        ["乙", None, "×"],
    )
    result = run("batch", path)
    assert (result.exit_code, [row["ok"] for row in table(result)]) == (2, ["true", "false"])
    assert 'row 3: 5.1.1.1: "合并到 B2 里的单元格"' in result.stderr
    assert "a cell merged into B2" in run("batch", path, "--lang", "en").stderr


def test_a_name_merged_over_rows_is_that_of_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, lambda book: book.active.merge_cells("A2:A3"), HEAD, ["甲", "√", "√"], [None, "×", "√"]
    )
    result = run("batch", path)
    assert [row["name"] for row in table(result)] == ["甲", "甲"]
    assert "“甲”有 2 行：row 2; row 3" in result.stderr


def test_rows_that_are_not_seen_are_told(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[3].hidden = True

    result = run("batch", workbook(tmp_path, hide, HEAD, ["甲", "√", "√"], ["乙", "×", "√"]))
    assert len(table(result)) == 2
    assert "隐藏或筛掉的行也读了（1 行）：3。" in result.stderr


def test_a_row_that_was_copied_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "门店.csv", "名称,5.1.1.1\n甲,符合\n乙,符合\n甲,符合\n")
    result = run("batch", path, "--lang", "en")
    assert result.exit_code == 0
    assert '2 rows are called "甲": row 2; row 4' in result.stderr


@pytest.mark.parametrize("name", ["门店.xlsx", "门店.xls", "门店"])
def test_a_table_of_text_under_another_name(tmp_path: Path, name: str) -> None:
    text = "名称,5.1.1.1\n甲,符合\n"
    for content in (text.encode("utf-8-sig"), text.encode("gb18030")):
        (row,) = table(run("batch", written(tmp_path, name, content)))
        assert (row["name"], row["worst"]) == ("甲", "1")


@pytest.mark.parametrize("head", ["网点名称", "門店名稱", "Store", "Site name"])
def test_heads_of_names(tmp_path: Path, head: str) -> None:
    (row,) = table(run("batch", written(tmp_path, "a.csv", f"区域,{head},5.1.1.1\n东,甲,符合\n")))
    assert row["name"] == "甲"


@pytest.mark.parametrize("head", ["特别扣分", "特别扣分次数", "特別扣分項"])
def test_special_deductions_in_their_own_words(tmp_path: Path, head: str) -> None:
    """All open but 5.1.1.1: 100 at best, less 1 for each of two deductions."""
    (row,) = table(run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,{head}\n甲,符合,2\n")))
    assert row["best"] == "98"


@pytest.mark.parametrize(("cell", "best"), [("2次", "98"), ("２ 项", "98"), ("1条", "99"), ("0件", "100")])
def test_how_many_special_deductions_with_their_unit(tmp_path: Path, cell: str, best: str) -> None:
    (row,) = table(run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,特别扣分\n甲,符合,{cell}\n")))
    assert row["best"] == best


@pytest.mark.parametrize("cell", ["-2", "扣2分", "2分", "1.5"])
def test_points_where_entries_are_counted_are_asked_about(tmp_path: Path, cell: str) -> None:
    result = run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,特别扣分\n甲,符合,{cell}\n"))
    assert result.exit_code == 2
    assert "条数" in result.stderr


@pytest.mark.parametrize(
    "head", ["条款5.1.1.2", "条款：5.1.1.2", "第5.1.1.2条", "Clause 5.1.1.2", "第 5.1.1.2 条款"]
)
def test_a_head_that_calls_its_number_a_clause(tmp_path: Path, head: str) -> None:
    """5.1.1.1 has 1 point and 5.1.1.2 has 3: the column was left out, and the row had 1 to 100."""
    (row,) = table(run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,{head}\n甲,符合,不符合\n")))
    assert (row["worst"], row["best"]) == ("1", "97")


def test_titles_of_groups_and_examples_are_told_and_not_scored(tmp_path: Path) -> None:
    """An empty row was a branch with 0 to 100 points, and the example one with those that it shows."""
    rows = "一、华北,,\n甲,符合,符合\n【华东】,,\n示例,符合,不符合\n二、乙,不符合,\n"
    result = run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,5.1.1.2\n{rows}"))
    assert [row["name"] for row in table(result)] == ["甲", "二、乙"]
    assert [f"row {number}" in result.stderr for number in (2, 3, 4, 5, 6)] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_what_may_be_an_example_or_a_branch_is_asked_about(tmp_path: Path) -> None:
    """样例1 with findings may be a branch whose name was taken out: it was left out of the scores."""
    result = run("batch", written(tmp_path, "a.csv", "名称,5.1.1.1\n甲,符合\n样例1,不符合\n"))
    assert next(row["name"] for row in table(result)) == "甲"
    assert "像填写示例" in result.stderr + result.stdout


@pytest.mark.parametrize("none", ["无", "/", "没有", "无特别扣分"])
def test_no_special_deduction_in_words(tmp_path: Path, none: str) -> None:
    (row,) = table(run("batch", written(tmp_path, "a.csv", f"名称,5.1.1.1,特别扣分\n甲,符合,{none}\n")))
    assert row["best"] == "100"


def test_a_head_that_tells_the_points(tmp_path: Path) -> None:
    (row,) = table(
        run("batch", written(tmp_path, "a.csv", "名称,5.1.1.1（1分）,5.1.1.2 (3 points)\n甲,√,√\n"))
    )
    assert row["worst"] == "4"


def test_a_title_with_commas_of_its_own(tmp_path: Path) -> None:
    (row,) = table(run("batch", written(tmp_path, "a.csv", "附表，2026，各店\n名称,5.1.1.1\n甲,√\n")))
    assert (row["place"], row["worst"]) == ("row 3", "1")


def test_a_form_saved_as_text_is_led_to_a_workbook(tmp_path: Path) -> None:
    form = "条款,指标,名称,结论,备注\n5.1.1.1,5.1.1,文化,符合,\n5.1.1.2,5.1.1,人员,符合,\n"
    result = run("batch", written(tmp_path, "form.csv", form))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "另存为 .xlsx" in result.stderr
    assert ".xlsx" in run("score", tmp_path / "form.csv").stderr


def test_a_workbook_that_lies_on_its_side(tmp_path: Path) -> None:
    lines = [["条款", "甲店", "乙店"], *([clause, "√", "×"] for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3"))]
    result = run("batch", workbook(tmp_path, lambda book: None, *lines))
    assert result.exit_code == 2
    assert "竖着排在第一列" in result.stderr


def test_a_folder_speaks_the_language_asked_for(tmp_path: Path) -> None:
    form = made("form", rubric="gbt-27922-2011")
    written(tmp_path, "a.xlsx", edited(form, lambda book: book["自评"].__setitem__("G2", "大概")))
    written(tmp_path, "b.xlsx", b"<html><table></table></html>")
    result = run("batch", tmp_path, "--lang", "en")
    assert 'sheet "自评" G2' in result.stderr
    assert "b.xlsx: -: a web page (HTML under another name)" in result.stderr


def test_counts_of_other_things_are_asked_about(tmp_path: Path) -> None:
    """Of 12份, 3处 may be places in one of them; 3份 are three of twelve: 3/4 of 1 point, or 99 + 3/4."""
    heads = "名称,5.1.1.1 抽样数,5.1.1.1 不符合数\n"
    asked = run("batch", written(tmp_path, "一.csv", heads + "甲,12份,3处\n"), "--rubric", "gbt-27922-2011")
    assert (table(asked)[0]["ok"], "3处" in asked.output) == ("false", True)
    read = run("batch", written(tmp_path, "二.csv", heads + "甲,12份,3份\n"), "--rubric", "gbt-27922-2011")
    assert [table(read)[0][each].strip("'") for each in ("ok", "worst", "best")] == ["true", "3/4", "399/4"]


def test_a_row_that_was_copied_and_is_refused_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "门店.csv", "名称,5.1.1.1\nＡ店,符合\na店,也许\n")
    result = run("batch", path, "--lang", "en")
    assert result.exit_code == 2
    assert '2 rows are called "Ａ店": row 2; row 3' in result.stderr
