"""Deletions as a trade usually has them, and of an indicator: suggested, edited, confirmed, one step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Calculator, settle

pytestmark = pytest.mark.browser


def cells(dialog: Locator) -> list[str]:
    settle(dialog.page)
    return [re.sub(r"\s+", " ", text) for text in dialog.locator(".calc-beside tbody td").all_inner_texts()]


def opened(page: Page) -> Locator:
    page.locator(".calc-tools [data-tool=deletions]").click()
    dialog = page.locator("[data-dialog=deletions]")
    expect(dialog.locator("[name=deletion-preset]")).not_to_have_count(0)
    return dialog


def test_a_preset_is_edited_and_confirmed_and_undone_as_one(calculator: Calculator) -> None:
    """Software and services: eight clauses are suggested. One is dropped, one gets words of one's own."""
    page = calculator.page
    page.locator("[data-action=all-met]").click()
    dialog = opened(page)
    dialog.locator("[value=software-and-services]").check()
    expect(dialog.locator("[data-delete]")).to_have_count(8)
    expect(dialog).to_contain_text("5.2.2.1")  # is to be kept
    dialog.locator('[data-delete="5.2.4.5"]').uncheck()
    own = dialog.get_by_label("5.2.1.1 的删减理由")
    own.fill("")
    expect(dialog.locator("[data-action=accept-deletions]")).to_be_disabled()
    own.fill("/")
    expect(dialog.locator(".deletion-row .calc-fault:visible")).to_contain_text("删减须写明理由")
    expect(own).to_have_attribute("aria-invalid", "true")
    expect(dialog.locator("[data-action=accept-deletions]")).to_be_disabled()
    own.fill("只在线交付")
    expect(dialog.locator(".deletion-row .calc-fault:visible")).to_have_count(0)
    assert cells(dialog)[:2] == ["五星级，100.0 分", "五星级，100.0 分"]
    assert cells(dialog)[4:] == ["0 条", "7 条"]
    dialog.locator("[data-action=accept-deletions]").click()
    assert calculator.choice_of("5.2.1.1") == "not_applicable"
    assert calculator.clause("5.2.1.1").locator("[data-field=reason]").input_value() == "只在线交付"
    assert calculator.choice_of("5.2.4.5") == "met"
    page.locator("[data-action=undo]").click()
    assert calculator.choice_of("5.2.1.1") == "met"
    assert page.locator('[data-choice="not_applicable"]').count() == 0


def test_an_indicator_is_deleted_with_one_reason(calculator: Calculator) -> None:
    """Returns and disposal, 5.2.6: both clauses go with it, and the applicable points with them."""
    page = calculator.page
    page.locator("[data-action=all-met]").click()
    indicator = page.locator("[data-indicator]", has=page.locator('[data-clause="5.2.6.1"]'))
    indicator.locator("[data-tool=deletions]").click()
    dialog = page.locator("[data-dialog=deletions]")
    expect(dialog.locator("[data-action=accept-deletions]")).to_be_disabled()
    dialog.locator("[data-reason-for-all]").fill("没有会废弃的实物")
    settle(page)
    own = dialog.locator("[data-delete]").evaluate_all("all => all.map((each) => each.dataset.delete)")
    assert own == ["5.2.6.1", "5.2.6.2"]
    dialog.locator("[data-action=accept-deletions]").click()
    assert [calculator.choice_of(name) for name in own] == ["not_applicable"] * 2
    assert calculator.clause("5.2.6.2").locator("[data-field=reason]").input_value() == "没有会废弃的实物"
    page.locator("[data-action=undo]").click()
    assert [calculator.choice_of(name) for name in own] == ["met"] * 2


def test_with_and_without_stand_side_by_side_with_the_applicable_points(calculator: Calculator) -> None:
    """5.2.6.1 is deleted already: as it is, and with that clause open again, which makes a range."""
    page = calculator.page
    page.locator("[data-action=all-met]").click()
    calculator.delete("5.2.6.1", "没有会废弃的实物")
    points = calculator.figures()["涉及项分值"]
    dialog = opened(page)
    assert cells(dialog)[0] == "五星级，100.0 分"
    assert " ～ " in cells(dialog)[1]
    assert cells(dialog)[2:] == [f"{points} 分", "100 分", "1 条", "0 条"]
    page.keyboard.press("Escape")
