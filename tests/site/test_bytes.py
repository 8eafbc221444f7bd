"""What goes over the wire before a reader sees a page, or a score, has a budget; times have none."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from posixpath import normpath

import pytest

from tests.site.pages import parse

IMPORT = re.compile(r"(?<![\w.])(?:from|import)\s*[\"'`](\.{1,2}/[^\"'`]+\.js)[\"'`]")
"""In a joined module; ``import(…)``, which loads later, has a bracket there."""

PYTHON = 4_750_000
"""Bytes with gzip: interpreter 2.83 million, library 1.14, glue 0.23, engine 0.45; what is left is little."""
PAGE = 80_000
"""Bytes with gzip of a page, its style sheets, its scripts and all that these import at once."""


def wired(path: Path) -> int:
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


def test_python_stays_within_its_budget(built_site: Path) -> None:
    (manifest,) = (built_site / "runtime").glob("*/manifest.json")
    named = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    assert sum(wired(manifest.with_name(file["name"])) for file in named) <= PYTHON


@pytest.mark.parametrize("page", ["", "en/", "gbt-27922-2011/5.1.2.2/", "en/gbt-27922-2011/5.1.2.2/"])
def test_a_page_to_read_stays_within_its_budget(built_site: Path, page: str) -> None:
    path = built_site / page / "index.html"
    parsed = parse(path)
    sheets = [e.attributes["href"] for e in parsed.of("link") if e.attributes.get("rel") == "stylesheet"]
    scripts = [e.attributes["src"] for e in parsed.of("script") if "src" in e.attributes]
    named = [built_site / normpath(f"{page}./{address}") for address in (*sheets, *scripts)]
    assert len(named) > 4
    loaded = with_imports(named)
    assert wired(path) + sum(wired(file) for file in loaded) <= PAGE


def with_imports(named: list[Path]) -> list[Path]:
    """The files NAMED and every module that one of them imports before it runs, each once."""
    reached = [file.resolve() for file in named]
    for file in reached:
        if file.suffix == ".js" and "modules" in file.parts:
            names = IMPORT.findall(file.read_text(encoding="utf-8"))
            reached += dict.fromkeys({(file.parent / name).resolve() for name in names} - set(reached))
    return reached


def test_what_scripts_import_is_counted(built_site: Path) -> None:
    (script,) = (built_site / "modules" / "score").glob("main-*.js")
    assert {file.name.partition("-")[0] for file in with_imports([script])} >= {
        "main",
        "calculators",
        "engine",
    }
