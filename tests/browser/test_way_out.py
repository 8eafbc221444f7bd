"""The site as Zensical makes it, in Chromium: its search and its calculators are ours and work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculator import Calculator
from tests.browser.small_site import served
from tests.browser.visits import Visits, Watch, open_context

pytestmark = [pytest.mark.browser, pytest.mark.zensical]


@pytest.fixture(scope="module")
def site(zensical_site: Path) -> Iterator[str]:
    with served(zensical_site) as address:
        yield address


@pytest.fixture
def visit(visits: Visits, site: str) -> Iterator[Page]:
    """A page that asks nobody else, raises no error and breaks no policy."""
    with visits.at(site) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "asked", "expected"),
    [
        ("", "5.1.2.2", "gbt-27922-2011/5.1.2.2/"),
        ("", "５．１．２．２", "gbt-27922-2011/5.1.2.2/"),
        ("", "配件停产了怎么办", "gbt-27922-2011/5.2.5.4/"),
        ("en/", "how long is the certificate valid", "en/zpic-wf-20/#8.1.2"),
    ],
)
def test_the_search_finds_what_is_meant(
    visit: Page, site: str, language: str, asked: str, expected: str
) -> None:
    visit.goto(site + language)
    visit.locator(".md-search__button").click()
    visit.locator("dialog input").fill(asked)
    first = visit.locator("dialog [role=option]").first
    expect(first).to_be_visible()
    found = visit.locator("dialog [role=option]").evaluate_all("all => all.map((link) => link.href)")
    places = [address.removeprefix(site).partition("?h=") for address in found[:3]]
    assert expected in {page + marks[marks.find("#") :] * ("#" in marks) for page, _, marks in places}
    expect(first.locator("mark").first).to_be_visible()


def test_a_result_opens_its_place(visit: Page, site: str) -> None:
    visit.goto(site + "calculators/")
    visit.locator(".md-search__button").click()
    visit.locator("dialog input").fill("5.1.2.2")
    expect(visit.locator("dialog [role=option]").first).to_be_visible()
    visit.locator("dialog input").press("Enter")
    expect(visit.locator("h1")).to_contain_text("5.1.2.2")


def test_the_calculator_scores(browser: Browser, site: str) -> None:
    """All 51 clauses met: 100."""
    context = open_context(browser)
    watch = Watch(context, site)
    calculator = Calculator(context.new_page(), site)
    calculator.open()
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    watch.check(calculator.page)
    context.close()
