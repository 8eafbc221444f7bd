"""The runtime that the site ships, asked under Node."""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Ask = Callable[[Mapping[str, Any], list[str]], list[str]]
Exchange = tuple[str, bytes | None]
"""A request for a file, or a reply, with the file that goes with it."""
AskFiles = Callable[[Mapping[str, Any], Sequence[str], list[Exchange]], list[Exchange]]


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The folder of the present runtime, built if the engine has changed."""
    built = subprocess.run(
        [sys.executable, "-m", "aftersales_runtime"], cwd=ROOT, check=True, capture_output=True, text=True
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


@pytest.fixture(scope="session")
def files_in_pyodide(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> AskFiles:
    """What the last of some parts of the shipped runtime answers to requests for files, given a bundle."""
    (wheel,) = runtime.glob("*.whl")

    def ask(bundle: Mapping[str, Any], parts: Sequence[str], requests: list[Exchange]) -> list[Exchange]:
        told = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))["parts"]
        asked = tmp_path_factory.mktemp("asked") / "asked.json"
        packed = [(text, None if raw is None else b64encode(raw).decode()) for text, raw in requests]
        wanted = {"bundle": bundle, "module": told[parts[-1]]["module"], "requests": packed}
        asked.write_text(json.dumps(wanted), encoding="utf-8")
        archives, answers = [runtime / told[part]["name"] for part in parts], asked.with_name("answers.json")
        paths = [str(path) for path in (runtime, wheel, asked, answers, *archives)]
        subprocess.run(["node", "tests/pyodide/files.mjs", *paths], cwd=ROOT, check=True, capture_output=True)
        found = json.loads(answers.read_text(encoding="utf-8"))
        return [(reply, None if content is None else b64decode(content)) for reply, content in found]

    return ask
