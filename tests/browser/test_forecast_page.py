"""The page of the likely grade: probabilities worked by hand, keeping, sharing, records, refusals.

All clauses of the 100-point form are met but those named, so the sums are short. Levels: 70, 80, 90, 95
(ZPIC-WF-20 4.4.3).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page

from aftersales import Engine
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file
from tests.browser.calculator import kept, wait_for, wait_until_at_rest
from tests.browser.outlook import COMPLETENESS, RUBRIC, Outlook, assessment
from tests.browser.small_site import HOSTILE
from tests.browser.visits import Visits, Watch, open_context

pytestmark = pytest.mark.browser

# 5.1.2.2 (5 points) is not met, 5.1.1.1 (1 point) is open: 94 or 95, the edge of five stars.
EDGE = assessment(without=("5.1.1.1",), other={"5.1.2.2": "not_met"})


@pytest.fixture(scope="module")
def forecast_desk(browser: Browser, outlook_site: str) -> Iterator[tuple[Outlook, Watch]]:
    """One page for all tests that need no fresh browser: Python takes seconds to start."""
    context = open_context(browser)
    watch = Watch(context, outlook_site)
    outlook = Outlook(context.new_page(), outlook_site, "forecast")
    outlook.open()
    yield outlook, watch
    context.close()


@pytest.fixture
def forecast(forecast_desk: tuple[Outlook, Watch]) -> Iterator[Outlook]:
    outlook, watch = forecast_desk
    yield outlook
    watch.check(outlook.page)


@pytest.fixture
def edge(forecast: Outlook) -> Outlook:
    forecast.take(EDGE)
    forecast.expect_levels(five_star="50.0%", four_star="50.0%")  # 1/2 until something is set
    return forecast


def test_a_quarter_is_exactly_a_quarter(edge: Outlook) -> None:
    """Chance 1/4 of the one open point: 95 and five stars with 1/4, 94 and four stars with 3/4.

    Expected 94 + 1/4 = 94.25, shown cut: 94.2. Passing is certain either way.
    """
    edge.page.locator("[data-default]").fill("1/4")
    edge.expect_levels(five_star="25.0%", four_star="75.0%")
    assert edge.text("[data-passing]") == "100%"
    assert edge.figures() == {"期望得分": "94.2", "得分范围": "94.0 ～ 95.0"}
    edge.page.locator(".outlook-scores summary").click()
    rows = [row.inner_text().split("\t") for row in edge.page.locator(".outlook-scores tbody tr").all()]
    assert rows == [["95.0", "五星级", "25.0%", "1/4"], ["94.0", "四星级", "75.0%", "3/4"]]
    label = edge.page.locator(".outlook-distribution").get_attribute("aria-label") or ""
    assert "期望 94.2 分，最可能是 94.0 分（75.0%）" in label
    assert edge.page.locator(".outlook-distribution rect").count() == 2


def test_the_headline_says_how_many_clauses_stand_at_the_default(edge: Outlook) -> None:
    """The one open clause does, until it has a chance of its own."""
    edge.expect("[data-assumed]", "未评条款中有 1 条按默认把握 0.5 计算。")
    edge.chance("5.1.1.1").fill("0.9")
    edge.expect_levels(five_star="90.0%", four_star="10.0%")
    assert edge.page.locator("[data-assumed]").count() == 0


def test_a_chance_may_be_written_in_many_ways(edge: Outlook) -> None:
    """In full-width signs, here; the others: tests/frontend/typed.test.mjs."""
    edge.page.locator("[data-default]").fill("２５％")
    edge.expect_levels(five_star="25.0%", four_star="75.0%")
    assert edge.page.locator("[data-slider]").input_value() == "0.25"


def test_the_slider_sets_the_chance(edge: Outlook) -> None:
    """From 0.5 four steps of 0.05 to the right: 0.7."""
    slider = edge.page.locator("[data-slider]")
    slider.focus()
    for _ in range(4):
        edge.page.keyboard.press("ArrowRight")
    assert edge.page.locator("[data-default]").input_value() == "0.7"
    edge.expect_levels(five_star="70.0%", four_star="30.0%")


@pytest.mark.parametrize("typed", ["2", "-1", "a", "1/0", "4/3"])
def test_what_is_no_chance_is_told_and_not_used(edge: Outlook, typed: str) -> None:
    field = edge.page.locator("[data-default]")
    field.fill("1/4")
    edge.expect_levels(five_star="25.0%", four_star="75.0%")
    field.fill(typed)
    edge.expect("[data-default-fault]", "没填对，暂按 1/2 算。")
    edge.expect_levels(five_star="50.0%", four_star="50.0%")
    assert field.get_attribute("aria-invalid") == "true"
    edge.chance("5.1.1.1").fill("x")
    edge.expect_part('[data-clause="5.1.1.1"] [data-fault]', "没填对")
    edge.chance("5.1.1.1").fill("3/4")
    edge.expect_levels(five_star="75.0%", four_star="25.0%")


def test_one_by_one_and_by_share(forecast: Outlook) -> None:
    """Open: 5.1.1.1 (1 point) and 5.3.2.2 (7 points); the rest, 92, is met.

    5.3.2.2 by share 4/7 brings 4 for certain: 96 + 5.1.1.1, so 96 or 97, always five stars.
    With a chance of 4/7 for all 7 points instead, and 1/4 for 5.1.1.1, all independent:
    99, 100: 4/7 -> five stars 57.1 %; 92, 93: 3/7 -> four stars 42.8 % (42.857... cut).
    """
    forecast.take(assessment(without=("5.1.1.1", "5.3.2.2")))
    forecast.chance("5.1.1.1").fill("1/4")
    forecast.chance("5.3.2.2").fill("4/7")
    forecast.expect_levels(five_star="57.1%", four_star="42.8%")
    forecast.page.locator('[data-clause="5.3.2.2"] select').select_option("share")
    forecast.expect_levels(five_star="100%")
    assert forecast.figures()["期望得分"] == "96.2"  # 92 + 4 + 1/4 = 96.25
    assert "已单独设定 2 条" in forecast.text("[data-own]")
    forecast.page.locator("[data-action=clear-chances]").click()
    # 1/2 each: 92 and 93 four stars, 99 and 100 five stars
    forecast.expect_levels(five_star="50.0%", four_star="50.0%")


def test_an_assessment_without_open_clauses_is_settled(forecast: Outlook) -> None:
    """All met but 5.3.2.2 (7): 93, four stars."""
    forecast.take(assessment(other={"5.3.2.2": "not_met"}))
    forecast.expect_levels(four_star="100%")
    assert forecast.figures()["期望得分"] == "93.0"
    assert forecast.page.locator("[data-settled]").is_visible()
    assert forecast.page.locator("[data-chances]").is_hidden()


def test_other_readings_stand_beside_it(edge: Outlook) -> None:
    """Printed as it stands, 80 points would be five-star too; 94 and 95 stay what they are either way.

    With staffing as one clause nobody asks for the managers of 5.1.2.2: 99 or 100, five stars. A part
    of 5.1.1.1 that nobody states has no probability, and rounding to a place that nobody states has no
    score: these two readings have no result, which is said.
    """
    wait_for(lambda: edge.page.locator(".outlook-readings li").count(), 6)
    unanswered = edge.page.locator(".outlook-readings li", has_text="C-002-02")
    assert "给多少没有写" in unanswered.inner_text()
    assert "C-001-01" in edge.text(".outlook-readings li >> nth=0")
    assert edge.page.locator(".outlook-readings [data-differs]").count() == 1
    assert "C-001-06" in edge.text(".outlook-readings [data-differs]")
    assert "五星级 100%" in edge.text(".outlook-readings [data-differs]")


def test_a_reading_that_matters_is_shown_with_its_forecast(forecast: Outlook) -> None:
    """Open 5.1.1.1; 5.3.2.2, 5.1.5.2, 5.1.2.2 (7 + 6 + 5) not met: 81 or 82, three stars by our reading."""
    lost = dict.fromkeys(("5.3.2.2", "5.1.5.2", "5.1.2.2"), "not_met")
    forecast.take(assessment(without=("5.1.1.1",), other=lost))
    forecast.expect_levels(three_star="100%")
    forecast.expect(".outlook-readings [data-differs] small", "五星级 100%")


def test_completeness_counts_certificates(outlook_page: Page, outlook_site: str) -> None:
    """2.7.3 (5 of 150) open: 145 or 150 points are both enough for ten stars, but one certificate of
    four is enough for seven stars (effective) only (CTS ZHHT001-2023 note 2).
    """
    outlook = Outlook(outlook_page, outlook_site, "forecast", COMPLETENESS)
    outlook.open(assessment(COMPLETENESS, without=("2.7.3",), certificates=["quality"]))
    outlook.expect_levels(seven_star_effective="100%")
    assert outlook.figures() == {"期望得分": "147.5", "得分范围": "145.0 ～ 150.0"}
    assert "已有证书 1 项" in outlook.text("[data-basis]")


# --- the assessment


def test_nothing_kept_leads_to_the_score_page(outlook_page: Page, outlook_site: str, tmp_path: Path) -> None:
    outlook = Outlook(outlook_page, outlook_site, "forecast")
    outlook.open()
    assert outlook_page.locator("[data-empty]").is_visible()
    assert outlook_page.locator("[data-columns]").is_hidden()
    assert outlook_page.locator("[data-empty] a").get_attribute("href") == "../"
    file = tmp_path / "assessment.json"
    file.write_text(json.dumps(EDGE), encoding="utf-8")
    outlook_page.locator("[data-file]").set_input_files(file)
    outlook_page.locator("[data-action=accept]").click()
    outlook.expect_levels(five_star="50.0%", four_star="50.0%")
    assert outlook_page.locator("[data-empty]").is_hidden()
    wait_for(lambda: "5.1.2.2" in (kept(outlook_page, outlook.rubric) or ""), True)


def test_what_is_answered_is_shown(edge: Outlook) -> None:
    assert edge.text("[data-basis]") == "已评 50 / 51 条，实得 94 分；未评的共 1 分。"
    assert edge.page.locator("[data-clause] >> visible=true").count() == 1
    edge.page.locator("[data-answered-part] summary").click()
    assert "不符合 1 5.1.2.2" in edge.text("[data-answered]")
    assert edge.page.locator("[data-answered] a").first.get_attribute("href") == "../#c-5.1.2.2"


def test_an_unfinished_finding_counts_as_open(outlook_page: Page, outlook_site: str) -> None:
    """5.2.2.1 (1.5 points) marked as not applicable without a reason: open, not deleted. 98.5 or 100."""
    outlook = Outlook(outlook_page, outlook_site, "forecast")
    outlook.open(assessment(other={"5.2.2.1": {"not_applicable": ""}}))
    outlook.expect_levels(five_star="100%")
    assert outlook.figures()["得分范围"] == "98.5 ～ 100.0"
    assert outlook.chance("5.2.2.1").is_visible()


def test_where_nothing_is_kept_what_is_set_leaves_in_a_file_too_and_comes_back(
    outlook_page: Page, outlook_site: str, tmp_path: Path
) -> None:
    """The file of the assessment has no place for chances: they were in none, and gone with the page."""
    outlook = Outlook(outlook_page, outlook_site, "forecast")
    outlook.open(EDGE)
    page = outlook.page
    page.evaluate("() => { IDBDatabase.prototype.transaction = () => { throw new Error('broken'); }; }")
    page.locator("[data-default]").fill("1/4")
    button = page.locator("[data-action=download-work]")
    button.wait_for()
    downloads: list[Download] = []

    def note(download: Download) -> None:
        downloads.append(download)

    page.on("download", note)
    button.click()
    wait_for(lambda: (button.is_visible(), len(downloads))[1], 2)  # asking the page lets its events be heard
    files = [tmp_path / each.suggested_filename for each in downloads]
    for download, file in zip(downloads, files, strict=True):
        download.save_as(file)
    assert json.loads(files[0].read_text(encoding="utf-8"))["format"] == "assessment/1"
    assert json.loads(files[1].read_text(encoding="utf-8"))["kind"] == f"{RUBRIC}.forecast"
    page.reload()
    outlook.wait_until_ready()
    page.locator("[data-file]").set_input_files(files[1])
    wait_for(lambda: page.locator("[data-default]").input_value(), "1/4")


def test_chances_survive_a_reload(edge: Outlook) -> None:
    edge.page.locator("[data-default]").fill("1/4")
    edge.chance("5.1.1.1").fill("0.75")
    edge.expect_levels(five_star="75.0%", four_star="25.0%")
    edge.page.reload()
    edge.wait_until_ready()
    edge.expect_levels(five_star="75.0%", four_star="25.0%")
    assert edge.page.locator("[data-default]").input_value() == "1/4"


def test_spoilt_settings_are_set_aside(edge: Outlook) -> None:
    for spoilt in (
        '{"default":7,"clauses":[1]}',
        '{"clauses":{"__proto__":{"value":"1"},"9.9":{"value":"1"}}}',
        "{",
    ):
        wait_until_at_rest(edge.page)
        edge.page.evaluate("text => localStorage.setItem('aftersales.gbt-27922-2011.forecast', text)", spoilt)
        edge.page.reload()
        edge.wait_until_ready()
        edge.expect_levels(five_star="50.0%", four_star="50.0%")
        banner = edge.page.locator("[data-refused]")
        assert banner.count() == 1
        banner.locator("button").last.click()


# --- handing it on


def test_a_share_link_holds_assessment_and_chances(
    edge: Outlook, elsewhere: Visits, outlook_site: str
) -> None:
    edge.page.locator("[data-default]").fill("1/4")
    edge.page.locator("[data-action=share]").click()
    field = edge.page.locator("[data-dialog=share] [data-link]")
    wait_for(lambda: "." in field.input_value().partition("#")[2], True)
    with elsewhere.at(outlook_site) as page:
        other = Outlook(page, outlook_site, "forecast")
        other.page.goto(field.input_value())
        other.wait_until_ready()
        wait_for(lambda: other.page.locator("[data-dialog=incoming] [data-action=accept]").count(), 1)
        assert "#" not in other.page.url
        assert other.page.locator("[data-empty]").is_visible()  # nothing is taken over unasked
        other.page.locator("[data-action=accept]").click()
        other.expect_levels(five_star="25.0%", four_star="75.0%")
        assert other.page.locator("[data-default]").input_value() == "1/4"


def test_a_link_that_is_declined_leaves_no_settings(edge: Outlook) -> None:
    edge.page.locator("[data-default]").fill("1/4")
    edge.page.locator("[data-action=share]").click()
    field = edge.page.locator("[data-dialog=share] [data-link]")
    wait_for(lambda: "." in field.input_value().partition("#")[2], True)
    link = field.input_value()
    edge.page.locator("[data-dialog=share] button").last.click()
    edge.page.locator("[data-default]").fill("3/4")
    edge.expect_levels(five_star="75.0%", four_star="25.0%")
    edge.page.goto("about:blank")
    edge.page.goto(link)
    edge.wait_until_ready()
    wait_for(lambda: edge.page.locator("[data-dialog=incoming] [data-action=accept]").count(), 1)
    edge.page.locator("[data-dialog=incoming] button").last.click()
    edge.expect_levels(five_star="75.0%", four_star="25.0%")


def test_the_record_can_be_recomputed(edge: Outlook, tmp_path: Path) -> None:
    """The file is a record/1 that the engine on this machine finds to agree."""
    edge.page.locator("[data-default]").fill("1/4")
    edge.expect_levels(five_star="25.0%", four_star="75.0%")
    edge.page.locator("[data-action=record]").click()
    edge.page.locator("[data-record-by]").fill("张三")
    edge.page.locator("[data-record-on]").fill("2026-11-23")
    with edge.page.expect_download() as download:
        edge.page.locator("[data-action=record-save]").click()
    assert download.value.suggested_filename == f"{RUBRIC}-forecast-record-2026-11-23.json"
    file = tmp_path / "record.json"
    download.value.save_as(file)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert record["format"] == "record/1"
    assert record["signed"] == {"by": "张三", "on": "2026-11-23"}
    assert record["request"]["assessment"]["lineage"]["revision"]  # which version it is about
    assert [level["probability"] for level in record["result"]["levels"]][-2:] == ["3/4", "1/4"]
    engine = Engine({"rubrics": [read_file(rubrics_folder() / "scoring" / f"{RUBRIC}.yaml")], "rules": []})
    verified = json.loads(
        engine.reply(json.dumps({"format": "request/1", "kind": "verify", "record": record}))
    )
    assert verified["result"]["agrees"] is True


# --- the page


def test_english(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "forecast", language="en")
    outlook.open(EDGE)
    outlook.expect_levels(five_star="50.0%", four_star="50.0%")
    assert "Chance of passing" in outlook.text(".outlook-passing")
    assert "Five-star" in outlook.text(".outlook-levels")


def test_a_screen_reader_is_told(edge: Outlook) -> None:
    edge.page.locator("[data-default]").fill("1/4")
    edge.expect("[data-announce]", "通过的可能性 100%，期望得分 94.2。")


def test_without_javascript_it_says_what_it_needs(browser: Browser, outlook_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(Outlook(page, outlook_site, "forecast").address)
    assert "JavaScript" in page.locator("[data-static]").inner_text()
    links = [link.get_attribute("href") for link in page.locator("[data-static] a").all()]
    assert links == [f"../../../{RUBRIC}/", "../"]
    assert page.locator(".live-only >> visible=true").count() == 0
    context.close()


def test_on_a_phone_nothing_sticks_out(browser: Browser, outlook_site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for language in ("zh", "en"):
        outlook = Outlook(context.new_page(), outlook_site, "forecast", language=language)
        outlook.open(assessment(without=("5.1.1.1", "5.3.2.2", "5.1.5.2")))
        wait_for(lambda shown=outlook: len(shown.levels()), 5)
        assert outlook.page.evaluate("document.documentElement.scrollWidth") <= 360
        outlook.page.locator("[data-action=toggle-result]").click()
        assert outlook.page.locator(".outlook-distribution").is_visible()
        assert outlook.page.evaluate("document.documentElement.scrollWidth") <= 360
        outlook.page.close()
    context.close()


def test_hostile_texts_are_shown_as_they_are(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "forecast", "made-up")
    spoilt = assessment(without=("5.1.1.1",), organisation={"name": HOSTILE})
    outlook.open({**spoilt, "rubric": "made-up", "special_deductions": [{"reason": HOSTILE}]})
    wait_for(lambda: len(outlook.levels()), 5)
    wait_for(lambda: outlook_page.locator(".outlook-readings li").count() > 3, True)
    assert "<img src=x" in outlook.text("[data-basis]")
    assert "<img src=x" in outlook.text(".outlook-levels")
    outlook.chance("5.1.1.1").fill(HOSTILE[:40])
    outlook.expect_part('[data-clause="5.1.1.1"] [data-fault]', "没填对")
    assert outlook_page.locator(".calc img").count() == 0
