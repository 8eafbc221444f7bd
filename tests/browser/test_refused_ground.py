"""An assessment that the engine refuses: every page around the findings says why, and none stays empty."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.outlook import Outlook, assessment

pytestmark = pytest.mark.browser

NAMELESS = {"5.1.5.2": {"what": "", "owner": "客服中心"}}
"""No page writes an action without what is to be done; a file that was changed by hand may have one."""
TOO_EARLY = "2000-01-01"
"""A day before the first edition: nothing of the assessment can be scored by it."""


@pytest.mark.parametrize(
    "view", ["forecast", "improve", "actions", "visits", "evidence", "timetable", "hand-in"]
)
def test_what_is_refused_is_told(outlook_page: Page, outlook_site: str, view: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, view)
    outlook.open(assessment(other={"5.1.5.2": "not_met"}, in_force_on=TOO_EARLY))
    told = outlook_page.locator("[data-outcome] .calc-failed")
    expect(told).to_be_visible()
    expect(told).to_contain_text("2022-10-07 版自 2022-10-07 起")
    if view == "timetable":  # changed by what is set there, and still to be told
        outlook_page.locator("[data-plan=person_days]").fill("2")
        expect(told).to_be_visible()
    outlook.open(assessment(other={"5.1.5.2": "not_met"}))
    expect(outlook_page.locator("[data-outcome] .calc-failed")).to_have_count(0)


def test_an_action_that_says_nothing_is_named_beside_the_result(
    outlook_page: Page, outlook_site: str
) -> None:
    outlook = Outlook(outlook_page, outlook_site, "actions")
    outlook.open(assessment(other={"5.1.5.2": "not_met"}, actions=NAMELESS))
    told = outlook_page.locator("[data-placeless]")
    expect(told).to_contain_text("5.1.5.2（整改项）")
    expect(told).to_be_visible()  # nothing has to be unfolded for it
    expect(outlook_page.locator("[data-outcome] .calc-failed")).to_have_count(0)


def test_two_assessments_are_compared_whatever_is_kept(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "agree")
    outlook.open(assessment(actions=NAMELESS))
    expect(outlook_page.locator("[data-outcome]")).not_to_contain_text("不能为空")


def test_nothing_of_the_assessment_before_is_handed_out(outlook_page: Page, outlook_site: str) -> None:
    actions = Outlook(outlook_page, outlook_site, "actions")
    actions.open(assessment(other={"5.1.5.2": "not_met"}))
    csv = outlook_page.locator("[data-action=csv]")
    expect(csv).to_be_enabled()
    actions.open(assessment(other={"5.1.5.2": "not_met"}, in_force_on=TOO_EARLY))
    expect(outlook_page.locator("[data-outcome] .calc-failed")).to_be_visible()
    expect(csv).to_be_disabled()


def test_nor_is_a_part_of_it(outlook_page: Page, outlook_site: str) -> None:
    evidence = Outlook(outlook_page, outlook_site, "evidence")
    evidence.open(assessment(other={"5.1.5.2": "not_met"}, owners={"5.1.5.2": "客服中心"}))
    expect(outlook_page.locator("[data-action=part-file]")).to_have_count(1)
    evidence.open(
        assessment(other={"5.1.5.2": "not_met"}, owners={"5.1.5.2": "客服中心"}, in_force_on=TOO_EARLY)
    )
    expect(outlook_page.locator("[data-outcome] .calc-failed")).to_be_visible()
    expect(outlook_page.locator("[data-action=part-file]")).to_have_count(0)
    expect(outlook_page.locator("[data-count=losing]")).to_have_text("–")
