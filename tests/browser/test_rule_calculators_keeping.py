"""What was filled in stays, travels in links, and ends in records that anybody can recompute."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from aftersales.foundation.canonical_json import canonical
from tests.browser.calculator import kept, wait_for
from tests.browser.rule_calculators import SITES, RulePage
from tests.browser.visits import first_visit

pytestmark = pytest.mark.browser


def fill_audit_time(rules: RulePage) -> None:
    rules.fill(headcount="500", organisation="某某电器", prepared_by="张三", date="2026-11-23")
    rules.fill(**{"planned.initial.days": "4"})
    rules.fill(**{"planned.initial.reason": "两地办公"})


def fill_sites(rules: RulePage) -> None:
    rules.choose("mode", "list")
    rules.fill(list=SITES, seed="7", issued="2025-06-06")


def fill_calendar(rules: RulePage) -> None:
    rules.fill(issued="2025-06-06", today="2026-11-23")
    rules.field("surveillance.0").fill("2026-05-20")


def fill_managers(rules: RulePage) -> None:
    # more digits than a JavaScript number holds: the record must keep them all
    rules.fill(staff="12345678901234567891", all_staff="99999999999999999999")


FILLINGS: dict[str, Callable[[RulePage], None]] = {
    "audit-time": fill_audit_time,
    "sites": fill_sites,
    "calendar": fill_calendar,
    "managers": fill_managers,
}


@pytest.mark.parametrize("kind", FILLINGS)
def test_a_record_from_the_browser_verifies_on_the_command_line_and_on_the_page(
    rules: RulePage, downloads: Path, kind: str
) -> None:
    FILLINGS[kind](rules.open(kind))
    wait_for(rules.state, "given")
    record = rules.record(downloads)
    command = [sys.executable, "-m", "aftersales", "verify", str(record)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    made = json.loads(record.read_text(encoding="utf-8"))
    assert made["request"]["kind"] == kind
    revision = made["request"]["lineage"]["revision"]  # which version it is of
    rules.open("verify").page.locator("[data-record-file]").set_input_files(record)
    rules.expect("[data-verdict=agrees] strong", "一致")
    # 500 people: 3 person-days. 3 sites beside the office: the root of 3, rounded up. Three years, same day.
    said = {
        "audit-time": "初次 3 人日",
        "sites": "初次 2 个",
        "calendar": "证书到期 2028-06-06",
        "managers": "名",
    }
    assert said[kind] in rules.text("[data-report]")
    assert f"{revision}（本机案卷“" in rules.text("[data-report]")


def test_the_record_says_who_made_it(rules: RulePage, downloads: Path) -> None:
    fill_audit_time(rules.open("audit-time"))
    wait_for(rules.state, "given")
    made = json.loads(rules.record(downloads).read_text(encoding="utf-8"))
    assert made["signed"] == {"organisation": "某某电器", "by": "张三", "on": "2026-11-23"}
    assert made["request"]["worksheet"]["planned"] == {"initial": {"days": "4", "reason": "两地办公"}}
    assert made["result"]["initial"] == "3"


def changed(record: Path, change: Callable[[Any], None], *, sealed: bool) -> Path:
    made = json.loads(record.read_text(encoding="utf-8"))
    change(made)
    if sealed:
        content = {key: value for key, value in made.items() if key != "digest"}
        made["digest"] = hashlib.sha256(canonical(content)).hexdigest()
    path = record.with_name(f"changed-{record.name}")
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_record_that_was_changed_or_is_older(rules: RulePage, downloads: Path) -> None:
    rules.open("audit-time").fill(headcount="500")
    wait_for(rules.state, "given")
    record = rules.record(downloads)
    rules.open("verify")
    chooser = rules.page.locator("[data-record-file]")

    def retouch(made: Any) -> None:
        made["result"]["initial"] = "2"

    chooser.set_input_files(changed(record, retouch, sealed=False))
    rules.expect("[data-verdict] strong", "记录被改动过 | 不一致")
    rules.expect("[data-table=differences] tbody tr", "初次 initial 2 3")

    def age(made: Any) -> None:
        made["documents"][0]["sha256"] = made["result"]["document"]["sha256"] = "0" * 64

    chooser.set_input_files(changed(record, age, sealed=True))
    rules.expect("[data-verdict] strong", "依据的文件版本不同")
    assert rules.page.locator("[data-table=differences]").count() == 0
    rules.press("recompute")
    rules.expect("[data-verdict] strong", "已按现用版本重算")
    assert "没有变化" in rules.text("[data-verdict]")

    rules.unfold("paste")
    for text, words in (("{", "不是 JSON"), ('{"format":"other"}', "不是可以复核的记录")):
        rules.page.locator("[data-record-text]").fill(text)
        rules.press("verify-text")
        rules.expect_in("[data-outcome]", words)


@pytest.mark.parametrize("kind", FILLINGS)
def test_reload_keeps_the_form_and_clear_can_be_undone(rules: RulePage, kind: str) -> None:
    FILLINGS[kind](rules.open(kind))
    wait_for(rules.state, "given")
    shown = rules.text("[data-outcome]")
    names = [
        field.get_attribute("data-field") or ""
        for field in rules.page.locator("input[type=text][data-field]").all()
    ]
    before = rules.values(*names)
    rules.page.reload()
    rules.wait_until_ready()
    if kind == "calendar":
        rules.fill(today="2026-11-23")  # today is of the clock, not of the form
    rules.expect("[data-outcome]", shown)
    assert rules.values(*names) == before
    rules.press("clear")
    wait_for(rules.state, "empty")
    wait_for(lambda: kept(rules.page, kind), '{"format":"form/1","fields":{}}')
    rules.press("undo")
    rules.expect("[data-outcome]", shown)


def test_what_does_not_fit_is_not_taken_back_but_offered(rules: RulePage, downloads: Path) -> None:
    """A field of it is none of this form. Whatever else does not fit: tests/frontend/links.test.mjs."""
    draft = '{"format":"form/1","fields":{"x":"1","headcount":"500"}}'
    rules.open("audit-time")
    rules.page.evaluate(f"localStorage.setItem('aftersales.audit-time', {json.dumps(draft)})")
    rules.page.reload()
    rules.wait_until_ready()
    assert rules.values("headcount") == [""]
    wait_for(rules.state, "empty")
    banner = rules.page.locator("[data-refused]")
    with rules.page.expect_download() as download:
        banner.locator("button").first.click()
    download.value.save_as(downloads / "kept.json")
    assert (downloads / "kept.json").read_text(encoding="utf-8") == draft
    rules.fill(headcount="180")  # what is entered now does not take its place
    rules.page.reload()
    rules.wait_until_ready()
    assert rules.values("headcount") == ["180"]
    assert banner.count() == 1
    banner.locator("button").last.click()
    wait_for(banner.count, 0)  # it goes once it is written that it was discarded
    rules.page.reload()
    rules.wait_until_ready()
    assert banner.count() == 0


def test_what_another_window_writes_comes_in_and_nothing_is_lost(rules: RulePage, rule_site: str) -> None:
    rules.open("audit-time").fill(headcount="180")
    wait_for(lambda: "180" in (kept(rules.page, "audit-time") or ""), True)
    other = RulePage(rules.page.context.new_page(), rule_site).open("audit-time")
    assert other.values("headcount") == ["180"]
    other.fill(headcount="500")
    wait_for(lambda: rules.values("headcount"), ["500"])
    rules.fill(organisation="某某电器")
    wait_for(lambda: other.values("headcount", "organisation"), ["500", "某某电器"])
    other.page.close()


def test_the_record_asks_who_made_it_and_when(rules: RulePage, downloads: Path) -> None:
    rules.open("managers").fill(staff="31")
    wait_for(rules.state, "given")
    made = json.loads(rules.record(downloads, by="李四", on="2026-11-23").read_text(encoding="utf-8"))
    assert made["signed"] == {"by": "李四", "on": "2026-11-23"}


def test_a_link_brings_the_figures_and_no_names_unless_asked(rules: RulePage) -> None:
    fill_audit_time(rules.open("audit-time"))
    wait_for(rules.state, "given")
    plain, whole = rules.share_link(), rules.share_link(everything=True)
    assert re.search(r"/audit-time/#a=2,[0-9a-z]{7},headcount=500$", plain)
    rules.press("clear")
    rules.open("managers")  # elsewhere, so that the link is opened anew
    rules.page.goto(whole)
    rules.wait_until_ready()
    rules.accept()
    wait_for(lambda: rules.values("headcount", "prepared_by"), ["500", "张三"])
    assert rules.page.url.endswith("/audit-time/")


def test_a_long_list_is_packed_into_the_link(rules: RulePage) -> None:
    rules.open("sites").choose("mode", "list")
    listed = SITES + "".join(f"第{number}站,广东,授权,5,\n" for number in range(150))
    rules.fill(list=listed, seed="7")
    wait_for(rules.state, "given")
    drawn = rules.text("[data-drawn]")
    link = rules.share_link()
    assert "#a=" in link
    rules.press("clear")
    rules.open("managers")
    rules.page.goto(link)
    rules.wait_until_ready()
    rules.accept()
    rules.expect("[data-drawn]", drawn)


@pytest.mark.parametrize("kind", FILLINGS)
def test_what_is_saved_opens_in_another_browser(
    rules: RulePage, browser: Browser, rule_site: str, downloads: Path, kind: str
) -> None:
    """All of it, reasons and lists too, which a link leaves out; what day it is, the other knows itself."""
    FILLINGS[kind](rules.open(kind))
    wait_for(rules.state, "given")
    shown = rules.text("[data-outcome]")
    saved = rules.download("save", downloads)
    fields = json.loads(saved.read_text(encoding="utf-8"))["fields"]
    with first_visit(browser, rule_site) as page:
        other = RulePage(page, rule_site).open(kind)
        page.locator("[data-file]").set_input_files(saved)
        other.accept()
        wait_for(other.state, "given")
        if kind == "calendar":
            other.fill(today="2026-11-23")
        other.expect("[data-outcome]", shown)
        for name, value in fields.items():
            if name != "mode":  # the one of several buttons
                assert other.values(name) == [value]


def test_what_was_not_saved_there_is_refused(rules: RulePage, downloads: Path) -> None:
    """A record, the file of another calculator, fields that the form has not, a text that is no JSON."""
    rules.open("managers").fill(staff="31")
    wait_for(rules.state, "given")
    saved = rules.download("save", downloads)
    record = rules.record(downloads)
    strange = downloads / "strange.json"
    strange.write_text('{"format": "form/1", "fields": {"staff": "31", "colour": "red"}}', encoding="utf-8")
    text = downloads / "text.json"
    text.write_text("管理人员 31", encoding="utf-8")
    rules.page.locator("[data-file]").set_input_files(record)
    rules.expect_in("[data-dialog=incoming]", "计算记录请到“记录复核”页打开")
    rules.open("audit-time").fill(headcount="180")
    for file in (saved, strange, text):
        rules.page.locator("[data-file]").set_input_files(file)
        rules.expect_in("[data-dialog=incoming]", f"{file.name} 不是本页存的文件")
        assert rules.page.locator("[data-action=accept]").count() == 0
        rules.page.locator("[data-dialog=incoming] button").last.click()
    assert rules.values("headcount") == ["180"]


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#headcount=0", "不能用"),
        ("#organisation=x", "不能用"),
        ("#headcount=500&unknown=1", "本页没有的栏目"),
        ("#a=AAAA", "有改动"),
        ("#a=2,0000000,headcount=500", "有改动"),
        ("#a=3,0000000,headcount=500", "刷新本页"),
    ],
)
def test_a_link_that_cannot_be_used_changes_nothing(rules: RulePage, fragment: str, words: str) -> None:
    rules.open("audit-time").fill(headcount="180")
    wait_for(rules.state, "given")
    rules.page.evaluate(f"location.hash = {json.dumps(fragment)}")
    rules.expect_in("[data-dialog=incoming]", words)
    assert rules.page.locator("[data-action=accept]").count() == 0
    assert rules.values("headcount") == ["180"]
    assert "#" not in rules.page.url


def test_opening_a_link_over_own_entries_is_asked_and_can_be_undone(rules: RulePage) -> None:
    rules.open("audit-time").fill(headcount="180")
    wait_for(rules.state, "given")
    rules.page.evaluate("location.hash = '#headcount=500'")
    rules.expect_in("[data-dialog=incoming]", "会被替换")
    assert "初次 3 人日" in rules.text("[data-dialog=incoming]")
    assert rules.text(".calc-filled").endswith("500")
    assert rules.values("headcount") == ["180"]
    rules.accept()
    wait_for(lambda: rules.values("headcount"), ["500"])
    rules.press("undo")
    wait_for(lambda: rules.values("headcount"), ["180"])


def test_the_page_says_so_when_the_engine_does_not_start(browser: Browser, rule_site: str) -> None:
    with first_visit(browser, rule_site) as page:
        rules = RulePage(page, rule_site)
        page.route("**/runtime/**/*.zip", lambda route: route.abort())
        page.goto(f"{rule_site}calculators/managers/")
        rules.expect_in("[data-engine]", "计算程序没有启动")
        rules.fill(staff="31")
        page.unroute("**/runtime/**/*.zip")
        rules.press("retry")
        rules.expect(".rule-card--main .rule-value", "4 名")
