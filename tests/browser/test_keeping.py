"""What was filled in stays: reload, undo, share links, files. Nothing is taken over unasked or by halves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, kept, shared_link, wait_for, wait_until_at_rest

pytestmark = pytest.mark.browser

OWN = '{"format":"assessment/1","rubric":"gbt-27922-2011",'
KEY = "gbt-27922-2011"


def fill_some(calculator: Calculator) -> None:
    """5.1.1.1 (1 point) met, 5.3.1.1 (3) not met, 5.2.2.1 (1.5) deleted, 5.1.1.2 (3) 1 of 4: 2.25 left."""
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.3.1.1", "not_met")
    calculator.clause("5.3.1.1").locator('[data-field="reason"]').fill("热线占线")
    calculator.delete("5.2.2.1", "没有安装业务")
    calculator.sample("5.1.1.2", "4", "1")
    calculator.clause("5.1.1.1").locator("summary").click()
    calculator.clause("5.1.1.1").locator('[data-field="note"]').fill("看过组织架构图")
    calculator.page.locator(".calc-head summary").click()
    calculator.page.locator('[data-organisation="name"]').fill("某某电器公司")
    calculator.add_deduction("违反服务制度")


# Earned 1 + 2.25 = 3.25 of 98.5; open 98.5 - 1 - 3 - 3 = 91.5; one special deduction.
# Worst 3.25/98.5 x 100 - 1 = 2.299...; best 94.75/98.5 x 100 - 1 = 95.19...
SOME = "2.2 ～ 95.1 分"


def test_reload_keeps_everything(calculator: Calculator) -> None:
    fill_some(calculator)
    calculator.expect_range(SOME)
    wait_for(lambda: "违反服务制度" in (kept(calculator.page, KEY) or ""), True)
    calculator.page.reload()
    calculator.wait_until_ready()
    calculator.expect_range(SOME)
    assert calculator.clause("5.3.1.1").locator('[data-field="reason"]').input_value() == "热线占线"
    assert calculator.clause("5.1.1.1").locator('[data-field="note"]').input_value() == "看过组织架构图"
    assert calculator.page.locator('[data-organisation="name"]').input_value() == "某某电器公司"


def test_leaving_at_once_keeps_the_last_change(calculator: Calculator) -> None:
    calculator.choose("5.1.1.1", "met")
    calculator.page.reload()
    calculator.wait_until_ready()
    assert calculator.choice_of("5.1.1.1") == "met"


def test_an_unfinished_deletion_survives_a_reload(calculator: Calculator) -> None:
    calculator.choose("5.2.2.1", "not_applicable")
    calculator.page.reload()
    calculator.wait_until_ready()
    assert calculator.choice_of("5.2.2.1") == "not_applicable"
    wait_for(lambda: calculator.clause("5.2.2.1").locator("[data-fault]").is_visible(), True)


def test_what_cannot_be_read_is_offered_and_not_half_applied(calculator: Calculator, downloads: Path) -> None:
    """A finding of no kind. Whatever else cannot be read: tests/frontend/documents.test.mjs."""
    findings = {"5.1.1.1": "met", "5.1.1.2": "partly"}
    assessment = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": findings}
    draft = json.dumps({"format": "draft/1", "assessment": assessment})
    page = calculator.page
    wait_until_at_rest(page)
    page.evaluate("text => localStorage.setItem('aftersales.gbt-27922-2011', text)", draft)
    page.reload()
    calculator.wait_until_ready()
    calculator.expect_range("0.0 ～ 100.0 分")
    banner = page.locator("[data-refused]")
    with page.expect_download() as download:
        banner.locator("button").first.click()
    download.value.save_as(downloads / "kept.json")
    assert (downloads / "kept.json").read_text(encoding="utf-8") == draft
    page.reload()  # asked again, until it is thrown away
    banner.locator("button").last.click()
    page.reload()
    page.locator(".calc.is-live").wait_for()
    assert banner.count() == 0
    calculator.wait_until_ready()


def test_clear_all_can_be_undone(calculator: Calculator) -> None:
    fill_some(calculator)
    calculator.expect_range(SOME)
    calculator.page.locator("[data-action=clear]").click()
    calculator.expect_range("0.0 ～ 100.0 分")
    calculator.page.locator("[data-action=undo]").click()
    calculator.expect_range(SOME)
    assert calculator.page.locator("[data-deduction-list] textarea").input_value() == "违反服务制度"


def test_rest_met_leaves_findings_alone_and_can_be_undone(calculator: Calculator) -> None:
    calculator.choose("5.1.1.2", "not_met")
    calculator.page.locator("[data-indicator=organisation] [data-action=rest-met]").click()
    choices = [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3")]
    assert choices == ["met", "not_met", "met"]
    calculator.page.locator("[data-action=undo]").click()
    choices = [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3")]
    assert choices == ["open", "not_met", "open"]


def test_a_share_link_makes_the_round_trip(calculator: Calculator, page: Page, calculator_site: str) -> None:
    fill_some(calculator)
    link = shared_link(calculator.page, everything=True)
    own = Calculator(page, calculator_site)
    page.goto(link)
    own.wait_until_ready()
    dialog = own.page.locator("[data-dialog=incoming]")
    wait_for(lambda: "某某电器公司" in dialog.inner_text(), True)
    assert "已评 4 / 51 条" in dialog.inner_text()
    assert "#" not in own.page.url
    own.expect_range("0.0 ～ 100.0 分")  # a preview changes nothing
    dialog.locator("[data-action=accept]").click()
    own.expect_range(SOME)
    assert own.clause("5.3.1.1").locator('[data-field="reason"]').input_value() == "热线占线"
    assert own.page.locator("[data-deduction-list] textarea").input_value() == "违反服务制度"


def test_a_share_link_leaves_out_names_and_notes_unless_asked(calculator: Calculator) -> None:
    fill_some(calculator)
    link = shared_link(calculator.page, everything=False)
    calculator.page.goto("about:blank")
    calculator.page.goto(link)
    calculator.wait_until_ready()
    calculator.page.locator("[data-action=accept]").click()
    calculator.expect_range(SOME)
    assert calculator.clause("5.3.1.1").locator('[data-field="reason"]').input_value() == ""
    assert calculator.clause("5.1.1.1").locator('[data-field="note"]').input_value() == ""
    assert calculator.page.locator('[data-organisation="name"]').input_value() == ""
    assert calculator.clause("5.2.2.1").locator('[data-field="reason"]').input_value() == "没有安装业务"


def test_of_two_links_over_each_other_none_replaces_the_other_unasked(calculator: Calculator) -> None:
    """The lower dialog was opened when nothing was there; the upper one is taken: the lower asks anew."""
    page = calculator.page
    calculator.choose("5.1.1.1", "met")
    one = shared_link(page)
    calculator.choose("5.1.1.1", "not_met")
    other = shared_link(page)
    page.locator("[data-action=clear]").click()
    assert calculator.choice_of("5.1.1.1") == "open"
    dialogs = page.locator("[data-dialog=incoming]")
    for count, link in enumerate((one, other), 1):
        page.evaluate("(hash) => { location.hash = hash; }", link.split("#")[1])
        expect(dialogs).to_have_count(count)
        dialogs.last.locator("[data-action=accept]").wait_for()
    dialogs.last.locator("[data-action=accept]").click()
    expect(calculator.clause("5.1.1.1")).to_have_attribute("data-choice", "not_met")
    expect(dialogs).to_have_count(1)
    dialogs.locator(".calc-primary").click()
    expect(dialogs.locator("[data-action=merge]")).to_be_visible()  # as it is of the same document
    assert calculator.choice_of("5.1.1.1") == "not_met"


def test_a_share_link_asks_before_it_replaces_own_work(calculator: Calculator) -> None:
    calculator.choose("5.1.1.1", "met")
    link = shared_link(calculator.page, everything=False)
    calculator.choose("5.1.1.1", "not_met")
    wait_for(lambda: "not_met" in (kept(calculator.page, KEY) or ""), True)
    calculator.page.goto("about:blank")
    calculator.page.goto(link)
    calculator.wait_until_ready()
    dialog = calculator.page.locator("[data-dialog=incoming]")
    # The link is what stood here a moment ago: merging would change nothing, replacing would.
    wait_for(lambda: "其中没有这里没有的内容" in dialog.inner_text(), True)
    assert dialog.locator("[data-action=accept]").inner_text() == "替换我填的内容"
    dialog.locator("button").last.click()
    assert calculator.choice_of("5.1.1.1") == "not_met"


def test_a_link_is_looked_at_before_anything_else(calculator: Calculator) -> None:
    """Level or range, what is missing, where points are lost; then what to do with it."""
    fill_some(calculator)
    link = shared_link(calculator.page, everything=True)
    calculator.choose("5.1.1.1", "not_met")
    calculator.page.evaluate("hash => { location.hash = hash; }", link.split("#")[1])
    dialog = calculator.page.locator("[data-dialog=incoming]")
    wait_for(lambda: dialog.locator("[data-shown]").all_inner_texts(), [SOME])
    said = dialog.inner_text()
    # 51 - 4 answered = 47 clauses; 5.3.1.1 loses its 3 points, 5.1.1.2 a quarter of its 3: 3.75.
    for words in ("链接里的结果", "已评 4 / 51 条", "未评 47 条，共 91.5 分", "扣分 3.75 分", "5.3.1.1"):
        assert words in said
    assert dialog.locator("[data-action=accept]").inner_text() == "替换我填的内容"
    dialog.locator("button").last.click()
    assert calculator.choice_of("5.1.1.1") == "not_met"


@pytest.mark.parametrize("behind", ["。", "。请看", " ", "%0A", "），"])
def test_a_link_that_a_chat_program_added_to_opens(calculator: Calculator, behind: str) -> None:
    calculator.choose("5.1.1.1", "met")
    link = shared_link(calculator.page, everything=False)
    calculator.page.evaluate("hash => { location.hash = hash; }", link.split("#")[1] + behind)
    shown = calculator.page.locator("[data-dialog=incoming] [data-shown]")
    wait_for(shown.all_inner_texts, ["1.0 ～ 100.0 分"])


def test_a_changed_damaged_or_later_link_is_refused(calculator: Calculator) -> None:
    calculator.choose("5.1.1.1", "met")
    fragment = shared_link(calculator.page, everything=False).split("#")[1]
    changed = fragment[:-4] + ("A" if fragment[-4] != "A" else "B") + fragment[-3:]
    fragments = {
        "a=bm9uc2Vuc2U": "链接不完整或有改动",
        changed: "链接不完整或有改动",
        fragment[:-1]: "链接不完整或有改动",
        fragment.replace("a=", "b="): "链接不完整或有改动",
        fragment.replace("a=2", "a=3"): "刷新本页",
    }
    dialog = calculator.page.locator("[data-dialog=incoming]")
    for other, said in fragments.items():
        calculator.page.evaluate("hash => { location.hash = hash; }", other)
        wait_for(lambda said=said: said in dialog.inner_text(), True)  # type: ignore[misc]
        assert dialog.locator("[data-action=accept]").count() == 0
        dialog.locator("button").last.click()


def test_a_link_as_a_code_and_through_the_phone(calculator: Calculator) -> None:
    """What the code leads to is read back in tests/frontend/qr.test.mjs."""
    calculator.page.evaluate("navigator.share = async (shared) => { window.shared = shared; }")
    calculator.choose("5.1.1.1", "met")
    calculator.page.locator("[data-action=share]").click()
    dialog = calculator.page.locator("[data-dialog=share]")
    wait_for(dialog.locator("[data-qr] svg path").count, 1)
    assert dialog.locator("[data-qr] svg").get_attribute("aria-label") == "链接的二维码"
    dialog.locator("[data-action=send]").click()
    link = dialog.locator("[data-link]").input_value()
    wait_for(lambda: calculator.page.evaluate("window.shared?.url"), link)


def test_a_link_that_is_too_long_says_so(calculator: Calculator) -> None:
    noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(1900))
    other = {"5.1.1.1": noise, "5.1.1.2": noise[::-1], "5.1.1.3": noise[::2] + noise[1::2]}
    for clause, note in other.items():
        calculator.clause(clause).locator("summary").click()
        calculator.clause(clause).locator('[data-field="note"]').fill(note)
    calculator.page.locator("[data-action=share]").click()
    dialog = calculator.page.locator("[data-dialog=share]")
    dialog.locator("input[type=checkbox]").last.check()
    wait_for(lambda: "可能截断" in dialog.inner_text(), True)
    assert "链接太长，做不成手机能扫的二维码" in dialog.inner_text()
    assert dialog.locator("button").first.is_disabled()


def test_a_saved_file_opens_again(calculator: Calculator, downloads: Path) -> None:
    fill_some(calculator)
    calculator.choose("5.2.2.2", "not_applicable")  # without its reason: left out, and told so
    calculator.expect_range(SOME)
    with calculator.page.expect_download() as download:
        calculator.page.locator("[data-action=save]").click()
    file = downloads / download.value.suggested_filename
    download.value.save_as(file)
    assert "5.2.2.2" in calculator.page.locator("[data-toast]").inner_text()
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["format"] == "assessment/1"
    assert saved["findings"]["5.1.1.2"] == {"sampled": 4, "nonconforming": 1}
    assert "5.2.2.2" not in saved["findings"]
    calculator.page.locator("[data-action=clear]").click()
    calculator.expect_range("0.0 ～ 100.0 分")
    calculator.page.locator("[data-file]").set_input_files(file)
    calculator.page.locator("[data-action=accept]").click()
    calculator.expect_range(SOME)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format: assessment/1\nrubric: gbt-27922-2011\n", "YAML"),
        ('{"format":"assessment/1","rubric":"zhht-completeness"}', "zhht-completeness"),
        (OWN + '"findings":{"5.1.1.1":"met","5.1.1.1":"met"}}', "只出现一次"),
        (OWN + '"special_bonus":[{},{}]}', "最多一个"),
        (OWN.replace("t/1", "t/2") + '"findings":{}}', "assessment/1"),
        ("[]", ""),
    ],
    ids=["YAML", "other rubric", "repeated", "two bonuses", "format", "no mapping"],
)  # fmt: skip
def test_a_file_that_is_refused_changes_nothing(
    calculator: Calculator, downloads: Path, text: str, told: str
) -> None:
    calculator.choose("5.1.1.1", "met")
    file = downloads / "assessment.json"
    file.write_text(text, encoding="utf-8")
    calculator.page.locator("[data-file]").set_input_files(file)
    dialog = calculator.page.locator("[data-dialog=incoming]")
    wait_for(lambda: "表里的内容没有动" in dialog.inner_text(), True)
    assert told in dialog.inner_text()
    dialog.locator("button").last.click()
    calculator.expect_range("1.0 ～ 100.0 分")


def test_a_file_over_one_mebibyte_is_refused(calculator: Calculator, downloads: Path) -> None:
    file = downloads / "large.json"
    file.write_text('{"x":"' + "a" * (1024 * 1024) + '"}', encoding="utf-8")
    calculator.page.locator("[data-file]").set_input_files(file)
    wait_for(lambda: "1 MiB" in calculator.page.locator("[data-dialog=incoming]").inner_text(), True)


def test_what_another_window_writes_comes_in_and_nothing_is_lost(
    calculator: Calculator, calculator_site: str
) -> None:
    calculator.choose("5.1.1.1", "met")
    other = Calculator(calculator.page.context.new_page(), calculator_site)
    other.open()
    assert other.choice_of("5.1.1.1") == "met"
    other.choose("5.1.1.2", "not_met")
    wait_for(lambda: calculator.choice_of("5.1.1.2"), "not_met")
    calculator.choose("5.1.1.3", "met")
    wait_for(lambda: other.choice_of("5.1.1.3"), "met")
    other.page.close()
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2", "5.1.1.3")] == [
        "met",
        "not_met",
        "met",
    ]
