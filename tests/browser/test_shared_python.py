"""Python outlives the page that started it, answers several, and when it dies nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.calculator import Calculator, wait_for
from tests.browser.visits import open_context

pytestmark = pytest.mark.browser

HELD = """navigator.locks.query().then(({ held }) =>
    held.map(({ name }) => name).filter((name) => name.startsWith("aftersales ")))"""

# As one more page would: it gives for a file what is none, which no page does, and Python raises. A request
# that is none is answered; were this answered, too, that answer would be what is seen in place of the end.
CRASH = """() => new Promise((resolve) => {
    const { content, dataset } = document.querySelector('meta[name="as-engine"]');
    const manifest = new URL(content, document.baseURI).href;
    const options = { type: "module", name: manifest, extendedLifetime: true };
    const { port } = new SharedWorker(new URL(dataset.worker, document.baseURI), options);
    port.onmessage = ({ data }) => {
        const asked = { type: "exchange", id: 1, part: "reading", json: "{}", content: "no bytes" };
        if (data.type === "ready") port.postMessage(asked);
        if (data.type === "failed") resolve(data.stage);
        if (data.type === "reply" || data.type === "missing") resolve(data);
    };
    const known = JSON.parse(dataset.manifest);
    port.postMessage({ type: "boot", manifest, known, library: [], given: [] });
})"""


@pytest.fixture
def sharing(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages share a worker, as Chromium's do since 148."""
    context = open_context(browser, sharing=True)
    yield context
    context.close()


def lock_of(page: Page) -> str:
    """The lock of the worker that pages share."""
    (held,) = page.evaluate(HELD)
    return str(held)


def test_python_is_not_started_again_on_the_next_page(sharing: BrowserContext, real_site: str) -> None:
    page = sharing.new_page()
    calculator = Calculator(page, real_site)
    calculator.open()
    before = lock_of(page)
    page.goto(real_site)
    page.locator('a[href$="calculators/gbt-27922-2011/"]').first.click()
    calculator.wait_until_ready()
    assert lock_of(page) == before
    calculator.choose("5.1.1.1", "met")
    calculator.expect_range("1.0 ～ 100.0 分")


def test_pages_that_share_it_get_their_own_answers(sharing: BrowserContext, real_site: str) -> None:
    """5.1.1.1 is worth 1 of 100; the other rubric has 150 points, all met."""
    one = Calculator(sharing.new_page(), real_site)
    other = Calculator(sharing.new_page(), real_site, "zhht-completeness")
    one.open()
    other.open()
    assert lock_of(one.page) == lock_of(other.page)
    other.rest_met()
    wait_for(lambda: other.page.locator("[data-final]").all_text_contents(), ["150.0"])
    one.choose("5.1.1.1", "met")
    one.expect_range("1.0 ～ 100.0 分")


def test_when_it_dies_the_pages_go_on_with_one_of_their_own(sharing: BrowserContext, real_site: str) -> None:
    page = sharing.new_page()
    calculator = Calculator(page, real_site)
    calculator.open()
    assert page.evaluate(CRASH) == "crash"
    wait_for(lambda: page.evaluate(HELD), [])
    calculator.choose("5.1.1.1", "met")
    calculator.expect_range("1.0 ～ 100.0 分")
    assert page.locator("[data-engine]").get_attribute("data-state") == "ready"
