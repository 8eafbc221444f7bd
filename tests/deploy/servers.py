"""Starting a server on a port of its own with the configuration that is shipped, and asking it."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from tests.conftest import ROOT

_AROUND_NGINX = """
daemon off;
master_process on;
worker_processes 2;
pid {home}/pid;
error_log {home}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {conf};
}}
"""
_ALONE = "{\n\tadmin off\n\tauto_https off\n}\n"
"""Two Caddys on one machine would meet at the port where each takes orders."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message  # in which a header is found however it is written
    content: bytes


class Server:
    """A server on PORT; CALLS_ITSELF is all that it may say of itself, its version left out."""

    def __init__(self, port: int, calls_itself: str | None) -> None:
        self.port, self.calls_itself = port, calls_itself

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = line.getresponse()
        answer = Answer(reply.status, reply.headers, reply.read())
        line.close()
        return answer


def nginx_commands(program: Path, home: Path, site: Path, port: int) -> Sequence[str]:
    shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert shipped.count("listen 80;") == shipped.count("root /srv/aftersales;") == 1
    conf = shipped.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/aftersales", str(site))
    (home / "site.conf").write_text(conf, encoding="utf-8")
    around = _AROUND_NGINX.format(home=home, conf=home / "site.conf")
    (home / "nginx.conf").write_text(around, encoding="utf-8")
    return [str(program), "-p", str(home), "-c", str(home / "nginx.conf")]


def caddy_commands(program: Path, home: Path, site: Path, port: int) -> Sequence[str]:
    shipped = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert shipped.count("\n:80 {") == shipped.count("root * /srv/aftersales") == 1
    conf = shipped.replace("\n:80 {", f"\nhttp://127.0.0.1:{port} {{").replace("/srv/aftersales", str(site))
    (home / "Caddyfile").write_text(_ALONE + conf, encoding="utf-8")
    return [str(program), "run", "--config", str(home / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def running(
    command: Sequence[str], home: Path, port: int, *, calls_itself: str | None = None
) -> Iterator[Server]:
    """The server that COMMAND starts on PORT; it writes only below HOME, and ends with the block."""
    said, environment = home / "said", {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home)}
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
    try:
        _wait_for(port, process, said)
        yield Server(port, calls_itself)
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            pytest.fail(said.read_text(encoding="utf-8"))
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server does not answer")
