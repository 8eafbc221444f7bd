"""Take the pictures of the guide pages: docs/assets/guide/NAME.zh.png and NAME.en.png.

python scripts/pictures.py [NAME ...]    those whose names begin so; without any, all of them

What is on a picture stands in scripts/picture_book, a module for each guide with ``PICTURES``: name to a
function that brings the page there and gives the part of it to be taken (None: what is in view).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

import picture_book
from browser import find_chromium
from local_server import LocalServer

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "assets" / "guide"

Picture = Callable[[Page, str], Locator | None]
FLAGS = ("--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none")
WIDTH, HEIGHT = 740, 700  # CSS pixels; as wide as the text of a guide, so that letters keep their size


def main() -> int:
    wanted, chromium = sys.argv[1:], find_chromium()
    site = ROOT / "site"
    if chromium is None or not (site / "index.html").is_file():
        print("pictures are taken of site/ in Chromium: run `make build` first", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    server = LocalServer(0, site, reloading=False)
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium), args=list(FLAGS))
            for name, picture in pictures():
                if not wanted or name.startswith(tuple(wanted)):
                    take(browser, server.address, name, picture)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return 0


def pictures() -> Iterator[tuple[str, Picture]]:
    """Every picture of the book by its name."""
    for module in pkgutil.iter_modules(picture_book.__path__):
        chapter = importlib.import_module(f"picture_book.{module.name}")
        yield from chapter.PICTURES.items()


def take(browser: Browser, site: str, name: str, picture: Picture) -> None:
    """The PICTURE in both languages, each in a browser that was never here."""
    for language, home in (("zh", site), ("en", f"{site}en/")):
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale=f"{language}-CN")
        page = context.new_page()
        path = OUT / f"{name}.{language}.png"
        part = picture(page, home)
        (page if part is None else part).screenshot(path=path, animations="disabled", caret="hide")
        context.close()
        print(path.relative_to(ROOT), path.stat().st_size, "bytes")


if __name__ == "__main__":
    sys.exit(main())
