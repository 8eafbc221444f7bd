"""The service worker at the site's root, and the lists of all that it keeps for offline use."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping

from aftersales.foundation.text import Language
from aftersales_site.finishing.integrity import root_in

WORKER = "sw.js"

MARK = "@megabytes@"
"""What the mark of a page has where the size of all that is kept will stand."""

_PREFIXES: Mapping[Language, str] = {"zh": "", "en": "en/"}
_SHARED = ("data", "modules", "runtime")
_COMMON = tuple(f"{part}/" for part in _SHARED)
_EMBEDDED = ("modules/embed", *(f"{prefix}embed/" for prefix in _PREFIXES.values()))
_NEVER_LOADED = (".d.ts", "index.md", "sitemap.xml", "robots.txt", "llms.txt")


def offline_files(files: Mapping[str, bytes], program: str) -> Mapping[str, bytes]:
    """The worker, whose PROGRAM is given, and for each language the list of what it keeps of FILES: the
    language's pages, the data and the browser's Python.
    """
    made = {WORKER: program.encode()}
    root = root_in(files)  # by it the worker knows pages of this build where a host rewrites them
    for language in _PREFIXES:
        parts = [_part(name, files) for name in (language, *_SHARED)]
        made[f"offline/{language}.json"] = json.dumps(
            {"root": root, "parts": parts}, separators=(",", ":")
        ).encode()
    return made


def with_megabytes(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES with what it takes to fetch all that is kept of a language, in million bytes as hosts send them
    (with gzip), in the mark of every page.
    """
    wired: dict[str, int] = dict.fromkeys((*_PREFIXES, *_SHARED), 0)
    for path, content in files.items():
        if not _is_kept(path):
            continue
        wired[_part_of(path)] += min(len(content), len(zlib.compress(content, 6)))
    shared = sum(wired[part] for part in _SHARED)
    said = {language: str(max(1, round((wired[language] + shared) / 1e6))) for language in _PREFIXES}
    return {
        path: content.replace(MARK.encode(), said[_language_of(path)].encode())
        if path.endswith(".html")
        else content
        for path, content in files.items()
    }


def _part(name: str, files: Mapping[str, bytes]) -> Mapping[str, object]:
    """One part: every file with the start of its SHA-256 and its size, and a version over all of them."""
    listed = [
        [_address(path), hashlib.sha256(content).hexdigest()[:12], len(content)]
        for path, content in sorted(files.items())
        if _part_of(path) == name and _is_kept(path)
    ]
    version = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:12]
    return {"name": name, "version": version, "files": listed}


def _is_kept(path: str) -> bool:
    """Whether PATH is of use offline: a frame in another site's page is not there then."""
    return not path.endswith(_NEVER_LOADED) and not path.startswith(_EMBEDDED)


def _part_of(path: str) -> str:
    common = next((prefix for prefix in _COMMON if path.startswith(prefix)), None)
    if common:
        return common.rstrip("/") if not path.startswith("data/index.html") else "zh"
    return _language_of(path)


def _language_of(path: str) -> Language:
    return "en" if path.startswith(_PREFIXES["en"]) else "zh"


def _address(path: str) -> str:
    """The address under which PATH is visited: a page by its folder."""
    return path.removesuffix("index.html") if _is_index(path) else path


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
