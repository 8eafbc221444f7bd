"""Which program shows pages to tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import browser


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nothing is installed but what a test puts into this folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "ELSEWHERE", ())
    monkeypatch.setattr(browser, "PLAYWRIGHTS", ())
    return tmp_path


def put(machine: Path, name: str) -> Path:
    program = machine / name
    program.touch(0o755)
    return program


def test_the_one_without_windows_is_taken_where_there_is_one(machine: Path) -> None:
    assert browser.find_lean() is None
    whole = put(machine, "chromium")
    assert browser.find_lean() == whole
    lean = put(machine, "chromium-headless-shell")
    assert browser.find_lean() == lean
    # Measurements and pictures are of what readers have.
    assert browser.find_chromium() == whole


def test_what_somebody_names_is_taken_before_it(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(machine, "chromium-headless-shell")
    named = put(machine, "mine")
    monkeypatch.setenv("CHROMIUM", str(named))
    assert browser.find_lean() == named
