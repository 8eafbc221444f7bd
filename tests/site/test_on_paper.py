"""Pages to read, printed from a dark screen: paper is white, narrow, and cannot be clicked."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

READ = [
    "",
    "documents/",
    "gbt-27922-2011/",
    "gbt-27922-2011/5.1.2.2/",
    "zhht-completeness/2.4.1/",
    "zpic-wf-20/",
    "prepare/zpic/",
    "processes/",
    "comparison/",
    "crosswalk/",
    "register/",
    "register/specials-before-or-after-normalising/",
    "glossary/",
    "evidence/",
    "hosting/",
]
BETWEEN_MARGINS = 672  # CSS pixels: A4 less 16 mm on either side
PRESSED = """[...document.querySelectorAll("header, nav, button, summary .md-icon, .as-cite, .as-turn, form")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0)
  .map((each) => each.outerHTML.slice(0, 120))"""
DARK = """[document.body, ...document.querySelectorAll("main input, main table, main pre, main details")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).colorScheme.includes("dark"))
  .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        color_scheme="dark", viewport={"width": BETWEEN_MARGINS, "height": 1000}, service_workers="block"
    )
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_page_is_fit_for_paper(paper: Page, address: str, language: str, kind: str) -> None:
    paper.goto(address + language + kind)
    assert paper.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert paper.evaluate(PRESSED) == []
    assert paper.evaluate(DARK) == []
    assert paper.evaluate("document.documentElement.scrollWidth") <= BETWEEN_MARGINS


@pytest.mark.parametrize(("language", "step"), [("", "提交申请资料"), ("en/", "Submit the application")])
def test_no_sheet_of_the_processes_is_for_their_title_alone(
    paper: Page, address: str, language: str, step: str
) -> None:
    """Seven processes; the first shares its sheet with the title."""
    paper.goto(f"{address}{language}processes/")
    sheets = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 7
    assert step in sheets[0].extract_text()
