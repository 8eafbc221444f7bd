"""Every test, in parallel: engine and terminal, then publisher and front end, then Chromium and Pyodide, then
Python 3.11.

python scripts/run_tests.py [ARGUMENTS FOR PYTEST]
python scripts/run_tests.py --fast [ARGUMENTS FOR PYTEST]    only those that need neither site nor browser
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLD = ROOT / ".venv311" / "bin" / "python"
# What the engine, the reader, the files and the terminal are tested by; the publisher runs on 3.13 alone.
SUPPORTED_ON_OLD = ("tests/unit", "tests/property", "tests/golden", "tests/files", "tests/terminal")
LIGHT = "not browser and not pyodide"
FAST = f"{LIGHT} and not site"
OF_PYTHON = f"{LIGHT} and not once"
BROWSER = "browser or pyodide"
ENGINE, SITE, LIGHT_TESTS = "engine and terminal", "publisher and front end", "without a browser"
CHROMIUM, PYTHON_311 = "Chromium and Pyodide", "Python 3.11"
MEASURED = ("--cov", "--cov-report=term-missing:skip-covered")
# Tests of one file share what took long to make (a site, a page whose Python has started), so a file stays
# with one worker.
FILE_BY_FILE = ("--dist", "loadfile")
# By itself xdist begins with the files of most tests: those of two or three, which build a site each, come
# last, and one worker idles beside them. Here what takes minutes comes first, and small files fill the end.
AS_GIVEN = "--no-loadscope-reorder"
LONGEST_FIRST = ("tests/site", "tests/pyodide", "tests/frontend", "tests/property", "tests/terminal")
# By itself xdist gives a test over which a worker ended to eight more workers, one after the other.
NO_NEW_WORKERS = "--max-worker-restart=0"
NO_TESTS = 5  # pytest's exit code for a choice that leaves none
CACHE = (
    ROOT / "build" / "pytest-of-the-browser"
)  # of its own: what failed here, and nothing that failed elsewhere
# Where Python keeps what it has compiled. Hundreds of tests start Python anew and each worker reads every
# test file: without it each of them compiles pytest, click, openpyxl and the engine again. Outside the
# sources, so that nothing is taken for one of them.
BYTECODE = ROOT / "build" / "bytecode"


def main() -> int:
    more = sys.argv[1:]
    if "--fast" in more:
        more.remove("--fast")
        return 0 if passes("without site and browser", pytest(sys.executable, "-m", FAST, *more)) else 1
    choosy = bool(more)
    failed = []
    engine = [folder for folder in SUPPORTED_ON_OLD if (ROOT / folder).is_dir()]
    others = [place for place in places_of_tests() if place not in engine]
    # Where Python 3.11 is present, its run, which is not measured, tries every property on all its examples,
    # and the measured one, whose examples take twice as long and more, on a tenth of them.
    few = {"AFTERSALES_FEW_EXAMPLES": "1"} if OLD.exists() else {}
    light: list[tuple[str, list[str], dict[str, str]]] = [
        (ENGINE, [*MEASURED, *in_order(engine)], few),
        # Not measured: what makes and shows pages would take a third longer.
        (SITE, in_order(others), {}),
    ]
    if choosy:  # a choice of tests covers a part of the code, of which nothing follows
        light = [(LIGHT_TESTS, [], {})]
    for name, words, around in light:
        command = pytest(sys.executable, "-m", LIGHT, AS_GIVEN, *words, *more)
        if not passes(name, command, choosy=choosy, **around):
            failed.append(name)
    everything = [] if choosy else in_order(places_of_tests())
    chromium = pytest(sys.executable, "-m", BROWSER, AS_GIVEN, *everything, *more)
    passed, lucky = passes_in_the_end(CHROMIUM, chromium, cache=CACHE, choosy=choosy)
    if not passed:
        failed.append(CHROMIUM)
    if OLD.exists():
        old = pytest(str(OLD), "-m", OF_PYTHON, AS_GIVEN, *in_order(engine), *more)
        if not passes(PYTHON_311, old, choosy=choosy):
            failed.append(PYTHON_311)
    return tell(failed, lucky)


def pytest(python: str, *words: str) -> list[str]:
    return [python, "-m", "pytest", "-n", "auto", NO_NEW_WORKERS, *FILE_BY_FILE, *words]


def places_of_tests() -> list[str]:
    """The folders of tests, and files beside them."""
    found = (path for path in (ROOT / "tests").iterdir() if path.is_dir() or path.match("test_*.py"))
    return [path.relative_to(ROOT).as_posix() for path in found if not path.match("__pycache__")]


def in_order(places: Collection[str]) -> list[str]:
    """PLACES as they are to be run: LONGEST_FIRST, the others after them."""
    first = [place for place in LONGEST_FIRST if place in places]
    return [*first, *sorted(set(places) - set(first))]


def passes_in_the_end(
    name: str, command: list[str], *, cache: Path, choosy: bool = False
) -> tuple[bool, list[str]]:
    """Whether a run passes, its failures tried once more by themselves, and which of those then passed.

    A crowded machine can make a browser miss a moment; what fails twice is a fault. CACHE is where
    pytest notes what failed, in the workers of a parallel run as well, and tests/never_run.py what a
    worker that died has left.
    """
    noting = [*command, "-o", f"cache_dir={cache}"]
    if passes(name, [*noting, "--cache-clear"], choosy=choosy):
        return True, []
    first = failures(cache)
    again = [*noting, "--last-failed", "--last-failed-no-failures", "none"]
    passed = passes(f"{name}, what failed once more", again)
    return passed, sorted(first - failures(cache))


def failures(cache: Path) -> set[str]:
    """The names of the tests that failed in the last run that noted them in CACHE."""
    noted = cache / "v" / "cache" / "lastfailed"
    return set(json.loads(noted.read_text(encoding="utf-8"))) if noted.is_file() else set()


def passes(name: str, command: list[str], *, choosy: bool = False, **words: str) -> bool:
    """Whether COMMAND ends well in the tests' environment, in which WORDS stand as well."""
    print(f"\n── {name}", flush=True)
    started = time.monotonic()
    ended = subprocess.run(command, cwd=ROOT, env=environment() | words, check=False).returncode
    result = "passed" if ended == 0 else "FAILED"
    print(f"── {name}: {result} in {time.monotonic() - started:.0f} s", flush=True)
    return ended == 0 or (choosy and ended == NO_TESTS)


def environment() -> dict[str, str]:
    """What the tests find around them, and every Python that they start."""
    # An empty word is no word: images made for servers often forbid bytecode.
    kept = {"PYTHONPYCACHEPREFIX": str(BYTECODE), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **kept, "AFTERSALES_LEAVE_NOTHING_OUT": "1"}


def tell(failed: list[str], lucky: list[str]) -> int:
    """The last lines of the whole run, and its exit code."""
    if lucky:
        print(f"\npassed only when tried again, to be looked into ({len(lucky)}):")
        print("\n".join(f"  {test}" for test in lucky), flush=True)
    if failed:
        print(f"\ntests that failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
