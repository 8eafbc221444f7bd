"""A test that passes only on its second try stands in the last lines of the run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.run_tests import ROOT, passes, passes_in_the_end, tell

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


@pytest.fixture(autouse=True)
def bare_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start fast: no plugin but xdist, whose workers the runs of the browser go through."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def run(folder: Path, tests: str) -> tuple[bool, list[str]]:
    (folder / "test_made_up.py").write_text(tests, encoding="utf-8")
    plain = ["-c", "/dev/null", "--rootdir", str(folder), "-p", "xdist", "-n", "1", "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", *plain, str(folder)]
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


def test_nothing_is_told_of_a_run_that_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([], []) == 0
    assert capsys.readouterr() == ("", "")


def test_what_python_compiles_is_kept_outside_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the machine forbids bytecode, as images made for servers do."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    code = tmp_path / "told.txt"
    tells = f"import sys; open({str(code)!r}, 'w').write(f'{{sys.dont_write_bytecode}} {{sys.pycache_prefix}}')"
    assert passes("made up", [sys.executable, "-c", tells])
    assert code.read_text(encoding="utf-8") == f"False {ROOT / 'build' / 'bytecode'}"
