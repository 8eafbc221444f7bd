"""The files that MkDocs is given: pages, scripts and styles, and the libraries of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aftersales_site.generator.vendor import vendored
from aftersales_site.staging import read_tree
from aftersales_site.writing.page import Page


def staged_files(root: Path, pages: Iterable[Page]) -> Mapping[str, bytes]:
    """PAGES and all that they load, by path below the folder that MkDocs reads; ROOT is the checkout."""
    assets = read_tree(root / "docs" / "assets")
    files = {f"assets/{path}": content for path, content in assets.items()}
    files.update(vendored(root / "node_modules"))
    files.update({page.file: page.to_markdown().encode() for page in pages})
    return files
