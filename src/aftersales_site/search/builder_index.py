"""The index that a builder cuts from its pages and that its search box loads with every page.

Material's box asks its worker and is told all it shows; its file needs nothing but the settings. The box of
Zensical shows places of its own file, which the worker names by their position.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderIndex:
    """``places`` have a ``location``, a ``title`` and a ``text`` in HTML; ``settings`` are the box's own.

    ``key`` is where the file has its places, ``shows_its_own`` whether the box shows those of the file.
    """

    path: str
    key: str
    shows_its_own: bool
    settings: Any
    places: Sequence[Mapping[str, str]]

    def with_entries(self, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, object]:
        """The file for a search that finds ROWS."""
        places = [_shown(row) for row in rows] if self.shows_its_own else []
        return {"config": self.settings, self.key: places}


# By the file that the builder writes: MkDocs and properdocs with Material, then Zensical.
_KINDS = (("search/search_index.json", "docs", False), ("search.json", "items", True))


def read_builder_index(html: Path) -> BuilderIndex:
    """The index of the pages that were built into HTML; raises `FileNotFoundError` if there is none."""
    for path, key, shows_its_own in _KINDS:
        if (html / path).is_file():
            file = json.loads((html / path).read_bytes())
            return BuilderIndex(
                path=path, key=key, shows_its_own=shows_its_own, settings=file["config"], places=file[key]
            )
    raise FileNotFoundError(f"no index of a search in {html}")


def _shown(row: Mapping[str, Any]) -> Mapping[str, object]:
    """ROW as Zensical's box shows it, its document above it."""
    tags = row.get("tags", [])
    return {
        "location": row["location"],
        "level": 2 if "#" in row["location"] else 1,
        "title": row["title"],
        "text": row["text"],
        "path": tags,
        "tags": [],
    }
