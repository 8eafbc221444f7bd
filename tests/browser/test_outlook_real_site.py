"""The outlook pages on the site as it is published: in the theme, under its policy, accessible, linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.calculator import Calculator, settle, wait_for
from tests.browser.conftest import Watch
from tests.browser.outlook import Outlook, assessment
from tests.browser.test_real_site import leads_somewhere

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESK = {"viewport": {"width": 1280, "height": 900}}
DARK = {**DESK, "color_scheme": "dark"}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

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


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    options: dict[str, Any] = getattr(request, "param", DESK)
    # The policy keeps out scripts from elsewhere, axe included; it is put back where it is the matter.
    opened = browser.new_context(**{"bypass_csp": True, "service_workers": "block", **options})
    yield opened
    opened.close()


def plan(page: Page) -> None:
    """Two people for a day, one site."""
    for name, value in {"person_days": "2", "start": "2026-12-02", "lead": "张三"}.items():
        page.locator(f"[data-plan={name}]").fill(value)
    for part, name in {"members": "李四", "sites": "甲店"}.items():
        page.locator(f"[data-names={part}] [data-new-name]").fill(name)
        page.locator(f"[data-names={part}] [data-action=add-name]").click()


def open_filled(context: BrowserContext, site: str, view: str, language: str = "zh") -> Outlook:
    """The page with every part of it shown."""
    outlook = Outlook(context.new_page(), site, view, language=language)
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


@pytest.mark.parametrize("context", [DESK, DARK, PHONE], indirect=True, ids=["desk", "dark", "phone"])
@pytest.mark.parametrize("view", sorted(LAST))
def test_axe_finds_nothing(context: BrowserContext, real_site: str, view: str) -> None:
    outlook = open_filled(context, real_site, view)
    if outlook.page.locator("[data-action=toggle-result]").is_visible():
        outlook.page.locator("[data-action=toggle-result]").click()
    assert violations(outlook) == []
    assert outlook.page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True
    assert outlook.page.evaluate(SAYS_NOTHING) == []


@pytest.mark.parametrize("context", [DESK, DARK], indirect=True, ids=["light", "dark"])
def test_axe_finds_nothing_where_a_reading_is_switched(context: BrowserContext, real_site: str) -> None:
    calculator = Calculator(context.new_page(), real_site)
    calculator.open()
    calculator.rest_met()
    page = calculator.page
    page.locator("[data-switch] summary").click()
    page.locator("[data-discrepancy] input[value=printed]").check()
    wait_for(lambda: page.locator("[data-switched]").is_visible(), True)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []


@pytest.mark.parametrize("context", [{**DESK, "bypass_csp": False}], indirect=True)
@pytest.mark.parametrize("view", sorted(LAST))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_somewhere_and_the_policy_holds(
    context: BrowserContext, real_site: str, built_site: Path, view: str, language: str
) -> None:
    watch = Watch(context, real_site)
    outlook = open_filled(context, real_site, view, language)
    links = outlook.page.evaluate("[...document.querySelectorAll('.calc a[href]')].map((link) => link.href)")
    assert len(links) > 8
    missing = [link for link in links if not leads_somewhere(link.removeprefix(real_site), built_site)]
    assert missing == []
    watch.check(outlook.page)
