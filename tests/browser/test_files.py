"""Workbooks on the pages: handed out and read by the browser itself, one test a button."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from playwright.sync_api import Page, expect

from tests.browser.calculator import Calculator, wait_for
from tests.browser.outlook import Outlook, assessment
from tests.browser.rule_calculators import RulePage
from tests.files.issuer_forms import issuer_form
from tests.files.workbooks import edited, exchange, of_rows

pytestmark = pytest.mark.browser

RUBRIC = "gbt-27922-2011"
PATIENCE = 120_000  # milliseconds for what makes files to arrive and start on a busy machine


def handed_out(page: Page, action: str, folder: Path) -> Path:
    """The file that the button for ACTION hands out."""
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.locator(f"[data-action={action}]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_an_empty_form_is_filled_in_elsewhere_and_opened_again(
    calculator: Calculator, downloads: Path
) -> None:
    page = calculator.page
    file = handed_out(page, "xlsx", downloads)
    assert file.name.startswith(f"{RUBRIC}-20")
    wait_for(lambda: file.name in page.locator("[data-toast]").inner_text(), True)

    def fill_in(book: object) -> None:
        sheet = book["自评"]  # type: ignore[index]
        sheet["G2"], sheet["G3"], sheet["H3"], sheet["I3"] = "符合", "抽样", 6, 1

    file.write_bytes(edited(file.read_bytes(), fill_in))
    page.locator("[data-file]").set_input_files(file)
    page.locator("[data-action=accept]").click(timeout=PATIENCE)
    assert calculator.choice_of("5.1.1.1") == "met"
    assert calculator.choice_of("5.1.1.2") == "sampled"


def test_a_filled_form_holds_findings_and_result(calculator: Calculator, downloads: Path) -> None:
    # All met but 5.1.1.1 (1 point): 99 of 100, five stars from 95.
    calculator.rest_met()
    calculator.choose("5.1.1.1", "not_met")
    calculator.expect_score("99.0", "五星级")
    file = handed_out(calculator.page, "xlsx", downloads)
    book = load_workbook(file)
    assert book["结果"]["A1"].value == "五星级　最终得分 99.0"
    assert [book["自评"][cell].value for cell in ("A2", "G2", "G3")] == ["5.1.1.1", "不符合", "符合"]


def test_what_was_understood_is_shown_before_anything_is_replaced(
    first_page: Page, calculator_site: str, downloads: Path
) -> None:
    """On a phone too; what only reads is fetched, and nothing that writes."""
    asked: list[str] = []
    first_page.on("request", lambda request: asked.append(request.url))
    calculator = Calculator(first_page, calculator_site)
    calculator.open()
    file = downloads / "form.xlsx"
    file.write_bytes(issuer_form(lambda sheet: sheet.__setitem__("E6", "大概可以")))
    first_page.locator("[data-file]").set_input_files(file)
    fold = first_page.locator("[data-dialog=incoming] [data-read-by-clause]")
    fold.locator("summary").click(timeout=PATIENCE)
    # 50 rows with 51 clauses; the one row with two clauses is an inference for both.
    expect(fold.locator("summary")).to_have_text("逐条对照：读出 51 条、推断 2 条、留作未评 1 条")
    first, second = fold.locator("tbody tr").nth(0), fold.locator("tbody tr").nth(1)
    expect(first.locator("td")).to_have_text(["大概可以、1", "未评 留作未评", "–", "–"])
    expect(second).to_have_attribute("data-certainty", "guessed")
    for width in (1280, 360):
        first_page.set_viewport_size({"width": width, "height": 800})
        box = fold.locator("table").evaluate("table => [table.scrollWidth, table.parentElement.clientWidth]")
        assert box[0] <= box[1]
    assert calculator.choice_of("5.1.1.2") == "open"
    assert [url for url in asked if url.endswith("reading.zip")]
    assert not [url for url in asked if url.endswith("spreadsheet.zip")]
    first_page.locator("[data-action=accept]").click()
    expect(first_page.locator("[data-dialog=incoming]")).to_have_count(0)
    assert (calculator.choice_of("5.1.1.1"), calculator.choice_of("5.1.1.2")) == ("open", "met")


def test_a_form_with_faults_is_refused_with_its_cells(calculator: Calculator, downloads: Path) -> None:
    _, empty = exchange("form", rubric=RUBRIC, on="2026-11-25")
    assert empty is not None
    file = downloads / "form.xlsx"
    file.write_bytes(edited(empty, lambda book: book["自评"].__setitem__("G3", "基本符合")))
    calculator.page.locator("[data-file]").set_input_files(file)
    dialog = calculator.page.locator("[data-dialog=incoming]")
    wait_for(lambda: "工作表「自评」G3" in dialog.inner_text(), True, PATIENCE / 1000)
    assert "基本符合" in dialog.inner_text()
    dialog.locator("button").last.click()
    calculator.expect_range("0.0 ～ 100.0 分")


def test_a_large_photo_is_no_assessment_rather_than_too_large(
    calculator: Calculator, downloads: Path
) -> None:
    file = downloads / "IMG_0001.heic"
    file.write_bytes(bytes(4) + b"ftypheic" + bytes(3 * 1024 * 1024))
    calculator.page.locator("[data-file]").set_input_files(file)
    dialog = calculator.page.locator("[data-dialog=incoming]")
    expect(dialog).to_contain_text("IMG_0001.heic 不是评分文件")
    expect(dialog).not_to_contain_text("MiB")


def test_a_comment_on_a_finding_is_told_before_anything_is_replaced(
    calculator: Calculator, downloads: Path
) -> None:
    _, empty = exchange("form", rubric=RUBRIC, on="2026-11-25")
    assert empty is not None

    def commented(book: Any) -> None:
        book["自评"]["G2"] = "符合"
        book["自评"]["G2"].comment = Comment("其实缺了两份", "张三")

    file = downloads / "form.xlsx"
    file.write_bytes(edited(empty, commented))
    calculator.page.locator("[data-file]").set_input_files(file)
    dialog = calculator.page.locator("[data-dialog=incoming]")
    expect(dialog).to_contain_text("批注没有读（1 处）：工作表「自评」G2", timeout=PATIENCE)


def test_what_makes_files_is_fetched_once_and_its_failure_loses_nothing(
    first_page: Page, calculator_site: str, downloads: Path
) -> None:
    asked: list[str] = []
    first_page.on("request", lambda request: asked.append(request.url))
    calculator = Calculator(first_page, calculator_site)
    calculator.open()
    assert not [url for url in asked if url.endswith("spreadsheet.zip")]
    calculator.choose("5.1.1.1", "met")
    first_page.route("**/spreadsheet.zip", lambda route: route.abort())
    first_page.locator("[data-action=xlsx]").click()
    wait_for(lambda: first_page.locator("[data-banners] [role=alert]").count(), 1)
    assert "没有下载下来" in first_page.locator("[data-banners]").inner_text()
    assert calculator.choice_of("5.1.1.1") == "met"
    first_page.unroute("**/spreadsheet.zip")
    before = len(asked)
    for _ in range(2):
        handed_out(first_page, "xlsx", downloads)
    assert len([url for url in asked[before:] if url.endswith("spreadsheet.zip")]) == 1


def test_the_action_list(outlook_page: Page, outlook_site: str, downloads: Path) -> None:
    # 5.3.2.2 (7 points) not met and 5.1.5.2 (6): 87; four stars begin at 90, and 5.3.2.2 alone is enough.
    outlook = Outlook(outlook_page, outlook_site, "improve")
    outlook.open(assessment(other=dict.fromkeys(("5.3.2.2", "5.1.5.2"), "not_met")))
    outlook.expect("[data-headline]", "改 1 处，可到四星级")
    outlook.page.locator("[data-action-for] [id^=duty-who]").fill("张三")
    sheet = load_workbook(handed_out(outlook.page, "xlsx", downloads)).worksheets[0]
    assert [sheet[cell].value for cell in ("A4", "C4", "G4")] == ["5.3.2.2", 7, "张三"]


def test_a_list_of_sites_in_and_the_draw_out(rules: RulePage, downloads: Path) -> None:
    # Nine service sites: sqrt(9) = 3 in an initial audit (ZPIC-WF-20 4.2.2).
    rules.open("sites")
    rules.choose("mode", "list")
    good, bad = downloads / "sites.xlsx", downloads / "bad.xlsx"
    good.write_bytes(of_rows(["名称", "人数"], *([f"门店{n}", n] for n in range(1, 10))))
    bad.write_bytes(of_rows(["名称", "人数"], ["门店", "许多"]))
    chooser = rules.page.locator("[data-csv]")
    chooser.set_input_files(bad)
    wait_for(
        lambda: "工作表「Sheet1」B2" in rules.page.locator("[data-banners]").inner_text(),
        True,
        PATIENCE / 1000,
    )
    chooser.set_input_files(good)
    wait_for(lambda: rules.values("list")[0].startswith("名称\t人数\n门店1\t1\n"), True, PATIENCE / 1000)
    rules.page.locator("[data-action=xlsx]").wait_for(timeout=PATIENCE)
    sheet = load_workbook(BytesIO(handed_out(rules.page, "xlsx", downloads).read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet["A"][4:8]] == [1, 2, 3, "+"]
