"""Switching a reading: its effect on each page of a score, the banner, the record, the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from aftersales import Engine
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file
from tests.browser.calculator import Calculator, settle, wait_for
from tests.browser.outlook import Outlook, assessment

pytestmark = pytest.mark.browser

THRESHOLD = "level-80-printed-five-star"
SPECIALS = "specials-before-or-after-normalising"


@pytest.fixture
def switching(calculator: Calculator) -> Iterator[Calculator]:
    """The calculator with the readings unfolded; they are put back afterwards."""
    calculator.page.locator("[data-switch] summary").click()
    yield calculator
    calculator.page.evaluate("document.querySelectorAll('dialog').forEach((each) => each.close())")
    back = calculator.page.locator("[data-action=adopted-readings]")
    if back.count():
        back.click()


def read_as(visited: Calculator | Outlook, discrepancy: str, reading: str) -> None:
    visited.page.locator(f'[data-discrepancy="{discrepancy}"] input[value="{reading}"]').check()


def banner(visited: Calculator | Outlook) -> str:
    settle(visited.page)
    return " ".join(visited.page.locator("[data-switched]").inner_text().split())


def test_as_printed_80_is_five_star(switching: Calculator) -> None:
    """7 + 6 + 5 points lost: 82. Adopted: three stars; as ZPIC-WF-20 prints it, 80 is five-star."""
    switching.rest_met()
    for clause in ("5.3.2.2", "5.1.5.2", "5.1.2.2"):
        switching.choose(clause, "not_met")
    switching.expect_score("82.0", "三星级")
    assert switching.page.locator("[data-switched]").is_hidden()
    read_as(switching, THRESHOLD, "printed")
    switching.expect_score("82.0", "五星级")
    assert "换了 1 处读法：不是本站采用的结果" in banner(switching)
    assert "C-001-01" in banner(switching)
    assert "按本站采用的读法：三星级，82.0 分" in banner(switching)
    wait_for(lambda: switching.page.locator("[data-bar-score]").text_content(), "换读法：五星级，82.0 分")
    switching.page.locator("[data-action=adopted-readings]").click()
    switching.expect_score("82.0", "三星级")
    assert switching.page.locator("[data-switched]").is_hidden()
    assert switching.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_thresholds_on_the_base_score(switching: Calculator) -> None:
    """5 points lost, one special deduction: base 95, final 94. Adopted: four stars; on the base: five."""
    switching.rest_met()
    switching.choose("5.1.2.2", "not_met")
    switching.add_deduction("违反服务制度")
    switching.expect_score("94.0", "四星级")
    read_as(switching, SPECIALS, "thresholds-on-base")
    switching.expect_score("94.0", "五星级")
    read_as(switching, THRESHOLD, "printed")
    wait_for(lambda: "换了 2 处读法" in banner(switching), True)


def test_a_range_is_switched_too(switching: Calculator) -> None:
    """5.1.5.2 (6) open, 5.3.2.2 (7) and 5.1.2.2 (5) not met: 82 to 88, three stars; as printed five."""
    switching.rest_met()
    switching.choose("5.1.5.2", "open")
    switching.choose("5.3.2.2", "not_met")
    switching.choose("5.1.2.2", "not_met")
    switching.expect_range("82.0 ～ 88.0 分")
    read_as(switching, THRESHOLD, "printed")
    wait_for(lambda: switching.page.locator(".calc-level").inner_text(), "五星级")
    assert "按本站采用的读法：三星级，82.0 分 ～ 三星级，88.0 分" in banner(switching)


def test_only_readings_that_change_a_score_can_be_switched(switching: Calculator) -> None:
    """C-002-08 concerns the number of managers, which has a calculator of its own."""
    offered = [
        each.get_attribute("data-discrepancy") for each in switching.page.locator("[data-discrepancy]").all()
    ]
    assert offered == [THRESHOLD, "clause-points-only-in-form", SPECIALS, "duties-partial-credit"]
    assert switching.page.locator("[data-discrepancy] [data-adopted]:checked").count() == 4


def test_print_keeps_the_banner(switching: Calculator) -> None:
    switching.rest_met()
    read_as(switching, THRESHOLD, "printed")
    wait_for(lambda: switching.page.locator("[data-switched]").is_visible(), True)
    switching.page.emulate_media(media="print")
    assert switching.page.locator("[data-switched]").is_visible()
    assert switching.page.locator("[data-action=adopted-readings]").is_hidden()
    assert switching.page.locator("[data-switch]").is_hidden()
    switching.page.emulate_media(media="screen")


def test_a_record_names_its_readings(switching: Calculator, downloads: Path) -> None:
    """The file is found to agree by the engine on this machine, with the reading that was switched in it."""
    switching.rest_met()
    read_as(switching, THRESHOLD, "printed")
    wait_for(lambda: "换了 1 处读法" in banner(switching), True)
    switching.page.locator("[data-action=record]").click()
    dialog = switching.page.locator("[data-dialog=record]")
    assert "不是本站采用的结果" in dialog.inner_text()
    dialog.locator("[data-record-by]").fill("李四")
    with switching.page.expect_download() as download:
        dialog.locator("[data-action=record-save]").click()
    file = downloads / "record.json"
    download.value.save_as(file)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert record["format"] == "record/1"
    assert record["signed"]["by"] == "李四"
    assert record["request"]["readings"] == {THRESHOLD: "printed"}
    assert record["result"]["chosen_readings"] == {THRESHOLD: "printed"}
    engine = Engine(
        {"rubrics": [read_file(rubrics_folder() / "scoring" / "gbt-27922-2011.yaml")], "rules": []}
    )
    verified = json.loads(
        engine.reply(json.dumps({"format": "request/1", "kind": "verify", "record": record}))
    )
    assert verified["result"]["agrees"] is True


def test_a_record_of_the_adopted_result_switches_nothing(calculator: Calculator, downloads: Path) -> None:
    calculator.rest_met()
    calculator.expect_score("100.0", "五星级")
    calculator.page.locator("[data-action=record]").click()
    with calculator.page.expect_download() as download:
        calculator.page.locator("[data-action=record-save]").click()
    file = downloads / "record.json"
    download.value.save_as(file)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert "readings" not in record["request"]
    assert record["result"]["final"] == "100"


def test_a_share_link_carries_no_reading(switching: Calculator) -> None:
    """Whoever opens it sees the adopted result: 82, three stars."""
    switching.rest_met()
    for clause in ("5.3.2.2", "5.1.5.2", "5.1.2.2"):
        switching.choose(clause, "not_met")
    read_as(switching, THRESHOLD, "printed")
    switching.expect_score("82.0", "五星级")
    switching.page.locator("[data-action=share]").click()
    field = switching.page.locator("[data-dialog=share] [data-link]")
    wait_for(lambda: "#a=" in field.input_value(), True)
    link = field.input_value()
    switching.page.goto("about:blank")
    switching.page.goto(link)
    switching.wait_until_ready()
    wait_for(lambda: "三星级，82.0 分" in switching.page.locator("[data-dialog=incoming]").inner_text(), True)


def test_completeness_with_30_points_for_the_manual(page: Page, calculator_site: str) -> None:
    """Table 1 gives 2.4.1 20 points, its text 30: all met is 150 or 160 (C-000-01)."""
    calculator = Calculator(page, calculator_site, "zhht-completeness")
    calculator.open()
    calculator.rest_met()
    wait_for(lambda: page.locator("[data-final]").all_text_contents(), ["150.0"])
    page.locator("[data-switch] summary").click()
    read_as(calculator, "manual-points-30-or-20", "clause-text")
    wait_for(lambda: page.locator("[data-final]").all_text_contents(), ["160.0"])


def test_the_other_views_are_a_click_away(calculator: Calculator) -> None:
    links = [link.get_attribute("href") for link in calculator.page.locator(".calc-onward a").all()]
    assert links == ["forecast/", "improve/"]
    assert calculator.page.locator(".calc-views [aria-current]").get_attribute("href") == "./"


# --- the pages that look ahead

# 5.1.2.2 (5 points) not met and one special deduction: base 95, final 94. Adopted, the final score decides:
# four stars. With the thresholds on the base score (C-001-07): five.
EDGE = assessment(other={"5.1.2.2": "not_met"}, special_deductions=[{"reason": "违反服务制度"}])


def test_a_forecast_under_another_reading(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "forecast")
    outlook.open(EDGE)
    outlook.expect_levels(four_star="100%")
    outlook_page.locator("[data-switch] summary").click()
    read_as(outlook, SPECIALS, "thresholds-on-base")
    outlook.expect_levels(five_star="100%")
    assert "换了 1 处读法：不是本站采用的结果" in banner(outlook)
    assert "按本站采用的读法：四星级 100%" in banner(outlook)
    outlook_page.locator("[data-action=adopted-readings]").click()
    outlook.expect_levels(four_star="100%")
    assert outlook_page.locator("[data-switched]").is_hidden()


def test_what_to_fix_first_under_another_reading(outlook_page: Page, outlook_site: str) -> None:
    """As adopted one measure is lacking for five stars; on the base score none is."""
    outlook = Outlook(outlook_page, outlook_site, "improve")
    outlook.open(EDGE)
    outlook.expect("[data-headline]", "改 1 处，可到五星级")
    outlook_page.locator("[data-target]").select_option("five-star")
    outlook_page.locator("[data-switch] summary").click()
    read_as(outlook, SPECIALS, "thresholds-on-base")
    outlook.expect("[data-headline]", "已达到五星级")
    assert outlook.chosen() == []
    assert "按本站采用的读法：改 1 处，可到五星级" in banner(outlook)
    assert outlook.text("[data-bar-score]").startswith("换读法：")
