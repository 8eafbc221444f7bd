"""Without a network: what was kept opens, finds and computes; a new version comes without reloading."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from scripts.local_server import Handler, LocalServer
from tests.browser.calculator import wait_for
from tests.browser.small_site import served
from tests.browser.visits import ALONE

pytestmark = pytest.mark.browser

KEPT = 90_000  # milliseconds for all of it, on a busy machine
PROJECT = "project/"  # hosting below a path of its own, as for a project's pages


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hosted")
    shutil.copytree(built_site, root / PROJECT)
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as site:
        yield site + PROJECT


def open_and_keep(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".as-offline")).to_have_attribute("data-state", "ready", timeout=KEPT)


@pytest.fixture(scope="module")
def visited(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that has kept the site; the network is gone."""
    context = browser.new_context(locale="zh-CN")
    context.add_init_script(ALONE)  # a worker from before would have Python without asking for it
    open_and_keep(context.new_page(), address)
    context.set_offline(True)
    yield context
    context.close()


@pytest.fixture
def kept(visited: BrowserContext, address: str) -> Iterator[Page]:
    """A page of the site without a network."""
    page = visited.new_page()
    page.goto(address)
    yield page
    page.close()


def test_offline_a_clause_opens_the_search_answers_and_a_score_is_computed(kept: Page, address: str) -> None:
    kept.goto(f"{address}gbt-27922-2011/5.2.5.4/?h=停产")
    expect(kept.locator("h1")).to_contain_text("5.2.5.4")
    box = kept.locator("input.md-search__input")
    box.fill("软件公司没有物流能不能少评几条")
    box.press("End")
    expect(kept.locator(".md-search-result__link[href*='4.4.2.2']")).to_be_visible()
    kept.goto(f"{address}calculators/gbt-27922-2011/")
    wait_for(lambda: kept.locator("[data-engine]").get_attribute("data-state"), "ready", 60)
    kept.locator("[data-clause='5.1.1.1'] input[value='met']").first.check(force=True)
    expect(kept.locator("[data-result]").first).to_contain_text("1")


def test_what_is_lasting_comes_from_the_cache_without_waking_the_worker(kept: Page) -> None:
    """The browser says which source a file came from by its own route; "" where the worker was asked."""
    by_route = kept.evaluate(
        """() => performance.getEntriesByType("resource").map((each) =>
            [new URL(each.name).pathname, each.workerMatchedSourceType, each.workerFinalSourceType])"""
    )
    lasting = [sources for path, *sources in by_route if "/modules/" in path]
    assert lasting
    assert all(sources == ["cache", "cache"] for sources in lasting), by_route


def test_offline_an_address_without_its_slash_still_leads_to_the_page(kept: Page, address: str) -> None:
    kept.goto(f"{address}gbt-27922-2011/5.1.2.2")
    assert kept.url == f"{address}gbt-27922-2011/5.1.2.2/"
    expect(kept.locator("h1")).to_contain_text("5.1.2.2")


def test_offline_an_address_that_never_was_gets_the_page_that_says_so(kept: Page, address: str) -> None:
    kept.goto(f"{address}nowhere/")
    expect(kept.locator("h1")).to_have_text("没有这个页面")


def test_only_the_visited_language_is_kept(kept: Page, address: str) -> None:
    names = kept.evaluate("caches.keys()")
    assert sorted(name.split(" ")[2] for name in names) == ["data", "modules", "runtime", "zh"]
    assert all(name.startswith(f"aftersales /{PROJECT} ") for name in names)


def test_a_new_version_is_kept_in_place_of_the_old_one_and_nothing_reloads(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = context.new_page()
    open_and_keep(page, address)
    before = set(page.evaluate("caches.keys()"))
    change_a_page(folder / PROJECT)
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    open_and_keep(page, address)
    idle(page)
    assert len(loads) == 1  # the visit itself
    after = set(page.evaluate("caches.keys()"))
    assert len(before) == len(after) == 4
    assert len(before - after) == 1  # the pages; data, modules and Python stayed
    context.set_offline(True)
    page.goto(f"{address}gbt-27922-2011/5.1.1.1/")
    expect(page.locator("h1")).to_contain_text("变了的部门")


def test_nothing_is_kept_before_the_calculator_computes(context: BrowserContext, address: str) -> None:
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))  # noqa: PLW0108
    context.add_init_script(REGISTERED)
    page = context.new_page()
    with page.expect_request("**/*.wasm"):
        page.goto(f"{address}calculators/gbt-27922-2011/")
    idle(page)
    assert len(held) == 1
    assert page.evaluate("registered") == []
    held[0].continue_()
    wait_for(lambda: workers_of(page), 1)
    assert page.evaluate("registered") == ["ready"]  # once, and the calculator computed by then


@pytest.mark.parametrize(
    "line", ["{saveData: true}", "{type: 'cellular', effectiveType: '4g'}", "{effectiveType: '2g'}"]
)
def test_on_a_metered_line_the_site_is_kept_when_asked_for(
    context: BrowserContext, address: str, line: str
) -> None:
    context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {line}}})")
    page = context.new_page()
    page.goto(address)
    note = page.locator(".as-offline")
    expect(note).to_have_attribute("data-state", "offered")
    expect(note).to_have_text(re.compile(r"^存下全站，断网也能用（约 \d+ MB 流量）$"))
    assert workers_of(page) == 0
    if "saveData" in line:
        note.locator("button").click()
        expect(note).to_have_attribute("data-state", "ready", timeout=KEPT)


def test_on_a_metered_line_it_says_whether_what_is_kept_is_of_this_build(
    context: BrowserContext, address: str, folder: Path
) -> None:
    open_and_keep(context.new_page(), address)
    context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page = context.new_page()
    page.goto(address)
    note = page.locator(".as-offline")
    expect(note).to_have_attribute("data-state", "ready")
    home = folder / PROJECT / "index.html"
    content = home.read_text(encoding="utf-8")
    root = page.locator("[data-integrity]").inner_text()
    home.write_text(content.replace(root, "f" * 64), encoding="utf-8")  # as the next release would
    page.reload()
    expect(note).to_have_attribute("data-state", "outdated")
    expect(note.locator("button")).to_contain_text("存在本机的是以前的版本")
    home.write_text(content, encoding="utf-8")


class LateHandler(Handler):
    """Is late with the glossary while its server says so."""

    def do_GET(self) -> None:
        if getattr(self.server, "late", False) and self.path.endswith("/glossary/"):
            time.sleep(6)
        super().do_GET()


def test_a_page_from_the_copy_because_the_site_is_late_says_so_and_what_is_newer(
    context: BrowserContext, folder: Path
) -> None:
    """The worker waits 4 s for a page; then it opens the copy, and the page looks itself, for longer."""
    server = LocalServer(0, folder, reloading=False)
    server.RequestHandlerClass = LateHandler
    server.start()
    page = context.new_page()
    open_and_keep(page, server.address + PROJECT)
    glossary = folder / PROJECT / "glossary" / "index.html"
    content = glossary.read_text(encoding="utf-8")
    try:
        server.late = True  # type: ignore[attr-defined]
        page.goto(f"{server.address}{PROJECT}glossary/")
        line = page.locator(".as-away")
        expect(line).to_contain_text("网站暂时没有回应")
        expect(line).to_have_count(0, timeout=20_000)  # the same as is kept
        glossary.write_text(re.sub("(<h1[^>]*>)", r"\1新的", content), encoding="utf-8")
        page.goto(f"{server.address}{PROJECT}glossary/")
        expect(line).to_contain_text("网站上的这一页更新过", timeout=20_000)
        expect(page.locator("h1")).not_to_contain_text("新的")
        server.late = False  # type: ignore[attr-defined]
        line.get_by_role("button", name="打开新的").click()
        expect(page.locator("h1")).to_contain_text("新的")
        expect(line).to_have_count(0)
    finally:
        glossary.write_text(content, encoding="utf-8")
        server.shutdown()
        server.server_close()


# Each time that a worker is registered: how far the engine was.
REGISTERED = """window.registered = [];
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...given) {
  registered.push(document.querySelector("[data-engine]")?.dataset.state ?? null);
  return register.apply(this, given);
};"""


def idle(page: Page) -> None:
    """Wait until PAGE, which is loaded, has done what waited for a pause: each gets its turn."""
    page.evaluate("new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))")


def workers_of(page: Page) -> int:
    found: int = page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    return found


def change_a_page(site: Path) -> None:
    """Change one clause card and write the lists anew, as a build would."""
    from aftersales_site.finishing.offline import offline_files
    from aftersales_site.staging import read_tree

    path = site / "gbt-27922-2011/5.1.1.1/index.html"
    path.write_text(path.read_text(encoding="utf-8").replace("专门部门", "变了的部门"), encoding="utf-8")
    files = {name: raw for name, raw in read_tree(site).items() if not name.startswith(("offline/", "sw.js"))}
    worker = (site / "sw.js").read_text(encoding="utf-8")
    for name, raw in offline_files(files, worker).items():
        (site / name).write_bytes(raw)


def test_the_server_for_writing_starts_no_worker(context: BrowserContext, tmp_path: Path) -> None:
    """`make serve` builds without the mark; the script then leaves the browser alone."""
    from tests.conftest import ROOT

    script = (ROOT / "docs/assets/offline/register.js").read_bytes()
    (tmp_path / "register.js").write_bytes(script)
    (tmp_path / "index.html").write_text('<!doctype html><script type="module" src="register.js"></script>')
    server = LocalServer(0, tmp_path, reloading=True)
    server.start()
    page = context.new_page()
    context.add_init_script(REGISTERED)
    page.goto(server.address)
    idle(page)
    assert page.evaluate("registered") == []
    assert workers_of(page) == 0
    server.shutdown()
    server.server_close()


def test_an_unfinished_download_goes_on_at_the_next_visit(
    context: BrowserContext, address: str, folder: Path
) -> None:
    hidden = folder / PROJECT / "glossary" / "index.html"
    content = hidden.read_bytes()
    hidden.unlink()
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".as-offline")).to_have_attribute("data-state", "unfinished", timeout=KEPT)
    hidden.write_bytes(content)
    open_and_keep(page, address)
    context.set_offline(True)
    page.goto(f"{address}glossary/")
    expect(page.locator("h1")).to_be_visible()
