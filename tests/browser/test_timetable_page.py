"""The timetable: what it is made from, who is where for which clauses, and what a change leaves out.

The 100-point rubric has 51 clauses. One day of two people has four half days.
"""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.outlook import Outlook, assessment
from tests.browser.rule_calculators import RulePage
from tests.browser.visits import Visits
from tests.files.workbooks import of_rows

pytestmark = pytest.mark.browser

WEDNESDAY = "2026-12-02"


@pytest.fixture
def timetable(outlook_page: Page, outlook_site: str) -> Outlook:
    """The page in a browser that has nothing kept: it needs no assessment."""
    outlook = Outlook(outlook_page, outlook_site, "timetable")
    outlook.open()
    return outlook


def plan(outlook: Outlook, **fields: str) -> None:
    for name, value in fields.items():
        outlook.page.locator(f"[data-plan={name}], [data-key={name}]").fill(value)


def add(outlook: Outlook, part: str, names: str) -> None:
    field = outlook.page.locator(f"[data-names={part}] [data-new-name]")
    field.fill(names)
    field.press("Enter")


def cell(outlook: Outlook, half_day: str, assessor: str) -> Locator:
    return outlook.page.locator(f'[data-half-day="{half_day}"] [data-assessor="{assessor}"]')


def test_every_clause_is_covered_and_every_site_visited(timetable: Outlook) -> None:
    plan(timetable, person_days="2", start=WEDNESDAY, lead="张三")
    add(timetable, "members", "李四")
    expect(timetable.page.locator("[data-covered]")).to_have_text("51 条都有人看。")
    add(timetable, "sites", "甲店、乙店")
    expect(timetable.page.locator("[data-covered]")).to_have_text("51 条都有人看，2 个场所都去。")
    expect(timetable.page.locator("[data-headline]")).to_have_text("2 人日")
    expect(timetable.page.locator("[data-slot]")).to_have_count(4)
    expect(timetable.page.locator(".tt-table thead")).to_contain_text("张三 审查组长")
    plan(timetable, hours="7")  # 2 person-days of 7 hours are 14
    expect(timetable.page.locator("[data-headline]")).to_have_text("2 人日，合 14 小时")


def test_days_off_are_left_out(timetable: Outlook) -> None:
    # From Friday 4 December one person takes 2 person-days: Friday and, past Sunday, Monday.
    plan(timetable, person_days="2", start="2026-12-04", lead="张三")
    days = timetable.page.locator(".tt-table [scope=rowgroup]")
    expect(days).to_have_text(["2026-12-04 周五", "2026-12-07 周一"])
    timetable.page.locator("[data-key=day-off]").fill("2026年12月7日")
    timetable.page.locator("[data-key=day-off]").press("Tab")
    expect(days).to_have_text(["2026-12-04 周五", "2026-12-08 周二"])
    timetable.page.locator("[data-plan=weekends]").check()
    expect(days).to_have_text(["2026-12-04 周五", "2026-12-05 周六"])


def test_what_is_changed_by_hand_leaves_out_what_nobody_looks_at(timetable: Outlook) -> None:
    plan(timetable, person_days="1", start=WEDNESDAY, lead="张三")
    afternoon = cell(timetable, f"{WEDNESDAY} afternoon", "张三")
    # 51 clauses in two half days: 25 and 26.
    expect(afternoon.locator(".tt-clauses li")).to_have_count(26)
    afternoon.locator("summary").click()
    field = afternoon.locator("[data-clauses]")
    typed = field.input_value().split()
    field.fill(" ".join([*typed[:-1], "9.9"]))
    expect(timetable.page.locator("[data-uncovered]")).to_have_text(f"中心办公室 {typed[-1]}")
    expect(afternoon.locator("[data-no-clause]")).to_have_text("准则里没有：9.9。")
    afternoon.locator("[data-site]").select_option("")
    expect(afternoon.locator(".tt-free")).to_have_text("不排")
    expect(timetable.page.locator("[data-uncovered] a")).to_have_count(26)
    afternoon.get_by_role("button", name="恢复原来排的").click()
    expect(timetable.page.locator("[data-covered]")).to_have_text("51 条都有人看。")


TABLE = f"""日期,时段,审查员,场所,条款
{WEDNESDAY},上午,张三,中心办公室,5.1.1.1 5.1.1.2
{WEDNESDAY},下午,张三,,
2026-11-30,上午,王五,甲店,9.9
"""


def open_table(outlook: Outlook, name: str, content: bytes) -> Locator:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    outlook.page.locator("[data-changes-file]").set_input_files(file)  # type: ignore[arg-type]
    return outlook.page.locator("[data-dialog=half-days]")


AS_SAVED = {
    "plan.csv": TABLE.encode(),
    "plan-marked.csv": TABLE.encode("utf-8-sig"),  # CSV UTF-8 of Excel
    "plan-gbk.csv": TABLE.encode("gb18030"),  # CSV of Excel and WPS in China
    "plan.txt": TABLE.replace(",", "\t").encode("utf-16"),  # Unicode text of Excel: with its mark, and tabs
    "plan-wide.csv": TABLE.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", [*AS_SAVED, "plan.xlsx"])
def test_a_changed_table_is_shown_and_then_taken(timetable: Outlook, name: str) -> None:
    """As `aftersales timetable --changes` reads it: CSV as Chinese spreadsheets save it, or a workbook."""
    plan(timetable, person_days="1", start=WEDNESDAY, lead="张三")
    morning, afternoon = (cell(timetable, f"{WEDNESDAY} {part}", "张三") for part in ("morning", "afternoon"))
    expect(morning.locator(".tt-clauses li")).to_have_count(25)
    rows = [line.split(",") for line in TABLE.splitlines()]
    dialog = open_table(timetable, name, AS_SAVED[name] if name in AS_SAVED else of_rows(*rows))
    expect(dialog.locator(".tt-read li")).to_have_count(3)
    expect(dialog).to_contain_text("读到 3 个半天")
    expect(dialog).to_contain_text("1 个半天对不上")
    expect(dialog.locator(".tt-read li").last).to_contain_text(
        "日程里没有 2026-11-30。 审查组里没有 王五。 场所里没有 甲店。 准则里没有：9.9。"
    )
    expect(morning.locator(".tt-clauses li")).to_have_count(25)  # nothing is replaced yet
    dialog.locator("[data-action=take-changes]").click()
    expect(morning.locator(".tt-clauses li")).to_have_count(2)
    expect(afternoon.locator(".tt-free")).to_have_text("不排")
    timetable.page.locator("[data-action=undo]").first.click()
    expect(morning.locator(".tt-clauses li")).to_have_count(25)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_faults_of_a_table_are_told_by_their_line(
    outlook_page: Page, outlook_site: str, language: str
) -> None:
    outlook = Outlook(outlook_page, outlook_site, "timetable", language=language)
    outlook.open()
    wrong = "Date,Part,Assessor,Site,Clauses\n2026-13-01,am,A,B,\n2026-12-02,noon,A,B,\n"
    dialog = open_table(outlook, "plan.csv", wrong.encode())
    told = outlook.page.locator(".calc-banner, [data-complaint], dialog").last
    for line in {"zh": ("第 2 行", "第 3 行"), "en": ("row 2", "row 3")}[language]:
        expect(told).to_contain_text(line)
    expect(dialog).to_have_count(0)
    outlook.page.locator("dialog button, .calc-banner button").last.click()
    open_table(outlook, "picture.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF")
    expect(outlook.page.locator("[data-complaint]")).to_contain_text("GB18030")
    open_table(outlook, "none.csv", "甲,乙\n1,2\n".encode())
    expect(outlook.page.locator(".calc-banner, dialog").last).to_contain_text("甲, 乙")


def test_it_prints_on_one_sheet_across(timetable: Outlook) -> None:
    plan(timetable, person_days="4", start=WEDNESDAY, lead="张三")
    add(timetable, "members", "李四")
    add(timetable, "sites", "甲店、乙店")
    expect(timetable.page.locator("[data-covered]")).to_have_text("51 条都有人看，2 个场所都去。")
    sheets = PdfReader(io.BytesIO(timetable.page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == (842, 595)  # A4 across
    assert "5.3.2.3" in sheets[0].extract_text()  # the last clause of the form


def test_it_is_kept_and_a_change_can_be_undone(timetable: Outlook) -> None:
    plan(timetable, person_days="1", start=WEDNESDAY, lead="张三")
    expect(timetable.page.locator("[data-covered]")).to_have_text("51 条都有人看。")
    expect(timetable.page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    timetable.open()
    expect(timetable.page.locator("[data-plan=lead]")).to_have_value("张三")
    expect(timetable.page.locator("[data-headline]")).to_have_text("1 人日")
    timetable.page.locator("[data-plan=lead]").fill("")
    expect(timetable.page.locator("[data-headline]")).to_contain_text("就能排")


def test_days_and_organisation_come_from_the_case(visits: Visits, real_site: str) -> None:
    # ZPIC-WF-20 4.2.1.1: 276 to 625 people take 3 person-days; 4.2.1.2: at least 4/5 of it on site, 12/5.
    # For one person these are 24/5 half days, so 5.
    with visits.at(real_site) as page:
        days_of_a_case(page, real_site)


def days_of_a_case(page: Page, real_site: str) -> None:
    audit_time = RulePage(page, real_site)
    audit_time.open("audit-time")
    audit_time.fill(headcount="300")
    expect(audit_time.page.locator(".calc")).to_have_attribute("data-keeping", "saved")
    outlook = Outlook(audit_time.page, real_site, "timetable")
    outlook.open()
    outlook.take(assessment(organisation={"name": "某某公司"}))
    outlook.page.locator("[data-action=take-case]").click()
    expect(outlook.page.locator("[data-plan=person_days]")).to_have_value("12/5")
    expect(outlook.page.locator("[data-plan=office]")).to_have_value("某某公司")
    expect(outlook.page.locator("[data-days-source] a")).to_have_count(1)
