"""What is set on a page that looks ahead has versions of its own beside those of the assessment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.calculator import wait_for, wait_until_kept
from tests.browser.outlook import Outlook, assessment

pytestmark = pytest.mark.browser


@pytest.fixture
def improve(outlook_page: Page, outlook_site: str) -> Outlook:
    """What to fix first, of an assessment without 5.3.2.2 and 5.1.5.2."""
    outlook = Outlook(outlook_page, outlook_site, "improve")
    outlook.open(assessment(other=dict.fromkeys(("5.3.2.2", "5.1.5.2"), "not_met")))
    return outlook


def versions(page: Page, part: str) -> Locator:
    page.locator("[data-action=versions]").click()
    dialog = page.locator("[data-dialog=versions]")
    dialog.get_by_label(part, exact=True).check()
    dialog.locator("[data-version]").first.wait_for()
    return dialog


def close(dialog: Locator) -> None:
    dialog.locator(".calc-dialog-actions button").last.click()


def test_efforts_are_looked_at_and_brought_back_and_the_assessment_stays(improve: Outlook) -> None:
    page = improve.page
    effort = improve.measure("5.3.2.2").locator("input[type=text]")
    improve.effort("5.3.2.2", "3")
    wait_until_kept(page)
    dialog = versions(page, "本页设定")
    assert not dialog.locator(".calc-finalise").is_visible()  # final is an assessment, no setting
    dialog.locator("[data-action=name_version]").first.click()
    dialog.locator("[data-version-name]").fill("第一次估")
    dialog.locator("[data-action=name-save]").click()
    wait_for(lambda: "第一次估" in dialog.inner_text(), True)
    close(dialog)
    improve.effort("5.3.2.2", "8")
    wait_until_kept(page)
    dialog = versions(page, "本页设定")
    named = dialog.locator("[data-version]", has_text="第一次估").first
    named.locator("[data-action=compare]").click()
    row = dialog.locator("[data-told] tbody tr")
    wait_for(lambda: row.count() and row.first.locator("td").all_inner_texts(), ["3", "8"])
    named.locator("[data-action=look]").click()
    wait_for(effort.input_value, "3")
    page.locator("[data-action=look-back]").click()
    wait_for(effort.input_value, "8")
    named = versions(page, "本页设定").locator("[data-version]", has_text="第一次估").first
    named.locator("[data-action=restore]").click()
    wait_for(effort.input_value, "3")
    dialog = versions(page, "评分")
    assert dialog.locator(".calc-finalise").is_visible()
    assert "第一次估" not in dialog.inner_text()
    close(dialog)
    page.reload()
    improve.wait_until_ready()
    wait_for(effort.input_value, "3")
