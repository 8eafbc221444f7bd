"""What is lost of what was typed last when the browser is killed: SIGKILL, milliseconds after the last key.

    python scripts/measure_loss.py [--write] [TRIES [DELAY ...]]

With --write the figures go where they are published: the table in the decision on storage, and the seconds
that the page about cases says. The storage of the site as it is, on a page with nothing else; a change is
typed, not clicked, which would be written at once. Other work on the machine makes the figures worse.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from browser import find_chromium
from local_server import LocalServer

ROOT = Path(__file__).resolve().parent.parent

DELAYS = (0, 50, 100, 150, 200, 250, 300, 400, 600, 1000, 2000)
OPEN = """async () => {
  const { openDocument } = await import("/assets/workspace/documents.js");
  const writing = {
    name: "aftersales.thing", blank: { format: "words/1" },
    write: (words) => ({ format: "words/1", ...words }),
    read: ({ format, ...words }) => words,
  };
  window.kept = await openDocument(writing, { merge: () => Promise.reject(new Error("no engine")) });
  return window.kept.content;
}"""


DECISION = ROOT / "docs" / "decisions" / "0028-storage.md"
PAGES = {
    ROOT / "docs" / "cases.zh.md": r"(?<=最后 )[\d.]+(?= 秒)",
    ROOT / "docs" / "cases.en.md": r"(?<=in the last )[\d.]+(?= seconds)",
}
ROW = re.compile(r"^\| (\d+) \| (\d+) \| (\d+) \|\n", re.MULTILINE)

Tries = list[tuple[int, int, int]]
"""Delays in milliseconds, how often the last letter was there, and of how many tries."""


def main() -> int:
    given = [each for each in sys.argv[1:] if each != "--write"]
    tries = int(given[0]) if given else 5
    measured = measure(tries, [int(delay) for delay in given[1:]] or list(DELAYS))
    if "--write" in sys.argv[1:]:
        publish(measured)
    return 0


def published() -> Tries:
    """What the decision on storage says."""
    return [(int(delay), int(kept), int(of)) for delay, kept, of in ROW.findall(DECISION.read_text("utf-8"))]


def window(measured: Tries) -> str:
    """The least delay from which on every try kept the last letter, in seconds."""
    safe = [
        delay for delay, _, _ in measured if all(kept == of for later, kept, of in measured if later >= delay)
    ]
    return f"{min(safe) / 1000:g}"


def publish(measured: Tries) -> None:
    rows = "".join(f"| {delay} | {kept} | {of} |\n" for delay, kept, of in measured)
    text = DECISION.read_text("utf-8")
    first, *_, last = list(ROW.finditer(text))
    DECISION.write_text(text[: first.start()] + rows + text[last.end() :], encoding="utf-8")
    for page, figure in PAGES.items():
        page.write_text(re.sub(figure, window(measured), page.read_text("utf-8")), encoding="utf-8")


def measure(tries: int, delays: list[int]) -> Tries:
    measured: Tries = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(ROOT / "docs" / "assets", site / "assets")
        library = ROOT / "node_modules" / "idb" / "build" / "index.js"
        (site / "assets" / "vendor").mkdir(exist_ok=True)
        shutil.copy(library, site / "assets" / "vendor" / "idb.js")
        (site / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
        server = LocalServer(0, site, reloading=False)
        server.start()
        for delay in delays:
            kept = sum(
                survives(Path(folder) / f"{delay}-{number}", server.address, delay) for number in range(tries)
            )
            measured.append((delay, kept, tries))
            print(f"{delay:5} ms after the last key: kept {kept} of {tries}", flush=True)
        server.shutdown()
    return measured


def survives(profile: Path, address: str, delay: int) -> bool:
    """Whether the last letter is there after the browser was killed DELAY milliseconds after it."""

    def type_on(page: Page) -> None:
        page.evaluate(OPEN)
        for number in range(1, 6):  # as fast as one types
            page.evaluate("text => window.kept.save({ text })", "x" * number)
            time.sleep(0.08 if number < 5 else delay / 1000)

    visit(profile, address, type_on)
    found: list[object] = []
    visit(profile, address, lambda page: found.append(page.evaluate(OPEN)))
    return found == [{"text": "xxxxx"}]


def visit(profile: Path, address: str, act: object) -> None:
    """ACT on a page of a browser that is killed at once afterwards."""
    assert callable(act)
    command = [str(find_chromium()), "--headless=new", "--no-sandbox", "--remote-debugging-port=0"]
    browser = subprocess.Popen(
        [*command, f"--user-data-dir={profile}", "about:blank"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with sync_playwright() as playwright:
            connected = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port_of(profile)}")
            page = connected.contexts[0].new_page()
            page.goto(address)
            act(page)
            os.killpg(browser.pid, signal.SIGKILL)
    finally:
        if browser.poll() is None:
            os.killpg(browser.pid, signal.SIGKILL)
        browser.wait()


def port_of(profile: Path) -> str:
    file = profile / "DevToolsActivePort"
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if file.exists() and (text := file.read_text(encoding="utf-8").split()):
            file.unlink()
            return text[0]
        time.sleep(0.05)
    raise RuntimeError("the browser did not start")


if __name__ == "__main__":
    sys.exit(main())
