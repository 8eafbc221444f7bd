"""Every operation of the storage, in Chromium, with every fault of a database: the answer is kept, or it is
said that it is not; nothing is half there, and it is done once the fault is gone.

The operations stand in storage_operations.js; what the pages say of a fault is looked at in test_workspace.py
and test_unkept_in_view.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.small_site import copy_assets, served

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
OPERATIONS = """open,read versions,append,merge-append,settle,restore,name,finalise,export,take in,put away,
delete,rename,copy,back up,backup in,remove all""".replace("\n", "").split(",")
REASONS = {"none", "full", "newer", "failed"}

# Faults in the page itself. Call number `at` of a kind and all after it fail, until it is mended.
FAULTS = """
window.spoilt = { way: null, at: 0, calls: 0, failed: 0 };
window.connections = [];
{
  const hit = (way) => {
    if (spoilt.way !== way || spoilt.calls++ < spoilt.at) return false;
    spoilt.failed += 1;
    return true;
  };
  const wrap = (prototype, name, around) => {
    const real = prototype[name];
    prototype[name] = function (...given) {
      return around.call(this, (...other) => real.apply(this, other), given);
    };
  };
  wrap(IDBObjectStore.prototype, "put", (real, given) => {
    if (hit("quota")) throw new DOMException("full", "QuotaExceededError");
    return real(...given);
  });
  wrap(IDBDatabase.prototype, "transaction", (real, given) => {
    if (hit("closing")) throw new DOMException("closed", "InvalidStateError");
    const made = real(...given);
    if (hit("abort")) queueMicrotask(() => made.abort());
    return made;
  });
  wrap(IDBFactory.prototype, "open", (real, given) => {
    const asked = real(...given);
    asked.addEventListener("success", () => connections.push(asked.result));
    return asked;
  });
}
window.spoil = (way, at) => { window.spoilt = { way, at, calls: 0, failed: 0 }; };
"""

# What is cleared away five seconds after opening, and asking for a merge every two, would open the database
# just when nobody may have it open.
NO_CLEARING = """{
  const real = setTimeout;
  const late = [2000, 5000];
  window.setTimeout = (act, delay, ...given) => (late.includes(delay) ? 0 : real(act, delay, ...given));
}"""

# Another tab that changes the database: to a later version, which it holds back (blocked), or not.
UPGRADE = """(hold) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("aftersales", 2);
  asked.onupgradeneeded = () => {
    const { transaction } = asked;
    if (!hold) return;
    const on = () => {
      if (window.letGo) transaction.abort();
      else transaction.objectStore("settings").get("x").onsuccess = on;
    };
    on();
    resolve("held");
  };
  asked.onsuccess = () => resolve("upgraded");
  asked.onerror = () => (hold ? (window.gone = true) : reject(asked.error));
})"""

KEPT = """() => new Promise((resolve) => {
  indexedDB.open("aftersales").onsuccess = ({ target }) => {
    const database = target.result;
    database.transaction("contents").objectStore("contents").getAll().onsuccess = (event) =>
      resolve([database.version, event.target.result.map(({ content }) => JSON.stringify(content.words))]);
  };
})"""

# What a damaged disk, or a build with a fault, may leave: a content that is gone, a document of no case,
# a revision of an unknown parent, rows that have not their shape.
GARBAGE = {
    "content gone": """async ({ contents }) => void (await contents.clear())""",
    "no case": """async ({ cases }) => void (await cases.clear())""",
    "unknown parent": """async ({ revisions }, done) => {
      const rows = await done(revisions.getAll());
      for (const row of rows) await done(revisions.put({ ...row, parents: ["gone"] }));
    }""",
    "cases of no shape": """async ({ cases }, done) => {
      for (const { id } of await done(cases.getAll())) await done(cases.put({ id, name: 3, deleted: "x" }));
    }""",
    "revisions of no shape": """async ({ revisions }, done) => {
      const rows = await done(revisions.getAll());
      for (const { id, document } of rows) await done(revisions.put({ id, document }));
    }""",
    "contents of no shape": """async ({ contents }, done) => {
      const rows = await done(contents.getAll());
      for (const { revision } of rows) await done(contents.put({ revision, content: ["x"] }));
    }""",
    "nothing of a revision": """async ({ contents }, done) => {
      for (const row of await done(contents.getAll())) await done(contents.put({ ...row, content: null }));
    }""",
}
SPOIL_INSIDE = """async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("aftersales"));
  const transaction = database.transaction(["cases", "revisions", "contents"], "readwrite");
  const names = [...transaction.objectStoreNames];
  const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
  await (%s)(stores, done);
  await new Promise((resolve) => { transaction.oncomplete = resolve; transaction.commit(); });
  database.close();
}"""


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scripts of the site and a page with nothing on it."""
    site = tmp_path_factory.mktemp("bare")
    copy_assets(site)
    shutil.copy(HERE / "storage_operations.js", site)
    (site / "index.html").write_text("<!doctype html><title>storage</title>", encoding="utf-8")
    with served(site) as address:
        yield address


class Storage:
    """The page whose storage is put to the test."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self._site = site
        page.goto(site)

    def ask(self, name: str, *given: str) -> Any:
        call = f"async (given) => (await import('/storage_operations.js')).{name}(...given)"
        return self.page.evaluate(call, list(given))


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    opened.add_init_script(FAULTS)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def storage(context: BrowserContext, bare_site: str) -> Storage:
    return Storage(context.new_page(), bare_site)


def check(operation: str, before: Any, outcome: str, there: Any) -> None:
    """OUTCOME is true, and what was there BEFORE is there."""
    assert outcome == "done" or outcome in REASONS
    assert there["torn"] == []
    if outcome == "done":
        assert there["done"]
    if operation != "remove all" or not there["done"]:
        assert [words for words in before["words"] if words not in there["words"]] == []


def again(storage: Storage, operation: str) -> None:
    assert storage.ask("attempt", operation) == "done"
    there = storage.ask("look", operation)
    assert there["done"]
    assert there["torn"] == []


def test_the_table_has_every_operation(storage: Storage) -> None:
    listed = storage.page.evaluate("async () => (await import('/storage_operations.js')).names")
    assert listed == OPERATIONS


@pytest.mark.parametrize("way", ["quota", "abort", "closing"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_call_fails_and_all_after_it(storage: Storage, operation: str, way: str) -> None:
    """The first, the second, …, until none of the operation's calls is left."""
    cells = storage.ask("spoilEach", operation, way)
    for cell in cells:
        check(operation, cell["before"], cell["outcome"], cell["there"])
        assert cell["again"] == "done"
        assert cell["mended"]["done"]
        assert cell["mended"]["torn"] == []
    assert len(cells) > 1 or way == "quota"  # reading puts nothing
    assert (cells[-1]["failed"], cells[-1]["outcome"]) == (0, "done")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_connection_that_the_browser_closed_is_opened_again(storage: Storage, operation: str) -> None:
    storage.ask("prepare", operation)
    storage.page.evaluate("connections.forEach((each) => each.close())")
    again(storage, operation)


@pytest.mark.parametrize("damage", GARBAGE)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_garbage_inside_takes_nothing_else_with_it(storage: Storage, operation: str, damage: str) -> None:
    """What can be done is done; what cannot is told, and never falls over."""
    storage.ask("prepare", operation)
    storage.page.evaluate(SPOIL_INSIDE % GARBAGE[damage])
    before = storage.ask("look", operation)
    outcome = storage.ask("attempt", operation)
    assert outcome == "done" or outcome in REASONS
    there = storage.ask("look", operation)
    if operation != "remove all":
        assert [words for words in before["words"] if words not in there["words"]] == []
    storage.ask("prepare", "append")  # and the browser is none the worse for it
    again(storage, "append")


def test_a_tab_that_changes_the_database_blocks_all_others_until_it_is_done(
    browser: Browser, bare_site: str
) -> None:
    """All at once: each waits for as long as a page does, says so, and is done afterwards."""
    opened = browser.new_context()
    opened.add_init_script(FAULTS + NO_CLEARING)
    storage, other = Storage(opened.new_page(), bare_site), opened.new_page()
    before = storage.ask("prepareAll")
    other.goto(bare_site)
    assert other.evaluate(UPGRADE, True) == "held"
    outcomes = storage.ask("attemptAll")
    other.evaluate("window.letGo = true")
    other.wait_for_function("window.gone")
    assert set(outcomes) <= REASONS
    for operation, outcome in zip(OPERATIONS, outcomes, strict=True):
        check(operation, before, outcome, storage.ask("look", operation))
    for operation in OPERATIONS:
        again(storage, operation)
    opened.close()


def test_a_later_schema_is_left_alone(browser: Browser, bare_site: str) -> None:
    """Another tab takes the database to its next version: this page writes nothing more, and says why."""
    opened = browser.new_context()
    opened.add_init_script(FAULTS)
    storage, other = Storage(opened.new_page(), bare_site), opened.new_page()
    before = storage.ask("prepareAll")
    storage.ask("look", "open")  # it has the database open
    other.goto(bare_site)
    assert other.evaluate(UPGRADE, False) == "upgraded"
    outcomes = dict(zip(OPERATIONS, storage.ask("attemptAll"), strict=True))
    assert outcomes.pop("merge-append") == "failed"  # nobody asked for it; both sides stay
    assert set(outcomes.values()) == {"newer"}
    version, words = other.evaluate(KEPT)
    assert version == 2
    assert sorted(words) == sorted(before["words"])
    reopened = Storage(opened.new_page(), bare_site)
    assert reopened.ask("attempt", "open") == "newer"
    opened.close()
