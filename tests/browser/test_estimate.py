"""The quick estimate, the rest of the form at once, and an assessment in one line."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Calculator, settle, wait_for

pytestmark = pytest.mark.browser


def opened(page: Page) -> Locator:
    page.locator("[data-tool=estimate]").click()
    dialog = page.locator("[data-dialog=estimate]")
    expect(dialog.locator("[data-question]")).to_have_text(re.compile(r"^\d"))
    return dialog


def asked(dialog: Locator) -> str:
    settle(dialog.page)
    return (dialog.locator("[data-question]").inner_text()).split(" ")[0]


def answered(calculator: Calculator) -> int:
    settle(calculator.page)
    return calculator.page.locator('[data-clause]:not([data-choice="open"])').count()


def test_the_whole_form_is_met_with_one_key_and_undone_as_one(calculator: Calculator) -> None:
    """One clause of 1 point not met, the 50 others met: 99 of 100. Undone: the one finding alone is left."""
    page = calculator.page
    calculator.choose("5.1.1.1", "not_met")
    calculator.clause("5.1.1.1").locator("input[value=not_met]").press("r")
    calculator.expect_score("99.0", "五星级")
    page.locator("[data-action=undo]").click()
    wait_for(lambda: answered(calculator), 1)
    assert calculator.choice_of("5.1.1.1") == "not_met"


def test_answers_of_the_estimate_land_in_the_form_and_each_can_be_undone(calculator: Calculator) -> None:
    page = calculator.page
    dialog = opened(page)
    first = asked(dialog)
    page.keyboard.press("y")
    expect(dialog.locator("[data-question]")).not_to_have_text(re.compile(f"^{re.escape(first)} "))
    second = asked(dialog)
    page.keyboard.press("n")
    expect(dialog.locator("[data-question]")).not_to_have_text(re.compile(f"^{re.escape(second)} "))
    third = asked(dialog)
    page.keyboard.press("p")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(dialog.locator("[data-question]")).not_to_have_text(re.compile(f"^{re.escape(third)} "))
    assert len({first, second, third}) == 3
    expect(dialog.locator(".calc-progress")).to_have_text("已评 3 / 51 条")
    expect(dialog.locator(".estimate-level")).to_have_text(re.compile(r"^可能性最大：.+（\d+\.\d%）$"))
    expect(dialog).to_contain_text("未评的 48 个条款，每条按 80% 的可能性算作符合")
    dialog.locator("[data-action=enough]").click()
    assert [calculator.choice_of(name) for name in (first, second, third)] == ["met", "not_met", "sampled"]
    assert calculator.clause(third).locator("[data-field=sampled]").input_value() == "12"
    assert calculator.clause(third).locator("[data-field=nonconforming]").input_value() == "3"
    for left in (2, 1, 0):
        page.locator("[data-action=undo]").click()
        wait_for(lambda: answered(calculator), left)


def test_going_back_takes_the_answer_back_and_asks_the_clause_again(calculator: Calculator) -> None:
    dialog = opened(calculator.page)
    first = asked(dialog)
    dialog.locator("[data-answer=not_met]").click()
    expect(dialog.locator("[data-question]")).not_to_have_text(re.compile(f"^{re.escape(first)} "))
    dialog.locator("[data-answer=back]").click()
    expect(dialog.locator("[data-question]")).to_have_text(re.compile(f"^{re.escape(first)} "))
    assert answered(calculator) == 0


def test_a_clause_that_is_skipped_stays_open_and_can_be_asked_for(calculator: Calculator) -> None:
    """All are met but one of 7 points, which decides between 93 and 100, four stars and five."""
    page = calculator.page
    page.locator("[data-action=all-met]").click()
    calculator.choose("5.3.2.2", "open")
    dialog = opened(page)
    assert asked(dialog) == "5.3.2.2"
    page.keyboard.press("ArrowRight")
    expect(dialog.locator("[data-question]")).to_have_text("其余条款不影响级别，跳过的还有 1 条。")
    dialog.locator("[data-answer=skipped]").click()
    expect(dialog.locator("[data-question]")).to_have_text(re.compile(r"^5\.3\.2\.2 "))
    dialog.locator("[data-action=enough]").click()
    assert calculator.choice_of("5.3.2.2") == "open"


def test_a_sample_that_cannot_be_is_asked_again(calculator: Calculator) -> None:
    """More nonconforming than drawn: refused, and the same clause is asked with what is wrong."""
    dialog = opened(calculator.page)
    first = asked(dialog)
    dialog.locator("[data-answer=part]").click()
    dialog.locator("[data-sample=sampled]").fill("3")
    dialog.locator("[data-sample=nonconforming]").fill("12")
    dialog.locator("[data-action=accept-sample]").click()
    expect(dialog.locator(".calc-fault")).not_to_have_text("")
    assert asked(dialog) == first
    dialog.locator("[data-sample=sampled]").fill("12")
    dialog.locator("[data-sample=nonconforming]").fill("3")
    dialog.locator("[data-action=accept-sample]").click()
    expect(dialog.locator("[data-question]")).not_to_have_text(re.compile(f"^{re.escape(first)} "))
    dialog.locator("[data-action=enough]").click()
    assert calculator.clause(first).locator("[data-field=sampled]").input_value() == "12"


def test_a_line_is_shown_as_it_was_understood_and_then_taken_in(calculator: Calculator) -> None:
    """What is not named is met: two named, 49 met. Notes stay, and all of it is one step."""
    page = calculator.page
    calculator.choose("5.1.1.1", "not_met")
    calculator.clause("5.1.1.1").locator("summary").click()
    calculator.clause("5.1.1.1").locator("[data-field=note]").fill("看过任命书")
    page.locator("[data-tool=loss-line]").click()
    dialog = page.locator("[data-dialog=loss-line]")
    expect(dialog.locator("[data-own-line]")).to_have_value("*=? 5.1.1.1=N")
    expect(dialog.locator("[data-action=accept-line]")).to_be_disabled()
    dialog.locator("[data-pasted]").fill("5.1.1.2=3/12 5.1.2.2=N")
    understood = dialog.locator("[data-understood]")
    expect(understood).to_contain_text("符合 49 条，未评 0 条")
    expect(understood.locator("li")).to_have_count(2)
    expect(understood.locator("li").first).to_contain_text("抽样 12，其中不符合 3")
    dialog.locator("[data-action=accept-line]").click()
    assert [calculator.choice_of(name) for name in ("5.1.1.1", "5.1.1.2", "5.1.2.2")] == [
        "met",
        "sampled",
        "not_met",
    ]
    assert calculator.clause("5.1.1.1").locator("[data-field=note]").input_value() == "看过任命书"
    page.locator("[data-action=undo]").click()
    assert calculator.choice_of("5.1.1.1") == "not_met"
    assert answered(calculator) == 1


def test_a_line_that_cannot_be_read_says_where_and_changes_nothing(calculator: Calculator) -> None:
    page = calculator.page
    page.locator("[data-tool=loss-line]").click()
    dialog = page.locator("[data-dialog=loss-line]")
    dialog.locator("[data-pasted]").fill("5.1.1.2=3/12 5.9.9=N 五星")
    expect(dialog.locator("[data-understood] li")).not_to_have_count(0)
    expect(dialog.locator("[data-understood]")).to_contain_text("五星")
    expect(dialog.locator("[data-action=accept-line]")).to_be_disabled()
    page.keyboard.press("Escape")
    assert answered(calculator) == 0


def test_the_bar_of_a_phone_says_the_levels_and_the_shortest_way(calculator: Calculator) -> None:
    """All met but 5.3.2.2 (7 points): 93; five stars from 95. That clause alone is enough: 2 points."""
    page = calculator.page
    page.set_viewport_size({"width": 360, "height": 740})
    try:
        calculator.choose("5.3.2.2", "not_met")
        expect(page.locator("[data-bar-score]")).to_have_text("评价不合格 ～ 四星级")
        page.locator("[data-action=all-met]").click()
        near = page.locator("[data-nearest]")
        expect(near).to_have_text("再得 2 分即五星级：看 5.3.2.2")
        near.click()
        expect(calculator.clause("5.3.2.2").locator("input:checked")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})
