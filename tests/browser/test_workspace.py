"""The work is kept, in view of whoever does it: the six ways in which it was lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from scripts.browser import find_chromium
from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.kept_line import FULL, FULL_AT_THE_END, in_view, line, second_window
from tests.browser.rule_calculators import RulePage
from tests.browser.small_site import served
from tests.browser.visits import open_context
from tests.conftest import CHROMIUM_FLAGS

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def test_one_click_in_an_older_window_loses_nothing(calculator: Calculator, calculator_site: str) -> None:
    """What was lost, 1: one answer here, all 51 in another window that is closed, one click here: 1 of 51."""
    calculator.choose("5.1.1.1", "not_met")
    wait_until_kept(calculator.page)
    other = second_window(calculator, calculator_site)
    other.rest_met()
    wait_until_kept(other.page)
    other.page.close()
    calculator.choose("5.1.1.1", "met")
    wait_for(lambda: "51 / 51" in calculator.page.locator("[data-progress]").inner_text(), True)
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.3.2.3")] == ["met", "met"]


@pytest.fixture
def remembering(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that may keep a page it leaves, as visitors' browsers do: Playwright switches that off."""
    opened = browser.browser_type.launch(
        executable_path=str(find_chromium()),
        args=CHROMIUM_FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = open_context(opened)
    context.add_init_script(
        "addEventListener('pageshow', (event) => { window.cameBack = event.persisted; });"
    )
    yield context
    opened.close()


def test_going_back_to_the_other_language_loses_nothing(
    remembering: BrowserContext, calculator_folder: Path
) -> None:
    """What was lost, 3: three answers in Chinese, 13 more in English, Back, one click: four were left."""
    with served(calculator_folder, strictly=True, let_back=True) as site:
        page = remembering.new_page()
        there_and_back(page, site).choose("5.1.4.1", "met")
        expect_answered(page, 7)


def test_undo_after_going_back_takes_back_what_was_answered_last(
    remembering: BrowserContext, calculator_folder: Path
) -> None:
    """Answered in English, gone back, undone: an earlier answer went, and the one that was meant stayed."""
    with served(calculator_folder, strictly=True, let_back=True) as site:
        page = remembering.new_page()
        chinese = there_and_back(page, site)
        expect_answered(page, 6)
        page.locator("[data-action=undo]").click()
        expect_answered(page, 5)
        assert [chinese.choice_of(clause) for clause in ("5.1.1.3", "5.1.3.1")] == ["met", "open"]


def there_and_back(page: Page, site: str) -> Calculator:
    """Three answers in Chinese, three in English, and back to Chinese before the last one is written."""
    chinese, english = Calculator(page, site), Calculator(page, site, language="en")
    chinese.open()
    for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3"):
        chinese.choose(clause, "met")
    wait_until_kept(page)
    english.open()
    for clause in ("5.1.2.1", "5.1.2.2", "5.1.3.1"):
        english.choose(clause, "not_met")
    # On a slow machine the page that comes back is shown before the other one has put down its last answer.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    page.evaluate("history.back()")  # what is shown again loads nothing, which `go_back` would wait for
    page.wait_for_url(chinese.address, wait_until="commit")
    wait_for(lambda: came_back(page), True)  # from the cache: nothing was loaded anew
    return chinese


def came_back(page: Page) -> bool:
    try:
        return bool(page.evaluate("window.cameBack"))
    except Error:  # the page that was left, as long as it is in the way
        return False


def expect_answered(page: Page, clauses: int) -> None:
    wait_for(lambda: f"已评 {clauses} / 51" in page.locator("[data-progress]").inner_text(), True)


@pytest.mark.parametrize("full", [FULL, FULL_AT_THE_END], ids=["at once", "at the end"])
def test_a_full_storage_is_told_in_view_and_the_work_is_offered(
    page: Page, calculator_site: str, full: str
) -> None:
    """What was lost, 6: the storage fills up in mid-session, and the message stood 4,200 pixels away."""
    page.add_init_script(full)
    calculator = Calculator(page, calculator_site)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    calculator.choose("5.1.1.1", "met")
    wait_until_kept(page)
    calculator.clause("5.3.2.3").scroll_into_view_if_needed()
    page.evaluate("() => { window.storageFull = true; }")
    calculator.choose("5.3.2.3", "met")
    wait_for(lambda: page.locator(".calc").get_attribute("data-keeping"), "unkept")
    assert "已满" in line(page).inner_text()
    assert in_view(line(page).locator("[role=alert]"))
    with page.expect_download() as download:
        page.locator("[data-action=download-work]").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["findings"] == {"5.1.1.1": "met", "5.3.2.3": "met"}
    page.evaluate("() => { window.storageFull = false; }")  # somebody made room
    wait_until_kept(page)


def test_a_phone_says_in_its_bar_what_is_not_kept(browser: Browser, calculator_site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
    context.add_init_script(FULL)
    page = context.new_page()
    calculator = Calculator(page, calculator_site)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    bar = page.locator("[data-bar-kept]")
    calculator.choose("5.1.1.1", "met")
    wait_for(lambda: bar.inner_text().startswith("已存"), True)
    page.evaluate("() => { window.storageFull = true; }")
    calculator.choose("5.1.1.2", "met")
    wait_for(bar.inner_text, "没有存上")
    assert in_view(bar)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_form_says_in_view_that_it_is_not_kept(rules: RulePage) -> None:
    rules.page.add_init_script(FULL)
    rules.page.goto(f"{rules.site}calculators/calendar/")
    rules.page.locator(".calc.is-live").wait_for()
    rules.page.evaluate("() => { window.storageFull = true; }")
    rules.field("issued").fill("2025-06-06")
    wait_for(lambda: rules.page.locator(".calc").get_attribute("data-keeping"), "unkept")
    rules.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert in_view(line(rules.page).locator("[role=alert]"))
