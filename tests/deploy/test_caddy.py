"""The built site behind the Caddyfile that is shipped: it is valid, and says what nginx says."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.deploy.conftest import wasm_of
from tests.deploy.servers import Server
from tests.deploy.test_nginx import EVERYWHERE, LASTING, TYPES, check_frames, files_of, policy_of

pytestmark = pytest.mark.site


def test_every_header_of_every_kind_of_file(caddy: Server, site: Path) -> None:
    for path in files_of(site):
        answer = caddy.get(f"/{path}")
        assert answer.status == 200, path
        assert answer.content == (site / path).read_bytes(), path
        assert answer.headers["Content-Type"] == TYPES[Path(path).suffix], path
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE, path
        lasting = path.startswith(("modules/", "runtime/"))
        assert answer.headers["Cache-Control"] == (LASTING if lasting else "no-cache"), path
        assert answer.headers["Content-Security-Policy"] == policy_of(path), path
        assert "Server" not in answer.headers


def test_calculators_for_frames_alone_may_be_framed_by_others(caddy: Server, site: Path) -> None:
    check_frames(caddy, site)


def test_packed_files_are_handed_out_as_they_are(caddy: Server, site: Path) -> None:
    for path in ("index.html", wasm_of(site)):
        packed = caddy.get(f"/{path}", Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert packed.content == (site / f"{path}.gz").read_bytes()
        assert caddy.get(f"/{path}.gz").status == 404


def test_what_is_not_packed_is_packed_on_the_way(caddy: Server, site: Path) -> None:
    path = next(path for path in files_of(site) if path.endswith(".css"))
    answer = caddy.get(f"/{path}", Accept_Encoding="gzip")
    assert gzip.decompress(answer.content) == (site / path).read_bytes()


def test_a_page_that_did_not_change_is_not_sent_again(caddy: Server) -> None:
    first = caddy.get("/")
    again = caddy.get("/", If_None_Match=first.headers["Etag"])
    assert (again.status, again.content) == (304, b"")


def test_a_missing_page_says_so(caddy: Server, site: Path) -> None:
    answer = caddy.get("/nowhere/")
    assert (answer.status, answer.content) == (404, (site / "404.html").read_bytes())
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
