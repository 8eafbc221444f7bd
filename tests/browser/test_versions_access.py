"""Versions, comparing, looking and finalising by the keyboard alone, each stage looked at by axe: on a desk
and on a phone, light and dark, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Calculator, wait_until_kept
from tests.browser.visits import Visits
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PASS = """() => {
  const { passed, document: { activeElement: at } } = window;
  if (passed.has(at)) return at.outerHTML.slice(0, 160);
  passed.add(at);
  return null;
}"""


@pytest.fixture(params=[("zh", 1280, "light"), ("en", 360, "dark")], ids=["zh desk light", "en phone dark"])
def calculator(
    request: pytest.FixtureRequest, unguarded: Visits, calculator_site: str
) -> Iterator[Calculator]:
    """Two answers, each a version."""
    language, width, scheme = request.param
    with unguarded.at(calculator_site, width=width, scheme=scheme) as page:
        calculator = Calculator(page, calculator_site, language=language)
        calculator.open()
        for clause in ("5.1.1.1", "5.1.1.2"):
            calculator.choose(clause, "met")
            wait_until_kept(calculator.page)
        calculator.page.add_script_tag(path=AXE)
        yield calculator


def reach(page: Page, wanted: Locator) -> None:
    """Go on by the tabulator until WANTED has the focus; once all the way round it is not reached at all."""
    page.evaluate("window.passed = new Set()")
    while not wanted.evaluate("element => element === document.activeElement"):
        at = page.evaluate(PASS)
        assert at is None, f"{wanted} is not reached by the keyboard: round to {at}"
        page.keyboard.press("Tab")


def press(page: Page, wanted: Locator) -> None:
    reach(page, wanted)
    page.keyboard.press("Enter")


def check(page: Page) -> None:
    found = page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
    assert [
        (each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dialog = page.locator("dialog[open]")
    if dialog.count():
        assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_versions_are_named_compared_finalised_looked_at_and_restored_by_keyboard(
    calculator: Calculator,
) -> None:
    page = calculator.page
    opener = page.locator("[data-action=versions]")
    dialog = page.locator("[data-dialog=versions]")
    second = page.locator('[data-clause="5.1.1.2"]')
    if not opener.is_visible():  # on a phone the result, and what stands beside it, is unfolded first
        press(page, page.locator("[data-action=toggle-result]"))
    press(page, opener)
    first = dialog.locator("[data-version]").last  # oldest
    first.wait_for()
    check(page)

    press(page, first.locator("[data-action=name_version]"))
    expect(dialog.locator("[data-version-name]")).to_be_focused()
    check(page)
    page.keyboard.type("A1")
    page.keyboard.press("Enter")
    named = dialog.locator("[data-version]", has_text="A1")
    expect(named).to_have_count(1)
    expect(named.locator("[data-action=name_version]")).to_be_focused()  # the field is gone

    press(page, named.locator("[data-action=compare]"))
    expect(dialog.locator("[data-told] h3")).to_be_focused(timeout=60_000)
    expect(dialog.locator("[data-told]")).to_contain_text("5.1.1.2")
    check(page)

    press(page, dialog.locator(".calc-finalise summary"))
    reach(page, dialog.locator("[data-finalise-by]"))
    page.keyboard.type("B2")
    check(page)
    press(page, dialog.locator("[data-action=finalise]"))
    expect(dialog.locator("[data-finalised=true], [data-finalised='']").first).to_contain_text("B2")
    expect(dialog.locator(".calc-finalise summary")).to_be_focused()  # the button is folded away
    check(page)

    press(page, named.locator("[data-action=look]"))
    back = page.locator("[data-action=look-back]")
    expect(back).to_be_focused()
    check(page)
    expect(second).to_have_attribute("data-choice", "open")
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("data-choice", "met")
    expect(opener).to_be_focused()  # what had the focus is gone: back to where one came from

    page.keyboard.press("Enter")
    press(page, named.locator("[data-action=restore]"))
    expect(dialog).to_have_count(0)
    expect(second).to_have_attribute("data-choice", "open")
    expect(opener).to_be_focused()
    check(page)
