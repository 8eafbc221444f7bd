"""On a phone nothing jumps while a page comes to life: not when its scripts arrive, not when Python is ready.

The scripts are held up until the page without them has been painted, so what is measured depends on no
machine's speed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.visits import Visits

RUBRIC, OF_RUBRIC = "gbt-27922-2011/", "calculators/gbt-27922-2011/"
RULES = [f"calculators/{kind}/" for kind in ("audit-time", "calendar", "managers", "sites", "verify")]
VIEWS = ["actions", "agree", "evidence", "forecast", "hand-in", "improve", "timetable", "visits"]
"""One page of every kind; of the calculators every one, for each has a form of its own."""
KINDS = {
    "start": ["", "calculators/", "documents/", "404.html"],
    "rules": [*RULES, *(f"en/{each}" for each in RULES)],
    "scores": [OF_RUBRIC, "calculators/zhht-completeness/", *(f"{OF_RUBRIC}{each}/" for each in VIEWS)],
    "own": ["calculators/own/", "calculators/own/forecast/", "calculators/impact/", "workspace/"],
    "embedded": [f"embed/{each}/" for each in ("audit-time", "calendar", "managers", "gbt-27922-2011")],
    "documents": [RUBRIC, f"{RUBRIC}5.1.1.1/", "zpic-wf-20/", "zhht-maturity/", "zpic-wf-20/editions/"],
    "looked-up": ["glossary/", "comparison/", "crosswalk/", "register/", "register/band-65-overlap/"],
    "told": ["filling-in/", "at-hand/", "hosting/", "speed/", "embedding/", "processes/", "prepare/zpic/"],
}
MOST = 0.01
"""Of the cumulative layout shift; 0.1 and less is called good."""

HELD = re.compile(r"/modules/(?!engine/|shared/|workspace/)[^?]+\.js$|/assets/javascripts/")
"""What a page's own scripts and the theme's are; the one in its head comes before the first frame."""

WATCH = """
window.shifts = [];
const nameOf = (node) => (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML.slice(0, 90);
const seen = (entries) => shifts.push(...entries.map(({ value, sources }) =>
  ({ value, moved: sources.map(({ node }) => nameOf(node)) })));
const watching = new PerformanceObserver((list) => seen(list.getEntries()));
watching.observe({ type: "layout-shift", buffered: true });
window.shiftsSoFar = () => (seen(watching.takeRecords()), shifts);
"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint").length > 0
  && (!document.querySelector("meta[name=as-engine]") || Boolean(document.querySelector(".calc.is-live")))"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
AT_REST = """() => document.readyState === "complete" && ![...document.querySelectorAll("[data-engine]")]
  .some((engine) => engine.dataset.state === "loading" && engine.checkVisibility())"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_jumps(visits: Visits, real_site: str, kind: str) -> None:
    jumping = {}
    with visits.at(real_site, width=412) as page:
        page.add_init_script(WATCH)
        for address in KINDS[kind]:
            shifts = shifts_of(page, real_site + address)
            if sum(shift["value"] for shift in shifts) > MOST:
                jumping[address] = shifts
    assert jumping == {}


def test_a_jump_would_be_seen(visits: Visits, real_site: str) -> None:
    """What a script puts above the text, unasked: 200 px, a quarter of the screen's height."""
    late = "document.querySelector('h1').insertAdjacentHTML('beforebegin', '<div style=height:200px></div>')"
    with visits.at(real_site, width=412) as page:
        page.add_init_script(WATCH)
        page.route(
            "**/modules/site/page-*.js",
            lambda route: route.fulfill(body=late, content_type="text/javascript"),
        )
        assert sum(shift["value"] for shift in shifts_of(page, real_site + "glossary/")) > MOST


def shifts_of(page: Page, address: str) -> list[dict[str, Any]]:
    """What has moved on the page at ADDRESS between its first frame and its rest."""
    with held_up(page):
        page.goto(address, wait_until="commit")
        until(page, PAINTED)
        page.evaluate(TWO_FRAMES)
        page.evaluate("() => { shiftsSoFar().length = 0; }")
    until(page, AT_REST)
    page.wait_for_timeout(150)
    page.evaluate(TWO_FRAMES)
    shifts: list[dict[str, Any]] = page.evaluate("shiftsSoFar()")
    return shifts


@contextmanager
def held_up(page: Page) -> Iterator[None]:
    """Until the block ends, the page's own scripts do not arrive."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(HELD, hold)
    yield
    page.unroute(HELD)
    for each in held:
        each.fallback()


def until(page: Page, condition: str) -> None:
    """The policy of the site forbids `wait_for_function`."""
    for _ in range(1200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {condition}")
