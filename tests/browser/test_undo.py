"""Undo and redo: one's own changes, place by place; and what was clicked before the page was awake."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.calculator import Calculator, wait_for
from tests.browser.outlook import Outlook
from tests.browser.rule_calculators import RulePage

pytestmark = pytest.mark.browser


def toast(page: Page) -> str:
    return page.locator("[data-toast]").inner_text()


def test_undo_after_a_bulk_change_leaves_later_answers(calculator: Calculator) -> None:
    """What was lost, 2: the rest of one indicator, 17 more answers, then undo: 0 of 51 were left."""
    calculator.page.locator("[data-indicator=organisation] [data-action=rest-met]").click()
    later = ["5.1.2.1", "5.1.2.2", "5.1.3.1", "5.1.4.1"]
    offer = calculator.page.locator("[data-action=undo-this]")
    assert offer.is_visible()
    for clause in later:
        calculator.choose(clause, "met")
    assert not offer.is_visible()  # it is about something that is not the last change any more
    for _ in later:
        calculator.page.locator("[data-action=undo]").click()
    assert [calculator.choice_of(clause) for clause in later] == ["open"] * 4
    assert calculator.choice_of("5.1.1.1") == "met"
    calculator.page.locator("[data-action=undo]").click()
    assert calculator.choice_of("5.1.1.1") == "open"
    for _ in range(5):
        calculator.page.locator("[data-action=redo]").click()
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", *later)] == ["met"] * 5


def test_keys_undo_and_redo_and_the_note_names_the_clause(calculator: Calculator) -> None:
    page = calculator.page
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.1.1.2", "not_met")
    page.keyboard.press("Control+z")
    assert calculator.choice_of("5.1.1.2") == "open"
    assert "5.1.1.2" in toast(page)
    page.keyboard.press("Control+z")
    assert calculator.choice_of("5.1.1.1") == "open"
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    assert [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2")] == ["met", "not_met"]


def test_what_is_typed_in_one_go_is_one_step(calculator: Calculator) -> None:
    calculator.choose("5.1.1.1", "not_met")
    reason = calculator.clause("5.1.1.1").locator("[data-field=reason]")
    reason.press_sequentially("没有任命书")
    calculator.page.keyboard.press("Control+z")
    wait_for(reason.input_value, "")
    assert calculator.choice_of("5.1.1.1") == "not_met"
    calculator.page.keyboard.press("Control+y")
    wait_for(reason.input_value, "没有任命书")


def test_steps_go_on_after_the_language_is_switched(calculator: Calculator, calculator_site: str) -> None:
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.1.1.2", "met")
    other = Calculator(calculator.page, calculator_site, language="en")
    other.open()
    other.page.locator("[data-action=undo]").click()
    assert [other.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2")] == ["met", "open"]


def test_a_form_is_undone_field_by_field(rules: RulePage) -> None:
    rules.open("audit-time")
    rules.fill(headcount="100")
    rules.field("organisation").fill("某某电器公司")
    rules.press("undo")
    wait_for(lambda: rules.values("headcount", "organisation"), ["100", ""])
    assert "组织" in toast(rules.page)
    rules.press("undo")
    wait_for(lambda: rules.values("headcount"), [""])
    rules.press("redo")
    wait_for(lambda: rules.values("headcount"), ["100"])


# --- what is typed, and what leaving the field makes of it


def test_a_day_and_what_is_made_of_it_on_leaving_its_field_are_one_step(rules: RulePage) -> None:
    """Straight afterwards, and after more than the second in which typing goes on."""
    rules.open("calendar")
    for pause in (0, 1500):
        rules.field("issued").focus()
        rules.page.keyboard.insert_text("2025-6-6")
        rules.page.wait_for_timeout(pause)
        rules.press("undo")  # which leaves the field
        wait_for(lambda: rules.values("issued"), [""])
        rules.press("redo")
        wait_for(lambda: rules.values("issued"), ["2025-06-06"])
        rules.press("undo")
        wait_for(lambda: rules.values("issued"), [""])


def test_days_in_rows_are_undone_row_by_row(rules: RulePage) -> None:
    rules.open("calendar")
    for name, typed in (
        ("issued", "2025.6.6"),
        ("surveillance.0", "2026年5月2日"),
        ("surveillance.1", "2027/5/2"),
    ):
        rules.field(name).press_sequentially(typed)
        rules.page.keyboard.press("Tab")
    wait_for(lambda: rules.values("surveillance.0", "surveillance.1"), ["2026-05-02", "2027-05-02"])
    rules.press("undo")
    wait_for(
        lambda: rules.values("issued", "surveillance.0", "surveillance.1"), ["2025-06-06", "2026-05-02", ""]
    )
    rules.press("undo")
    wait_for(lambda: rules.values("issued", "surveillance.0"), ["2025-06-06", ""])
    rules.press("undo")
    wait_for(lambda: rules.values("issued"), [""])
    for _ in range(3):
        rules.press("redo")
    wait_for(
        lambda: rules.values("issued", "surveillance.0", "surveillance.1"),
        ["2025-06-06", "2026-05-02", "2027-05-02"],
    )


def test_a_seed_and_its_place_among_the_seeds_are_one_step(rules: RulePage) -> None:
    rules.open("sites").choose("mode", "list")
    (made,) = rules.values("seed")
    rules.field("seed").fill("7")
    rules.page.wait_for_timeout(1500)
    rules.page.keyboard.press("Tab")
    wait_for(lambda: rules.values("seed", "seeds"), ["7", f"{made}\n7"])
    rules.press("undo")
    wait_for(lambda: rules.values("seed", "seeds"), [made, made])
    rules.press("redo")
    wait_for(lambda: rules.values("seed", "seeds"), ["7", f"{made}\n7"])


def test_a_day_off_is_one_step(outlook_page: Page, outlook_site: str) -> None:
    """It is listed when its field is left, which is then empty."""
    outlook = Outlook(outlook_page, outlook_site, "timetable")
    outlook.open()
    day, listed = (
        outlook_page.locator("[data-key=day-off]"),
        outlook_page.locator("[data-days-off] [data-chip]"),
    )
    day.press_sequentially("2026-12-7")
    day.press("Tab")
    expect(listed).to_have_text("2026-12-07×")
    outlook_page.locator("[data-action=undo]").click()
    expect(listed).to_have_count(0)
    expect(day).to_have_value("")
    expect(outlook_page.locator("[data-action=undo]")).to_have_attribute("aria-disabled", "true")
    outlook_page.locator("[data-action=redo]").click()
    expect(listed).to_have_text("2026-12-07×")


# --- before the page is awake


def held_scripts(page: Page, script: str) -> list[Route]:
    held: list[Route] = []
    page.context.route(f"**/{script}", lambda route: held.append(route))  # noqa: PLW0108
    return held


def asked(page: Page, held: list[Route]) -> int:
    """How often the script was asked for; looking at the page lets that be told."""
    page.evaluate("0")
    return len(held)


def test_answers_given_before_the_scripts_run_are_kept(page: Page, calculator_site: str) -> None:
    """What was lost, 4: on a slow line the buttons are there seconds before the scripts."""
    calculator = Calculator(page, calculator_site)
    calculator.open()
    calculator.choose("5.1.1.1", "met")
    calculator.choose("5.1.1.2", "met")
    calculator.page.reload()
    calculator.wait_until_ready()
    held = held_scripts(page, "assets/score/main.js")
    page.goto(calculator.address, wait_until="commit")
    wait_for(lambda: asked(page, held), 1)
    calculator.choose("5.1.1.1", "not_met")  # the kept answer says met
    calculator.choose("5.1.2.1", "met")
    page.locator(".calc-head summary").click()
    page.locator('[data-organisation="name"]').fill("某某电器公司")
    held[0].continue_()
    calculator.wait_until_ready()
    given = [calculator.choice_of(clause) for clause in ("5.1.1.1", "5.1.1.2", "5.1.2.1")]
    assert given == ["not_met", "met", "met"]
    page.context.unroute("**/assets/score/main.js")
    page.reload()
    calculator.wait_until_ready()
    assert calculator.choice_of("5.1.1.1") == "not_met"
    assert page.locator('[data-organisation="name"]').input_value() == "某某电器公司"


def test_fields_filled_before_the_scripts_run_are_kept(rules: RulePage) -> None:
    held = held_scripts(rules.page, "assets/rules/calendar.js")
    rules.page.goto(f"{rules.site}calculators/calendar/", wait_until="commit")
    wait_for(lambda: asked(rules.page, held), 1)
    rules.field("issued").fill("2025-06-06")
    held[0].continue_()
    rules.wait_until_ready()
    wait_for(lambda: rules.values("issued"), ["2025-06-06"])
    wait_for(rules.state, "given")
    rules.page.context.unroute("**/assets/rules/calendar.js")
    rules.page.reload()
    rules.wait_until_ready()
    wait_for(lambda: rules.values("issued"), ["2025-06-06"])
