"""``integrity.json``: the SHA-256 of all that the site ships, and one for what it calculates with.

The root is taken of the list of the core: data, the browser's Python, scripts and style sheets. It stands in
the footer of every page and in every record, which is why it cannot be taken of pages. These are listed too,
and the SHA-256 of the list itself, which release notes give, covers both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from aftersales.foundation.canonical_json import canonical
from aftersales.record import digest_of
from aftersales.version import __version__

LIST = "integrity.json"
FORMAT = "integrity/1"

MARK = "@integrity@"
"""What the footer has where the root will stand."""
_CORE = ("data/", "runtime/", "modules/", "assets/", "en/assets/")


def with_root(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES with the root in the footer of every page."""
    root = root_in(files).encode()
    return {
        path: content.replace(MARK.encode(), root) if path.endswith(".html") else content
        for path, content in files.items()
    }


def integrity_file(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The list of all FILES, which are finished."""
    core, rest = _hashes(files, core=True), _hashes(files, core=False)
    listed = {
        "format": FORMAT,
        "engine": __version__,
        "root": root_of(core),
        "core": core,
        "rest": rest,
    }
    return {LIST: canonical(listed)}


def root_in(files: Mapping[str, bytes]) -> str:
    """The root of FILES, which stands in each of their pages."""
    return root_of(_hashes(files, core=True))


def root_of(core: Mapping[str, str]) -> str:
    """SHA-256 of the core's list as canonical JSON (RFC 8785)."""
    return digest_of(core)


def _hashes(files: Mapping[str, bytes], *, core: bool) -> dict[str, str]:
    return {
        path: hashlib.sha256(content).hexdigest()
        for path, content in sorted(files.items())
        if _is_core(path) is core
    }


def _is_core(path: str) -> bool:
    """The page about the data stands among them, and is a page."""
    return path.startswith(_CORE) and not path.endswith(".html")
