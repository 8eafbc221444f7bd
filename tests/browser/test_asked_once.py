"""What the page asks for once: to keep the work, to save a file of it, and how WeChat gets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.calculator import Calculator, wait_for, wait_until_kept

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def looked(ask: Locator) -> None:
    """Wait until the page has looked whether there is something to ask."""
    wait_for(lambda: ask.get_attribute("data-looked") is not None, True)


def test_the_browser_is_asked_to_keep_the_work_in_words_and_once(page: Page, calculator_site: str) -> None:
    page.add_init_script(
        "navigator.storage.persisted = async () => false; navigator.storage.persist = async () => true;"
    )
    calculator = Calculator(page, calculator_site)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    ask = page.locator("[data-ask]")
    for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3"):
        assert not ask.is_visible()
        calculator.choose(clause, "met")
        wait_until_kept(page)  # each a change of its own
    wait_for(ask.is_visible, True)
    ask.locator("[data-action=last]").click()
    wait_for(lambda: "会长期保存" in page.locator("[data-toast]").inner_text(), True)
    page.reload()
    looked(ask)
    assert not ask.is_visible()


def test_thirty_changes_without_a_file_remind_of_one(page: Page, calculator_site: str) -> None:
    page.add_init_script("navigator.storage.persisted = async () => true;")
    calculator = Calculator(page, calculator_site)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    for number in range(30):
        calculator.choose("5.1.1.1", ("met", "not_met")[number % 2])
        wait_until_kept(page)  # each a change of its own
    page.reload()
    ask = page.locator("[data-ask]")
    wait_for(ask.is_visible, True)
    assert "30 处改动" in ask.inner_text()
    with page.expect_download() as download:
        ask.locator("[data-action=remind-save]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["findings"] == {"5.1.1.1": "not_met"}
    assert saved["lineage"]["revision"]
    page.reload()
    looked(ask)
    assert not ask.is_visible()


def test_wechat_is_told_how_to_get_the_file(browser: Browser, calculator_site: str) -> None:
    """The address holds the work while the dialog is open: "open in browser" opens the address."""
    context = browser.new_context(
        user_agent="Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50", locale="zh-CN"
    )
    page = context.new_page()
    calculator = Calculator(page, calculator_site)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    calculator.choose("5.1.1.1", "met")
    page.locator("[data-action=save]").click()
    dialog = page.locator("[data-dialog=download]")
    wait_for(dialog.is_visible, True)
    assert "在浏览器中打开" in dialog.inner_text()
    assert "#a=" in page.evaluate("location.href")
    dialog.locator("button").last.click()
    wait_for(lambda: page.evaluate("location.hash"), "")  # Playwright may miss the change of an address
    context.close()
