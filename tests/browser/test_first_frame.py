"""What is there before anybody asks: colours before the theme's script, the next page before the click.

A calculator that Python answers at once is there with its score.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.visits import Visits

PAGE = "calculators/gbt-27922-2011/"
COUNTED = "1.0 ～ 100.0"
"""What the first clause alone comes to: the lowest score there is, and all that may still come."""
DARK = {"index": 1, "color": {"media": "(prefers-color-scheme: dark)", "scheme": "slate"}}


@pytest.mark.parametrize(
    ("chosen", "scheme", "expected"),
    [
        (None, "light", "default"),
        (None, "dark", "slate"),  # the theme's script, which comes later, would say the same
        (DARK, "light", "slate"),
    ],
)
def test_the_colours_stand_before_any_script_of_the_theme(
    visits: Visits, real_site: str, chosen: object, scheme: Literal["light", "dark"], expected: str
) -> None:
    with visits.at(real_site, scheme=scheme) as page:
        page.route("**/*.js", lambda route: route.abort())
        page.goto(real_site + PAGE)
        page.evaluate("(it) => it && localStorage.setItem('/.__palette', JSON.stringify(it))", chosen)
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
        expect(page.locator("html")).to_have_class("js js-focus-visible")


def test_dark_stays_dark_and_what_nobody_chose_follows_the_system(visits: Visits, real_site: str) -> None:
    """Also where the theme's script does not come; by keys the focus goes on to the way back."""
    with visits.at(real_site) as page:
        page.route("**/assets/javascripts/*.js", lambda route: route.abort())
        page.goto(real_site)
        switch, body = page.locator(".as-colours button:visible"), page.locator("body")
        page.emulate_media(color_scheme="dark")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.emulate_media(color_scheme="light")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        expect(switch).to_have_attribute("title", "换成深色")
        switch.press("Enter")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        expect(switch).to_have_attribute("title", "换成浅色")
        expect(switch).to_be_focused()
        expect(page.locator("html")).to_have_css("color-scheme", "dark")
        page.emulate_media(media="print")
        expect(page.locator("html")).to_have_css("color-scheme", "light")
        page.emulate_media(media="null")
        page.goto(real_site + PAGE)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        expect(page.locator("html")).to_have_css("color-scheme", "dark")


@pytest.mark.parametrize("width", [960, 1219, 1220, 1700, 2100])
def test_the_toolbar_stays_below_the_header(visits: Visits, real_site: str, width: int) -> None:
    with visits.at(real_site, width=width) as page:
        page.goto(real_site + PAGE)
        page.evaluate("scrollTo(0, 2500)")
        gap = page.evaluate(
            """() => new Promise((done) => requestAnimationFrame(() => done(
              document.querySelector(".calc-toolbar").getBoundingClientRect().top
              - document.querySelector(".md-header").getBoundingClientRect().bottom)))"""
        )
        assert abs(gap) < 1
        # The style sheet has it right: to say it once more would have the browser style the whole form anew.
        assert page.locator(".calc").get_attribute("style") is None


def test_a_page_is_fetched_while_the_pointer_rests_on_its_link(visits: Visits, real_site: str) -> None:
    with visits.at(real_site) as page:
        tools = page.context.new_cdp_session(page)
        fetched: list[tuple[str, str]] = []
        tools.on("Preload.prefetchStatusUpdated", lambda e: fetched.append((e["prefetchUrl"], e["status"])))
        tools.send("Preload.enable")
        page.goto(real_site)
        page.locator(f"main a[href$='{PAGE}']").first.hover()
        ready = (real_site + PAGE, "Ready")
        for _ in range(100):
            if ready in fetched:
                break
            page.wait_for_timeout(50)
        assert ready in fetched
        # What a link would download is fetched when it is clicked.
        assert [each for each, _ in fetched if not each.endswith("/")] == []


HELD = """
window.released = [];
new MutationObserver(() => {
  const held = "held" in document.documentElement.dataset;
  if (held) window.held = true;
  else if (window.held) window.released.push({
    busy: document.querySelector("[data-busy]") !== null,
    outcome: document.querySelector("[data-outcome]")?.textContent ?? "",
    painted: performance.getEntriesByName("first-contentful-paint").length > 0,
  });
}).observe(document, { attributeFilter: ["data-held"], subtree: true });
"""
PATIENT = """
const later = setTimeout;
window.setTimeout = (act, delay, ...rest) => (delay === 200 ? 0 : later(act, delay, ...rest));
"""
"""A machine of any speed is fast enough: the page is held until it is answered."""


@pytest.fixture(scope="module")
def returning(browser: Browser, real_site: str) -> Iterator[BrowserContext]:
    """A browser that keeps the site, of somebody whose first clause is met."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(real_site + PAGE)
    page.wait_for_function(
        "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
    )
    page.locator("input[type=radio][value=met]").first.check()
    expect(page.locator("[data-outcome]")).to_contain_text(COUNTED)
    expect(page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    page.close()
    yield context
    context.close()


def test_a_page_that_python_answers_is_first_shown_with_its_answer(
    returning: BrowserContext, real_site: str
) -> None:
    with closing(returning.new_page()) as page:
        page.add_init_script(HELD + PATIENT)
        page.goto(real_site)
        page.locator(f"main a[href$='{PAGE}']").first.click()
        page.wait_for_url(real_site + PAGE)
        page.wait_for_function("() => window.released.length")
        [released] = page.evaluate("window.released")
        assert (released["busy"], released["painted"]) == (False, False)
        assert COUNTED in released["outcome"]


@pytest.mark.parametrize("where", ["", "forecast/"])
def test_a_page_is_shown_without_python(returning: BrowserContext, real_site: str, where: str) -> None:
    with closing(returning.new_page()) as page:
        page.add_init_script(HELD + "delete globalThis.SharedWorker; delete globalThis.Worker;")
        page.goto(real_site + PAGE + where)
        page.wait_for_function("() => window.released.length")
        expect(page.locator("h1")).to_be_visible()
        assert COUNTED not in page.evaluate("window.released[0].outcome")


def test_a_page_that_has_to_be_scrolled_is_shown_at_once(returning: BrowserContext, real_site: str) -> None:
    with closing(returning.new_page()) as page:
        page.add_init_script(HELD)
        for arrive in (lambda: page.goto(real_site + PAGE + "#c-5.3.1.1"), page.reload):
            arrive()
            expect(page.locator("[data-outcome]")).to_contain_text(COUNTED)
            assert page.evaluate("window.held") is None
        expect(page.locator("#c-5\\.3\\.1\\.1")).to_be_in_viewport()
