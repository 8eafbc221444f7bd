"""The parts of the search and of its worker, tested in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.npm

HERE = Path(__file__).parent


def test_the_parts_of_the_search_do_what_they_promise() -> None:
    ran = subprocess.run(
        ["node", "--test", *map(str, sorted(HERE.glob("*.test.mjs")))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# pass 0" not in ran.stdout
