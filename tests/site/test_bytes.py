"""What goes over the wire before a reader sees a page, or a score, has a budget; times have none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from posixpath import normpath

import pytest

from tests.site.pages import parse

PYTHON = 4_750_000
"""Bytes with gzip: interpreter 2.83 million, library 1.14, glue 0.23, engine 0.45; what is left is little."""
PAGE = 90_000
"""Bytes with gzip of a page, its style sheets and its scripts, those that scripts import left out."""


def wired(path: Path) -> int:
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


def test_python_stays_within_its_budget(built_site: Path) -> None:
    (manifest,) = (built_site / "runtime").glob("*/manifest.json")
    named = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    assert sum(wired(manifest.with_name(file["name"])) for file in named) <= PYTHON


@pytest.mark.parametrize("page", ["", "gbt-27922-2011/5.1.2.2/", "en/gbt-27922-2011/5.1.2.2/"])
def test_a_page_to_read_stays_within_its_budget(built_site: Path, page: str) -> None:
    path = built_site / page / "index.html"
    parsed = parse(path)
    sheets = [e.attributes["href"] for e in parsed.of("link") if e.attributes.get("rel") == "stylesheet"]
    scripts = [e.attributes["src"] for e in parsed.of("script") if "src" in e.attributes]
    loaded = [built_site / normpath(f"{page}./{address}") for address in (*sheets, *scripts)]
    assert len(loaded) > 4
    assert wired(path) + sum(wired(file) for file in loaded) <= PAGE
