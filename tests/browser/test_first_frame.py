"""What is there before anybody asks: colours before the theme's script, the next page before the click."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visits

PAGE = "calculators/gbt-27922-2011/"
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
        expect(page.locator("html")).to_have_class("js")


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
