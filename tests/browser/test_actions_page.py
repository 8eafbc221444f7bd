"""The page of actions: one for each loss, what a clause asks for, the score at each date, what stands apart.

The 100-point form with 5.3.2.2 (7 points) and 5.1.5.2 (6) not met: 100 - 13 = 87, three stars. A special
deduction takes a point more (ZPIC-WF-20 4.4.2.3), so 86. Four stars begin at 90, five at 95 (4.4.3).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from tests.browser.calculator import settle, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.visits import Watch, open_context

pytestmark = pytest.mark.browser

LOST = assessment(
    other=dict.fromkeys(("5.3.2.2", "5.1.5.2"), "not_met"), special_deductions=[{"reason": "拒绝三包"}]
)


@pytest.fixture(scope="module")
def desk(browser: Browser, outlook_site: str) -> Iterator[tuple[Outlook, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    outlook = Outlook(context.new_page(), outlook_site, "actions")
    outlook.open()
    yield outlook, watch
    context.close()


@pytest.fixture
def actions(desk: tuple[Outlook, Watch]) -> Iterator[Outlook]:
    outlook, watch = desk
    outlook.take(LOST)
    outlook.expect("[data-headline]", "3 处失分，0 处已有整改项")
    yield outlook
    watch.check(outlook.page)


def fill(outlook: Outlook, measure: str, key: str, value: str) -> None:
    outlook.page.locator(f'[id="action-{key}-{measure}"]').fill(value)


def stages(outlook: Outlook) -> dict[str, str]:
    settle(outlook.page)
    rows = outlook.page.locator("[data-stage]").all()
    return {row.get_attribute("data-stage") or "": row.locator("td").last.inner_text() for row in rows}


def test_each_loss_has_a_row_and_a_deduction_says_which_clause_asks(actions: Outlook) -> None:
    assert sorted(actions.chosen()) == ["5.1.5.2", "5.3.2.2", "special-deduction-1"]
    asked = actions.page.locator("[data-required]")
    assert asked.count() == 1
    assert "4.4.2.3" in asked.inner_text()
    assert actions.page.locator('[data-action-for="special-deduction-1"] [data-required]').count() == 1
    actions.expect_part("[data-warning]", "1 项特别扣分还没有整改项")
    fill(actions, "special-deduction-1", "what", "重新培训三包规定")
    wait_for(lambda: actions.text("[data-warning]"), "")
    actions.expect("[data-headline]", "3 处失分，1 处已有整改项")


def test_the_score_at_each_date(actions: Outlook) -> None:
    """First 7 points by the end of June, then 6 by the end of July: 86, 93, 99."""
    fill(actions, "5.3.2.2", "due", "2030-06-30")
    fill(actions, "5.1.5.2", "due", "2030-07-31")
    expected = {"today": "86.0", "2030-06-30": "93.0", "2030-07-31": "99.0"}

    def found() -> dict[str, bool]:
        return {day: expected.get(day, "?") in text for day, text in stages(actions).items()}

    wait_for(found, dict.fromkeys(expected, True))


def test_an_action_is_kept_in_the_assessment(actions: Outlook, tmp_path: Path) -> None:
    """On the page of what to fix first, the same owner and date stand; there is one of each."""
    fill(actions, "5.3.2.2", "owner", "王五")
    fill(actions, "5.3.2.2", "due", "2030-06-30")
    fill(actions, "5.3.2.2", "evidence", "回访记录")
    actions.page.locator('[id="action-state-5.3.2.2"]').select_option("done")
    fill(actions, "special-deduction-1", "owner", "赵六")
    settle(actions.page)
    with actions.page.expect_download() as download:
        actions.page.locator("[data-action=record]").click()
        actions.page.locator("[data-record-whole]").check()
        actions.page.locator("[data-action=record-save]").click()
    file = tmp_path / "record.json"
    download.value.save_as(file)
    kept = json.loads(file.read_text(encoding="utf-8"))["request"]["assessment"]
    expected = {"owner": "王五", "due": "2030-06-30", "state": "done", "evidence": "回访记录"}
    assert kept["actions"] == {"5.3.2.2": expected}
    assert kept["special_deductions"] == [{"reason": "拒绝三包", "action": {"owner": "赵六"}}]


def test_what_is_past_its_date_is_overdue_until_it_is_done(actions: Outlook) -> None:
    fill(actions, "5.3.2.2", "due", "2020-01-01")
    actions.expect("[data-overdue]:not([hidden])", "已逾期")
    actions.page.locator('[id="action-state-5.3.2.2"]').select_option("done")
    wait_for(lambda: actions.page.locator("[data-overdue]:not([hidden])").count(), 0)


def test_what_is_emptied_is_no_action(actions: Outlook) -> None:
    fill(actions, "5.3.2.2", "owner", "王五")
    actions.expect("[data-headline]", "3 处失分，1 处已有整改项")
    fill(actions, "5.3.2.2", "owner", "")
    actions.expect("[data-headline]", "3 处失分，0 处已有整改项")


def test_clauses_that_are_not_answered_stand_apart(desk: tuple[Outlook, Watch]) -> None:
    outlook, _ = desk
    met = {"what": "补签协议", "owner": "李四"}
    outlook.take(assessment(without=("5.1.1.1",), actions={"5.1.1.2": met}))
    outlook.expect("[data-headline]", "已评的条款没有失分。")
    assert outlook.chosen() == []
    assert outlook.text("[data-unassessed]").startswith("5.1.1.1")
    idle = outlook.text("[data-idle]")
    assert "5.1.1.2" in idle
    assert "补签协议、李四" in idle


def test_the_list_goes_round_and_comes_back(actions: Outlook, tmp_path: Path) -> None:
    """A colleague fills it in; meanwhile another action is entered here; both are there once merged."""
    fill(actions, "5.1.5.2", "owner", "李四")
    actions.expect("[data-headline]", "3 处失分，1 处已有整改项")
    page = actions.page
    with page.expect_download() as download:
        page.locator("[data-action=xlsx]").click()
    file = tmp_path / "list.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(cell.row for cell in sheet["A"][3:] if cell.value == "5.3.2.2")
    sheet.cell(row, heads["责任人"]).value = "王五"
    sheet.cell(row, heads["完成期限"]).value = "2030年6月30日"
    sheet.cell(row, heads["条款分"]).value = 1
    book.save(file)
    fill(actions, "special-deduction-1", "what", "重新培训")
    actions.expect("[data-headline]", "3 处失分，2 处已有整改项")
    page.locator("[data-file]").set_input_files(file)
    dialog = page.locator("[data-dialog=incoming]")
    dialog.locator("[data-action=merge]").wait_for()
    said = dialog.inner_text()
    assert "王五" in said
    assert "没有采用" in said
    dialog.locator("[data-action=merge]").click()
    actions.expect("[data-headline]", "3 处失分，3 处已有整改项")
    for measure, key, value in (
        ("5.3.2.2", "owner", "王五"),
        ("5.3.2.2", "due", "2030-06-30"),
        ("5.1.5.2", "owner", "李四"),
        ("special-deduction-1", "what", "重新培训"),
    ):
        wait_for(page.locator(f'[id="action-{key}-{measure}"]').input_value, value)


def test_a_list_with_a_day_that_is_none_is_refused_with_its_cell(actions: Outlook, tmp_path: Path) -> None:
    page = actions.page
    with page.expect_download() as download:
        page.locator("[data-action=xlsx]").click()
    file = tmp_path / "list.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    column = next(cell.column_letter for cell in sheet[3] if cell.value == "完成期限")
    sheet[f"{column}4"] = "年底"
    book.save(file)
    page.locator("[data-file]").set_input_files(file)
    faults = page.locator("[data-dialog=incoming] .calc-faults")
    faults.wait_for()
    assert f"{column}4" in faults.inner_text()
    assert "年底" in faults.inner_text()
    page.keyboard.press("Escape")
