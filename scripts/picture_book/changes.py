"""The pictures of the guides to what a change does, and to a rubric from a spreadsheet."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
from playwright.sync_api import Locator, Page, expect

from aftersales_yaml.collection import read_rubrics

RUBRIC = "gbt-27922-2011"
_SLOW = 120_000
_BARE = """document.querySelectorAll(".md-header, .calc-toast").forEach((each) => {
  each.style.display = "none";
})"""
"""Takes away what would lie over the part that is taken."""
TABLE = {
    "zh": (
        ("灯具售后服务评分表",),
        ("序号", "考核内容", "标准分", "需要的材料"),
        ("1", "一、服务体系", "", ""),
        ("1.1.1", "有专门的售后服务部门", "10", "组织架构图"),
        ("1.1.2", "售后人员持证上岗", "15", "证书"),
        ("1.2.1", "一天内答复顾客", "25", "服务记录"),
        ("2.1.1", "三天内上门维修", "30", "维修单"),
        ("2.1.2", "配件供应到停产后五年", "20", "配件清单"),
    ),
    "en": (
        ("Lamp service rating",),
        ("Clause", "Requirement", "Points", "Evidence"),
        ("1", "Service system", "", ""),
        ("1.1.1", "There is a service department", "10", "Organisation chart"),
        ("1.1.2", "Service staff hold certificates", "15", "Certificates"),
        ("1.2.1", "Customers are answered within a day", "25", "Service records"),
        ("2.1.1", "Repairs on site within three days", "30", "Repair orders"),
        ("2.1.2", "Parts for five years after production ends", "20", "List of parts"),
    ),
}


def _language(home: str) -> str:
    return "en" if home.endswith("en/") else "zh"


def _impact(page: Page, home: str) -> Locator:
    """Three assessments, two of which another reading of the 80 points changes."""
    page.goto(f"{home}calculators/impact/")
    expect(page.locator("[data-impact].is-live")).to_be_attached()
    names = {"zh": ("东区分公司", "西区分公司", "总部"), "en": ("East branch", "West branch", "Head office")}
    files: Any = [
        {"name": f"{name}.json", "mimeType": "application/json", "buffer": json.dumps(each).encode()}
        for name, each in zip(names[_language(home)], _assessments(), strict=True)
    ]
    page.locator("[data-archive-files]").set_input_files(files)
    page.locator("[data-switch] summary").click()
    switch = page.locator("[data-discrepancy=specials-before-or-after-normalising]")
    switch.locator("input:not([data-adopted])").first.check()
    page.locator("[data-action=compare]").click()
    result = page.locator("[data-result]")
    expect(result).to_be_visible(timeout=_SLOW)
    expect(page.locator("[data-impact]:not([data-busy])")).to_be_attached()
    page.evaluate(_BARE)
    return result


def _assessments() -> list[dict[str, Any]]:
    """All met but for some clauses, deletions and special deductions."""
    rubric: Any = next(file.content for file in read_rubrics() if file.content["id"] == RUBRIC)
    indicators = [each for section in rubric["sections"] for each in section["indicators"]]
    met = {clause["id"]: "met" for each in indicators for clause in each["clauses"]}
    deleted = {name: {"not_applicable": "no repairs"} for name in met if name.startswith("5.2.4")}
    special = [{"clause": "4.4.2.3", "reason": "own rules not kept"}]
    base = {"format": "assessment/1", "rubric": RUBRIC}
    return [
        {**base, "findings": {**met, **deleted, "5.1.4.1": "not_met"}, "special_deductions": special},
        {**base, "findings": {**met, **deleted}, "special_deductions": special * 2},
        {**base, "findings": met},
    ]


def _own_table(page: Page, home: str) -> Locator:
    """A body's table as it was read, its levels named beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in TABLE[_language(home)]:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    page.goto(f"{home}calculators/own/")
    expect(page.locator(".is-live[data-own]")).to_be_attached()
    zh = _language(home) == "zh"
    name = "灯具评分表.xlsx" if zh else "lamps.xlsx"
    page.locator("[data-rubric-file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    )
    page.locator("[data-table] [name=title]").fill("灯具售后服务" if zh else "Lamp service")
    page.locator("[data-table] [name=id]").fill("lamp-service")
    page.locator("[data-table] [name=levels]").fill(
        "合格=70\n良好=80\n优秀=95" if zh else "pass=70\ngood=80\nexcellent=95"
    )
    page.locator("[data-table] [type=submit]").click()
    expect(page.locator("[data-action=calculate]")).to_be_visible(timeout=_SLOW)
    page.evaluate(_BARE)
    return page.locator(".own-part").first


PICTURES = {"impact": _impact, "own-table": _own_table}
