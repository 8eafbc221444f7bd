"""What could not be kept is said where it was asked for, and can be asked for again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import wait_for, wait_until_kept
from tests.browser.kept_line import FULL, in_view
from tests.browser.rule_calculators import RulePage

pytestmark = pytest.mark.browser


@pytest.fixture
def form(rules: RulePage) -> RulePage:
    """A calendar with two versions, whose storage can be full."""
    rules.page.add_init_script(FULL)
    rules.page.goto(f"{rules.site}calculators/calendar/")
    rules.page.locator(".calc.is-live").wait_for()
    for day in ("2025-06-06", "2025-07-07"):
        rules.field("issued").fill(day)
        rules.field("issued").blur()
        wait_until_kept(rules.page)
    return rules


def full(form: RulePage, is_full: bool) -> None:
    form.page.evaluate("full => { window.storageFull = full; }", is_full)


def test_a_version_that_could_not_be_made_final_or_named_says_so(form: RulePage) -> None:
    dialog = form.page.locator("[data-dialog=versions]")
    form.page.locator("[data-action=versions]").click()
    dialog.locator(".calc-finalise summary").click()
    full(form, True)
    dialog.locator("[data-action=finalise]").click()
    told = dialog.locator("[data-unkept]")
    expect(told).to_contain_text("这一步没有做成")
    assert in_view(told)
    assert "定稿 1" not in dialog.inner_text()
    dialog.locator("[data-action=name_version]").first.click()
    dialog.locator("[data-version-name]").fill("初稿")
    dialog.locator("[data-action=name-save]").click()
    expect(told).to_be_visible()
    full(form, False)
    dialog.locator("[data-action=finalise]").click()
    wait_for(lambda: "定稿 1" in dialog.inner_text(), True)


def test_a_version_that_could_not_be_restored_says_so_and_changes_nothing(form: RulePage) -> None:
    dialog = form.page.locator("[data-dialog=versions]")
    form.page.locator("[data-action=versions]").click()
    full(form, True)
    dialog.locator("[data-action=restore]").last.click()
    toast = form.page.locator("[data-toast]")
    expect(toast).to_contain_text("这一步没有做成")
    assert in_view(toast)
    assert form.field("issued").input_value() == "2025-07-07"
