"""The front end's own reasoning, tested in Node: what needs no page, no worker and no engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.npm
@pytest.mark.parametrize("subject", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_in_node(subject: str) -> None:
    environment = {**os.environ, "AFTERSALES_PYTHON": sys.executable}  # some ask the real engine
    # Not kept waiting for what pages do seconds later, such as forgetting the address of a file.
    command = ["node", "--test", "--test-force-exit", HERE / subject]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# pass 0" not in ran.stdout
