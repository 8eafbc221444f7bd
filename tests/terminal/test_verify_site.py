"""Checking a published site: in a folder, and at an address."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import Request

import pytest
import rfc8785
from click.testing import CliRunner

from aftersales_cli.main import cli
from aftersales_cli.site_files import open_site

FILES = {
    "data/sources.json": b"{}",
    "assets/site/page.js": b"// a script",
    "index.html": b"<p>home",
    "en/index.html": b"<p>home of the other language",
    "offline/zh.json": b"[]",
}
CORE = ("data/", "assets/")


def listed() -> dict[str, Any]:
    """The list as the docs describe it, made by other means than the publisher's."""
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in FILES.items()}
    core = {path: digest for path, digest in hashes.items() if path.startswith(CORE)}
    rest = {path: digest for path, digest in hashes.items() if path not in core}
    root = hashlib.sha256(rfc8785.dumps(core)).hexdigest()
    return {"format": "integrity/1", "engine": "0.2.0", "root": root, "core": core, "rest": rest}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, content in {**FILES, "integrity.json": json.dumps(listed()).encode()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.fixture(params=["folder", "address"])
def site(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "folder":
        yield str(folder)
        return

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def check(site: str, *options: str) -> tuple[int, dict[str, Any]]:
    ran = CliRunner().invoke(cli, ["verify-site", site, "--json", *options])
    return ran.exit_code, json.loads(ran.stdout)


def test_a_whole_site_agrees(site: str) -> None:
    code, found = check(site)
    assert (code, found["agrees"], found["files"], found["root"]) == (0, True, 5, listed()["root"])


@pytest.mark.parametrize(
    ("change", "key", "path"),
    [
        (lambda folder: (folder / "index.html").write_bytes(b"<p>hom3"), "altered", "index.html"),
        (lambda folder: (folder / "data/sources.json").write_bytes(b"{ }"), "altered", "data/sources.json"),
        (lambda folder: (folder / "offline/zh.json").unlink(), "missing", "offline/zh.json"),
        (lambda folder: (folder / "assets/site/page.js").unlink(), "missing", "assets/site/page.js"),
    ],
)
def test_what_differs_is_named(site: str, folder: Path, change: Any, key: str, path: str) -> None:
    change(folder)
    code, found = check(site)
    assert code == 1
    assert [(name, found[name]) for name in ("altered", "missing", "unlisted") if found[name]] == [
        (key, [path])
    ]


def test_a_file_that_nobody_listed_is_found_in_a_folder(folder: Path) -> None:
    (folder / "assets" / "more.js").write_text("x")
    (folder / "index.html.gz").write_bytes(gzip.compress(FILES["index.html"]))
    assert check(str(folder))[1]["unlisted"] == ["assets/more.js"]


def test_a_hash_that_is_listed_twice_does_not_get_past_the_root(folder: Path) -> None:
    """The core with its root stays as it was; the pages' list has the hash of another script."""
    forged = listed()
    forged["rest"]["assets/site/page.js"] = hashlib.sha256(b"// another").hexdigest()
    (folder / "assets/site/page.js").write_bytes(b"// another")
    (folder / "integrity.json").write_text(json.dumps(forged))
    ran = CliRunner().invoke(cli, ["verify-site", str(folder), "--root", listed()["root"], "--json"])
    assert ran.exit_code == 2
    assert "assets/site/page.js × 2" in ran.stderr


def test_a_packed_copy_that_a_server_sends_is_unpacked_and_checked(folder: Path) -> None:
    (folder / "index.html.gz").write_bytes(gzip.compress(FILES["index.html"]))
    assert check(str(folder))[0] == 0
    for content in (gzip.compress(b"<p>hom3"), b"none", gzip.compress(FILES["index.html"])[:-6]):
        (folder / "index.html.gz").write_bytes(content)
        code, found = check(str(folder))
        assert (code, found["altered"]) == (1, ["index.html.gz"])


def test_what_packing_adds_for_hosts_is_no_stranger(folder: Path) -> None:
    """`make pack` adds `_headers` to its folder, GitHub Pages want two of their own: none is of the site."""
    for name in ("_headers", "CNAME"):
        (folder / name).write_text("x")
    code, found = check(str(folder))
    assert (code, found["unlisted"], found["unchecked"]) == (0, [], ["CNAME", "_headers"])
    said = CliRunner().invoke(cli, ["verify-site", str(folder)]).stdout
    assert "没有核对：CNAME, _headers" in said
    assert ".br" not in said
    (folder / "assets/_headers").write_text("x")  # in its own place alone it is one
    assert check(str(folder))[1]["unlisted"] == ["assets/_headers"]


def test_a_packed_copy_that_cannot_be_unpacked_is_told(folder: Path) -> None:
    (folder / "index.html.br").write_bytes(b"brotli")
    code, found = check(str(folder))
    assert (code, found["unchecked"]) == (0, ["index.html.br"])
    assert "1 个 .br 压缩副本没有核对" in CliRunner().invoke(cli, ["verify-site", str(folder)]).stdout


def test_a_folder_that_is_linked_into_the_site_is_not_listed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "more.js").write_text("x")
    (folder / "assets/linked").symlink_to(elsewhere, target_is_directory=True)
    code, found = check(str(folder))
    assert (code, found["unlisted"]) == (1, ["assets/linked"])


def test_a_list_made_to_fit_has_another_root(folder: Path) -> None:
    """Whoever changes a script and its hash must change the root, which the reader knows."""
    forged = listed()
    forged["core"]["assets/site/page.js"] = hashlib.sha256(b"// another").hexdigest()
    (folder / "assets/site/page.js").write_bytes(b"// another")
    (folder / "integrity.json").write_text(json.dumps(forged))
    code, found = check(str(folder))
    assert (code, found["root_fits"], found["altered"]) == (1, False, [])
    forged["root"] = hashlib.sha256(rfc8785.dumps(forged["core"])).hexdigest()
    (folder / "integrity.json").write_text(json.dumps(forged))
    assert check(str(folder))[0] == 0
    code, found = check(str(folder), "--root", listed()["root"])
    assert (code, found["as_expected"]) == (1, False)


def test_no_file_outside_the_folder_is_read(folder: Path) -> None:
    (folder.parent / "outside").write_text("x")
    forged = listed()
    forged["rest"]["../outside"] = hashlib.sha256(b"x").hexdigest()
    (folder / "integrity.json").write_text(json.dumps(forged))
    assert check(str(folder))[1]["missing"] == ["../outside"]


@pytest.mark.parametrize("content", ["", "[]", '{"format": "integrity/2"}', '{"core": {"a": 1}, "rest": {}}'])
def test_what_is_no_site_is_refused(folder: Path, content: str) -> None:
    (folder / "integrity.json").write_text(content)
    refused = CliRunner().invoke(cli, ["verify-site", str(folder), "--lang", "en"])
    assert (refused.exit_code, "integrity.json" in refused.stderr) == (2, True)
    (folder / "integrity.json").unlink()
    assert CliRunner().invoke(cli, ["verify-site", str(folder)]).exit_code == 2


def test_in_words(folder: Path) -> None:
    said = CliRunner().invoke(cli, ["verify-site", str(folder), "--lang", "en"]).stdout
    assert "Agrees: all 5 files" in said
    assert listed()["root"] in said.replace("\n", "")
    (folder / "index.html").unlink()
    said = CliRunner().invoke(cli, ["verify-site", str(folder), "--lang", "en", "--root", "0"]).stdout
    assert "missing: index.html" in said
    assert "The root is not 0." in said


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/a b",
        "http://exa mple/",
        "http://[::1",
        "http://127.0.0.1:abc/",
    ],
)
def test_what_is_no_address_is_refused_in_words(address: str) -> None:
    result = CliRunner().invoke(cli, ["verify-site", address])
    assert result.exit_code == 2, repr(result.exception)
    assert address in result.stderr


@pytest.mark.parametrize(
    "answer",
    [
        b"GARBAGE\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n\x1f\x8b\x08\x00trunc",
    ],
)
def test_a_server_that_answers_anything_else_is_refused_in_words(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with server.accept()[0] as connection:
                connection.recv(4096)
                connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        result = CliRunner().invoke(cli, ["verify-site", f"http://127.0.0.1:{server.getsockname()[1]}/"])
    assert result.exit_code == 2, repr(result.exception)


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_listed_name_that_no_file_has_is_missing(tmp_path: Path, name: str) -> None:
    forged = {"format": "integrity/1", "core": {name: "0"}, "rest": {}, "root": "0", "engine": "1"}
    (tmp_path / "integrity.json").write_text(json.dumps(forged))
    result = CliRunner().invoke(cli, ["verify-site", str(tmp_path), "--json"])
    assert result.exit_code == 1, repr(result.exception)
    assert json.loads(result.stdout)["missing"] == [name]


@pytest.mark.parametrize("written", ["[" * 200_000, '{"\\ud800": 1}'])
def test_a_list_that_cannot_be_read_is_none(tmp_path: Path, written: str) -> None:
    half = '{"format":"integrity/1","core":{"\\ud800":"0"},"rest":{},"root":"0","engine":"1"}'
    (tmp_path / "integrity.json").write_text(written if written.startswith("[") else half)
    result = CliRunner().invoke(cli, ["verify-site", str(tmp_path)])
    assert result.exit_code == 2, repr(result.exception)


def test_a_list_asks_no_other_server(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def opened(request: Request, **_: object) -> None:
        asked.append(request.full_url)

    monkeypatch.setattr("aftersales_cli.site_files.OPENER", SimpleNamespace(open=opened))
    for path in ("//another.example/x", "../outside", "/root"):
        assert open_site("https://a.example/site/").read(path) is None
    assert asked == []


@pytest.mark.parametrize(("host", "code"), [("localhost", 2), ("127.0.0.1", 1)])
def test_a_server_that_sends_on_to_another_host_is_refused(host: str, code: int) -> None:
    """The list of another host was checked in its place; within the host (1: a.js is missing) it goes on."""
    written = {"format": "integrity/1", "core": {"a.js": "0"}, "rest": {}, "root": "0", "engine": "1"}

    ports: list[int] = []

    class Sending(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            moved = self.path == "/integrity.json"
            self.send_response(302 if moved else 200 if self.path == "/there.json" else 404)
            if moved:
                self.send_header("Location", f"http://{host}:{ports[0]}/there.json")
            self.end_headers()
            if self.path == "/there.json":
                self.wfile.write(json.dumps(written).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Sending) as server:
        ports.append(server.server_port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        result = CliRunner().invoke(cli, ["verify-site", address])
        server.shutdown()
    assert result.exit_code == code, repr(result.exception)
    assert (f"integrity.json → http://{host}:" in result.stderr) == (code == 2)


def test_a_file_whose_line_ends_an_upload_rewrote_is_told_as_that(folder: Path) -> None:
    """FTP in text mode and Git with autocrlf make CR LF of LF: each text differs, and says the same."""
    published = listed()
    lines = b"// one\n// two\n"
    published["core"]["assets/site/page.js"] = hashlib.sha256(lines).hexdigest()
    published["root"] = hashlib.sha256(rfc8785.dumps(published["core"])).hexdigest()
    (folder / "integrity.json").write_text(json.dumps(published))
    (folder / "assets/site/page.js").write_bytes(lines.replace(b"\n", b"\r\n"))
    code, found = check(str(folder))
    assert (code, found["altered"], found["line_endings"]) == (
        1,
        ["assets/site/page.js"],
        ["assets/site/page.js"],
    )
    said = CliRunner().invoke(cli, ["verify-site", str(folder)]).stdout.replace("\n", "")
    assert "1 个只有换行变了" in said
    assert "都是网页" not in said
    (folder / "assets/site/page.js").write_bytes(b"// one\r\n// too\r\n")
    assert check(str(folder))[1]["line_endings"] == []


def test_pages_to_which_a_host_adds_its_script_are_told_as_that(site: str, folder: Path) -> None:
    """Of a site whose scripts are all as published it matters that only pages were touched."""

    def said() -> str:
        return CliRunner().invoke(cli, ["verify-site", site]).stdout.replace("\n", "")

    for path in ("index.html", "en/index.html"):
        (folder / path).write_bytes(FILES[path] + b'<script src="https://stat.example/a.js"></script>')
    assert check(site)[0] == 1
    assert "改动过的都是网页" in said()
    (folder / "assets/site/page.js").write_bytes(b"// another")
    assert "改动过的都是网页" not in said()


def test_a_file_that_the_server_fails_to_send_is_not_called_missing(folder: Path) -> None:
    """A gateway that is overloaded says nothing of whether the file is there: 503, or a broken line."""

    class Failing(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            if self.path == "/offline/zh.json":
                self.send_error(503)
            elif self.path == "/data/sources.json":
                self.close_connection = True
            else:
                super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Failing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        code, found = check(address)
        said = CliRunner().invoke(cli, ["verify-site", address]).stdout.replace("\n", "")
        server.shutdown()
    assert (code, found["agrees"], found["missing"], found["altered"]) == (1, False, [], [])
    assert set(found["unread"]) == {"offline/zh.json", "data/sources.json"}
    assert found["unread"]["offline/zh.json"] == "HTTP 503"
    assert "没有取到：offline/zh.json（HTTP 503）" in said
    assert "有 2 个文件没有取到" in said


def test_the_page_for_missing_addresses_is_there_though_its_host_answers_404(folder: Path) -> None:
    """Many hosts send 404.html with the status that it is for, at its own address too."""
    published = listed()
    page = "<p>没有这个页面".encode()
    published["rest"]["404.html"] = hashlib.sha256(page).hexdigest()
    (folder / "integrity.json").write_text(json.dumps(published))
    sent = [page]

    class Missing(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if (folder / self.path.lstrip("/")).exists():
                super().do_GET()
                return
            packed = "gzip" if len(sent) > 1 else "identity"
            self.send_response(404)
            self.send_header("Content-Encoding", packed)
            self.end_headers()
            self.wfile.write(gzip.compress(sent[0]) if packed == "gzip" else sent[0])

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Missing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        assert check(address)[0] == 0
        sent.append(b"packed from now on")
        assert check(address)[0] == 0
        sent[:] = [b"not found, says the host"]
        code, found = check(address)
        assert (code, found["missing"], found["altered"]) == (1, [], ["404.html"])
        (folder / "offline/zh.json").unlink()  # any other file that is answered so is missing
        assert check(address)[1]["missing"] == ["offline/zh.json"]
        server.shutdown()


def test_a_list_that_cannot_be_had_says_why() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    refused = CliRunner().invoke(cli, ["verify-site", f"http://127.0.0.1:{port}/", "--lang", "en"])
    assert (refused.exit_code, "refused" in refused.stderr) == (2, True)  # ECONNREFUSED in the system's words
