"""The built site behind the configurations that are shipped, each run by its own server."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.browser import find_server
from tests.deploy.servers import Server, caddy_commands, nginx_commands, running

NGINX, CADDY = find_server("nginx"), find_server("caddy")


@pytest.fixture(scope="session")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with packed copies of two files, as `make pack` puts them beside all."""
    copy = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(built_site, copy)
    for path in ("index.html", wasm_of(copy)):
        (copy / f"{path}.gz").write_bytes(gzip.compress((copy / path).read_bytes(), 1, mtime=0))
    if os.geteuid() == 0:  # nginx' workers run as another user, who may not enter the folders of tests
        for folder in (copy.parent, *list(copy.parent.parents)[:3]):
            folder.chmod(folder.stat().st_mode | 0o055)
    return copy


def wasm_of(site: Path) -> str:
    (found,) = (site / "runtime").rglob("*.wasm")
    return found.relative_to(site).as_posix()


@pytest.fixture(scope="session")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if NGINX is None:
        pytest.skip("needs nginx: `make test` installs it on Debian and Ubuntu")
    home, port = tmp_path_factory.mktemp("nginx"), free_port()
    with running(nginx_commands(NGINX, home, site, port), home, port, calls_itself="nginx") as server:
        yield server


@pytest.fixture(scope="session")
def caddy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if CADDY is None:
        pytest.skip("needs Caddy: `make test` installs it on Debian and Ubuntu")
    home, port = tmp_path_factory.mktemp("caddy"), free_port()
    with running(caddy_commands(CADDY, home, site, port), home, port) as server:
        yield server


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
