"""The work is kept, in view of whoever does it: the six ways in which it was lost, versions, conflicts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from scripts.browser import find_chromium
from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.rule_calculators import RulePage
from tests.browser.small_site import served
from tests.browser.visits import Visits, open_context
from tests.conftest import CHROMIUM_FLAGS

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

FULL = """
const real = IDBObjectStore.prototype.put;
window.storageFull = false;
IDBObjectStore.prototype.put = function (...given) {
  if (window.storageFull) throw new DOMException("full", "QuotaExceededError");
  return real.apply(this, given);
};
"""


def line(page: Page) -> Locator:
    return page.locator("[data-kept]")


def second_window(calculator: Calculator, site: str) -> Calculator:
    other = Calculator(calculator.page.context.new_page(), site)
    other.open()
    return other


def in_view(place: Locator) -> bool:
    """Whether a visitor sees PLACE without scrolling."""
    return bool(
        place.evaluate(
            """(element) => {
              const { top, bottom, width } = element.getBoundingClientRect();
              return width > 0 && top >= 0 && bottom <= innerHeight;
            }"""
        )
    )


# --- what was lost


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
        there_and_back(remembering.new_page(), site)


def there_and_back(page: Page, site: str) -> None:
    chinese, english = Calculator(page, site), Calculator(page, site, language="en")
    chinese.open()
    for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3"):
        chinese.choose(clause, "met")
    wait_until_kept(page)
    english.open()
    for clause in ("5.1.2.1", "5.1.2.2", "5.1.3.1"):
        english.choose(clause, "not_met")
    # Left before the last answer is written, as on a slow machine: the page that comes back has to see to it.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    page.evaluate("history.back()")  # what is shown again loads nothing, which `go_back` would wait for
    page.wait_for_url(chinese.address, wait_until="commit")
    wait_for(lambda: page.evaluate("window.cameBack"), True)  # from the cache: nothing was loaded anew
    chinese.choose("5.1.4.1", "met")
    wait_for(lambda: "已评 7 / 51" in page.locator("[data-progress]").inner_text(), True)


def test_a_full_storage_is_told_in_view_and_the_work_is_offered(page: Page, calculator_site: str) -> None:
    """What was lost, 6: the storage fills up in mid-session, and the message stood 4,200 pixels away."""
    page.add_init_script(FULL)
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


# --- conflicts


@pytest.fixture
def two_sides(visits: Visits, calculator_site: str) -> Iterator[tuple[Calculator, Calculator]]:
    """Two windows that answered one clause differently: one of them could not write while the other did."""
    with visits.at(calculator_site) as first:
        pages = (first, first.context.new_page())
        for page in pages:
            page.add_init_script(FULL)
        mine, other = (Calculator(page, calculator_site) for page in pages)
        mine.open()
        mine.choose("5.1.1.3", "met")
        wait_until_kept(mine.page)
        other.open()
        mine.page.evaluate("() => { window.storageFull = true; }")
        mine.choose("5.1.1.1", "met")
        mine.choose("5.1.2.1", "met")
        wait_for(lambda: mine.page.locator(".calc").get_attribute("data-keeping"), "unkept")
        other.choose("5.1.1.1", "not_met")
        other.clause("5.1.1.1").locator("[data-field=reason]").fill("没有任命书")
        other.choose("5.1.2.2", "met")
        wait_until_kept(other.page)
        mine.page.evaluate("() => { window.storageFull = false; }")
        yield mine, other


def test_two_sides_of_a_clause_stay_in_view_until_one_is_taken(
    two_sides: tuple[Calculator, Calculator],
) -> None:
    mine, other = two_sides
    conflict = mine.page.locator('[data-conflict="findings.5.1.1.1"]')
    wait_for(conflict.count, 1, 60)
    assert in_view(conflict)
    assert "不符合：没有任命书" in conflict.inner_text()
    assert [mine.choice_of(clause) for clause in ("5.1.1.1", "5.1.2.1", "5.1.2.2")] == ["met"] * 3
    mine.choose("5.1.4.1", "met")  # one goes on; the conflict stays
    wait_for(conflict.count, 1)
    mine.page.reload()
    mine.wait_until_ready()
    wait_for(conflict.count, 1, 60)
    assert mine.choice_of("5.1.1.1") == "met"  # "this side" is what it was, though the other was written last
    conflict.locator("dd", has_text="没有任命书").locator("[data-take=theirs]").click()
    wait_for(conflict.count, 0)
    wait_for(lambda: mine.choice_of("5.1.1.1"), "not_met")
    assert mine.clause("5.1.1.1").locator("[data-field=reason]").input_value() == "没有任命书"
    given = ("5.1.1.1", "5.1.1.3", "5.1.2.1", "5.1.2.2", "5.1.4.1")
    wait_for(lambda: [other.choice_of(clause) for clause in given], ["not_met", *["met"] * 4])
    wait_for(lambda: other.page.locator("[data-conflict]").count(), 0)


# --- versions


def test_a_version_is_looked_at_compared_and_restored(calculator: Calculator) -> None:
    page = calculator.page
    calculator.choose("5.1.1.1", "met")
    wait_until_kept(page)
    page.locator("[data-action=versions]").click()
    dialog = page.locator("[data-dialog=versions]")
    dialog.locator("[data-action=name_version]").first.click()
    dialog.locator("[data-version-name]").fill("初评")
    dialog.locator("[data-action=name-save]").click()
    wait_for(lambda: "初评" in dialog.inner_text(), True)
    dialog.locator(".calc-dialog-actions button").last.click()
    calculator.choose("5.1.1.1", "not_met")
    calculator.choose("5.1.1.2", "met")
    wait_until_kept(page)
    page.locator("[data-action=versions]").click()
    named = dialog.locator("[data-version]", has_text="初评").first
    named.locator("[data-action=compare]").click()
    # 5.1.1.1 is worth 1 point, 5.1.1.2 three: what was 1.0 at least is 3.0 now; at most 100.0 and 99.0.
    wait_for(lambda: "5.1.1.2" in dialog.locator("[data-told] table").inner_text(), True)
    named.locator("[data-action=look]").click()
    assert calculator.choice_of("5.1.1.1") == "met"
    calculator.expect_range("1.0 ～ 100.0 分")
    assert calculator.clause("5.1.1.2").locator('input[value="met"]').evaluate("node => node.inert")
    page.locator("[data-action=look-back]").click()
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2")] == ["not_met", "met"]
    page.locator("[data-action=versions]").click()
    named.locator("[data-action=restore]").click()
    wait_for(lambda: calculator.choice_of("5.1.1.1"), "met")
    assert calculator.choice_of("5.1.1.2") == "open"
    calculator.page.reload()
    calculator.wait_until_ready()
    assert calculator.choice_of("5.1.1.1") == "met"


def test_a_final_version_is_named_on_the_page_and_one_can_go_on(calculator: Calculator) -> None:
    page = calculator.page
    calculator.choose("5.1.1.1", "met")
    page.locator("[data-action=versions]").click()
    dialog = page.locator("[data-dialog=versions]")
    dialog.locator(".calc-finalise summary").click()
    dialog.locator("[data-finalise-by]").fill("王某")
    dialog.locator("[data-action=finalise]").click()
    wait_for(lambda: "定稿 1" in dialog.inner_text() and "王某" in dialog.inner_text(), True)
    dialog.locator(".calc-dialog-actions button").last.click()
    wait_for(lambda: "定稿 1" in page.locator("[data-case]").inner_text(), True)
    calculator.choose("5.1.1.2", "met")
    wait_for(lambda: "在定稿 1 之后继续" in page.locator("[data-case]").inner_text(), True)


# --- what is asked once


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


# --- for everyone


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_stands_beside_the_result_is_accessible(
    unguarded: Visits, calculator_site: str, language: str
) -> None:
    with unguarded.at(calculator_site) as page:
        calculator = Calculator(page, calculator_site, language=language)
        page.goto(calculator.address)
        page.locator(".calc.is-live").wait_for()
        calculator.choose("5.1.1.1", "met")
        wait_until_kept(page)
        page.locator("[data-action=versions]").focus()
        page.keyboard.press("Enter")
        page.locator("[data-version]").first.wait_for()
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
        assert [each["id"] for each in found["violations"]] == []
        page.keyboard.press("Escape")
        page.locator("[data-dialog=versions]").wait_for(state="detached")
