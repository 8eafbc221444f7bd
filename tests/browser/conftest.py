"""The small site of calculators, and the calculator as a visitor handles it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.calculator import Calculator
from tests.browser.edition_site import build_edition_site
from tests.browser.outlook import build_outlook_site
from tests.browser.own_rubrics import build_own_site
from tests.browser.rule_calculators import RulePage, build_rule_site
from tests.browser.small_site import build_small_site, served
from tests.browser.visits import Visits, Watch, first_visit, open_context
from tests.conftest import ROOT, kept_site

HERE = Path(__file__).parent
MADE_BY = (
    *(
        HERE / f"{name}.py"
        for name in ("small_site", "outlook", "rule_calculators", "edition_site", "own_rubrics")
    ),
    HERE.parent / "second_editions.py",
    ROOT / "package-lock.json",
)


def kept_small_site(name: str, build: Callable[[Path], object]) -> Path:
    """The folder of the site by NAME that BUILD makes, for every process that tests it."""
    home = ROOT / "build" / "test-small-sites" / name

    def anew() -> None:
        shutil.rmtree(home / "site", ignore_errors=True)
        build(home / "site")

    return kept_site(home, anew, *MADE_BY)


@pytest.fixture(scope="session")
def calculator_folder() -> Path:
    """The folder of the small site."""
    return kept_small_site("calculators", build_small_site)


@pytest.fixture(scope="session")
def calculator_site(calculator_folder: Path) -> Iterator[str]:
    """The address of the small site."""
    with served(calculator_folder, strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def outlook_site() -> Iterator[str]:
    """The address of the small site with the pages that look ahead."""
    with served(kept_small_site("outlook", build_outlook_site), strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def own_site() -> Iterator[str]:
    """The address of the small site with the pages of rubrics of one's own."""
    with served(kept_small_site("own", build_own_site), strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(built_site: Path) -> Iterator[str]:
    """The address of the whole site as it is published."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def visits(browser: Browser) -> Iterator[Visits]:
    """A browser whose Python runs on, for whoever does not test its start."""
    opened = Visits(browser)
    yield opened
    opened.end()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = open_context(browser)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def elsewhere(browser: Browser) -> Iterator[Visits]:
    """Another such browser, where nobody finds what is kept in the first."""
    opened = Visits(browser)
    yield opened
    opened.end()


@pytest.fixture(scope="session")
def unguarded(browser: Browser) -> Iterator[Visits]:
    """Another, with the policy put aside that keeps axe out: it is put back where it is the matter."""
    opened = Visits(browser, bypass_csp=True)
    yield opened
    opened.end()


@pytest.fixture
def page(visits: Visits, calculator_site: str) -> Iterator[Page]:
    """An empty page in a browser that has nothing kept."""
    with visits.at(calculator_site) as opened:
        yield opened


@pytest.fixture
def first_page(browser: Browser, calculator_site: str) -> Iterator[Page]:
    """An empty page in a browser that has never been here, and has no Python running."""
    with first_visit(browser, calculator_site) as opened:
        yield opened


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
def outlook_page(visits: Visits, outlook_site: str) -> Iterator[Page]:
    """An empty page in a browser that has nothing kept of the pages that look ahead."""
    with visits.at(outlook_site) as opened:
        yield opened


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(scope="session")
def rule_site() -> Iterator[str]:
    """The address of a site of the rule calculators alone."""
    with served(kept_small_site("rules", build_rule_site), strictly=True) as address:
        yield address


@pytest.fixture(scope="session")
def edition_site() -> Iterator[str]:
    """The address of a site whose documents have made-up next editions."""
    with served(kept_small_site("editions", build_edition_site), strictly=True) as address:
        yield address


@pytest.fixture
def rules(visits: Visits, rule_site: str) -> Iterator[RulePage]:
    """A page in a browser that has nothing kept."""
    with visits.at(rule_site) as opened:
        yield RulePage(opened, rule_site)
