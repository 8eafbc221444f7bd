"""The pages around the findings on paper: what is long is parted, what is entered stands beside its label."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.outlook import Outlook, assessment
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
