"""Style sheets are written in parts, a subject each, and served whole: one request instead of a dozen.

In ``docs/assets/stylesheets`` a sheet that pages name is a list of ``@import url("folder/part.css");``. A
browser would fetch part after part before it shows anything, so the build puts each in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)
_ADDRESS = re.compile(r"url\(", re.IGNORECASE)


def with_whole_sheets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES of a site by path, each style sheet with its parts in it and the parts themselves left out.

    Raises `KeyError` for a part that is missing, `ValueError` for one that names a file of its own: the
    address would mean another place once the part stands elsewhere.
    """
    parts: set[str] = set()
    whole = {
        path: _whole(path, files, parts).encode() if _is_list(path, content) else content
        for path, content in files.items()
    }
    return {path: content for path, content in whole.items() if path not in parts}


def _is_list(path: str, content: bytes) -> bool:
    return path.endswith(".css") and _IMPORT.search(content.decode()) is not None


def _whole(path: str, files: Mapping[str, bytes], parts: set[str]) -> str:
    """The sheet at PATH with its parts in it, and theirs; they are noted in PARTS."""

    def part(found: re.Match[str]) -> str:
        there = normpath(join(dirname(path), found[1]))
        text = _whole(there, files, parts)
        if _ADDRESS.search(text):
            raise ValueError(f"{there}: found url(…) in a part of {path}, expected none")
        parts.add(there)
        return text

    return _IMPORT.sub(part, files[path].decode())
