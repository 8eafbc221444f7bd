"""The files of a published site, in a folder or at an address."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.response import addinfourl

LIST = "integrity.json"
_PATIENCE = 60
_LARGEST = 64 * 1024 * 1024
_GONE = (404, 410)
_MISSING_PAGE = "404.html"
"""What hosts show where nothing stands; many send it with that status at its own address, too."""
_BESIDE = (".br", ".gz")
"""Copies that a server keeps packed: what is sent is unpacked, and checked."""
_SETTINGS = (".nojekyll", "CNAME", "_headers")
"""By these a host is told how to serve the folder; `make pack` puts the last into it."""


class Unreadable(Exception):
    """There is no list of a site's files here."""


class Unread(Exception):
    """A file may be there, and could not be had; says why, as the system or the server says it."""


class SiteFiles(Protocol):
    def read(self, path: str) -> bytes | None:
        """What stands at PATH; None if nothing does. Raises `Unread` where that cannot be known."""

    def unlisted(self, listed: Iterable[str]) -> list[str]:
        """What is there and not LISTED, where that can be known."""

    def beside(self, listed: Iterable[str]) -> list[str]:
        """The packed copies of what is LISTED that a server sends in its place, where that can be known."""

    def settings(self) -> list[str]:
        """What tells a host how to serve the site, where that can be known: no part of the site itself."""


@dataclass(frozen=True, slots=True)
class Folder:
    folder: Path

    def read(self, path: str) -> bytes | None:
        try:
            file = self.folder / path
            inside = file.resolve().is_relative_to(self.folder.resolve())
            return file.read_bytes() if inside and file.is_file() else None
        except PermissionError as error:
            raise Unread(error.strerror or str(error)) from None
        except (OSError, ValueError):  # a name that no file has
            return None

    def unlisted(self, listed: Iterable[str]) -> list[str]:
        known = {LIST, *listed}
        known |= {path + ending for path in known for ending in _BESIDE}
        known |= {*self.settings()}
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

    def settings(self) -> list[str]:
        return [name for name in _SETTINGS if (self.folder / name).is_file()]


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

        Raises `Unread` where no whole answer comes, or one that says neither that a file is there nor that it
        is not; `Unreadable` where the server sends on to another host: that site was not to be checked. What
        comes with status 404 in place of the page for missing addresses is that page, the site's or a host's.
        """
        visited = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        try:
            address = urljoin(self.address, quote(visited))
            if not address.startswith(self.address):  # //another.example/x, ../x: nothing of this site
                return None
            asked = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 - see open_site
            with _answer(asked, missing_page=path.rpartition("/")[2] == _MISSING_PAGE) as answer:
                content: bytes = answer.read(_LARGEST)
                packed = answer.headers.get("Content-Encoding") == "gzip"
            return gzip.decompress(content) if packed else content
        except HTTPError as error:
            error.close()
            if error.code in _GONE:
                return None
            raise Unread(f"HTTP {error.code}") from None
        except ValueError:
            return None
        except (HTTPException, OSError, EOFError, zlib.error) as error:
            raise Unread(str(getattr(error, "reason", None) or error) or type(error).__name__) from None

    def unlisted(self, listed: Iterable[str]) -> list[str]:  # noqa: ARG002 - nobody lists a server's files
        return []

    def beside(self, listed: Iterable[str]) -> list[str]:  # noqa: ARG002 - what is sent is checked
        return []

    def settings(self) -> list[str]:
        return []


def _answer(asked: Request, *, missing_page: bool) -> addinfourl:
    """The answer to ASKED; raises what `OPENER` does, but for status 404 of the MISSING_PAGE."""
    try:
        answer: addinfourl = OPENER.open(asked, timeout=_PATIENCE)
    except HTTPError as error:
        if missing_page and error.code == HTTPStatus.NOT_FOUND:
            return error
        raise
    return answer


def open_site(site: str) -> SiteFiles:
    """The SITE at an address, or in a folder."""
    if site.lower().startswith(("http://", "https://")):
        return Address(site.partition("#")[0].partition("?")[0].rstrip("/") + "/")
    return Folder(Path(site))
