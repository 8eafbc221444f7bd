"""One server for all pages that are compared: packed files, lasting addresses, a line of a given speed."""

from __future__ import annotations

import gzip
import re
import threading
import time
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from local_server import TYPES

LASTING = re.compile(r"/(?:compared|modules|runtime/[^/]+)/")
PIECE = 16_384  # bytes handed on at once: a slow line is shared fairly by what comes at the same time


class Line:
    """A rate in bits a second for all answers together, and a delay before each; 0 is no limit."""

    def __init__(self, mbit: float = 0, round_trip_ms: float = 0) -> None:
        self._rate, self._delay = mbit * 1e6 / 8, round_trip_ms / 1000
        self._lock, self._free = threading.Lock(), 0.0

    def wait_before_answer(self) -> None:
        time.sleep(self._delay)

    def wait_for(self, length: int) -> None:
        """Until LENGTH more bytes would have come through."""
        if not self._rate:
            return
        with self._lock:
            self._free = max(self._free, time.monotonic()) + length / self._rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class MeasuredServer(ThreadingHTTPServer):
    """Serves FOLDER, in which a packed copy may stand beside a file, and notes what was handed out."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path, line: Line) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.line = folder.resolve(), line
        self.sent: list[Path] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was closed in the middle of an answer is no error."""


def weights(files: list[Path]) -> dict[str, int]:
    """Bytes of FILES on the wire, packed in either way."""
    return {way: sum(_weight(file, way) for file in files) for way in ("gz", "br")}


def _weight(file: Path, way: str) -> int:
    packed = file.with_name(f"{file.name}.{way}")
    return (packed if packed.is_file() else file).stat().st_size


class _Handler(BaseHTTPRequestHandler):
    server: MeasuredServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = (self.server.folder / path.strip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(self.server.folder) or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content, is_packed = _as_sent(file)
        tag = f'"{file.stat().st_mtime_ns}"'
        self.server.line.wait_before_answer()
        is_same = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_same else HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("ETag", tag)
        lasting = bool(LASTING.search(path))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", "0" if is_same else str(len(content)))
        self.end_headers()
        if not is_same:
            self.server.sent.append(file)
            self._write(content)

    def _write(self, content: bytes) -> None:
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            self.server.line.wait_for(len(piece))
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """The terminal is for figures."""


@cache
def _as_sent(file: Path) -> tuple[bytes, bool]:
    """What goes over the wire for FILE, and whether that is packed."""
    packed = file.with_name(f"{file.name}.gz")
    if packed.is_file():
        return packed.read_bytes(), True
    content = file.read_bytes()
    small = gzip.compress(content, 9, mtime=0)
    return (small, True) if len(small) < len(content) * 0.97 else (content, False)
