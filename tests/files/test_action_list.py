"""The list of actions as a colleague fills it in: read back and merged, or refused with its cells.

The 100-point form with 5.3.2.2 (7 points) and 5.1.5.2 (6) not met and one special deduction: three losses.
"""

import io
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.files.test_form_lineage import LINEAGE
from tests.files.workbooks import Edit, edited, exchange, faults, files, made, opened, read

GBT = "gbt-27922-2011"
FIRST_ROW = 4


def assessment(**others: object) -> dict[str, Any]:
    sheet = opened(made("form", rubric=GBT))["自评"]
    findings: dict[str, object] = {str(cell.value): "met" for cell in sheet["A"][1:]}
    findings |= dict.fromkeys(("5.3.2.2", "5.1.5.2"), "not_met")
    whole = {"format": "assessment/1", "rubric": GBT, "findings": findings}
    return {**whole, "special_deductions": [{"reason": "拒绝三包"}], **others}


BEFORE = assessment(
    actions={"5.1.5.2": {"what": "补签\n协议", "owner": "李四", "note": "见纪要"}}, notes={"5.1.1.1": "备注"}
)


def given_out(language: str = "zh", **others: object) -> bytes:
    request = {"kind": "actions", "assessment": {**BEFORE, **others}}
    return made("actions", request=request, language=language)


def column(sheet: Any, head: str) -> int:
    return next(cell.column for cell in sheet[3] if cell.value == head)


def row_of(sheet: Any, measure: str) -> int:
    return next(cell.row for cell in sheet["A"][FIRST_ROW - 1 :] if cell.value == measure)


def fill(**cells: object) -> Edit:
    """Fill in the row of 5.3.2.2 under these heads."""

    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        for head, value in cells.items():
            sheet.cell(row_of(sheet, "5.3.2.2"), column(sheet, head)).value = value

    return edit


def told(result: dict[str, Any]) -> str:
    return "\n".join(remark["zh"] for remark in result["remarks"])


def test_what_is_not_touched_comes_back_as_it_was() -> None:
    result = read(given_out())
    assert result["assessment"] == BEFORE
    assert "读了 3 行，0 行与发出时不同" in told(result)


def test_what_is_filled_in_comes_in_and_nothing_else_changes() -> None:
    filled = edited(
        given_out(), fill(责任人="王五", 完成期限=date(2026, 12, 31), 进度="已完成", 整改证据="回访记录")
    )
    result = read(filled)
    expected = {"owner": "王五", "due": "2026-12-31", "state": "done", "evidence": "回访记录"}
    actions = {**BEFORE["actions"], "5.3.2.2": expected}
    assert result["assessment"] == {**BEFORE, "actions": actions}
    assert "1 行与发出时不同" in told(result)


def test_the_action_on_a_deduction_stands_in_its_entry() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(row_of(sheet, "特别扣分 1"), column(sheet, "整改措施")).value = "重新培训"

    read_back = read(edited(given_out(), edit))["assessment"]
    assert read_back["special_deductions"] == [{"reason": "拒绝三包", "action": {"what": "重新培训"}}]
    assert read_back["actions"] == BEFORE["actions"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026年12月1日", "2026-12-01"),
        ("２０２６／１２／１", "2026-12-01"),
        ("2026.12.1", "2026-12-01"),
        (46357, "2026-12-01"),
        ("20261201", "2026-12-01"),
    ],
)
def test_days_as_they_are_typed(typed: object, day: str) -> None:
    """46357 days after 1899-12-30 is 2026-12-01: 46023 is 2026-01-01, and 334 days of 2026 come before it."""

    def edit(book: Any) -> None:
        fill(完成期限=typed)(book)
        sheet = book.worksheets[0]
        sheet.cell(row_of(sheet, "5.3.2.2"), column(sheet, "完成期限")).number_format = "General"

    result = read(edited(given_out(), edit))
    assert result["assessment"]["actions"]["5.3.2.2"] == {"due": day}
    assert ("46357 按日期 2026-12-01 读" in told(result)) == (typed == 46357)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026年12月底", "2026-12-31"), ("2028年2月底前", "2028-02-29"), ("2026年底", "2026-12-31")],
)
def test_the_end_of_a_month_is_its_last_day_and_told(typed: str, day: str) -> None:
    """2028 is a leap year."""
    result = read(edited(given_out(), fill(完成期限=typed)))
    assert result["assessment"]["actions"]["5.3.2.2"] == {"due": day}
    assert f"{typed} 按日期 {day} 读" in told(result)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        *(
            ("进行中", "under-way"),
            ("已完成，待验证", "done"),
            ("已关闭", "verified"),
            ("Under Way", "under-way"),
        ),
        # By how much of it is done: what is not done whole is under way, whatever stands beside it.
        *(("50%", "under-way"), ("已完成100%", "done"), ("100％", "done"), ("完成80%", "under-way")),
        *(
            ("已完成 50%", "under-way"),
            ("进行中（60%）", "under-way"),
            ("已验证100%", "verified"),
            (0.5, "under-way"),
        ),
        *(("50%（进行中）", "under-way"), ("进度50%，已完成", "under-way"), ("完成50%，等配件", "under-way")),
    ],
)
def test_states_in_other_words(words: object, state: str) -> None:
    assert read(edited(given_out(), fill(进度=words)))["assessment"]["actions"]["5.3.2.2"] == {"state": state}


@pytest.mark.parametrize(
    ("head", "value", "expected"),
    [
        ("完成期限", "12月底", "带年份的日期"),
        ("完成期限", "12月15日", "带年份的日期"),
        ("完成期限", "2026年13月底", "日期"),
        ("进度", "未开始50%", "未开始、进行中、已完成、已验证"),
        ("进度", "进度100%，未开始", "未开始、进行中、已完成、已验证"),  # one of the two is wrong
        ("进度", "150%", "未开始、进行中、已完成、已验证"),
        ("完成期限", "6/7/2026", "日期"),
        ("进度", "差不多了", "未开始、进行中、已完成、已验证"),
        ("责任人", "=A1", "值，不是公式"),
    ],
)
def test_what_is_not_understood_is_told_with_its_cell(head: str, value: str, expected: str) -> None:
    content = edited(given_out(), fill(**{head: value}))
    sheet = opened(content).worksheets[0]
    (fault,) = faults(content)
    cell = sheet.cell(row_of(sheet, "5.3.2.2"), column(sheet, head)).coordinate
    assert fault["at"] == f"工作表「整改清单」{cell}"
    assert expected in fault["expected"]["zh"]


def test_columns_may_move_and_a_row_may_stand_above() -> None:
    def edit(book: Any) -> None:
        fill(责任人="王五")(book)
        sheet = book.worksheets[0]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.move_range(f"A3:A{sheet.max_row}", cols=12)
        sheet.insert_rows(1)
        sheet["A1"] = "公司整改台账"
        sheet.merge_cells("A1:H1")

    assert read(edited(given_out(), edit))["assessment"]["actions"]["5.3.2.2"] == {"owner": "王五"}


def test_a_column_that_is_gone_is_said_with_what_is_there() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(3, column(sheet, "责任人")).value = "谁"

    (fault,) = faults(edited(given_out(), edit))
    assert fault["at"] == "工作表「整改清单」3:3"
    assert "谁" in fault["found"]
    assert "责任人" in fault["expected"]["zh"]


def test_rows_merged_over_losses_are_refused() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        letter = sheet.cell(3, column(sheet, "责任人")).column_letter
        sheet.merge_cells(f"{letter}4:{letter}5")

    assert any("不合并" in fault["expected"]["zh"] for fault in faults(edited(given_out(), edit)))


def test_columns_that_are_not_read_are_told_where_they_changed() -> None:
    result = read(edited(given_out(), fill(条款分=1, 措施="改了标题", 责任人="王五")))
    assert result["assessment"]["actions"]["5.3.2.2"] == {"owner": "王五"}
    lines = [line for line in told(result).splitlines() if "没有采用" in line]
    assert len(lines) == 2
    assert "原来是" in lines[0]


def test_rows_that_are_gone_keep_their_actions() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.delete_rows(row_of(sheet, "5.1.5.2"))

    result = read(edited(given_out(), edit))
    assert result["assessment"] == BEFORE
    assert "少了 1 行（5.1.5.2）" in told(result)


def test_a_row_about_no_clause_and_a_loss_twice_are_refused() -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.append(["9.9.9", "自己加的"])
        sheet.append(["5.3.2.2"])

    wrong, twice = faults(edited(given_out(), edit))
    assert (wrong["found"], twice["found"]) == ('"9.9.9"', '"5.3.2.2"')


def test_a_hidden_sheet_is_named() -> None:
    def edit(book: Any) -> None:
        hidden = book.create_sheet("旧台账")
        hidden["A1"], hidden.sheet_state = "5.3.2.2", "hidden"

    assert "隐藏的工作表没有读：「旧台账」" in told(read(edited(given_out(), edit)))


def test_heads_and_states_in_traditional_characters() -> None:
    def edit(book: Any) -> None:
        sheet = book["整改清单"]
        names = {"责任人": "責任人", "进度": "進度", "整改证据": "整改證據", "完成期限": "完成期限"}
        columns = {name: column(sheet, name) for name in names}
        for name, other in names.items():
            sheet.cell(3, columns[name]).value = other
        sheet.cell(4, column(sheet, "整改措施")).value = "补制度"
        sheet.cell(4, columns["进度"]).value = "進行中"

    actions = read(edited(given_out(), edit))["assessment"]["actions"].values()
    assert [each.get("state") for each in actions if each["what"] == "补制度"] == ["under-way"]


def test_a_copy_of_the_list_is_named() -> None:
    def edit(book: Any) -> None:
        book.copy_worksheet(book["整改清单"]).title = "整改清单 (2)"

    assert "工作表「整改清单 (2)」" in told(read(edited(given_out(), edit)))


def test_without_its_hidden_sheet_it_is_told_to_make_a_new_one() -> None:
    def edit(book: Any) -> None:
        sheet = book["aftersales"]
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "given.0")
        sheet.cell(row, 2).value = "{}"

    (fault,) = faults(edited(given_out(), edit))
    assert "重新导出" in fault["expected"]["zh"]


def test_its_lineage_comes_back() -> None:
    back = read(given_out(lineage=LINEAGE))["assessment"]
    assert back == {**BEFORE, "lineage": LINEAGE}


def test_the_list_of_what_to_fix_first_comes_back_too() -> None:
    request = {"kind": "improve", "assessment": BEFORE, "target": "five-star"}
    duties = {"5.3.2.2": {"who": "王五", "until": "2026-12-31"}}
    back = read(made("improve", request=request, duties=duties, language="en"))["assessment"]
    assert back["actions"] == {**BEFORE["actions"], "5.3.2.2": {"owner": "王五", "due": "2026-12-31"}}


def test_what_was_done_meanwhile_is_merged_with_what_comes_back() -> None:
    """Here 5.1.5.2 was begun, there 5.3.2.2 got an owner and 5.1.5.2 another: one conflict."""

    def edit(book: Any) -> None:
        fill(责任人="王五")(book)
        sheet = book.worksheets[0]
        sheet.cell(row_of(sheet, "5.1.5.2"), column(sheet, "责任人")).value = "赵六"

    theirs = read(edited(given_out(), edit))["assessment"]
    mine = json.loads(json.dumps(BEFORE))
    mine["actions"]["5.1.5.2"] |= {"state": "under-way", "owner": "钱七"}
    merged = files().engine.result(
        {"format": "request/1", "kind": "merge", "base": BEFORE, "mine": mine, "theirs": theirs}
    )
    assert merged["merged"]["actions"]["5.3.2.2"] == {"owner": "王五"}
    assert [conflict["place"] for conflict in merged["conflicts"]]
    assert "5.1.5.2" in merged["conflicts"][0]["place"]
    assert merged["merged"]["actions"]["5.1.5.2"]["state"] == "under-way"


def by_pandas(content: bytes, engine: str) -> bytes:
    pandas = pytest.importorskip("pandas", reason="pandas is in the environment of Python 3.13 alone")
    frames = pandas.read_excel(
        io.BytesIO(content), sheet_name=None, header=None, dtype=object, engine="openpyxl"
    )
    written = io.BytesIO()
    with pandas.ExcelWriter(written, engine=engine) as book:
        for title, frame in frames.items():
            frame.to_excel(book, sheet_name=title, header=False, index=False)
    return written.getvalue()


def by_xlsxwriter(content: bytes) -> bytes:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the environment of 3.13 alone")
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in load_workbook(io.BytesIO(content)):
            copy = book.add_worksheet(sheet.title)
            for cell in (cell for row in sheet for cell in row if cell.value is not None):
                kept = str(cell.value) if isinstance(cell.value, str) else cell.value
                write = copy.write_string if isinstance(kept, str) else copy.write
                write(cell.row - 1, cell.column - 1, kept)
    return written.getvalue()


FILLED = edited(given_out(), fill(责任人="王五", 完成期限=date(2026, 12, 31), 进度="已完成"))
EXPECTED = {
    **BEFORE["actions"],
    "5.3.2.2": {"owner": "王五", "due": "2026-12-31", "state": "done"},
}


@pytest.mark.parametrize("engine", ["openpyxl", "xlsxwriter"])
def test_through_pandas(engine: str) -> None:
    assert read(by_pandas(FILLED, engine))["assessment"] == {**BEFORE, "actions": EXPECTED}


def test_through_xlsxwriter() -> None:
    assert read(by_xlsxwriter(FILLED))["assessment"] == {**BEFORE, "actions": EXPECTED}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_through_libreoffice(ending: str, tmp_path: Path) -> None:
    source, out = tmp_path / "list.xlsx", tmp_path / "out"
    source.write_bytes(FILLED)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert read((out / f"list.{ending}").read_bytes())["assessment"] == {**BEFORE, "actions": EXPECTED}


def test_a_request_to_make_one_is_of_its_kind() -> None:
    reply, content = exchange("actions", request={"kind": "improve"}, on="2026-11-25")
    assert [fault["at"] for fault in reply["faults"]] == ["request"]
    assert content is None


@pytest.mark.parametrize("word", ["无", "没有", "无需整改", "—", "暂无"])
def test_who_writes_that_there_is_nothing_plans_no_action(word: str) -> None:
    """``无`` as what is to be done would count as an action that mends the loss."""
    content = edited(given_out(), fill(整改措施=word, 责任人=word, 完成期限=word, 整改证据=word))
    assert read(content)["assessment"]["actions"] == BEFORE["actions"]


def test_an_action_that_says_none_already_stays_as_it_is() -> None:
    before = {"5.3.2.2": {"what": "无", "owner": "李四"}}
    assert read(given_out(actions=before))["assessment"]["actions"] == before


@pytest.mark.parametrize("measure", ["备注：尽快", "合计", "说明", "注：见纪要"])
def test_a_row_with_an_owner_and_a_day_is_an_action(measure: str) -> None:
    """It was passed over for its first column, and with it who does what by when."""

    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        last = sheet.max_row + 1
        sheet.cell(last, 1, measure)
        for head, value in (("整改措施", "补做台账"), ("责任人", "王五"), ("完成期限", "2026-12-01")):
            sheet.cell(last, column(sheet, head), value)

    (fault,) = faults(edited(given_out(), edit), "read-form")
    assert (measure in fault["found"], "清单里的条款" in fault["expected"]["zh"]) == (True, True)


def test_strokes_are_empty_cells_and_signatures_no_actions() -> None:
    strokes = dict.fromkeys(("整改措施", "责任人", "完成期限", "进度", "整改证据"), "/")

    def edit(book: Any) -> None:
        fill(**strokes)(book)
        last = book.worksheets[0].max_row
        book.worksheets[0].cell(last + 1, 1, "合计")
        book.worksheets[0].cell(last + 1, 5, "3 项")
        book.worksheets[0].cell(last + 2, 1, "审核：某某")
        book.worksheets[0].cell(last + 2, 7, "日期：2026.3.5")

    result = read(edited(given_out(), edit))
    assert result["assessment"]["actions"] == BEFORE["actions"]
    told = [remark["zh"] for remark in result["remarks"] if "不是整改项的行" in remark["zh"]]
    assert ["合计" in told[0], "审核：某某" in told[1]] == [True, True]
