"""The page of cases: what was begun on the calculators' pages, and what can be done with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.visits import Scheme, Visits
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def page(visits: Visits, real_site: str) -> Iterator[Page]:
    """An empty page in a browser that has nothing kept."""
    with visits.at(real_site) as opened:
        yield opened


def names(page: Page) -> list[str]:
    return page.locator(".cases-card:visible h2").all_inner_texts()


def cases_at(page: Page, site: str, language: str = "zh") -> None:
    page.goto(f"{site}{'' if language == 'zh' else 'en/'}workspace/")
    expect(page.locator(".cases-card, [data-empty]").first).to_be_visible()


def begin(page: Page, site: str, organisation: str = "") -> None:
    """Three clauses of the hundred-point form, saved: 5.1.1.1 and 5.1.1.2 met, 5.1.2.2 not."""
    calculator = Calculator(page, site)
    calculator.open()
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.1.1.2", "met")
    calculator.choose("5.1.2.2", "not_met")
    if organisation:
        page.locator("[data-organisation=name], [data-head=name], [name=name]").first.fill(organisation)
    wait_until_kept(page)


def act(page: Page, name: str, number: int = 0) -> None:
    page.locator(f".cases-card:visible [data-action={name}]").nth(number).click()


def named(page: Page, name: str) -> None:
    page.locator("[data-name]").fill(name)
    page.locator("[data-action=accept-name]").click()


def test_who_has_nothing_sees_nothing_and_a_visit_makes_nothing(page: Page, real_site: str) -> None:
    page.goto(real_site)
    expect(page.locator("[data-own]")).to_have_attribute("data-cases", "0")  # it has looked
    expect(page.locator("[data-own]")).to_be_hidden()
    cases_at(page, real_site)
    expect(page.locator("[data-empty]")).to_contain_text("还没有案卷")
    for action in ("back-up", "persist", "remove-everything"):
        expect(page.locator(f"[data-action={action}]")).to_be_hidden()
    expect(page.locator("[data-action=restore]")).to_be_visible()
    assert page.locator("[data-engine] progress").count() == 0  # no engine is loaded for nothing
    Calculator(page, real_site).open()
    cases_at(page, real_site)
    expect(page.locator("[data-empty]")).to_be_visible()


def test_what_was_begun_is_there_with_its_level_and_the_first_page_leads_to_it(
    page: Page, real_site: str
) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    line = page.locator(".cases-documents li")
    expect(line.locator("a")).to_contain_text("GB/T 27922-2011")
    # 1.5 points of 100 are lost for good: at best 98.5, five stars; at worst the points of two clauses
    expect(line.locator(".cases-level")).to_contain_text("已评 3 / 51 条", timeout=120_000)
    expect(line.locator(".cases-level")).to_contain_text("五星级")
    expect(line.locator(".cases-state")).to_contain_text("进行中")
    page.goto(real_site)
    own = page.locator("[data-own]")
    expect(own).to_contain_text("接着做")
    expect(own.get_by_text("我的案卷（1）")).to_be_visible()
    own.locator("a").first.click()
    calculator = Calculator(page, real_site)
    calculator.wait_until_ready()
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.2.2")] == ["met", "not_met"]


def test_cases_are_named_copied_put_away_deleted_and_all_of_it_taken_back(page: Page, real_site: str) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    act(page, "rename")
    named(page, "甲公司 2026")
    wait_for(lambda: names(page), ["甲公司 2026"])
    act(page, "copy")
    named(page, "甲公司 2027")
    wait_for(lambda: names(page), ["甲公司 2027", "甲公司 2026"])
    expect(page.locator(".cases-card[data-current] h2")).to_have_text("甲公司 2027")
    act(page, "putAway")
    wait_for(lambda: names(page), ["甲公司 2026"])
    page.locator("[data-part=put-away] summary").first.click()
    act(page, "putBack", 0) if page.locator("[data-action=putBack]:visible").count() else None
    wait_for(lambda: sorted(names(page)), ["甲公司 2026", "甲公司 2027"])
    page.locator(".cases-card", has_text="甲公司 2026").locator("[data-action=remove]").click()
    wait_for(lambda: names(page), ["甲公司 2027"])
    page.locator("[data-toast] [data-action=undo-this]").click()
    wait_for(lambda: sorted(names(page)), ["甲公司 2026", "甲公司 2027"])
    page.locator(".cases-card", has_text="甲公司 2026").locator("[data-action=remove]").click()
    page.locator("[data-part=deleted] summary").click()
    expect(page.locator("[data-part=deleted] li")).to_contain_text("还可恢复 30 天")
    page.locator("[data-part=deleted] [data-action=undelete]").click()
    wait_for(lambda: sorted(names(page)), ["甲公司 2026", "甲公司 2027"])


def test_a_copy_is_changed_on_its_own(page: Page, real_site: str) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    act(page, "copy")
    named(page, "下一年度")
    wait_for(lambda: page.locator(".cases-card").count(), 2)
    page.locator(".cases-card", has_text="下一年度").locator(".cases-documents a").click()
    calculator = Calculator(page, real_site)
    calculator.wait_until_ready()
    calculator.choose("5.1.1.1", "not_met")
    wait_until_kept(page)
    cases_at(page, real_site)
    page.locator(".cases-card").filter(has_not_text="下一年度").locator(".cases-documents a").click()
    calculator.wait_until_ready()
    assert calculator.choice_of("5.1.1.1") == "met"


def test_another_calculation_goes_into_the_case_that_it_is_begun_in(page: Page, real_site: str) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    page.locator("[data-action=new-case]").click()
    named(page, "乙公司")
    wait_for(lambda: page.locator(".cases-card").count(), 2)
    card = page.locator(".cases-card", has_text="乙公司")
    card.locator("summary").click()
    card.locator(".cases-adding a", has_text="审查时间").click()
    wait_for(lambda: page.locator("[data-engine]").get_attribute("data-state"), "ready", 120)
    page.locator("[data-field=headcount]").fill("120")
    wait_until_kept(page)
    cases_at(page, real_site)
    expect(page.locator(".cases-card", has_text="乙公司").locator(".cases-documents li")).to_have_count(1)
    other = page.locator(".cases-card").filter(has_not_text="乙公司")
    expect(other.locator(".cases-documents li")).to_have_count(1)


def test_a_backup_brings_everything_to_another_browser(
    elsewhere: Visits, page: Page, real_site: str, tmp_path: Path
) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    act(page, "rename")
    named(page, "甲公司")
    with page.expect_download() as download:
        page.locator("[data-action=back-up]").click()
    assert re.fullmatch(r"aftersales-backup-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    backup = tmp_path / "backup.json"
    download.value.save_as(backup)
    assert json.loads(backup.read_text("utf-8"))["format"] == "workspace/1"

    with elsewhere.at(real_site) as other:
        cases_at(other, real_site)
        other.locator("[data-backup-file]").set_input_files(backup)
        wait_for(lambda: names(other), ["甲公司"])
        other.locator("[data-backup-file]").set_input_files(backup)
        expect(other.locator("[data-toast]")).to_contain_text("没有新增")
        assert names(other) == ["甲公司"]
        other.locator(".cases-documents a").click()
        calculator = Calculator(other, real_site)
        calculator.wait_until_ready()
        assert calculator.choice_of("5.1.2.2") == "not_met"


def test_what_is_no_backup_is_refused_in_words(page: Page, real_site: str, tmp_path: Path) -> None:
    cases_at(page, real_site)
    for text, said in (("{", "不是本站的备份文件"), ('{"format": "workspace/9"}', "更新的版本")):
        wrong = tmp_path / "wrong.json"
        wrong.write_text(text, encoding="utf-8")
        page.locator("[data-backup-file]").set_input_files(wrong)
        expect(page.locator("[data-complaint]")).to_contain_text(said)
    expect(page.locator("[data-empty]")).to_be_visible()


def test_removing_everything_asks_first_and_leaves_nothing(page: Page, real_site: str) -> None:
    begin(page, real_site)
    cases_at(page, real_site)
    page.locator("[data-action=remove-everything]").click()
    page.locator("dialog").get_by_text("取消").click()
    assert len(names(page)) == 1
    page.locator("[data-action=remove-everything]").click()
    page.locator("[data-action=remove-confirm]").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    calculator = Calculator(page, real_site)
    calculator.open()
    assert calculator.choice_of("5.1.1.1") in ("open", None)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_a_narrow_screen(unguarded: Visits, real_site: str, language: str, scheme: Scheme) -> None:
    with unguarded.at(real_site, width=360, scheme=scheme) as page:
        begin(page, real_site)
        cases_at(page, real_site, language)
        act(page, "copy")
        named(page, "A rather long name without any end to it GmbH & Co. KG")
        wait_for(lambda: page.locator(".cases-card").count(), 2)
        act(page, "putAway")
        page.locator("[data-part=put-away] > summary").click()
        page.locator(".cases-add summary").first.click()
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run('main', {resultTypes: ['violations']})")
        assert [each["id"] for each in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        act(page, "rename")
        found = page.evaluate("axe.run('dialog', {resultTypes: ['violations']})")
        assert [each["id"] for each in found["violations"]] == []
        page.keyboard.press("Escape")
        wait_for(lambda: page.locator("dialog").count(), 0)


def test_a_page_says_that_its_case_was_deleted_in_another_window(page: Page, real_site: str) -> None:
    """And goes on keeping what is entered; restored, it says so no more."""
    begin(page, real_site)
    work = page.context.new_page()
    cases_at(work, real_site)
    work.locator(".cases-card [data-action=remove]").click()
    alert = page.locator("[data-case] [role=alert]")
    expect(alert).to_contain_text("这个案卷已删除")
    Calculator(page, real_site).choose("5.1.1.1", "not_met")
    wait_until_kept(page)
    expect(alert).to_be_visible()
    work.locator("[data-toast] [data-action=undo-this]").click()
    expect(alert).to_have_count(0)
