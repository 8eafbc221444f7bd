"""Chromium and Chinese fonts for the tests in a browser: found, or on Debian and Ubuntu installed.

nginx, Caddy and LibreOffice likewise, for the tests of their configurations and of what is written for
it; where they cannot be installed, those tests are left out.

python scripts/browser.py             print where Chromium is; install it if that can be done here
python scripts/browser.py --find      only look
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from console import Fault, Steps, run_quietly

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""No sandbox: tests and measurements also run as root in a container. The rest keeps it from calling home."""
PLAYWRIGHTS = (".cache/ms-playwright", "Library/Caches/ms-playwright")
PLAYWRIGHT_NAMES = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*")
PACKAGES = {"chromium": "Chromium", "fonts-noto-cjk": "Chinese fonts"}
SERVERS = {"nginx": "nginx-light", "caddy": "caddy"}


def main() -> int:
    try:
        found = find_chromium() if "--find" in sys.argv[1:] else ensure(Steps())
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    print(found or "no Chromium on this machine")
    return 0 if found else 1


def ensure(steps: Steps) -> Path:
    """Where Chromium is, after installing it and the fonts if need be; raises Fault when that fails."""
    found = find_chromium()
    if found is None or not has_chinese_font():
        install(steps, [] if found is None else ["fonts-noto-cjk"])
        found = find_chromium()
    missing = {name: package for name, package in SERVERS.items() if find_server(name) is None}
    if missing:
        install_servers(steps, missing)
    if shutil.which("soffice") is None:
        install_office(steps)
    if found is None:
        raise Fault("Chromium was installed but is not on the path: set CHROMIUM to where it is.")
    return found


def find_chromium() -> Path | None:
    """The program named by CHROMIUM, on the path, in its usual places, or in Playwright's own cache."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = [shutil.which(name) for name in NAMES]
    usual = [place for place in ELSEWHERE if Path(place).is_file()]
    cached = [
        str(program)
        for cache in PLAYWRIGHTS
        for name in PLAYWRIGHT_NAMES
        for program in sorted((Path.home() / cache).glob(f"chromium-*/{name}"), reverse=True)
    ]
    return next((Path(place) for place in [*on_path, *usual, *cached] if place), None)


def find_server(name: str) -> Path | None:
    """The program, which Debian may put where only administrators look for programs."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


def install_servers(steps: Steps, missing: Mapping[str, str]) -> None:
    """Each by its package; one that cannot be had is said, and its test left out."""
    names = " and ".join(missing)
    if not _may_install():
        steps.say(f"no {names} on this machine: the tests of their configuration are left out")
        return
    # Run level 1: the packages are not to start a server by themselves.
    _install(steps, names, list(missing.values()), RUNLEVEL="1")


def install_office(steps: Steps) -> None:
    """LibreOffice without a screen, for the test that its workbooks are read as they were written."""
    if not _may_install():
        steps.say("no LibreOffice on this machine: the tests of what it writes are left out")
        return
    _install(steps, "LibreOffice Calc", ["libreoffice-calc-nogui"])


def has_chinese_font() -> bool:
    """Screenshots full of empty boxes prove nothing. macOS always has such fonts."""
    if sys.platform == "darwin":
        return True
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], stdout=subprocess.PIPE, check=False)
    return bool(listed.stdout.strip())


def install(steps: Steps, only: list[str]) -> None:
    packages = only or list(PACKAGES)
    what = " and ".join(PACKAGES[name] for name in packages)
    if not _may_install():
        raise Fault(
            f"the tests in a browser need {what}: install the packages {' and '.join(packages)} "
            "(Debian, Ubuntu: `sudo apt-get install`), or set CHROMIUM to a browser's program."
        )
    _install(steps, what, packages)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(steps: Steps, what: str, packages: Sequence[str], **words: str) -> None:
    """Install PACKAGES of Debian's in an environment in which WORDS stand as well; raises Fault."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **words}
    with steps.step(f"installing {what}") as step:
        run_quietly(["apt-get", "update"], step.tick, env=environment)
        wanted = ["--yes", "--no-install-recommends", *packages]
        run_quietly(["apt-get", "install", *wanted], step.tick, env=environment)


if __name__ == "__main__":
    sys.exit(main())
