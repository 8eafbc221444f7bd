"""The server behind `make serve` and the tests in a browser: right types, gzip, and pages that reload.

It serves one folder to this machine alone. Unlike a public host it lets nothing be cached but the
runtime, whose address changes with its content.
"""

from __future__ import annotations

import gzip
import http.server
import json
import re
import socket
import threading
from collections.abc import Sequence
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "text/yaml; charset=utf-8",
    ".zip": "application/zip",
}
SQUEEZED = {".css", ".csv", ".html", ".ics", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".wasm"}
SQUEEZED |= {".webmanifest", ".xml", ".yaml"}
LASTING = re.compile(r"/\d+\.\d+\.\d+-[0-9a-f]{12}/")  # a runtime's folder
# A list of no pages stands for all of them.
RELOAD_SCRIPT = b"""new EventSource('/__reload').addEventListener('reload', ({ data }) => {
  const pages = JSON.parse(data);
  if (pages.length === 0 || pages.includes(decodeURI(location.pathname))) location.reload();
});
"""
RELOAD_TAG = b'<script src="/__reload.js"></script>'
HEARTBEAT = 15.0  # seconds; a page that went away is noticed by then
NOTHING_YET = (
    b"<!doctype html><meta charset=utf-8><title>not built</title>"
    b"<p>The site has not been built yet: see the terminal.</p>"
)


class LocalServer(http.server.ThreadingHTTPServer):
    """Serves `site`, which may be replaced at any time; `tell_pages` makes the open pages reload.

    What stands in a folder of `over` is served in the place of what the site has there.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, site: Path | None, *, reloading: bool = True) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.site = site
        self.over: Sequence[Path] = ()
        self.reloading = reloading
        self.changed = threading.Condition()
        self.told: list[Sequence[str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def tell_pages(self, pages: Sequence[str] = ()) -> None:
        """Make the open pages reload that show one of PAGES, by their paths; without any, all do."""
        with self.changed:
            self.told.append(pages)
            self.changed.notify_all()

    def wait_for_changes(self, seen: int) -> Sequence[Sequence[str]]:
        """What was told after the first SEEN times, as soon as there is any; nothing after one heartbeat."""
        with self.changed:
            self.changed.wait_for(lambda: len(self.told) > seen, timeout=HEARTBEAT)
            return self.told[seen:]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who leaves in the middle of an answer is no error."""


def open_server(first_port: int, site: Path | None, *, reloading: bool = True) -> LocalServer:
    """A server on the first free port from FIRST_PORT on; 0 lets the system choose."""
    for port in range(first_port, first_port + 50):
        if port and not _is_free(port):
            continue
        try:
            return LocalServer(port, site, reloading=reloading)
        except OSError:
            continue
    raise OSError(f"no free port from {first_port} to {first_port + 49}")


def _is_free(port: int) -> bool:
    """Reusing an address would also succeed beside another server that did the same."""
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) != 0


class Handler(http.server.BaseHTTPRequestHandler):
    server: LocalServer
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.server.reloading and path == "/__reload.js":
            self._send(HTTPStatus.OK, RELOAD_SCRIPT, ".js", lasting=False)
        elif self.server.reloading and path == "/__reload":
            self._stream_reloads()
        else:
            self._send_file(path)

    def log_message(self, *_: object) -> None:
        """The terminal is for builds and faults."""

    def _send_file(self, path: str) -> None:
        site = self.server.site
        if site is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, self._with_reload(NOTHING_YET), ".html", lasting=False)
            return
        folder = next((each for each in self.server.over if self._has(each, path)), site)
        file = (folder / path.lstrip("/")).resolve()
        inside = file.is_relative_to(folder.resolve())
        if inside and file.is_dir() and not path.endswith("/"):
            self._redirect(path + "/")
            return
        if inside and file.is_dir():
            file = file / "index.html"
        status = HTTPStatus.OK
        if not inside or not file.is_file():
            file, status = site / "404.html", HTTPStatus.NOT_FOUND
        content, suffix = (file.read_bytes(), file.suffix) if file.is_file() else (b"not found", ".txt")
        if suffix == ".html":
            content = self._with_reload(content)
        self._send(status, content, suffix, lasting=status is HTTPStatus.OK and bool(LASTING.search(path)))

    def _has(self, folder: Path, path: str) -> bool:
        file = (folder / path.lstrip("/")).resolve()
        return file.is_relative_to(folder.resolve()) and (file.is_file() or (file / "index.html").is_file())

    def _with_reload(self, page: bytes) -> bytes:
        """The page with one more script, from a file of its own: its policy allows no other."""
        if not self.server.reloading:
            return page
        head, mark, tail = page.rpartition(b"</body>")
        return head + RELOAD_TAG + mark + tail if mark else page + RELOAD_TAG

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        # One slash at the start: "//host" would be another machine's address.
        self.send_header("Location", "/" + path.lstrip("/"))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, suffix: str, *, lasting: bool) -> None:
        squeezed = suffix in SQUEEZED and "gzip" in self.headers.get("Accept-Encoding", "")
        if squeezed:
            content = _gzipped(content)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-store")
        if squeezed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream_reloads(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = len(self.server.told)
        self.wfile.write(b"retry: 1000\n\n")
        while True:
            told = self.server.wait_for_changes(seen)
            events = [f"event: reload\ndata: {json.dumps(pages)}\n\n".encode() for pages in told]
            self.wfile.write(b"".join(events) or b": still here\n\n")
            self.wfile.flush()
            seen += len(told)


@lru_cache(maxsize=512)
def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)
