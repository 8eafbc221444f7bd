"""Serve the site on this machine, rebuild it on every change, and make open pages follow.

Each build goes into a folder of its own and takes the place of the one before only when it is
whole: while a rubric has a fault, the fault is printed and the last good site stays up. What a change
of the data or of a text does to its pages is shown before that, within two seconds.

    python scripts/serve.py [--port 8000]
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from first_look import FirstLook
from local_server import LocalServer, open_server

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "build" / "serve"
WATCHED = ("rubrics", "docs", "src", "schema", "bench")
QUIET_FOR = 100  # milliseconds without a change before a rebuild: editors save in several steps
LOOKING_UP = 200  # milliseconds between two looks at the build that is under way


def main() -> int:
    parser = argparse.ArgumentParser(description="Serve the site on this machine.")
    parser.add_argument("--port", type=int, default=8000, help="the first port to try")
    options = parser.parse_args()
    shutil.rmtree(SITES, ignore_errors=True)
    print("building the site …", flush=True)
    server = open_server(options.port, None)
    following = Following(server)
    following.build()
    following.wait()
    server.start()
    state = "ready" if server.site else "waiting for the fault above to be mended"
    print(f"\n  {state}:  {server.address}   (Ctrl+C ends it)\n", flush=True)
    try:
        while True:
            follow(following)
    except KeyboardInterrupt:
        pass
    following.end()
    print("\n  ended", flush=True)
    return 0


def follow(following: Following) -> None:
    """Take over each change; returns when the watch has to be set up anew."""
    for changes in watch(
        *watched_places(),
        watch_filter=Sources(),
        debounce=QUIET_FOR * 10,
        step=QUIET_FOR,
        rust_timeout=LOOKING_UP,
        yield_on_timeout=True,
    ):
        changed = lasting(changes)
        if changed:
            following.change(changed)
        else:
            following.look_up()
        if any(is_configuration(place) for place in changed):
            return  # an editor may have put a new file in the place of the one that is watched


def lasting(changes: set[tuple[Change, str]]) -> list[Path]:
    """What changed, below the checkout; not what came and went, as the files do that editors write first."""
    came = {path for change, path in changes if change is Change.added}
    stays = {path for _, path in changes if path not in came or Path(path).exists()}
    return sorted(Path(path).relative_to(ROOT) for path in stays)


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


class Following:
    """The site that is served, the build that will take its place, and the first look meanwhile."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        self.building: subprocess.Popen[bytes] | None = None
        self.folder = SITES
        self.started = 0.0
        self.first_look = FirstLook(ROOT)

    def change(self, changed: list[Path]) -> None:
        """Show what CHANGED does to pages, and build everything anew; a build under way is too old."""
        names = [place.as_posix() for place in changed]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        print(f"changed: {', '.join(names[:3])}{more}", flush=True)
        self.stop()
        refused = False
        if not self.first_look.shows(changed):
            self.first_look.end()
        elif self.server.site is not None:
            over = SITES / f"look-{time.time_ns()}"
            self.server.over = [over, *self.server.over]
            for pages in self.first_look.ask(over, self.server.site):
                self.server.tell_pages(pages)
            refused = self.first_look.refused
        if refused:
            self.keep_the_last()
        else:
            self.build()

    def build(self) -> None:
        """Begin a whole build, in a process of its own: modules that changed are read anew."""
        self.started = time.monotonic()
        self.folder = SITES / str(time.time_ns())
        # Without a service worker: it would show pages from before the change.
        command = [sys.executable, "scripts/build_site.py", "--out", str(self.folder), "--no-offline"]
        self.building = subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    def look_up(self) -> None:
        """Take over the build that is under way if it has ended."""
        if self.building is not None and self.building.poll() is not None:
            self.wait()

    def wait(self) -> None:
        """Take over the build that is under way, once it has ended."""
        assert self.building is not None
        ended, self.building = self.building.wait(), None
        if ended != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.keep_the_last()
            return
        print(f"  ✓ built in {time.monotonic() - self.started:.1f} s", flush=True)
        before = [*self.server.over, *([self.server.site] if self.server.site else [])]
        self.server.over, self.server.site = [], self.folder
        self.server.tell_pages()
        for folder in before:
            shutil.rmtree(folder, ignore_errors=True)
        self.first_look.begin(SITES / "look-ahead", self.folder)

    def keep_the_last(self) -> None:
        print("  ✗ not rebuilt, the last good site stays up", file=sys.stderr, flush=True)

    def stop(self) -> None:
        """End the build that is under way, and the programs that it has started."""
        if self.building is not None:
            os.killpg(self.building.pid, signal.SIGKILL)
            self.building.wait()
            self.building = None
            shutil.rmtree(self.folder, ignore_errors=True)

    def end(self) -> None:
        self.stop()
        self.first_look.end()


if __name__ == "__main__":
    sys.exit(main())
