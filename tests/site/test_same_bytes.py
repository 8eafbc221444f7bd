"""The same commit gives the same bytes, whatever folder, zone, seed and rights it is built with.

Otherwise nobody could tell whether what is served was made from what is published here, and every build would
give new addresses to files that have not changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fresh_checkout import copy_checkout

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as a clone would have it, in a folder of another name, its files only for their owner."""
    return copy_checkout(tmp_path_factory.mktemp("other") / "a clone with a longer name")


def run(*command: str, folder: Path, **environment: str) -> None:
    """Run a Python program of the checkout in FOLDER, with the packages of that folder."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        umask=0o077 if environment else 0o022,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def hashes(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every file below FOLDER, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def differing(one: Mapping[str, str], two: Mapping[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))


def test_the_wheel(copy: Path, tmp_path: Path) -> None:
    build = ("-m", "hatchling", "build", "--target", "wheel", "--directory")
    run(*build, str(tmp_path / "here"), folder=ROOT)
    run(*build, str(tmp_path / "there"), folder=copy, **ELSEWHERE)
    here = hashes(tmp_path / "here")
    assert [Path(name).suffix for name in here] == [".whl"]
    assert hashes(tmp_path / "there") == here


def test_runtime_and_site(built_site: Path, copy: Path, tmp_path: Path) -> None:
    """The runtime stands in the site below `runtime/`, in a folder named by its hash."""
    run("scripts/build_site.py", "--out", str(tmp_path / "site"), folder=copy, **ELSEWHERE)
    here, there = hashes(built_site), hashes(tmp_path / "site")
    shutil.rmtree(copy / "build")  # tens of megabytes that nobody reads
    assert sum(path.startswith("runtime/") for path in here) >= 8
    assert sum(path.endswith(".html") for path in here) > 100
    assert differing(here, there) == []
