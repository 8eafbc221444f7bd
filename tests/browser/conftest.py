"""Chromium, the small site of calculators, and the calculator as a visitor handles it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import find_chromium
from tests.browser.calculator import Calculator
from tests.browser.small_site import build_small_site, open_strict_server

# No sandbox and no shared memory: the tests also run as root in a container.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""


@pytest.fixture(scope="session")
def calculator_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site."""
    server = open_strict_server(build_small_site(tmp_path_factory.mktemp("calculators")))
    server.start()
    yield server.address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        pytest.fail("no Chromium on this machine: `make test` installs it, or set CHROMIUM")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened.add_init_script(WATCH)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, calculator_site: str) -> Iterator[Page]:
    """A page that must ask nobody else, break no policy, raise no error and run nothing hostile."""
    asked: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    elsewhere = [url for url in asked if not url.startswith((calculator_site, "data:", "blob:"))]
    assert elsewhere == []
    assert errors == []
    if not opened.is_closed():
        assert opened.evaluate("window.violations") in ([], None)
        assert opened.evaluate("window.hacked") is None


@pytest.fixture
def calculator(page: Page, calculator_site: str) -> Calculator:
    """The calculator of the 100-point rubric, its engine ready."""
    opened = Calculator(page, calculator_site)
    opened.open()
    return opened


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path
