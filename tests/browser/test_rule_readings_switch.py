"""Switching a reading where a rule is calculated: figures, banner, the fields it asks for, the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from tests.browser.calculator import wait_for
from tests.browser.rule_calculators import RulePage

pytestmark = pytest.mark.browser

SHARES = "audit-time-shares-rounding"
SAMPLE = "site-sample-rounding-and-count"
STAFF = "form-ten-percent-rounding"


def read_as(rules: RulePage, discrepancy: str, reading: str) -> None:
    switch = rules.page.locator("[data-switch]")
    if switch.get_attribute("open") is None:
        switch.locator("summary").click()
    rules.page.locator(f'[data-discrepancy="{discrepancy}"] input[value="{reading}"]').check()


def test_shares_of_the_time_on_site(rules: RulePage, downloads: Path) -> None:
    """500 people: 3 person-days, 12/5 on site. As adopted surveillance takes 3 x 1/3 = 1; of the time on site
    12/5 x 1/3 = 0.8, and recertification 12/5 x 2/3 = 1.6. The record says so and holds on another machine.
    """
    rules.open("audit-time").fill(headcount="500")
    assert rules.figure("surveillance") == "1 人日"
    read_as(rules, SHARES, "of-on-site")
    rules.expect_in('[data-figure="surveillance"] .rule-value', "0.8 人日")
    assert rules.figure("recertification").startswith("1.6 人日")
    banner = rules.text("[data-switched]")
    assert "换了 1 处读法：不是本站采用的结果" in banner
    assert "按本站采用的读法：初次 3 人日，现场不少于 2.4，监督约 1，再认证约 2。" in banner
    assert "of-on-site" not in [
        each.get_attribute("data-reading") for each in rules.page.locator("[data-reading]").all()
    ]
    record = json.loads(rules.record(downloads).read_text(encoding="utf-8"))
    assert record["request"]["readings"] == {SHARES: "of-on-site"}
    asked = {"format": "request/1", "kind": "verify", "record": record}
    verified = json.loads(Engine(read_collection().bundle()).reply(json.dumps(asked)))
    assert verified["result"]["agrees"] is True
    rules.press("adopted-readings")
    rules.expect('[data-figure="surveillance"] .rule-value', "1 人日")
    assert rules.page.locator("[data-switched]").is_hidden()


def test_the_share_on_site_of_every_audit_has_rows_of_its_own(rules: RulePage) -> None:
    """1 x 4/5 = 0.8 and 2 x 4/5 = 1.6 on site; as adopted there are no such figures, and no such rows."""
    rules.open("audit-time").fill(headcount="500")
    row = rules.page.locator("[data-row=surveillance_on_site_minimum]")
    assert row.is_hidden()
    read_as(rules, SHARES, "share-of-every-audit")
    wait_for(row.is_visible, True)
    assert row.locator("[data-days]").inner_text() == "0.8"
    rules.fill(**{"planned.surveillance_on_site_minimum.days": "2"})
    rules.expect_in('[data-fault="planned.surveillance_on_site_minimum.reason"]', "计划 2 人日")
    rules.press("adopted-readings")
    wait_for(row.is_hidden, True)
    wait_for(rules.page.locator("[data-action=record]").is_enabled, True)


def test_samples_rounded_to_the_nearest(rules: RulePage) -> None:
    """The square root of 10 is 3.16, 0.6 times it 1.90, 0.8 times it 2.53: nearest 3, 2, 3; up 4, 2, 3."""
    rules.open("sites").fill(sites="10")
    read_as(rules, SAMPLE, "nearest")
    rules.expect('[data-figure="initial"] .rule-value', "3 个")
    assert [rules.figure(audit) for audit in ("surveillance", "recertification")] == ["2 个", "3 个"]
    assert "按本站采用的读法：初次 4 个，监督 2 个，再认证 3 个，另加中心办公室。" in rules.text(
        "[data-switched]"
    )


def test_a_reading_that_counts_others_asks_for_their_number(rules: RulePage) -> None:
    """A tenth of 30 managing staff is 3; of all 200 service staff 20 (C-002-08). Without the 200, nothing."""
    rules.open("managers").fill(staff="30")
    assert "先填：全部服务人员数" in rules.text('[data-reading="all-service-staff"]')
    read_as(rules, STAFF, "all-service-staff")
    wait_for(rules.state, "refused")
    assert rules.fault("all_staff") != ""
    rules.fill(all_staff="200")
    rules.expect_in(".rule-card--main", "20 名")
    assert "按本站采用的读法：售后服务管理师 3 名。" in rules.text("[data-switched]")


def test_only_the_readings_of_the_chosen_document_are_offered(rules: RulePage) -> None:
    rules.open("managers").fill(staff="30")
    form = rules.page.locator(f'[data-discrepancy="{STAFF}"]')
    rules.page.locator("[data-switch] summary").click()
    assert form.is_visible()
    rules.choose("rubric", "zhht-completeness")
    wait_for(form.is_hidden, True)


def test_what_cannot_be_computed_says_why(rules: RulePage) -> None:
    """C-001-16: factors that raise or lower the audit time are implied and not stated."""
    rules.open("audit-time").fill(headcount="500")
    wait_for(rules.state, "given")
    assert "算不出来" in rules.text("[data-ground=readings] [data-not-computed]")
