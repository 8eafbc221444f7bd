"""A rubric of one's own in the browser: opened from a file, checked, calculated with, kept, never sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from aftersales.foundation.faults import Refused
from aftersales_own.fault_places import sound
from aftersales_yaml.strict import read_yaml
from aftersales_yaml.writing import write_yaml
from tests.browser.calculator import Calculator, shared_link, wait_until_kept
from tests.browser.own_rubrics import SLOW, calculate, choose_file, open_file, own_rubric
from tests.browser.visits import Visits, first_visit
from tests.files.workbooks import of_rows

pytestmark = pytest.mark.browser

TABLE: list[list[object]] = [
    ["条款", "分值", "证明材料"],
    ["1.1.1 有专门部门", "2", "组织架构图"],
    ["1.1.2 一天内回复", "3", "记录"],
    ["2.1.1 三天内上门", "1.5", "记录"],
]


@pytest.fixture
def page(visits: Visits, own_site: str) -> Iterator[Page]:
    with visits.at(own_site) as opened:
        yield opened


SEEN = """() => [...document.querySelectorAll("[data-clause], .calc-section > h2, .calc-indicator-head," +
  ".calc-special, [data-switch], [data-band], [data-filter], [data-tool]")].map((part) => {
    const fields = [...part.querySelectorAll("[name]")].map(({ name, value, id }) => `${name}=${value}${id}`);
    const named = [part, ...part.querySelectorAll("[aria-label]")].map((each) => each.ariaLabel);
    return [part.textContent.replace(/\\s+/g, ""), part.id, ...fields, ...named].join(" ");
  }).filter((line) => !line.includes("带过来"))"""


def test_the_form_is_that_of_the_same_rubric_published(page: Page, own_site: str) -> None:
    """Cast from the mould, the hundred-point form has every clause, text and choice of the published one."""
    calculate(page, own_site, "acme.yaml", write_yaml(own_rubric()))
    ours = page.evaluate(SEEN)
    Calculator(page, own_site).open()
    published = page.evaluate(SEEN)
    assert len(ours) > 50
    assert [line for line in ours if line not in published] == []
    # Carrying findings over needs a counterpart that is published.
    assert [line for line in published if line not in ours and "对照" not in line] == []


def test_it_scores_and_is_kept_under_its_own_name(page: Page, own_site: str) -> None:
    """Everything met but 5.1.1.1: 100 - 2 = 98 of 100, five stars; after coming back it still is."""
    calculator = calculate(page, own_site, "acme.json", json.dumps(own_rubric()))
    points = next(
        clause["points"]
        for section in own_rubric()["sections"]
        for indicator in section["indicators"]
        for clause in indicator["clauses"]
        if clause["id"] == "5.1.1.1"
    )
    calculator.choose("5.1.1.1", "not_met")
    calculator.rest_met()
    calculator.expect_score(f"{100 - float(points):.1f}", "五星级")
    expect(page.locator("[data-about]")).to_contain_text("没有发布")
    expect(page.locator("[data-kept]")).to_contain_text("已存")
    page.reload()
    calculator.wait_until_ready()
    calculator.expect_score(f"{100 - float(points):.1f}", "五星级")
    page.goto(f"{own_site}calculators/own/")
    expect(page.locator("[data-list] li")).to_have_count(1)
    Calculator(page, own_site).open()
    assert page.locator('[data-clause="5.1.1.1"]').get_attribute("data-choice") == "open"


def test_what_looks_ahead_is_there_for_it(page: Page, own_site: str) -> None:
    """5.1.1.2 is worth 3 points and open, the rest met: at even chances 97 + 3/2 = 98.5 are expected."""
    calculator = calculate(page, own_site, "acme.json", json.dumps(own_rubric()))
    calculator.rest_met()
    calculator.choose("5.1.1.2", "open")
    expect(page.locator("[data-kept]")).to_contain_text("已存")
    page.locator(".calc-views a", has_text="预测级别").click()
    expect(page.locator("[data-outcome]").first).to_contain_text("98.5", timeout=SLOW)
    expect(page.locator("[data-clause]:visible")).to_have_count(1)
    page.locator(".calc-views a", has_text="先改哪里").click()
    expect(page.locator("[data-target] option")).to_have_count(4)
    expect(page.locator("[data-outcome]").first).to_contain_text("五星级", timeout=SLOW)
    expect(page.locator("[data-plan]")).to_be_attached()
    page.locator(".outlook-basis a", has_text="继续").click()
    calculator.wait_until_ready()
    assert page.locator('[data-clause="5.1.1.2"]').get_attribute("data-choice") == "open"
    page.goto(f"{own_site}calculators/own/forecast/")
    expect(page.locator("[data-none]")).to_be_visible()
    expect(page.locator("[data-list] a")).to_have_count(1)


def test_a_table_becomes_a_rubric(page: Page, own_site: str) -> None:
    """2 + 3 + 1.5 = 6.5 points; 1.1.2 not met leaves 3.5, below 合格 at 6."""
    open_file(page, own_site, "评分表.xlsx", of_rows(*TABLE))
    page.locator("[data-table] [name=title]").fill("灯具服务")
    page.locator("[data-table] [name=id]").fill("lamp")
    page.locator("[data-table] [name=levels]").fill("合格=6\n优秀：6.5")
    page.locator("[data-table] [type=submit]").click()
    expect(page.locator("[data-outcome]")).to_contain_text("3 个条款，满分 6.5 分", timeout=SLOW)
    with page.expect_download() as saved:
        page.locator("[data-action=save-yaml]").click()
    assert saved.value.suggested_filename == "lamp.yaml"
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    page.locator("[data-action=calculate]").click()
    calculator = Calculator(page, own_site)
    calculator.wait_until_ready()
    calculator.rest_met()
    calculator.expect_score("6.5", "优秀")
    calculator.choose("1.1.2", "not_met")
    expect(page.locator("[data-final]")).to_have_text("3.5")
    assert "id: lamp" in text


def test_faults_are_those_of_the_terminal(page: Page, own_site: str) -> None:
    wrong = own_rubric(full_marks="101")
    text = write_yaml(wrong)
    with pytest.raises(Refused) as refused:
        sound(wrong, "zh", text)
    (fault,) = refused.value.faults
    open_file(page, own_site, "acme.yaml", text)
    row = page.locator(".own-faults tbody tr")
    expect(row).to_have_count(1, timeout=SLOW)
    assert row.locator("th, td").all_inner_texts() == [fault.at, fault.found, fault.expected.zh]
    assert re.fullmatch("第 [0-9]+ 行，满分（full_marks）", fault.at)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_unknown_key_is_told_with_the_one_that_was_meant(page: Page, own_site: str, language: str) -> None:
    text = write_yaml(own_rubric()).replace("full_marks:", "full_mark:")
    with pytest.raises(Refused) as refused:
        sound(read_yaml(text), language, text)  # type: ignore[arg-type]
    open_file(page, own_site, "acme.yaml", text, language)
    row = page.locator(".own-faults tbody tr", has_text='full_mark"')
    expect(row).to_have_count(1, timeout=SLOW)
    told = [[each.at, each.found, each.expected.to_json()[language]] for each in refused.value.faults]  # type: ignore[literal-required]
    assert row.locator("th, td").all_inner_texts() in told
    words = {"zh": "没有这个键；大概是 full_marks（满分）", "en": "there is no such key; probably full_marks"}
    assert row.locator("td").last.inner_text() == words[language]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("acme.yaml", "format: [rubric/1\n", "成对的引号和括号"),
        ("acme.yaml", "format: &a rubric/1\nid: *a\n", "不用锚点和别名"),
        ("acme.json", "{", "加双引号的键"),
        ("table.xlsx", "no workbook", "Excel 工作簿"),
    ],
)
def test_what_is_no_rubric_is_told_and_nothing_is_kept(
    page: Page, own_site: str, name: str, content: str, said: str
) -> None:
    open_file(page, own_site, name, content)
    if name.endswith(".xlsx"):
        page.locator("[data-table] [type=submit]").click()
    expect(page.locator("[data-outcome]")).to_contain_text(said, timeout=SLOW)
    expect(page.locator("[data-action=calculate]")).to_have_count(0)


def test_the_id_of_a_published_rubric_is_refused(page: Page, own_site: str) -> None:
    open_file(page, own_site, "own.yaml", write_yaml(own_rubric(id="gbt-27922-2011")))
    expect(page.locator("[data-outcome]")).to_contain_text("gbt-27922-2011 是本站", timeout=SLOW)


def test_an_assessment_comes_with_its_rubric_alone(page: Page, own_site: str, tmp_path: Path) -> None:
    calculator = calculate(page, own_site, "acme.yaml", write_yaml(own_rubric()))
    calculator.choose("5.1.1.1", "met")
    with page.expect_download() as saved:
        page.locator("[data-action=save]").click()
    file = tmp_path / "acme.json"
    saved.value.save_as(file)
    published = Calculator(page, own_site)
    published.open()
    page.locator("[data-file]").set_input_files(file)
    expect(page.locator("dialog[open]")).to_contain_text("打开自己的评分准则")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_missing_ones_are_told(page: Page, own_site: str, language: str) -> None:
    home = own_site if language == "zh" else f"{own_site}en/"
    page.goto(f"{home}calculators/own/#acme@0123456789ab")
    expect(page.locator("[data-outcome]")).to_contain_text("acme@0123456789ab")


def test_a_link_leads_to_the_form_of_its_rubric(page: Page, own_site: str, browser: Browser) -> None:
    """Whoever is sent one and has not the rubric is told which, opens it, and then sees what was sent."""
    text = write_yaml(own_rubric())
    calculator = calculate(page, own_site, "acme.yaml", text)
    calculator.choose("5.1.1.1", "not_met")
    link = shared_link(page)
    name = page.evaluate("new URLSearchParams(location.search).get('rubric')")
    assert re.fullmatch("acme-service@[0-9a-f]{12}", name)
    with first_visit(browser, own_site) as colleague:
        colleague.goto(link)
        expect(colleague.locator("[data-outcome]")).to_contain_text(name)
        choose_file(colleague, "acme.yaml", text)
        colleague.locator("[data-action=calculate]").click(timeout=SLOW)
        dialog = colleague.locator("[data-dialog=incoming]")
        dialog.locator(".calc-primary").click(timeout=SLOW)
        theirs = Calculator(colleague, own_site)
        expect(theirs.clause("5.1.1.1")).to_have_attribute("data-choice", "not_met")
        wait_until_kept(colleague)
        colleague.reload()
        theirs.wait_until_ready()
        expect(theirs.clause("5.1.1.1")).to_have_attribute("data-choice", "not_met")


def test_the_rubric_that_the_address_asks_for_can_be_opened_there(page: Page, own_site: str) -> None:
    """An old bookmark on a new machine: the button leads to the address that the page has already."""
    text = write_yaml(own_rubric())
    calculate(page, own_site, "acme.yaml", text)
    name = page.evaluate("new URLSearchParams(location.search).get('rubric')")
    page.goto(f"{own_site}calculators/own/")
    page.locator("[data-list] button", has_text="移除").click()
    expect(page.locator("[data-list] li")).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{own_site}calculators/own/#{name}")
    expect(page.locator("[data-outcome]")).to_contain_text(name)
    choose_file(page, "acme.yaml", text)
    page.locator("[data-action=calculate]").click(timeout=SLOW)
    Calculator(page, own_site).wait_until_ready()
    expect(page.locator('[data-clause="5.1.1.1"]')).to_be_visible()
