"""The web app manifest: what it names is there, and no page pays for more than its address."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from posixpath import normpath
from urllib.parse import urljoin

import pytest

from aftersales_site.finishing.installation import NAME
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


def identity(manifest: dict[str, str], address: str) -> str:
    """Which app a browser takes that of the MANIFEST at ADDRESS for.

    By the W3C's Web Application Manifest, 1.6: an ``id`` is resolved against the origin of the start page;
    without one the start page is the id.
    """
    start = urljoin(address, manifest["start_url"])
    return urljoin(urljoin(start, "/"), manifest["id"]) if "id" in manifest else start


def test_each_language_is_an_app_of_its_own_and_none_is_a_neighbour_s(built_site: Path) -> None:
    """Both were the app “/” of the server: the second one that was installed took the place of the first."""
    base = "https://a.example/aftersales/"
    found = {
        identity(
            json.loads((built_site / folder / NAME).read_text(encoding="utf-8")), f"{base}{folder}{NAME}"
        )
        for folder in ("", "en/")
    }
    assert found == {base, f"{base}en/"}


@pytest.mark.parametrize("page", ["", "gbt-27922-2011/5.1.2.2/", "en/zpic-wf-20/"])
def test_a_page_leads_to_the_manifest_of_its_language(built_site: Path, page: str) -> None:
    """It is named to the browser once the reader waits for nothing: docs/assets/offline/register.js."""
    metas = parse(built_site / page / "index.html").of("meta")
    (manifest,) = [e.attributes["data-manifest"] for e in metas if e.attributes.get("name") == "as-offline"]
    expected = "en/app.webmanifest" if page.startswith("en/") else "app.webmanifest"
    assert normpath(f"{page}./{manifest}") == expected
