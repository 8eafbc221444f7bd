"""The built site in Chromium: accessible, as narrow as a phone, readable without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KINDS = [
    "",
    "documents/",
    "gbt-27922-2011/",
    "gbt-27922-2011/5.1.2.2/",
    "zhht-completeness/2.4.1/",
    "zpic-wf-20/",
    "zhht-maturity/",
    "processes/",
    "calculators/",
    "calculators/gbt-27922-2011/",
    "crosswalk/",
    "comparison/",
    "register/",
    "register/specials-before-or-after-normalising/",
    "glossary/",
    "data/",
    "about/",
]
IDLE_WORKERS = """delete globalThis.SharedWorker;
globalThis.Worker = class extends EventTarget { postMessage() {} terminate() {} };"""
EVERYWHERE = [prefix + kind for prefix in ("", "en/") for kind in KINDS]


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the size and colours in the test's parameter, as keywords of a browser context."""
    options: dict[str, Any] = getattr(request, "param", {})
    # The policy keeps out scripts from elsewhere, axe included; it is put back where it is the matter.
    context = browser.new_context(**{"bypass_csp": True, "service_workers": "block", **options})
    yield context.new_page()
    context.close()


DARK = {"color_scheme": "dark"}
PHONE = {"viewport": {"width": 360, "height": 780}}


SHORT = ["", "zhht-completeness/2.4.1/", "processes/", "register/", "data/"]


@pytest.mark.parametrize("kind", [*KINDS, "en/", "en/gbt-27922-2011/5.1.2.2/"])
def test_axe_finds_nothing(page: Page, address: str, kind: str) -> None:
    assert violations(page, address + kind) == []


@pytest.mark.parametrize("page", [DARK, PHONE], indirect=True, ids=["dark", "phone"])
@pytest.mark.parametrize("kind", SHORT)
def test_axe_finds_nothing_in_the_dark_and_on_a_phone(page: Page, address: str, kind: str) -> None:
    assert violations(page, address + kind) == []


def violations(page: Page, address: str) -> list[tuple[str, str]]:
    page.goto(address)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(each["id"], node["html"][:200]) for each in found["violations"] for node in each["nodes"][:3]]


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, address: str, built_site: Path) -> None:
    """Every page, before Python starts; of clauses and discrepancies KINDS has one of each kind."""
    page.add_init_script(IDLE_WORKERS)
    wide = []
    for kind in sorted({*EVERYWHERE, *page_addresses(built_site)}):
        page.goto(address + kind)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(kind)
    assert wide == []


def page_addresses(site: Path) -> list[str]:
    """The pages of SITE, without those that there are dozens of."""
    folders = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    many = re.compile(r"(en/)?(gbt-27922-2011|zhht-completeness|register)/.")
    return sorted("" if folder == "." else f"{folder}/" for folder in folders if not many.match(folder))


LOOKED_AT = 1500  # milliseconds


@pytest.mark.parametrize("page", [{"bypass_csp": False}], indirect=True)
def test_no_page_asks_elsewhere_or_breaks_its_policy(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    visitor = page.context
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    visitor.on("weberror", lambda error: said.append(str(error.error)))
    for kind in [*KINDS, "en/", "en/processes/"]:
        visitor.new_page().goto(address + kind)
    page.wait_for_timeout(LOOKED_AT)  # an idle page goes on keeping the site: the line is never idle
    assert {each.evaluate("document.readyState") for each in visitor.pages[1:]} == {"complete"}
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert said == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
class TestWithoutJavaScript:
    def test_a_clause_can_be_read(self, page: Page, address: str) -> None:
        page.goto(f"{address}gbt-27922-2011/5.1.2.2/")
        assert page.locator("h1").inner_text().startswith("5.1.2.2")
        assert page.get_by_text("怎样扣分").is_visible()
        assert page.locator("[data-copy-page]").is_hidden()

    def test_the_register_can_be_filtered(self, page: Page, address: str) -> None:
        page.goto(f"{address}register/")
        entries = page.locator(".as-register__entry:visible")
        assert entries.count() == 87
        page.locator("label[for=kind-numbering]").click()
        assert 0 < entries.count() < 87
        assert set(entries.evaluate_all("all => all.map(e => e.dataset.kind)")) == {"numbering"}

    def test_the_meaning_of_a_word_shows_on_focus(self, page: Page, address: str) -> None:
        page.goto(f"{address}gbt-27922-2011/5.1.2.2/")
        term = page.locator("a.as-term").first
        term.focus()
        shown = term.evaluate("e => getComputedStyle(e, '::after').content")
        assert term.get_attribute("data-meaning") in shown

    def test_the_whole_rubric_is_on_one_page(self, page: Page, address: str) -> None:
        page.goto(f"{address}gbt-27922-2011/")
        assert page.locator(".as-clause").count() == 51


def test_the_code_shows_on_paper_alone(page: Page, address: str) -> None:
    page.goto(f"{address}gbt-27922-2011/5.1.2.2/")
    code = page.locator(".as-qr svg")
    assert code.is_hidden()
    page.emulate_media(media="print")
    assert code.is_visible()
    assert page.locator(".md-header").is_hidden()


@pytest.mark.parametrize(
    "page", [{"permissions": ["clipboard-read", "clipboard-write"], "bypass_csp": False}], indirect=True
)
def test_a_link_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}gbt-27922-2011/5.1.2.2/")
    page.locator("[data-copy-page]").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}gbt-27922-2011/5.1.2.2/"


@pytest.mark.parametrize(("page", "shown"), [({}, "wide"), (PHONE, "narrow")], indirect=["page"])
def test_one_drawing_of_a_process_is_shown(page: Page, address: str, shown: str) -> None:
    page.goto(f"{address}processes/")
    for figure in page.locator(".as-process").all():
        assert figure.locator("svg:visible").count() == 1
        assert figure.locator(f"svg.as-diagram--{shown}").is_visible()
