"""MkDocs and its theme come to their end: the same pages must build with a maintained successor."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WORK


@pytest.mark.parametrize("language", ["zh", "en"])
def test_properdocs_builds_the_same_pages(language: str, built_site: Path, tmp_path: Path) -> None:
    """Strictly, from the configuration and the pages that MkDocs was given."""
    configuration = WORK / "work" / f"mkdocs.{language}.yml"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet"]
    ran = subprocess.run(
        [*command, "--config-file", str(configuration), "--site-dir", str(tmp_path)],
        env={**os.environ, "PYTHONWARNINGS": "ignore", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    ours = WORK / "work" / "html" / language
    assert pages_in(tmp_path) == pages_in(ours)


def pages_in(folder: Path) -> dict[str, bytes]:
    """Each page by its address. The sites are to differ in nothing that a reader gets."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}
