"""The pictures of the guides to reading: applying, looking up, and what is kept on one's own machine."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

_KEPT = 180_000


def _to_top(place: Locator) -> None:
    """PLACE below the heading of the window."""
    place.evaluate("(place) => scrollTo(0, place.getBoundingClientRect().top + scrollY - 110)")


def _which(page: Page, home: str) -> None:
    """A company without a certificate that wants stars."""
    page.goto(home)
    for question, value in {"organisation": "enterprise", "certified": "no", "wanted": "conformity"}.items():
        page.locator(f"input[name={question}][value={value}]").check()
    expect(page.locator("[data-fitting=yes]")).to_have_count(1)
    _to_top(page.locator("[data-which]"))


def _prepare(page: Page, home: str) -> None:
    """Half of the papers are there."""
    page.goto(f"{home}prepare/zpic/")
    papers = page.locator("[data-papers]").first
    for tick in papers.locator("input").all()[:2]:
        tick.check()
    page.locator("[data-days] input").first.fill("300")
    _to_top(papers.locator("xpath=preceding::h3[1]"))
    page.evaluate("document.querySelector('.md-top').style.display = 'none'")  # it comes with the scrolling


def _search(page: Page, home: str) -> None:
    """A question, the first answer chosen with the arrow."""
    page.goto(f"{home}gbt-27922-2011/")
    page.keyboard.press("/")
    box = page.locator("input[data-md-component=search-query]")
    box.fill("how are points deducted" if home.endswith("en/") else "怎么扣分")
    expect(page.locator(".md-search-result__link").nth(3)).to_be_visible(timeout=30_000)
    box.press("ArrowDown")


def _citation(page: Page, home: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{home}gbt-27922-2011/5.1.2.2/")
    expect(page.locator("[data-copy-page]").first).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator(".as-told")).to_be_visible()


def _at_hand(page: Page, home: str) -> None:
    """The whole site is kept, and there is no network."""
    page.goto(home)
    expect(page.locator(".as-offline")).to_have_attribute("data-state", "ready", timeout=_KEPT)
    page.goto(f"{home}at-hand/")
    page.context.set_offline(True)
    expect(page.locator(".as-away")).to_be_visible()
    expect(page.locator("[data-at-hand] li").first).to_be_visible()


PICTURES = {
    "which": _which,
    "prepare": _prepare,
    "search": _search,
    "citation": _citation,
    "at-hand": _at_hand,
}
