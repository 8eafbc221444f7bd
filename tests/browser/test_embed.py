"""An embedded calculator in somebody else's page: it calculates, and the page around it learns nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests.browser.small_site import served
from tests.browser.visits import Scheme, Visits, open_context
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDE_OPEN = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"

OUTER = """<!doctype html><html lang="zh-CN">
<head><meta charset="utf-8"><title>别人的网页</title></head><body>
<script>
window.heard = [];
addEventListener("message", (event) => window.heard.push([event.origin, String(event.data)]));
window.lengthBefore = history.length;
localStorage.setItem("outer", "1");
</script>
<iframe src="{address}" width="{width}" height="480" referrerpolicy="no-referrer" sandbox="{may}"></iframe>
</body></html>
"""


KEPT = """async () => {
  const looks = {
    local: () => localStorage.length,
    session: () => sessionStorage.length,
    cookie: () => document.cookie.length,
    databases: async () => (await indexedDB.databases()).length,
    caches: async () => (await caches.keys()).length,
    workers: async () => (await navigator.serviceWorker.getRegistrations()).length,
    name: () => window.name.length,
  };
  const found = {};
  for (const [name, look] of Object.entries(looks)) {
    try {
      found[name] = (await look()) === 0 ? "nothing" : "something";
    } catch {
      found[name] = "refused"; // a browser that blocks what others keep
    }
  }
  return found;
}"""
"""What this browser keeps of the frame, place by place."""


class Outer:
    """A page of another site with one calculator in it, and every request that either of them sends."""

    def __init__(
        self, context: BrowserContext, folder: Path, address: str, embedded: str, width: int
    ) -> None:
        (folder / "index.html").write_text(
            OUTER.format(address=embedded, width=width, may=WIDE_OPEN), encoding="utf-8"
        )
        self.asked: list[tuple[str, str, str]] = []
        context.on("request", self._note)
        self.page: Page = context.new_page()
        self.page.goto(address)
        (self.frame,) = self.page.main_frame.child_frames
        self.frame.locator("[data-whole]").wait_for()

    def _note(self, request: object) -> None:
        url, body = request.url, request.post_data or ""  # type: ignore[attr-defined]
        self.asked.append((url, body, json.dumps(request.headers)))  # type: ignore[attr-defined]

    @property
    def heard(self) -> object:
        return self.page.evaluate("window.heard")


@pytest.fixture
def outer_folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def outer_site(outer_folder: Path) -> Iterator[str]:
    """Another site: "localhost" and "127.0.0.1" have nothing in common to a browser."""
    with served(outer_folder) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = open_context(browser)
    yield opened
    opened.close()


def figures_in(frame: Frame) -> dict[str, str]:
    expect(frame.locator("[data-outcome]")).to_have_attribute("data-state", "given")
    expect(frame.locator("[data-busy]")).to_have_count(0)
    cards = frame.locator(".rule-card[data-figure]")
    found = zip(
        cards.evaluate_all("(all) => all.map((each) => each.dataset.figure)"),
        cards.locator(".rule-value").all_inner_texts(),
        strict=True,
    )
    return {name: text.strip() for name, text in found}


def test_it_calculates_in_the_frame_and_the_page_around_learns_nothing(
    context: BrowserContext, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    """4321 people are in the band from 3451 to 10700: 6 person-days; a third of that, 2, for surveillance,
    and two thirds, 4, for recertification.
    """
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/audit-time/", 640)
    frame = outer.frame
    frame.locator("[data-field=headcount]").fill("4321")
    found = figures_in(frame)
    assert (found["initial"], found["surveillance"], found["recertification"]) == (
        "6 人日",
        "2 人日",
        "4 人日",
    )

    assert outer.heard == []
    assert outer.page.evaluate("history.length") == outer.page.evaluate("window.lengthBefore")
    assert outer.page.evaluate("location.href") == outer_site
    refused = outer.page.evaluate(
        "() => { try { return frames[0].document.body.innerText; } catch (error) { return error.name; } }"
    )
    assert refused == "SecurityError"
    assert outer.page.evaluate(
        "() => { try { return String(frames[0].location.href); } catch (error) { return error.name; } }"
    ) == ("SecurityError")

    elsewhere = [url for url, *_ in outer.asked if not url.startswith((real_site, outer_site))]
    assert elsewhere == []
    told = [each for each in outer.asked if "4321" in "".join(each)]
    assert told == []
    referrers = [
        headers for url, _, headers in outer.asked if url.startswith(real_site) and outer_site in headers
    ]
    assert referrers == []


def test_nothing_is_kept_and_what_the_site_itself_keeps_is_not_seen(
    context: BrowserContext, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    """The same browser has a mark of the site itself; in the frame there is none, and none is made."""
    own = context.new_page()
    own.goto(f"{real_site}about/")
    own.evaluate("localStorage.setItem('mine', 'secret'); document.cookie = 'mine=secret'")
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/audit-time/", 640)
    outer.frame.locator("[data-field=headcount]").fill("66")
    figures_in(outer.frame)
    kept = outer.frame.evaluate(KEPT)
    assert set(kept.values()) <= {"nothing", "refused"}, kept
    own.reload()
    assert own.evaluate("localStorage.getItem('mine')") == "secret"


def test_it_calculates_where_pages_could_share_python(
    browser: Browser, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    """A browser that lets frames of others keep nothing may refuse them a shared worker too."""
    context = open_context(browser, sharing=True)
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/audit-time/", 640)
    outer.frame.locator("[data-field=headcount]").fill("66")
    assert figures_in(outer.frame)["initial"] == "2 人日"
    context.close()


def test_python_is_fetched_when_the_calculator_is_used_and_not_before(
    context: BrowserContext, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/sites/", 640)
    outer.page.wait_for_load_state("networkidle")
    assert [url for url, *_ in outer.asked if "/runtime/" in url] == []
    outer.frame.locator("[data-field=sites]").fill("30")
    assert figures_in(outer.frame)["initial"].startswith("6")  # the square root of 30 is 5.5, rounded up


def test_the_address_fills_it_in_and_a_damaged_one_is_told(context: BrowserContext, real_site: str) -> None:
    page = context.new_page()
    page.goto(f"{real_site}embed/audit-time/#headcount=66")
    assert figures_in(page.main_frame)["initial"].startswith("2")
    page.goto("about:blank")
    page.goto(f"{real_site}embed/audit-time/#a=2,0000000,headcount=66")
    expect(page.locator("[data-banners] [role=alert]")).to_contain_text("没有打开")
    expect(page.locator("[data-field=headcount]")).to_have_value("")


def test_what_the_frame_has_no_place_for_is_told_and_goes_to_the_whole_page(
    context: BrowserContext, real_site: str
) -> None:
    page = context.new_page()
    page.goto(f"{real_site}embed/audit-time/#headcount=66&organisation=x")
    expect(page.locator("[data-banners] [role=alert]")).to_contain_text("没有填入")
    expect(page.locator("[data-field=headcount]")).to_have_value("")
    expect(page.locator("[data-whole]")).to_have_attribute(
        "href", re.compile(r"#headcount=66&organisation=x$")
    )


def test_the_whole_page_opens_with_what_was_entered(
    context: BrowserContext, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/audit-time/", 640)
    outer.frame.locator("[data-field=headcount]").fill("66")
    figures_in(outer.frame)
    with context.expect_page() as opened:
        outer.frame.locator("[data-whole]").click()
    whole = opened.value
    expect(whole.locator("dialog[open]")).to_contain_text("66")
    assert whole.evaluate("window.opener") is None
    assert whole.evaluate("document.referrer") == ""


def test_a_rubric_is_scored_in_the_frame(
    context: BrowserContext, outer_folder: Path, outer_site: str, real_site: str
) -> None:
    """Every clause met: 100. One clause of a point not met then costs it: 99."""
    outer = Outer(context, outer_folder, outer_site, f"{real_site}embed/gbt-27922-2011/", 640)
    frame = outer.frame
    sections = frame.locator("details[data-section]")
    for section in sections.all():
        section.locator("> summary").click()
        section.locator("[data-action=rest-met]").click()
    expect(frame.locator("[data-final]")).to_have_text("100.0")
    with context.expect_page() as opened:
        frame.locator("[data-whole]").click()
    whole = opened.value
    expect(whole.locator("dialog[open]")).to_contain_text("100")
    assert outer.heard == []


@pytest.mark.parametrize(
    "kind", ["audit-time", "sites", "calendar", "managers", "gbt-27922-2011", "zhht-completeness"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("home", ["", "en/"])
def test_each_is_readable_in_a_narrow_frame(
    unguarded: Visits, real_site: str, kind: str, scheme: Scheme, home: str
) -> None:
    """Nothing is wider than 320 pixels, and axe finds nothing."""
    with unguarded.at(real_site, width=320, scheme=scheme) as page:
        page.goto(f"{real_site}{home}embed/{kind}/")
        expect(page.locator("body")).to_have_attribute(
            "data-md-color-scheme", "slate" if scheme == "dark" else "default"
        )
        for fold in page.locator("details[data-section] > summary").all():
            fold.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.add_script_tag(path=AXE)
        found = page.evaluate(
            "axe.run().then((run) => run.violations.map((each) => [each.id, each.nodes[0].html]))"
        )
        assert found == []
