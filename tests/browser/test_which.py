"""Which document fits: answers held against what each document asks; and without scripts, what each says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import Visits
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def page(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        opened.goto(real_site)
        yield opened


def answer(page: Page, **given: str) -> None:
    for question, value in given.items():
        page.locator(f"input[name={question}][value={value}]").check()


def test_a_branch_without_a_certificate_that_wants_stars(page: Page) -> None:
    # ZPIC-WF-20, chapter 1: any type and size. The others rate something else.
    answer(page, organisation="enterprise", certified="no", wanted="conformity")
    expect(page.locator("[data-which-said]")).to_have_text("适合：中平国际 ZPIC-WF-20")
    fitting = page.locator("[data-fitting=yes]")
    expect(fitting).to_have_count(1)
    expect(fitting.get_by_role("link", name="开始评分")).to_have_attribute(
        "href", "calculators/gbt-27922-2011/"
    )


def test_maturity_for_who_is_no_legal_person(page: Page) -> None:
    # XBHT-GZ-038, chapter 2, takes legal persons alone; 5.1 of ZHHT, any enterprise registered in China.
    answer(page, organisation="enterprise", certified="no", wanted="maturity")
    expect(page.locator("[data-which-said]")).to_contain_text("中汇恒泰")
    expect(page.locator("[data-which-said]")).not_to_contain_text("新标恒通")
    missed = page.locator("[data-name*=XBHT] [data-missed]")
    expect(missed).to_contain_text("独立法人资格")
    expect(missed.locator("a")).to_have_attribute("href", "xbht-gz-038/#2")


def test_completeness_without_the_certificate_fits_nobody(page: Page) -> None:
    # CTS ZHHT001-2023, chapter 1: for organisations that are certified already.
    answer(page, organisation="legal-person", certified="no", wanted="completeness")
    expect(page.locator("[data-which-said]")).to_contain_text("没有一份适合")
    answer(page, certified="yes")
    expect(page.locator("[data-which-said]")).to_have_text("适合：中汇恒泰 CTS ZHHT001-2023")


def test_the_answers_are_kept_until_they_are_cleared(page: Page) -> None:
    answer(page, organisation="elsewhere")
    expect(page.locator("[data-fitting=no]")).to_have_count(2)  # both rules of maturity ask for China
    page.reload()
    expect(page.locator("input[value=elsewhere]")).to_be_checked()
    page.get_by_role("button", name="重新选").click()
    expect(page.locator("[data-which] input:checked")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-fitting=open]")).to_have_count(4)


def test_without_scripts_it_says_whom_each_is_for(browser: Browser, real_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(real_site)
    expect(opened.locator("[data-which]")).to_be_hidden()
    expect(opened.locator(".as-fitting")).to_have_count(4)
    expect(opened.locator(".as-fitting").first).to_contain_text("任何类型、任何规模的组织")
    context.close()


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way(page: Page, real_site: str, language: str, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{real_site}{language}")
    answer(page, organisation="enterprise", certified="no", wanted="maturity")
    expect(page.locator("[data-fitting=yes]")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
