"""A test that passes only on its second try stands in the last lines of the run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts import run_tests
from scripts.run_tests import NO_NEW_WORKERS, ROOT, passes, passes_in_the_end, tell
from tests.examples import WORD, tried

LUCKY = """
from pathlib import Path

def test_good(): pass

def test_lucky():
    tried = Path(__file__).with_suffix(".tried")
    if not tried.exists():
        tried.touch()
        raise AssertionError("the moment was missed")
"""
BROKEN = (
    LUCKY
    + """
def test_broken(): raise AssertionError("a fault")
"""
)
HOUSE = "from tests.never_run import pytest_configure"
# The first of three never comes back, on its first try alone: the two behind it are left untried.
HANGING = """
import os
from pathlib import Path

def test_hangs_once():
    tried = Path(__file__).with_suffix(".tried")
    if not tried.exists():
        tried.touch()
        os._exit(1)

def test_good(): pass

def test_left(): assert {}
"""


@pytest.fixture(autouse=True)
def bare_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start fast: no plugin but xdist, whose workers the runs of the browser go through."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def run(folder: Path, tests: str) -> tuple[bool, list[str]]:
    (folder / "test_made_up.py").write_text(tests, encoding="utf-8")
    (folder / "conftest.py").write_text(HOUSE, encoding="utf-8")
    plain = ["-c", "/dev/null", "--rootdir", str(folder), "-p", "xdist", "-n", "1", "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", *plain, NO_NEW_WORKERS, str(folder)]
    return passes_in_the_end("made up", command, cache=folder / "cache")


def test_a_second_try_that_passes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passed, lucky = run(tmp_path, LUCKY)
    assert (passed, lucky) == (True, ["test_made_up.py::test_lucky"])
    assert tell([], lucky) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "passed only when tried again, to be looked into (1):",
        "  test_made_up.py::test_lucky",
    ]
    # What is noted of that run is not taken for the luck of the next.
    assert run(tmp_path, "def test_good(): pass") == (True, [])


def test_it_is_told_beside_a_real_failure_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passed, lucky = run(tmp_path, BROKEN)
    assert (passed, lucky) == (False, ["test_made_up.py::test_lucky"])
    assert tell(["made up"], lucky) == 1
    told = capsys.readouterr()
    assert told.out.endswith("  test_made_up.py::test_lucky\n")
    assert told.err.endswith("tests that failed: made up\n")


@pytest.mark.parametrize(("holds", "passes"), [(True, True), (False, False)])
def test_what_a_dead_worker_left_untried_is_run_by_the_second_try(
    holds: bool, passes: bool, tmp_path: Path
) -> None:
    """A run passes only when every test of it has run, those behind a test that never came back as well."""
    passed, lucky = run(tmp_path, HANGING.format(holds))
    assert passed is passes
    assert "test_made_up.py::test_hangs_once" in lucky


def test_nothing_is_told_of_a_run_that_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([], []) == 0
    assert capsys.readouterr() == ("", "")


def test_what_python_compiles_is_kept_outside_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the machine forbids bytecode, as images made for servers do."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    told = tmp_path / "told.txt"
    code = "import sys; open(sys.argv[1], 'w').write(f'{sys.dont_write_bytecode} {sys.pycache_prefix}')"
    assert passes("made up", [sys.executable, "-c", code, str(told)])
    assert told.read_text(encoding="utf-8") == f"False {ROOT / 'build' / 'bytecode'}"


def test_a_measured_run_tries_a_tenth_of_the_examples_and_another_all() -> None:
    few = {"AFTERSALES_FEW_EXAMPLES": "1"}
    # 400 / 10; 25 / 10 would be 3, which is too few to say anything; nobody asked for 10 of 5.
    assert [tried(number, few) for number in (400, 25, 5)] == [40, 10, 5]
    assert [tried(number, {}) for number in (400, 25, 5)] == [400, 25, 5]


@pytest.mark.parametrize(
    ("old_is_here", "words"), [(True, [True, False, False, False]), (False, [False] * 3)]
)
def test_few_examples_are_tried_only_where_the_old_python_tries_all(
    old_is_here: bool, words: list[bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Engine with its measurement, site, browser, and the old Python where there is one."""
    old = tmp_path / "python"
    if old_is_here:
        old.touch()
    monkeypatch.setattr(run_tests, "OLD", old)
    monkeypatch.setattr(sys, "argv", ["run_tests.py"])
    seen: list[bool] = []

    def passing(command: list[str], *, env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.append(WORD in env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", passing)
    monkeypatch.delenv(WORD, raising=False)
    assert run_tests.main() == 0
    assert seen == words


def test_every_place_of_tests_is_run_and_the_longest_first() -> None:
    places = run_tests.in_order(run_tests.places_of_tests())
    assert places[:2] == ["tests/site", "tests/pyodide"]
    assert len(places) == len(set(places))
    files = {path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")}
    assert files
    assert [file for file in files if not any(file.is_relative_to(place) for place in places)] == []


def test_what_needs_no_browser_is_run_in_two_runs_of_which_one_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def passing(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(run_tests, "OLD", tmp_path / "none")
    monkeypatch.setattr(sys, "argv", ["run_tests.py"])
    monkeypatch.setattr(subprocess, "run", passing)
    assert run_tests.main() == 0
    engine, site, chromium = ([word for word in command if word in places()] for command in commands)
    assert ["--cov" in command for command in commands] == [True, False, False]
    assert sorted([*engine, *site]) == sorted(chromium) == sorted(places())
    assert "tests/unit" in engine
    assert site[0] == "tests/site"


def places() -> list[str]:
    return run_tests.places_of_tests()


def test_the_longest_are_places_of_tests() -> None:
    assert [place for place in run_tests.LONGEST_FIRST if not list((ROOT / place).glob("test_*.py"))] == []


def test_what_is_given_is_run_in_the_order_in_which_it_is_given(tmp_path: Path) -> None:
    """One worker notes the files that it runs: in either order, whichever has more tests."""
    for name, tests in (("late", 2), ("early", 1)):
        (tmp_path / name).mkdir()
        lines = [
            f"def test_{each}(): open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')"
            for each in range(tests)
        ]
        (tmp_path / name / f"test_{name}.py").write_text("\n".join(lines), encoding="utf-8")
    plain = ["-c", "/dev/null", "--rootdir", str(tmp_path), "-p", "xdist", "-p", "no:cacheprovider"]
    given = [str(tmp_path / name) for name in ("late", "early")]
    command = run_tests.pytest(sys.executable, run_tests.AS_GIVEN, *plain, "-n", "1")
    for order in (given, given[::-1]):
        (tmp_path / "ran").unlink(missing_ok=True)
        assert passes("made up", [*command, *order])
        ran = (tmp_path / "ran").read_text(encoding="utf-8").split()
        assert list(dict.fromkeys(ran)) == [Path(place).name for place in order]
