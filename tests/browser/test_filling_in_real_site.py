"""The quick ways to fill in the form on the site as it is published: accessible, and on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, settle
from tests.browser.visits import Scheme, Visits

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def check_dialog(page: Page, name: str) -> None:
    """Axe finds nothing in the dialog, nothing sticks out of a phone, and Escape closes it."""
    page.locator("dialog").wait_for()
    settle(page)
    found = page.evaluate("axe.run('dialog', {resultTypes: ['violations']})")
    assert [(name, each["id"]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("dialog").evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth") <= 0
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_and_a_narrow_screen(unguarded: Visits, real_site: str, language: str, scheme: Scheme) -> None:
    with unguarded.at(real_site, width=360, scheme=scheme) as page:
        Calculator(page, real_site, language=language).open()
        page.add_script_tag(path=AXE)
        page.locator("[data-tool=estimate]").click()
        page.locator("[data-dialog=estimate] [data-answer=part]").click()
        check_dialog(page, "estimate")
        page.locator("[data-tool=loss-line]").click()
        page.locator("[data-pasted]").fill("5.1.1.2=3/12 5.1.2.2=N")
        expect(page.locator("[data-understood] li")).to_have_count(2)
        check_dialog(page, "loss-line")
        page.locator(".calc-tools [data-tool=deletions]").click()
        page.locator("[name=deletion-preset]").first.check()
        check_dialog(page, "deletions")
        page.locator("[data-indicator] [data-tool=deletions]").first.click()
        page.locator("[data-reason-for-all]").fill("-")
        check_dialog(page, "indicator")
        page.locator("[data-action=all-met]").click()
        page.locator("[data-tool=carry-over]").click()
        check_dialog(page, "nothing to carry over yet")
        page.locator("[data-tool=carry-over]").click()
        page.locator("[data-carry-there]").click()
        expect(page.locator("[data-confirm]").first).to_be_visible(timeout=120_000)
        page.add_script_tag(path=AXE)
        page.locator("[data-confirm]").first.check()
        check_dialog(page, "carry-over")
