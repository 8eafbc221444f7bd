"""What to prepare: a page for each body, its ticks, and the way to the days of a headcount."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.visits import Visits
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def page(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        yield opened


def test_ticks_are_kept_until_they_are_cleared(page: Page, real_site: str) -> None:
    # ZPIC-WF-20 4.1.1 lists four kinds of papers.
    page.goto(f"{real_site}prepare/zpic/")
    expect(page.locator("[data-progress]")).to_have_text("已备 0 项，共 4 项")
    page.locator("[data-papers] input").nth(1).check()
    expect(page.locator("[data-progress]")).to_have_text("已备 1 项，共 4 项")
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text("已备 1 项，共 4 项")
    expect(page.locator("[data-papers] input").nth(1)).to_be_checked()
    page.get_by_role("button", name="清除勾选").click()
    expect(page.locator("[data-papers] input:checked")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text("已备 0 项，共 4 项")


def test_a_headcount_leads_to_its_days(page: Page, real_site: str) -> None:
    # ZPIC-WF-20 4.2.1.1: 276 to 625 people take 3 person-days.
    page.goto(f"{real_site}prepare/zpic/")
    page.locator("[data-days] input").fill("３００")  # as an input method writes it
    page.locator("[data-days] input").press("Enter")
    page.wait_for_url("**/calculators/audit-time/**")
    expect(page.locator("dialog[open]")).to_contain_text("初次 3 人日")
    expect(page.locator("dialog[open]")).to_contain_text("300")


def test_what_a_document_leaves_out_is_said(page: Page, real_site: str) -> None:
    # Of XBHT-GZ-038 chapters 7 to 9 are missing: no papers, no days.
    page.goto(f"{real_site}prepare/xbht/")
    expect(page.locator("[data-papers]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("应在 7.1，正文缺")
    expect(page.locator("[data-days]")).to_have_count(0)


@pytest.mark.parametrize("language", ["", "en/"])
def test_it_prints_on_one_sheet(page: Page, real_site: str, language: str) -> None:
    for body in ("zpic", "xbht", "zhht"):
        page.goto(f"{real_site}{language}prepare/{body}/")
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(sheets) == 1, body
        assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == (595, 842)  # A4


def test_every_clause_it_names_is_there(page: Page, real_site: str) -> None:
    for body in ("zpic", "xbht", "zhht"):
        page.goto(f"{real_site}prepare/{body}/")
        links = page.locator("article a.as-comparison__clause")
        assert links.count() > 5
        for address in sorted({link.evaluate("a => a.href") for link in links.all()}):
            at, _, anchor = address.partition("#")
            text = page.request.get(at).text()
            assert not anchor or f'id="{anchor}"' in text, address


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way(page: Page, real_site: str, language: str, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{real_site}{language}prepare/zhht/")
    expect(page.locator("[data-progress]")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert [each["id"] for each in found["violations"]] == []
