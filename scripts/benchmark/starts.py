"""How long a reader waits for the first score: every page in turn, in a browser that has seen none of them.

The clock runs from the navigation to the score that counts the reader's first answer. `cold` is the first
visit, `warm` the third, `hop` the way from the home page, open for a while, by its link to the calculator.
"""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from benchmark.compared import CALCULATOR, PAGES, Compared
from benchmark.served import Line, MeasuredServer, weights
from browser import CHROMIUM_FLAGS, find_chromium
from console import Fault

PATIENCE = 120  # seconds for one score
BETWEEN_VISITS = 2.5  # seconds in which what a page does after the score comes to an end
AT_HOME = 6  # seconds in which a reader finds the link

Starts = Mapping[str, Mapping[str, list[float]]]
"""By what was measured and by page, a value for each round."""


def measure_starts(driver: Playwright, compared: Compared, line: Line, rounds: int) -> Starts:
    """Rounds of all pages over LINE: milliseconds, bytes, and answers that were lost."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    server = MeasuredServer(compared.folder, line)
    try:
        for _ in range(rounds):
            for name, path in compared.pages.items():
                with fresh_browser(driver) as context:
                    for what, value in visits(context, server, path, hops=name == "ours"):
                        found[what][name].append(value)
    finally:
        server.shutdown()
    return found


@contextmanager
def fresh_browser(driver: Playwright) -> Iterator[BrowserContext]:
    program = find_chromium()
    if program is None:
        raise Fault("no Chromium on this machine: `python3 scripts/browser.py` installs one where it can")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = driver.chromium.launch_persistent_context(
            profile, executable_path=program, args=CHROMIUM_FLAGS
        )
        context.add_init_script(path=PAGES / "watch.js")
        try:
            yield context
        finally:
            context.close()


def visits(
    context: BrowserContext, server: MeasuredServer, path: str, *, hops: bool
) -> Iterator[tuple[str, float]]:
    """What one page gives in a browser of its own."""
    for visit in ("cold", "second", "warm"):
        page = context.new_page()
        server.sent.clear()
        page.goto(f"{server.address}/{path}", wait_until="commit")
        done = wait_for_score(page)
        if visit == "cold":
            yield "lost", max(0, done["lost"])
            yield from weights(list(server.sent)).items()
        if visit != "second":
            yield visit, done["at"] - done["began"]
        page.evaluate("localStorage.clear()")
        time.sleep(BETWEEN_VISITS)
        page.close()
    if hops:
        yield "hop", hop(context, server)


def hop(context: BrowserContext, server: MeasuredServer) -> float:
    page = context.new_page()
    page.goto(f"{server.address}/")
    time.sleep(AT_HOME)
    clicked = time.time() * 1000
    page.locator(f'a[href$="{CALCULATOR}"]').first.click(no_wait_after=True)
    return float(wait_for_score(page)["at"]) - clicked


def wait_for_score(page: Page) -> dict[str, Any]:
    """When the score stood in the page, when the navigation to it began, and how many answers were lost."""
    ends = time.monotonic() + PATIENCE
    asked = "window.__done ? { at: __done, began: performance.timeOrigin, lost: __lost } : null"
    while time.monotonic() < ends:
        try:
            done: dict[str, Any] | None = page.evaluate(asked)
        except Error:  # the page is just being replaced by the next
            done = None
        if done:
            return done
        time.sleep(0.02)
    raise Fault(f"no score within {PATIENCE} s on {page.url}")


def start_rows(
    starts: Starts, names: Mapping[str, str]
) -> Iterator[tuple[str, str, Mapping[str, list[float]]]]:
    """What STARTS give as rows: the row's name by what was measured, its unit, and the values."""
    for what, name in names.items():
        values = dict(starts[what])
        if what == "hop":  # the others have no page to come from: against their third visit
            values = {**starts["warm"], **values}
        yield name, {"gz": "byte", "br": "byte", "lost": "click"}.get(what, "ms"), values
