"""The calculator on the site as it is published: in the theme, under the policy written into the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.calculator import Calculator
from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "level"), [("zh", "五星级"), ("en", "Five-star")])
def test_the_published_calculator_scores(browser: Browser, real_site: str, language: str, level: str) -> None:
    """All 51 clauses met: 100."""
    context = open_context(browser)
    watch = Watch(context, real_site)
    calculator = Calculator(context.new_page(), real_site, language=language)
    calculator.open()
    calculator.rest_met()
    calculator.expect_score("100.0", level)
    watch.check(calculator.page)
    context.close()


def test_the_links_of_the_published_calculator_lead_somewhere(
    browser: Browser, real_site: str, built_site: Path
) -> None:
    """Cards, register and sources that the form and a result name are pages of the site."""
    context = open_context(browser)
    calculator = Calculator(context.new_page(), real_site)
    calculator.open()
    calculator.rest_met()
    calculator.choose("5.1.2.2", "not_met")
    calculator.delete("5.2.2.1", "没有安装业务")
    calculator.add_deduction("违反服务制度")
    calculator.expect_score("93.9", "四星级")  # 93.5 / 98.5 x 100 = 94.92..., less 1
    links = calculator.page.evaluate(
        "[...document.querySelectorAll('.calc a[href]')].map((link) => link.href)"
    )
    assert len(links) > 60
    missing = [link for link in links if not leads_somewhere(link.removeprefix(real_site), built_site)]
    assert missing == []
    context.close()


def leads_somewhere(link: str, site: Path) -> bool:
    path, _, anchor = link.partition("#")
    page = site / path / "index.html"
    return page.is_file() and (not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"))
