"""The built site behind the nginx configuration that is shipped: every header, and what is packed."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy.conftest import wasm_of
from tests.deploy.servers import Server

pytestmark = pytest.mark.site

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PAGES_ONLY = "frame-ancestors 'self'"
FRAMES_ONLY = "frame-ancestors *"
SCRIPTS_ONLY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
)
LASTING = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "text/yaml; charset=utf-8",
    ".zip": "application/zip",
}


def files_of(site: Path) -> list[str]:
    """One file of each ending in each of the site's first folders: all of them would say the same again."""
    paths = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    chosen = {(path.parts[0] if len(path.parts) > 1 else path.name, path.suffix): path for path in paths}
    return [path.as_posix() for path in chosen.values() if path.suffix != ".gz" and path.suffix in TYPES]


def policy_of(path: str) -> str:
    """What the file at PATH is sent with: calculators for frames alone may be framed by others."""
    if path.endswith((".js", ".mjs")):
        return SCRIPTS_ONLY
    return FRAMES_ONLY if path.removeprefix("en/").startswith("embed/") else PAGES_ONLY


def test_every_ending_of_the_site_has_its_type(site: Path) -> None:
    endings = {path.suffix for path in site.rglob("*") if path.is_file()} - {".gz", ".ico", ".woff2", ".ics"}
    assert endings <= set(TYPES), endings - set(TYPES)


def test_every_header_of_every_kind_of_file(server: Server, site: Path) -> None:
    for path in files_of(site):
        answer = server.get(f"/{path}")
        assert answer.status == 200, path
        assert answer.headers["Content-Type"] == TYPES[Path(path).suffix], path
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE, path
        lasting = path.startswith(("modules/", "runtime/"))
        assert answer.headers["Cache-Control"] == (LASTING if lasting else "no-cache"), path
        assert answer.headers["Content-Security-Policy"] == policy_of(path), path
        assert "nginx/" not in answer.headers.get("Server", "")
        assert answer.content == (site / path).read_bytes(), path


def test_calculators_for_frames_alone_may_be_framed_by_others(server: Server, site: Path) -> None:
    check_frames(server, site)


def check_frames(server: Server, site: Path) -> None:
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


def test_an_address_without_its_slash_leads_on(server: Server) -> None:
    answer = server.get("/calculators")
    assert (answer.status, answer.headers["Location"]) == (301, "/calculators/")


def test_two_hundred_at_once_all_get_the_page(server: Server, site: Path) -> None:
    page = (site / "index.html").read_bytes()
    with ThreadPoolExecutor(200) as readers:
        answers = list(readers.map(lambda _: server.get("/"), range(2000)))
    assert all(answer.status == 200 and answer.content == page for answer in answers)


def test_what_other_hosts_are_told_is_what_nginx_is_told() -> None:
    caddy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    static = (ROOT / "deploy" / "_headers").read_text(encoding="utf-8")
    for name, value in {
        **EVERYWHERE,
        "Content-Security-Policy": PAGES_ONLY,
        "Cache-Control": LASTING,
    }.items():
        assert f"{name}: {value}" in static
        quoted = f'"{value}"' if " " in value else value
        assert f"{name} {quoted}" in caddy
    assert f'"{SCRIPTS_ONLY}"' in caddy
    assert f'@frames Content-Security-Policy "{FRAMES_ONLY}"' in caddy
    assert f"Content-Security-Policy: {FRAMES_ONLY}" in static


@pytest.mark.npm
def test_packing_leaves_the_site_as_it_is_and_puts_copies_beside(site: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    for path in ("index.html", "integrity.json", "sw.js"):
        small.mkdir(exist_ok=True)
        shutil.copy(site / path, small / path)
    subprocess.run(["node", "scripts/pack_site.mjs", str(small), str(tmp_path / "out")], cwd=ROOT, check=True)
    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == {
        *(
            f"{path}{ending}"
            for path in ("index.html", "integrity.json", "sw.js")
            for ending in ("", ".gz", ".br")
        ),
        "_headers",
    }
    assert gzip.decompress((out / "integrity.json.gz").read_bytes()) == (site / "integrity.json").read_bytes()
    assert json.loads((out / "integrity.json").read_bytes())["format"] == "integrity/1"
