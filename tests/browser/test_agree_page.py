"""Two assessments side by side: how far apart, whose finding stands and why, and the one that is kept.

5.3.2.2 is worth 7 points: one has it met, the other not, so they are 7 apart. 51 clauses are answered by
both, 50 of them alike: 98.0 % (50/51 = 0.9803, cut).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.calculator import settle, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.visits import Visits, Watch, open_context

pytestmark = pytest.mark.browser

CLAUSE = "5.3.2.2"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def desk(browser: Browser, outlook_site: str) -> Iterator[tuple[Outlook, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    outlook = Outlook(context.new_page(), outlook_site, "agree")
    outlook.open()
    yield outlook, watch
    context.close()


@pytest.fixture
def agree(desk: tuple[Outlook, Watch], tmp_path: Path) -> Iterator[Outlook]:
    """Both files opened: 张三's, and 李四's who did not find 5.3.2.2 met."""
    outlook, watch = desk
    outlook.page.locator("[data-action=other-pair]").click()
    outlook.expect("[data-headline]", "选好两份评分，就能对比。")
    files = {"first": ("张三", assessment()), "second": ("李四", assessment(other={CLAUSE: "not_met"}))}
    for side, (name, content) in files.items():
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        outlook.page.locator(f"[data-side={side}] [data-side-chooser]").set_input_files(file)
        outlook.expect(f"[data-side={side}] [data-side-file]", file.name)
    outlook.expect("[data-headline]", "还有 1 条未定")
    yield outlook
    watch.check(outlook.page)


def decide(outlook: Outlook, stands: str, reason: str) -> None:
    row = outlook.page.locator(f'[data-differs="{CLAUSE}"]')
    row.locator("[data-stands]").select_option(stands)
    row.locator("[data-why]").fill(reason)


def test_where_they_differ_and_how_well_they_agree(agree: Outlook) -> None:
    figures = agree.figures()
    assert figures["一致率"] == "98.0%"
    assert figures["逐条相差合计"] == "7 分"
    assert agree.text("[data-differs] .outlook-action-worth") == "差 7 分"
    assert agree.page.locator("[data-differs]").count() == 1
    told = agree.page.locator("[data-outcome] .calc-hint").nth(1).text_content() or ""
    digest = r"\u00a0[0-9a-f]{12}"
    assert re.fullmatch(rf"原件校验值（SHA-256 前 12 位）：张三{digest}、李四{digest}", told)


def test_a_decision_needs_a_reason(agree: Outlook) -> None:
    decide(agree, "second", "")
    wait_for(lambda: agree.page.locator("[data-lacking-reason]").is_visible(), True)
    assert agree.text("[data-headline]") == "还有 1 条未定"
    decide(agree, "second", "台账缺 3 份")
    agree.expect("[data-headline]", "全部已定")
    assert "93.0" in agree.figures()["商定"]  # 100 - 7


def test_what_was_agreed_anew(agree: Outlook) -> None:
    """3 of 12 do not conform: 7 x 3/12 = 1.75 is lost, 98.25, shown as 98.2."""
    decide(agree, "agreed", "一起又看了一遍")
    agree.page.locator(f'[data-differs="{CLAUSE}"] label input[placeholder]').fill("3/12")
    agree.expect("[data-headline]", "全部已定")
    wait_for(lambda: "98.2" in agree.figures().get("商定", ""), True)


def test_the_decision_is_kept_with_whose_it_is(agree: Outlook) -> None:
    decide(agree, "second", "台账缺 3 份")
    agree.expect("[data-headline]", "全部已定")
    agree.page.locator("[data-action=take-consensus]").click()
    agree.expect_part("[data-basis]", "实得 93 分")
    settle(agree.page)
    agree.page.locator("[data-side=first] [data-action=own]").click()
    agree.expect("[data-side=first] [data-side-file]", "本案卷的评分")
    agree.expect("[data-headline]", "全部已定")  # by now it says what 李四 says
    assert agree.figures()["一致率"] == "100%"


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_sticks_out(unguarded: Visits, outlook_site: str, width: int) -> None:
    """One clause differs, and is decided on: every part of the page is there."""
    with unguarded.at(outlook_site, width=width) as page:
        outlook = Outlook(page, outlook_site, "agree")
        outlook.open()
        for side, name, other in (("first", "张三", "met"), ("second", "李四", "not_met")):
            content = json.dumps(assessment(other={CLAUSE: other})).encode()
            file = {"name": f"{name}.json", "mimeType": "application/json", "buffer": content}
            chooser = outlook.page.locator(f"[data-side={side}] [data-side-chooser]")
            chooser.set_input_files(file)  # type: ignore[arg-type]
            outlook.expect(f"[data-side={side}] [data-side-file]", f"{name}.json")
        outlook.page.locator(f'[data-differs="{CLAUSE}"]').wait_for()
        decide(outlook, "agreed", "看了记录")
        settle(outlook.page)
        outlook.page.evaluate(
            "document.querySelectorAll('.calc details').forEach((each) => { each.open = true; })"
        )
        outlook.page.add_script_tag(path=str(AXE))
        found = outlook.page.evaluate("axe.run('.calc', {resultTypes: ['violations']})")
        assert [
            (each["id"], node["html"][:160]) for each in found["violations"] for node in each["nodes"]
        ] == []
        assert outlook.page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True


def test_a_name_typed_before_its_file_is_chosen_is_kept(
    outlook_page: Page, outlook_site: str, tmp_path: Path
) -> None:
    outlook = Outlook(outlook_page, outlook_site, "agree")
    outlook.open()
    name = outlook.page.locator("[data-side=first] [data-by]")
    name.fill("张三")
    settle(outlook.page)
    outlook.page.goto("about:blank")
    outlook.open()
    wait_for(name.input_value, "张三")
    file = tmp_path / "a.json"
    file.write_text(json.dumps(assessment()), encoding="utf-8")
    outlook.page.locator("[data-side=first] [data-side-chooser]").set_input_files(file)
    outlook.expect("[data-side=first] [data-side-file]", file.name)
    assert name.input_value() == "张三"
