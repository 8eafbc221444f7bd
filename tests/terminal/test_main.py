"""The program itself: how it is started, and what a stream without Chinese is told."""

from __future__ import annotations

import io
import re
import runpy
import sys

import pytest

import aftersales
from aftersales.version import __version__
from aftersales_cli.main import main


def started(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    """The exit code of the program with ARGUMENTS."""
    monkeypatch.setattr(sys, "argv", ["aftersales", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code


def test_a_stream_that_has_no_chinese_is_given_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """31 staff need 4 managers (a tenth, rounded up); the words come as the numbers of their characters."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert started(monkeypatch, "managers", "--staff", "31") == 0
    sys.stdout.flush()
    text = written.getvalue().decode("ascii")
    assert "\\u7ba1\\u7406\\u5e08" in text  # 管理师
    assert re.search("管理师：4 名\n", text.encode().decode("unicode-escape"))


def test_a_stream_that_is_no_file_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stdout", told)
    assert started(monkeypatch, "--version") == 0
    assert told.getvalue().strip() == f"aftersales, version {__version__}"


def test_python_m_is_the_same_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["aftersales", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("aftersales", run_name="__main__")
    assert left.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_importing_it_by_that_name_starts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("aftersales", run_name="imported")
    assert capsys.readouterr() == ("", "")


def test_the_package_has_the_names_that_it_promises_and_no_others() -> None:
    assert {name for name in aftersales.__all__ if getattr(aftersales, name)} == {"Engine", "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'Motor'"):
        _ = aftersales.Motor  # type: ignore[attr-defined]
