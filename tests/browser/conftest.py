"""The small site of calculators, and the calculator as a visitor handles it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.calculator import Calculator
from tests.browser.outlook import build_outlook_site
from tests.browser.rule_calculators import RulePage, build_rule_site
from tests.browser.small_site import build_small_site, served

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""


@pytest.fixture(scope="session")
def calculator_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site."""
    return build_small_site(tmp_path_factory.mktemp("calculators"))


@pytest.fixture(scope="session")
def calculator_site(calculator_folder: Path) -> Iterator[str]:
    """The address of the small site."""
    with served(calculator_folder, strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def outlook_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site with the pages that look ahead."""
    with served(build_outlook_site(tmp_path_factory.mktemp("outlook")), strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(built_site: Path) -> Iterator[str]:
    """The address of the whole site as it is published."""
    with served(built_site) as address:
        yield address


class Watch:
    """What must never happen: asking somebody else, an error, a breach of policy, hostile texts that run."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self._asked: list[str] = []
        self._errors: list[str] = []
        self._site = site
        context.add_init_script(WATCH)
        context.on("request", lambda request: self._asked.append(request.url))
        context.on("weberror", lambda error: self._errors.append(str(error.error)))

    def check(self, page: Page) -> None:
        elsewhere = [url for url in self._asked if not url.startswith((self._site, "data:", "blob:"))]
        assert elsewhere == []
        assert self._errors == []
        assert page.evaluate("window.violations") in ([], None)
        assert page.evaluate("window.hacked") is None


ALONE = "delete globalThis.SharedWorker;"


def open_context(browser: Browser, *, sharing: bool = False) -> BrowserContext:
    """A browser for one visitor. What a worker asks for is seen, and can be held up, where it is the page's
    own; Playwright does not reach those that pages share, so there are none but with SHARING.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    if not sharing:
        context.add_init_script(ALONE)
    return context


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = open_context(browser)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, calculator_site: str) -> Iterator[Page]:
    """An empty page in a browser that has never been here."""
    watch = Watch(context, calculator_site)
    opened = context.new_page()
    yield opened
    watch.check(opened)


@pytest.fixture(scope="session")
def desk(browser: Browser, calculator_site: str) -> Iterator[tuple[Calculator, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, calculator_site)
    yield Calculator(context.new_page(), calculator_site), watch
    context.close()


@pytest.fixture
def calculator(desk: tuple[Calculator, Watch]) -> Iterator[Calculator]:
    """The calculator of the 100-point rubric, empty, its engine ready."""
    calculator, watch = desk
    calculator.begin_anew()
    yield calculator
    watch.check(calculator.page)


@pytest.fixture
def outlook_page(browser: Browser, outlook_site: str) -> Iterator[Page]:
    """An empty page in a browser that has never been to the pages that look ahead."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    opened = context.new_page()
    yield opened
    watch.check(opened)
    context.close()


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(scope="session")
def rule_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the rule calculators alone."""
    with served(build_rule_site(tmp_path_factory.mktemp("rules")), strictly=True) as address:
        yield address


@pytest.fixture
def rules(browser: Browser, rule_site: str) -> Iterator[RulePage]:
    """A page in a browser that has never been here."""
    context = open_context(browser)
    watch = Watch(context, rule_site)
    opened = RulePage(context.new_page(), rule_site)
    yield opened
    watch.check(opened.page)
    context.close()
