"""`make check` shows what a check that passes warns of: that an edition is to be looked for, say."""

from __future__ import annotations

import sys

import pytest

from scripts import run_checks


@pytest.mark.parametrize(
    ("ends", "shown"), [(0, ["a day has passed"]), (1, ["13 files", "a day has passed"])]
)
def test_warnings_are_shown_and_of_a_failure_all(
    ends: int, shown: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = f"import sys; print('13 files'); print('a day has passed', file=sys.stderr); sys.exit({ends})"
    monkeypatch.setattr(run_checks, "CHECKS", {"made up": [sys.executable, "-c", code]})
    monkeypatch.setattr(sys, "argv", ["run_checks.py"])
    assert run_checks.main() == ends
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.strip() for line in lines] == shown
