"""The outlook pages on the site as it is published: in the theme, under its policy, accessible, linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.calculator import Calculator, settle, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.test_real_site import leads_somewhere
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LOST = dict.fromkeys(("5.3.2.2", "5.1.5.2"), "not_met")
KEPT = assessment(without=("5.1.1.1", "5.1.1.2"), other=LOST, special_deductions=[{"reason": "拒绝三包"}])
LAST = {
    **dict.fromkeys(("forecast", "improve"), (".outlook-readings", "C-001-07")),
    **dict.fromkeys(("actions", "visits", "timetable", "hand-in"), ("[data-outcome]", "SHA-256")),
    "evidence": ("[data-owners]", "49/51"),
}
"""What comes last on each page, and what stands in it: two of the 51 clauses are open."""


SAYS_NOTHING = """[...document.querySelectorAll(".calc-fault, .calc-caution")]
  .filter((each) => each.checkVisibility() && !each.textContent.trim()).map((each) => each.outerHTML)"""
"""Faults that are shown and empty: a mark in red, and no reader knows of what."""


@pytest.fixture(scope="module")
def on_a_phone(browser: Browser) -> Iterator[Visits]:
    opened = Visits(browser, bypass_csp=True, has_touch=True, is_mobile=True)
    yield opened
    opened.end()


@pytest.fixture(params=["desk", "dark", "phone"])
def unguarded_page(
    request: pytest.FixtureRequest, unguarded: Visits, on_a_phone: Visits, real_site: str
) -> Iterator[Page]:
    """An empty page on a desk, in the dark, on a phone; the policy lets axe in."""
    looks: dict[str, Any] = {"dark": {"scheme": "dark"}, "phone": {"width": 360}}
    visits = on_a_phone if request.param == "phone" else unguarded
    with visits.at(real_site, **looks.get(request.param, {})) as page:
        yield page


def plan(page: Page) -> None:
    """Two people for a day, one site."""
    page.locator("[data-key=start]").fill("2026年12月2日")
    for name, value in {"person_days": "2", "lead": "张三"}.items():
        page.locator(f"[data-plan={name}]").fill(value)
    for part, name in {"members": "李四", "sites": "甲店"}.items():
        page.locator(f"[data-names={part}] [data-new-name]").fill(name)
        page.locator(f"[data-names={part}] [data-action=add-name]").click()


def open_filled(page: Page, site: str, view: str, language: str = "zh") -> Outlook:
    """The page with every part of it shown."""
    outlook = Outlook(page, site, view, language=language)
    outlook.open(KEPT)
    if view == "timetable":
        plan(outlook.page)
    outlook.expect_part(*LAST[view])
    settle(outlook.page)
    outlook.page.evaluate(
        "document.querySelectorAll('.calc details').forEach((each) => { each.open = true; })"
    )
    return outlook


def violations(outlook: Outlook) -> list[tuple[str, str]]:
    outlook.page.add_script_tag(path=str(AXE))
    found = outlook.page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(each["id"], node["html"][:200]) for each in found["violations"] for node in each["nodes"][:3]]


@pytest.mark.parametrize("view", sorted(LAST))
def test_axe_finds_nothing(unguarded_page: Page, real_site: str, view: str) -> None:
    outlook = open_filled(unguarded_page, real_site, view)
    if outlook.page.locator("[data-action=toggle-result]").is_visible():
        outlook.page.locator("[data-action=toggle-result]").click()
    assert violations(outlook) == []
    assert outlook.page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True
    assert outlook.page.evaluate(SAYS_NOTHING) == []


@pytest.mark.parametrize("unguarded_page", ["desk", "dark"], indirect=True)
def test_axe_finds_nothing_where_a_reading_is_switched(unguarded_page: Page, real_site: str) -> None:
    page = unguarded_page
    calculator = Calculator(page, real_site)
    calculator.open()
    calculator.rest_met()
    page.locator("[data-switch] summary").click()
    page.locator("[data-discrepancy] input[value=printed]").check()
    wait_for(lambda: page.locator("[data-switched]").is_visible(), True)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []


@pytest.mark.parametrize("view", sorted(LAST))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_somewhere_and_the_policy_holds(
    visits: Visits, real_site: str, built_site: Path, view: str, language: str
) -> None:
    with visits.at(real_site) as page:
        open_filled(page, real_site, view, language)
        links = page.evaluate("[...document.querySelectorAll('.calc a[href]')].map((link) => link.href)")
        assert len(links) > 8
        missing = [link for link in links if not leads_somewhere(link.removeprefix(real_site), built_site)]
        assert missing == []
