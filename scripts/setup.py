"""Set up the checkout: Python 3.13 in .venv, the pinned packages, the pinned Node packages.

Run by any Python from 3.8 on (`make` does it before every other target). What is already there
is left alone: a stamp beside each part holds the hash of what it was made from.

    python3 scripts/setup.py              .venv and node_modules
    python3 scripts/setup.py --old        .venv311 as well, for the tests on Python 3.11, where one is present
    python3 scripts/setup.py --browser    Chromium and Chinese fonts as well, for the tests in a browser
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent))
from console import Fault, Steps, one_at_a_time, run_quietly

ROOT = Path(__file__).resolve().parent.parent
MAIN_PYTHON = "3.13"  # the minor version inside Pyodide: the site is built and tested on the same
OLD_PYTHON = "3.11"  # the oldest one that the engine and the command line support
NODE_MAJOR = 20
COMMAND = "#!{python}\nimport sys\n\nfrom aftersales_cli.main import main\n\nsys.exit(main())\n"
HEALTHY = "import ensurepip, ssl, sys, venv, zlib; print('%d.%d' % sys.version_info[:2])"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Set up this checkout.")
    parser.add_argument("--old", action="store_true", help="also prepare the tests on Python 3.11")
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
                ensure_old_environment(steps)
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
    steps: Steps, name: str, version: str, lock: str, *, python: str | None = None
) -> None:
    """Make the virtual environment `name` hold exactly what `lock` says."""
    home = ROOT / name
    # The path is part of it: a virtual environment does not survive being moved.
    wanted = fingerprint([ROOT / lock], version, str(ROOT))
    stamp = home / "set-up-stamp"
    if is_current(stamp, wanted) and (home / "bin" / "python").exists():
        return
    with steps.step(f"looking for Python {version}") as step:
        interpreter = python or find_python(version) or fetch_python(version)
        step.result = interpreter
    with steps.step(f"making {name}"):
        shutil.rmtree(str(home), ignore_errors=True)
        run_quietly([interpreter, "-m", "venv", str(home)])
    with steps.step(f"installing {lock} into {name}") as step:
        install(home, lock, step.tick)
    link_project(home)
    stamp.write_text(wanted + "\n")


def link_project(home: Path) -> None:
    """Make the checkout importable and `aftersales` a command, without a build and without copies.

    An editable installation would put a copy of rubrics/ into the environment, stale from then on.
    """
    packages = next((home / "lib").glob("python3.*/site-packages"))
    (packages / "aftersales-checkout.pth").write_text(str(ROOT / "src") + "\n")
    command = home / "bin" / "aftersales"
    command.write_text(COMMAND.format(python=home / "bin" / "python"))
    command.chmod(0o755)


def install(home: Path, lock: str, tick: Callable[[str], None] | None = None) -> None:
    """Install pinned wheels, each checked against its hash; uv does it faster where it is present."""
    rules = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)]
    uv = shutil.which("uv")
    if uv:
        # uv reads none of pip's settings: pip may know a way to the packages that uv does not.
        with contextlib.suppress(Fault):
            run_quietly([uv, "pip", "install", "--python", str(home / "bin" / "python"), *rules], tick)
            return
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    run_quietly([*pip, "install", *rules], tick)


def ensure_old_environment(steps: Steps) -> None:
    python = find_python(OLD_PYTHON)
    if python is None:
        steps.say(f"no Python {OLD_PYTHON} on this machine: its test run is left out")
        return
    ensure_environment(steps, ".venv311", OLD_PYTHON, "requirements-311.txt", python=python)


def find_python(version: str) -> str | None:
    """A healthy interpreter of this minor version: on the path, this one, or below pyenv; else None."""
    candidates: list[str] = []
    on_path = shutil.which(f"python{version}")
    if on_path:
        candidates.append(on_path)  # may be a shim of pyenv that refuses to run
    # Not a virtual environment's own: that may be the very one to be made anew.
    candidates.append(getattr(sys, "_base_executable", sys.executable))
    candidates += pyenv_interpreters(version)
    return next((found for found in candidates if runs_as(found, version)), None)


def pyenv_interpreters(version: str) -> list[str]:
    """Those below pyenv, newest first."""
    roots = [Path.home() / ".pyenv"]
    if os.environ.get("PYENV_ROOT"):
        roots.insert(0, Path(os.environ["PYENV_ROOT"]))
    elif shutil.which("pyenv"):
        asked = subprocess.run(
            ["pyenv", "root"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
        roots.insert(0, Path(asked.stdout.decode().strip() or "."))

    def patch(home: Path) -> int:
        tail = home.name[len(version) + 1 :]
        return int(tail) if tail.isdigit() else -1

    homes = {home for root in roots for home in root.glob(f"versions/{version}.*")}
    return [str(home / "bin" / "python") for home in sorted(homes, key=patch, reverse=True)]


def runs_as(interpreter: str, version: str) -> bool:
    try:
        asked = subprocess.run(
            [interpreter, "-I", "-c", HEALTHY], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return asked.returncode == 0 and asked.stdout.decode().strip() == version


def fetch_python(version: str) -> str:
    """Ask uv for an interpreter; uv itself comes from the path or, pinned, from the package registry."""
    try:
        uv = find_uv()
        run_quietly([uv, "python", "install", version])
        found = subprocess.run(
            [uv, "python", "find", "--managed-python", version], stdout=subprocess.PIPE, check=True
        )
    except (Fault, OSError, subprocess.CalledProcessError) as fault:
        raise Fault(
            f"Python {version} is missing and could not be fetched: install it (python.org, your system's "
            f"packages with its venv module, or `pyenv install {version}`) and run this again."
        ) from fault
    return found.stdout.decode().strip()


def find_uv() -> str:
    """uv on the path, or the pinned one in a virtual environment of its own."""
    return shutil.which("uv") or install_uv()


def install_uv() -> str:
    home = ROOT / "build" / "uv"
    run_quietly([sys.executable, "-m", "venv", "--clear", str(home)])
    install(home, "requirements-uv.txt")
    return str(home / "bin" / "uv")


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
