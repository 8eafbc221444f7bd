"""Keys on pages to read: search, a citation of the clause in view, and the list of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
COPIED = """async () => {
  const [held] = await navigator.clipboard.read();
  const text = async (type) => held.types.includes(type) ? (await held.getType(type)).text() : "";
  return [await text("text/plain"), await text("text/html")];
}"""


@pytest.fixture
def page(visits: Visits, real_site: str) -> Iterator[Page]:
    with visits.at(real_site) as opened:
        opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield opened


def open_page(page: Page, address: str) -> None:
    """Open ADDRESS and wait until its scripts are awake: one of the buttons that they show is there."""
    page.goto(address)
    expect(page.locator("[data-print], [data-copy-page]").first).to_be_visible()


def test_c_copies_a_citation_of_the_clause_plain_and_rich(page: Page, real_site: str) -> None:
    address = f"{real_site}gbt-27922-2011/5.1.2.2/"
    open_page(page, address)
    page.keyboard.press("c")
    expect(page.locator(".as-told")).to_have_text(re.compile("^引用已复制：5.1.2.2 "))
    plain, rich = page.evaluate(COPIED)
    assert plain.endswith(f"\n{address}")
    title = page.locator("article h1").inner_text().removesuffix("#").strip()
    requirement = page.locator(".as-requirement").inner_text().strip()
    assert title in plain
    assert requirement in plain
    assert "2022-10-07" in plain  # the edition
    assert f'href="{address}"' in rich
    assert requirement in rich
    assert "（本站转述）" in plain  # it is no sentence of the document


@pytest.mark.parametrize(
    ("address", "pointed", "by"),
    [
        ("crosswalk/", "article td a[href*='gbt-27922-2011/5.1.2.2/']", "focus"),
        ("crosswalk/", "article td a[href*='gbt-27922-2011/5.1.2.2/']", "hover"),
        ("calculators/gbt-27922-2011/", '[id="c-5.1.2.2"] input[type=radio]', "focus"),
        ("calculators/gbt-27922-2011/", '[id="c-5.1.2.2"] .calc-title', "hover"),
    ],
)
def test_c_copies_the_citation_wherever_a_clause_is_shown(
    page: Page, real_site: str, address: str, pointed: str, by: str
) -> None:
    """In tables and on the cards of calculators, by focus or pointer: as on the clause's own page."""
    open_page(page, f"{real_site}gbt-27922-2011/5.1.2.2/")
    page.keyboard.press("c")
    expect(page.locator(".as-told")).to_be_visible()
    own = page.evaluate(COPIED)
    page.evaluate("navigator.clipboard.writeText('')")
    page.goto(f"{real_site}{address}")
    page.wait_for_load_state()
    place = page.locator(pointed).first
    place.scroll_into_view_if_needed()
    if by == "focus":
        place.focus()
    else:
        place.hover()
    page.keyboard.press("c")
    expect(page.locator(".as-told")).to_have_text(re.compile("^引用已复制：5.1.2.2 "))
    assert page.evaluate(COPIED) == own


def test_c_copies_the_citation_of_a_search_result(page: Page, real_site: str) -> None:
    """The letter is no letter of the question then."""
    open_page(page, f"{real_site}gbt-27922-2011/5.1.1.1/")
    page.keyboard.press("/")
    box = page.locator("input[data-md-component=search-query]")
    box.fill("5.1.2.2")
    result = page.locator(".md-search-result__link[href*='gbt-27922-2011/5.1.2.2/']").first
    expect(result).to_be_visible()
    result.focus()
    page.keyboard.press("c")
    expect(page.locator(".as-told")).to_have_text(re.compile("^引用已复制：5.1.2.2 "))
    assert f"{real_site}gbt-27922-2011/5.1.2.2/" in page.evaluate(COPIED)[0]
    expect(box).to_have_value("5.1.2.2")


def test_the_sign_beside_a_place_copies_its_citation(page: Page, real_site: str) -> None:
    # ZPIC-WF-20 4.2.1.2 is a place within a page.
    open_page(page, f"{real_site}zpic-wf-20/")
    page.locator('a[data-copy-link][href="#4.2.1.2"]').click()
    expect(page.locator('a[data-copy-link][href="#4.2.1.2"]')).to_have_attribute("data-copied", "已复制")
    plain, _ = page.evaluate(COPIED)
    assert "ZPIC-WF-20" in plain
    assert "4.2.1.2" in plain
    assert "80%" in plain
    assert plain.endswith("zpic-wf-20/#4.2.1.2")


def test_what_is_selected_is_not_replaced_by_a_citation(page: Page, real_site: str) -> None:
    open_page(page, f"{real_site}gbt-27922-2011/5.1.2.2/")
    page.evaluate("navigator.clipboard.writeText('mine')")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.as-requirement'))")
    page.keyboard.press("c")
    page.evaluate("getSelection().removeAllRanges()")
    page.keyboard.press("?")  # what comes after it is answered after it
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "mine"


def test_ctrl_k_turns_to_the_search(page: Page, real_site: str) -> None:
    open_page(page, f"{real_site}gbt-27922-2011/5.1.2.2/")
    page.keyboard.press("Control+k")
    expect(page.locator("input[data-md-component=search-query]")).to_be_focused()


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_question_mark_lists_the_keys(page: Page, real_site: str, language: str) -> None:
    open_page(page, f"{real_site}{language}gbt-27922-2011/5.1.2.2/")
    page.keyboard.press("?")
    dialog = page.locator("dialog.as-keys")
    expect(dialog).to_be_visible()
    expect(dialog.locator("dd")).to_have_count(4)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('dialog.as-keys', { resultTypes: ['violations'] })")
    assert [each["id"] for each in found["violations"]] == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
