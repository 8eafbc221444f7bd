"""The pictures of the guide to the quick estimate."""

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


PICTURES = {"estimate": _estimate, "estimate-line": _line}
