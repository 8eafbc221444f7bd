"""The versions of the work: looked at, compared, restored, named, final, and for everyone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


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
    wait_for(lambda: calculator.choice_of("5.1.1.1"), "met")
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
