"""The pages around the findings on paper: what is long is parted, what is entered stands beside its label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.outlook import Outlook, assessment, open_both
from tests.browser.own_rubrics import calculate, open_file, own_rubric
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

LOST = "5.3.2.2"
ACTION = {"what": "补做三个月的投诉回访", "owner": "客服中心", "due": "2027-01-15", "state": "under-way"}
BESIDE = """(row) => [...row.querySelectorAll("label")].map((label) => {
  const [name, text] = [label.querySelector("span"), label.querySelector(".calc-printed")];
  const [one, other] = [name.getBoundingClientRect(), text.getBoundingClientRect()];
  return other.top < one.bottom && one.top < other.bottom && other.left >= one.right - 1;
})"""
"""Of each label whether what was entered stands on its line, behind it."""


@pytest.fixture
def page(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        yield opened
        opened.emulate_media(media="null")


@pytest.mark.parametrize("width", [640, 794])
def test_an_action_has_what_was_entered_beside_its_label(page: Page, real_site: str, width: int) -> None:
    """On A5 across and on A4: 168 and 210 mm at 96 to the inch."""
    actions: dict[str, Any] = {LOST: ACTION}
    outlook = Outlook(page, real_site, "actions")
    outlook.open(assessment(other={LOST: "not_met", "5.1.5.2": "not_met"}, actions=actions))
    rows = page.locator(".outlook-duty--action")
    rows.nth(1).wait_for()
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [rows.nth(number).evaluate(BESIDE) for number in (0, 1)] == [[True] * 5, [True] * 5]


def test_what_is_folded_may_be_longer_than_a_sheet(page: Page, real_site: str) -> None:
    """47 clauses without evidence left the rest of the sheet before them empty."""
    outlook = Outlook(page, real_site, "hand-in")
    outlook.open(assessment())
    page.locator(".hi-checks details").first.wait_for()
    page.emulate_media(media="print")
    broken = page.locator(".calc details").evaluate_all(
        "(every) => every.map((each) => getComputedStyle(each).breakInside)"
    )
    assert set(broken) == {"auto"}


def test_a_form_of_ones_own_is_called_after_it_and_names_the_day(page: Page, real_site: str) -> None:
    """It comes after the page has filled in the day; the page was called after opening a file."""
    calculate(page, real_site, "acme.json", json.dumps(own_rubric()))
    expect(page.locator("h1")).to_have_text(re.compile("^商品售后服务评价体系（百分制评分） 评分"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".calc-paper span[data-cited]")).to_have_text(re.compile(r"^20\d\d-\d\d-\d\d$"))


def test_what_was_read_is_printed_without_how_to_open_it(page: Page, real_site: str) -> None:
    open_file(page, real_site, "acme.json", json.dumps(own_rubric(id="acme-printed")))
    begin = page.locator("[data-action=calculate]")
    expect(begin).to_be_focused(timeout=120_000)
    assert begin.evaluate("(it) => getComputedStyle(it).color !== getComputedStyle(it).backgroundColor")
    page.emulate_media(media="print")
    expect(page.locator("[data-outcome] h3")).to_be_visible()
    for how in (begin, page.locator("#own-open"), page.locator(".own-part > p").first):
        expect(how).to_be_hidden()


def test_two_assessments_are_printed_without_ones_own(page: Page, real_site: str) -> None:
    outlook = Outlook(page, real_site, "agree")
    outlook.open()
    open_both(outlook, LOST)
    page.emulate_media(media="print")
    expect(page.locator("[data-decided-part]")).to_be_visible()
    for own in (".outlook-basis", "[data-progress]"):
        expect(page.locator(own)).to_be_hidden()


def test_nothing_is_printed_of_packing_but_the_day_and_who_did(page: Page, real_site: str) -> None:
    """Its heading took the room of the foot, which went to a sheet of its own."""
    outlook = Outlook(page, real_site, "hand-in")
    outlook.open(assessment())
    page.locator(".hi-checks details").first.wait_for()
    page.emulate_media(media="print")
    expect(page.locator("#hi-bundle")).to_be_hidden()
    expect(page.locator("label", has=page.locator("[data-by]"))).to_be_visible()
