"""Findings by site: counts at each site, their sum in the clause, what is half typed, how far it reaches.

5.1.1.2 is worth 3 points: 1 of 6 and 2 of 4 are 3 of 10, so 3 x 3/10 = 0.9 is lost and 99.1 of 100 is left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.calculator import settle, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.visits import Watch, open_context

pytestmark = pytest.mark.browser

CLAUSE = "5.1.1.2"


@pytest.fixture(scope="module")
def desk(browser: Browser, outlook_site: str) -> Iterator[tuple[Outlook, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    outlook = Outlook(context.new_page(), outlook_site, "visits")
    outlook.open()
    yield outlook, watch
    context.close()


@pytest.fixture
def visits(desk: tuple[Outlook, Watch]) -> Iterator[Outlook]:
    """Every clause met, no site yet: 100 points."""
    outlook, watch = desk
    outlook.take(assessment())
    outlook.expect_part("[data-headline]", "100.0")
    for remove in reversed(outlook.page.locator("[data-visited-site] button").all()):
        remove.click()
    yield outlook
    watch.check(outlook.page)


def add_sites(outlook: Outlook, names: str) -> None:
    outlook.page.locator("[data-new-site]").fill(names)
    outlook.page.locator("[data-new-site]").press("Enter")


def field(outlook: Outlook, site: str, key: str) -> Locator:
    return outlook.page.locator(f'[data-sample="{CLAUSE}"] [data-site="{site}"] [data-key={key}]')


def fill(outlook: Outlook, site: str, sampled: str, nonconforming: str) -> None:
    field(outlook, site, "sampled").fill(sampled)
    field(outlook, site, "nonconforming").fill(nonconforming)


def look_at_clause(outlook: Outlook) -> None:
    if not outlook.page.locator(f'[data-sample="{CLAUSE}"]').count():
        outlook.page.locator("[data-add-clause]").select_option(CLAUSE)


def kept(outlook: Outlook, folder: Path) -> object:
    """What the assessment says of the clause, by the record."""
    settle(outlook.page)
    outlook.page.locator("[data-action=record]").click()
    with outlook.page.expect_download() as download:
        outlook.page.locator("[data-action=record-save]").click()
    download.value.save_as(folder / "record.json")
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return record["request"]["assessment"]["findings"][CLAUSE]


def test_the_sample_of_a_clause_is_the_sum_of_its_sites(visits: Outlook, tmp_path: Path) -> None:
    add_sites(visits, "甲店、乙店")
    look_at_clause(visits)
    fill(visits, "甲店", "6", "1")
    visits.expect_part(f'[data-sample="{CLAUSE}"] [data-sum]', "还没有记：乙店")
    fill(visits, "乙店", "4", "2")
    field(visits, "乙店", "reason").fill("没有协议")
    # The clause had been answered on the score page; that comes back where the sites are emptied.
    told = "合计抽查 10 件，不符合 3 件，失 0.9 分。 此前评为“符合”；各场所都清空就恢复。"
    visits.expect(f'[data-sample="{CLAUSE}"] [data-sum]', told)
    visits.expect_part("[data-headline]", "99.1")
    visits.page.locator(f'[data-sample="{CLAUSE}"] [data-extent]').select_option("repeated")
    expected = {
        "by_site": {
            "甲店": {"sampled": 6, "nonconforming": 1},
            "乙店": {"sampled": 4, "nonconforming": 2, "reason": "没有协议"},
        },
        "extent": "repeated",
    }
    assert kept(visits, tmp_path) == expected


def test_half_of_a_count_waits_beside_the_assessment_and_is_not_lost(visits: Outlook) -> None:
    add_sites(visits, "甲店")
    look_at_clause(visits)
    field(visits, "甲店", "sampled").fill("6")
    half = visits.page.locator("[data-half]:visible")
    expect(half).to_have_text("缺不符合件数，填了才计入")
    assert half.locator("..").get_attribute("data-cell") == "nonconforming"
    field(visits, "甲店", "nonconforming").fill("六")
    expect(half).to_have_text("要填整数")
    expect(field(visits, "甲店", "nonconforming")).to_have_attribute("aria-invalid", "true")
    expect(field(visits, "甲店", "sampled")).not_to_have_attribute("aria-invalid", "true")
    visits.expect_part("[data-headline]", "100.0")
    settle(visits.page)
    field(visits, "甲店", "nonconforming").fill("6")
    visits.expect_part("[data-headline]", "97.0")  # all 3 points are lost
    expect(half).to_have_count(0)


def test_more_nonconforming_than_sampled_is_told_at_the_clause(visits: Outlook) -> None:
    add_sites(visits, "甲店")
    look_at_clause(visits)
    fill(visits, "甲店", "2", "3")
    visits.expect_part(f'[data-sample="{CLAUSE}"] [data-sample-fault]', "不多于抽样数")


def test_a_site_of_which_something_is_told_cannot_be_taken_off(visits: Outlook) -> None:
    add_sites(visits, "甲店，乙店")
    look_at_clause(visits)
    fill(visits, "甲店", "2", "0")
    wait_for(lambda: visits.page.locator('[data-visited-site="甲店"] button').count(), 0)
    visits.page.locator('[data-visited-site="乙店"] button').click()
    wait_for(lambda: visits.page.locator("[data-visited-site]").all_inner_texts(), ["甲店"])
