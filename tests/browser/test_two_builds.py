"""An older and a newer build of the site in two tabs of one browser: the newer's work survives, the older
writes nothing more into the database, says so in view, and what was typed in it comes after it is reloaded.

The newer build is the site's own files with one migration more; the server hands out the one or the other at
the same address.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from scripts.local_server import LocalServer
from tests.browser.calculator import Calculator, wait_for, wait_until_kept
from tests.browser.kept_line import in_view, line
from tests.browser.small_site import StrictHandler
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

SCHEMA = "const MIGRATIONS = [makeStores];"
NEXT_SCHEMA = """const MIGRATIONS = [makeStores, (db) => db.createObjectStore("later", { keyPath: "id" })];"""

STORED = """async () => {
  const [{ version }] = (await indexedDB.databases()).filter(({ name }) => name === "aftersales");
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("aftersales");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const rows = await new Promise((resolve) => {
    const asked = database.transaction("contents").objectStore("contents").getAll();
    asked.onsuccess = () => resolve(asked.result);
  });
  database.close();
  return { version, revisions: rows.map(({ revision }) => revision).sort() };
}"""
PUT_DOWN = """() => Object.entries({ ...localStorage })
  .filter(([name]) => name.startsWith("aftersales.journal."))
  .flatMap(([, text]) => JSON.parse(text).plans.map(({ content }) => content.findings))"""


@pytest.fixture(scope="module")
def newer_folder(calculator_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, built from a source in which the schema has gone on by one."""
    folder = tmp_path_factory.mktemp("newer") / "site"
    shutil.copytree(calculator_folder, folder)
    for file in folder.rglob("workspace/database.js"):
        text = file.read_text(encoding="utf-8")
        assert text.count(SCHEMA) == 1
        file.write_text(text.replace(SCHEMA, NEXT_SCHEMA), encoding="utf-8")
    return folder


class Builds:
    """One address at which the older build is published, until the newer is."""

    def __init__(self, server: LocalServer, older: Path, newer: Path) -> None:
        self.server, self.older, self.newer = server, older, newer

    def publish(self, folder: Path) -> None:
        self.server.site = folder


@pytest.fixture(scope="module")
def server(calculator_folder: Path) -> Iterator[LocalServer]:
    opened = LocalServer(0, calculator_folder, reloading=False)
    opened.RequestHandlerClass = StrictHandler
    opened.start()
    yield opened
    opened.shutdown()
    opened.server_close()


@pytest.fixture
def builds(server: LocalServer, calculator_folder: Path, newer_folder: Path) -> Builds:
    found = Builds(server, calculator_folder, newer_folder)
    found.publish(found.older)
    return found


@pytest.fixture
def tabs(visits: Visits, builds: Builds) -> Iterator[list[Calculator]]:
    """Two tabs of one profile; nothing is open in them."""
    site = builds.server.address
    with visits.at(site) as one:
        yield [Calculator(page, site) for page in (one, one.context.new_page())]


def front(calculator: Calculator) -> Calculator:
    """The tab that one turns to: what is behind is painted once a second, and Playwright waits for that."""
    calculator.page.bring_to_front()
    return calculator


def stored(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STORED)
    return found


def choices(calculator: Calculator, *clauses: str) -> list[str | None]:
    return [calculator.choice_of(clause) for clause in clauses]


def expect_outdated(calculator: Calculator) -> None:
    """The page says that it is an older one, where its reader sees it."""
    told = line(calculator.page)
    wait_for(lambda: "网站已更新，本页是旧的。填的都在" in told.inner_text(), True)
    place = told if in_view(told) else calculator.page.locator("[data-bar-kept]")
    assert in_view(place)


def test_the_newer_tabs_work_survives_and_the_older_goes_on_after_reloading(
    tabs: list[Calculator], builds: Builds
) -> None:
    older, newer = tabs
    older.open()
    front(older).choose("5.1.1.1", "met")
    wait_until_kept(older.page)
    assert stored(older.page)["version"] == 1

    builds.publish(builds.newer)
    newer.open()
    assert choices(newer, "5.1.1.1") == ["met"]  # taken through the migration
    assert stored(newer.page)["version"] == 2
    expect_outdated(older)  # at once, not only when something is entered
    front(newer).choose("5.1.1.2", "met")
    wait_until_kept(newer.page)
    before = stored(newer.page)

    front(older).choose("5.1.1.1", "not_met")
    front(older).choose("5.1.1.3", "met")
    wait_for(lambda: newer.page.evaluate(PUT_DOWN), [{"5.1.1.1": "not_met", "5.1.1.3": "met"}])
    expect_outdated(older)
    assert stored(newer.page) == before  # the older wrote nothing into the database
    assert choices(newer, "5.1.1.1", "5.1.1.2", "5.1.1.3") == ["met", "met", "open"]

    front(older).page.locator("[data-action=reload]").click()
    older.wait_until_ready()
    for each in (older, newer):  # three ways: the ancestor has 5.1.1.1 met, one side made it not met
        wait_for(lambda each=each: choices(each, "5.1.1.1", "5.1.1.2", "5.1.1.3"), ["not_met", "met", "met"])  # type: ignore[misc]
        wait_until_kept(each.page)
    assert older.page.locator("[data-conflict]").count() == 0
    assert newer.page.evaluate(PUT_DOWN) == []


def test_what_was_typed_in_the_older_tab_comes_though_it_is_never_reloaded(
    tabs: list[Calculator], builds: Builds
) -> None:
    """Typed on after a newer page had already taken in what was typed before: no quarrel with oneself."""
    older, newer = tabs
    older.open()
    front(older).choose("5.1.1.1", "met")
    wait_until_kept(older.page)
    builds.publish(builds.newer)
    newer.open()
    expect_outdated(older)
    front(older).choose("5.1.1.2", "met")
    wait_for(lambda: len(newer.page.evaluate(PUT_DOWN)), 1)
    newer.page.reload()  # takes it in
    newer.wait_until_ready()
    wait_for(lambda: choices(newer, "5.1.1.1", "5.1.1.2"), ["met", "met"])
    for choice in ("not_met", "met", "not_met"):
        front(older).choose("5.1.1.2", choice)
        expected = [{"5.1.1.1": "met", "5.1.1.2": choice}]
        wait_for(lambda: newer.page.evaluate(PUT_DOWN), expected)
    older.page.close()
    newer.page.reload()
    newer.wait_until_ready()
    wait_for(lambda: choices(newer, "5.1.1.1", "5.1.1.2"), ["met", "not_met"])
    wait_until_kept(newer.page)
    assert newer.page.locator("[data-conflict]").count() == 0


def test_a_letter_typed_while_the_newer_build_opens_is_not_lost(
    tabs: list[Calculator], builds: Builds
) -> None:
    older, newer = tabs
    older.open()
    front(older).choose("5.1.1.1", "met")
    front(older).clause("5.1.1.1").locator("summary").click()
    note = front(older).clause("5.1.1.1").locator('[data-field="note"]')
    note.fill("看过组织")
    wait_until_kept(older.page)
    builds.publish(builds.newer)
    newer.page.goto(newer.address, wait_until="commit")
    front(older)
    note.press_sequentially("架构图，部门职责也看过")  # the newer opens the database amid these
    expect_outdated(older)
    older.page.close()
    newer.wait_until_ready()
    newer.page.reload()
    newer.wait_until_ready()
    field = front(newer).clause("5.1.1.1").locator('[data-field="note"]')
    wait_for(field.input_value, "看过组织架构图，部门职责也看过")
    assert newer.page.locator("[data-conflict]").count() == 0


def test_a_page_older_than_the_stored_schema_opens_nothing_for_writing(
    tabs: list[Calculator], builds: Builds
) -> None:
    """As where a cache, or a server that was set back, hands out the older build."""
    older, newer = tabs
    builds.publish(builds.newer)
    newer.open()
    front(newer).choose("5.1.1.1", "met")
    wait_until_kept(newer.page)
    before = stored(newer.page)
    builds.publish(builds.older)
    older.open()
    expect_outdated(older)
    front(older).choose("5.1.1.2", "met")
    wait_for(lambda: older.page.evaluate(PUT_DOWN), [{"5.1.1.2": "met"}])
    older.page.reload()  # the older one still; what was entered in it is shown
    older.wait_until_ready()
    expect_outdated(older)
    assert choices(older, "5.1.1.1", "5.1.1.2") == ["open", "met"]
    assert stored(newer.page) == before
    builds.publish(builds.newer)
    front(older).page.locator("[data-action=reload]").click()
    older.wait_until_ready()
    wait_for(lambda: choices(older, "5.1.1.1", "5.1.1.2"), ["met", "met"])
    wait_until_kept(older.page)
    assert stored(older.page)["version"] == 2


def test_an_older_page_that_can_leave_nothing_behind_says_that_too(
    tabs: list[Calculator], builds: Builds
) -> None:
    older, newer = tabs
    older.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    older.open()
    builds.publish(builds.newer)
    newer.open()
    front(older).choose("5.1.1.2", "met")
    told = line(older.page)
    wait_for(lambda: "不再存入。请先下载留底" in told.inner_text(), True)
    with older.page.expect_download() as download:
        told.locator("[data-action=download-work]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["findings"] == {"5.1.1.2": "met"}
