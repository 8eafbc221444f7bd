"""A site with the page of rubrics of one's own, and such a rubric opened as a visitor does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from aftersales_site.calculators.own import own_calculator, own_outlooks
from aftersales_site.calculators.rules import rule_calculators
from aftersales_site.calculators.workspace import workspace
from aftersales_site.content.read_content import read_content
from aftersales_site.published.files import published_files
from aftersales_site.site import make_sites
from aftersales_yaml.collection import read_rubrics
from tests.browser.calculator import Calculator
from tests.browser.small_site import add_page, build_small_site, built_runtime

SLOW = 120_000  # milliseconds for Python to start on a busy machine


def build_own_site(site: Path) -> Path:
    """The small site with the pages of rubrics of one's own, and the one that recomputes records."""
    build_small_site(site)
    for language in make_sites(read_content(), "https://example.org/", built_runtime().name):
        verify = next(each for each in rule_calculators(language) if each.address.endswith("verify/"))
        for calculator in (own_calculator(language), *own_outlooks(language), verify, workspace(language)):
            add_page(site, language, calculator)
    for file in published_files(read_content()):  # the page of verification knows every document
        path = site / file.address
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    return site


def own_rubric(**changes: Any) -> dict[str, Any]:
    """The hundred-point rubric under an id of one's own."""
    rubric = next(file.content for file in read_rubrics() if file.content["id"] == "gbt-27922-2011")
    return {**rubric, "id": "acme-service", **changes}


def open_file(page: Page, site: str, name: str, content: str | bytes, language: str = "zh") -> None:
    page.goto(f"{site}{'' if language == 'zh' else 'en/'}calculators/own/")
    choose_file(page, name, content)


def choose_file(page: Page, name: str, content: str | bytes) -> None:
    """Choose a file on the page that is open already."""
    expect(page.locator(".is-live[data-own]")).to_be_attached()
    buffer = content if isinstance(content, bytes) else content.encode()
    page.locator("[data-rubric-file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": buffer}
    )


def calculate(page: Page, site: str, name: str, content: str | bytes) -> Calculator:
    open_file(page, site, name, content)
    page.locator("[data-action=calculate]").click(timeout=SLOW)
    calculator = Calculator(page, site)
    calculator.wait_until_ready()
    return calculator
