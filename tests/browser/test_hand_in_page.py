"""Before handing in: what lacks, where that is mended, the bundle, and that a changed byte in it is named."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from aftersales_cli.engine import files
from tests.browser.outlook import Outlook
from tests.browser.rule_calculators import RulePage
from tests.conftest import ROOT
from tests.ready_assessment import ready, with_a_byte_changed

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def hand_in(outlook_page: Page, outlook_site: str) -> Outlook:
    outlook = Outlook(outlook_page, outlook_site, "hand-in")
    outlook.open(ready())
    return outlook


def test_what_lacks_is_named_with_the_way_to_mend_it(hand_in: Outlook) -> None:
    # 5.1.1.1 open and 5.1.2.2 not met without a reason; no day is named.
    whole = ready()
    del whole["findings"]["5.1.1.1"]
    whole["findings"]["5.1.2.2"] = "not_met"
    hand_in.take(whole)
    page = hand_in.page
    expect(page.locator("[data-headline]")).to_have_text("还差 3 处")
    open_clause = page.locator("[data-check=complete] [data-lacking]")
    expect(open_clause).to_have_attribute("data-lacking", "5.1.1.1")
    expect(open_clause.locator("a").first).to_have_attribute("href", "../../../gbt-27922-2011/5.1.1.1/")
    expect(open_clause.locator("a").last).to_have_attribute("href", "../#c-5.1.1.1")
    expect(page.locator("[data-check=reasons] [data-lacking]")).to_have_attribute("data-lacking", "5.1.2.2")
    expect(page.locator("[data-action=pack]")).to_be_disabled()
    page.locator("[data-action=as-of-today]").click()
    expect(page.locator("[data-headline]")).to_have_text("还差 2 处")
    expect(page.locator("[data-stamp]")).to_contain_text("不是认证")


def test_the_bundle_has_the_bytes_of_the_terminal(hand_in: Outlook, tmp_path: Path) -> None:
    page = hand_in.page
    page.locator("[data-as-of]").fill("2026-12-01")
    page.locator("[data-by]").fill("张三")
    expect(page.locator("[data-headline]")).to_have_text("可以提交")
    with page.expect_download() as handed:
        page.locator("[data-action=pack]").click()
    out = tmp_path / "handed-in.zip"
    handed.value.save_as(out)
    with zipfile.ZipFile(out) as archive:
        on = json.loads(archive.read("record.json"))["signed"]["on"]
        assessment = json.loads(archive.read("assessment.json"))
    assert assessment["as_of"] == "2026-12-01"
    lineage = assessment["lineage"]  # by which it is known when it comes back
    assert lineage["revision"] in lineage["ancestors"]
    asked = {"format": "files/1", "kind": "hand-in", "language": "zh", "on": on, "by": "张三"}
    _, made = files("spreadsheets").answer({**asked, "assessment": assessment})
    assert made is not None
    assert out.read_bytes() == made.content


def test_one_changed_byte_is_named(rules: RulePage, tmp_path: Path) -> None:
    asked = {"format": "files/1", "kind": "hand-in", "on": "2026-11-30", "as_of": "2026-12-01"}
    _, made = files("spreadsheets").answer({**asked, "assessment": ready()})
    assert made is not None
    whole, damaged = tmp_path / "whole.zip", tmp_path / "damaged.zip"
    whole.write_bytes(made.content)
    damaged.write_bytes(with_a_byte_changed(made.content, "evidence.csv"))
    verify = rules.open("verify")
    verify.page.locator("[data-record-file]").set_input_files(damaged)
    expect(verify.page.locator("[data-verdict=bundle] li")).to_have_text("evidence.csv：内容被改动过")
    expect(verify.page.locator("[data-verdict]")).to_have_count(1)
    verify.page.locator("[data-record-file]").set_input_files(whole)
    expect(verify.page.locator("[data-verdict=bundle]")).to_contain_text("包完整：6 个文件")
    expect(verify.page.locator("[data-verdict=agrees]")).to_be_visible()
    verify.page.locator("[data-record-file]").set_input_files(damaged)
    expect(verify.page.locator("[data-verdict=bundle] li")).to_be_visible()
    can_be_read_on_a_phone_and_by_axe(verify.page)


def can_be_read_on_a_phone_and_by_axe(page: Page) -> None:
    """Axe finds nothing, nothing sticks out of 360 pixels, and the keyboard reaches what opens a file."""
    assert page.evaluate("window.violations") in ([], None)
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("document.activeElement.blur()")
    opener = page.locator("[data-action=open-record]")
    for _ in range(40):
        page.keyboard.press("Tab")
        if opener.evaluate("(button) => button === document.activeElement"):
            break
    expect(opener).to_be_focused()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('.calc', { resultTypes: ['violations'] })")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("about:blank")  # axe sets styles, which the policy forbids and the page would tell of
