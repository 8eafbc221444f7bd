"""The packed copy of the site, and what is written down for hosts that are no server of one's own."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy.headers import EVERYWHERE, FRAMES_ONLY, LASTING, PAGES_ONLY, SCRIPTS_ONLY, TYPES

pytestmark = pytest.mark.site


def test_every_ending_of_the_site_has_its_type(built_site: Path) -> None:
    unasked = {".gz", ".ico", ".woff2", ".ics"}
    endings = {path.suffix for path in built_site.rglob("*") if path.is_file()} - unasked
    assert endings <= set(TYPES), endings - set(TYPES)


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
def test_packing_leaves_the_site_as_it_is_and_puts_copies_beside(built_site: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    for path in ("index.html", "integrity.json", "sw.js"):
        small.mkdir(exist_ok=True)
        shutil.copy(built_site / path, small / path)
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
    packed = gzip.decompress((out / "integrity.json.gz").read_bytes())
    assert packed == (built_site / "integrity.json").read_bytes()
    assert json.loads((out / "integrity.json").read_bytes())["format"] == "integrity/1"
