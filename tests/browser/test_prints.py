"""What comes out of the printer: each calculator as Chromium writes it to A4, read back from the PDF."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PageObject, PdfReader

from tests.browser.calculator import Calculator, settle, wait_for
from tests.browser.rule_calculators import RulePage
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points: 210 x 297 mm
MARGIN = 45  # points: 16 mm at the sides
NOTICE = {"zh": "不是认证，也不是认证机构的结论", "en": "It is not a certification"}
HEADS = "名称,地区,类型,人数,上次审查"
NOTE = "\n".join(f"第{number}次回访记录。" for number in range(60))


DEAF = """() => {
  for (const { prototype } of [Worker, MessagePort]) {
    const send = prototype.postMessage;
    prototype.postMessage = function (message, ...rest) {
      if (message?.type !== "request") send.call(this, message, ...rest);
    };
  }
}"""
"""Python hears no request any more."""


@pytest.fixture(scope="module")
def printing(browser: Browser) -> Iterator[Visits]:
    """A browser whose print dialog is told of instead of opened, on a day that does not pass."""
    opened = Visits(browser)
    opened.context.clock.set_fixed_time("2026-11-27T10:00:00")
    opened.context.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; };")
    yield opened
    opened.end()


@pytest.fixture
def page(printing: Visits, real_site: str) -> Iterator[Page]:
    with printing.at(real_site) as opened:
        yield opened


class Print:
    """The PDF of what is on PAGE, printed by its button."""

    def __init__(self, page: Page) -> None:
        page.locator("[data-action=print]").click()
        wait_for(lambda: page.evaluate("window.printed"), 1)
        page.emulate_media(media="print")
        self.buttons = page.locator(":not(th) > button:visible").all_inner_texts()
        page.emulate_media(media="null")
        self.pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        self.texts = [_joined(each.extract_text()) for each in self.pages]
        self.text = "".join(re.sub(r"^\d+ / \d+ ", "", text) for text in self.texts)
        self.check = page.locator("[data-digest]").inner_text()

    def expect_whole(self, language: str) -> None:
        """On A4 within the margins, with notice, address and day, and nothing to press."""
        for number, sheet in enumerate(self.pages, start=1):
            assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
            assert f"{number} / {len(self.pages)}" in self.texts[number - 1]
            assert [x for x in _lefts(sheet) if not MARGIN - 2 <= x <= A4[0] - MARGIN] == []
        assert NOTICE[language] in self.text
        assert re.search(r"http://\S+/calculators/\S+", self.text)
        assert re.search(r"20\d\d-\d\d-\d\d", self.texts[-1])
        assert self.buttons == []


def _joined(text: str) -> str:
    """TEXT with single blanks; fonts draw 文 and the radical ⽂ with one glyph, f and i with another."""
    plain = re.sub(
        "[\u2e80-\u2fd5\ufb00-\ufb06]", lambda found: unicodedata.normalize("NFKC", found[0]), text
    )
    return re.sub(r"\s+", " ", plain)


def _lefts(sheet: PageObject) -> list[float]:
    """Where each piece of text on SHEET begins, from the left edge, in points."""
    found: list[float] = []

    def note(text: str, matrix: list[float], line: list[float], *_font: object) -> None:
        if text.strip():
            found.append(matrix[0] * line[4] + matrix[2] * line[5] + matrix[4])

    sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_empty_form_takes_answers_by_pen(page: Page, real_site: str, language: str) -> None:
    """51 clauses, each with boxes to tick, a line for k of n and one for the reason; no result of nothing."""
    calculator = Calculator(page, real_site, language=language)
    calculator.open()
    printed = Print(page)
    printed.expect_whole(language)
    say = {"zh": ("抽样数", "其中不符合", "问题说明", "证明材料：", "服务文化的宣贯", "评分结果")}
    say["en"] = (
        "Sampled",
        "nonconforming",
        "What was found",
        "Evidence",
        "Spreading the service culture",
        "Result",
    )
    sampled, bad, reason, evidence, duty, result = say[language]
    text = printed.text if language == "zh" else printed.text.lower()
    for words in (sampled, bad, reason):
        assert text.count(words if language == "zh" else words.lower()) >= 51, words
    assert printed.text.count(evidence) >= 51
    assert duty in printed.text  # one of the 15 duties that 5.1.1.1 speaks of
    assert printed.text.count("☐") >= 51 * 3
    assert f"{result} " not in printed.texts[0]
    assert printed.check not in printed.text  # there is nothing to make a record of
    assert len(printed.pages) <= 16


def test_a_filled_form_is_whole_and_names_its_record(page: Page, real_site: str, tmp_path: Path) -> None:
    """A note of 60 lines stands there to its last; the check value is that of the record saved now."""
    calculator = Calculator(page, real_site)
    calculator.open()
    calculator.rest_met()
    calculator.sample("5.1.1.2", "12", "3")
    note = calculator.clause("5.1.1.1")
    note.locator("summary").click()
    note.locator("[data-field=note]").fill(NOTE)
    calculator.expect_score("99.2", "五星级")  # 3 x 3/12 = 0.75 lost: 99.25, cut
    printed = Print(page)
    printed.expect_whole("zh")
    for number in range(60):
        assert f"第{number}次回访记录。" in printed.text.replace(" ", "")
    assert "99.2" in printed.texts[0]
    page.locator("[data-action=record]").click()
    with page.expect_download() as download:
        page.locator("[data-action=record-save]").click()
    download.value.save_as(tmp_path / "record.json")
    saved = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert printed.check == saved["digest"]
    assert saved["request"]["assessment"]["lineage"]["revision"]  # the print is of the same version
    assert saved["digest"] in printed.text
    calculator.choose("5.1.1.3", "not_met")
    expect(page.locator("[data-paper-check]")).to_have_attribute("hidden", "")  # that was another result
    expect_what_was_compared(page)


def expect_what_was_compared(page: Page) -> None:
    """With the versions open they are printed: whole, with what was compared, and nothing of the form."""
    page.locator("[data-action=versions]").click()
    dialog = page.locator("[data-dialog=versions]")
    dialog.locator("[data-action=compare]").last.click()
    dialog.locator("[data-told] table").wait_for()
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = _joined("\n".join(each.extract_text() for each in pages))
    for row in dialog.locator("[data-told] tbody tr th").all_inner_texts():
        assert _joined(row).strip() in text
    for version in dialog.locator(".calc-version-title strong").all_inner_texts():
        assert _joined(version).strip() in text
    assert "问题说明" not in text
    assert re.search(r"http://\S+/calculators/\S+", text)


def test_the_plan_of_sites_can_be_drawn_again_from_paper(page: Page, real_site: str) -> None:
    """All 60 sites and the line that is none, each seed that was tried, heads on each page of the list."""
    rows = [f"站{number},{'北京' if number % 2 else '上海'},自营,{number + 5}," for number in range(60)]
    rules = RulePage(page, real_site).open("sites")
    rules.choose("mode", "list")
    rules.fill(list="\n".join([HEADS, *rows, "合计,,,2070,"]), seed="7")
    rules.press("fresh-seed")
    wait_for(lambda: "7" in rules.values("seeds")[0].split("\n"), True)
    settle(page)
    seeds = rules.values("seeds")[0].split("\n")
    assert seeds[-1] == rules.values("seed")[0]
    printed = Print(page)
    printed.expect_whole("zh")
    assert " ".join(seeds) in printed.text
    listed = [text for text in printed.texts if re.search(r"站\d+ (北京|上海) 自营 \d+", text)]
    for number in range(60):
        assert f"站{number} " in printed.text
    assert "合计行，不是场所" in printed.text
    assert len(listed) >= 2
    for text in listed:
        assert "名称 地区 类型 人数" in text
    assert len(re.findall(r"第 \d 个抽到", printed.text)) == 8  # the smallest whole number from √60 = 7.7...


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "case",
    [
        ("audit-time", "headcount", "180", "4/3"),  # 2 person-days x 2/3
        ("calendar", "issued", "2025-06-06", "2028-06-06"),
        ("managers", "staff", "60", "6"),
    ],
    ids=lambda case: case[0],
)
def test_a_rule_is_calculated_on_paper(
    page: Page, real_site: str, language: str, case: tuple[str, str, str, str]
) -> None:
    """Result, grounds and check value on two sheets at most; what was typed stands there as typed."""
    kind, field, value, said = case
    rules = RulePage(page, real_site).open(kind, language=language)
    rules.fill(**{field: value})
    wait_for(rules.state, "given")
    printed = Print(page)
    printed.expect_whole(language)
    assert said in printed.text
    assert re.fullmatch(r"[0-9a-f]{64}", printed.check)
    assert printed.check in printed.text
    assert value in printed.texts[0]
    assert len(printed.pages) <= 2


@pytest.mark.parametrize(
    ("kind", "table"),
    [("audit-time", "10700"), ("calendar", "15个月内"), ("managers", "10%"), ("sites", "0.6√x")],
)
def test_nothing_asked_prints_the_form_to_fill_in(page: Page, real_site: str, kind: str, table: str) -> None:
    """The rule's own table stands there instead of a result that there is none of."""
    rules = RulePage(page, real_site).open(kind)
    wait_for(rules.state, "empty")
    printed = Print(page)
    printed.expect_whole("zh")
    assert "编制人" in printed.text
    assert table in printed.text.replace(" ", "")
    assert "出结果" not in printed.text
    assert page.locator(".calc.is-live").count() == 1  # printed, it is what it was


def test_a_print_does_not_wait_for_python_for_ever(page: Page, real_site: str) -> None:
    """Without the check value, which Python would have to make."""
    rules = RulePage(page, real_site).open("managers")
    rules.fill(staff="60")
    wait_for(rules.state, "given")
    page.evaluate(DEAF)
    printed = Print(page)
    printed.expect_whole("zh")
    assert "6" in printed.text
    assert printed.check == ""


@pytest.mark.parametrize("view", ["forecast", "improve"])
def test_what_looks_ahead_is_printed_too(page: Page, real_site: str, view: str) -> None:
    calculator = Calculator(page, real_site)
    calculator.open()
    calculator.rest_met()
    calculator.choose("5.1.1.3", "not_met")
    calculator.choose("5.1.2.2", "open")
    settle(page)
    wait_for(lambda: "已存" in page.locator("[data-kept]").first.inner_text(), True)
    page.goto(f"{calculator.address}{view}/")
    wait_for(lambda: page.locator("[data-action=record]").is_enabled(), True, 120)
    printed = Print(page)
    printed.expect_whole("zh")
    assert "5.1.1.3" in printed.text
    assert re.fullmatch(r"[0-9a-f]{64}", printed.check)


def test_a_verified_record_proves_something_on_paper(page: Page, real_site: str, tmp_path: Path) -> None:
    rules = RulePage(page, real_site).open("audit-time")
    rules.fill(headcount="180")
    wait_for(rules.state, "given")
    record = rules.record(tmp_path, by="李四", on="2026-03-02")
    rules.open("verify").page.locator("[data-record-file]").set_input_files(record)
    rules.expect("[data-verdict=agrees] strong", "一致")
    printed = Print(page)
    printed.expect_whole("zh")
    for words in ("一致", "李四", "2026-03-02", json.loads(record.read_text(encoding="utf-8"))["digest"]):
        assert words in printed.text
