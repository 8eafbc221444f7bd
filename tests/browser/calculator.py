"""The calculator as a visitor handles it. The page's policy forbids evaluating strings, so this polls."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page

READY = 120.0  # seconds for Python to start on a busy machine; what is quick waits for nothing
SETTLED = 30.0

Found = TypeVar("Found")

CLOSE_EVERYTHING = """() => {
  document.querySelectorAll("dialog").forEach((each) => each.close());
  document.querySelectorAll("details").forEach((each) => { each.open = false; });
  document.querySelectorAll(".calc-banner").forEach((each) => each.remove());
}"""


KEPT = """async (key) => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "aftersales")) return null;
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("aftersales"));
  try {
    const store = (name) => database.transaction(name).objectStore(name);
    const latest = (rows, time) => rows.sort((one, other) => other[time] - one[time])[0];
    const document = latest(await done(store("documents").index("key").getAll(key)), "changed");
    if (!document) return null;
    const revision = latest(await done(store("revisions").index("document").getAll(document.id)), "time");
    return JSON.stringify((await done(store("contents").get(revision.id))).content);
  } finally {
    database.close();
  }
}"""


def kept(page: Page, key: str) -> str | None:
    """What the browser keeps of the document that was changed last under KEY, as JSON."""
    found = page.evaluate(KEPT, key)
    return None if found is None else str(found)


STILL_WORKING = """() => document.querySelector("[data-busy]") !== null
  && document.querySelector('[data-engine]')?.dataset.state === 'ready' """


def settle(page: Page) -> None:
    """Wait until PAGE shows what was entered last. An engine that has failed never gets there."""
    wait_for(lambda: page.evaluate(STILL_WORKING), False, READY)


def wait_until_kept(page: Page) -> None:
    """Wait until what was entered on PAGE last is kept."""
    wait_for(lambda: page.locator(".calc").get_attribute("data-keeping"), "saved")


def wait_until_at_rest(page: Page) -> None:
    """Wait until PAGE is alive and has nothing left to write."""
    page.locator(".calc.is-live").wait_for()
    wait_for(lambda: page.locator(".calc").get_attribute("data-keeping") in ("saved", "blank"), True)


def shared_link(page: Page, *, everything: bool = False) -> str:
    """The link that the dialog for sharing makes; EVERYTHING: with all that it leaves out unless asked."""
    page.locator("[data-action=share]").click()
    dialog = page.locator("[data-dialog=share]")
    for box in dialog.locator("input[type=checkbox]").all() if everything else []:
        box.check()
    link = dialog.locator("[data-link]")
    wait_for(lambda: link.get_attribute("aria-busy"), None)
    address = link.input_value()
    dialog.locator("button").last.click()
    return address


class Calculator:
    def __init__(self, page: Page, site: str, rubric: str = "gbt-27922-2011", language: str = "zh") -> None:
        self.page = page
        self.address = f"{site}{'' if language == 'zh' else 'en/'}calculators/{rubric}/"

    def open(self, fragment: str = "") -> None:
        self.page.goto(self.address + fragment)
        self.wait_until_ready()

    def begin_anew(self) -> None:
        """As a first visit finds it; without starting Python again where the page is still there."""
        page = self.page
        if page.url != self.address:
            self.open()
        page.evaluate(CLOSE_EVERYTHING)
        page.locator("[data-action=clear]").click()
        page.locator("[data-toast] button").last.click()
        page.locator("button[data-filter=all]").click()
        self.expect_range("0.0 ～ 100.0 分")

    def wait_until_ready(self) -> None:
        wait_for(lambda: self.page.locator("[data-engine]").get_attribute("data-state"), "ready", READY)
        wait_for(lambda: self.page.locator("[data-verdict]").get_attribute("data-outcome") is not None, True)

    # --- marking

    def clause(self, name: str) -> Locator:
        return self.page.locator(f'[data-clause="{name}"]')

    def choose(self, clause: str, choice: str) -> None:
        self.clause(clause).locator(f'input[value="{choice}"]').check()

    def sample(self, clause: str, sampled: str, nonconforming: str) -> None:
        self.choose(clause, "sampled")
        self.clause(clause).locator('[data-field="sampled"]').fill(sampled)
        self.clause(clause).locator('[data-field="nonconforming"]').fill(nonconforming)

    def delete(self, clause: str, reason: str) -> None:
        self.choose(clause, "not_applicable")
        self.clause(clause).locator('[data-field="reason"]').fill(reason)

    def rest_met(self) -> None:
        """All open clauses met, indicator by indicator."""
        for button in self.page.locator("[data-action=rest-met]").all():
            button.click()

    def add_deduction(self, reason: str) -> None:
        self.page.locator("[data-action=add-deduction]").click()
        self.page.locator("[data-deduction-list] li:last-child textarea").fill(reason)

    def choice_of(self, clause: str) -> str | None:
        settle(self.page)
        return self.clause(clause).get_attribute("data-choice")

    # --- reading the result

    def expect_score(self, final: str, level: str) -> None:
        """The exact words of the headline: the shown score and the level's name."""
        wait_for(lambda: (self._text("[data-final]"), self._text(".calc-level")), (final, level))

    def expect_range(self, shown: str) -> None:
        wait_for(lambda: self._text("[data-range]"), shown)

    def figures(self) -> dict[str, str]:
        settle(self.page)
        rows = self.page.locator(".calc-figures tr").all()
        return {row.locator("th").inner_text(): row.locator("td").inner_text() for row in rows}

    def part(self, selector: str) -> str:
        return self._text(f"[data-parts] {selector}")

    def _text(self, selector: str) -> str:
        settle(self.page)
        found = self.page.locator(selector)
        return re.sub(r"\s+", " ", " | ".join(found.all_text_contents())).strip()


def wait_for(look: Callable[[], Found], expected: Found, seconds: float = SETTLED) -> None:
    """Look until EXPECTED is seen; on failure say what was seen last."""
    until = time.monotonic() + seconds
    seen = look()
    while seen != expected and time.monotonic() < until:
        time.sleep(0.03)
        seen = look()
    assert seen == expected
