"""Findings carried over to the other rubric: suggested with what differs, each confirmed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, kept, settle, wait_for

pytestmark = pytest.mark.browser

ONE, OTHER = "gbt-27922-2011", "zhht-completeness"


def test_findings_go_to_the_other_rubric_one_by_one(page: Page, calculator_site: str) -> None:
    """From one page to the other, in the same case: what is ticked is taken, in one step, and no more."""
    first = Calculator(page, calculator_site, ONE)
    first.open()
    first.page.locator("[data-action=all-met]").click()
    first.expect_score("100.0", "五星级")
    wait_for(lambda: kept(page, ONE) is not None, True)
    page.locator(f'[data-tool=carry-over][data-from="{OTHER}"]').click()
    dialog = page.locator("[data-dialog=carry-over]")
    expect(dialog).to_contain_text("这个案卷里还没有")
    dialog.locator("[data-carry-there]").click()
    second = Calculator(page, calculator_site, OTHER)
    second.wait_until_ready()
    expect(dialog.locator("[data-confirm]")).not_to_have_count(0, timeout=120_000)
    assert "carry" not in page.url
    columns = dialog.locator(".calc-beside tbody td")
    expect(columns.first).to_have_text("五星级，100.0 分")
    accept = dialog.locator("[data-action=accept-carried]")
    expect(accept).to_be_disabled()
    box = dialog.locator("[data-confirm]").first
    name = box.get_attribute("data-confirm") or ""
    before = columns.nth(1).inner_text()
    box.check()
    expect(accept).to_be_enabled()
    expect(columns.nth(1)).not_to_have_text(before)
    accept.click()
    assert second.choice_of(name) == "met"
    assert page.locator('[data-clause]:not([data-choice="open"])').count() == 1
    page.locator("[data-action=undo]").click()
    assert second.choice_of(name) == "open"


def test_what_is_answered_here_stays(page: Page, calculator_site: str) -> None:
    """All is met by the one rubric; a clause that is not met by the other is not suggested again."""
    first = Calculator(page, calculator_site, ONE)
    first.open()
    first.page.locator("[data-action=all-met]").click()
    wait_for(lambda: kept(page, ONE) is not None, True)
    second = Calculator(page, calculator_site, OTHER)
    second.open(f"?carry={ONE}")
    dialog = page.locator("[data-dialog=carry-over]")
    boxes = dialog.locator("[data-confirm]")
    expect(boxes).not_to_have_count(0, timeout=120_000)
    names = boxes.evaluate_all("all => all.map((each) => each.dataset.confirm)")
    page.keyboard.press("Escape")
    second.choose(names[0], "not_met")
    page.locator("[data-tool=carry-over]").click()
    expect(boxes).to_have_count(len(names) - 1)
    expect(dialog).to_contain_text(re.compile(r"另有 1 条这里已经评过"))
    assert dialog.locator(f'[data-confirm="{names[0]}"]').count() == 0
    for name in names[1:3]:
        dialog.locator(f'[data-confirm="{name}"]').check()
    settle(page)
    dialog.locator("[data-action=accept-carried]").click()
    assert [second.choice_of(name) for name in names[:3]] == ["not_met", "met", "met"]
    assert page.locator('[data-choice="met"]').count() == 2
