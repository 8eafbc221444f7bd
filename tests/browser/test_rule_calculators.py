"""The calculators of rules in Chromium: figures worked by hand, faults at their fields, other readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.browser.calculator import settle, wait_for
from tests.browser.rule_calculators import SITES, RulePage
from tests.browser.small_site import ROOT
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

KINDS = ("audit-time", "sites", "calendar", "managers", "verify")


# --- audit time: 276-625 people 3 person-days (4.2.1.1); on site 3 x 4/5 = 12/5 = 2.4; surveillance
# 3 x 1/3 = 1; recertification 3 x 2/3 = 2 (4.2.1.2). Half days up: 2.4 becomes 2.5, the others stay.


def test_audit_time(rules: RulePage) -> None:
    rules.open("audit-time").fill(headcount="５００ ")  # as a Chinese keyboard types it
    wait_for(rules.state, "given")
    assert rules.figure("initial") == "3 人日"
    assert rules.figure("on_site_minimum") == "2.4 人日 精确值 12/5"
    assert "2.5" in rules.text('[data-figure="on_site_minimum"] .calc-hint')
    assert rules.figure("surveillance") == "1 人日"
    assert rules.figure("recertification") == "2 人日"
    assert rules.page.locator("[data-from][aria-current]").get_attribute("data-from") == "276"
    # of the on-site time: 12/5 x 1/3 = 4/5 = 0.8 and 12/5 x 2/3 = 8/5 = 1.6
    assert rules.reading("of-on-site") == "监督审查时间约 0.8 人日；再认证审查时间约 1.6 人日"
    assert rules.page.locator("[data-depends]").get_attribute("data-depends") == "true"


def test_every_step_leads_to_its_clause(rules: RulePage) -> None:
    rules.open("audit-time").fill(headcount="180")
    wait_for(rules.state, "given")
    links = rules.page.locator("[data-ground=trace] li a").all()
    assert [link.get_attribute("href") for link in links] == [
        "../../zpic-wf-20/#4.2.1.1",
        *["../../zpic-wf-20/#4.2.1.2"] * 3,
    ]
    # 2 person-days x 1/3 = 2/3; half days up: 1
    assert rules.figure("surveillance") == "2/3 人日"
    discrepancies = [
        link.get_attribute("href") for link in rules.page.locator("[data-ground=discrepancies] a").all()
    ]
    assert discrepancies == [
        "../../register/audit-time-shares-rounding/",
        "../../register/audit-time-table-limits/",
    ]


@pytest.mark.parametrize("headcount", ["0", "10701", "-5", "3.5", "百"])
def test_a_headcount_outside_the_table_is_refused_at_its_field(rules: RulePage, headcount: str) -> None:
    rules.open("audit-time").fill(headcount=headcount)
    wait_for(rules.state, "refused")
    assert headcount in rules.fault("headcount")
    assert rules.field("headcount").get_attribute("aria-invalid") == "true"
    assert rules.page.locator("[data-figure]").count() == 0
    assert rules.page.locator("[data-action=record]").is_disabled()
    rules.fill(headcount="10700")  # the last of the table: 6 person-days
    wait_for(rules.state, "given")
    assert rules.figure("initial") == "6 人日"
    assert rules.fault("headcount") == ""


def test_a_plan_that_deviates_needs_its_reason(rules: RulePage) -> None:
    """Planned 3 where the rule says 2.4 and the suggestion 2.5: the figures stay, the record waits."""
    rules.open("audit-time").fill(headcount="500", **{"planned.on_site_minimum.days": "3"})
    rules.expect_in('[data-fault="planned.on_site_minimum.reason"]', "计划 3 人日")
    assert rules.figure("initial") == "3 人日"
    assert rules.page.locator("[data-action=record]").is_disabled()
    rules.fill(**{"planned.on_site_minimum.reason": "两地办公"})
    wait_for(rules.page.locator("[data-action=record]").is_enabled, True)
    assert rules.page.locator("[data-row=on_site_minimum] [data-deviates]").is_visible()
    # 2 on site are less than 4/5 of 3 = 2.4: allowed with a reason, warned of
    rules.fill(**{"planned.on_site_minimum.days": "2"})
    rules.expect_in("[data-warnings]", "2.4")


# --- calendar: issued 2025-06-06. First surveillance within 12 months, 2026-06-06 (5.2); expiry after
# 3 years, 2028-06-06 (8.1.2); application 3 months before, 2028-03-06 (6.1).


def test_calendar_says_what_is_overdue_and_what_comes_next(rules: RulePage) -> None:
    """From 2026-06-06 to 2026-11-23: 24 + 31 + 31 + 30 + 31 + 23 = 170 days."""
    rules.open("calendar").fill(issued="２０２５年６月６日", today="2026/11/23")
    rules.expect_in("[data-overdue]", "第一次监督审查")
    assert "过了 170 天" in rules.text("[data-overdue]")
    # Half a day is told beside its field, and counts for nothing yet.
    rules.field("surveillance.0").fill("2026-5")
    rules.expect_in('[data-fault="surveillance"]', "第 1 次监督：日期")
    expect(rules.field("surveillance.0")).to_have_attribute("aria-invalid", "true")
    expect(rules.field("surveillance.1")).to_be_visible()  # the next, which is empty and not wrong
    expect(rules.field("surveillance.1")).not_to_have_attribute("aria-invalid", "true")
    assert rules.state() == "given"
    # 15 months after 2026-05-20 is 2027-08-20, before the end of 2027 (5.2)
    rules.field("surveillance.0").fill("20260520")
    rules.expect_in("[data-next]", "2027-01-01 至 2027-08-20")
    assert rules.page.locator("[data-overdue]").count() == 0
    rows = {
        row.get_attribute("data-event"): row.locator("td").nth(1).inner_text()
        for row in rules.page.locator("[data-entries] tbody tr").all()
    }
    assert rows["expiry"] == "2028-06-06"
    assert rows["recertification-application"] == "2028-03-06"
    drawing = rules.page.locator("[data-picture] svg")
    expect(drawing.locator(".rule-row")).to_have_count(len(rows))
    assert "下表" in (drawing.get_attribute("aria-label") or "")


def test_working_days_leave_out_holidays_and_take_in_worked_weekends(rules: RulePage) -> None:
    """After Tuesday 2026-09-29: 30 Sept., 8, 9, 10 (a Saturday worked) and Monday 12 Oct. are five."""
    rules.open("calendar").unfold("other")
    rules.fill(verified="2026-09-29", today="2026-09-30")
    rules.unfold("holidays")
    rules.fill(
        holidays="2026/10/1\n2026年10月2日\n\n2026-10-05\n2026.10.6\n2026-10-07\n", workdays="2026-10-10"
    )
    rules.expect_in('[data-entries] [data-event="withdrawal-decision"]', "2026-10-12")
    rules.fill(holidays="2026-10-01\n2026-10-32")
    rules.expect_in('[data-fault="holidays"]', "第 2 行")


def test_visits_before_the_issue_are_refused(rules: RulePage) -> None:
    rules.open("calendar").fill(issued="2025-06-06")
    rules.field("surveillance.0").fill("2024-06-06")
    rules.expect_in('[data-fault="surveillance"]', "2024-06-06")
    expect(rules.field("surveillance.0")).to_have_attribute("aria-invalid", "true")
    expect(rules.field("surveillance.1")).not_to_have_attribute("aria-invalid", "true")
    assert rules.state() == "refused"


def test_the_calendar_file_can_be_imported(rules: RulePage, downloads: Path) -> None:
    rules.open("calendar").fill(issued="2025-06-06", today="2025-07-01")
    rules.unfold("head")
    rules.fill(organisation="某某；电器, 公司")
    wait_for(rules.state, "given")
    calendar = Calendar.from_ical(rules.download("ics", downloads).read_bytes())
    days = {str(event["SUMMARY"]): event["DTSTART"].dt.isoformat() for event in calendar.walk("VEVENT")}
    assert days[next(name for name in days if "到期" in name)] == "2028-06-06"
    assert all("某某；电器, 公司" in name for name in days)


# --- managers: 31/10 = 3.1, rounded up 4 (self-assessment 5.1.2.2), to the nearest 3; of 200 staff 20.


def test_managers_by_every_reading(rules: RulePage) -> None:
    rules.open("managers").fill(staff="31")
    wait_for(rules.state, "given")
    rules.expect(".rule-card--main .rule-value", "4 名")
    rules.fill(all_staff="200")
    rules.expect(".rule-card .rule-value", "4 名 | 20 名 | 3 名")
    rules.choose("rubric", "zhht-completeness")
    rules.expect_in("[data-ground=trace]", "CTS ZHHT001-2023 2.2.2")
    rules.fill(all_staff="30")
    wait_for(rules.state, "refused")
    assert "30" in rules.fault("staff")


# --- every page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_the_rule_can_be_read(
    browser: Browser, rule_site: str, kind: str, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    home = rule_site if language == "zh" else f"{rule_site}en/"
    page.goto(f"{home}calculators/{kind}/")
    assert page.locator("[data-static]").is_visible()
    assert page.locator("[data-result]").is_hidden()
    if kind != "verify":
        assert page.locator("table").first.is_visible()
        assert page.locator(".rule-discrepancies a").count() > 0
    context.close()


def fill_in(rules: RulePage, kind: str) -> None:
    if kind == "audit-time":
        rules.fill(headcount="500", **{"planned.initial.days": "9"})
    elif kind == "sites":
        rules.choose("mode", "list")
        rules.fill(list=SITES, bad="1")
    elif kind == "calendar":
        rules.fill(issued="2025-06-06", today="2026-11-23")
        rules.unfold("other")
    elif kind == "managers":
        rules.fill(staff="31")
    else:
        rules.unfold("paste")
        rules.page.locator("[data-record-text]").fill('{"format":"record/1"}')
        rules.press("verify-text")


CUT_WORDS = """[...document.querySelectorAll(".rule-picture text")].filter((words) => {
  const [inner, outer] = [words, words.ownerSVGElement].map((each) => each.getBoundingClientRect());
  return inner.left < outer.left - 1 || inner.right > outer.right + 1;
}).map((words) => words.textContent)"""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_and_a_narrow_screen(unguarded: Visits, rule_site: str, kind: str, scheme: str) -> None:
    with unguarded.at(rule_site, width=360) as page:
        rules = RulePage(page, rule_site).open(kind, language="en" if scheme == "slate" else "zh")
        page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
        page.evaluate("document.body.style = 'background: var(--as-paper); color: var(--as-ink)'")
        fill_in(rules, kind)
        settle(page)
        page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
        found = page.evaluate("axe.run('main', {resultTypes: ['violations']})")
        shown = [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found["violations"]]
        assert shown == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(CUT_WORDS) == []


def test_the_keyboard_reaches_the_result(rules: RulePage) -> None:
    rules.open("audit-time")
    rules.field("headcount").focus()
    rules.page.keyboard.type("500")
    wait_for(rules.state, "given")
    rules.expect_in("[data-announce]", "初次 3 人日")
    for _ in range(12):
        rules.page.keyboard.press("Tab")
        if rules.page.evaluate("document.activeElement.dataset.action") == "share":
            break
    rules.page.keyboard.press("Enter")
    wait_for(rules.page.locator("[data-dialog=share]").is_visible, True)
    rules.page.keyboard.press("Escape")
    wait_for(rules.page.locator("[data-dialog=share]").count, 0)
