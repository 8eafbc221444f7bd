"""The web app manifest: what it names is there, and no page pays for more than its address."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from posixpath import normpath

import pytest

from tests.site.pages import parse


@pytest.mark.parametrize("folder", ["", "en/"])
def test_what_the_manifest_names_is_there(built_site: Path, folder: str) -> None:
    manifest = json.loads((built_site / folder / "app.webmanifest").read_text(encoding="utf-8"))
    assert manifest["lang"].startswith("en" if folder else "zh")
    for shortcut in manifest["shortcuts"]:
        assert (built_site / folder / shortcut["url"] / "index.html").is_file(), shortcut
    for action in (manifest["share_target"]["action"], manifest["file_handlers"][0]["action"]):
        assert (built_site / folder / action / "index.html").is_file(), action
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        content = (built_site / normpath(f"{folder}./{icon['src']}")).read_bytes()
        assert content.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", content[16:24])  # the first chunk of a PNG says its size
        assert icon["sizes"] == f"{width}x{height}"


@pytest.mark.parametrize("page", ["", "gbt-27922-2011/5.1.2.2/", "en/zpic-wf-20/"])
def test_a_page_leads_to_the_manifest_of_its_language(built_site: Path, page: str) -> None:
    """It is named to the browser once the reader waits for nothing: docs/assets/offline/register.js."""
    metas = parse(built_site / page / "index.html").of("meta")
    (manifest,) = [e.attributes["data-manifest"] for e in metas if e.attributes.get("name") == "as-offline"]
    expected = "en/app.webmanifest" if page.startswith("en/") else "app.webmanifest"
    assert normpath(f"{page}./{manifest}") == expected
