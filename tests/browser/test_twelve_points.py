"""The pages from a score to a certificate that need no Python: axe, a narrow screen, and the keyboard alone.

Those that calculate are looked at the same way where they are started anyhow: test_outlook_real_site,
test_filling_in_real_site, test_agree_page, test_hand_in_page, test_rule_calculators.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch, open_context
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
GUIDES = (
    *("filling-in", "evidence", "corrective-actions", "on-site", "two-assessors", "applying"),
    *("looking-up", "at-hand", "handing-in"),
)
PAGES = ("", "prepare/zpic/", *(f"{guide}/" for guide in GUIDES))

TO_BE_REACHED = """() => {
  const places = document.querySelectorAll("article :is(a[href], button, input, select, textarea, summary)");
  const shown = (each) => each.checkVisibility({visibilityProperty: true});
  const reached = (each) => shown(each) && !each.disabled && each.tabIndex >= 0;
  return [...places].filter(reached).map((each, index) => {
    each.dataset.toBeReached = index;
    return each.type === "radio" ? `radio ${each.name}` : `${index}`;
  });
}"""
NOTE_WHAT_IS_REACHED = """() => {
  window.reached = {};
  addEventListener("focusin", ({target: each}) => {
    if (!each.dataset.toBeReached) return;
    const style = getComputedStyle(each), label = each.closest("label");
    const ringed = style.outlineStyle !== "none" || style.boxShadow !== "none";
    const told = ringed || each.matches("input, select, textarea");
    reached[each.type === "radio" ? `radio ${each.name}` : each.dataset.toBeReached] = told || Boolean(label);
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, real_site: str) -> Iterator[Page]:
    """One page for all of them, as wide as a phone."""
    context = open_context(browser, keeping=False)
    watch = Watch(context, real_site)
    opened = context.new_page()
    opened.set_viewport_size({"width": 360, "height": 780})
    yield opened
    watch.check(opened)
    context.close()


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_a_narrow_screen_and_the_keyboard(
    page: Page, real_site: str, address: str, language: str
) -> None:
    page.goto(f"{real_site}{language}{address}", wait_until="load")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    wrong = [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wanted = set(page.evaluate(TO_BE_REACHED))
    page.evaluate("document.activeElement.blur()")
    page.evaluate(NOTE_WHAT_IS_REACHED)
    seen: dict[str, bool] = {}
    for pressed in range(2 * len(wanted) + 80):  # header, navigation and footer come on top
        page.keyboard.press("Tab")
        if pressed % 20 == 0:
            seen = page.evaluate("reached")
            if wanted <= set(seen):
                break
    seen = page.evaluate("reached")
    assert wanted - set(seen) == set()
    assert [place for place, told in seen.items() if not told] == []  # one sees where the focus is


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("language", ["", "en/"])
def test_each_point_has_its_guide_with_pictures(
    page: Page, real_site: str, guide: str, language: str
) -> None:
    page.goto(f"{real_site}{language}{guide}/", wait_until="load")
    pictures = page.locator("article img").evaluate_all(
        "(all) => all.map((each) => [each.complete && each.naturalWidth > 300, Boolean(each.alt)])"
    )
    assert pictures
    assert all(loaded and named for loaded, named in pictures)
