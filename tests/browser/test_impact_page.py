"""What a change does to what this browser keeps, and to files that are opened: the page of impact."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from aftersales.foundation.notice import NOTICE
from aftersales_site.content.read_content import read_content
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.writing import write_yaml
from tests import second_editions
from tests.browser.calculator import Calculator
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser
SLOW = 120_000  # milliseconds for Python to start on a busy machine
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
GBT = second_editions.GBT


@pytest.fixture(scope="module")
def impact_site(edition_site: str) -> str:
    return edition_site


@pytest.fixture
def page(visits: Visits, impact_site: str) -> Iterator[Page]:
    with visits.at(impact_site) as opened:
        yield opened


def open_impact(page: Page, site: str, language: str = "") -> None:
    page.goto(f"{site}{language}calculators/impact/")
    expect(page.locator("[data-impact].is-live")).to_be_attached()
    expect(page.locator("[data-cases-count]")).not_to_be_empty()


def compare(page: Page) -> None:
    page.locator("[data-action=compare]").click()
    expect(page.locator("[data-impact]:not([data-busy]) #impact-result")).to_be_visible(timeout=SLOW)


def clauses() -> list[str]:
    (rubric,) = (each for each in read_content().rubrics if each.id == GBT)
    return [clause.id for clause in rubric.clauses]


def all_met(**others: object) -> dict[str, Any]:
    findings = dict.fromkeys(clauses(), "met") | others
    return {"format": "assessment/1", "rubric": GBT, "findings": findings}


def put(page: Page, which: str, *files: tuple[str, object]) -> None:
    """Open FILES, each a name and what is in it, through the chooser WHICH."""
    buffers = [
        {
            "name": name,
            "mimeType": "application/octet-stream",
            "buffer": (content if isinstance(content, str) else json.dumps(content)).encode(),
        }
        for name, content in files
    ]
    page.locator(f"[data-{which}]").set_input_files(buffers)


def test_a_case_under_the_editions_of_another_day(page: Page, impact_site: str) -> None:
    """5.1.1.2 is worth 3 of 100 points: 97 is five-star while 95 are asked for, four-star from 98 on."""
    calculator = Calculator(page, impact_site)
    calculator.open()
    calculator.choose("5.1.1.2", "not_met")
    calculator.rest_met()
    calculator.expect_score("97.0", "五星级")
    expect(page.locator("[data-kept]")).to_contain_text("已存")
    open_impact(page, impact_site)
    expect(page.locator("[data-cases-count]")).to_have_text("（1 份）")
    page.locator("[data-key=in_force_on]").fill("2027-01-01")
    compare(page)
    row = page.locator("[data-state=changed]")
    expect(row.locator("[data-figure=level]")).to_have_text("级别 五星级 → 四星级")
    expect(row.locator("td a")).to_have_attribute("href", "../../gbt-27922-2011/#level-five-star")
    expect(row.locator("td a")).to_have_text("级别“五星级”：95 分起改为 98 分起")
    row.locator("th a").click()
    calculator.wait_until_ready()
    calculator.expect_score("97.0", "五星级")


def test_a_folder_on_a_day_before_the_change(page: Page, impact_site: str, tmp_path: Path) -> None:
    """Folders within are read too; what is no assessment is listed; nothing changes before 2027."""
    folder = tmp_path / "archive"
    (folder / "2026").mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps(all_met(**{"5.1.1.2": "not_met"})), encoding="utf-8")
    (folder / "2026" / "b.yaml").write_text(write_yaml(all_met()), encoding="utf-8")
    (folder / "2026" / "notes.txt").write_text("no assessment", encoding="utf-8")
    open_impact(page, impact_site)
    with page.expect_file_chooser() as chosen:
        page.locator("[data-action=open-folder]").click()
    chosen.value.set_files(folder)
    expect(page.locator("[data-archive] li")).to_have_count(3)
    expect(page.locator("[data-impact]:not([data-busy])")).to_be_attached()
    told = sorted(page.locator("[data-archive] li").all_inner_texts())
    assert [line.split("：")[0] for line in told] == [
        "archive/2026/b.yaml",
        "archive/2026/notes.txt",
        "archive/a.json",
    ]
    assert "没有读" in told[1]
    page.locator("[data-key=in_force_on]").fill("2026-12-31")
    compare(page)
    expect(page.locator(".impact-sum")).to_have_text("共 2 份：0 份有变化，2 份不变，0 份算不出来。")
    expect(page.locator("[data-files]")).to_be_hidden()


def test_files_under_a_changed_document_and_out_again(page: Page, impact_site: str, tmp_path: Path) -> None:
    """Five stars from 99, not 95: 97 falls to four stars, 100 stays. A broken file stops nothing, nor does
    one by a rubric that is not here.
    """
    text = (rubrics_folder() / "scoring" / f"{GBT}.yaml").read_text(encoding="utf-8")
    assert text.count("at_least: 95\n") == 1
    open_impact(page, impact_site)
    put(page, "edition-file", ("new.yaml", text.replace("at_least: 95\n", "at_least: 99\n")))
    expect(page.locator(f"[data-edition={GBT}]")).to_contain_text("改用", timeout=SLOW)
    lines = "\n".join(json.dumps(each) for each in (all_met(**{"5.1.1.2": "not_met"}), all_met()))
    by_another = {"format": "assessment/1", "rubric": "acme-service", "findings": {}}
    files = ("a.jsonl", lines), ("broken.json", "{"), ("b.txt", "no"), ("own.json", by_another)
    put(page, "archive-files", *files)
    expect(page.locator("[data-archive] li")).to_have_count(4)
    compare(page)
    expect(page.locator(".impact-sum")).to_have_text("共 4 份：1 份有变化，1 份不变，2 份算不出来。")
    refused = page.locator("[data-state=refused]")
    broken, own = (refused.filter(has_text=name) for name in ("broken.json", "own.json"))
    expect(broken.locator("td").last).to_have_text("第 1 行第 2 列：还缺：加双引号的键")
    expect(own.locator("td").last).to_contain_text("准则 acme-service 本站没有发布，这个浏览器里也没有。")
    with page.expect_download() as saved:
        page.locator("[data-action=csv]").click()
    saved.value.save_as(tmp_path / "impact.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "impact.csv").read_text(encoding="utf-8-sig"))))
    why = "级别“五星级”：95 分起改为 99 分起"
    assert rows[:2] == [
        ["文件", "变了什么", "变更前", "变更后", "为什么"],
        ["a.jsonl:1", "级别", "五星级", "四星级", why],
    ]
    assert rows[-1] == [NOTICE.zh]
    with page.expect_download(timeout=SLOW) as saved:
        page.locator("[data-action=xlsx]").click()
    saved.value.save_as(tmp_path / "impact.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "impact.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[4]] == ["a.jsonl:1", "级别", "五星级", "四星级", why]
    assert NOTICE.zh in str(sheet["A2"].value)


def test_a_reading_and_a_kept_calculation(page: Page, impact_site: str) -> None:
    """10 % of 31 is 3.1: rounded up 4 managers, to the nearest 3."""
    page.goto(f"{impact_site}calculators/managers/")
    page.locator("[data-field=staff]").fill("31")
    expect(page.locator("[data-kept]")).to_contain_text("已存", timeout=SLOW)
    open_impact(page, impact_site)
    page.locator("[data-switch] summary").click()
    page.locator("[data-discrepancy=form-ten-percent-rounding] input[value=rounded-to-nearest]").check()
    compare(page)
    row = page.locator("[data-state=changed]")
    expect(row.locator("[data-figure=managers]")).to_have_text("售后服务管理师 4 → 3")
    expect(row.locator("td a").first).to_have_attribute(
        "href", re.compile(r"register/form-ten-percent-rounding/$")
    )


def test_what_is_refused_says_where(page: Page, impact_site: str) -> None:
    open_impact(page, impact_site)
    page.locator("[data-action=compare]").click()
    expect(page.locator("[data-outcome]")).to_have_text("先选“换成什么”。")
    put(page, "edition-file", ("new.yaml", "format: rubric/1\nid: another\n"))
    expect(page.locator("[data-edition-told]")).to_contain_text("another", timeout=SLOW)
    page.locator("[data-key=in_force_on]").fill("2027-01-01")
    page.locator("[data-action=compare]").click()
    expect(page.locator("[data-outcome]")).to_have_text("没有可算的评分。")


def test_in_english_and_without_a_fault_for_a_screen_reader(unguarded: Visits, impact_site: str) -> None:
    with unguarded.at(impact_site) as page:
        open_impact(page, impact_site, "en/")
        put(page, "archive-files", ("a.json", all_met(**{"5.1.1.2": "not_met"})))
        page.locator("[data-key=in_force_on]").fill("2027-01-01")
        compare(page)
        expect(page.locator("[data-figure=level]")).to_have_text(re.compile(r"Level .* → .*four-star", re.I))
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
        told = [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]
        assert told == []
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True
