"""Calculating by the edition of another day: chosen on the page, kept, in links, records and files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests import second_editions
from tests.browser.calculator import Calculator, wait_until_kept
from tests.browser.rule_calculators import RulePage
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
SLOW = 120_000  # milliseconds for Python to start on a busy machine


@pytest.fixture
def page(visits: Visits, edition_site: str) -> Iterator[Page]:
    with visits.at(edition_site) as opened:
        yield opened


def test_days_by_the_edition_of_a_day(page: Page, edition_site: str, tmp_path: Path) -> None:
    """Up to 65 people take 2 person-days by B1, and 3 by C1 from 2027 on; the site is of before that."""
    rules = RulePage(page, edition_site).open("audit-time")
    rules.page.locator("[data-field=headcount]").fill("65")
    expect(page.locator("[data-row=initial] [data-days]")).to_have_text("2", timeout=SLOW)
    page.locator("[data-part=in-force] summary").click()
    page.locator("[data-field=in_force_on]").fill("2027-01-01")
    expect(page.locator("[data-row=initial] [data-days]")).to_have_text("3")
    expect(page.locator("[data-kept]")).to_contain_text("已存")
    page.reload()
    expect(page.locator("[data-field=in_force_on]")).to_have_value("2027-01-01")
    expect(page.locator("[data-row=initial] [data-days]")).to_have_text("3", timeout=SLOW)
    file = rules.record(tmp_path)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert record["request"]["in_force_on"] == "2027-01-01"
    assert record["result"]["document"]["edition"] == "C1"
    rules.open("verify")
    page.locator("[data-record-file]").set_input_files(file)
    expect(page.locator("[data-outcome] .rule-verdict--good").first).to_be_visible(timeout=SLOW)


def test_a_day_before_every_edition_is_told_beside_its_field(page: Page, edition_site: str) -> None:
    rules = RulePage(page, edition_site).open("audit-time")
    rules.page.locator("[data-field=headcount]").fill("65")
    page.locator("[data-part=in-force] summary").click()
    page.locator("[data-field=in_force_on]").fill("2020-01-01")
    expect(page.locator("[data-fault=in_force_on]")).to_contain_text("B1 版自 2025-06-06 起", timeout=SLOW)


def test_a_score_by_the_edition_of_a_day(page: Page, edition_site: str, tmp_path: Path) -> None:
    """5.1.1.2 is worth 3 points: 97 is five-star from 95 on, four-star where the next edition asks for 98."""
    calculator = Calculator(page, edition_site, second_editions.GBT)
    calculator.open()
    calculator.choose("5.1.1.2", "not_met")
    calculator.rest_met()
    calculator.expect_score("97.0", "五星级")
    page.locator("[data-in-force] summary").click()
    page.locator("[data-in-force-on]").fill("2027-01-01")
    calculator.expect_score("97.0", "四星级")
    expect(page.locator("[data-kept]")).to_contain_text("已存")
    page.reload()
    calculator.wait_until_ready()
    expect(page.locator("[data-in-force-on]")).to_have_value("2027-01-01")
    calculator.expect_score("97.0", "四星级")
    with page.expect_download() as saved:
        page.locator("[data-action=save]").click()
    saved.value.save_as(tmp_path / "score.json")
    assert json.loads((tmp_path / "score.json").read_text(encoding="utf-8"))["in_force_on"] == "2027-01-01"
    with page.expect_download(timeout=SLOW) as saved:
        page.locator("[data-action=xlsx]").click()
    saved.value.save_as(tmp_path / "score.xlsx")
    texts = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(tmp_path / "score.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any("四星级" in text for text in texts)
    page.locator("[data-in-force-on]").fill("2027年1")  # no day yet: by the edition in force, and it waits
    calculator.expect_score("97.0", "五星级")
    wait_until_kept(page)
    page.reload()
    calculator.wait_until_ready()
    expect(page.locator("[data-in-force-on]")).to_have_value("2027年1")
    expect(page.locator("[data-in-force] [data-half]")).to_be_visible()
    calculator.expect_score("97.0", "五星级")
    page.locator("[data-in-force-on]").fill("")
    expect(page.locator("[data-in-force] [data-half]")).to_be_hidden()
    calculator.expect_score("97.0", "五星级")


def test_the_day_of_an_assessment_is_one_step(page: Page, edition_site: str) -> None:
    """Half of it waits elsewhere than the whole of it: what is typed in one go is one step all the same."""
    calculator = Calculator(page, edition_site, second_editions.GBT)
    calculator.open()
    calculator.choose("5.1.1.1", "met")
    page.locator("[data-in-force] summary").click()
    day = page.locator("[data-in-force-on]")
    day.press_sequentially("2027-1-1")
    page.locator("[data-action=undo]").click()
    expect(day).to_have_value("")
    page.locator("[data-action=redo]").click()
    expect(day).to_have_value("2027-01-01")
    for _ in range(2):
        page.locator("[data-action=undo]").click()
    assert calculator.choice_of("5.1.1.1") == "open"
