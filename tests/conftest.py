"""The real site, built once for every test that reads it; one Chromium; and how hypothesis runs."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from scripts.browser import CHROMIUM_FLAGS as FLAGS
from scripts.browser import find_chromium
from tests.examples import USUAL, examples
from tests.never_run import pytest_configure  # noqa: F401  (a hook)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No time limit per example: on a busy machine it fails tests that are right.
settings.register_profile("house", examples(USUAL))
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "test-site"
INPUTS = (
    "rubrics",
    "docs",
    "src",
    "bench/latest.json",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "requirements.txt",
    "requirements-zensical.txt",
    "build/runtime/current.json",
)

# What Chromium's address bar suggests are two pages of its own, which each new browser context loads anew:
# two thirds of the 1.1 s of processor that a context with an empty page takes. Of two such switches the last
# counts, so those that Playwright turns off and that a page can tell of are named again.
FEATURES_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
CHROMIUM_FLAGS = [
    *FLAGS,
    "--disable-dev-shm-usage",  # a container has little shared memory
    f"--disable-features={','.join(FEATURES_OFF)}",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads or builds a site; in a plain `pytest` leave out what this checkout is not ready for.

    `make test` makes everything ready, and leaves nothing out.
    """
    for item in items:
        if item.path.parent == ROOT / "tests" / "site" or "built_site" in getattr(item, "fixturenames", ()):
            item.add_marker("site")
    if os.environ.get("AFTERSALES_LEAVE_NOTHING_OUT"):
        return
    lacking = what_is_lacking()
    for item in items:
        reasons = [reason for marker, reason in lacking.items() if item.get_closest_marker(marker)]
        if reasons:
            item.add_marker(pytest.mark.skip(reason=reasons[0]))


def what_is_lacking() -> dict[str, str]:
    """The markers of tests that cannot run as this checkout stands, each with what to do about it."""
    lacking = {}
    if not (ROOT / ".venv-zensical" / "bin" / "python").exists():
        lacking["zensical"] = "needs Zensical: run `python3 scripts/setup.py --zensical` once, or `make test`"
    if not (ROOT / "node_modules" / ".package-lock.json").is_file():
        lacking["npm"] = "needs Node and its packages: run `npm ci` once, or `make test`"
    if not (ROOT / "build" / "runtime" / "current.json").is_file():
        unbuilt = "needs the browser's runtime: run `make build` once, or `make test`"
        lacking |= {"site": unbuilt, "pyodide": unbuilt, "browser": unbuilt}
    elif find_chromium() is None:
        lacking["browser"] = "needs Chromium: `make test` installs it, or set CHROMIUM"
    return lacking


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: Playwright cannot be started twice in a process."""
    # Not installed for Python 3.11, which has no use for it.
    from playwright.sync_api import expect, sync_playwright

    chromium = find_chromium()
    if chromium is None:
        pytest.fail("no Chromium on this machine: `make test` installs it, or set CHROMIUM")
    expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium), args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the whole site; built anew only when something it is made from has changed."""
    return site_of("mkdocs", WORK)


@pytest.fixture(scope="session")
def zensical_site() -> Path:
    """The same site from the same pages, made by Zensical."""
    return site_of("zensical", ROOT / "build" / "test-site-zensical")


@pytest.fixture(scope="session", params=["mkdocs", pytest.param("zensical", marks=pytest.mark.zensical)])
def every_site(request: pytest.FixtureRequest) -> Path:
    """The site of each builder in turn, for what must hold whoever made the HTML."""
    folder: Path = request.getfixturevalue(
        {"mkdocs": "built_site", "zensical": "zensical_site"}[request.param]
    )
    return folder


def site_of(builder: str, home: Path) -> Path:
    """The site that BUILDER makes, kept below HOME as long as all that it is made from stays as it was."""

    def build() -> None:
        build_site(out=home / "site", work=home / "work", builder=builder)

    return kept_site(home, build)


def kept_site(home: Path, build: Callable[[], object], *sources: Path) -> Path:
    """The folder ``site`` below HOME, which BUILD fills; built anew only when something that it is made from
    has changed: the project's own, or SOURCES.
    """
    home.mkdir(parents=True, exist_ok=True)
    stamp = home / "stamp"
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several workers may come at once
        subprocess.run([sys.executable, "-m", "aftersales_runtime"], cwd=ROOT, check=True)
        state = _state_of(*(ROOT / name for name in INPUTS), *sources)
        if not stamp.is_file() or stamp.read_text() != state:
            stamp.unlink(missing_ok=True)
            build()
            stamp.write_text(state)
    return home / "site"


def build_site(*, out: Path, work: Path, rubrics: Path | None = None, builder: str = "mkdocs") -> str:
    """Build a site into OUT with the browser runtime of the checkout; returns what the publisher said."""
    work.mkdir(parents=True, exist_ok=True)
    runtime = ROOT / "build" / "runtime"
    if runtime.is_dir() and not (work / "runtime").exists():
        (work / "runtime").symlink_to(runtime)
    _remember_articles(work / "markdown")
    command = [sys.executable, "-m", "aftersales_site", "--out", str(out), "--work", str(work)]
    command += ["--builder", builder]
    if rubrics is not None:
        command += ["--rubrics", str(rubrics)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def _remember_articles(mine: Path) -> None:
    """What articles of the real site became as Markdown: most of those of a site of tests are the same."""
    theirs = WORK / "work" / "markdown"
    if theirs.is_dir() and not mine.exists():
        mine.mkdir()
        for file in theirs.iterdir():
            with suppress(FileNotFoundError):  # another process may build that site just now
                shutil.copyfile(file, mine / file.name)


def _state_of(*places: Path) -> str:
    digest = hashlib.sha256()
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
