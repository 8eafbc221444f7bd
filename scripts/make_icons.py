"""The icons of the installed site, drawn from its mark: run again whenever docs/assets/site/mark.svg changes.

python scripts/make_icons.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import find_chromium

PLACE = Path(__file__).resolve().parents[1] / "docs" / "assets" / "site"
SIZES = (192, 512)
SAFE = 0.8
"""The part of a maskable icon that every mask leaves, by the W3C's application manifest: a circle of 80 %."""
GROUND = "#0c5b6b"


def page_of(size: int, share: float) -> str:
    """A page of SIZE with the mark on SHARE of it, on its own ground."""
    mark = (PLACE / "mark.svg").read_text(encoding="utf-8")
    ground = GROUND if share < 1 else "transparent"
    inner, margin = size * share, size * (1 - share) / 2
    return (
        f"<style>html{{background:{ground}}}body{{margin:{margin}px}}"
        f"svg{{display:block;width:{inner}px;height:{inner}px}}</style>{mark}"
    )


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, size, share in [
            *((f"icon-{size}", size, 1.0) for size in SIZES),
            ("maskable-512", 512, SAFE),
        ]:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(page_of(size, share))
            page.screenshot(path=PLACE / f"{name}.png", omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
