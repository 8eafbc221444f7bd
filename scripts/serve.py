"""Serve the site on this machine, rebuild it on every change, and make open pages follow.

Each build goes into a folder of its own and takes the place of the one before only when it is
whole: while a rubric has a fault, the fault is printed and the last good site stays up.

    python scripts/serve.py [--port 8000]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from build_site import build
from console import Fault
from local_server import LocalServer, open_server

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "build" / "serve"
WATCHED = ("rubrics", "docs", "src", "schema", "bench")
QUIET_FOR = 300  # milliseconds without a change before a rebuild: editors save in several steps


def main() -> int:
    parser = argparse.ArgumentParser(description="Serve the site on this machine.")
    parser.add_argument("--port", type=int, default=8000, help="the first port to try")
    options = parser.parse_args()
    shutil.rmtree(SITES, ignore_errors=True)
    print("building the site …", flush=True)
    site = fresh_site()
    server = open_server(options.port, site)
    server.start()
    state = "ready" if site else "waiting for the fault above to be mended"
    print(f"\n  {state}:  {server.address}   (Ctrl+C ends it)\n", flush=True)
    try:
        while True:
            follow(server)
    except KeyboardInterrupt:
        pass
    print("\n  ended", flush=True)
    return 0


def follow(server: LocalServer) -> None:
    """Rebuild after each change; returns when the watch has to be set up anew."""
    for changes in watch(*watched_places(), watch_filter=Sources(), debounce=QUIET_FOR, step=100):
        changed = {Path(path).relative_to(ROOT) for _, path in changes}
        rebuild(server, changed)
        if any(is_configuration(place) for place in changed):
            return  # an editor may have put a new file in the place of the one that is watched


class Sources(DefaultFilter):
    """What a page can depend on; at the top of the checkout that is the configuration alone."""

    def __call__(self, change: Change, path: str) -> bool:
        place = Path(path).relative_to(ROOT)
        watched = any(place.is_relative_to(folder) for folder in WATCHED)
        return (watched or (len(place.parts) == 1 and place.match("mkdocs*.yml"))) and super().__call__(
            change, path
        )


def is_configuration(place: Path) -> bool:
    return len(place.parts) == 1 and place.match("mkdocs*.yml")


def watched_places() -> list[Path]:
    """The folders below the top, and the configuration files there: not build/ and .venv/."""
    folders = [ROOT / folder for folder in WATCHED if (ROOT / folder).is_dir()]
    return [*folders, *ROOT.glob("mkdocs*.yml")]


def rebuild(server: LocalServer, changed: Iterable[Path]) -> None:
    names = sorted(place.as_posix() for place in changed)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    print(f"changed: {', '.join(names[:3])}{more}", flush=True)
    site = fresh_site()
    if site is not None:
        old, server.site = server.site, site
        server.tell_pages()
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)


def fresh_site() -> Path | None:
    """A whole new build, or None when it failed and the fault has been printed."""
    started = time.monotonic()
    folder = SITES / str(time.time_ns())
    try:
        build(folder, "--no-offline")  # a service worker would show pages from before the change
    except Fault as fault:
        print(f"  ✗ not rebuilt, the last good site stays up: {fault}", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        return None
    print(f"  ✓ built in {time.monotonic() - started:.1f} s", flush=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
