"""有此材料 on a clause of a rubric: it goes to the case at work, says so, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.calculator import READY, kept, wait_for
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

RUBRIC = "gbt-27922-2011"
CLAUSE = "5.1.1.1"


@pytest.fixture
def visitor(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        yield opened


def evidence(page: Page) -> object:
    return json.loads(kept(page, RUBRIC) or "{}").get("evidence")


def test_it_is_put_into_the_case_and_taken_back(visitor: Page, real_site: str) -> None:
    visitor.goto(f"{real_site}{RUBRIC}/{CLAUSE}/")
    scripts: list[str] = []
    visitor.on("request", lambda request: scripts.append(request.url))
    line = visitor.locator("[data-evidence-of] li[data-zh]").first
    name = line.get_attribute("data-zh")
    button = line.locator("button")
    assert not any("have.js" in url for url in scripts)  # only who uses it loads it
    button.click()
    wait_for(lambda: button.get_attribute("aria-pressed"), "true")
    wait_for(lambda: evidence(visitor), {CLAUSE: {name: {"state": "at-hand"}}})
    told = visitor.locator("[data-told]")
    assert "已记入案卷" in told.inner_text()
    other = visitor.locator("[data-evidence-of] li[data-zh] button").nth(1)
    other.press("Enter")
    wait_for(lambda: other.get_attribute("aria-pressed"), "true")
    other.press("Enter")
    wait_for(lambda: other.get_attribute("aria-pressed"), "false")
    wait_for(lambda: evidence(visitor), {CLAUSE: {name: {"state": "at-hand"}}})
    told.locator("a").click()
    place = visitor.locator(f'fieldset[data-clause="{CLAUSE}"]')
    wait_for(lambda: visitor.locator("[data-engine]").get_attribute("data-state"), "ready", READY)
    place.locator("summary").click()
    state = place.locator(f'[data-document="{name}"] select[data-key=state]')
    state.wait_for()
    assert state.input_value() == "at-hand"


def test_what_is_recorded_of_it_stays(visitor: Page, real_site: str) -> None:
    """In English, on the page of the whole rubric; the entry keeps the Chinese words by which it is known."""
    visitor.goto(f"{real_site}en/calculators/{RUBRIC}/evidence/")
    wait_for(lambda: visitor.locator("[data-engine]").get_attribute("data-state"), "ready", READY)
    place = visitor.locator(f'fieldset[data-clause="{CLAUSE}"]')
    place.locator("summary").click()
    first = place.locator("[data-document]").first
    first.wait_for()
    name = first.get_attribute("data-document")
    first.locator("select[data-key=state]").select_option("missing")
    first.locator("[data-key=document]").fill("Chart")
    entry = {"state": "missing", "document": "Chart"}
    wait_for(lambda: evidence(visitor), {CLAUSE: {name: entry}})
    visitor.goto(f"{real_site}en/{RUBRIC}/#{CLAUSE}")
    button = visitor.locator(f'[data-of-clause="{CLAUSE}"] li[data-zh="{name}"] button')
    button.click()
    wait_for(lambda: evidence(visitor), {CLAUSE: {name: {**entry, "state": "at-hand"}}})
    assert "I have it" in button.inner_text()
    button.click()
    wait_for(lambda: evidence(visitor), {CLAUSE: {name: entry}})
