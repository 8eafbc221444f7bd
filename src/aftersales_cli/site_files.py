"""The files of a published site, in a folder or at an address, against the list that came with them."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from aftersales.record import digest_of

LIST = "integrity.json"
FORMAT = "integrity/1"

_AT_ONCE = 8
_PATIENCE = 60
_LARGEST = 64 * 1024 * 1024
_BESIDE = (".br", ".gz")
"""Copies that a server keeps packed: what is sent is unpacked, and checked."""


class Unreadable(Exception):
    """There is no list of a site's files here."""


class SiteFiles(Protocol):
    def read(self, path: str) -> bytes | None:
        """What stands at PATH; None if nothing does."""

    def unlisted(self, listed: Iterable[str]) -> list[str]:
        """What is there and not LISTED, where that can be known."""

    def beside(self, listed: Iterable[str]) -> list[str]:
        """The packed copies of what is LISTED that a server sends in its place, where that can be known."""


@dataclass(frozen=True, slots=True)
class Folder:
    folder: Path

    def read(self, path: str) -> bytes | None:
        try:
            file = self.folder / path
            inside = file.resolve().is_relative_to(self.folder.resolve())
            return file.read_bytes() if inside and file.is_file() else None
        except (OSError, ValueError):  # a name that no file has, or a file that nobody may read
            return None

    def unlisted(self, listed: Iterable[str]) -> list[str]:
        known = {LIST, *listed}
        known |= {path + ending for path in known for ending in _BESIDE}
        there = (
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
            or path.is_symlink()  # a folder that is only linked: what stands there is served
        )
        return sorted(path for path in there if path not in known)

    def beside(self, listed: Iterable[str]) -> list[str]:
        there = {
            path.relative_to(self.folder).as_posix()
            for ending in _BESIDE
            for path in self.folder.rglob(f"*{ending}")
        }
        return [path + ending for path in listed for ending in _BESIDE if path + ending in there]


class _SameHost(HTTPRedirectHandler):
    """Follows a server that sends on within its own host, from http to https for instance, and no further."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            fp.close()
            raise Unreadable(f"{req.full_url} → {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = build_opener(_SameHost)


@dataclass(frozen=True, slots=True)
class Address:
    address: str

    def read(self, path: str) -> bytes | None:
        """A page is asked for as readers ask for it: by its folder.

        Raises `Unreadable` where the server sends on to another host: that site was not to be checked.
        """
        visited = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        try:
            address = urljoin(self.address, quote(visited))
            if not address.startswith(self.address):  # //another.example/x, ../x: nothing of this site
                return None
            asked = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 - see open_site
            with OPENER.open(asked, timeout=_PATIENCE) as answer:
                content: bytes = answer.read(_LARGEST)
                packed = answer.headers.get("Content-Encoding") == "gzip"
            return gzip.decompress(content) if packed else content
        except (URLError, HTTPException, OSError, ValueError, EOFError, zlib.error):
            return None

    def unlisted(self, listed: Iterable[str]) -> list[str]:  # noqa: ARG002 - nobody lists a server's files
        return []

    def beside(self, listed: Iterable[str]) -> list[str]:  # noqa: ARG002 - what is sent is checked
        return []


def open_site(site: str) -> SiteFiles:
    """The SITE at an address, or in a folder."""
    if site.lower().startswith(("http://", "https://")):
        return Address(site.partition("#")[0].partition("?")[0].rstrip("/") + "/")
    return Folder(Path(site))


def check(files: SiteFiles) -> dict[str, Any]:
    """What differs from the list that stands beside FILES; raises `Unreadable` if there is none.

    ``unchecked`` are packed copies that nothing here unpacks: what a server sends of them was not looked at.
    """
    written = files.read(LIST)
    listed = _read(written)
    core, rest = listed["core"], listed["rest"]
    expected: Mapping[str, str] = {**core, **rest}
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        found = dict(zip(expected, pool.map(lambda path: _hash(files.read(path)), expected), strict=True))
    differing = {
        "altered": [path for path, digest in expected.items() if found[path] not in (None, digest)],
        "missing": [path for path in expected if found[path] is None],
        "unlisted": files.unlisted(expected),
    }
    copies = files.beside([LIST, *expected])
    whole = {**expected, LIST: _hash(written)}
    forged = [
        path
        for path in copies
        if path.endswith(".gz") and _unpacked(files.read(path)) != whole[path.removesuffix(".gz")]
    ]
    differing["altered"] += forged
    fits = digest_of(core) == listed["root"]
    return {
        "agrees": fits and not any(differing.values()),
        "files": len(expected),
        "engine": listed["engine"],
        "root": listed["root"],
        "root_fits": fits,
        "list": _hash(written),
        **differing,
        "unchecked": [path for path in copies if not path.endswith(".gz")],
    }


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


def _unpacked(content: bytes | None) -> str | None:
    """The hash of what CONTENT is a packed copy of; None if it is none."""
    try:
        return None if content is None else _hash(gzip.decompress(content))
    except (OSError, EOFError, zlib.error):
        return None
