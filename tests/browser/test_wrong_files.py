"""What a server half way to another build gives a page, or a network by itself: never another figure."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.calculator import READY, Calculator
from tests.browser.visits import first_visit

pytestmark = pytest.mark.browser

RUBRIC = "**/data/rubrics/gbt-27922-2011.json"
LOGIN = "<!doctype html><title>登录</title><form action=/login>"


def doubled(route: Route) -> None:
    """The rubric of another build: every clause is worth twice as much."""
    rubric = json.loads(route.fetch().text())
    for section in rubric["sections"]:
        for indicator in section["indicators"]:
            for clause in indicator["clauses"]:
                clause["points"] = str(2 * float(clause["points"]))
    route.fulfill(json=rubric)


def test_a_page_is_not_answered_from_the_rubric_of_another_build(browser: Browser, real_site: str) -> None:
    """It says so and computes nothing; once the server has the right one, trying again is enough."""
    with first_visit(browser, real_site) as page:
        page.route(RUBRIC, doubled)
        calculator = Calculator(page, real_site)
        page.goto(calculator.address)
        expect(page.locator("[data-engine]")).to_contain_text("规则数据", timeout=READY * 1000)
        calculator.choose("5.1.1.1", "not_met")
        expect(page.locator("[data-verdict]")).not_to_have_attribute("data-outcome", "open")
        page.unroute(RUBRIC)
        page.locator("[data-action=retry]").click()
        calculator.wait_until_ready()
        calculator.rest_met()
        calculator.expect_score("99.0", "五星级")  # 5.1.1.1 has 1 of 100 points


@pytest.mark.parametrize("file", ["aftersales_engine*.whl", "pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_file_of_python_that_is_none_is_fetched_past_the_browsers_copy(
    browser: Browser, real_site: str, file: str
) -> None:
    """A login page in the place of a file, once: the page computes all the same."""
    asked: list[str] = []

    def login_first(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(body=LOGIN, content_type="text/html")
        else:
            route.continue_()

    with first_visit(browser, real_site) as page:
        page.route(f"**/runtime/**/{file}", login_first)
        calculator = Calculator(page, real_site)
        calculator.open()
        calculator.rest_met()
        calculator.expect_score("100.0", "五星级")
        assert len(asked) == 2


@pytest.mark.parametrize("how", ["gone", "login"])
def test_a_page_whose_own_scripts_do_not_come_takes_nothing(
    browser: Browser, real_site: str, how: str
) -> None:
    """It would look alive, and keep nothing of what is entered."""

    def lose(route: Route) -> None:
        if how == "gone":
            route.fulfill(status=404)
        else:
            route.fulfill(body=LOGIN, content_type="text/html")

    with browser.new_context(locale="zh-CN") as context:  # its error in the console is meant
        page = context.new_page()
        page.route("**/modules/score/main-*.js", lose)
        calculator = Calculator(page, real_site)
        page.goto(calculator.address)
        alert = page.locator(".calc-lead > [role=alert]")
        expect(alert).to_be_visible()
        expect(alert).to_contain_text("没有载入完整")
        expect(calculator.clause("5.1.1.1").locator("input").first).to_be_disabled()
        page.unroute("**/modules/score/main-*.js")
        alert.locator("button").click()
        calculator.wait_until_ready()
        calculator.rest_met()
        calculator.expect_score("100.0", "五星级")
