"""A version whose content is gone, or cannot be read, in front of whoever opens the page: it is told in view,
and the nearest earlier version that is whole is there. Every kind of damage: tests/frontend/damage.test.mjs.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, wait_for
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# The content of the latest revision is taken away (null), or another is put in its place.
SPOIL = """async (content) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("aftersales"));
  const transaction = database.transaction(["revisions", "contents"], "readwrite");
  const rows = await done(transaction.objectStore("revisions").getAll());
  const [{ id }] = rows.sort((one, other) => other.time - one.time);
  const contents = transaction.objectStore("contents");
  await done(content === null ? contents.delete(id) : contents.put({ revision: id, content }));
  database.close();
}"""


def three_answers(page: Page, site: str, language: str = "zh") -> Calculator:
    """Kept one by one, so that each is a version."""
    calculator = Calculator(page, site, language=language)
    page.goto(calculator.address)
    page.locator(".calc.is-live").wait_for()
    for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3"):
        calculator.choose(clause, "met")
        expect(page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    return calculator


def reopen(page: Page) -> None:
    page.reload()
    page.locator(".calc.is-live").wait_for()
    expect(page.locator("[data-refused]")).to_be_visible()


def answers(calculator: Calculator) -> list[bool]:
    """Which of the first three clauses the form shows as met."""
    fields = [
        calculator.clause(clause).locator('input[value="met"]')
        for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3")
    ]
    return [field.is_checked() for field in fields]


def test_a_content_that_is_gone_is_told_in_view_and_the_version_before_it_is_there(
    page: Page, calculator_site: str
) -> None:
    calculator = three_answers(page, calculator_site)
    page.evaluate(SPOIL, None)
    reopen(page)
    banner = page.locator("[data-refused][role=alert]")
    assert "内容丢了" in banner.inner_text()
    expect(banner).to_be_in_viewport()
    wait_for(lambda: answers(calculator), [True, True, False])
    calculator.choose("5.1.2.1", "met")
    expect(page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    reopen(page)  # it is told until somebody has seen it
    banner.get_by_text("丢弃").click()
    expect(banner).to_have_count(0)
    page.reload()
    page.locator(".calc.is-live").wait_for()
    wait_for(lambda: answers(calculator), [True, True, False])
    assert calculator.clause("5.1.2.1").locator('input[value="met"]').is_checked()
    assert banner.count() == 0


def test_what_this_page_cannot_read_is_left_and_the_version_before_it_is_offered(
    page: Page, calculator_site: str, downloads: Path
) -> None:
    """It may be what a later build wrote: nothing is put on top of it unasked."""
    calculator = three_answers(page, calculator_site)
    later = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.1.1": {"later": 1}}}
    page.evaluate(SPOIL, later)
    reopen(page)
    assert answers(calculator) == [False, False, False]
    banner = page.locator("[data-refused][role=alert]")
    expect(banner).to_be_in_viewport()
    with page.expect_download() as download:
        banner.get_by_text("下载留底").click()
    download.value.save_as(downloads / "kept.json")
    assert json.loads((downloads / "kept.json").read_text(encoding="utf-8")) == later
    calculator.choose("5.1.1.3", "not_met")  # somebody does not read what is above, and goes on
    expect(page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    banner.locator("[data-action=take-earlier]").click()
    wait_for(lambda: answers(calculator), [True, True, False])
    assert calculator.clause("5.1.1.3").locator('input[value="not_met"]').is_checked()
    expect(page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    reopen(page)
    wait_for(lambda: answers(calculator), [True, True, False])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_told_of_it_is_accessible_on_a_narrow_screen(
    unguarded: Visits, calculator_site: str, language: str
) -> None:
    with unguarded.at(calculator_site, width=360) as page:
        three_answers(page, calculator_site, language)
        page.evaluate(SPOIL, {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": 3})
        reopen(page)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run('[data-banners]', {resultTypes: ['violations']})")
        assert [each["id"] for each in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        take = page.locator("[data-action=take-earlier]")
        take.focus()
        page.keyboard.press("Enter")
        expect(page.locator('[data-clause="5.1.1.2"] input[value="met"]')).to_be_checked()
