"""The built site behind the configurations that are shipped, each run by its own server: every header, what
is packed, and, while all that is asked, two hundred readers at once for a minute.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy.conftest import wasm_of
from tests.deploy.headers import EVERYWHERE, FRAMES_ONLY, LASTING, TYPES, files_of, policy_of
from tests.deploy.servers import Server

pytestmark = [pytest.mark.site, pytest.mark.npm, pytest.mark.usefixtures("readers")]

SECONDS = 60
A_READER = ("", "gbt-27922-2011/", "gbt-27922-2011/5.1.2.2/", "calculators/gbt-27922-2011/", "en/")


@pytest.fixture(scope="module")
def readers(nginx: Server, site: Path) -> Iterator[subprocess.Popen[str]]:
    """Two hundred connections to nginx for a minute, during which the other tests of this file run."""
    sheets = sorted((site / "assets" / "stylesheets").glob("*.css"))
    paths = [f"/{path}" for path in (*A_READER, *(sheet.relative_to(site).as_posix() for sheet in sheets))]
    command = ["node", "tests/deploy/load.mjs", nginx.address, str(SECONDS), *paths]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as asking:
        yield asking
        asking.kill()


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each server in turn: what a reader gets is the same."""
    found: Server = request.getfixturevalue(request.param)
    return found


def test_every_header_of_every_kind_of_file(server: Server, site: Path) -> None:
    for path in files_of(site):
        answer = server.get(f"/{path}")
        assert answer.status == 200, path
        assert answer.content == (site / path).read_bytes(), path
        assert answer.headers["Content-Type"] == TYPES[Path(path).suffix], path
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE, path
        lasting = path.startswith(("modules/", "runtime/"))
        assert answer.headers["Cache-Control"] == (LASTING if lasting else "no-cache"), path
        assert answer.headers["Content-Security-Policy"] == policy_of(path), path
        assert answer.headers.get("Server") == server.calls_itself


def test_calculators_for_frames_alone_may_be_framed_by_others(server: Server, site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("index.html")]
    policies = {path: server.get(f"/{path}").headers["Content-Security-Policy"] for path in pages}
    assert policies == {path: policy_of(path) for path in pages}
    assert list(policies.values()).count(FRAMES_ONLY) == 12  # six calculators in two languages


def test_packed_files_are_handed_out_as_they_are(server: Server, site: Path) -> None:
    for path in ("index.html", wasm_of(site)):
        packed = server.get(f"/{path}", Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert packed.headers["Content-Type"] == TYPES[Path(path).suffix]
        assert packed.content == (site / f"{path}.gz").read_bytes()
        assert server.get(f"/{path}.gz").status == 404


def test_what_is_not_packed_is_packed_on_the_way(server: Server, site: Path) -> None:
    path = next(path for path in files_of(site) if path.endswith(".css"))
    answer = server.get(f"/{path}", Accept_Encoding="gzip")
    assert gzip.decompress(answer.content) == (site / path).read_bytes()


def test_a_page_that_did_not_change_is_not_sent_again(server: Server) -> None:
    first = server.get("/")
    again = server.get("/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


def test_a_missing_page_says_so_with_all_headers(server: Server, site: Path) -> None:
    answer = server.get("/nowhere/")
    assert (answer.status, answer.content) == (404, (site / "404.html").read_bytes())
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_an_address_without_its_slash_leads_on(nginx: Server) -> None:
    answer = nginx.get("/calculators")
    assert (answer.status, answer.headers["Location"]) == (301, "/calculators/")


def test_two_hundred_at_once_all_get_the_page(nginx: Server, site: Path) -> None:
    page = (site / "index.html").read_bytes()
    with ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(lambda _: nginx.get("/"), range(2000)))
    assert all(answer.status == 200 and answer.content == page for answer in answers)


def test_two_hundred_connections_for_a_minute_without_an_error(readers: subprocess.Popen[str]) -> None:
    said, _ = readers.communicate()
    assert readers.returncode == 0
    told = json.loads(said)
    faults = {name: told[name] for name in ("refused", "errors", "timeouts", "resets")}
    assert faults == {"refused": 0, "errors": 0, "timeouts": 0, "resets": 0}, told
    assert told["connections"] == 200
    assert told["answers"] >= 200, told  # how many more is a matter of the machine
