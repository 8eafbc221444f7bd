"""The files of a published site against the list that came with them."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import Enum, auto
from typing import Any

from aftersales.record import digest_of
from aftersales_cli.site_files import LIST, SiteFiles, Unread, Unreadable

FORMAT = "integrity/1"

_AT_ONCE = 8


def check(files: SiteFiles) -> dict[str, Any]:
    """What differs from the list that stands beside FILES; raises `Unreadable` if there is none.

    ``line_endings`` are those of the ``altered`` that differ in nothing but CR LF for LF. ``unread`` could
    not be had, by path with the reason. ``unchecked`` are packed copies that nothing here unpacks, and
    what tells a host how to serve: what a server sends by them was not looked at.
    """
    try:
        written = files.read(LIST)
    except Unread as why:
        raise Unreadable(f"{LIST}: {why}") from None
    listed = _read(written)
    core, rest = listed["core"], listed["rest"]
    expected: Mapping[str, str] = {**core, **rest}
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        judged = list(pool.map(lambda path: _judged(files, path, expected[path]), expected))
    found = {kind: [path for path, each, _ in judged if each is kind] for kind in _Kind}
    copies = files.beside([LIST, *expected])
    settings = [path for path in files.settings() if path not in expected]
    differing = {
        "altered": [path for path, each, _ in judged if each in (_Kind.ALTERED, _Kind.LINE_ENDINGS)]
        + _forged(files, copies, {**expected, LIST: _hash(written)}),
        "missing": found[_Kind.MISSING],
        "unread": {path: why for path, each, why in judged if each is _Kind.UNREAD},
        "unlisted": files.unlisted(expected),
    }
    fits = digest_of(core) == listed["root"]
    return {
        "agrees": fits and not any(differing.values()),
        "files": len(expected),
        "engine": listed["engine"],
        "root": listed["root"],
        "root_fits": fits,
        "list": _hash(written),
        **differing,
        "line_endings": found[_Kind.LINE_ENDINGS],
        "unchecked": [path for path in copies if not path.endswith(".gz")] + settings,
    }


class _Kind(Enum):
    SAME = auto()
    LINE_ENDINGS = auto()
    ALTERED = auto()
    MISSING = auto()
    UNREAD = auto()


def _judged(files: SiteFiles, path: str, digest: str) -> tuple[str, _Kind, str]:
    """What stands at PATH beside what the list has; and why nothing was had, if so."""
    try:
        content = files.read(path)
    except Unread as why:
        return path, _Kind.UNREAD, str(why)
    if content is None:
        return path, _Kind.MISSING, ""
    if _hash(content) == digest:
        return path, _Kind.SAME, ""
    rewritten = _hash(content.replace(b"\r\n", b"\n")) == digest
    return path, _Kind.LINE_ENDINGS if rewritten else _Kind.ALTERED, ""


def _forged(files: SiteFiles, copies: Iterable[str], whole: Mapping[str, str | None]) -> list[str]:
    """Those of the packed COPIES that hold something else than the WHOLE files beside them should."""
    packed = (path for path in copies if path.endswith(".gz"))
    return [path for path in packed if _unpacked(files, path) != whole[path.removesuffix(".gz")]]


def _read(written: bytes | None) -> dict[str, Any]:
    try:
        listed = json.loads(written or b"")
    except (ValueError, RecursionError):
        raise Unreadable("–" if written is None else written[:80].decode(errors="replace")) from None
    parts = [listed.get(key) for key in ("core", "rest")] if isinstance(listed, dict) else []
    texts = [value for part in parts if isinstance(part, dict) for value in part.values()]
    told = [listed.get(key) for key in ("root", "engine")] if parts else []
    if len(parts) != 2 or listed.get("format") != FORMAT or not all(isinstance(v, str) for v in texts + told):
        raise Unreadable(LIST)
    paths = [path for part in parts if isinstance(part, dict) for path in part]
    if not all(map(_is_text, [*texts, *told, *paths])):
        raise Unreadable(LIST)
    twice = next((path for path, count in Counter(paths).items() if count > 1), None)
    if twice is not None:  # the root is of one of its hashes, and the file would be held against the other
        raise Unreadable(f"{LIST}: {twice} × 2")
    return dict(listed)


def _is_text(words: str) -> bool:
    """Whether WORDS are whole characters: half of one is in no address and has no digest."""
    return not any("\ud800" <= character <= "\udfff" for character in words)


def _hash(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _unpacked(files: SiteFiles, path: str) -> str | None:
    """The hash of what stands packed at PATH; None if it is no packed copy, or cannot be read."""
    try:
        content = files.read(path)
        return None if content is None else _hash(gzip.decompress(content))
    except (Unread, OSError, EOFError, zlib.error):
        return None
