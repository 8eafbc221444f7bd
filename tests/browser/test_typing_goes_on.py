"""Whoever types in a field types on while it is drawn anew, with an answer or by another window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.outlook import Outlook, assessment, open_both

pytestmark = pytest.mark.browser

LOST = "5.3.2.2"


def test_typing_a_reason_goes_on_while_names_are_taken_in(outlook_page: Page, outlook_site: str) -> None:
    """The rows are drawn anew with the new name once the engine has answered, in the midst of a reason."""
    outlook = Outlook(outlook_page, outlook_site, "agree")
    outlook.open()
    differing = open_both(outlook, LOST)
    page = outlook.page
    page.locator("#agree-by-first").fill("张三丰")
    reason = page.locator(f'[id="reason-{LOST}"]')
    reason.focus()
    page.keyboard.type("台账", delay=10)
    expect(differing).to_contain_text("张三丰")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("补")
    page.locator("#agree-by-second").evaluate("(field) => { field.value = '李四光'; }")
    page.locator("#agree-by-second").dispatch_event("input")
    expect(differing).to_contain_text("李四光")
    page.keyboard.type("缺", delay=10)
    expect(reason).to_have_value("台补缺账")


@pytest.mark.parametrize(
    ("view", "field", "elsewhere"),
    [
        ("timetable", "[data-key=start]", "[data-key=lead]"),
        ("hand-in", "[data-key=as_of]", "[data-key=by]"),
        ("evidence", "[data-key=as_of]", "[data-key=covers-from]"),
        ("actions", f"#action-what-{LOST}", f"#action-owner-{LOST}"),
    ],
)
def test_typing_goes_on_while_another_window_writes(
    outlook_page: Page, outlook_site: str, view: str, field: str, elsewhere: str
) -> None:
    """Fields are drawn anew with what comes in; the caret stays before the last letter."""
    mine = Outlook(outlook_page, outlook_site, view)
    mine.open(assessment(other={LOST: "not_met"}))
    other = Outlook(outlook_page.context.new_page(), outlook_site, view)
    other.page.goto(other.address)
    other.wait_until_ready()
    place = mine.page.locator(field.replace(LOST, LOST.replace(".", "\\.")))
    there = elsewhere.replace(LOST, LOST.replace(".", "\\."))
    place.focus()
    mine.page.keyboard.type("20267")
    mine.page.keyboard.press("ArrowLeft")
    other.page.locator(there).fill("2025-01")
    expect(mine.page.locator(there)).to_have_value("2025-01")
    mine.page.keyboard.type("-0")
    expect(place).to_have_value("2026-07")
    other.page.close()


def test_typing_in_a_half_day_goes_on_while_another_window_adds_a_site(
    outlook_page: Page, outlook_site: str
) -> None:
    """The timetable is drawn anew with the site; the half day that is being changed stays open."""
    mine = Outlook(outlook_page, outlook_site, "timetable")
    mine.open()
    mine.page.locator("[data-plan=person_days], [data-key=person_days]").fill("1")
    mine.page.locator("[data-key=start]").fill("2026-12-02")
    mine.page.locator("[data-key=lead]").fill("张三")
    afternoon = mine.page.locator('[data-half-day="2026-12-02 afternoon"] [data-assessor="张三"]')
    afternoon.locator("summary").click()
    field = afternoon.locator("[data-clauses]")
    field.fill("")
    field.focus()
    mine.page.keyboard.type("5.1.1.2")
    mine.page.keyboard.press("Home")
    other = Outlook(outlook_page.context.new_page(), outlook_site, "timetable")
    other.page.goto(other.address)
    other.wait_until_ready()
    other.page.locator("[data-names=sites] [data-new-name]").fill("甲店")
    other.page.locator("[data-names=sites] [data-new-name]").press("Enter")
    expect(afternoon.locator("[data-site] option")).to_have_text(["不排", re.compile("."), "甲店"])
    mine.page.keyboard.type("5.1.1.1 ")
    expect(field).to_have_value("5.1.1.1 5.1.1.2")
    other.page.close()
