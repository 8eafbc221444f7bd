"""Every test, in parallel: those that need no browser, then Chromium and Pyodide, then Python 3.11.

python scripts/run_tests.py [ARGUMENTS FOR PYTEST]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLD = ROOT / ".venv311" / "bin" / "python"
# What the engine, the YAML reader and the terminal are tested by; the publisher runs on 3.13 alone.
SUPPORTED_ON_OLD = ("tests/unit", "tests/property", "tests/golden", "tests/files")
LIGHT = "not browser and not pyodide"
BROWSER = "Chromium and Pyodide"
# Tests of one file share a page whose Python has started, so a file stays with one worker.
FILE_BY_FILE = ("-n", "auto", "--dist", "loadfile")
NO_TESTS = 5  # pytest's exit code for a choice that leaves none


def main() -> int:
    more = sys.argv[1:]
    runs = [
        ("engine, terminal, site", [sys.executable, "-m", "pytest", "-n", "auto", "-m", LIGHT, *more]),
        (BROWSER, [sys.executable, "-m", "pytest", *FILE_BY_FILE, "-m", "browser or pyodide", *more]),
    ]
    if OLD.exists():
        folders = [folder for folder in SUPPORTED_ON_OLD if (ROOT / folder).is_dir()]
        runs.append(("Python 3.11", [str(OLD), "-m", "pytest", "-n", "auto", "-m", LIGHT, *folders, *more]))
    failed = [name for name, command in runs if not passes_in_the_end(name, command, choosy=bool(more))]
    if failed:
        print(f"tests that failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def passes_in_the_end(name: str, command: list[str], *, choosy: bool) -> bool:
    """Whether a run passes, the browser's failures tried once more by themselves.

    A crowded machine can make a browser miss a moment; what fails twice is a fault, and what
    failed once stands in the output to be looked into.
    """
    if passes(name, command, choosy=choosy):
        return True
    again = [*command, "--last-failed", "--last-failed-no-failures", "none"]
    return name == BROWSER and passes(f"{name}, what failed once more", again, choosy=False)


def passes(name: str, command: list[str], *, choosy: bool) -> bool:
    print(f"\n── {name}", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    result = "passed" if ended == 0 else "FAILED"
    print(f"── {name}: {result} in {time.monotonic() - started:.0f} s", flush=True)
    return ended == 0 or (choosy and ended == NO_TESTS)


if __name__ == "__main__":
    sys.exit(main())
