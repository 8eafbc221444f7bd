"""What is typed is there after a reload, whole or half, in every field of the pages around the findings.

Every field that a page has is filled in with something that is not finished wherever the field can have that:
half a date, one end of a period, a name whose button was not pressed. Fields are found on the page, not
listed here: a new one is in the test once it is on the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import SETTLED, settle, wait_for
from tests.browser.outlook import Outlook, assessment, open_both

pytestmark = pytest.mark.browser

LOST = "5.3.2.2"
CLAUSE = "5.1.1.1"
FIELDS = "input:not([type=file]):not([type=hidden]):not([data-transient]):not([data-file]), select, textarea"
IGNORED = "dialog *, .calc-toolbar *, [data-readings] *"
HALF = {
    "covers-from": "2025-01-01",
    "covers-to": "",
    "date": "2026-5",
    "valid_until": "2026年",
    "due": "2030-6",
    "as_of": "2026-5",
}
"""What is typed into the fields of these keys; the end of a period is left out."""


def test_evidence(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "evidence")
    outlook.open(assessment(other={LOST: "not_met"}))

    def unfold() -> None:
        outlook.page.locator("[data-assign] summary").click()
        outlook.page.locator(f'fieldset[data-clause="{CLAUSE}"] summary').click()
        outlook.page.locator("[data-body] [data-owner]").wait_for()

    unfold()
    for choice in outlook.page.locator("[data-body] select[data-key=state]").all():
        choice.select_option("at-hand")
    survives(outlook, unfold)
    assert outlook.page.locator("[data-half]:visible").count() >= 4
    assert outlook.text(f'fieldset[data-clause="{CLAUSE}"] [data-unfinished]') == "有未填完的"


def test_actions(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "actions")
    outlook.open(assessment(other={LOST: "not_met"}, special_deductions=[{"reason": "拒绝三包"}]))
    outlook.page.locator(f'[data-action-for="{LOST}"]').wait_for()
    survives(outlook, lambda: outlook.page.locator(f'[data-action-for="{LOST}"]').wait_for())
    wait_for(outlook.page.locator("[data-half]:visible").count, 2)


def test_visits(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "visits")
    outlook.open(assessment())
    outlook.page.locator("[data-new-site]").fill("甲店、乙店")
    outlook.page.locator("[data-new-site]").press("Enter")
    outlook.page.locator("[data-add-clause]").select_option(CLAUSE)
    outlook.page.locator(f'[data-sample="{CLAUSE}"] [data-site="乙店"]').wait_for()
    survives(
        outlook, lambda: outlook.page.locator(f'[data-sample="{CLAUSE}"]').wait_for(), but="[data-add-clause]"
    )
    wait_for(outlook.page.locator("[data-half]:visible").count, 2)


def test_timetable(outlook_page: Page, outlook_site: str) -> None:
    """Names that are typed and not added yet, too."""
    outlook = Outlook(outlook_page, outlook_site, "timetable")
    outlook.open()
    survives(outlook, lambda: None, but="[type=checkbox]")
    outlook.page.locator("[data-names=members] [data-new-name]").press("Enter")
    expect(outlook.page.locator("[data-names=members] [data-chip]")).to_have_text("半句×")
    expect(outlook.page.locator("[data-names=members] [data-new-name]")).to_have_value("")


def test_improve_hand_in_and_timetable(outlook_page: Page, outlook_site: str) -> None:
    """A date that is half typed waits, and one in Chinese writing is taken."""
    outlook = Outlook(outlook_page, outlook_site, "improve")
    outlook.open(assessment(other={LOST: "not_met"}))
    field = '[id="duty-until-5.3.2.2"]'
    waits_and_is_taken(outlook, field)
    outlook = Outlook(outlook_page, outlook_site, "hand-in")
    outlook.open()
    waits_and_is_taken(outlook, "[data-as-of]")
    outlook = Outlook(outlook_page, outlook_site, "timetable")
    outlook.open()
    waits_and_is_taken(outlook, "[data-key=start]")


def test_agree(outlook_page: Page, outlook_site: str) -> None:
    """Whose the two are, and a decision that is begun: what was agreed is not yet a finding."""
    outlook = Outlook(outlook_page, outlook_site, "agree")
    outlook.open()
    differing = open_both(outlook, LOST)
    outlook.page.locator(f'[id="stands-{LOST}"]').select_option("agreed")
    survives(outlook, differing.wait_for)
    assert outlook.page.locator(f'[id="agreed-{LOST}"]').input_value() == "半句"


def test_hand_in(outlook_page: Page, outlook_site: str) -> None:
    outlook = Outlook(outlook_page, outlook_site, "hand-in")
    outlook.open(assessment())
    survives(outlook, lambda: None, least=2)
    expect(outlook.page.locator("[data-half]:visible")).to_have_count(1)


def waits_and_is_taken(outlook: Outlook, field: str) -> None:
    place = outlook.page.locator(field)
    place.fill("2030年6")
    expect(outlook.page.locator(".day-field", has=place).locator("[data-half]")).to_be_visible()
    settle(outlook.page)
    outlook.page.reload()
    outlook.wait_until_ready()
    expect(place).to_have_value("2030年6")
    place.fill("２０３０年６月１日")
    place.press("Tab")
    expect(place).to_have_value("2030-06-01")
    settle(outlook.page)
    outlook.page.reload()
    outlook.wait_until_ready()
    expect(place).to_have_value("2030-06-01")


def test_both_ends_of_a_period_make_it_whole(outlook_page: Page, outlook_site: str) -> None:
    """A date in another usual way of writing is a date; the period is asked for once both ends are there."""
    outlook = Outlook(outlook_page, outlook_site, "evidence")
    outlook.open(assessment())
    period = outlook.page.locator("[data-period]")
    fault = period.locator(".evidence-period > [data-half]")
    period.locator("[data-key=covers-from]").fill("2026/1/1")
    assert fault.is_visible()
    period.locator("[data-key=covers-to]").fill("2025年12月31日")
    assert fault.is_visible()  # the wrong way round
    period.locator("[data-key=covers-to]").fill("２０２６１２３１")
    assert not fault.is_visible()
    period.locator("[data-key=covers-to]").press("Tab")
    wait_for(lambda: values(period.locator("input[type=text]")), ["2026-01-01", "2026-12-31"])


def survives(outlook: Outlook, unfold: Callable[[], None], but: str = "", least: int = 4) -> None:
    """Type into every field, load the page anew, and find all of it there."""
    typed = {name: type_into(field, name) for name, field in fields(outlook, but)}
    assert len(typed) >= least
    settle(outlook.page)
    outlook.page.reload()
    outlook.wait_until_ready()
    unfold()

    def lost() -> dict[str, object]:
        found = {name: field.input_value() for name, field in fields(outlook, but)}
        return {
            name: (typed.get(name), found.get(name))
            for name in typed | found
            if typed.get(name) != found.get(name)
        }

    until = time.monotonic() + SETTLED
    while lost() and time.monotonic() < until:
        time.sleep(0.1)
    assert lost() == {}


def fields(outlook: Outlook, but: str) -> Iterator[tuple[str, Locator]]:
    """Every visible field of the form that holds something, by where it stands."""
    found = outlook.page.locator("form").locator(FIELDS).locator("visible=true")
    for index, field in enumerate(found.all()):
        if not field.evaluate("(field, but) => field.matches(but)", ", ".join(filter(None, (IGNORED, but)))):
            key = field.get_attribute("data-key")
            assert key or field.get_attribute("id"), f"{outlook.view}: field {index} has no key"
            yield f"{index} {key or field.get_attribute('aria-label')}", field


def type_into(field: Locator, name: str) -> str:
    key = name.partition(" ")[2]
    if field.evaluate("field => field.tagName") == "SELECT":
        return field.input_value() if key == "state" else choose(field)
    if key == "by":  # two persons
        field.fill(f"半句{name.partition(' ')[0]}")
        return field.input_value()
    field.fill(HALF.get(key, "7" if key in ("sampled",) else "" if key == "nonconforming" else "半句"))
    return field.input_value()


def choose(field: Locator) -> str:
    """The last choice of a field that keeps one; the scope of a button is none of it."""
    if field.get_attribute("data-scope") is None:
        field.select_option(index=field.locator("option").count() - 1)
    return field.input_value()


def values(found: Locator) -> list[str]:
    return [each.input_value() for each in found.all()]
