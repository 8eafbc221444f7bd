"""The runtime that the site ships, asked under Node."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Ask = Callable[[Mapping[str, Any], list[str]], list[str]]


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The folder of the present runtime, built if the engine has changed."""
    built = subprocess.run(
        [sys.executable, "scripts/runtime.py"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ROOT / built.stdout.split()[-1]


@pytest.fixture(scope="session")
def in_pyodide(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The replies of the shipped engine under Pyodide to requests, given a bundle."""
    (wheel,) = runtime.glob("*.whl")

    def ask(bundle: Mapping[str, Any], requests: list[str]) -> list[str]:
        asked = tmp_path_factory.mktemp("asked") / "asked.json"
        asked.write_text(json.dumps({"bundle": bundle, "requests": requests}), encoding="utf-8")
        command = ["node", "tests/pyodide/replies.mjs", str(runtime), str(wheel), str(asked)]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
        return list(json.loads(said.stdout.splitlines()[-1]))

    return ask
