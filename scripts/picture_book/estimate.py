"""The pictures of the guide to filling in quickly: docs/filling-in.*.md."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

RUBRIC = "calculators/gbt-27922-2011/"


def _score_page(page: Page, home: str) -> None:
    page.goto(f"{home}{RUBRIC}")
    expect(page.locator("[data-engine]")).to_have_attribute("data-state", "ready", timeout=120_000)


def _settled(page: Page) -> None:
    expect(page.locator("[data-busy]")).to_have_count(0, timeout=30_000)


def _estimate(page: Page, home: str) -> Locator:
    """After nine answers, of which one is that the clause is not met."""
    _score_page(page, home)
    page.locator("[data-tool=estimate]").click()
    dialog = page.locator("[data-dialog=estimate]")
    question = dialog.locator("[data-question]")
    for key in "yyynyyyyy":
        expect(question).to_contain_text(".")
        asked = question.inner_text()
        page.keyboard.press(key)
        expect(question).not_to_have_text(asked)
    _settled(page)
    return dialog


def _line(page: Page, home: str) -> Locator:
    _score_page(page, home)
    page.locator("[data-tool=loss-line]").click()
    dialog = page.locator("[data-dialog=loss-line]")
    dialog.locator("[data-pasted]").fill("5.1.1.2=3/12 5.1.2.2=N")
    expect(dialog.locator("[data-understood] li")).to_have_count(2)
    return dialog


def _deletions(page: Page, home: str) -> Locator:
    """The suggestion for software and services on a form that is met throughout."""
    _score_page(page, home)
    page.locator("[data-action=all-met]").click()
    page.locator(".calc-tools [data-tool=deletions]").click()
    dialog = page.locator("[data-dialog=deletions]")
    dialog.locator("[value=software-and-services]").check()
    expect(dialog.locator(".calc-beside thead th")).to_have_count(2)
    _settled(page)
    return dialog


def _carry_over(page: Page, home: str) -> Locator:
    """From the 100-point rubric, met throughout, to the other one."""
    _score_page(page, home)
    page.locator("[data-action=all-met]").click()
    page.locator("[data-tool=carry-over]").first.click()
    page.locator("[data-carry-there]").click()
    dialog = page.locator("[data-dialog=carry-over]")
    box = dialog.locator("[data-confirm]").first
    expect(box).to_be_visible(timeout=120_000)
    box.check()
    expect(dialog.locator("[data-action=accept-carried]")).to_be_enabled(timeout=30_000)
    return dialog


PICTURES = {
    "estimate": _estimate,
    "estimate-line": _line,
    "deletions": _deletions,
    "carry-over": _carry_over,
}
