"""Set up the checkout: Python 3.13 in .venv, the pinned packages, the pinned Node packages.

Run by any Python from 3.8 on (`make` does it before every other target). What is already there
is left alone: a stamp beside each part holds the hash of what it was made from.

    python3 scripts/setup.py              .venv and node_modules
    python3 scripts/setup.py --old        .venv311 as well, for the tests on Python 3.11, where one is present
    python3 scripts/setup.py --zensical   .venv-zensical as well, for the test that the site can leave MkDocs
    python3 scripts/setup.py --browser    Chromium and Chinese fonts as well, for the tests in a browser
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Sequence

from bring_uv import bring_uv
from console import Fault, Steps, one_at_a_time, run_quietly

ROOT = Path(__file__).resolve().parent.parent
MAIN_PYTHON = "3.13"  # the minor version inside Pyodide: the site is built and tested on the same
OLD_PYTHON = "3.11"  # the oldest one that the engine and the command line support
NODE_MAJOR = 20


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Set up this checkout.")
    parser.add_argument("--old", action="store_true", help="also prepare the tests on Python 3.11")
    parser.add_argument("--zensical", action="store_true", help="also install Zensical, by itself")
    parser.add_argument("--browser", action="store_true", help="also find or install Chromium and fonts")
    options = parser.parse_args(arguments)
    steps = Steps()
    try:
        if os.name == "nt":
            raise Fault("Windows itself is not supported: run this in WSL (Windows Subsystem for Linux).")
        with one_at_a_time(ROOT / "build" / "setup.lock"):
            ensure_environment(steps, ".venv", MAIN_PYTHON, "requirements.txt")
            ensure_node_modules(steps)
            if options.old:
                ensure_environment(steps, ".venv311", OLD_PYTHON, "requirements-311.txt", needed=False)
            if options.zensical:
                ensure_environment(
                    steps, ".venv-zensical", MAIN_PYTHON, "requirements-zensical.txt", linked=False
                )
        if options.browser:
            import browser

            browser.ensure(steps)
    except Fault as fault:
        print(f"set-up stopped: {fault}", file=sys.stderr, flush=True)
        return 1
    steps.finish()
    return 0


# --- stamps


def fingerprint(paths: Sequence[Path], *words: str) -> str:
    digest = hashlib.sha256()
    for word in words:
        digest.update(word.encode() + b"\0")
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text().strip() == wanted


# --- Python


def ensure_environment(
    steps: Steps, name: str, version: str, lock: str, *, needed: bool = True, linked: bool = True
) -> None:
    """Make the virtual environment `name` hold exactly what `lock` says and, if `linked`, this checkout.

    One that is not `needed` is left out, in so many words, where its Python is not on this machine.
    """
    home = ROOT / name
    # The path is part of it: a virtual environment does not survive being moved.
    wanted = fingerprint([ROOT / lock], version, str(ROOT))
    stamp = home / "set-up-stamp"
    if not is_current(stamp, wanted) or not (home / "bin" / "python").exists():
        uv = bring_uv(steps)
        try:
            with steps.step(f"making {name} of Python {version}") as step:
                fetching = () if needed else ("--no-python-downloads",)
                said = uv.run("venv", "--clear", "--python", version, *fetching, str(home), tick=step.tick)
                step.result = next((line for line in said.splitlines() if line.startswith("Using")), "")
        except Fault as fault:
            if needed:
                raise Fault(missing(version, fault)) from fault
            steps.say(f"no Python {version} on this machine: its test run is left out")
            return
        with steps.step(f"installing {lock} into {name}") as step:
            checked = ("--require-hashes", "--no-build")
            uv.run("pip", "sync", "--python", str(home), *checked, lock, tick=step.tick)
        stamp.write_text(wanted + "\n")
    if linked:
        ensure_link(steps, home)


def missing(version: str, fault: Fault) -> str:
    return (
        f"Python {version} is missing and could not be fetched: install it (python.org, your system's "
        f"packages, or `pyenv install {version}`) and run this again.\n{fault}"
    )


def ensure_link(steps: Steps, home: Path) -> None:
    """An editable installation: the checkout's own files are imported, and `aftersales` is a command."""
    wanted = fingerprint([ROOT / "pyproject.toml", ROOT / "src" / "aftersales" / "version.py"])
    stamp = home / "link-stamp"
    if is_current(stamp, wanted):
        return
    uv = bring_uv(steps)
    with steps.step(f"linking this checkout into {home.name}"):
        alone = ("--no-deps", "--no-build-isolation")
        uv.run("pip", "install", "--quiet", "--python", str(home), *alone, "--editable", ".")
    stamp.write_text(wanted + "\n")


# --- Node


def ensure_node_modules(steps: Steps) -> None:
    wanted = fingerprint([ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"])
    stamp = ROOT / "node_modules" / ".set-up-stamp"
    if is_current(stamp, wanted):
        return
    with steps.step("looking for Node") as step:
        step.result = check_node()
    with steps.step("installing package-lock.json into node_modules") as step:
        run_quietly(["npm", "ci", "--no-audit", "--no-fund"], step.tick, cwd=ROOT)
    stamp.write_text(wanted + "\n")


def check_node() -> str:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        absent = "Node" if node is None else "npm"
        raise Fault(f"{absent} is missing: install Node {NODE_MAJOR} or newer with npm (nodejs.org).")
    said = subprocess.run([node, "--version"], stdout=subprocess.PIPE, check=False).stdout.decode().strip()
    major = said.lstrip("v").split(".")[0]
    if not major.isdigit() or int(major) < NODE_MAJOR:
        raise Fault(f"Node {said} is too old: install Node {NODE_MAJOR} or newer (nodejs.org).")
    return f"{node} {said}"


if __name__ == "__main__":
    sys.exit(main())
